"""A person across all tables: a copy of everything, and the end of it."""

import json
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, insert, or_, select, update

from adapters.db import tables
from adapters.db.audit import audit_row, hashed
from adapters.db.database import Database
from adapters.db.shapes import shape
from core.audit import PERSON, Act, Entry
from core.errors import NotFound
from core.ports import Clock
from core.privacy.persons import FAREWELL, LINK_LASTS, Erasure, Everything
from core.quote.order import BEFORE_MONEY, Order

_FILE = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.[a-z0-9]{1,8})?")
_AT_ONCE = 400
"""Values in one statement; keeps it short of the databases' limits."""


_SEPARATELY = frozenset({"conversations", "orders", "links", "messages"})
_OWNED = tuple(table for table in tables.metadata.sorted_tables if "person_id" in table.c and table.name not in _SEPARATELY)
"""Whatever table is added later and names a person is copied and ended with them, without anybody having to think of it."""
_OF_TURNS = tuple(table for table in tables.metadata.sorted_tables if "turn_id" in table.c and "person_id" not in table.c and table.name not in _SEPARATELY)


@dataclass(frozen=True)
class _Traces:
    """Where a person is found: ids of their conversations, turns, messages and prototypes, and their addresses."""

    conversations: list[str]
    addresses: list[tuple[str, str, str]]
    turns: list[str]
    messages: list[str]
    slugs: list[str]


class DbPersons:
    """The port `Persons`."""

    def __init__(self, database: Database, clock: Clock, pepper: bytes) -> None:
        """`pepper` keys the hashes by which erased people are recognised."""
        self._database = database
        self._clock = clock
        self._pepper = pepper

    async def everything(self, person_id: str) -> Everything:
        """What is kept of the person now."""
        return await self._database.read(lambda connection: self._everything(connection, person_id))

    async def erase(self, person_id: str, farewell: str | None = None) -> Erasure:
        """End it in one transaction. Of the ledger the entry with the key `farewell` stays for a moment."""
        erasure = await self._database.write(lambda connection: self._erase(connection, person_id, farewell))
        await self._database.scrub()
        return erasure

    async def unfinished(self, limit: int = 20) -> Sequence[Erasure]:
        """Erasures of which something is left outside the database."""
        table = tables.erasures
        look = select(table.c.id, table.c.left_over, table.c.counts).where(table.c.left_over.is_not(None)).limit(limit)
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [_erasure(*row) for row in rows]

    async def finished(self, erasure_id: str) -> None:
        """Nothing is left of it but the note that it was."""
        table = tables.erasures
        await self._database.write(lambda connection: connection.execute(update(table).where(table.c.id == erasure_id).values(left_over=None)))
        await self._database.scrub()

    async def last_words(self) -> int:
        """Forget farewells that have been readable long enough; how many."""
        table, said, before = tables.erasures, tables.said, self._clock.now() - FAREWELL
        look = select(table.c.farewell).where(table.c.farewell.is_not(None), table.c.at <= before)
        if not (keys := await self._database.read(lambda connection: list(connection.execute(look).scalars()))):
            return 0

        def change(connection: Connection) -> None:
            connection.execute(delete(said).where(said.c.key.in_(keys)))
            connection.execute(update(table).where(table.c.farewell.in_(keys)).values(farewell=None))

        await self._database.write(change)
        await self._database.scrub()
        return len(keys)

    async def was_erased(self, person_id: str) -> bool:
        """Whether an erasure of that person is noted."""
        look = select(tables.erasures.c.id).where(tables.erasures.c.person == hashed(person_id, self._pepper)).limit(1)
        return await self._database.read(lambda connection: connection.execute(look).first()) is not None

    async def link(self, person_id: str) -> str:
        """An unguessable id under which the person's copy can be fetched."""
        link_id = secrets.token_hex(16)
        row = {"id": link_id, "person_id": person_id, "until": self._clock.now() + LINK_LASTS}
        await self._database.write(lambda connection: connection.execute(insert(tables.links).values(**row)))
        return link_id

    async def linked(self, link_id: str) -> str:
        """The person behind a link. Raises NotFound."""
        table = tables.links
        look = select(table.c.person_id).where(table.c.id == link_id, table.c.until > self._clock.now())
        found: str | None = await self._database.read(lambda connection: connection.execute(look).scalar_one_or_none())
        if found is None:
            raise NotFound("link")
        return found

    def _everything(self, connection: Connection, person_id: str) -> Everything:
        traces = _traces(connection, person_id)
        rows: dict[str, Sequence[Mapping[str, object]]] = {
            "conversations": _bodies(connection, tables.conversations, "id", traces.conversations),
            "turns": _bodies(connection, tables.turns, "id", traces.turns),
            "messages": _bodies(connection, tables.messages, "key", traces.messages),
            "deliveries": [
                {"key": key, "content": bytes(raw).decode("utf-8", "replace")}
                for part in _parts(traces.messages)
                for key, raw in connection.execute(select(tables.payloads.c.key, tables.payloads.c.raw).where(tables.payloads.c.key.in_(part)))
            ],
            "answers": [
                {"at": at.isoformat(), **json.loads(body)}
                for address in traces.addresses
                for at, body in connection.execute(select(tables.said.c.at, tables.said.c.body).where(_at(address)).order_by(tables.said.c.number))
            ],
            "prototypes": _bodies(connection, tables.revisions, "slug", traces.slugs),
            "orders": _bodies(connection, tables.orders, "person_id", [person_id]),
        }
        for table in _OWNED:
            rows[table.name] = [_plain(row) for row in connection.execute(select(table).where(table.c.person_id == person_id))]
        for table in _OF_TURNS:
            rows[table.name] = [_plain(row) for part in _parts(traces.turns) for row in connection.execute(select(table).where(table.c.turn_id.in_(part)))]
        named = set(_FILE.findall(json.dumps({name: rows[name] for name in ("turns", "messages", "answers", "prototypes")})))
        owned = connection.execute(select(tables.files.c.name).where(tables.files.c.owner == person_id)).scalars()
        return Everything(rows, tuple(sorted(named | set(owned))), tuple(traces.slugs))

    def _erase(self, connection: Connection, person_id: str, farewell: str | None) -> Erasure:
        everything = self._everything(connection, person_id)
        traces = _traces(connection, person_id)
        connection.execute(delete(tables.data_keys).where(tables.data_keys.c.owner == person_id))
        connection.execute(delete(tables.files).where(tables.files.c.owner == person_id))
        _delete(connection, tables.files, "name", everything.files)
        connection.execute(delete(tables.links).where(tables.links.c.person_id == person_id))
        for table in _OWNED:
            connection.execute(delete(table).where(table.c.person_id == person_id))
        for table in _OF_TURNS:
            _delete(connection, table, "turn_id", traces.turns)
        _delete(connection, tables.payloads, "key", traces.messages)
        _delete(connection, tables.messages, "key", traces.messages)
        for turn_id in traces.turns:
            connection.execute(delete(tables.claims).where(tables.claims.c.key.startswith(f"turn:{turn_id}:", autoescape=True)))
        for address in traces.addresses:
            connection.execute(delete(tables.said).where(_at(address), tables.said.c.key != (farewell or "")))
        _delete(connection, tables.revisions, "slug", traces.slugs)
        _delete(connection, tables.prototypes, "slug", traces.slugs)
        _delete(connection, tables.turns, "id", traces.turns)
        _delete(connection, tables.conversations, "id", traces.conversations)
        _close_orders(connection, person_id)
        counts = {name: len(rows) for name, rows in everything.rows.items()} | {"files": len(everything.files)}
        erasure = Erasure(secrets.token_hex(16), everything.files, everything.slugs, counts)
        connection.execute(
            insert(tables.erasures).values(
                id=erasure.id,
                person=hashed(person_id, self._pepper),
                at=self._clock.now(),
                left_over=json.dumps({"files": erasure.files, "slugs": erasure.slugs}),
                counts=json.dumps(counts),
                farewell=farewell,
            )
        )
        note = Entry(self._clock.now(), PERSON, Act.ERASED, erasure.id)
        connection.execute(insert(tables.audit).values(**audit_row(note, person_id, self._pepper)))
        return erasure


def _traces(connection: Connection, person_id: str) -> _Traces:
    talks, turns, messages = tables.conversations, tables.turns, tables.messages
    found = connection.execute(select(talks.c.id, talks.c.platform, talks.c.chat, talks.c.thread).where(talks.c.person_id == person_id)).all()
    conversations = [row[0] for row in found]
    turn_ids = _column(connection, turns, "id", "conversation_id", conversations)
    keys = _column(connection, messages, "key", "turn_id", turn_ids)
    # Reactions and late deletions belong to no turn; their address is in their body.
    loose = connection.execute(select(messages.c.key, messages.c.body).where(messages.c.turn_id.is_(None))).all()
    addresses = [(row[1], row[2], row[3]) for row in found]
    keys.extend(key for key, body in loose if _address(body) in addresses)
    return _Traces(conversations, addresses, turn_ids, keys, _column(connection, tables.prototypes, "slug", "conversation_id", conversations))


def _address(body: str) -> tuple[str, str, str]:
    address = json.loads(body)["address"]
    return address["platform"], address["chat"], address["thread"]


def _at(address: tuple[str, str, str]) -> ColumnElement[bool]:
    platform, chat, thread = address
    return and_(tables.said.c.platform == platform, tables.said.c.chat == chat, tables.said.c.thread == thread)


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _column(connection: Connection, table: Table, wanted: str, by: str, values: Sequence[str]) -> list[str]:
    return [row[0] for part in _parts(values) for row in connection.execute(select(table.c[wanted]).where(table.c[by].in_(part)))]


def _bodies(connection: Connection, table: Table, by: str, values: Sequence[str]) -> list[Mapping[str, object]]:
    rows = (row for part in _parts(values) for row in connection.execute(select(table).where(table.c[by].in_(part))))
    return [{**{name: str(value) for name, value in row._mapping.items() if name != "body" and value is not None}, **json.loads(row.body)} for row in rows]  # noqa: SLF001  the documented way to a row's names


def _plain(row: Row[Any]) -> Mapping[str, object]:
    """A row as JSON; what is sealed or raw stays out."""
    return {name: value if isinstance(value, bool | int | float) else str(value) for name, value in row._mapping.items() if not isinstance(value, bytes)}  # noqa: SLF001  the documented way to a row's names


def _delete(connection: Connection, table: Table, by: str, values: Sequence[str]) -> None:
    for part in _parts(values):
        connection.execute(delete(table).where(table.c[by].in_(part)))


def _close_orders(connection: Connection, person_id: str) -> None:
    """What was paid is kept as the law asks, without anybody's name or words; what was not is forgotten."""
    table = tables.orders
    unpaid = or_(table.c.state.in_([state.value for state in BEFORE_MONEY]), table.c.payment.is_(None))
    connection.execute(delete(table).where(table.c.person_id == person_id, unpaid))
    for (body,) in connection.execute(select(table.c.body).where(table.c.person_id == person_id)).all():
        order: Order = shape(Order).load(body)
        kept = order.forgotten()
        connection.execute(update(table).where(table.c.id == order.id).values(turn_id=kept.turn_id, person_id="", body=shape(Order).dump(kept)))


def _erasure(erasure_id: str, left_over: str, counts: str) -> Erasure:
    left = json.loads(left_over)
    return Erasure(erasure_id, tuple(left["files"]), tuple(left["slugs"]), json.loads(counts))

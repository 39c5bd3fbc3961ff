"""Accepting messages: whatever came in while the last transaction ran is stored by the next one, so a burst costs one commit, not one each."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, insert, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.shapes import dump_turn, shape
from core.conversation import Conversation
from core.errors import Conflict
from core.messages import Address, InboundMessage, MessageKind, Platform, person_of
from core.ports import Clock
from core.turn import Turn

BATCH = 200
"""Messages in one transaction at most; keeps statements short of the databases' limits on parameters."""

GATHER_S = 0.03
"""While messages come side by side, a transaction begins so long after the one before: most of what one costs is the same for one message and for ten."""

TRIES = 4
"""How often a message is tried alone; a deadlock or a race with another process does not come twice in a row often."""

KNOWN = 2_000
"""Turns whose conversation is remembered for whoever just sent the message; a turn never changes it."""

NEVER_A_TURN = frozenset({MessageKind.REACTION})


class _RacedError(Exception):
    """Another process stored one of the same messages or opened the same turn at the same moment."""


@dataclass(eq=False)
class _Waiting:
    """A message on its way into the database, and who waits for it."""

    message: InboundMessage
    raw: bytes
    stored: asyncio.Future[str | None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Intake:
    """Stores messages in groups. Who comes first stores for all who wait."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` stamps what is stored."""
        self._database = database
        self._clock = clock
        self._waiting: deque[_Waiting] = deque()
        self._storing = asyncio.Lock()
        self._in_company = False
        """Whether the last transaction stored several messages."""
        self._began_s = 0.0
        """When it began, by the event loop's clock."""
        self._known: dict[str, str] = {}

    def conversation_of(self, turn_id: str) -> str | None:
        """The conversation of a turn that a message came to a moment ago; None for any other."""
        return self._known.get(turn_id)

    async def accept(self, message: InboundMessage, raw: bytes) -> str | None:
        """The id of the turn that it joined or opened, None when there is nothing to do for it; returns after the commit."""
        mine = _Waiting(message, raw)
        self._waiting.append(mine)
        async with self._storing:
            if not mine.stored.done():
                now_s = asyncio.get_running_loop().time
                if self._in_company:
                    await asyncio.sleep(self._began_s + GATHER_S - now_s())
                self._began_s = now_s()
                await self._store_some()
        return await mine.stored

    async def _store_some(self) -> None:
        self._in_company = len(self._waiting) > 1
        batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
        try:
            await self._store(batch)
        except Exception:  # noqa: BLE001  # one bad message must not cost the others: each is tried alone and keeps its own error
            for one in batch:
                await self._store_alone(one)
        finally:
            # When this task is cancelled, the others of its batch are still waiting in line and store themselves.
            self._waiting.extendleft(one for one in reversed(batch) if not one.stored.done())

    async def _store_alone(self, one: _Waiting) -> None:
        failure: Exception = Conflict("stored by another process again and again")
        for _ in range(TRIES):
            try:
                await self._store([one])
            except _RacedError:
                continue
            except Exception as error:  # noqa: BLE001  # it belongs to whoever waits for this message
                failure = error
            else:
                return
        one.stored.set_exception(failure)

    async def _store(self, batch: Sequence[_Waiting]) -> None:
        now = self._clock.now()
        found, conversations = await self._database.write(lambda connection: _Batch(connection, batch, now).store())
        self._known |= conversations
        while len(self._known) > KNOWN:
            del self._known[next(iter(self._known))]
        for one in batch:
            if not one.stored.done():
                one.stored.set_result(found.get(id(one)))


class _Batch:
    """One transaction's work."""

    def __init__(self, connection: Connection, batch: Sequence[_Waiting], now: datetime) -> None:
        self._connection = connection
        self._batch = batch
        self._now = now
        self._insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        self._open: dict[str, str] = {}
        """Conversation -> its listening turn."""
        self._begun: set[str] = set()
        """Conversations that are this transaction's own: nobody else has a turn in them."""
        self._opened: list[Turn] = []
        self._joined: set[str] = set()

    def store(self) -> tuple[dict[int, str | None], dict[str, str]]:
        """Turn ids by `id()` of what waits, without what was stored before; and the conversations of these turns."""
        new = self._unknown()
        if not new:
            return {}, {}
        conversations = self._conversations([one.message for one in new])
        if older := sorted(set(conversations.values()) - self._begun):
            self._find_open(older)
        turns: dict[int, str | None] = {}
        for one in new:
            turns[id(one)] = self._place(one.message, conversations[one.message.address], turns, new)
        self._write(new, turns)
        return turns, {turn_id: conversation_id for conversation_id, turn_id in self._open.items()}

    def _unknown(self) -> list[_Waiting]:
        first: dict[str, _Waiting] = {}
        for one in self._batch:
            first.setdefault(one.message.key, one)
        known = self._connection.execute(select(tables.messages.c.key).where(tables.messages.c.key.in_(list(first))))
        for (key,) in known:
            first.pop(key, None)
        return list(first.values())

    def _conversations(self, messages: Sequence[InboundMessage]) -> dict[Address, str]:
        table = tables.conversations
        wanted = {message.address: message for message in messages}
        look = (
            select(table.c.id, table.c.platform, table.c.chat, table.c.thread)
            .where(tuple_(table.c.platform, table.c.chat, table.c.thread).in_([(a.platform.value, a.chat, a.thread) for a in wanted]))
            .order_by(table.c.id)
            .with_for_update()
        )
        found = {Address(Platform(row[1]), row[2], row[3]): row[0] for row in self._connection.execute(look)}
        if missing := [message for address, message in wanted.items() if address not in found]:
            rows = sorted((_new_conversation(message) for message in missing), key=lambda row: (row["platform"], row["chat"], row["thread"]))
            come = self._connection.execute(self._insert(table).on_conflict_do_nothing().returning(*look.selected_columns), rows).all()
            begun = {Address(Platform(row[1]), row[2], row[3]): row[0] for row in come}
            self._begun.update(begun.values())
            if len(begun) < len(rows):  # another process was first with some
                return {Address(Platform(row[1]), row[2], row[3]): row[0] for row in self._connection.execute(look)}
            found |= begun
        return found

    def _find_open(self, conversation_ids: Sequence[str]) -> None:
        table = tables.turns
        look = (
            select(table.c.id, table.c.conversation_id)
            .where(table.c.conversation_id.in_(conversation_ids), table.c.listening)
            .order_by(table.c.number)
            .with_for_update()
        )
        self._open = {conversation_id: turn_id for turn_id, conversation_id in self._connection.execute(look)}

    def _place(self, message: InboundMessage, conversation_id: str, turns: dict[int, str | None], new: Sequence[_Waiting]) -> str | None:
        if message.kind in NEVER_A_TURN:
            return None
        here = self._open.get(conversation_id)
        if message.kind is MessageKind.DELETE:
            return self._join(here) if here and self._holds(here, message, turns, new) else None
        return self._join(here) if here else self._open_turn(message, conversation_id)

    def _join(self, turn_id: str) -> str:
        self._joined.add(turn_id)
        return turn_id

    def _open_turn(self, message: InboundMessage, conversation_id: str) -> str:
        turn = Turn(uuid4().hex, conversation_id, message.address, self._now, self._now)
        self._open[conversation_id] = turn.id
        self._opened.append(turn)
        return turn.id

    def _holds(self, turn_id: str, deletion: InboundMessage, turns: dict[int, str | None], new: Sequence[_Waiting]) -> bool:
        if any(turns.get(id(one)) == turn_id and one.message.external_id == deletion.refers_to for one in new):
            return True
        table = tables.messages
        look = select(table.c.number).where(table.c.turn_id == turn_id, table.c.external_id == deletion.refers_to)
        return self._connection.execute(look).first() is not None

    def _write(self, new: Sequence[_Waiting], turns: dict[int, str | None]) -> None:
        if self._opened:
            result = self._connection.execute(
                self._insert(tables.turns).on_conflict_do_nothing().returning(tables.turns.c.id), [self._turn_row(turn) for turn in self._opened]
            )
            if len(result.all()) != len(self._opened):
                raise _RacedError
        fresh = {turn.id for turn in self._opened}
        if joined := sorted(self._joined - fresh):
            table = tables.turns
            self._connection.execute(
                update(table)
                .where(table.c.id.in_(joined))
                .values(stage="received", version=table.c.version + 1, last_at=self._now, touched_at=self._now, not_before=None)
            )
        result = self._connection.execute(
            self._insert(tables.messages).on_conflict_do_nothing().returning(tables.messages.c.key),
            [
                {
                    "key": one.message.key,
                    "turn_id": turns[id(one)],
                    "external_id": one.message.external_id,
                    "stored_at": self._now,
                    "body": shape(InboundMessage).dump(one.message),
                }
                for one in new
            ],
        )
        if len(result.all()) != len(new):
            raise _RacedError
        self._connection.execute(insert(tables.payloads), [{"key": one.message.key, "raw": one.raw} for one in new])

    def _turn_row(self, turn: Turn) -> dict[str, object]:
        return {
            "id": turn.id,
            "conversation_id": turn.conversation_id,
            "stage": turn.stage.value,
            "listening": True,
            "version": turn.version,
            "last_at": self._now,
            "touched_at": self._now,
            "not_before": None,
            "body": dump_turn(turn),
        }


def _new_conversation(message: InboundMessage) -> dict[str, object]:
    address = message.address
    fresh = Conversation(uuid4().hex, address, person_of(address, message.sender))
    return {
        "id": fresh.id,
        "platform": address.platform.value,
        "chat": address.chat,
        "thread": address.thread,
        "person_id": fresh.person_id,
        "version": fresh.version,
        "body": shape(Conversation).dump(fresh),
    }

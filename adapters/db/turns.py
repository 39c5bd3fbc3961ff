"""Messages and turns in the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.intake import Intake
from adapters.db.shapes import dump_turn, load_turn
from core.errors import Conflict, NotFound
from core.messages import InboundMessage
from core.ports import Clock
from core.turn import LISTENING, Stage, Turn

OPEN = tables.turns.c.stage != Stage.ANSWERED.value


class DbTurns:
    """The port `Turns`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` stamps what is stored and touched."""
        self._database = database
        self._clock = clock
        self._intake = Intake(database, clock)

    async def accept(self, message: InboundMessage, raw: bytes) -> str | None:
        """Store the message once; the turn it joined or opened, None when there is nothing to do for it. Durable when it returns."""
        return await self._intake.accept(message, raw)

    async def get(self, turn_id: str) -> Turn:
        """The turn as stored. Raises NotFound."""
        messages = tables.messages

        def look(connection: Connection) -> Turn:
            # The turn before its messages: one that joins in between makes the version old, so nothing can be saved without it.
            row = connection.execute(select(tables.turns).where(tables.turns.c.id == turn_id)).one_or_none()
            if row is None:
                raise NotFound(f"turn {turn_id}")
            bodies = connection.execute(select(messages.c.body).where(messages.c.turn_id == turn_id).order_by(messages.c.number))
            return load_turn(row, list(bodies.scalars()))

        return await self._database.read(look)

    async def save(self, turn: Turn) -> Turn:
        """Store a moved turn; gives it back with its new version. Raises Conflict or NotFound."""
        saved = replace(turn, version=turn.version + 1)
        table = tables.turns
        move = (
            update(table)
            .where(table.c.id == turn.id, table.c.version == turn.version)
            .values(
                stage=saved.stage.value,
                listening=saved.stage in LISTENING,
                version=saved.version,
                touched_at=self._clock.now(),
                not_before=saved.not_before,
                body=dump_turn(saved),
            )
        )

        def change(connection: Connection) -> None:
            if connection.execute(move).rowcount == 0:
                known = connection.execute(select(table.c.version).where(table.c.id == turn.id)).one_or_none()
                raise NotFound(f"turn {turn.id}") if known is None else Conflict(f"turn {turn.id} is at version {known[0]}, not {turn.version}")

        await self._database.write(change, durable=saved.is_answered)
        return saved

    async def touch(self, turn_id: str) -> None:
        """Note that the turn is being worked on."""
        table = tables.turns
        note = update(table).where(table.c.id == turn_id).values(touched_at=self._clock.now())
        await self._database.write(lambda connection: connection.execute(note), durable=False)

    async def first_open(self, conversation_id: str) -> str | None:
        """The conversation's oldest unanswered turn."""
        table = tables.turns
        look = select(table.c.id).where(table.c.conversation_id == conversation_id, OPEN).order_by(table.c.number).limit(1)
        return await self._database.read(lambda connection: connection.execute(look).scalar_one_or_none())

    async def raw(self, key: str) -> bytes:
        """The delivery as it came. Raises NotFound."""
        look = select(tables.payloads.c.raw).where(tables.payloads.c.key == key)
        found: bytes | None = await self._database.read(lambda connection: connection.execute(look).scalar_one_or_none())
        if found is None:
            raise NotFound(f"message {key}")
        return found

    async def holding(self, key: str) -> str:
        """The turn that a message joined. Raises NotFound."""
        look = select(tables.messages.c.turn_id).where(tables.messages.c.key == key)
        turn_id: str | None = await self._database.read(lambda connection: connection.execute(look).scalar_one_or_none())
        if turn_id is None:
            raise NotFound(f"message {key}")
        return turn_id

    async def conversation_of(self, turn_id: str) -> str:
        """The turn's conversation. Raises NotFound."""
        if known := self._intake.conversation_of(turn_id):
            return known
        look = select(tables.turns.c.conversation_id).where(tables.turns.c.id == turn_id)
        found: str | None = await self._database.read(lambda connection: connection.execute(look).scalar_one_or_none())
        if found is None:
            raise NotFound(f"turn {turn_id}")
        return found

    async def forgotten(self, before: datetime, limit: int) -> Sequence[str]:
        """Unanswered turns untouched since `before`, oldest first; finding them touches them, so that no two sweeps nudge the same at once."""
        table = tables.turns
        look = (
            select(table.c.id)
            .where(OPEN, table.c.touched_at < before, or_(table.c.not_before.is_(None), table.c.not_before <= before))
            .order_by(table.c.touched_at, table.c.number)
            .limit(limit)
        )

        def change(connection: Connection) -> list[str]:
            found = list(connection.execute(look.with_for_update(skip_locked=True)).scalars())
            connection.execute(update(table).where(table.c.id.in_(found)).values(touched_at=self._clock.now()))
            return found

        if await self._database.read(lambda connection: connection.execute(look).first()) is None:
            return ()  # nothing to write, as nearly always
        return await self._database.write(change, durable=False)

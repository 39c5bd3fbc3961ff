"""Looking back at what the database keeps."""

import json
from collections.abc import Sequence
from itertools import count

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select
from sqlalchemy.sql.elements import UnaryExpression

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.shapes import load_conversation, load_turn
from core.conversation import Conversation
from core.turn import Stage, Turn

_TURNS, _TALKS, _MESSAGES = tables.turns, tables.conversations, tables.messages

PAGE = 200
"""Turns that are read at once while the words of each are looked at."""


class DbArchive:
    """The port `Archive`."""

    def __init__(self, database: Database) -> None:
        """Reads only."""
        self._database = database

    async def conversations_of(self, person_id: str, limit: int = 50) -> Sequence[Conversation]:
        """A person's conversations, the one that was last moved first."""
        newest = select(_TURNS.c.conversation_id, func.max(_TURNS.c.number).label("newest")).group_by(_TURNS.c.conversation_id).subquery()
        look = (
            select(_TALKS)
            .join(newest, newest.c.conversation_id == _TALKS.c.id)
            .where(_TALKS.c.person_id == person_id)
            .order_by(newest.c.newest.desc())
            .limit(limit)
        )
        return [load_conversation(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]

    async def turns_of(self, conversation_id: str, limit: int = 200) -> Sequence[Turn]:
        """The newest turns of a conversation, oldest first."""
        found = await self._turns(_TURNS.c.conversation_id == conversation_id, _TURNS.c.number.desc(), limit)
        return found[::-1]

    async def newest_turns(self, limit: int = 100) -> Sequence[Turn]:
        """Turns of all conversations, the one that was last touched first."""
        return await self._turns(None, _TURNS.c.touched_at.desc(), limit)

    async def turns_saying(self, words: str, limit: int = 100) -> Sequence[Turn]:
        """Turns that say the words. The database finds those whose JSON holds them anywhere, so it may look at all it keeps; what they say decides."""
        fold = func.statex_fold if self._database.is_sqlite else func.lower
        kept = json.dumps(words.casefold(), ensure_ascii=False)[1:-1]
        spoken = select(_MESSAGES.c.turn_id).where(fold(_MESSAGES.c.body).contains(kept, autoescape=True))
        holds = or_(_TURNS.c.id.in_(spoken), fold(_TURNS.c.body).contains(kept, autoescape=True))
        found: list[Turn] = []
        for offset in count(0, PAGE):
            page = await self._turns(holds, _TURNS.c.touched_at.desc(), PAGE, offset)
            found += [turn for turn in page if turn.says(words)]
            if len(page) < PAGE or len(found) >= limit:
                break
        return found[:limit]

    async def unanswered(self, limit: int = 100) -> Sequence[Turn]:
        """Turns that somebody waits for, oldest first."""
        return await self._turns(_TURNS.c.stage != Stage.ANSWERED.value, _TURNS.c.number.asc(), limit)

    async def taken_over(self, limit: int = 100) -> Sequence[Conversation]:
        """Conversations in which the program is silent. Asked for by people, now and then, so it may look at every conversation."""
        look = select(_TALKS).where(_TALKS.c.body.contains('"silent":true', autoescape=True)).limit(limit)
        found = [load_conversation(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]
        return [one for one in found if one.silent]

    async def _turns(self, which: ColumnElement[bool] | None, order: UnaryExpression[object], limit: int, offset: int = 0) -> list[Turn]:
        look = select(_TURNS).order_by(order, _TURNS.c.number.desc()).limit(limit).offset(offset)
        if which is not None:
            look = look.where(which)

        def read(connection: Connection) -> list[Turn]:
            rows: Sequence[Row[tuple[object, ...]]] = connection.execute(look).all()
            spoken = select(_MESSAGES.c.turn_id, _MESSAGES.c.body).where(_MESSAGES.c.turn_id.in_([row.id for row in rows])).order_by(_MESSAGES.c.number)
            bodies: dict[str, list[str]] = {}
            for turn_id, body in connection.execute(spoken):
                bodies.setdefault(turn_id, []).append(body)
            return [load_turn(row, bodies.get(row.id, [])) for row in rows]

        return await self._database.read(read)

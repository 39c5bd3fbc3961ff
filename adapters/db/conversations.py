"""Conversations and the ledger of what was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.shapes import dump_said, load_conversation, shape
from core.conversation import Conversation
from core.errors import Conflict, NotFound
from core.messages import Address, OutboundMessage, Said
from core.ports import CLAIM_S, Clock


class DbConversations:
    """The port `Conversations`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` stamps claims."""
        self._database = database
        self._clock = clock
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def get(self, conversation_id: str) -> Conversation:
        """The conversation. Raises NotFound."""
        return await self._one(tables.conversations.c.id == conversation_id, conversation_id)

    async def at(self, address: Address) -> Conversation:
        """The conversation at an address. Raises NotFound."""
        table = tables.conversations
        return await self._one(
            (table.c.platform == address.platform.value) & (table.c.chat == address.chat) & (table.c.thread == address.thread),
            f"at an address of {address.platform}",
        )

    async def _one(self, which: ColumnElement[bool], name: str) -> Conversation:
        async with self._database.read() as connection:
            row = (await connection.execute(select(tables.conversations).where(which))).one_or_none()
        if row is None:
            raise NotFound(f"conversation {name}")
        return load_conversation(row)

    async def save(self, conversation: Conversation) -> Conversation:
        """Store it; gives it back with its new version. Raises Conflict."""
        saved = replace(conversation, version=conversation.version + 1)
        table = tables.conversations
        async with self._database.write() as connection:
            moved = await connection.execute(
                update(table)
                .where(table.c.id == saved.id, table.c.version == conversation.version)
                .values(person_id=saved.person_id, version=saved.version, body=shape(Conversation).dump(saved))
            )
            if moved.rowcount == 0:
                raise Conflict(f"conversation {saved.id} is not at version {conversation.version}")
        return saved

    async def claim(self, key: str) -> bool:
        """True when the caller may say the message with this key now."""
        now = self._clock.now()
        claims = tables.claims
        said = select(tables.said.c.number).where(tables.said.c.key == key)
        take = (
            self._insert(claims)
            .values(key=key, claimed_at=now)
            .on_conflict_do_update(
                index_elements=[claims.c.key],
                set_={"claimed_at": now},
                where=(claims.c.claimed_at <= now - timedelta(seconds=CLAIM_S)) & ~exists(said),
            )
            .returning(claims.c.key)
        )
        async with self._database.write() as connection:
            return (await connection.execute(take)).one_or_none() is not None

    async def release(self, key: str) -> None:
        """Give a claim back."""
        async with self._database.write() as connection:
            await connection.execute(delete(tables.claims).where(tables.claims.c.key == key))

    async def said_under(self, key: str) -> Said | None:
        """The ledger's entry with that key, None while it was not said."""
        table = tables.said
        async with self._database.read() as connection:
            row = (await connection.execute(select(table.c.number, table.c.body, table.c.at).where(table.c.key == key))).one_or_none()
        return None if row is None else Said(row.number, shape(OutboundMessage).load(row.body), row.at)

    async def said(self, message: OutboundMessage, at: datetime) -> None:
        """Keep what was said; the same key again changes nothing."""
        address = message.address
        keep = (
            self._insert(tables.said)
            .values(key=message.key, platform=address.platform.value, chat=address.chat, thread=address.thread, at=at, body=dump_said(message))
            .on_conflict_do_nothing()
        )
        async with self._database.write() as connection:
            await connection.execute(keep)

    async def said_after(self, address: Address, number: int, limit: int = 100) -> Sequence[Said]:
        """What was said at an address after that ledger number, oldest first."""
        table = tables.said
        look = (
            select(table.c.number, table.c.body, table.c.at)
            .where(table.c.platform == address.platform.value, table.c.chat == address.chat, table.c.thread == address.thread, table.c.number > number)
            .order_by(table.c.number)
            .limit(limit)
        )
        async with self._database.read() as connection:
            return [Said(row.number, shape(OutboundMessage).load(row.body), row.at) for row in await connection.execute(look)]

    async def newest_said(self) -> int:
        """The greatest number in the ledger, 0 when it is empty."""
        async with self._database.read() as connection:
            return (await connection.execute(select(func.max(tables.said.c.number)))).scalar_one() or 0

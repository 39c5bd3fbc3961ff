"""Conversations and the ledger of what was said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.shapes import dump_said, load_conversation, shape
from core.conversation import Conversation
from core.errors import Conflict, NotFound
from core.messages import Address, OutboundMessage, Said
from core.ports import CLAIM_S, Clock

_ENTRY = select(tables.said.c.number, tables.said.c.body, tables.said.c.at)


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
        look = select(tables.conversations).where(which)
        row = await self._database.read(lambda connection: connection.execute(look).one_or_none())
        if row is None:
            raise NotFound(f"conversation {name}")
        return load_conversation(row)

    async def save(self, conversation: Conversation) -> Conversation:
        """Store it; gives it back with its new version. Raises Conflict."""
        saved = replace(conversation, version=conversation.version + 1)
        table = tables.conversations
        move = (
            update(table)
            .where(table.c.id == saved.id, table.c.version == conversation.version)
            .values(person_id=saved.person_id, version=saved.version, body=shape(Conversation).dump(saved))
        )
        if await self._database.write(lambda connection: connection.execute(move).rowcount) == 0:
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
        return await self._database.write(lambda connection: connection.execute(take).one_or_none(), durable=False) is not None

    async def release(self, key: str) -> None:
        """Give a claim back."""
        forget = delete(tables.claims).where(tables.claims.c.key == key)
        await self._database.write(lambda connection: connection.execute(forget), durable=False)

    async def said(self, message: OutboundMessage, at: datetime) -> None:
        """Keep what was said; the same key again changes nothing."""
        address = message.address
        keep = (
            self._insert(tables.said)
            .values(key=message.key, platform=address.platform.value, chat=address.chat, thread=address.thread, at=at, body=dump_said(message))
            .on_conflict_do_nothing()
        )
        # Signs of progress are no loss: without them the answer comes all the same.
        await self._database.write(lambda connection: connection.execute(keep), durable=message.final)

    async def said_under(self, key: str) -> Said | None:
        """The ledger's entry with that key, None while it was not said."""
        found = await self._said(_ENTRY.where(tables.said.c.key == key))
        return found[0] if found else None

    async def said_after(self, address: Address, number: int, limit: int = 100) -> Sequence[Said]:
        """What was said at an address after that ledger number, oldest first."""
        table = tables.said
        here = (table.c.platform == address.platform.value) & (table.c.chat == address.chat) & (table.c.thread == address.thread)
        return await self._said(_ENTRY.where(here, table.c.number > number).order_by(table.c.number).limit(limit))

    async def _said(self, look: Select[int, str, datetime]) -> list[Said]:
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [Said(number, shape(OutboundMessage).load(body), at) for number, body, at in rows]

    async def newest_said(self) -> int:
        """The greatest number in the ledger, 0 when it is empty."""
        look = select(func.max(tables.said.c.number))
        return await self._database.read(lambda connection: connection.execute(look).scalar_one()) or 0

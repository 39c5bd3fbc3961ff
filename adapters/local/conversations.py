"""Conversations and the ledger of what was said, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from core.conversation import Conversation
from core.errors import Conflict, NotFound
from core.messages import Address, InboundMessage, OutboundMessage, Said, person_of
from core.ports import CLAIM_S, Clock


class LocalConversations:
    """The port `Conversations`."""

    def __init__(self, clock: Clock) -> None:
        """`clock` stamps claims."""
        self._clock = clock
        self._kept: dict[str, Conversation] = {}
        self._claimed: dict[str, datetime] = {}
        self.ledger: list[Said] = []

    def begin(self, message: InboundMessage) -> Conversation:
        """The conversation at a message's address, new when it is the first."""
        address = message.address
        found = next((one for one in self._kept.values() if one.address == address), None)
        if found is None:
            found = Conversation(uuid4().hex, address, person_of(address, message.sender))
            self._kept[found.id] = found
        return found

    async def get(self, conversation_id: str) -> Conversation:
        """The conversation. Raises NotFound."""
        if conversation_id not in self._kept:
            raise NotFound(f"conversation {conversation_id}")
        return self._kept[conversation_id]

    async def at(self, address: Address) -> Conversation:
        """The conversation at an address. Raises NotFound."""
        for one in self._kept.values():
            if one.address == address:
                return one
        raise NotFound(f"conversation at an address of {address.platform}")

    async def save(self, conversation: Conversation) -> Conversation:
        """Store it; gives it back with its new version. Raises Conflict."""
        if self._kept[conversation.id].version != conversation.version:
            raise Conflict(f"conversation {conversation.id} is not at version {conversation.version}")
        self._kept[conversation.id] = replace(conversation, version=conversation.version + 1)
        return self._kept[conversation.id]

    async def claim(self, key: str) -> bool:
        """True when the caller may say the message with this key now."""
        now = self._clock.now()
        claimed = self._claimed.get(key)
        if claimed is not None and (now - claimed < timedelta(seconds=CLAIM_S) or any(one.message.key == key for one in self.ledger)):
            return False
        self._claimed[key] = now
        return True

    async def release(self, key: str) -> None:
        """Give a claim back."""
        self._claimed.pop(key, None)

    async def said_under(self, key: str) -> Said | None:
        """The ledger's entry with that key."""
        return next((one for one in self.ledger if one.message.key == key), None)

    async def said(self, message: OutboundMessage, at: datetime) -> None:
        """Keep what was said; the same key again changes nothing."""
        if all(one.message.key != message.key for one in self.ledger):
            self.ledger.append(Said(len(self.ledger) + 1, message, at))

    async def said_after(self, address: Address, number: int, limit: int = 100) -> Sequence[Said]:
        """What was said at an address after that ledger number, oldest first."""
        return [one for one in self.ledger if one.message.address == address and one.number > number][:limit]

    async def newest_said(self) -> int:
        """The greatest number in the ledger, 0 when it is empty."""
        return len(self.ledger)

    async def everything(self) -> Sequence[Conversation]:
        """All conversations, the one that was begun last first."""
        return list(self._kept.values())[::-1]

    def of_person(self, person_id: str) -> list[Conversation]:
        """A person's conversations."""
        return [one for one in self._kept.values() if one.person_id == person_id]

    def erase(self, person_id: str, farewell: str | None) -> None:
        """Forget a person's conversations and what was said in them, except for the last words."""
        for one in self.of_person(person_id):
            self.ledger = [said for said in self.ledger if said.message.address != one.address or said.message.key == farewell]
            del self._kept[one.id]

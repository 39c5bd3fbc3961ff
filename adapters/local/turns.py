"""Messages and turns in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from adapters.local.conversations import LocalConversations
from core.errors import Conflict, NotFound
from core.messages import InboundMessage, MessageKind
from core.ports import Clock
from core.turn import LISTENING, Stage, Turn, settled


@dataclass
class _Kept:
    turn: Turn
    touched_at: datetime
    messages: list[InboundMessage] = field(default_factory=list)


class LocalTurns:
    """The port `Turns`."""

    def __init__(self, conversations: LocalConversations, clock: Clock) -> None:
        """Conversations are begun by messages, so both share them."""
        self._conversations = conversations
        self._clock = clock
        self._kept: dict[str, _Kept] = {}
        self._turn_of: dict[str, str | None] = {}
        self._raw: dict[str, bytes] = {}

    async def accept(self, message: InboundMessage, raw: bytes) -> str | None:
        """Store the message once; the turn it joined or opened, None when there is nothing to do for it."""
        if message.key in self._raw:
            return None
        self._raw[message.key] = raw
        self._turn_of[message.key] = turn_id = self._place(message)
        return turn_id

    def _place(self, message: InboundMessage) -> str | None:
        conversation = self._conversations.begin(message)
        here = next((kept for kept in self._kept.values() if kept.turn.conversation_id == conversation.id and kept.turn.stage in LISTENING), None)
        now = self._clock.now()
        if message.kind is MessageKind.REACTION:
            return None
        if message.kind is MessageKind.DELETE and (here is None or all(one.external_id != message.refers_to for one in here.messages)):
            return None
        if here is None:
            opened = Turn(uuid4().hex, conversation.id, message.address, now, now)
            here = self._kept[opened.id] = _Kept(opened, now)
        else:
            here.turn = replace(here.turn.reopened(), version=here.turn.version + 1, last_at=now)
        here.messages.append(message)
        here.touched_at = now
        return here.turn.id

    async def get(self, turn_id: str) -> Turn:
        """The turn as stored. Raises NotFound."""
        kept = self._find(turn_id)
        return replace(kept.turn, messages=settled(tuple(kept.messages)))

    def _find(self, turn_id: str) -> _Kept:
        if turn_id not in self._kept:
            raise NotFound(f"turn {turn_id}")
        return self._kept[turn_id]

    async def save(self, turn: Turn) -> Turn:
        """Store a moved turn; gives it back with its new version. Raises Conflict or NotFound."""
        kept = self._find(turn.id)
        if kept.turn.version != turn.version:
            raise Conflict(f"turn {turn.id} is at version {kept.turn.version}, not {turn.version}")
        kept.turn = replace(turn, version=turn.version + 1)
        kept.touched_at = self._clock.now()
        return kept.turn

    async def touch(self, turn_id: str) -> None:
        """Note that the turn is being worked on."""
        self._find(turn_id).touched_at = self._clock.now()

    async def first_open(self, conversation_id: str) -> str | None:
        """The conversation's oldest unanswered turn."""
        kept = self._kept.values()
        return next((one.turn.id for one in kept if one.turn.conversation_id == conversation_id and one.turn.stage is not Stage.ANSWERED), None)

    async def raw(self, key: str) -> bytes:
        """The delivery as it came. Raises NotFound."""
        if key not in self._raw:
            raise NotFound(f"message {key}")
        return self._raw[key]

    async def holding(self, key: str) -> str:
        """The turn that a message joined. Raises NotFound."""
        turn_id = self._turn_of.get(key)
        if turn_id is None:
            raise NotFound(f"message {key}")
        return turn_id

    async def conversation_of(self, turn_id: str) -> str:
        """The turn's conversation. Raises NotFound."""
        return (await self.get(turn_id)).conversation_id

    async def forgotten(self, before: datetime, limit: int) -> Sequence[str]:
        """Unanswered turns untouched since `before`, oldest first; finding them touches them."""
        old = [
            kept
            for kept in self._kept.values()
            if kept.turn.stage is not Stage.ANSWERED and kept.touched_at < before and (kept.turn.not_before is None or kept.turn.not_before <= before)
        ]
        found = sorted(old, key=lambda kept: kept.touched_at)[:limit]
        for kept in found:
            kept.touched_at = self._clock.now()
        return [kept.turn.id for kept in found]

    async def everything(self) -> Sequence[Turn]:
        """All turns, the one that was last touched first."""
        return [await self.get(kept.turn.id) for kept in sorted(self._kept.values(), key=lambda one: one.touched_at, reverse=True)]

    def of_conversations(self, conversation_ids: frozenset[str]) -> list[Turn]:
        """The turns of these conversations, with their messages."""
        return [replace(one.turn, messages=settled(tuple(one.messages))) for one in self._kept.values() if one.turn.conversation_id in conversation_ids]

    def erase(self, conversation_ids: frozenset[str]) -> None:
        """Forget the turns of these conversations and what was said in them."""
        gone = {turn.id for turn in self.of_conversations(conversation_ids)}
        for key in [key for key, turn_id in self._turn_of.items() if turn_id in gone]:
            del self._turn_of[key]
            self._raw.pop(key, None)
        for turn_id in gone:
            del self._kept[turn_id]

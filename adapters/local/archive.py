"""Looking back at what is kept in memory."""

from collections.abc import Sequence

from adapters.local.conversations import LocalConversations
from adapters.local.turns import LocalTurns
from core.conversation import Conversation
from core.turn import Turn


class LocalArchive:
    """The port `Archive`."""

    def __init__(self, conversations: LocalConversations, turns: LocalTurns) -> None:
        """Looks at what these keep."""
        self._conversations = conversations
        self._turns = turns

    async def conversations_of(self, person_id: str, limit: int = 50) -> Sequence[Conversation]:
        """A person's conversations, the one that was last moved first."""
        order = {turn.conversation_id: -place for place, turn in enumerate(reversed(await self._turns.everything()))}
        mine = [one for one in await self._conversations.everything() if one.person_id == person_id]
        return sorted(mine, key=lambda one: order.get(one.id, 1))[:limit]

    async def turns_of(self, conversation_id: str, limit: int = 200) -> Sequence[Turn]:
        """The newest turns of a conversation, oldest first."""
        found = [turn for turn in await self._turns.everything() if turn.conversation_id == conversation_id]
        return sorted(found, key=lambda turn: turn.opened_at)[-limit:]

    async def newest_turns(self, limit: int = 100) -> Sequence[Turn]:
        """Turns of all conversations, the one that was last touched first."""
        return (await self._turns.everything())[:limit]

    async def turns_saying(self, words: str, limit: int = 100) -> Sequence[Turn]:
        """Turns that say the words, the one that was last touched first."""
        return [turn for turn in await self._turns.everything() if turn.says(words)][:limit]

    async def unanswered(self, limit: int = 100) -> Sequence[Turn]:
        """Turns that somebody waits for, oldest first."""
        return [turn for turn in reversed(await self._turns.everything()) if not turn.is_answered][:limit]

    async def taken_over(self, limit: int = 100) -> Sequence[Conversation]:
        """Conversations in which the program is silent because a person of ours answers."""
        return [one for one in await self._conversations.everything() if one.silent][:limit]

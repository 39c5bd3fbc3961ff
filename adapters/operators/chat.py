"""Operators in a chat of their own, on any messenger that the hub speaks with."""

from core.errors import Refused
from core.handoff import Waiting
from core.messages import Address, OutboundMessage, Platform
from core.ports import Channel

LONGEST_CHARS = 1500


class ChatOperators:
    """Writes into one chat when somebody waits."""

    def __init__(self, channels: dict[Platform, Channel], address: Address) -> None:
        """`address` is that chat."""
        self._channels = channels
        self._address = address

    async def call(self, waiting: Waiting) -> None:
        """Say who waits, what they said, and how to answer. Raises what the channel raises."""
        channel = self._channels.get(self._address.platform)
        if channel is None:
            raise Refused(f"operators: the hub does not speak with {self._address.platform}")
        opening = "wrote again" if waiting.again else "asks for a person"
        text = f"Somebody on {waiting.platform} ({waiting.language}) {opening}:\n\n{waiting.said[:LONGEST_CHARS]}\n\n{how_to_answer(waiting)}"
        await channel.send(OutboundMessage(f"turn:{waiting.turn_id}:operators", self._address, text))


def how_to_answer(waiting: Waiting) -> str:
    """The commands that answer and give the program the word again."""
    return f'statex operator answer {waiting.conversation_id} "..."\nstatex operator release {waiting.conversation_id}'

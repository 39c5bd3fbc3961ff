"""What people of ours are told when somebody waits for one of them."""

from dataclasses import dataclass
from typing import Protocol

from core.messages import Platform


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for a person: what they said last, and the id of the turn in which they did."""

    conversation_id: str
    turn_id: str
    platform: Platform
    language: str
    said: str
    again: bool = False
    """They have been waiting already and wrote once more."""


class Operators(Protocol):
    """People of ours."""

    async def call(self, waiting: Waiting) -> None:
        """Tell them that somebody waits. Raises Unavailable or Refused; the list of who waits is kept anyway."""

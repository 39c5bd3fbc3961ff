"""What operators do: every look at what is personal is written down, and every mistake of triage that they set right becomes a row to measure with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.brief import Intent, Situation
from core.prototype import Prototype, Revision


class Act(StrEnum):
    """What an operator did."""

    SIGNED_IN = "signed_in"
    SEARCHED = "searched"
    READ = "read"
    TOOK_OVER = "took_over"
    HANDED_BACK = "handed_back"
    SPOKE = "spoke"
    RETRIED = "retried"
    CORRECTED = "corrected"
    TOOK_DOWN = "took_down"
    EXPORTED = "exported"
    REPORTED = "reported"
    """Not by an operator: somebody who saw a prototype says that it does harm."""


@dataclass(frozen=True, slots=True)
class Look:
    """One entry of the audit: `about` is the id of a conversation or turn, or a slug; never words of a person."""

    operator: str
    act: Act
    about: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What a message really was: `predicted` is what triage took it for, `intent` what an operator says it is. The newest for a turn counts."""

    turn_id: str
    text: str
    language: str
    situation: Situation
    predicted: Intent | None
    intent: Intent
    operator: str
    at: datetime


class Supervision(Protocol):
    """The audit, the corrections, and what operators may end."""

    async def note(self, look: Look) -> None:
        """Write a look down, for good."""

    async def looks(self, limit: int = 200) -> Sequence[Look]:
        """The newest entries of the audit, newest first."""

    async def correct(self, correction: Correction) -> None:
        """Keep a correction; a second one for the same turn replaces the first."""

    async def corrections(self) -> Sequence[Correction]:
        """All corrections, oldest first."""

    async def prototypes(self, limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Prototypes of everybody with their newest revision, newest first, those that were ended included."""

    async def end(self, slug: str, at: datetime) -> None:
        """The prototype is over from that moment on. Raises NotFound."""

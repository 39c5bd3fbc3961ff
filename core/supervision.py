"""What operators set right: every mistake of triage becomes a row to measure with, and a prototype that does harm is ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.brief import Intent, Situation
from core.prototype import Prototype, Revision


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
    """The corrections, and what operators may end."""

    async def correct(self, correction: Correction) -> None:
        """Keep a correction; a second one for the same turn replaces the first."""

    async def corrections(self) -> Sequence[Correction]:
        """All corrections, oldest first."""

    async def prototypes(self, limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Prototypes of everybody with their newest revision, newest first, those that were ended included."""

    async def living(self, at: datetime, after: str = "", limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Prototypes of everybody that are not over at that moment, with their newest revision, by slug, those behind the slug `after`."""

    async def end(self, slug: str, at: datetime) -> None:
        """The prototype is over from that moment on. Raises NotFound."""

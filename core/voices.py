"""Voices of people's own: what is kept of them, sealed, and who looked at it when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

EMOTIONS = ("neutral", "excited", "professional", "friendly", "confident")
"""Ways in which a voice of one's own can speak."""


@dataclass(frozen=True, slots=True)
class VoiceProfile:
    """A voice: `quality` and `likeness` between 0 and 1, `sealed` encrypted with the key `key_id`, `sample_bytes` the size of what it was made from.

    `provider` is "local" or the outside service that holds the voice under `provider_id`.
    """

    id: str
    person_id: str
    name: str
    language: str
    provider: str
    provider_id: str
    quality: float
    likeness: float | None
    made_at: datetime
    sample_bytes: int
    key_id: str
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class VoiceAccess:
    """Somebody looked at a profile."""

    profile_id: str
    person_id: str
    at: datetime
    purpose: str


class VoiceProfiles(Protocol):
    """Profiles, and a log of every look at one."""

    async def add(self, profile: VoiceProfile) -> None:
        """Keep it."""

    async def of_person(self, person_id: str, purpose: str) -> Sequence[VoiceProfile]:
        """A person's profiles, oldest first; noted as a look at each for that purpose."""

    async def reseal(self, profile_id: str, key_id: str, sealed: bytes) -> None:
        """Replace what is sealed when keys are changed."""

    async def sealed_otherwise(self, key_id: str) -> Sequence[VoiceProfile]:
        """Profiles sealed with another key than that."""

    async def delete(self, person_id: str, profile_id: str | None = None) -> Sequence[VoiceProfile]:
        """Forget one profile of a person, or all; gives what was forgotten. The log of looks stays."""

    async def looks(self, person_id: str) -> Sequence[VoiceAccess]:
        """The log for a person, oldest first."""

"""Consents and voices in memory."""

from collections.abc import Sequence

from core.consent import Consent
from core.voices import VoiceProfile


class LocalConsents:
    """The protocol `core.consent.Consents`."""

    def __init__(self) -> None:
        """Nobody said anything."""
        self.entries: list[Consent] = []

    async def add(self, consent: Consent) -> None:
        """One more entry."""
        self.entries.append(consent)

    async def of_person(self, person_id: str) -> Sequence[Consent]:
        """All entries of a person, oldest first."""
        return [one for one in self.entries if one.person_id == person_id]

    async def erase(self, person_id: str) -> None:
        """Forget a person."""
        self.entries = [one for one in self.entries if one.person_id != person_id]


class LocalVoiceProfiles:
    """The protocol `core.voices.VoiceProfiles`."""

    def __init__(self) -> None:
        """None yet."""
        self.profiles: dict[str, VoiceProfile] = {}

    async def add(self, profile: VoiceProfile) -> None:
        """Keep it."""
        self.profiles[profile.id] = profile

    async def of_person(self, person_id: str) -> Sequence[VoiceProfile]:
        """A person's profiles."""
        return [one for one in self.profiles.values() if one.person_id == person_id]

    async def delete(self, person_id: str, profile_id: str | None = None) -> Sequence[VoiceProfile]:
        """Forget one profile of a person, or all."""
        found = [one for one in self.profiles.values() if one.person_id == person_id and profile_id in {None, one.id}]
        for one in found:
            del self.profiles[one.id]
        return found

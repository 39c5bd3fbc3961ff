"""Consents and voices in memory."""

from collections.abc import Sequence
from dataclasses import replace

from core.consent import Consent
from core.ports import Clock
from core.voices import VoiceAccess, VoiceProfile


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

    def __init__(self, clock: Clock) -> None:
        """`clock` dates the looks."""
        self._clock = clock
        self.profiles: dict[str, VoiceProfile] = {}
        self._looks: list[VoiceAccess] = []

    async def add(self, profile: VoiceProfile) -> None:
        """Keep it."""
        self.profiles[profile.id] = profile

    async def of_person(self, person_id: str, purpose: str) -> Sequence[VoiceProfile]:
        """A person's profiles; looking is noted."""
        found = [one for one in self.profiles.values() if one.person_id == person_id]
        self._looks += [VoiceAccess(one.id, person_id, self._clock.now(), purpose) for one in found]
        return found

    async def reseal(self, profile_id: str, key_id: str, sealed: bytes) -> None:
        """Replace what is sealed."""
        self.profiles[profile_id] = replace(self.profiles[profile_id], key_id=key_id, sealed=sealed)

    async def sealed_otherwise(self, key_id: str) -> Sequence[VoiceProfile]:
        """Profiles sealed with another key."""
        return [one for one in self.profiles.values() if one.key_id != key_id]

    async def delete(self, person_id: str, profile_id: str | None = None) -> Sequence[VoiceProfile]:
        """Forget one profile of a person, or all."""
        found = [one for one in self.profiles.values() if one.person_id == person_id and profile_id in {None, one.id}]
        for one in found:
            del self.profiles[one.id]
        return found

    async def looks(self, person_id: str) -> Sequence[VoiceAccess]:
        """The log for a person."""
        return [one for one in self._looks if one.person_id == person_id]

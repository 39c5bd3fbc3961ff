"""Voices of people's own: what is kept of them, sealed. Who looked at it when stands in the audit."""

from collections.abc import AsyncIterator, Mapping, Sequence
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


class VoiceProfiles(Protocol):
    """Profiles by their person; core.cloning notes in the audit who looks at them."""

    async def add(self, profile: VoiceProfile) -> None:
        """Keep it."""

    async def of_person(self, person_id: str) -> Sequence[VoiceProfile]:
        """A person's profiles, oldest first."""

    async def delete(self, person_id: str, profile_id: str | None = None) -> Sequence[VoiceProfile]:
        """Forget one profile of a person, or all; gives what was forgotten."""


LEAST_S = 10.0
"""Seconds of speech that a voice can be made from."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a recording is good for: `speech_s` of speech by `speakers` voices, `noise_db` between speech and pauses, the words that were heard."""

    speech_s: float
    speakers: int
    noise_db: float
    clipped: float
    level: float
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class MadeVoice:
    """A voice that was made: `data` is what it takes to speak with it; `likeness` is None where nothing here can judge it.

    `closeness` says what is alike and how much, in words of measurement: pitch in semitones, pace in percent.
    """

    provider: str
    provider_id: str
    data: bytes = field(repr=False)
    quality: float = 0.0
    likeness: float | None = None
    closeness: Mapping[str, float] = field(default_factory=dict)


class VoiceMaker(Protocol):
    """Makes voices that sound like somebody, and speaks with them."""

    async def examine(self, audio: bytes, language: str | None) -> Sample:
        """What a recording is good for. Raises BadInput("audio_unreadable")."""

    async def make(self, audio: bytes, name: str, language: str) -> MadeVoice:
        """A voice like the one in the recording. Raises Unavailable, Refused."""

    async def forget(self, provider_id: str) -> None:
        """An outside service is told to delete it; nothing happens where nothing is kept outside."""

    def say(self, made: bytes, text: str, language: str, manner: str = "neutral") -> AsyncIterator[bytes]:
        """OGG/Opus in chunks, in that voice; `manner` is one of `EMOTIONS`."""


def flaw_of(sample: Sample, phrase: str, spoken: float) -> tuple[str, str] | None:
    """The phrase code and its limit that say why a recording cannot be used; `spoken` is how much of the consent phrase was heard, 0 to 1."""
    if sample.speech_s < LEAST_S:
        return "clone_short", f"{LEAST_S:.0f}"
    if sample.speakers > 1:
        return "clone_speakers", ""
    if sample.noise_db < 12 or sample.clipped > 0.01 or sample.level < 0.01:
        return "clone_noisy", ""
    if spoken < 0.7:
        return "clone_phrase_missing", phrase
    return None

"""What the core needs for hearing and speaking."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from core.reading import Transcript


class Transcriber(Protocol):
    """Speech to text."""

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """The words of a sound file in any container. Raises BadInput("audio_unreadable") or BadInput("audio_too_long")."""


Told = Callable[[float], Awaitable[None]]
"""Is told which share of a recording was heard, between 0 and 1."""


@runtime_checkable
class Telling(Protocol):
    """A transcriber that works long recordings in parts and tells how far it is."""

    async def transcribe_telling(self, audio: bytes, language: str | None, context: str, told: Told) -> Transcript:
        """See Transcriber; `told` is called after each part."""


class Voice(Protocol):
    """Text to speech."""

    def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        """OGG/Opus in chunks as it is made."""


class Unpacking(Protocol):
    """A recording that arrives in pieces; plain calls that take about a millisecond, to be made through `Ears.taken`."""

    def feed(self, data: bytes) -> NDArray[np.float32]:
        """The samples at 16 kHz that one more piece makes readable. Raises BadInput("audio_unreadable")."""

    def finish(self) -> NDArray[np.float32]:
        """The last samples. Raises BadInput("audio_unreadable")."""

    def close(self) -> None:
        """Let go of what is held open."""


class SpeechActivity(Protocol):
    """Whether somebody speaks in a stream."""

    def follow(self, frames: NDArray[np.float32]) -> Sequence[float]:
        """Probabilities between 0 and 1 of further frames, shape (n, 512), in order."""


class Ears(Protocol):
    """Hearing somebody while they speak."""

    @property
    def waiting(self) -> int:
        """Utterances that wait to be heard."""

    def unpack(self, rate_hz: int | None) -> Unpacking:
        """For one stream: a container where `rate_hz` is None, else mono 16-bit samples at that rate. Raises BadInput("sample_rate")."""

    async def taken(self, work: Callable[[], NDArray[np.float32]]) -> NDArray[np.float32]:
        """What a call of an `Unpacking` gives, made off the event loop."""

    def activity(self) -> SpeechActivity:
        """For one stream."""

    async def glance(self, samples: NDArray[np.float32], language: str | None, context: str = "", *, patient: bool = False) -> Transcript | None:
        """The words so far of samples at 16 kHz; None where others wait to be heard or, unless `patient`, are being heard. Raises Unavailable."""

    async def hear(self, samples: NDArray[np.float32], language: str | None, context: str = "") -> Transcript:
        """The words of samples at 16 kHz, at most 28 s, after those who wait already. Raises Unavailable."""

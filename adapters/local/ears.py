"""Hearing without a model: how loud the sound is says which word it is."""

from collections.abc import Callable
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from core.errors import BadInput, Unavailable
from core.reading import Transcript

WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine.")
RATE_HZ = 16_000
Samples = NDArray[np.float32]


def spoken(*numbers: int, each_s: float = 0.5) -> Samples:
    """Sound that `LocalEars` hears as these words; 0 is silence."""
    size = int(each_s * RATE_HZ)
    sound = np.zeros(size * len(numbers), np.float32)
    for place, number in enumerate(numbers):
        sound[place * size : (place + 1) * size] = number / 10
    return sound


class _Pieces:
    def feed(self, data: bytes) -> Samples:
        """Samples as they are; four bytes that say so are no sound."""
        if data.startswith(b"junk"):
            raise BadInput("audio_unreadable")
        return np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32_768)

    def finish(self) -> Samples:
        """Nothing is held back."""
        return np.zeros(0, np.float32)

    def close(self) -> None:
        """Nothing is held open."""


class _Activity:
    def follow(self, frames: Samples) -> list[float]:
        """Whatever can be heard is speech."""
        return [float(np.abs(frame).mean() > 0.05) for frame in frames]


class LocalEars:
    """The port `Ears`; with `deaf` set it is down."""

    def __init__(self) -> None:
        """In order."""
        self.waiting = 0
        self.deaf = False
        self.hearings = 0

    def unpack(self, rate_hz: int | None) -> _Pieces:
        """See core.speech.Ears."""
        if rate_hz is not None and rate_hz < 8_000:
            raise BadInput("sample_rate", str(rate_hz))
        return _Pieces()

    async def taken(self, work: Callable[[], Samples]) -> Samples:
        """See core.speech.Ears."""
        return work()

    def activity(self) -> _Activity:
        """See core.speech.Ears."""
        return _Activity()

    async def glance(self, samples: Samples, language: str | None, context: str = "", *, patient: bool = False) -> Transcript | None:
        """See core.speech.Ears."""
        return None if self.waiting and not patient else await self.hear(samples, language, context)

    async def hear(self, samples: Samples, language: str | None, context: str = "") -> Transcript:
        """See core.speech.Ears."""
        del context
        if self.deaf:
            raise Unavailable("deaf")
        self.hearings += 1
        blocks = np.abs(samples[: samples.size // 400 * 400].reshape(-1, 400))
        levels = np.rint(blocks.mean(1) * 10).astype(int)[np.ptp(blocks, 1) < 0.05]  # a block on the border of two words is neither
        words = [WORDS[level] for level, _ in groupby(levels.tolist()) if level < len(WORDS) and WORDS[level]]
        return Transcript(" ".join(words), language or "en", 0.9, samples.size / RATE_HZ, model="local")

"""Where speech begins, pauses and ends, from the voice activity of frames of 32 ms."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

FRAME = 512
"""Samples a frame at 16 kHz."""
FRAME_MS = 32
SPEECH_AT = 0.5
SILENCE_BELOW = 0.35
"""Between the two thresholds a frame belongs to what went before."""


class Edge(Enum):
    """What changed at a frame."""

    BEGAN = auto()
    PAUSED = auto()
    ENDED = auto()
    RESUMED = auto()
    """Speech went on after a pause that had not yet ended it."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Milliseconds: speech that counts as a beginning, silence that is worth a first try, silence that ends."""

    begin_ms: int = 96
    pause_ms: int = 96
    end_ms: int = 256


class Endpoint:
    """Follows one stream. Times are counted in frames, so that the result does not depend on how fast the sound arrives."""

    def __init__(self, patience: Patience = Patience()) -> None:
        """Nothing was heard yet."""
        self._patience = patience
        self._loud = 0
        self._quiet = 0
        self.speaking = False

    def follow(self, probability: float) -> Iterator[Edge]:
        """What one more frame, with that probability of speech, changes."""
        if probability >= SPEECH_AT:
            yield from self._heard()
        elif probability < SILENCE_BELOW:
            yield from self._silent()
        elif self.speaking:
            self._quiet = 0

    def _heard(self) -> Iterator[Edge]:
        self._loud += 1
        paused, self._quiet = self._quiet * FRAME_MS >= self._patience.pause_ms, 0
        if self.speaking:
            if paused:
                yield Edge.RESUMED
        elif self._loud * FRAME_MS >= self._patience.begin_ms:
            self.speaking = True
            yield Edge.BEGAN

    def _silent(self) -> Iterator[Edge]:
        self._loud = 0
        if not self.speaking:
            return
        before, self._quiet = self._quiet, self._quiet + 1
        if before * FRAME_MS < self._patience.pause_ms <= self._quiet * FRAME_MS:
            yield Edge.PAUSED
        if self._quiet * FRAME_MS >= self._patience.end_ms:
            self.speaking, self._quiet = False, 0
            yield Edge.ENDED

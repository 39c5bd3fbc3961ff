"""The samples of one stream: what was said in the turn so far, and a little of what came before."""

import numpy as np
from numpy.typing import NDArray

from core.live.endpoint import FRAME

RATE_HZ = 16_000
Samples = NDArray[np.float32]
BEFORE = RATE_HZ * 3 // 10
"""Samples kept from before a beginning is noticed: the first consonant is quiet."""


class Frames:
    """Cuts what arrives into whole frames."""

    def __init__(self) -> None:
        """Nothing is left over."""
        self._rest: Samples = np.zeros(0, np.float32)

    def cut(self, samples: Samples) -> Samples:
        """Whole frames, shape (n, FRAME); what is left waits for more."""
        whole = np.concatenate((self._rest, samples))
        count = whole.size // FRAME
        self._rest = whole[count * FRAME :]
        return whole[: count * FRAME].reshape(count, FRAME)


class Track:
    """The sound of the turn that is being spoken; before it begins, only the newest `BEFORE` samples."""

    def __init__(self) -> None:
        """Nothing is kept."""
        self._parts: list[Samples] = []
        self._size = 0
        self.started = False

    def add(self, frame: Samples) -> None:
        """Keep one frame."""
        self._parts.append(frame)
        self._size += frame.size
        while not self.started and self._size - self._parts[0].size >= BEFORE:
            self._size -= self._parts.pop(0).size

    def clear(self, keep: int = 0) -> Samples:
        """Forget everything but the newest `keep` samples; gives what was forgotten."""
        whole = self.whole()
        cut = max(0, whole.size - keep)
        self._parts = [whole[cut:]] if cut < whole.size else []
        self._size = whole.size - cut
        return whole[:cut]

    def whole(self) -> Samples:
        """All that is kept, in one piece."""
        if len(self._parts) > 1:
            self._parts = [np.concatenate(self._parts)]
        return self._parts[0] if self._parts else np.zeros(0, np.float32)

    @property
    def seconds(self) -> float:
        """Its length."""
        return self._size / RATE_HZ

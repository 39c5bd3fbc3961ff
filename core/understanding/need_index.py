"""Needs that were met before, found again: the nearest by meaning exactly, then compared one by one."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.understanding.duplicates import Likeness, compare
from core.understanding.needs import Need

NEAREST = 20
FIRST_ROOM = 64


class NeedIndex:
    """Needs by a key of the caller, on one machine: 1.5 kB each. Not for use from several threads at once."""

    def __init__(self) -> None:
        """Empty."""
        self._vectors: NDArray[np.float32] = np.zeros((FIRST_ROOM, 0), np.float32)
        self._needs: list[tuple[str, Need]] = []

    def __len__(self) -> int:
        """How many needs are kept."""
        return len(self._needs)

    def add(self, key: str, need: Need) -> None:
        """Keep a need."""
        size = len(self._needs)
        if self._vectors.shape[1] == 0:
            self._vectors = np.zeros((FIRST_ROOM, len(need.vector)), np.float32)
        if size == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[size] = need.vector
        self._needs.append((key, need))

    def nearest(self, need: Need, most: int = NEAREST) -> Iterator[tuple[str, Need]]:
        """The needs whose texts mean the most similar, nearest first."""
        size = len(self._needs)
        if not size:
            return
        likeness = self._vectors[:size] @ need.vector
        most = min(most, size)
        picked = np.argpartition(-likeness, most - 1)[:most]
        for place in picked[np.argsort(-likeness[picked])]:
            yield self._needs[int(place)]

    def same(self, need: Need) -> tuple[str, Likeness] | None:
        """The key of the need that is most surely the same, None when there is none."""
        found = [(key, compare(need, other)) for key, other in self.nearest(need)]
        alike = [one for one in found if one[1].label == "same"]
        return max(alike, key=lambda one: one[1].score) if alike else None

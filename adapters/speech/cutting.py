"""Where a recording is cut into parts that are heard side by side: in its pauses, so that no word is torn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from adapters.speech.activity import FRAME, Activity
from adapters.speech.decode import RATE_HZ, Samples

SPEECH_AT, SILENCE_BELOW = 0.5, 0.35
FRAMES_A_SECOND = RATE_HZ / FRAME
STRETCH = 2_000
"""Frames that are looked at in one go: a minute."""
LONGEST_S = 24.0
"""Of a part; what hears it sees thirty seconds, four of which are silence."""
ENOUGH_S = 1.0
"""A pause of this length is as good as a longer one."""
SHORTEST_SPEECH_S = 0.15
SPARSE = 0.5
"""Below this share of speech a note is mostly silence, which invites invented words; only then is silence left out, because leaving it out costs words."""
GAP_S, AROUND_S = 2.0, 0.4


@dataclass(frozen=True, slots=True)
class Span:
    """Samples from `start` up to `end`."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        """Its length."""
        return (self.end - self.start) / RATE_HZ


def chances_of(samples: Samples) -> NDArray[np.float32]:
    """Probabilities of speech of frames of 512 samples, shape (n,); the last frame is filled up with silence."""
    activity, found = Activity(), []
    for start in range(0, samples.size, STRETCH * FRAME):
        stretch = samples[start : start + STRETCH * FRAME]
        whole = np.pad(stretch, (0, -stretch.size % FRAME))
        found += activity.follow(whole.reshape(-1, FRAME))
    return np.asarray(found, np.float32)


def parts_of(size: int, chances: NDArray[np.float32], longest_s: float = LONGEST_S) -> list[Span]:
    """The parts of `size` samples in their order, each at most `longest_s` long; none where nobody speaks."""
    speech = _speech(chances)
    if not speech:
        return []
    spoken = sum(end - start for start, end in speech)
    regions = _joined(speech, len(chances)) if spoken < SPARSE * len(chances) else [(0, len(chances))]
    cuts = [cut for region in regions for cut in _cut(region, chances, int(longest_s * FRAMES_A_SECOND))]
    return [Span(start * FRAME, min(end * FRAME, size)) for start, end in cuts]


def _speech(chances: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Runs of frames with speech, from the first sure one to the last that may be."""
    found: list[tuple[int, int]] = []
    began: int | None = None
    for index, chance in enumerate([*chances.tolist(), 0.0]):
        if chance >= SPEECH_AT and began is None:
            began = index
        elif chance < SILENCE_BELOW and began is not None:
            if index - began > SHORTEST_SPEECH_S * FRAMES_A_SECOND:
                found.append((began, index))
            began = None
    return found


def _joined(speech: Sequence[tuple[int, int]], frames: int) -> list[tuple[int, int]]:
    """Speech with a little around it; pauses of less than two seconds belong to it."""
    around, gap = int(AROUND_S * FRAMES_A_SECOND), int(GAP_S * FRAMES_A_SECOND)
    found: list[tuple[int, int]] = []
    for start, end in speech:
        if found and start - found[-1][1] + around < gap:
            found[-1] = (found[-1][0], min(end + around, frames))
        else:
            found.append((max(0, start - around), min(end + around, frames)))
    return found


def _cut(region: tuple[int, int], chances: NDArray[np.float32], longest: int) -> list[tuple[int, int]]:
    start, end = region
    found = []
    while end - start > longest:
        even = (end - start) / math.ceil((end - start) / longest)
        at = _best(chances[start : start + longest], even, longest) + start
        found.append((start, at))
        start = at
    return [*found, (start, end)]


def _best(chances: NDArray[np.float32], even: float, longest: int) -> int:
    """The frame to cut before: in a long pause, not far from where the parts would be even; the quietest frame where nobody pauses."""
    best, best_worth = 0, -math.inf
    began = None
    for index, chance in enumerate([*chances.tolist(), 1.0]):
        if chance < SILENCE_BELOW:
            began = index if began is None else began
        elif began is not None:
            middle = (began + index) // 2
            worth = min((index - began) / FRAMES_A_SECOND, ENOUGH_S) - abs(middle - even) / longest
            if middle > longest // 4 and worth > best_worth:
                best, best_worth = middle, worth
            began = None
    return best or longest // 2 + int(np.argmin(chances[longest // 2 :]))

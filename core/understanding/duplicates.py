"""Whether two needs are the same. Meaning as a whole cannot tell: a hair salon's bookings and a dentist's lie closer together than two wordings of one.

So the business and the function are looked at apart: along directions of meaning that vary with the one and little with anything else, and by the
signs of each that the lexicons know in ten languages. A small forest of decisions, trained by bench/train_duplicates.py, weighs what was found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.understanding.meaning import parted
from core.understanding.needs import Need

Floats = NDArray[np.float32]
Label = Literal["same", "near", "different"]
LABELS: tuple[Label, ...] = ("same", "near", "different")

SURE_OF_SAME = 0.52
"""Above this chance two needs are called the same. A head start from the wrong business costs more than a missed one, so it is set for few mistakes."""

VIEWS = 3
RARE_ENOUGH = 5.0
FEW = 3
EVEN = np.float32(3.0)
"""The vectors of the first encoder lie this much closer together."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two needs compare: `near` shares the business or the function, not both. `score` is the chance that they are the same, 0 to 1."""

    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at meanings: their middle, and the directions of the business and of the function as columns."""

    middle: Floats
    trade: Floats
    function: Floats

    def likeness(self, seen: Floats) -> tuple[float, float]:
        """How near two meanings (the rows of `seen`) are in business and in function, each as a cosine."""
        centred = np.asarray(seen - self.middle, dtype=np.float32)
        trade, function = _unit(centred @ self.trade), _unit(centred @ self.function)
        return float(trade[0] @ trade[1]), float(function[0] @ function[1])


@dataclass(frozen=True, slots=True)
class Axes:
    """The views of `seen_by`, in its order, and how telling each sign is."""

    views: tuple[View, ...]
    telling: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of decisions: node for node what is looked at, up to which value it goes left, and the chances at a leaf (where `left` is -1)."""

    roots: NDArray[np.int32]
    looks_at: NDArray[np.int32]
    up_to: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    chances: Floats

    def decide(self, seen: Floats) -> Floats:
        """The mean chances of the three labels."""
        at = self.roots
        while (inner := self.left[at] >= 0).any():
            goes_left = seen[self.looks_at[at]] <= self.up_to[at]
            at = np.where(inner, np.where(goes_left, self.left[at], self.right[at]), at)
        return np.asarray(self.chances[at].mean(axis=0), dtype=np.float32)


def compare(a: Need, b: Need) -> Likeness:
    """Whether two needs, in whatever languages, are the same, near or different."""
    axes, forest = _stored()
    chances = forest.decide(evidence(a, b, axes))
    same = float(chances[0])
    if same >= SURE_OF_SAME:
        return Likeness("same", same)
    return Likeness("near" if chances[1] >= chances[2] else "different", same)


def evidence(a: Need, b: Need, axes: Axes) -> Floats:
    """What the decision rests on: nearness on both axes and overall, and agreement in signs and concepts."""
    nearness: list[float] = []
    for view, seen in zip(axes.views, seen_by(np.stack([a.vector, b.vector])), strict=True):
        business, does = view.likeness(seen)
        nearness += (business, does, float(seen[0] @ seen[1]), business * does, min(business, does), max(business, does))
    business, does = nearness[:2]
    of_business, of_function = _telling(a.business, b.business, axes), _telling(a.function, b.function, axes)
    same_business, same_function = bool(a.business & b.business), bool(a.function & b.function)
    both_business, both_function = bool(a.business and b.business), bool(a.function and b.function)
    shared = [a.business & b.business, a.function & b.function]
    return np.array(
        [
            *nearness,
            *_agreement(a.trades, b.trades),
            *_agreement(a.features, b.features),
            *_agreement(a.concepts, b.concepts),
            float(a.language != b.language),
            *of_business,
            *of_function,
            of_business[0] * of_function[0],
            of_business[1] * of_function[1],
            of_business[0] * does,
            of_function[0] * business,
            *(min(len(signs), FEW) / FEW for signs in shared),
            *(sum(axes.telling.get(sign, RARE_ENOUGH) for sign in signs) / RARE_ENOUGH for signs in shared),
            float(same_business and same_function),
            float(same_business and both_function and not same_function),
            float(same_function and both_business and not same_business),
            float(both_business and both_function and not same_business and not same_function),
            float(same_business and not both_function),
            float(same_function and not both_business),
            max(business, float(same_business)) * max(does, float(same_function)),
        ],
        dtype=np.float32,
    )


def seen_by(vectors: Floats) -> tuple[Floats, ...]:
    """Joined unit vectors as each view sees them: by the first encoder, by the second, by both with equal spread."""
    first, second = parted(vectors)
    return first, second, np.concatenate([first * EVEN, second], axis=-1)


def _agreement(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """How much two sets share, and whether both say something and share nothing."""
    if not a or not b:
        return 0.0, 0.0
    shared = len(a & b)
    return shared / min(len(a), len(b)), float(shared == 0)


def _telling(a: frozenset[str], b: frozenset[str], axes: Axes) -> tuple[float, float, float, float]:
    """The shared part of two sets of signs by how telling they are: of the smaller set, of the larger; whether nothing is shared; how many are empty."""
    if not a or not b:
        return 0.0, 0.0, 0.0, float(not a) + float(not b)
    weigh = [sum(axes.telling.get(sign, RARE_ENOUGH) for sign in signs) for signs in (a & b, a, b)]
    return weigh[0] / min(weigh[1:]), weigh[0] / max(weigh[1:]), float(not a & b), 0.0


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


@cache
def _stored() -> tuple[Axes, Forest]:
    with (files("core.understanding") / "weights" / "duplicates.npz").open("rb") as file, np.load(file) as stored:
        telling = dict(zip((str(name) for name in stored["sign_names"]), stored["telling"].tolist(), strict=True))
        views = [View(*(stored[f"{name}_{place}"].astype(np.float32) for name in ("middle", "trade", "function"))) for place in range(VIEWS)]
        axes = Axes(tuple(views), telling)
        forest = Forest(
            roots=stored["roots"].astype(np.int32),
            looks_at=stored["looks_at"].astype(np.int32),
            up_to=stored["up_to"].astype(np.float32),
            left=stored["left"].astype(np.int32),
            right=stored["right"].astype(np.int32),
            chances=stored["chances"].astype(np.float32),
        )
        return axes, forest

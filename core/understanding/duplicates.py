"""Whether two needs are the same. Meaning as a whole cannot tell: a hair salon's bookings and a dentist's lie closer together than two wordings of one.

So the business and the function are looked at apart, each along directions of meaning that vary with it and with little else, and the nearness on
both, with what the lexicons say, decides. Trained by bench/train_duplicates.py.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.understanding.needs import Need

Floats = NDArray[np.float32]
Label = Literal["same", "near", "different"]
LABELS: tuple[Label, ...] = ("same", "near", "different")

SURE_OF_SAME = 0.6
"""A head start from the wrong business costs more than a missed one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two needs compare: `near` shares the business or the function, not both. `score` is the chance that they are the same, 0 to 1."""

    label: Label
    score: float


@dataclass(frozen=True, slots=True)
class Weights:
    """The middle of all meanings, the two sets of directions as columns, and the weights of the decision."""

    middle: Floats
    trade: Floats
    function: Floats
    weights: Floats
    bias: Floats


def compare(a: Need, b: Need) -> Likeness:
    """Whether two needs, in whatever languages, are the same, near or different."""
    trained = _stored()
    chances = _chances(trained, signs(a, b, trained))
    same = float(chances[0])
    if same >= SURE_OF_SAME:
        return Likeness("same", same)
    return Likeness("near" if chances[1] >= chances[2] else "different", same)


def axes(vectors: Floats, trained: Weights) -> tuple[Floats, Floats]:
    """Unit vectors of the business and of the function: two arrays of shape (n, k) for vectors of shape (n, 384)."""
    centred = np.asarray(vectors - trained.middle, dtype=np.float32)
    return _unit(centred @ trained.trade), _unit(centred @ trained.function)


def signs(a: Need, b: Need, trained: Weights) -> Floats:
    """What the decision rests on."""
    trade, function = axes(np.stack([a.vector, b.vector]), trained)
    business, does, whole = float(trade[0] @ trade[1]), float(function[0] @ function[1]), float(a.vector @ b.vector)
    return np.array(
        [
            business,
            does,
            (whole - 0.85) * 5,
            business * does,
            min(business, does),
            max(business, does),
            *_agreement(a.trades, b.trades),
            *_agreement(a.features, b.features),
            *_agreement(a.concepts, b.concepts),
            float(a.language != b.language),
        ],
        dtype=np.float32,
    )


def _agreement(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """How much two sets share, and whether both say something and share nothing."""
    if not a or not b:
        return 0.0, 0.0
    shared = len(a & b)
    return shared / min(len(a), len(b)), float(shared == 0)


def _chances(trained: Weights, seen: Floats) -> Floats:
    scores = seen @ trained.weights + trained.bias
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum(), dtype=np.float32)


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(lengths == 0, 1, lengths), dtype=np.float32)


@cache
def _stored() -> Weights:
    with (files("core.understanding") / "weights" / "duplicates.npz").open("rb") as file, np.load(file) as stored:
        return Weights(**{name: stored[name].astype(np.float32) for name in ("middle", "trade", "function", "weights", "bias")})

"""What somebody needs, as it is compared with what others need: the business it is for, and what the application does."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.brief import Brief, FeatureWanted, TradeIs
from core.understanding.lexicon import lexicon
from core.understanding.phrases import LANGUAGES
from core.understanding.text import tokenise

LOOK_AT_CHARACTERS = 1200


@dataclass(frozen=True, slots=True)
class Need:
    """One need: its words, their unit vector, and the concepts in it by the keys of the lexicons, which are the same in every language."""

    text: str
    language: str
    vector: NDArray[np.float32]
    trades: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()


def need_of(text: str, vector: NDArray[np.float32], language: str, brief: Brief | None = None) -> Need:
    """The need in a text; a brief adds what was understood beyond single words."""
    known = lexicon(language if language in LANGUAGES else "en")
    tokens = tokenise(text[:LOOK_AT_CHARACTERS], known.language, known.morphology)
    trades = {hit.key.key for hit in known.trades.longest(tokens)}
    features = {hit.key.value for hit in known.features.longest(tokens)}
    concepts = {hit.key.key for hit in known.concepts.longest(tokens)}
    if brief is not None:
        trades |= {one.trade for one in brief.wishes(TradeIs)}
        features |= {one.feature.value for one in brief.wishes(FeatureWanted)}
    return Need(text, language, vector, frozenset(trades), frozenset(features), frozenset(concepts))

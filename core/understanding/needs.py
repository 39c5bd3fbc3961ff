"""What somebody needs, as it is compared with what others need: the business it is for, and what the application does."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from core.brief import Brief, FeatureWanted, TradeIs
from core.languages import LANGUAGES
from core.understanding.cues import pattern
from core.understanding.lexicon import lexicon
from core.understanding.text import fold, tokenise

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
    business: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()
    """Signs of what kind of business it is and of what the application does (lexicons/duplicates/signs)."""


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
    business, function = signs(text[:LOOK_AT_CHARACTERS], known.language)
    return Need(text, language, vector, frozenset(trades), frozenset(features), frozenset(concepts), business, function)


def signs(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The signs of a business and of a function in a text."""
    folded = fold(text)
    found: dict[str, set[str]] = {"business": set(), "function": set()}
    for (axis, name), sign in _signs(language).items():
        if sign.search(folded):
            found[axis].add(name)
    return frozenset(found["business"]), frozenset(found["function"])


@cache
def _signs(language: str) -> Mapping[tuple[str, str], re.Pattern[str]]:
    path = files("core.understanding") / "lexicons" / "duplicates" / "signs" / f"{language}.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {(axis, name): pattern(words) for axis, name, words in rows}

"""Answers of models to common questions, kept so that the same question costs once.

Nothing personal of one person reaches another: only answers that rest on the question alone are kept, and one is given only to a question that holds
every word of the one it was made for. Whoever gets it has written all that it can be about.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from core.understanding.text import fold
from core.wits import Vector

ALIKE = 0.9
"""The least cosine of two questions that may be the same; it does not decide alone."""
MOST = 500
LASTS = timedelta(hours=6)
MOST_WORDS = 40
FURTHER_WORDS = 2
"""Words that a question may have beyond those of the one that was answered: "please", "hello"."""
_MARKS = re.compile(r"\d+(?:[.,]\d+)*|[^\w\s]{2,}|[-+*/%<>=!&|^~#@$]")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and what a question must have to get it. `owner` is whose question it was."""

    answer: str
    language: str
    words: frozenset[str]
    marks: tuple[str, ...]
    vector: Vector
    owner: str
    at: datetime


class CommonQuestions:
    """Kept in the memory of one process and never written anywhere."""

    def __init__(self) -> None:
        """Empty."""
        self._kept: OrderedDict[tuple[str, frozenset[str]], Kept] = OrderedDict()

    def find(self, text: str, language: str, vector: Vector, now: datetime) -> Kept | None:
        """The answer to the same question; `vector` is the unit vector of `text`."""
        words, marks = _words(text), _marks(text)
        for key, one in list(self._kept.items()):
            if one.at + LASTS < now:
                del self._kept[key]
                continue
            same = one.language == language and one.marks == marks and one.words <= words and len(words - one.words) <= FURTHER_WORDS
            if same and float(np.dot(one.vector, vector)) >= ALIKE:
                self._kept.move_to_end(key)
                return one
        return None

    def keep(self, text: str, vector: Vector, kept: tuple[str, str], owner: str, now: datetime) -> None:
        """Remember an answer and its language (`kept`); long questions are nobody else's."""
        answer, language = kept
        words = _words(text)
        if not words or len(text.split()) > MOST_WORDS:
            return
        self._kept[language, words] = Kept(answer, language, words, _marks(text), vector, owner, now)
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def forget(self, owner: str) -> None:
        """Drop what somebody's questions left."""
        self._kept = OrderedDict((key, one) for key, one in self._kept.items() if one.owner != owner)

    def __len__(self) -> int:
        """How many answers there are."""
        return len(self._kept)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text)))


def _marks(text: str) -> tuple[str, ...]:
    """Numbers and signs of operations: with others it is another question."""
    return tuple(sorted(_MARKS.findall(text)))

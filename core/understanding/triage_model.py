"""The small model behind triage: meaning, spelling, signs and situation, each weighed by a linear layer. Trained by bench/train_triage.py."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from core.brief import Intent, Situation
from core.understanding.cues import cues
from core.understanding.hashing import hashed, letter_grams, tokens, word_grams
from core.understanding.meaning import FIRST, SECOND
from core.understanding.text import fold

Floats = NDArray[np.float32]

BUCKETS = 1 << 15
MEANING_SCALE = np.repeat(np.array([17.0, 5.7], np.float32), (FIRST, SECOND))
"""Both encoders by how much their vectors differ from text to text: those of the first lie close together."""

CLEAR_TOPIC = 0.4
"""Below this chance an answer that fits every topic is better."""

LOOK_AT_CHARACTERS = 1500
INTENTS = tuple(Intent)
SITUATIONS = tuple(Situation)
SHORT_WORDS = (1, 3, 6, 12, 24, 48)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model sees of a message."""

    meaning: Floats
    hits: NDArray[np.int64]
    amounts: Floats
    signs: frozenset[str]
    shape: Floats


def look(text: str, vector: Floats, situation: Situation, language: str) -> Seen:
    """The features of a message; `vector` is the unit vector of its meaning."""
    head = text[:LOOK_AT_CHARACTERS]
    words = tokens(fold(head))
    hits, amounts = hashed((*letter_grams(words, 2, 5), *word_grams(words, 3)), BUCKETS)
    return Seen(vector, hits, amounts, cues(head, language), shape(head, situation))


def shape(text: str, situation: Situation) -> Floats:
    """Outward signs: length, marks, and each together with the situation."""
    words = text.split()
    letters = [character for character in text if character.isalpha()]
    outward = [
        1.0,
        *(float(len(words) <= most) for most in SHORT_WORDS),
        float("?" in text or "؟" in text),
        float(any(mark in text for mark in "=(){}[]<>;_")),
        float(not letters),
    ]
    where = [float(situation is one) for one in SITUATIONS]
    return np.array([a * b for b in where for a in outward], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights; the columns of each matrix are the thirteen intents in their order."""

    middle: Floats
    meaning: Floats
    spelling: Floats
    signs: dict[str, Floats]
    shape: Floats
    bias: Floats
    topic_names: tuple[str, ...]
    topic_weights: Floats
    topic_bias: Floats

    def scores(self, seen: Seen) -> Floats:
        """One score an intent; their exponentials are the odds."""
        total = ((seen.meaning - self.middle) * MEANING_SCALE) @ self.meaning + seen.amounts @ self.spelling[seen.hits] + seen.shape @ self.shape + self.bias
        for sign in seen.signs:
            if sign in self.signs:
                total = total + self.signs[sign]
        return np.asarray(total, dtype=np.float32)

    def topic(self, intent: Intent, vector: Floats) -> str | None:
        """What a question, a privacy or a prohibited message or small talk is about; None for other intents and where it is not clear."""
        mine = [index for index, name in enumerate(self.topic_names) if name.startswith(f"{intent.value}:")]
        if not mine:
            return None
        scores = ((vector - self.middle) * MEANING_SCALE) @ self.topic_weights[:, mine] + self.topic_bias[mine]
        odds = np.exp(scores - scores.max())
        best = int(odds.argmax())
        return self.topic_names[mine[best]].partition(":")[2] if odds[best] >= CLEAR_TOPIC * odds.sum() else None


@cache
def model() -> Model:
    """The trained weights, read once."""
    with (files("core.understanding") / "weights" / "triage.npz").open("rb") as file, np.load(file) as stored:
        floats = {name: stored[name].astype(np.float32) for name in stored.files if stored[name].dtype.kind == "f"}
        sign_names = [str(name) for name in stored["sign_names"]]
        return Model(
            middle=floats["middle"],
            meaning=floats["meaning"],
            spelling=floats["spelling"],
            signs=dict(zip(sign_names, floats["signs"], strict=True)),
            shape=floats["shape"],
            bias=floats["bias"],
            topic_names=tuple(str(name) for name in stored["topic_names"]),
            topic_weights=floats["topic_weights"],
            topic_bias=floats["topic_bias"],
        )

"""What kind of message it is: thirteen intents, with a confidence that can be relied on and a reason in words."""

import numpy as np
from numpy.typing import NDArray

from core.brief import Intent, Situation
from core.understanding.language import detect
from core.understanding.phrases import speaks
from core.understanding.triage_model import INTENTS, look, model
from core.understood import Triage

TOPIC_PHRASE = {Intent.QUESTION: "question", Intent.PRICE: "price", Intent.PRIVACY: "privacy", Intent.PROHIBITED: "declined", Intent.SMALLTALK: "smalltalk"}

ABOUT_MONEY = (("refund", "refund"), ("bill", "invoice"), ("pay", "payment"))
"""What a price message with a sign is about, the most pressing first."""
HOW_MUCH = "cost"
"""Who asks how much it is wants the price, unless it is to come back."""

SIGNS_SHOWN = 6


def triage(text: str, vector: NDArray[np.float32], situation: Situation, language_hint: str | None = None) -> Triage:
    """The likeliest intent of a message; `vector` is the unit vector of its text, `language_hint` the language of what was said before."""
    language = detect(text, language_hint)
    if not text.strip():
        return Triage(Intent.NONSENSE, 1.0, "the message is empty", language, "empty")
    trained = model()
    seen = look(text, vector, situation, language)
    scores = trained.scores(seen)
    if situation is Situation.FRESH:
        # Without a prototype and without a question of ours there is nothing that could be changed or answered.
        scores[INTENTS.index(Intent.CHANGE)] = -np.inf
    odds = np.exp(scores - scores.max())
    chances = odds / odds.sum()
    order = np.argsort(-chances)
    intent, second = INTENTS[int(order[0])], INTENTS[int(order[1])]
    topic = _about_money(seen.signs) if intent is Intent.PRICE else trained.topic(intent, vector)
    reason = (
        f"reads like {intent.value}"
        + (f" about {topic}" if topic else "")
        + f" ({chances[order[0]]:.0%}, next {second.value} {chances[order[1]]:.0%})"
        + (f"; signs: {', '.join(sorted(seen.signs)[:SIGNS_SHOWN])}" if seen.signs else "")
        + ("" if situation is Situation.FRESH else f"; the person {situation.value.replace('_', ' ')}")
    )
    return Triage(intent, float(chances[order[0]]), reason, language, _phrase(intent, topic))


def _about_money(signs: frozenset[str]) -> str | None:
    topic = next((topic for sign, topic in ABOUT_MONEY if sign in signs), None)
    return None if topic != "refund" and HOW_MUCH in signs else topic


def _phrase(intent: Intent, topic: str | None) -> str | None:
    code = f"{TOPIC_PHRASE[intent]}_{topic}" if intent in TOPIC_PHRASE and topic else None
    return code if code and speaks(code, "en") else None

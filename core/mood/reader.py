"""Sound and words put together into one guess, with what it rests on.

Words decide between moods that sound alike; the voice decides how strong one is, and between quiet and agitated ones of the same kind. Without words
that tell anything, a voice alone is never sure enough to be acted on.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.emotion import ACTED_ON, Emotion, Mood
from core.mood.sound import Prosody, prosody_of
from core.mood.words import Sign, signs_in

VALENCE = {
    Emotion.HAPPY: 0.8,
    Emotion.EXCITED: 0.7,
    Emotion.SATISFIED: 0.6,
    Emotion.NEUTRAL: 0.0,
    Emotion.CONFUSED: -0.3,
    Emotion.STRESSED: -0.5,
    Emotion.FRUSTRATED: -0.7,
}
AROUSAL = {
    Emotion.HAPPY: 0.4,
    Emotion.EXCITED: 0.8,
    Emotion.SATISFIED: -0.1,
    Emotion.NEUTRAL: -0.1,
    Emotion.CONFUSED: 0.1,
    Emotion.STRESSED: 0.6,
    Emotion.FRUSTRATED: 0.5,
}
LIVELY = {"it": 0.25, "es": 0.25, "ar": 0.2, "fr": 0.1, "ru": 0.05}
"""Speech of these languages is livelier when nothing is the matter; taken off before agitation is judged."""
THRESHOLDS = {"it": 0.84, "es": 0.84, "ar": 0.86, "ru": 0.84, "pl": 0.82, "cs": 0.82}
"""Where plain speaking or lively speaking is the custom, more is needed before it is acted on."""
SOUND_ALONE_AT_MOST = 0.6
KEPT = 0.6
"""Weight of what was before in the rolling mood of a conversation."""


def threshold_for(language: str) -> float:
    """The confidence from which a mood is acted on."""
    return THRESHOLDS.get(language, ACTED_ON)


def read_mood(samples: NDArray[np.float32] | None, text: str, language: str) -> Mood:
    """The mood of one message: samples at 16 kHz where it was spoken, and its words."""
    prosody = prosody_of(samples) if samples is not None else None
    sounded = _agitation(prosody, language)
    signs = signs_in(text, language)
    weights: dict[Emotion, float] = defaultdict(float)
    for sign in {one.said: one for one in signs}.values():
        weights[sign.mood] += sign.weight  # a repair café speaks of broken things all the time
    if "!!" in text:
        weights[max(weights, key=lambda mood: weights[mood], default=Emotion.EXCITED)] += 0.5
    label, confidence = _of_words(weights) if weights else _of_sound(sounded)
    if weights:
        confidence = _with_voice(label, confidence, sounded)
        label = _stronger(label, sounded)
    words = tuple(dict.fromkeys(sign.said for sign in signs if sign.mood is label or VALENCE[sign.mood] * VALENCE[label] > 0))
    arousal = AROUSAL[label] if sounded is None else 0.5 * AROUSAL[label] + 0.5 * sounded
    valence = _valence(signs, label)
    intensity = 0.0 if label is Emotion.NEUTRAL else min(1.0, 0.35 + 0.15 * sum(weights.values()) + 0.25 * max(0.0, sounded or 0.0))
    return Mood(
        label,
        round(float(confidence), 3),
        round(intensity, 3),
        round(valence, 3),
        round(float(max(-1.0, min(1.0, arousal))), 3),
        words,
        _signs_of(prosody, sounded),
    )


def shown(mood: Mood | None, language: str) -> dict[str, object] | None:
    """A mood as clients see it; `acted_on` says whether anything adapts to it."""
    if mood is None:
        return None
    return {
        "primary": mood.label.value,
        "label": mood.label.value,
        "confidence": mood.confidence,
        "intensity": mood.intensity,
        "valence": mood.valence,
        "arousal": mood.arousal,
        "acted_on": mood.acted_on(threshold_for(language)) is not Emotion.NEUTRAL,
        "words": list(mood.words),
        "voice": list(mood.voice),
    }


def rolled(before: Mood | None, now: Mood) -> Mood:
    """The mood of a conversation after one more message: what was before fades."""
    if before is None:
        return now
    same = before.label is now.label
    strong_before, strong_now = before.confidence * KEPT, now.confidence * (1 - KEPT) * (0.5 if now.label is Emotion.NEUTRAL else 1.5)
    label = now.label if same or strong_now >= strong_before else before.label
    confidence = max(before.confidence, now.confidence) if same else abs(strong_now - strong_before) + 0.3 * max(strong_now, strong_before)

    def mixed(one: float, other: float) -> float:
        return round(KEPT * one + (1 - KEPT) * other, 3)

    return Mood(
        label,
        round(min(0.99, confidence), 3),
        mixed(before.intensity, now.intensity),
        mixed(before.valence, now.valence),
        mixed(before.arousal, now.arousal),
        now.words,
        now.voice,
    )


def _of_words(weights: dict[Emotion, float]) -> tuple[Emotion, float]:
    best = max(weights, key=lambda mood: weights[mood])
    against = sum(weight for mood, weight in weights.items() if VALENCE[mood] * VALENCE[best] < 0)
    beside = sum(weight for mood, weight in weights.items() if mood is not best) - against
    return best, max(0.34, 1 - math.exp(-0.95 * weights[best]) - 0.35 * against - 0.08 * beside)


def _of_sound(sounded: float | None) -> tuple[Emotion, float]:
    if sounded is None:
        return Emotion.NEUTRAL, 0.5
    if sounded > 0.6:
        return Emotion.EXCITED, min(SOUND_ALONE_AT_MOST, 0.3 + 0.3 * sounded)
    return Emotion.NEUTRAL, 0.75 - 0.3 * abs(sounded)


def _with_voice(label: Emotion, confidence: float, sounded: float | None) -> float:
    if sounded is None or label in {Emotion.CONFUSED, Emotion.NEUTRAL}:
        return min(0.97, confidence)
    agrees = sounded * AROUSAL[label] * 0.12
    return min(0.97, max(0.3, confidence + agrees))


def _stronger(label: Emotion, sounded: float | None) -> Emotion:
    return Emotion.EXCITED if label is Emotion.HAPPY and sounded is not None and sounded > 0.7 else label


def _valence(signs: Sequence[Sign], label: Emotion) -> float:
    if not signs:
        return VALENCE[label] * 0.3
    total = sum(sign.weight for sign in signs)
    return sum(VALENCE[sign.mood] * sign.weight for sign in signs) / total


def _agitation(prosody: Prosody | None, language: str) -> float | None:
    """How agitated a voice is between -1 and 1: the mean of what each measure says, against what is usual for read speech."""
    if prosody is None:
        return None
    usual_hz = 115 if prosody.pitch_hz < 165 else 205
    measures = (
        (12 * math.log2(prosody.pitch_hz / usual_hz)) / 5,
        (prosody.pitch_spread_st - 5.5) / 3.5,
        (prosody.level_spread_db - 6.5) / 3,
        (prosody.bright - 0.12) / 0.12,
        (prosody.syllables_a_second - 4.2) / 1.6,
        (0.18 - prosody.pause_share) / 0.3,
    )
    weights = (1.2, 1.2, 0.5, 1.0, 0.8, 0.4)
    mean = sum(max(-1.5, min(1.5, one)) * weight for one, weight in zip(measures, weights, strict=True)) / sum(weights)
    return max(-1.0, min(1.0, mean - LIVELY.get(language, 0.0)))


def _signs_of(prosody: Prosody | None, sounded: float | None) -> tuple[str, ...]:
    if prosody is None or sounded is None:
        return ()
    found = ["lively"] if sounded > 0.4 else ["flat"] if sounded < -0.4 else []
    return (*found, *(["pauses"] if prosody.pause_share > 0.4 else []))

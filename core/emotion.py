"""Moods that are told apart, in the listener or the speaker."""

from enum import StrEnum


class Emotion(StrEnum):
    """How somebody seems to feel."""

    HAPPY = "happy"
    FRUSTRATED = "frustrated"
    EXCITED = "excited"
    CONFUSED = "confused"
    SATISFIED = "satisfied"
    STRESSED = "stressed"
    NEUTRAL = "neutral"

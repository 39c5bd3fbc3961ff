"""Moods that are told apart, in the listener or the speaker, and what was made out of somebody's."""

from dataclasses import dataclass
from enum import StrEnum

ACTED_ON = 0.8
"""Below this confidence a mood is shown at most, and changes nothing."""


class Emotion(StrEnum):
    """How somebody seems to feel."""

    HAPPY = "happy"
    FRUSTRATED = "frustrated"
    EXCITED = "excited"
    CONFUSED = "confused"
    SATISFIED = "satisfied"
    STRESSED = "stressed"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Mood:
    """A guess at a mood. `confidence`, `intensity` between 0 and 1; `valence` (unpleasant to pleasant), `arousal` (calm to agitated) between -1 and 1.

    `words` were taken for signs of it; `voice` are signs in the sound, keys of the phrases `mood_why_...`.
    """

    label: Emotion
    confidence: float
    intensity: float
    valence: float
    arousal: float
    words: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()

    def acted_on(self, threshold: float = ACTED_ON) -> Emotion:
        """The mood to adapt to: neutral unless it is sure enough."""
        return self.label if self.confidence >= threshold else Emotion.NEUTRAL

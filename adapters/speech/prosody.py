"""How a listener's mood changes the way they are spoken to: calmer with the upset, slower with the confused, livelier with the happy."""

from dataclasses import dataclass

from core.emotion import Emotion


@dataclass(frozen=True, slots=True)
class Prosody:
    """Percent of the voice's usual rate, pitch and pitch range."""

    rate: int = 100
    pitch: int = 100
    range: int = 100


USUAL = Prosody()
FOR: dict[str, Prosody] = {
    Emotion.HAPPY: Prosody(104, 108, 130),
    Emotion.FRUSTRATED: Prosody(90, 92, 75),
    Emotion.EXCITED: Prosody(110, 112, 150),
    Emotion.CONFUSED: Prosody(84, 100, 110),
    Emotion.SATISFIED: Prosody(97, 102, 115),
    Emotion.STRESSED: Prosody(86, 92, 70),
    Emotion.NEUTRAL: USUAL,
}


def prosody_for(emotion: str) -> Prosody:
    """How to speak to somebody in that mood; as usual where it is not known."""
    return FOR.get(emotion, USUAL)

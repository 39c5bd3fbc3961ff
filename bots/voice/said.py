"""The messages of a stream, in the shapes that clients know."""

from typing import Any

from core.live.listener import Partial
from core.messages import OutboundMessage
from core.mood import shown
from core.reading import Transcript

RESULT, ERROR, CHUNK, EMOTION = "voice_processing_result", "error", "audio_chunk", "emotion_detected"


def result(stage: str, turn: int, **known: Any) -> dict[str, Any]:
    """The `data` of a result; `stage` is partial, final, response or complete, and what is not known yet is None."""
    empty = dict.fromkeys(("transcript", "confidence", "language", "emotion", "intent", "response", "audio_response", "link", "conversation"))
    return {"stage": stage, "turn": turn, "final": stage != "partial", **empty, **known}


def partial(event: Partial) -> dict[str, Any]:
    """Words while they are spoken: `stable` only grows, `tentative` may still change."""
    text = f"{event.sure} {event.likely}".strip()
    return result("partial", event.turn, transcript=text, stable=event.sure, tentative=event.likely)


def heard(turn: int, transcript: Transcript) -> dict[str, Any]:
    """What a transcript says of itself."""
    felt = shown(transcript.mood, transcript.language)
    return {"emotion": felt, "turn": turn, "transcript": transcript.text, "confidence": round(transcript.confidence, 4), "language": transcript.language}


def answered(message: OutboundMessage) -> dict[str, Any]:
    """What an answer says of itself."""
    return {"response": message.text, "link": message.link}

"""`POST /api/transcribe`: what is heard in a recording, word by word, so that a person can set it right before sending it. Nothing is kept."""

from dataclasses import dataclass

from fastapi import APIRouter, Request

from bots.hub import TheHub
from bots.refusal import Refusal, of_bad_input
from bots.web.callers import check_pace, writer
from bots.web.chat import SOUNDS
from bots.web.parcel import parcel_of
from core.errors import BadInput
from core.result import HeardWord

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard; an empty `transcript` means that there was no speech."""

    transcript: str
    language: str
    confidence: float
    seconds: float
    words: tuple[HeardWord, ...]


@router.post("/api/transcribe")
async def transcribe(request: Request, hub: TheHub) -> Heard:
    """Hear one recording (multipart `audio`). Raises Refusal(415) for what is no sound, 413 for what is too long."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    parcel = await parcel_of(request, hub.settings)
    if len(parcel.files) != 1 or parcel.files[0].content.kind not in SOUNDS:
        raise Refusal(415, "sound_wanted", name=parcel.files[0].name if parcel.files else "")
    sound = parcel.files[0]
    try:
        heard = await hub.ports.transcriber.transcribe(sound.data, parcel.fields.language or None)
    except BadInput as error:
        raise of_bad_input(error, sound.name) from None
    words = tuple(HeardWord(word.text.strip(), round(word.confidence, 2)) for word in heard.words if word.text.strip())
    return Heard(heard.text, heard.language, round(heard.confidence, 3), heard.duration_s, words)

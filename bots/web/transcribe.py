"""`POST /api/transcribe`: what is heard in a recording, word by word, so that a person can set it right before sending it.

Its words are remembered for a quarter of an hour, and taken when the same sound is sent; nothing else is kept.
"""

from dataclasses import dataclass

from fastapi import APIRouter, Request

from bots.hub import Hub, TheHub
from bots.refusal import Refusal, of_bad_input
from bots.web.callers import Caller, check_pace, writer
from bots.web.chat import SOUNDS
from bots.web.parcel import parcel_of
from core.consent import Use, allowed
from core.errors import BadInput, NotFound
from core.messages import Platform
from core.pipeline.likely import likely_words
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
    sound, now = parcel.files[0], hub.ports.clock.now()
    person = f"{Platform.WEB}:{caller.owner}/{parcel.fields.user}" if parcel.fields.user else f"{Platform.WEB}:{caller.owner}"
    if not await allowed(hub.ports.consents, person, Use.PROCESSING, now):
        raise Refusal(403, "consent_processing_missing")
    try:
        heard = await hub.ports.transcriber.transcribe(sound.data, parcel.fields.language or None, await _context(parcel.fields.conversation, caller, hub))
    except BadInput as error:
        raise of_bad_input(error, sound.name) from None
    hub.listened.keep(caller.owner, sound.data, heard, now)
    words = tuple(HeardWord(word.text.strip(), round(word.confidence, 2)) for word in heard.words if word.text.strip())
    return Heard(heard.text, heard.language, round(heard.confidence, 3), heard.duration_s, words)


async def _context(conversation_id: str, caller: Caller, hub: Hub) -> str:
    """Words that are likely to come up in that conversation; "" for a new one, or one that is not theirs."""
    if not conversation_id:
        return ""
    try:
        conversation = await hub.ports.conversations.get(conversation_id)
    except NotFound:
        return ""
    return await likely_words(conversation.slug, hub.ports) if caller.owns(conversation) else ""

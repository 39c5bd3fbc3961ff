"""`POST /api/voice/clone`, a person's voices, and the ledger of their consents."""

import base64
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from starlette.datastructures import UploadFile

from bots.hub import Hub, TheHub
from bots.outside import object_in
from bots.refusal import Refusal, language_of, of_bad_input, stamp
from bots.voice.streams import Streams
from bots.web.callers import Caller, check_pace, listener, writer
from bots.web.chat import SOUNDS
from core.audit import Act
from core.cloning import SAME_PERSON, clone, forget_voices, opened, voices_of
from core.consent import LASTS, Decision, Use, allows
from core.content import content_of
from core.errors import BadInput, NotFound
from core.languages import LANGUAGES
from core.messages import Platform
from core.pipeline.voice_wishes import decide
from core.understanding.phrases import say
from core.voices import EMOTIONS

router = APIRouter()
NAME_CHARS = 80


@dataclass(frozen=True, slots=True)
class _Given:
    sound: bytes
    name: str
    user: str
    language: str


class ConsentGiven(BaseModel):
    """A decision about one use of the voice."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    use: Use
    given: bool
    userId: str = ""  # noqa: N815  as clients write it


@router.post("/api/voice/clone")
async def make(request: Request, hub: TheHub) -> dict[str, Any]:
    """A voice from `audioSample` (a file, or base64 in JSON), `voiceName`, `userId`, `language`. 403 without consent, 400 for what the sample lacks."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    given = await _given(request, hub)
    person = person_for(caller, given.user)
    try:
        profile, made = await clone(given.sound, given.name, person, given.language, hub.ports)
    except BadInput as error:
        if error.code.startswith("consent_"):
            raise Refusal(403, error.code) from None
        raise of_bad_input(error) from None
    streams: Streams = request.app.state.streams
    likeness = "?" if made.likeness is None else f"{made.likeness:.2f}"
    message = say("clone_ready", language_of(request), name=given.name, likeness=likeness, same=SAME_PERSON)
    news = {"voiceId": profile.id, "voiceName": profile.name, "quality": profile.quality, "likeness": made.likeness, "message": message}
    streams.tell(person.removeprefix(f"{Platform.WEB}:"), "voice_clone_ready", news)
    return {
        "success": True,
        "voiceId": profile.id,
        "quality": profile.quality,
        "likeness": made.likeness,
        "closeness": dict(made.closeness),
        "availableEmotions": list(EMOTIONS),
        "provider": profile.provider,
        "storedBytes": len(made.data),
        "sampleBytes": profile.sample_bytes,
        "timestamp": stamp(),
    }


@router.get("/api/voice/clones")
async def voices(request: Request, hub: TheHub, user: Annotated[str, Query(alias="userId", max_length=200)] = "") -> dict[str, Any]:
    """A person's voices, and who looked at them when."""
    person = person_for(listener(request, hub), user)
    if hub.ports.profiles is None:
        raise Refusal(404, "not_found")
    found = await voices_of(person, "list", hub.ports)
    looks = [one for one in await hub.ports.audit.of_person(person) if one.act is Act.USED_VOICE]
    return {
        "voices": [
            {"voiceId": one.id, "voiceName": one.name, "language": one.language, "quality": one.quality, "likeness": one.likeness, "provider": one.provider}
            for one in found
        ],
        "looks": [{"voiceId": one.about, "at": one.at.isoformat(), "purpose": one.detail} for one in looks],
    }


@router.get("/api/voice/clones/{voice_id}/speech", response_class=Response)
async def speech(  # noqa: PLR0913, PLR0917  a query is its fields
    voice_id: str,
    text: Annotated[str, Query(min_length=1, max_length=500)],
    request: Request,
    hub: TheHub,
    user: Annotated[str, Query(alias="userId", max_length=200)] = "",
    manner: Annotated[str, Query(max_length=20)] = "neutral",
) -> Response:
    """A text in one of the person's voices, as OGG/Opus."""
    person = person_for(listener(request, hub), user)
    found = await voices_of(person, "speak", hub.ports, voice_id)
    if not found or hub.ports.voices is None:
        raise NotFound(voice_id)
    made = await opened(found[0], hub.ports)
    sound = b"".join([chunk async for chunk in hub.ports.voices.say(made, text, found[0].language, manner)])
    return Response(sound, media_type="audio/ogg")


@router.delete("/api/voice/clones/{voice_id}")
async def forget(voice_id: str, request: Request, hub: TheHub, user: Annotated[str, Query(alias="userId", max_length=200)] = "") -> dict[str, int]:
    """Delete a voice, here and at the service that holds it."""
    person = person_for(await writer(request, hub), user)
    return {"deleted": await forget_voices(person, hub.ports, voice_id)}


@router.get("/api/voice/consents")
async def consents(request: Request, hub: TheHub, user: Annotated[str, Query(alias="userId", max_length=200)] = "") -> dict[str, Any]:
    """What the person allows now, and every decision that led there."""
    return await _ledger(person_for(listener(request, hub), user), hub)


@router.post("/api/voice/consents")
async def consent(given: ConsentGiven, request: Request, hub: TheHub) -> dict[str, Any]:
    """Give or withdraw one consent; what was kept for a use that is withdrawn is deleted."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    person = person_for(caller, given.userId)
    await decide(Decision(given.use, given.given), person, Platform.WEB.value, f"api:{request.scope['state']['request_id']}", hub.ports)
    return await _ledger(person, hub)


def person_for(caller: Caller, user: str) -> str:
    """The id of the person that a caller speaks for."""
    return f"{Platform.WEB}:{caller.owner}/{user[:200]}" if user and not caller.owner.startswith("page-") else f"{Platform.WEB}:{caller.owner}"


async def _ledger(person: str, hub: Hub) -> dict[str, Any]:
    entries = await hub.ports.consents.of_person(person) if hub.ports.consents is not None else ()
    now = hub.ports.clock.now()
    return {
        "allowed": {use.value: allows(entries, use, now) for use in Use},
        "lastsDays": LASTS.days,
        "entries": [
            {"use": one.use, "given": one.given, "at": one.at.isoformat(), "channel": one.channel, "until": one.until and one.until.isoformat()}
            for one in entries
        ],
    }


async def _given(request: Request, hub: Hub) -> _Given:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form(max_files=1, max_fields=10)
        try:
            sample = form.get("audioSample") or form.get("audio")
            sound = await sample.read() if isinstance(sample, UploadFile) else b""
            fields: dict[str, Any] = {name: value for name, value in form.items() if isinstance(value, str)}
        finally:
            await form.close()
    else:
        try:
            fields = object_in(await request.body())
            sound = base64.b64decode(str(fields.get("audioSample") or ""), validate=True)
        except ValueError:
            raise Refusal(400, "bad_request", detail="send multipart/form-data, or JSON with `audioSample` in base64") from None
    name = str(fields.get("voiceName") or "").strip()
    if not sound or not name or len(name) > NAME_CHARS:
        raise Refusal(400, "bad_request", detail="`audioSample` and `voiceName` (at most 80 characters) are needed")
    if len(sound) > hub.settings.upload_limit_mb * 1_000_000:
        raise Refusal(413, "audio_too_large", name="audioSample", limit=f"{hub.settings.upload_limit_mb} MB")
    content = content_of(sound)
    if content is None or content.kind not in SOUNDS:
        raise Refusal(415, "sound_wanted", name="audioSample")
    language = str(fields.get("language") or "")[:2].lower()
    return _Given(sound, name, str(fields.get("userId") or ""), language if language in LANGUAGES else "")

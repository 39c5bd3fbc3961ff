"""`POST /api/voice/conversation`: sound, text, pictures and a project in one request; everything that came of it in one answer."""

import base64
from typing import Any

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData, UploadFile

from bots.hub import Hub, TheHub
from bots.outside import object_in
from bots.refusal import Refusal
from bots.web.callers import address_in, check_pace, writer
from bots.web.chat import answer_to
from bots.web.intake import take
from bots.web.parcel import Fields, Parcel, sent_file
from bots.web.results import result_for
from config.wiring.speech import pack_speech
from core.errors import NotFound, StatexError
from core.pipeline.aloud import summary
from core.pipeline.outside import voice_for
from core.pipeline.voice_wishes import adapted_to
from core.result import Result

router = APIRouter()
CODE_BYTES = 400_000
TEXTS = (".html", ".css", ".js", ".json", ".md", ".txt", ".py", ".svg")


@router.post("/api/voice/conversation")
async def converse(request: Request, response: Response, hub: TheHub) -> dict[str, Any]:
    """`audioInput`, `textContext`, `imageContext`, `projectContext` (a conversation's id, or words), `userId`: multipart, or JSON with base64."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    parcel = await _parcel(request, hub)
    taken = await take(request, hub, caller, parcel, await address_in(parcel.fields.conversation, caller, hub), "")
    text = await answer_to(taken.turn_id, hub)
    result = await result_for(hub.ports, taken.turn_id)
    response.headers["X-Conversation"] = result.conversation
    return {
        "response": text,
        "audioResponse": await _aloud(taken.turn_id, hub),
        "generatedCode": await _code(taken.turn_id, result, hub),
        "projectInsights": _insights(result),
        "nextSteps": _next(result),
        "transcript": result.transcript,
        "detectedEmotion": result.emotion,
        "intent": result.intent,
        "confidence": result.confidence,
        "conversation": result.conversation,
        "turn": result.turn,
    }


async def _parcel(request: Request, hub: Hub) -> Parcel:
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await request.form(max_files=10, max_fields=20, max_part_size=hub.settings.text_limit_chars * 4)
        try:
            files = [(one.filename or "file", await one.read()) for one in form.values() if isinstance(one, UploadFile)]
            return _checked(form, files, hub)
        finally:
            await form.close()
    try:
        given = object_in(await request.body())
        images = given.get("imageContext") or ()
        sounds = [given["audioInput"]] if given.get("audioInput") else []
        encoded = [("audioInput", one) for one in sounds] + [("imageContext", one) for one in ([images] if isinstance(images, str) else images)]
        files = [(name, base64.b64decode(str(one).rpartition("base64,")[2], validate=True)) for name, one in encoded]
    except (ValueError, TypeError):
        raise Refusal(400, "bad_request", detail="send multipart/form-data, or JSON with sound and pictures in base64") from None
    return _checked(given, files, hub)


def _checked(given: "FormData | dict[str, Any]", files: list[tuple[str, bytes]], hub: Hub) -> Parcel:
    words = str(given.get("textContext") or "")
    project = str(given.get("projectContext") or "")
    conversation = project if project and " " not in project and len(project) <= 64 else ""
    text = "\n".join(part for part in (words, "" if conversation else project) if part.strip())
    if len(text) > hub.settings.text_limit_chars:
        raise Refusal(413, "text_too_long", limit=f"{hub.settings.text_limit_chars:,}")
    if not text.strip() and not files:
        raise Refusal(400, "empty")
    fields = Fields(text=text, conversation=conversation, user=str(given.get("userId") or "")[:200], language=str(given.get("language") or "")[:35])
    return Parcel(fields, tuple(sent_file(name, data, hub.settings) for name, data in files))


async def _aloud(turn_id: str, hub: Hub) -> str | None:
    """The answer's short form as MP3 in base64, None where there is no voice."""
    said = await hub.ports.conversations.said_under(f"turn:{turn_id}:answer")
    if said is None:
        return None
    turn = await hub.ports.turns.get(turn_id)
    voice = await voice_for(turn.conversation_id, hub.ports)
    if voice is None:
        return None
    language = said.message.language
    emotion = adapted_to(turn.reading.mood if turn.reading else None, language)
    try:
        speech = b"".join([chunk async for chunk in voice.say(summary(said.message, turn), language, emotion)])
        return base64.b64encode(pack_speech(speech, ".mp3")).decode() if speech else None
    except StatexError:
        return None


async def _code(turn_id: str, result: Result, hub: Hub) -> dict[str, Any] | None:
    """The prototype's source, where this turn made or changed one; larger files are named only."""
    turn = await hub.ports.turns.get(turn_id)
    if turn.spec is None or turn.slug is None or result.demo_url is None:
        return None
    try:
        spec = (await hub.ports.prototypes.get(turn.slug))[1].spec
    except NotFound:
        return None
    site = hub.ports.wits.compile_site(spec, {})
    left, files = CODE_BYTES, []
    for path, data in sorted(site.files.items(), key=lambda item: (not item[0].endswith(".html"), item[0])):
        shown = path.endswith(TEXTS) and len(data) <= left
        left -= len(data) if shown else 0
        files.append({"path": path, "bytes": len(data), "content": data.decode("utf-8", "replace") if shown else None})
    return {"url": result.demo_url, "revision": result.revision, "files": files}


def _insights(result: Result) -> dict[str, Any]:
    return {
        "requirements": [{"text": one.text, "status": one.status, "where": one.where, "note": one.note} for one in result.requirements],
        "changes": list(result.changes),
        "notDone": list(result.not_done),
        "quote": None if result.quote is None else {"lowEur": result.quote.low_eur, "highEur": result.quote.high_eur, "validUntil": result.quote.valid_until},
        "duplicateOf": result.duplicate_of,
        "problems": list(result.problems),
    }


def _next(result: Result) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    if result.question:
        steps.append({"what": "answer", "text": result.question, "choices": list(result.choices)})
    if result.demo_url:
        steps.append({"what": "open", "text": result.demo_url, "choices": []})
    steps += [{"what": "clarify", "text": one, "choices": []} for one in result.not_done]
    return steps

"""`GET /api/voice/stream`: the socket over which one speaks with Statex.

Query: `language` (BCP 47; found out where it is left out), `userId` (tells a client's people apart), `conversation` (goes on with one), `format` (`webm`,
any other container, or `pcm16` with `sampleRate`), `audio` (`mp3`, `ogg`, `wav` or `none`: the sound of answers), `draft` (`true`: words are only shown while
they are spoken, nothing is taken as a message), `token` (of `POST /api/voice/session`),
`resume` and `after` (a stream that was cut off, and the last message of it that came through).
"""

from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Query, Request, WebSocket
from pydantic import BaseModel
from starlette.websockets import WebSocketDisconnect

from bots.hub import Hub, TheHub
from bots.refusal import Refusal, language_of, sentence, stamp
from bots.voice.frames import raw_rate
from bots.voice.session import Session
from bots.voice.streams import Streams
from bots.voice.taking import Who
from bots.web.callers import TOKEN, Caller, address_in, check_pace, speaker, writer
from config.wiring.speech import SPEECH_FORMATS
from core.consent import Use, allows
from core.errors import BadInput, StatexError, Unavailable
from core.languages import LANGUAGES

router = APIRouter()
UNAUTHORISED, FORBIDDEN, TOO_MANY, UNUSABLE, DOWN = 4401, 4403, 4429, 4400, 4503


class Ticket(BaseModel):
    """A token that opens a stream from a browser within 15 minutes, and the path to open."""

    token: str
    url: str


@router.post("/api/voice/session")
async def ticket(request: Request, hub: TheHub) -> Ticket:
    """A client with a key asks for a token that it can hand to a browser, which cannot send a key with a socket."""
    caller = await writer(request, hub)
    token = hub.signer.seal("voice", caller.owner, TOKEN)
    return Ticket(token=token, url=f"/api/voice/stream?token={token}")


class Wanted(BaseModel):
    """The query of a stream."""

    language: str = ""
    userId: str = ""  # noqa: N815  as clients write it
    conversation: str = ""
    format: str = "webm"
    sampleRate: str = ""  # noqa: N815
    audio: str = "mp3"
    draft: bool = False
    resume: str = ""
    after: int = 0


@router.websocket("/api/voice/stream")
async def stream(socket: WebSocket, wanted: Annotated[Wanted, Query()]) -> None:
    """Speak and be spoken to, for as long as the socket is open."""
    hub: Hub = socket.app.state.hub
    streams: Streams = socket.app.state.streams
    await socket.accept()
    try:
        caller = speaker(socket, hub)
        check_pace(caller, socket, hub)
        await _served(socket, wanted, caller, hub, streams)
    except Refusal as refusal:
        code = {401: UNAUTHORISED, 404: FORBIDDEN, 429: TOO_MANY}.get(refusal.status, UNUSABLE)
        await _refused(socket, refusal.code, code, **refusal.values)
    except BadInput as error:
        await _refused(socket, error.code, TOO_MANY if error.code == "voice_too_many" else UNUSABLE, limit=error.limit or "", name="")
    except StatexError as error:
        structlog.get_logger().warning("a stream ended", error=type(error).__name__)
        await _refused(socket, "voice_unheard", DOWN)


async def _served(socket: WebSocket, wanted: Wanted, caller: Caller, hub: Hub, streams: Streams) -> None:
    if wanted.resume and (kept := streams.find(wanted.resume)) is not None and kept.owner == caller.owner:
        await kept.take_over(socket, wanted.after)
        return
    if hub.ports.ears is None:
        raise Unavailable("nothing hears streams here")
    suffix = None if wanted.audio == "none" else f".{wanted.audio}"
    if suffix is not None and suffix not in SPEECH_FORMATS:
        raise BadInput("stream_message", f"audio={wanted.audio[:20]}")
    who = await _who(socket, wanted, caller, hub)
    session = Session(hub, hub.ports.ears, who, raw_rate(wanted.format, wanted.sampleRate), suffix)
    entries = await hub.ports.consents.of_person(f"{who.address.platform}:{who.person}") if hub.ports.consents is not None else ()
    now = hub.ports.clock.now()
    session.may_hear, session.moods = allows(entries, Use.PROCESSING, now), allows(entries, Use.EMOTION, now)
    session.draft = wanted.draft
    session.token = streams.keep(session)
    if wanted.resume:
        session.outbox.put("error", {"code": "stream_gone"}, error=session.say("stream_gone"))
    try:
        async with streams.place(who.person, lambda position: _queued(socket, session, position)):
            await session.run(socket, lambda: session.outbox.put("ready", _ready(session, wanted)))
    finally:
        streams.forget(session.token)
    await _close(socket)


async def _queued(socket: WebSocket, session: Session, position: int) -> None:
    text = session.say("voice_place", position=str(position))
    await socket.send_json({"type": "queued", "data": {"position": position, "message": text}, "timestamp": stamp()})


def _ready(session: Session, wanted: Wanted) -> dict[str, Any]:
    """What a client needs to know, and what a person is to be told: that a machine listens and guesses at moods."""
    return {
        "session": session.token,
        "language": session.who.language,
        "format": wanted.format,
        "audio": wanted.audio,
        "notice": session.say("voice_notice"),
    }


async def _who(socket: WebSocket, wanted: Wanted, caller: Caller, hub: Hub) -> Who:
    language = wanted.language[:2].lower()
    known = language if language in LANGUAGES else None
    person = f"{caller.owner}/{wanted.userId[:200]}" if wanted.userId and not caller.owner.startswith("page-") else caller.owner
    return Who(person, caller.owner, await address_in(wanted.conversation, caller, hub), known, known or language_of(socket))


async def _refused(socket: WebSocket, code: str, close_code: int, **values: str) -> None:
    text = sentence(Refusal(0, code, **values), language_of(socket))
    try:
        await socket.send_json({"type": "error", "error": text, "data": {"code": code}, "timestamp": stamp()})
        await socket.close(close_code)
    except (RuntimeError, WebSocketDisconnect):
        return  # nobody is there any more


async def _close(socket: WebSocket) -> None:
    try:
        await socket.close()
    except (RuntimeError, WebSocketDisconnect):
        return

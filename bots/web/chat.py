"""`POST /api/chat` and `GET /uploads/{filename}`: say something and get the answer in the same response."""

import re
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from bots.hub import Hub, TheHub
from bots.refusal import Refusal, stamp
from bots.web.callers import Caller, address_in, check_pace, listener, writer
from bots.web.intake import take
from bots.web.parcel import Fields, Parcel, parcel_of
from core.content import content_of
from core.messages import Address, AttachmentKind, Platform
from core.pipeline.reply import answer_key

router = APIRouter()
PATIENCE_S = 120.0
SOUNDS = frozenset({AttachmentKind.VOICE, AttachmentKind.AUDIO})
_NAME = re.compile(r"[\w-]{1,80}\.\w{1,8}")


class Spoken(BaseModel):
    """The answer. `audio_url` is where the recording that came with the message can be fetched, None when there was none."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)

    success: bool = True
    response: str
    audio_url: str | None
    timestamp: str


@router.post("/api/chat")
async def chat(request: Request, response: Response, hub: TheHub, idempotency_key: Annotated[str, Header(max_length=200)] = "") -> Spoken:
    """Take `text`, `audio` or both, as multipart, and wait for the answer. A browser's session is one conversation; a client names its own."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise Refusal(400, "form_wanted")
    parcel = await parcel_of(request, hub.settings)
    _check_sound(parcel)
    taken = await take(request, hub, caller, parcel, await _address(parcel.fields, caller, hub), idempotency_key)
    answer = await answer_to(taken.turn_id, hub)
    turn = await hub.ports.turns.get(taken.turn_id)
    # A repeated request is answered like the first, so the recording is looked up where it was kept.
    sounds = [one.ref for message in turn.messages for one in message.attachments if one.kind in SOUNDS]
    response.headers["X-Conversation"] = turn.conversation_id
    return Spoken(response=answer, audio_url=f"/uploads/{sounds[-1]}" if parcel.files and sounds else None, timestamp=stamp())


@router.get("/uploads/{filename}", response_class=Response)
async def upload(filename: str, request: Request, hub: TheHub) -> Response:
    """A recording, for somebody who is known and was told its name, which nobody can guess. Raises Refusal(404) for everything else."""
    listener(request, hub)
    if not _NAME.fullmatch(filename):
        raise Refusal(404, "not_found")
    data = await hub.ports.blobs.get(filename)
    content = content_of(data)
    if content is None or content.kind not in SOUNDS:
        raise Refusal(404, "not_found")
    return Response(data, media_type=content.media_type, headers={"Cache-Control": "private, max-age=86400, immutable", "Content-Disposition": "inline"})


def _check_sound(parcel: Parcel) -> None:
    for one in parcel.files:
        if one.content.kind not in SOUNDS:
            raise Refusal(415, "sound_wanted", name=one.name)


async def _address(fields: Fields, caller: Caller, hub: Hub) -> Address:
    if not fields.conversation and caller.owner.startswith("page-"):
        return Address(Platform.WEB, f"{caller.owner}.chat")
    return await address_in(fields.conversation, caller, hub)


async def answer_to(turn_id: str, hub: Hub) -> str:
    """What was said at the turn's end, "" where nothing was to be said. Raises Refusal(500) after `PATIENCE_S`; the work goes on."""
    began = hub.ports.clock.now()
    while (hub.ports.clock.now() - began).total_seconds() < PATIENCE_S:
        newest = await hub.ledger.newest()
        ended = (await hub.ports.turns.get(turn_id)).is_answered
        said = await hub.ports.conversations.said_under(answer_key(turn_id))
        if said is not None:
            return said.message.text
        if ended:  # where a person of ours has taken over, the program is silent
            return ""
        await hub.ledger.moved_from(newest)
    raise Refusal(500, "too_slow", turn=turn_id)

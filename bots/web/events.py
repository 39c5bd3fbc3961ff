"""`GET /api/conversations/{id}/events`: what is said in a conversation, as it is said, from any point of the past on."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.encoders import jsonable_encoder
from fastapi.sse import EventSourceResponse, ServerSentEvent

from bots.hub import Hub, TheHub
from bots.web.callers import reader
from bots.web.files import link_to
from bots.web.results import result_for, turn_of
from core.conversation import Conversation
from core.messages import Said

router = APIRouter()


async def _readable(conversation_id: str, request: Request, hub: TheHub) -> Conversation:
    return await reader(request, hub, conversation_id)


@router.get("/api/conversations/{conversation_id}/events", response_class=EventSourceResponse)
async def events(
    conversation: Annotated[Conversation, Depends(_readable)],
    hub: TheHub,
    last_event_id: Annotated[int | None, Header(ge=0)] = None,
    after: Annotated[int, Query(ge=0)] = 0,
) -> AsyncIterator[ServerSentEvent]:
    """`progress`, `answer`, `voice` (it aloud) and `message` events; an event's id is its place in the ledger, so `Last-Event-ID` goes on where it stopped."""
    number = last_event_id if last_event_id is not None else after
    yield ServerSentEvent(comment="open", retry=1000)
    while True:
        newest = await hub.ledger.newest()
        for said in await hub.ports.conversations.said_after(conversation.address, number):
            yield await _event(said, conversation, hub)
            number = said.number
        await hub.ledger.moved_from(newest)


async def _event(said: Said, conversation: Conversation, hub: Hub) -> ServerSentEvent:
    message = said.message
    turn_id = turn_of(message)
    data: dict[str, Any] = {
        "conversation": conversation.id,
        "turn": turn_id,
        "text": message.text,
        "link": message.link,
        "picture": link_to(message.picture, hub) if message.picture else None,
        "voice": link_to(message.voice, hub) if message.voice else None,
        "buttons": jsonable_encoder(message.buttons),
        "language": message.language,
        "at": said.at.isoformat(),
    }
    if turn_id is not None:
        result = await result_for(hub.ports, turn_id, message if message.final and message.text else None)
        data["result"] = jsonable_encoder(result)
    spoken = message.voice is not None and not message.text
    kind = "voice" if spoken else "progress" if not message.final else "answer" if turn_id is not None else "message"
    return ServerSentEvent(event=kind, id=str(said.number), data=data)

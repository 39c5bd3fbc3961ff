"""`POST /api/operator`: who waits for a person, what was said, a person's answer back into the chat, and the word back to the program.

Signed by Standard Webhooks with a secret of the operators, or with the key of this machine. What is to be done stands in the body, so a signature for
one thing is worth nothing for another; `webhook-id` makes an answer be said once.
"""

import hmac
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.history import archive_of, said_in, title_of
from bots.web.signatures import signed_by_one_of
from config.credentials import LOCAL_CLIENT, webhook_secrets
from core.conversation import Conversation
from core.pipeline.handoff import hand_back, speak, take_over
from core.turn import Turn

router = APIRouter()
SHOWN_TURNS = 50


class _Do(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Waiting(_Do):
    """Who is waited on by a person of ours."""

    do: Literal["waiting"]


class About(_Do):
    """Something about one conversation: read it, take it over, or let the program answer again."""

    do: Literal["read", "take", "release"]
    conversation: str = Field(max_length=64)


class Answer(_Do):
    """Words for the person; `id` names them where no `webhook-id` does."""

    do: Literal["answer"]
    conversation: str = Field(max_length=64)
    text: str = Field(min_length=1, max_length=20_000)
    id: str = Field("", max_length=200)


_ASKED: TypeAdapter[Waiting | About | Answer] = TypeAdapter(Annotated[Waiting | About | Answer, Field(discriminator="do")])


@router.post("/api/operator")
async def operate(request: Request, hub: TheHub) -> dict[str, Any]:
    """Do what the body says."""
    raw = await request.body()
    _check_operator(request, raw, hub)
    try:
        asked = _ASKED.validate_json(raw)
    except ValidationError as error:
        raise Refusal(422, "bad_request", detail=str(error.errors()[0]["msg"])) from None
    match asked:
        case Waiting():
            return {"conversations": [await _seen(one, hub) for one in await archive_of(hub).taken_over()]}
        case Answer():
            name = request.headers.get("webhook-id") or asked.id or str(request.scope["state"]["request_id"])
            return {"said": await speak(asked.conversation, asked.text, name, hub.ports)}
        case About(do="take"):
            return {"silent": (await take_over(asked.conversation, hub.ports)).silent}
        case About(do="release"):
            return {"silent": (await hand_back(asked.conversation, hub.ports)).silent}
        case About():
            return await _talk(await hub.ports.conversations.get(asked.conversation), hub)


def _check_operator(request: Request, raw: bytes, hub: Hub) -> None:
    """Raises Refusal(401) for whoever is no operator."""
    secrets = webhook_secrets(hub.settings.operator_secrets)
    if "webhook-signature" in request.headers:
        if signed_by_one_of(secrets, request.headers, raw, hub.ports.clock.now()):
            return
        raise Refusal(401, "unauthorised")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(hub.clients[LOCAL_CLIENT].encode(), given.strip().encode()):
        raise Refusal(401, "unauthorised")


async def _seen(talk: Conversation, hub: Hub) -> dict[str, Any]:
    turns = await archive_of(hub).turns_of(talk.id, SHOWN_TURNS)
    return {
        "id": talk.id,
        "platform": talk.address.platform.value,
        "language": talk.language,
        "title": title_of(turns),
        "last": _last_words(turns),
        "at": turns[-1].last_at.isoformat() if turns else None,
        "prototype": talk.slug,
    }


def _last_words(turns: Sequence[Turn]) -> str:
    return title_of(turns[-1:])


async def _talk(talk: Conversation, hub: Hub) -> dict[str, Any]:
    """Both sides of a conversation, each in its own order; times tell how they belong together."""
    turns = await archive_of(hub).turns_of(talk.id, SHOWN_TURNS)
    heard = {turn.id: turn.reading.heard for turn in turns if turn.reading and turn.reading.heard}
    answers = await hub.ports.conversations.said_after(talk.address, 0, 10 * SHOWN_TURNS)
    return {
        **await _seen(talk, hub),
        "silent": talk.silent,
        "person": [{"at": one.at, "text": one.text, "heard": heard.get(one.turn), "files": [file.url for file in one.files]} for one in said_in(turns, hub)],
        "answers": [{"at": one.at.isoformat(), "text": one.message.text} for one in answers if one.message.final],
    }

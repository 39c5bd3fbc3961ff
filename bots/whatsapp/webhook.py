"""`/webhooks/whatsapp`: Meta asks once whether the address is ours, and then delivers signed batches of messages and statuses."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse

from bots.hub import Hub, TheHub
from bots.outside import object_in
from bots.refusal import Refusal
from bots.taking import take
from bots.whatsapp.translate import failures, translate, values
from core.messages import InboundMessage

router = APIRouter()
log = structlog.get_logger()


@router.get("/webhooks/whatsapp")
async def prove(
    hub: TheHub,
    mode: Annotated[str, Query(alias="hub.mode")] = "",
    token: Annotated[str, Query(alias="hub.verify_token")] = "",
    challenge: Annotated[str, Query(alias="hub.challenge", max_length=500)] = "",
) -> PlainTextResponse:
    """Meta's question whether this address is ours: its challenge goes back to whoever knows the verify token."""
    known = hub.settings.whatsapp_verify_token.get_secret_value()
    if mode != "subscribe" or not known or not hmac.compare_digest(known.encode(), token.encode()):
        raise Refusal(403, "forbidden")
    return PlainTextResponse(challenge)


@router.post("/webhooks/whatsapp")
async def receive(request: Request, hub: TheHub) -> dict[str, Any]:
    """A batch. Every message in it is stored before it is answered; when one cannot be, Meta sends the whole batch again and the others are known."""
    raw = await request.body()
    if not _is_signed(raw, request.headers.get("x-hub-signature-256", ""), hub):
        raise Refusal(401, "unauthorised")
    for message in _messages(raw):
        await take(message, raw, hub.ports)
    return {}


def _is_signed(raw: bytes, given: str, hub: Hub) -> bool:
    expected = [f"sha256={hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()}" for secret in hub.settings.whatsapp_secrets]
    # All are compared, so that the time taken tells nothing; two are valid while one replaces the other.
    return any([hmac.compare_digest(one.encode(), given.encode()) for one in expected])  # noqa: C419  a list, to compare all


def _messages(raw: bytes) -> list[InboundMessage]:
    """What can be read of a batch; what cannot would only be sent again for a week."""
    found: list[InboundMessage] = []
    try:
        batches = list(values(object_in(raw)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        log.warning("delivery could not be read", error=type(error).__name__, bytes=len(raw))
        return found
    for value in batches:
        found += filter(None, (_readable(value, one) for one in value.get("messages") or ()))
        for failed in failures(value):
            log.warning("message not delivered", platform="whatsapp", message=failed.message_id, code=failed.code)
    return found


def _readable(value: Mapping[str, Any], message: Mapping[str, Any]) -> InboundMessage | None:
    try:
        return translate(value, message)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        log.warning("message could not be read", error=type(error).__name__, kind=str(message.get("type")) if isinstance(message, dict) else "")
        return None

"""`POST /webhooks/twilio`: WhatsApp messages by Twilio, signed over the public address and the form."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import structlog
from fastapi import APIRouter, Request, Response
from twilio.request_validator import RequestValidator

from bots.hub import Hub, TheHub
from bots.outside import clean_text
from bots.refusal import Refusal
from bots.taking import take
from bots.whatsapp_twilio.translate import translate

router = APIRouter()
log = structlog.get_logger()
NOTHING_TO_SAY = "<Response/>"
"""Answers go out by the REST API, so the webhook itself says nothing."""


@router.post("/webhooks/twilio", response_class=Response)
async def receive(request: Request, hub: TheHub) -> Response:
    """A message. It is stored before this answers, so a redelivery (which Twilio does when asked to by #rc=...) finds it known."""
    raw = await request.body()
    form = _form(raw)
    _check_signature(request, form, hub)
    try:
        message = translate(form, hub.ports.clock.now())
    except ValueError as error:
        log.warning("message could not be read", error=type(error).__name__, kind=form.get("MessageType", ""))
        message = None
    if message is not None:
        await take(message, raw, hub.ports)
    return Response(NOTHING_TO_SAY, media_type="text/xml")


@router.post("/webhooks/twilio/status", status_code=204)
async def receive_status(request: Request, hub: TheHub) -> None:
    """What became of a message of ours. They come out of order and doubled; only failures are worth a line."""
    form = _form(await request.body())
    _check_signature(request, form, hub)
    if form.get("MessageStatus") in {"failed", "undelivered"}:
        log.warning("message not delivered", platform="whatsapp", message=form.get("MessageSid", ""), code=form.get("ErrorCode", ""))


def _form(raw: bytes) -> Mapping[str, str]:
    return {name: clean_text(value) for name, value in parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)}


def _check_signature(request: Request, form: Mapping[str, str], hub: Hub) -> None:
    """Twilio signs the address that it was given, which behind a proxy is not the one that is asked here. Raises Refusal(401)."""
    query = request.scope["query_string"].decode("latin-1")
    url = f"{hub.settings.url}{request.url.path}{'?' if query else ''}{query}"
    signature = request.headers.get("x-twilio-signature", "")
    # All are asked, so that the time taken tells nothing; two tokens are valid while one replaces the other.
    if not any([RequestValidator(token).validate(url, dict(form), signature) for token in hub.settings.twilio_auth_tokens]):  # noqa: C419  a list, to ask all
        raise Refusal(401, "unauthorised")

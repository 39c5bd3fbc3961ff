"""`POST /webhooks/slack`: events and pressed buttons, signed by Slack. Stored, and answered within Slack's three seconds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from urllib.parse import parse_qs

import structlog
from fastapi import APIRouter, Request
from slack_sdk.signature import Clock, SignatureVerifier

from bots.hub import Hub, TheHub
from bots.outside import object_in
from bots.refusal import Refusal
from bots.slack.presses import pressed
from bots.slack.translate import Heard, translate
from bots.taking import take
from core.errors import NotFound
from core.messages import Address, InboundMessage

router = APIRouter()
log = structlog.get_logger()
T = TypeVar("T")


class _HubClock(Clock):
    """The hub's time for Slack's verifier."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def now(self) -> float:
        return self._hub.ports.clock.now().timestamp()


@router.post("/webhooks/slack")
async def receive(request: Request, hub: TheHub) -> dict[str, Any]:
    """An event, or the question whether this address is ours. A redelivery (`X-Slack-Retry-Num`) is taken like any other: it may be the only copy."""
    raw = await request.body()
    _check_signature(request, raw, hub)
    envelope = _object(raw)
    if envelope.get("type") == "url_verification":
        return {"challenge": str(envelope.get("challenge", ""))}
    heard = _readable(translate, envelope)
    message = await _placed(heard, hub) if heard is not None else None
    if message is not None:
        await take(message, raw, hub.ports)
    return {}


@router.post("/webhooks/slack/actions")
async def receive_action(request: Request, hub: TheHub) -> dict[str, Any]:
    """A button that was pressed."""
    raw = await request.body()
    _check_signature(request, raw, hub)
    payload = parse_qs(raw.decode("utf-8", "replace")).get("payload", [""])[0]
    message = _readable(pressed, _object(payload))
    if message is not None:
        await take(message, raw, hub.ports)
    return {}


def _check_signature(request: Request, raw: bytes, hub: Hub) -> None:
    """Whoever signs with a secret of ours within five minutes may come in. Raises Refusal(401)."""
    headers = request.headers
    stamp, signature = headers.get("x-slack-request-timestamp", ""), headers.get("x-slack-signature", "")
    if not (stamp.isascii() and stamp.isdecimal() and signature.isascii() and _is_text(raw)):
        raise Refusal(401, "unauthorised")
    verifiers = [SignatureVerifier(secret, _HubClock(hub)) for secret in hub.settings.slack_secrets]
    # All are asked, so that the time taken tells nothing; two are valid while one replaces the other.
    if not any([one.is_valid(raw, stamp, signature) for one in verifiers]):  # noqa: C419  a list, to ask all
        raise Refusal(401, "unauthorised")


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _object(raw: bytes | str) -> Mapping[str, Any]:
    try:
        return object_in(raw)
    except ValueError:
        return {}


def _readable(read: Callable[[Mapping[str, Any]], T | None], payload: Mapping[str, Any]) -> T | None:
    """What `read` makes of it; None when Slack sends something unheard of, which would only be sent again and again."""
    try:
        return read(payload)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        log.warning("event could not be read", error=type(error).__name__, kind=str(payload.get("type")))
        return None


async def _placed(heard: Heard, hub: Hub) -> InboundMessage | None:
    """The message at the conversation that it belongs to, None when it belongs to none.

    In a channel that is what names the bot, and what is said in a thread where it was named. Face to face, a thread below what was said without one
    goes on with that conversation.
    """
    message = heard.message
    if not heard.for_us:
        return message if await _known(message.address, hub) else None
    if heard.direct and message.address.thread and not await _known(message.address, hub):
        whole = replace(message.address, thread="")
        return replace(message, address=whole) if await _known(whole, hub) else message
    return message


async def _known(address: Address, hub: Hub) -> bool:
    try:
        await hub.ports.conversations.at(address)
    except NotFound:
        return False
    return True

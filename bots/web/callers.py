"""Who is calling, and which conversations are theirs: a client by its key, a webhook by its signature, a browser by its session or token."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta

from fastapi import Request, Response
from starlette.requests import HTTPConnection

from bots.hub import Hub
from bots.refusal import Refusal, too_often
from bots.web.signatures import signed_by_one_of
from core.conversation import Conversation
from core.demo.pace import Rate
from core.errors import NotFound
from core.messages import Address, Platform

COOKIE = "statex_session"
PAGE_HEADER = "x-statex-page"
"""Sent by the page's own scripts. Another site cannot add it without permission, so a cookie with it is no forgery."""
VISITOR_HEADER = "x-statex-visitor"
"""Sent by the widget's scripts: the token of a visitor of somebody else's page."""
SESSION = timedelta(days=90)
TOKEN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody authenticated. `owner` begins the chat id of every conversation of theirs; `only` narrows a token down to one."""

    owner: str
    only: str | None = None

    def new_address(self) -> Address:
        """Where a new conversation of theirs takes place."""
        return Address(Platform.WEB, f"{self.owner}.{secrets.token_hex(12)}")

    def owns(self, conversation: Conversation) -> bool:
        """Whether they may read it and write into it."""
        address = conversation.address
        mine = address.platform is Platform.WEB and address.chat.rpartition(".")[0] == self.owner
        return mine or (self.only is not None and conversation.id == self.only)


async def writer(request: Request, hub: Hub) -> Caller:
    """Who sends a message: a key, a signature over the whole body, or the page's session. Raises Refusal(401)."""
    if "webhook-signature" in request.headers:
        if signed_by_one_of(hub.webhook_secrets, request.headers, await request.body(), hub.ports.clock.now()):
            return Caller("hook")
        raise Refusal(401, "unauthorised")
    found = _by_key(request, hub) or _by_session(request, hub, writing=True) or _by_widget(request, hub)
    if found is None:
        raise Refusal(401, "unauthorised")
    return found


def speaker(connection: HTTPConnection, hub: Hub) -> Caller:
    """Who opens a stream: a key, a token made for it, or the session of a page that was opened here. Raises Refusal(401)."""
    found = _by_key(connection, hub) or _by_voice_token(connection, hub)
    if found is None and connection.headers.get("origin") in _own_origins(connection, hub):
        found = _by_session(connection, hub, writing=False)
    if found is None:
        raise Refusal(401, "unauthorised")
    return found


def listener(request: Request, hub: Hub) -> Caller:
    """Who fetches something that is not in a conversation. Raises Refusal(401)."""
    found = _by_key(request, hub) or _by_session(request, hub, writing=False) or _by_widget(request, hub)
    if found is None:
        raise Refusal(401, "unauthorised")
    return found


async def reader(request: Request, hub: Hub, conversation_id: str) -> Conversation:
    """The conversation, for somebody who may read it. Raises Refusal(401 or 404): a stranger learns nothing about what exists."""
    caller = _by_token(request, hub) or _by_key(request, hub) or _by_session(request, hub, writing=False) or _by_widget(request, hub)
    if caller is None:
        raise Refusal(401, "unauthorised")
    conversation = await hub.ports.conversations.get(conversation_id)
    if not caller.owns(conversation):
        raise Refusal(404, "not_found")
    return conversation


async def address_in(conversation_id: str | None, caller: Caller, hub: Hub) -> Address:
    """Where a message of the caller's belongs: the conversation that it names, else a new one. Raises Refusal(404) when that is not the caller's."""
    if not conversation_id:
        return caller.new_address()
    try:
        conversation = await hub.ports.conversations.get(conversation_id)
    except NotFound:
        raise Refusal(404, "not_found") from None
    if not caller.owns(conversation):
        raise Refusal(404, "not_found")
    return conversation.address


def token_for(hub: Hub, conversation_id: str) -> str:
    """A token that lets a browser read one conversation for `TOKEN`."""
    return hub.signer.seal("events", conversation_id, TOKEN)


def begin_session(request: Request, response: Response, hub: Hub) -> None:
    """Give a newcomer's browser an anonymous session; one that has a valid one keeps it."""
    if _by_session(request, hub, writing=False) is not None:
        return
    sealed = hub.signer.seal("session", secrets.token_hex(16), SESSION)
    secure = hub.settings.url.startswith("https://")
    response.set_cookie(hub.cookie(COOKIE, "__Host-"), sealed, max_age=int(SESSION.total_seconds()), httponly=True, samesite="strict", secure=secure)


def _by_key(request: HTTPConnection, hub: Hub) -> Caller | None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    # All keys are compared, so that the time taken does not tell how far the right one was.
    matching = [name for name, key in hub.clients.items() if hmac.compare_digest(key.encode(), given.strip().encode())]
    if not matching:
        raise Refusal(401, "unauthorised")
    return Caller(f"key-{matching[0]}")


def _by_session(request: HTTPConnection, hub: Hub, *, writing: bool) -> Caller | None:
    session = hub.signer.unseal("session", request.cookies.get(hub.cookie(COOKIE, "__Host-"), ""))
    if session is None or (writing and not _from_own_page(request, hub)):
        return None
    return Caller(f"page-{session}")


def _by_widget(request: Request, hub: Hub) -> Caller | None:
    """A visitor of a page that may use the widget; the token is worth nothing from any other origin."""
    key, _, visitor = (hub.signer.unseal("widget", request.headers.get(VISITOR_HEADER, "")) or "").partition(" ")
    if not visitor or request.headers.get("origin") not in hub.widgets.get(key, frozenset()):
        return None
    return Caller(f"widget-{visitor}")


def _from_own_page(request: HTTPConnection, hub: Hub) -> bool:
    origin = request.headers.get("origin")
    return PAGE_HEADER in request.headers and (origin is None or origin in _own_origins(request, hub))


def _own_origins(request: HTTPConnection, hub: Hub) -> set[str]:
    scheme = {"ws": "http", "wss": "https"}.get(request.url.scheme, request.url.scheme)
    return {hub.settings.url, f"{scheme}://{request.headers.get('host', '')}"}


def check_pace(caller: Caller, request: HTTPConnection, hub: Hub) -> None:
    """Refuse visitors of the page, who have no key, when they or their address send too much. Raises Refusal(429)."""
    if not caller.owner.startswith(("page-", "widget-")):
        return
    per_s = hub.settings.page_messages_per_minute / 60
    address = request.client.host if request.client else ""
    for name, times in ((caller.owner, 1), (f"address {address}", 5)):
        wait_s = hub.pace.wait_s(name, Rate(60 * per_s * times, per_s * times))
        if wait_s > 0:
            raise too_often(wait_s)


def _by_voice_token(connection: HTTPConnection, hub: Hub) -> Caller | None:
    owner = hub.signer.unseal("voice", connection.query_params.get("token", ""))
    return None if owner is None else Caller(owner)


def _by_token(request: Request, hub: Hub) -> Caller | None:
    conversation_id = hub.signer.unseal("events", request.query_params.get("token", ""))
    return None if conversation_id is None else Caller("token", only=conversation_id)

"""The console's door: operators sign in with a password; a cookie of a day and a token in every change that another site cannot know."""

import asyncio
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from bots.hub import Hub, TheHub
from bots.refusal import Refusal, too_often
from config.credentials import operators
from core.audit import Act, Entry
from core.demo.pace import Rate
from core.demo.passwords import OPERATORS_ROUNDS, digest, fits
from core.supervision import Supervision

log = structlog.get_logger(__name__)
router = APIRouter(prefix="/console/api")
COOKIE = "statex_operator"
TOKEN_HEADER = "x-statex-token"  # noqa: S105  the name of a header
LOCAL = "local"
"""The operator whose password lies on this machine."""
_SESSION = timedelta(hours=12)
_TRIES = Rate(8, 8 / 300)
"""Passwords that one address may try: eight, then one in 38 s."""


class SignIn(BaseModel):
    """Who, and their password."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(max_length=40)
    password: str = Field(max_length=200)


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody signed in; `session` tells their sign-ins apart."""

    name: str
    session: str


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in, and the token that goes with every change."""

    name: str
    token: str


@router.post("/sign-in")
async def sign_in(given: SignIn, request: Request, response: Response, hub: TheHub) -> Me:
    """Begin a session. Raises Refusal(401, or 429 after too many tries)."""
    address = request.client.host if request.client else ""
    if wait_s := hub.pace.wait_s(f"sign-in {address}", _TRIES):
        raise too_often(wait_s)
    if not await asyncio.to_thread(_knows, given, hub):
        log.warning("sign-in refused", address=address)
        raise Refusal(401, "not_an_operator")
    who = Operator(given.name, secrets.token_hex(16))
    secure = hub.settings.url.startswith("https://")
    sealed = hub.signer.seal("operator", f"{who.session} {who.name}", _SESSION)
    name = hub.cookie(COOKIE, "__Secure-")
    response.set_cookie(name, sealed, max_age=int(_SESSION.total_seconds()), path="/console", httponly=True, samesite="strict", secure=secure)
    await note(hub, who, Act.SIGNED_IN)
    return Me(who.name, _token(who, hub))


@router.post("/sign-out")
async def sign_out(request: Request, response: Response, hub: TheHub) -> dict[str, bool]:
    """End the session, in this browser and for whoever copied its cookie."""
    session, _, name = _sealed_in(request, hub)
    if name:
        now = hub.ports.clock.now()
        for old in [one for one, at in hub.signed_out.items() if at + _SESSION < now]:
            del hub.signed_out[old]
        hub.signed_out[session] = now
    cookie = hub.cookie(COOKIE, "__Secure-")
    response.delete_cookie(cookie, path="/console", httponly=True, samesite="strict", secure=cookie != COOKIE)
    return {"success": True}


def signed_in(request: Request, hub: TheHub) -> Operator:
    """The operator who looks. Raises Refusal(401)."""
    session, _, name = _sealed_in(request, hub)
    if session in hub.signed_out or name not in {LOCAL, *operators(hub.settings.operators)}:
        raise Refusal(401, "not_an_operator")
    return Operator(name, session)


def _sealed_in(request: Request, hub: Hub) -> tuple[str, str, str]:
    """The session and the name that the cookie holds, with a space between; nothing where it is none of ours."""
    sealed = request.cookies.get(hub.cookie(COOKIE, "__Secure-"), "")
    return (hub.signer.unseal("operator", sealed) or "").partition(" ")


def acting(request: Request, hub: TheHub) -> Operator:
    """The operator who changes something. Raises Refusal(401, or 403 without the session's token)."""
    who = signed_in(request, hub)
    if not hmac.compare_digest(hub.signer.unseal("operator token", request.headers.get(TOKEN_HEADER, "")) or "", who.session):
        raise Refusal(403, "forbidden_change")
    return who


Looking = Annotated[Operator, Depends(signed_in)]
Acting = Annotated[Operator, Depends(acting)]


@router.get("/me")
async def me(who: Looking, hub: TheHub) -> Me:
    """Who is signed in."""
    return Me(who.name, _token(who, hub))


def supervision_of(hub: Hub) -> Supervision:
    """The audit and the corrections. Raises Refusal(404) where a hub keeps none."""
    if hub.ports.supervision is None:
        raise Refusal(404, "not_found")
    return hub.ports.supervision


async def note(hub: Hub, who: Operator, act: Act, about: str = "", person_id: str = "") -> None:
    """Write down what an operator looked at or did, before they get to see it; `person_id` is whose data it is about."""
    await hub.ports.audit.note(Entry(hub.ports.clock.now(), who.name, act, about), person_id)


async def whose(hub: Hub, conversation_id: str) -> str:
    """The person whose conversation it is. Raises NotFound."""
    return (await hub.ports.conversations.get(conversation_id)).person_id


def _knows(given: SignIn, hub: Hub) -> bool:
    if given.name == LOCAL:
        return hmac.compare_digest(given.password.encode(), hub.operator_key.encode())
    kept = operators(hub.settings.operators).get(given.name)
    # A digest is compared in any case, so that the time taken says nothing about who exists.
    return fits(given.password, kept or _nobodys()) and kept is not None


@cache
def _nobodys() -> str:
    return digest(secrets.token_hex(), OPERATORS_ROUNDS)


def _token(who: Operator, hub: Hub) -> str:
    return hub.signer.seal("operator token", who.session, _SESSION)

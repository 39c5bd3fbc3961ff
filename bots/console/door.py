"""The console's door: operators sign in with a password; a cookie of a day and a token in every change that another site cannot know."""

import asyncio
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from bots.hub import Hub, TheHub
from bots.refusal import Refusal, too_often
from config.credentials import operators
from core.audit import Act, Entry
from core.demo.pace import Rate
from core.demo.passwords import digest, fits
from core.supervision import Supervision

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
        raise Refusal(401, "not_an_operator")
    who = Operator(given.name, secrets.token_hex(12))
    secure = hub.settings.url.startswith("https://")
    sealed = hub.signer.seal("operator", f"{who.session} {who.name}", _SESSION)
    response.set_cookie(COOKIE, sealed, max_age=int(_SESSION.total_seconds()), path="/console", httponly=True, samesite="strict", secure=secure)
    await note(hub, who, Act.SIGNED_IN)
    return Me(who.name, _token(who, hub))


@router.post("/sign-out")
async def sign_out(response: Response) -> dict[str, bool]:
    """End the session in this browser."""
    response.delete_cookie(COOKIE, path="/console")
    return {"success": True}


def signed_in(request: Request, hub: TheHub) -> Operator:
    """The operator who looks. Raises Refusal(401)."""
    session, _, name = (hub.signer.unseal("operator", request.cookies.get(COOKIE, "")) or "").partition(" ")
    if not name or name not in {LOCAL, *operators(hub.settings.operators)}:
        raise Refusal(401, "not_an_operator")
    return Operator(name, session)


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
    return fits(given.password, kept or digest(secrets.token_hex())) and kept is not None


def _token(who: Operator, hub: Hub) -> str:
    return hub.signer.seal("operator token", who.session, _SESSION)

"""`/api/privacy/*` for the page and API clients, and `/privacy/{link}` for whoever was given a link to their copy in a chat."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from bots.hub import Hub, TheHub
from bots.privacy.disclosure import Disclosure, disclosure
from bots.refusal import Refusal, language_of, too_often
from bots.web.callers import Caller, listener, writer
from core.audit import PERSON, Act, Entry
from core.consent import LASTS, Consent, Use, allows
from core.demo.pace import Rate
from core.messages import Platform
from core.pipeline.erase import erase
from core.pipeline.export import export

router = APIRouter()
CONFIRMATION = "erase everything"
"""What a request for an end has to say, so that no slip ends anything."""
_COPIES = Rate(5, 1 / 60)


class End(BaseModel):
    """A wish for an end; `user` tells an API client's people apart."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    confirm: str = Field(max_length=100)
    user: str = Field("", max_length=200)


class Ended(BaseModel):
    """What was removed, counted."""

    erasure: str
    counts: dict[str, int]


class Wish(BaseModel):
    """A consent to give or to withdraw."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    use: Use
    given: bool
    user: str = Field("", max_length=200)


class Standing(BaseModel):
    """What is allowed now, by use, and the ledger it follows from, oldest first."""

    allowed: dict[Use, bool]
    entries: tuple[Consent, ...]


@router.get("/api/privacy/disclosure")
async def disclosed(hub: TheHub) -> Disclosure:
    """Which models and services are in use, what is kept for how long, and how moods are inferred. For everybody."""
    return disclosure(hub)


@router.get("/api/privacy/export", response_class=Response)
async def copy(request: Request, hub: TheHub, user: str = "") -> Response:
    """A ZIP with everything of whoever asks."""
    person_id = _person(listener(request, hub), user)
    _slowly(person_id, hub)
    await hub.ports.audit.note(Entry(hub.ports.clock.now(), PERSON, Act.EXPORTED, detail="web"), person_id)
    return await _zip(person_id, language_of(request), hub)


@router.get("/privacy/{link_id}", response_class=Response)
async def copy_by_link(link_id: str, request: Request, hub: TheHub) -> Response:
    """The same for the link that was sent in a chat, for as long as it works."""
    _slowly(request.client.host if request.client else "", hub)
    return await _zip(await hub.ports.persons.linked(link_id), language_of(request), hub)


@router.post("/api/privacy/erase")
async def end(wish: End, request: Request, hub: TheHub) -> Ended:
    """End everything of whoever asks, at once; `confirm` must say so."""
    person_id = _person(await writer(request, hub), wish.user)
    if wish.confirm.strip().lower() != CONFIRMATION:
        raise Refusal(400, "bad_request", detail=f'confirm: say "{CONFIRMATION}"')
    _slowly(person_id, hub)
    await hub.ports.audit.note(Entry(hub.ports.clock.now(), PERSON, Act.ASKED_ERASURE, detail="web"), person_id)
    erasure = await erase(person_id, hub.ports)
    return Ended(erasure=erasure.id, counts=dict(erasure.counts))


@router.get("/api/privacy/consents")
async def consents(request: Request, hub: TheHub, user: str = "") -> Standing:
    """What whoever asks has agreed to."""
    return await _standing(_person(listener(request, hub), user), hub)


@router.post("/api/privacy/consents")
async def consent(wish: Wish, request: Request, hub: TheHub, user_agent: Annotated[str, Header()] = "") -> Standing:
    """Give or withdraw one consent; one more entry in the ledger."""
    del user_agent
    person_id = _person(await writer(request, hub), wish.user)
    if hub.ports.consents is None:
        raise Refusal(404, "not_found")
    now = hub.ports.clock.now()
    entry = Consent(person_id, wish.use, wish.given, now, Platform.WEB, "api", now + LASTS if wish.given else None)
    await hub.ports.consents.add(entry)
    given = f"{wish.use} {'given' if wish.given else 'withdrawn'}"
    await hub.ports.audit.note(Entry(hub.ports.clock.now(), PERSON, Act.CHANGED_CONSENT, detail=given), person_id)
    return await _standing(person_id, hub)


async def _standing(person_id: str, hub: Hub) -> Standing:
    entries = tuple(await hub.ports.consents.of_person(person_id)) if hub.ports.consents else ()
    return Standing(allowed={use: allows(entries, use, hub.ports.clock.now()) for use in Use}, entries=entries)


async def _zip(person_id: str, language: str, hub: Hub) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="statex-my-data.zip"', "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return Response(await export(person_id, language, hub.ports), media_type="application/zip", headers=headers)


def _person(caller: Caller, user: str) -> str:
    """Under which id everything of the caller, or of one of a client's people, is kept."""
    return f"{Platform.WEB}:{caller.owner}/{user}" if user and not caller.owner.startswith("page-") else f"{Platform.WEB}:{caller.owner}"


def _slowly(who: str, hub: Hub) -> None:
    wait_s = hub.pace.wait_s(f"privacy {who}", _COPIES)
    if wait_s > 0:
        raise too_often(wait_s)

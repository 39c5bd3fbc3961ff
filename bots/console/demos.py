"""Prototypes of everybody with their pictures, taken down when they must be; and the audit of what operators did."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from fastapi import APIRouter

from bots.console.door import Acting, Looking, note, supervision_of, whose
from bots.hub import TheHub
from bots.web.files import link_to
from core.audit import Act, Entry
from core.errors import NotFound

router = APIRouter(prefix="/console/api")
REPORTS = 1000
"""Newest reports that are counted."""
OLDER = 100
"""Reported prototypes that are shown though they are no longer among the newest."""


@dataclass(frozen=True, slots=True)
class DemoSeen:
    """A prototype; `over` when it has expired or was taken down, `reports` how often it was said to do harm."""

    slug: str
    name: str
    url: str
    conversation: str
    revision: int
    made_at: str
    expires_at: str
    over: bool
    picture: str | None
    reports: int


@router.get("/prototypes")
async def prototypes(_: Looking, hub: TheHub) -> list[DemoSeen]:
    """Everybody's prototypes: first those online that were reported, then newest first."""
    now = hub.ports.clock.now()
    reports = Counter(one.about for one in await hub.ports.audit.newest(REPORTS, Act.REPORTED))
    shown = list(await supervision_of(hub).prototypes())
    newest = {prototype.slug for prototype, _ in shown}
    for slug in [one for one, _ in reports.most_common() if one not in newest][:OLDER]:
        with suppress(NotFound):
            shown.append(await hub.ports.prototypes.get(slug))
    found = [
        DemoSeen(
            slug=prototype.slug,
            name=revision.spec.business.name,
            url=prototype.url,
            conversation=prototype.conversation_id,
            revision=prototype.revision,
            made_at=prototype.made_at.isoformat(),
            expires_at=prototype.expires_at.isoformat(),
            over=prototype.expires_at <= now,
            picture=link_to(revision.picture, hub) if revision.picture else None,
            reports=reports[prototype.slug],
        )
        for prototype, revision in shown
    ]
    return sorted(found, key=lambda one: one.over or not one.reports)


@router.post("/prototypes/{slug}/take-down")
async def take_down(slug: str, who: Acting, hub: TheHub) -> dict[str, bool]:
    """Remove a prototype with all that was entered in it. It cannot be brought back. Raises NotFound."""
    prototype, _ = await hub.ports.prototypes.get(slug)
    await note(hub, who, Act.TOOK_DOWN, slug, await whose(hub, prototype.conversation_id))
    await hub.ports.host.withdraw(slug)
    await supervision_of(hub).end(slug, hub.ports.clock.now())
    return {"success": True}


@router.get("/audit")
async def audit(_: Looking, hub: TheHub) -> list[Entry]:
    """Who dealt with what is personal, and when, newest first."""
    return list(await hub.ports.audit.newest())

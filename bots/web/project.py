"""The project of a conversation: its prototype, its checklist, its revisions with a way back, and its source."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.callers import check_pace, reader, writer
from bots.web.files import link_to
from core.conversation import Conversation
from core.errors import Conflict
from core.pipeline.back import go_back
from core.prototype import Revision
from core.result import RequirementLine, checklist

router = APIRouter()


class Back(BaseModel):
    """Which revision is to come back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    revision: int


@dataclass(frozen=True, slots=True)
class RevisionSeen:
    """One state of the prototype; `changes` are what was done to get there."""

    number: int
    at: str
    picture: str | None
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectSeen:
    """What a person sees of their project. `download` is a ZIP that runs elsewhere."""

    name: str
    url: str
    download: str
    revision: int
    expires_at: str
    requirements: tuple[RequirementLine, ...]
    revisions: tuple[RevisionSeen, ...]


@router.get("/api/conversations/{conversation_id}/project")
async def project(conversation_id: str, request: Request, hub: TheHub) -> ProjectSeen | None:
    """The conversation's project, null while there is none."""
    return await project_of(await reader(request, hub, conversation_id), hub)


@router.post("/api/conversations/{conversation_id}/project/back")
async def back(conversation_id: str, wanted: Back, request: Request, hub: TheHub) -> ProjectSeen | None:
    """Make an earlier revision the newest one. 409 while a change is being made."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    talk = await hub.ports.conversations.get(conversation_id)
    if not caller.owns(talk):
        raise Refusal(404, "not_found")
    try:
        await go_back(talk, wanted.revision, hub.ports)
    except Conflict:
        raise Refusal(409, "being_changed") from None
    return await project_of(talk, hub)


async def project_of(talk: Conversation, hub: Hub) -> ProjectSeen | None:
    """The project of a conversation that the caller may see."""
    slug = talk.slug or await _just_made(talk, hub)
    if slug is None:
        return None
    prototype, newest = await hub.ports.prototypes.get(slug)
    revisions = await hub.ports.prototypes.revisions(slug)
    return ProjectSeen(
        name=newest.spec.business.name,
        url=prototype.url,
        download=f"{prototype.url.rstrip('/')}/download.zip",
        revision=prototype.revision,
        expires_at=prototype.expires_at.isoformat(),
        requirements=checklist(newest.brief, newest.spec),
        revisions=tuple(_seen(one, hub) for one in reversed(revisions)),
    )


async def _just_made(talk: Conversation, hub: Hub) -> str | None:
    """A prototype whose link is said already, while the conversation is not saved yet."""
    turns = await hub.ports.archive.turns_of(talk.id, 1) if hub.ports.archive else ()
    return turns[0].slug if turns and turns[0].url and turns[0].revision == 1 else None


def _seen(revision: Revision, hub: Hub) -> RevisionSeen:
    picture = link_to(revision.picture, hub) if revision.picture else None
    return RevisionSeen(revision.number, revision.made_at.isoformat(), picture, revision.changes)

"""Conversations as operators see them: newest first, each with all that was said, and taken over and handed back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from bots.console.door import Acting, Looking, note, whose
from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.files import link_to
from bots.web.history import Spoke, archive_of, said_in, title_of
from bots.web.project import ProjectSeen, project_of
from bots.web.results import turn_of
from core.audit import Act
from core.conversation import Conversation
from core.messages import OutboundMessage
from core.pipeline import handoff as person
from core.result import HeardWord, words_of
from core.turn import Turn

router = APIRouter(prefix="/console/api/conversations")
LISTED = 300
"""Turns that a list looks through."""
FOUND = 50
"""Conversations that a search shows."""


class Words(BaseModel):
    """What an operator says to the person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, max_length=4000)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A conversation in the list."""

    id: str
    platform: str
    title: str
    at: str
    stage: str
    silent: bool
    failed: bool
    prototype: bool


@dataclass(frozen=True, slots=True)
class TurnSeen:
    """A turn from inside: what it was taken for, how long each step took, why it failed."""

    id: str
    at: str
    stage: str
    intent: str | None
    confidence: float | None
    reason: str
    language: str
    failure: str | None
    transcript: str | None
    words: tuple[HeardWord, ...]
    stages: tuple[tuple[str, float], ...]
    duplicate_of: str | None


@dataclass(frozen=True, slots=True)
class SaidSeen:
    """Something that was said to the person; `turn` is None when an operator said it."""

    turn: str | None
    text: str
    at: str
    link: str | None
    voice: str | None


@dataclass(frozen=True, slots=True)
class TalkSeen:
    """All of a conversation."""

    id: str
    platform: str
    language: str
    offer: str
    silent: bool
    spoke: tuple[Spoke, ...]
    said: tuple[SaidSeen, ...]
    turns: tuple[TurnSeen, ...]
    project: ProjectSeen | None


@router.get("")
async def talks(who: Looking, hub: TheHub, q: Annotated[str, Query(max_length=200)] = "") -> list[TalkLine]:
    """Conversations, the one that moved last first; with `q` those in which it was said."""
    archive = archive_of(hub)
    wanted = q.strip()
    if not wanted:
        newest: dict[str, list[Turn]] = {}
        for turn in await archive.newest_turns(LISTED):
            newest.setdefault(turn.conversation_id, []).append(turn)
        return [_line(await hub.ports.conversations.get(talk_id), turns) for talk_id, turns in newest.items()]
    await note(hub, who, Act.SEARCHED)
    said = dict.fromkeys(turn.conversation_id for turn in await archive.turns_saying(wanted, LISTED))
    ids = [wanted, *said] if await archive.turns_of(wanted, 1) else list(said)
    return [_line(await hub.ports.conversations.get(talk_id), (await archive.turns_of(talk_id))[::-1]) for talk_id in ids[:FOUND]]


@router.get("/{talk_id}")
async def talk(talk_id: str, who: Looking, hub: TheHub) -> TalkSeen:
    """One conversation; that it was read is written down first."""
    found = await hub.ports.conversations.get(talk_id)
    await note(hub, who, Act.READ, talk_id, found.person_id)
    return await seen(found, hub)


@router.post("/{talk_id}/take-over")
async def take_over(talk_id: str, who: Acting, hub: TheHub) -> TalkSeen:
    """From now on a person answers; the program is silent."""
    await note(hub, who, Act.TOOK_OVER, talk_id, await whose(hub, talk_id))
    return await seen(await person.take_over(talk_id, hub.ports), hub)


@router.post("/{talk_id}/hand-back")
async def hand_back(talk_id: str, who: Acting, hub: TheHub) -> TalkSeen:
    """The program answers again."""
    await note(hub, who, Act.HANDED_BACK, talk_id, await whose(hub, talk_id))
    return await seen(await person.hand_back(talk_id, hub.ports), hub)


@router.post("/{talk_id}/say")
async def say(talk_id: str, words: Words, who: Acting, hub: TheHub) -> TalkSeen:
    """Say something to the person, on their platform. Raises Refusal(409) while the program answers."""
    found = await hub.ports.conversations.get(talk_id)
    if not found.silent:
        raise Refusal(409, "take_over_first")
    await note(hub, who, Act.SPOKE, talk_id, found.person_id)
    await person.speak(talk_id, words.text, secrets.token_hex(12), hub.ports)
    return await seen(found, hub)


async def seen(found: Conversation, hub: Hub) -> TalkSeen:
    """All of a conversation."""
    turns = await archive_of(hub).turns_of(found.id)
    said = await hub.ports.conversations.said_after(found.address, 0, 1000)
    return TalkSeen(
        id=found.id,
        platform=found.address.platform.value,
        language=found.language,
        offer=found.offer.value,
        silent=found.silent,
        spoke=tuple(said_in(turns, hub)),
        said=tuple(_said(one.message, one.at.isoformat(), hub) for one in said if one.message.final),
        turns=tuple(_turn(turn) for turn in turns),
        project=await project_of(found, hub),
    )


def _line(found: Conversation, turns: Sequence[Turn]) -> TalkLine:
    last = turns[0]
    title = title_of(turns) or "(nothing in words)"
    failed = any(turn.failure and not turn.url for turn in turns[:1])
    return TalkLine(found.id, found.address.platform.value, title, last.last_at.isoformat(), last.stage.value, found.silent, failed, found.slug is not None)


def _turn(turn: Turn) -> TurnSeen:
    triage = turn.verdict.triage if turn.verdict else turn.understood.triage if turn.understood else None
    return TurnSeen(
        id=turn.id,
        at=turn.last_at.isoformat(),
        stage=turn.stage.value,
        intent=triage.intent.value if triage else None,
        confidence=round(triage.confidence, 3) if triage else None,
        reason=triage.reason if triage else "",
        language=triage.language if triage else "",
        failure=turn.failure,
        transcript=turn.reading.heard if turn.reading else None,
        words=words_of(turn),
        stages=turn.seconds,
        duplicate_of=getattr(turn.verdict, "duplicate_of", None),
    )


def _said(message: OutboundMessage, at: str, hub: Hub) -> SaidSeen:
    return SaidSeen(turn_of(message), message.text, at, message.link, link_to(message.voice, hub) if message.voice else None)

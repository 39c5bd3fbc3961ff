"""The work behind the conversations: what waits, what failed and is tried again, how long each step takes, duplicates, and triage set right."""

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from bots.console.door import Acting, Looking, note, supervision_of, whose
from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.history import archive_of, title_of
from core.audit import Act
from core.brief import Intent, Situation
from core.messages import MessageKind
from core.rates import voice_s
from core.supervision import Correction
from core.turn import Turn

router = APIRouter(prefix="/console/api")
LOOKED_AT = 500
"""Turns that figures are made of."""
ROW = ("text", "language", "situation", "predicted", "intent")
"""What of a correction is a row to measure with."""


class Really(BaseModel):
    """What a message really was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intent: Intent


@dataclass(frozen=True, slots=True)
class Waiting:
    """A turn that somebody waits for, or that failed."""

    turn: str
    conversation: str
    title: str
    stage: str
    since: str
    attempts: int
    reason: str | None
    answered: bool


@dataclass(frozen=True, slots=True)
class StageSeen:
    """How long a step took: half of them at most `p50_s`, nearly all at most `p95_s`; `total_s` is what all of them cost in work."""

    stage: str
    count: int
    p50_s: float
    p95_s: float
    total_s: float


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A wish that was recognised as one of before."""

    turn: str
    conversation: str
    title: str
    slug: str
    at: str


@dataclass(frozen=True, slots=True)
class Economy:
    """What the newest turns cost, in euros. A figure that would be a share of nothing is None."""

    answers: int
    own_share: float | None
    """Of the answers, those that Statex worded itself or had kept."""
    cost_eur: float
    saved_share: float | None
    """Of what the dearest model would have cost for everything."""
    voice_minutes: float
    eur_a_voice_minute: float | None
    prototypes: int
    eur_a_prototype: float | None


@dataclass(frozen=True, slots=True)
class Overview:
    """What is going on."""

    waiting: tuple[Waiting, ...]
    failed: tuple[Waiting, ...]
    stages: tuple[StageSeen, ...]
    duplicates: tuple[Duplicate, ...]
    intents: tuple[str, ...]
    turns: int
    economy: Economy


@router.get("/work")
async def work(_: Looking, hub: TheHub) -> Overview:
    """The queue, failures, figures of the newest turns, duplicates."""
    archive = archive_of(hub)
    turns = await archive.newest_turns(LOOKED_AT)
    return Overview(
        waiting=tuple(_waiting(turn) for turn in await archive.unanswered(LOOKED_AT)),
        failed=tuple(_waiting(turn) for turn in turns if _failed(turn)),
        stages=_stages(turns),
        duplicates=tuple(_duplicates(turns)),
        intents=tuple(intent.value for intent in Intent),
        turns=len(turns),
        economy=await _economy(turns, hub),
    )


@router.post("/turns/{turn_id}/retry")
async def retry(turn_id: str, who: Acting, hub: TheHub) -> dict[str, str]:
    """Try a turn again: at once where it still waits; one that was given up is said once more, as a turn of its own."""
    turn = await hub.ports.turns.get(turn_id)
    await note(hub, who, Act.RETRIED, turn_id, await whose(hub, turn.conversation_id))
    if not turn.is_answered:
        await hub.ports.turns.save(replace(turn, attempts=0, not_before=None))
        await hub.ports.jobs.nudge(turn_id)
        return {"turn": turn_id}
    fresh = turn_id
    for message in turn.messages:
        again = replace(message, external_id=f"{message.external_id}:again-{secrets.token_hex(4)}", sent_at=hub.ports.clock.now(), kind=MessageKind.NEW)
        fresh = await hub.ports.turns.accept(again, b"{}") or fresh
    await hub.ports.jobs.nudge(fresh)
    return {"turn": fresh}


@router.post("/turns/{turn_id}/intent")
async def correct(turn_id: str, really: Really, who: Acting, hub: TheHub) -> dict[str, int]:
    """Say what a message really was; it becomes a row to measure with. Says how many rows there are."""
    turn = await hub.ports.turns.get(turn_id)
    text = "\n".join(one.text for one in turn.messages if one.text) or (turn.reading.text if turn.reading else "")
    if not text.strip():
        raise Refusal(400, "bad_request", detail="there are no words to learn from")
    await note(hub, who, Act.CORRECTED, turn_id, await whose(hub, turn.conversation_id))
    triage = turn.verdict.triage if turn.verdict else turn.understood.triage if turn.understood else None
    language = triage.language if triage else "en"
    row = Correction(turn_id, text, language, await _situation(turn, hub), triage.intent if triage else None, really.intent, who.name, hub.ports.clock.now())
    await supervision_of(hub).correct(row)
    return {"rows": len(await supervision_of(hub).corrections())}


@router.get("/corrections.jsonl")
async def corrections(who: Looking, hub: TheHub) -> Response:
    """All corrections as rows: text, language, situation, predicted, intent."""
    await note(hub, who, Act.EXPORTED, "corrections")
    rows = await supervision_of(hub).corrections()
    lines = [json.dumps({name: getattr(row, name) for name in ROW}, ensure_ascii=False) for row in rows]
    return Response("".join(f"{line}\n" for line in lines), media_type="application/x-ndjson", headers={"Content-Disposition": "attachment"})


async def _situation(turn: Turn, hub: Hub) -> Situation:
    """Where the conversation stood when it was said: whether an earlier turn had made a prototype."""
    earlier = [one for one in await archive_of(hub).turns_of(turn.conversation_id) if one.opened_at < turn.opened_at]
    return Situation.HAS_PROTOTYPE if any(one.url for one in earlier) else Situation.FRESH


async def _economy(turns: Sequence[Turn], hub: Hub) -> Economy:
    answered = [turn for turn in turns if turn.is_answered and turn.verdict]
    talks = {turn.conversation_id for turn in answered}
    spoken = {turn.conversation_id for turn in answered if voice_s(turn)}
    known = {one: await hub.ports.conversations.get(one) for one in talks}
    hearing = sum((hub.ports.rates.hearing(turn) for turn in answered), Decimal(0))
    models = sum((one.spent for one in known.values()), Decimal(0))
    saved = sum((one.saved for one in known.values()), Decimal(0))
    minutes = sum(voice_s(turn) for turn in answered) / 60
    of_voice = hearing + sum((known[one].spent for one in spoken), Decimal(0))
    built = sum(turn.url is not None for turn in answered)
    return Economy(
        answers=len(answered),
        own_share=_part(sum(turn.served != "model" for turn in answered), len(answered)),
        cost_eur=round(float(models + hearing), 4),
        saved_share=_part(float(saved), float(saved + models)),
        voice_minutes=round(minutes, 2),
        eur_a_voice_minute=_part(float(of_voice), minutes),
        prototypes=built,
        eur_a_prototype=_part(float(models + hearing), built),
    )


def _part(some: float, all_: float) -> float | None:
    return round(some / all_, 4) if all_ else None


def _failed(turn: Turn) -> bool:
    return bool(turn.failure) and turn.is_answered and not turn.url


def _waiting(turn: Turn) -> Waiting:
    return Waiting(turn.id, turn.conversation_id, title_of([turn]), turn.stage.value, turn.last_at.isoformat(), turn.attempts, turn.failure, turn.is_answered)


def _stages(turns: Sequence[Turn]) -> tuple[StageSeen, ...]:
    took: dict[str, list[float]] = {}
    for turn in turns:
        for stage, seconds in turn.seconds:
            took.setdefault(stage, []).append(seconds)
    return tuple(StageSeen(stage, len(all_), _share(all_, 0.5), _share(all_, 0.95), round(sum(all_), 2)) for stage, all_ in took.items())


def _share(all_: list[float], share: float) -> float:
    ordered = sorted(all_)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)


def _duplicates(turns: Iterable[Turn]) -> Iterable[Duplicate]:
    for turn in turns:
        slug = getattr(turn.verdict, "duplicate_of", None)
        if slug:
            yield Duplicate(turn.id, turn.conversation_id, title_of([turn]), slug, turn.last_at.isoformat())

"""What a client is told about a turn: one flat object that a script can read without knowing how the turn came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.brief import Requirement, Status
from core.conversation import Conversation
from core.messages import OutboundMessage
from core.prototype import Prototype, Revision
from core.turn import Stage, Turn
from core.verdict import Answer, Ask, Build


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A wish as the client sees it: `source` are the words that asked for it, `where` a path in the prototype, `note` why it is not done."""

    text: str
    source: str
    status: Status
    where: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """A turn from outside. `seconds` runs from the first message to the answer, `stages` are the seconds of each step; None where nothing applies."""

    turn: str
    conversation: str
    stage: Stage
    verdict: str | None
    intent: str | None
    confidence: float | None
    language: str | None
    transcript: str | None
    reply: str | None
    demo_url: str | None
    revision: int | None
    requirements: tuple[RequirementLine, ...]
    changes: tuple[str, ...]
    question: str | None
    choices: tuple[str, ...]
    duplicate_of: str | None
    quote: Mapping[str, str] | None
    problems: tuple[str, ...]
    seconds: float
    stages: Mapping[str, float]


def result_of(
    turn: Turn,
    conversation: Conversation,
    found: tuple[Prototype, Revision] | None = None,
    answer: OutboundMessage | None = None,
    quote: Mapping[str, str] | None = None,
) -> Result:
    """The result of a turn as far as it has come; `found` is the prototype it shows, `answer` what was said, once it was."""
    triage = turn.understood.triage if turn.understood else turn.verdict.triage if turn.verdict else None
    question = _question(turn)
    return Result(
        turn=turn.id,
        conversation=conversation.id,
        stage=turn.stage,
        verdict=turn.verdict.tag if turn.verdict else None,
        intent=triage.intent if triage else None,
        confidence=round(triage.confidence, 4) if triage else None,
        language=triage.language if triage else turn.reading.language if turn.reading else None,
        transcript=turn.reading.heard if turn.reading else None,
        reply=answer.text if answer else None,
        demo_url=(answer.link if answer else None) or (found[0].url if found and turn.slug else None),
        revision=turn.revision,
        requirements=_lines(turn, found[1] if found else None),
        changes=turn.changes,
        question=question[0],
        choices=question[1],
        duplicate_of=turn.verdict.duplicate_of if isinstance(turn.verdict, Build | Answer) else None,
        quote=quote,
        problems=tuple(problem.code for problem in turn.reading.problems) if turn.reading else (),
        seconds=round(sum(seconds for _, seconds in turn.seconds), 3),
        stages=_stages(turn.seconds),
    )


def _question(turn: Turn) -> tuple[str | None, tuple[str, ...]]:
    asked = turn.verdict.question if isinstance(turn.verdict, Ask) else turn.understood.question if turn.understood else None
    return (asked.text, asked.choices) if asked else (None, ())


def _lines(turn: Turn, revision: Revision | None) -> tuple[RequirementLine, ...]:
    wanted: Sequence[Requirement] = turn.understood.brief.requirements if turn.understood else ()
    spec = turn.spec
    if revision is not None and turn.slug is not None and (turn.revision is None or revision.number >= turn.revision):
        wanted, spec = revision.brief.requirements, revision.spec
    met = {one.requirement_id: one for one in spec.checklist} if spec else {}
    lines = []
    for one in wanted:
        how = met.get(one.id)
        line = RequirementLine(one.text, one.source, Status.NOT_DONE)
        lines.append(line if how is None else RequirementLine(one.text, one.source, how.status, how.where, how.note))
    return tuple(lines)


def _stages(steps: Sequence[tuple[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, seconds in steps:
        total[name] = round(total.get(name, 0.0) + seconds, 3)
    return total

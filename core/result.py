"""What a client is told about a turn: one flat object that a script can read without knowing how the turn came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.appspec import AppSpec
from core.brief import Brief, Status
from core.messages import OutboundMessage
from core.mood import shown
from core.quote.offer import Quote
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
class HeardWord:
    """One word of a voice note, and how sure it is, between 0 and 1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """A price range in EUR and a range of working days; `reasons` are what was counted, how many, and their days."""

    low_eur: float
    high_eur: float
    low_days: float
    high_days: float
    valid_until: str
    reasons: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A turn from outside. `seconds` is the work of all its steps, `stages` are the seconds of each step; None where nothing applies."""

    turn: str
    conversation: str
    stage: Stage
    verdict: str | None
    intent: str | None
    confidence: float | None
    language: str | None
    transcript: str | None
    words: tuple[HeardWord, ...]
    reply: str | None
    demo_url: str | None
    revision: int | None
    requirements: tuple[RequirementLine, ...]
    changes: tuple[str, ...]
    not_done: tuple[str, ...]
    question: str | None
    choices: tuple[str, ...]
    duplicate_of: str | None
    quote: QuoteSeen | None
    problems: tuple[str, ...]
    emotion: Mapping[str, object] | None
    seconds: float
    stages: Mapping[str, float]


def result_of(turn: Turn, answer: OutboundMessage | None = None) -> Result:
    """The result of a turn as far as it has come; `answer` is what was said at its end, once it was."""
    triage = turn.understood.triage if turn.understood else turn.verdict.triage if turn.verdict else None
    question = _question(turn)
    return Result(
        turn=turn.id,
        conversation=turn.conversation_id,
        stage=Stage.ANSWERED if answer else turn.stage,
        verdict=turn.verdict.tag if turn.verdict else None,
        intent=triage.intent if triage else None,
        confidence=round(triage.confidence, 4) if triage else None,
        language=triage.language if triage else turn.reading.language if turn.reading else None,
        transcript=turn.reading.heard if turn.reading else None,
        words=words_of(turn),
        reply=answer.text if answer else None,
        demo_url=turn.url or (answer.link if answer else None),
        revision=turn.revision,
        requirements=_lines(turn),
        changes=turn.changes,
        not_done=turn.not_done,
        question=question[0],
        choices=question[1],
        duplicate_of=turn.verdict.duplicate_of if isinstance(turn.verdict, Build | Answer) else None,
        quote=_seen(turn.quote) if turn.quote else None,
        problems=tuple(problem.code for problem in turn.reading.problems) if turn.reading else (),
        emotion=shown(turn.reading.mood, turn.reading.language) if turn.reading and turn.reading.transcripts else None,
        seconds=round(sum(seconds for _, seconds in turn.seconds), 3),
        stages=_stages(turn.seconds),
    )


def _question(turn: Turn) -> tuple[str | None, tuple[str, ...]]:
    asked = turn.verdict.question if isinstance(turn.verdict, Ask) else turn.understood.question if turn.understood else None
    return (asked.text, asked.choices) if asked else (None, ())


def words_of(turn: Turn) -> tuple[HeardWord, ...]:
    """What was spoken, word by word, in the order of the recordings."""
    heard = turn.reading.transcripts if turn.reading else ()
    return tuple(HeardWord(word.text.strip(), round(word.confidence, 2)) for transcript in heard for word in transcript.words if word.text.strip())


def _lines(turn: Turn) -> tuple[RequirementLine, ...]:
    brief = turn.brief or (turn.understood.brief if turn.understood else None)
    # Without a prototype that can be opened nothing is done, whatever was planned.
    return checklist(brief, turn.spec if turn.url else None) if brief else ()


def checklist(brief: Brief, spec: AppSpec | None) -> tuple[RequirementLine, ...]:
    """The wishes of a brief and what became of each in a prototype; nothing is done without one."""
    met = {one.requirement_id: one for one in spec.checklist} if spec else {}
    lines = []
    for one in brief.requirements:
        how = met.get(one.id)
        if how is not None and not how.told:
            continue
        line = RequirementLine(one.text, one.source, Status.NOT_DONE)
        lines.append(line if how is None else RequirementLine(one.text, one.source, how.status, how.where, how.note))
    return tuple(lines)


def _seen(quote: Quote) -> QuoteSeen:
    return QuoteSeen(
        low_eur=float(quote.low_eur),
        high_eur=float(quote.high_eur),
        low_days=float(quote.low_days),
        high_days=float(quote.high_days),
        valid_until=quote.valid_until.isoformat(),
        reasons=tuple((reason.code, reason.count, float(reason.days)) for reason in quote.reasons),
    )


def _stages(steps: Sequence[tuple[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for name, seconds in steps:
        total[name] = round(total.get(name, 0.0) + seconds, 3)
    return total

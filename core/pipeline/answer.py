"""The one message that ends a turn: link, picture, what was done and what was not, the one question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from core.brief import Requirement, Status
from core.conversation import Conversation, Offer
from core.errors import NotFound
from core.messages import Button, OutboundMessage
from core.pipeline.further import further_buttons
from core.pipeline.progress import how_far
from core.pipeline.rights import told
from core.pipeline.voice_wishes import adapted_to
from core.ports import Ports
from core.quote import deal
from core.quote.order import Order, State
from core.quote.words import word
from core.turn import Turn
from core.understood import Question
from core.verdict import Answer, Ask, Build, Decline, Handoff, Verdict

FOR_THE_UPSET = frozenset({"mood_reply_frustrated", "mood_reply_stressed", "mood_reply_confused"})
ABOUT_OURS = FOR_THE_UPSET | {"mood_reply_satisfied"}
"""Said only of something of ours: who writes for the first time, or for something new, speaks of their own troubles."""
CLEARLY = 0.67
"""From this confidence on, what was heard is shown without a warning."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the offer has gone: the conversation before and after this answer, and the order that is offered or carried out in it."""

    conversation: Conversation
    following: Conversation
    order: Order | None = None


async def answer(turn: Turn, standing: Standing, key: str, ports: Ports) -> OutboundMessage:
    """What to say about a turn that has a verdict."""
    verdict, conversation, order = turn.verdict, standing.conversation, standing.order
    if verdict is None:
        raise TypeError("nothing was decided")
    words = _Words(turn, standing, verdict.triage.language, ports)
    match verdict:
        case Build():
            lines, link, question = list(words.built(verdict)), turn.url, _question(turn)
        case Ask():
            lines, link, question = [verdict.question.text], None, verdict.question
        case Answer():
            link = await _link(turn, conversation, verdict, ports)
            rights = await told(verdict.phrase, conversation, verdict.triage.language, ports)
            lines = [rights] if rights else [*words.answered(verdict, link), *await how_far(verdict, conversation, ports)]
            question = None
        case Decline() | Handoff():
            lines, link, question = [words.say(verdict.phrase)], None, None
        case _:
            assert_never(verdict)
    if lines and (felt := words.felt(verdict)):
        lines[0] = f"{felt} {lines[0]}"
    text = "\n".join([*words.heard(), *lines, *words.problems(verdict)])
    buttons = tuple(Button(choice, f"choice:{number}") for number, choice in enumerate(question.choices)) if question else ()
    if order is not None and turn.quote is not None:
        buttons = deal.buttons(order, ports.terms)
    language = verdict.triage.language
    further = further_buttons(language, ports.wits.say) if isinstance(verdict, Build) else ()
    said = OutboundMessage(key, turn.address, text, link=link, picture=turn.picture, buttons=buttons, further=further, language=language)
    return said.answering(turn.newest)


def _question(turn: Turn) -> Question | None:
    return turn.understood.question if turn.understood else None


async def _link(turn: Turn, conversation: Conversation, verdict: Answer, ports: Ports) -> str | None:
    """The prototype that an answer speaks of."""
    slug = verdict.duplicate_of or turn.slug or (conversation.slug if verdict.phrase == "status_ready" else None)
    if slug is None:
        return None
    try:
        return (await ports.prototypes.get(slug))[0].url
    except NotFound:
        return None


class _Words:
    """The lines of an answer in the person's language."""

    def __init__(self, turn: Turn, standing: Standing, language: str, ports: Ports) -> None:
        self._turn = turn
        self._standing = standing
        self._language = language
        self._ports = ports

    def say(self, code: str, **values: object) -> str:
        return self._ports.wits.say(code, self._language, **values)

    def heard(self) -> Iterator[str]:
        reading = self._turn.reading
        if reading is None or not (reading.heard or "").strip():
            return
        surely = min(one.confidence for one in reading.transcripts if one.text) >= CLEARLY
        yield self.say("heard" if surely else "heard_unsure", text=reading.heard)

    def felt(self, verdict: Verdict) -> str:
        """A few words about how the person seems to feel, where that is sure enough and there is something to say to it."""
        mood = self._turn.reading.mood if self._turn.reading else None
        code = f"mood_reply_{adapted_to(mood, self._language)}"
        fits = isinstance(verdict, Build) or (isinstance(verdict, Answer | Ask) and code in FOR_THE_UPSET and not getattr(verdict, "said", None))
        answered = self._standing.conversation.answered_at is not None and (verdict.revise if isinstance(verdict, Build) else True)
        return self.say(code) if fits and code != "mood_reply_neutral" and (answered or code not in ABOUT_OURS) else ""

    def problems(self, verdict: object) -> Iterator[str]:
        """What could not be used, unless the answer is about that already."""
        said = verdict.phrase if isinstance(verdict, Answer) else None
        for problem in self._turn.reading.problems if self._turn.reading else ():
            if problem.code != said:
                yield self.say(problem.code, name=problem.name, limit=problem.limit or "")

    def built(self, verdict: Build) -> Iterator[str]:
        turn, spec = self._turn, self._turn.spec
        if self._standing.order is not None:
            yield deal.begun(self._standing.order, carried_out=True)
        if verdict.revise:
            yield self.say("answer_revised", url=turn.url)
            yield from self._list("answer_changes", turn.changes)
            yield from self._list("answer_not_done", turn.not_done)
            yield self.say("answer_kept")
        else:
            name = spec.business.name if spec else ""
            yield self.say("answer_ready_named" if name else "answer_ready", url=turn.url, name=name)
            yield from self._checklist()
        if turn.picture is None:
            yield self.say("answer_unchecked")
        yield from self._logins()
        if (question := _question(turn)) is not None:
            yield f"{self.say('answer_question')} {question.text}"
            yield self.say("answer_question_hint")
        yield from self._offer(verdict)
        expires = self._ports.clock.now() + timedelta(days=self._ports.limits.demo_days)
        yield self.say("answer_expires", date=expires.date().isoformat())

    def answered(self, verdict: Answer, link: str | None) -> Iterator[str]:
        problems = self._turn.reading.problems if self._turn.reading else ()
        if verdict.said is not None:
            yield verdict.said
            return
        about = next((problem for problem in problems if problem.code == verdict.phrase), None)
        values = {"url": link or "", "name": about.name if about else "", "limit": (about.limit or "") if about else ""}
        order = self._standing.order
        if order is None:
            yield self.say(verdict.phrase, **values)
        elif self._turn.quote is not None:
            yield from deal.offered(order, self._ports.terms)
        else:
            yield deal.paid_back(order) if order.state is State.REFUNDED else deal.begun(order, carried_out=False)
        yield from self._list("answer_not_done", self._turn.not_done)

    def _checklist(self) -> Iterator[str]:
        spec, brief = self._turn.spec, self._turn.brief
        met = {line.requirement_id: line for line in spec.checklist} if spec else {}
        grouped: dict[Status, list[str]] = {status: [] for status in Status}
        for requirement in brief.requirements if brief else ():
            line = met.get(requirement.id)
            if line is not None and not line.told:
                continue
            status = line.status if line else Status.NOT_DONE
            grouped[status].append(_line(requirement, line.note if line and status is not Status.DONE else ""))
        yield from self._list("answer_done", grouped[Status.DONE])
        yield from self._list("answer_partial", grouped[Status.PARTIAL])
        yield from self._list("answer_not_done", grouped[Status.NOT_DONE])

    def _list(self, code: str, lines: Iterable[str]) -> Iterator[str]:
        shown = list(dict.fromkeys(lines))
        if shown:
            yield self.say(code)
            yield from (f"• {line}" for line in shown)

    def _logins(self) -> Iterator[str]:
        users = self._turn.spec.users if self._turn.spec else ()
        if users:
            yield self.say("answer_logins")
            yield from (f"• {user.name}: {user.email} / {user.password}" for user in users)

    def _offer(self, verdict: Build) -> Iterator[str]:
        offer, following = self._standing.conversation.offer, self._standing.following
        if following.offer is Offer.PAID:
            if following.rounds is not None:
                yield word("rounds_left", self._language, count=following.rounds)
        elif offer is Offer.PAID or self._standing.order is not None:
            yield word("rounds_over", self._language)
        elif offer is Offer.FREE_PROTOTYPE or (offer is Offer.FREE_CLARIFICATION and (verdict.free or not verdict.revise)):
            yield self.say("free_clarification")
        elif offer is Offer.FREE_CLARIFICATION:
            yield self.say("free_clarification_used")


def _line(requirement: Requirement, note: str) -> str:
    return f"{requirement.text} ({note})" if note else requirement.text

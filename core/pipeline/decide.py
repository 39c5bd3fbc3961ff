"""What is done about a message, once it is understood. Pure: the same understanding in the same conversation always leads to the same verdict."""

import re
from dataclasses import dataclass
from typing import assert_never

from core.brief import Intent, Named, TradeIs
from core.conversation import Conversation, Offer
from core.prototype import Prototype, Revision
from core.turn import Turn
from core.understood import Question, Understood, Undo
from core.verdict import Answer, Ask, Build, Decline, Handoff, Verdict
from core.wits import Say

UNSURE = 0.45
"""Below this confidence it is better to ask what is meant."""

ANOTHER_APPLICATION = 0.8
"""From this confidence on, a brief in a conversation that has a prototype asks for a second one rather than for changes."""

CHOICES = {
    "choice_build": Intent.BUILD,
    "choice_change": Intent.CHANGE,
    "choice_question": Intent.QUESTION,
    "choice_human": Intent.HANDOFF,
}
"""What we offer when we ask what is meant, by the phrase that says it."""

REFUND = "price_refund"
"""Money that is to come back is looked at by a person."""

EXISTING = "existing"
LOSING = "losing"
OFFERED = {"intent": CHOICES, EXISTING: {"choice_another": Intent.BUILD}, LOSING: {"choice_lose": Intent.CHANGE, "choice_keep": Intent.SMALLTALK}}
"""What a person may pick, by what our question was about."""

SHORT_REPLY_WORDS = 8
"""A reply to our question that names a choice and has no more words than this only answers it."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that the decision rests on. `own` is the conversation's prototype, `like` one of the same person for a like brief."""

    turn: Turn
    conversation: Conversation
    understood: Understood
    own: tuple[Prototype, Revision] | None
    like: Prototype | None
    another: bool = False
    """The person saw that they have one like it, and wants a second."""


def decide(known: Known, say: Say) -> Verdict:
    """The verdict; `say` gives the sentences that a question needs."""
    triage = known.understood.triage
    intent = triage.intent
    verdict: Verdict
    if triage.confidence < UNSURE and intent is not Intent.PROHIBITED:
        return _ask_intent(known, say)
    match intent:
        case Intent.BUILD:
            verdict = _build(known, say)
        case Intent.CHANGE:
            verdict = _change(known, say)
        case Intent.PROHIBITED:
            verdict = Decline(triage, triage.phrase or "declined")
        case Intent.HANDOFF:
            verdict = Handoff(triage, triage.phrase or "handoff")
        case Intent.STATUS:
            verdict = Answer(triage, "status_ready" if known.own else "status_none")
        case Intent.ESTIMATE:
            verdict = Answer(triage, "estimate_intro" if known.own else "estimate_need_brief")
        case Intent.SMALLTALK:
            verdict = Answer(triage, triage.phrase or ("greeting" if known.conversation.answered_at is None else "smalltalk"))
        case Intent.PRICE | Intent.QUESTION | Intent.CODE_HELP | Intent.PROJECT_NOTE | Intent.PRIVACY | Intent.NONSENSE:
            verdict = Handoff(triage, REFUND) if triage.phrase == REFUND else Answer(triage, triage.phrase or intent.value)
        case _:
            assert_never(intent)
    return verdict


def _build(known: Known, say: Say) -> Verdict:
    triage, brief = known.understood.triage, known.understood.brief
    if not brief.requirements:
        return Ask(triage, Question("what", say("ask_what", triage.language)))
    if known.like is not None:
        return Answer(triage, "answer_existing", duplicate_of=known.like.slug)
    if known.own is not None and not (known.another or _is_another(known)):
        return _change(known, say)
    return Build(triage)


def _is_another(known: Known) -> bool:
    brief = known.understood.brief
    says_what_for = bool(brief.wishes(Named) or brief.wishes(TradeIs))
    return known.understood.triage.confidence >= ANOTHER_APPLICATION and says_what_for


def _change(known: Known, say: Say) -> Verdict:
    triage = known.understood.triage
    if known.own is None:
        return _build(known, say) if known.understood.brief.requirements else Answer(triage, "change_without_prototype")
    free = _is_free(known)
    if known.conversation.offer is Offer.QUOTED and not free:
        return Answer(triage, "quote_changes")
    return Build(triage, revise=True, free=free)


def _is_free(known: Known) -> bool:
    """Written before our answer went out, an answer to our question, or a step back to what was there before."""
    conversation = known.conversation
    changes = known.understood.changes
    if changes and all(isinstance(change.wanted, Undo) for change in changes):
        return True
    answered = conversation.answered_at
    if answered is not None and all(message.sent_at <= answered for message in known.turn.messages):
        return True
    reading = known.turn.reading
    asked = conversation.asked if conversation.asked is not None and conversation.asked.about != LOSING else None
    return reading is not None and asked is not None and picks(reading.text, asked)


def picks(text: str, asked: Question) -> bool:
    """Whether a reply picks one of the choices and says little else."""
    said = _words(text)
    return len(said) <= SHORT_REPLY_WORDS and any(chosen and chosen <= said for chosen in map(_words, asked.choices))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _ask_intent(known: Known, say: Say) -> Verdict:
    triage = known.understood.triage
    kept = tuple(say(code, triage.language) for code in CHOICES if known.own is not None or code != "choice_change")
    return Ask(triage, Question("intent", say("ask_intent", triage.language), kept))


def chosen_intent(text: str, conversation: Conversation, language: str, say: Say) -> Intent | None:
    """What the person picked when we asked what they meant; None when we did not ask or they said something else."""
    if conversation.asked is None or conversation.asked.about not in OFFERED:
        return None
    said = text.strip().strip(".!»«“”„\"'").casefold()
    languages = (language, conversation.language)
    offered = OFFERED[conversation.asked.about]
    return next((intent for code, intent in offered.items() if said in {say(code, one).casefold() for one in languages}), None)


def wants_another(conversation: Conversation, chosen: Intent | None) -> bool:
    """Whether the person asked for a second prototype like the one they were shown."""
    return chosen is not None and conversation.asked is not None and conversation.asked.about == EXISTING

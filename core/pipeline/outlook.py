"""What a conversation remembers after a turn was answered. Applying it twice for the same turn changes nothing more."""

from dataclasses import replace
from datetime import datetime

from core.conversation import Conversation, Offer
from core.mood import rolled
from core.pipeline.decide import EXISTING
from core.pipeline.rights import ERASE
from core.turn import Turn
from core.understood import Question
from core.verdict import Answer, Ask, Build, Decline, Handoff


def after(conversation: Conversation, turn: Turn, now: datetime) -> Conversation:
    """The conversation after the turn's answer was said at `now`."""
    verdict = turn.verdict
    if verdict is None or conversation.answered_turn == turn.id:
        return conversation
    mood = turn.reading.mood if turn.reading else None
    if mood is not None:
        conversation = replace(conversation, mood=rolled(conversation.mood, mood))
    changed = replace(conversation, answered_at=now, answered_turn=turn.id, language=verdict.triage.language or conversation.language)
    if changed.asked is not None and changed.asked.about == ERASE:
        changed = replace(changed, asked=None)  # a yes counts only right after the question
    match verdict:
        case Ask():
            said = turn.reading.text if turn.reading else ""
            pending = conversation.pending if verdict.question.about == ERASE else _both(conversation.pending, said)
            return replace(changed, asked=verdict.question, pending=pending)
        case Build():
            return _built(replace(changed, asked=_question(turn), pending=""), verdict, turn)
        case Answer(phrase="answer_existing"):
            said = turn.reading.text if turn.reading else ""
            return _shown(replace(changed, asked=Question(EXISTING, "", ()), pending=said), turn)
        case Answer(phrase="answer_nothing_changed") | Answer(said=str()):
            return changed
        case Answer() | Decline() | Handoff():
            return replace(changed, asked=None if changed.pending else changed.asked, pending="")


def _both(before: str, said: str) -> str:
    """What is pending with what came now; once only, when the same turn is remembered twice."""
    return before if said and before.endswith(said) else f"{before}\n{said}".strip()


def _shown(conversation: Conversation, turn: Turn) -> Conversation:
    """The prototype that the person has from another conversation is what changes are about from now on."""
    if conversation.slug is not None or turn.slug is None:
        return conversation
    return replace(conversation, slug=turn.slug, offer=Offer.FREE_CLARIFICATION if turn.revision == 1 else Offer.QUOTED)


def _built(conversation: Conversation, verdict: Build, turn: Turn) -> Conversation:
    if verdict.revise:
        return conversation if verdict.free else conversation.clarified()
    if turn.slug is None or turn.slug == conversation.slug:
        return conversation
    first = conversation.offer is Offer.FREE_PROTOTYPE
    return conversation.prototyped(turn.slug) if first else replace(conversation, slug=turn.slug)


def _question(turn: Turn) -> Question | None:
    return turn.understood.question if turn.understood else None

"""A change that would put what visitors entered out of sight is asked about first; and the state that "put it back" goes back to."""

from collections.abc import Sequence
from dataclasses import replace

from core.appspec import AppSpec
from core.brief import Brief, Intent
from core.conversation import Conversation
from core.pipeline.decide import LOSING, chosen_intent
from core.ports import Ports
from core.prototype import Revision
from core.turn import Turn
from core.understood import Change, Question, Undo
from core.wits import Redone


async def before_losing(turn: Turn, conversation: Conversation, redone: Redone, slug: str, ports: Ports) -> Question | None:
    """The question whether entered data may go; None when none would, or the person has said so already."""
    if not redone.loses or _confirmed(turn, conversation, ports):
        return None
    counts = [(loss.label, await ports.host.entered(slug, loss.entity, loss.field)) for loss in redone.loses]
    lost = {label: count for label, count in counts if count}
    if not lost:
        return None
    language = turn.verdict.triage.language if turn.verdict else conversation.language
    say = ports.wits.say
    text = say("ask_lose", language, what=", ".join(lost), count=max(lost.values()))
    return Question(LOSING, text, (say("choice_lose", language), say("choice_keep", language)))


def _confirmed(turn: Turn, conversation: Conversation, ports: Ports) -> bool:
    asked = conversation.asked is not None and conversation.asked.about == LOSING
    if not asked or turn.reading is None:
        return False
    return chosen_intent(turn.reading.text, conversation, turn.reading.language, ports.wits.say) is Intent.CHANGE


async def earlier_state(changes: Sequence[Change], slug: str, ports: Ports) -> tuple[AppSpec, Brief] | None:
    """What the prototype was before its last change, when that is to be undone; None when there is nothing to go back to."""
    if not any(isinstance(change.wanted, Undo) for change in changes):
        return None
    kept: list[Revision] = []
    for revision in await ports.prototypes.revisions(slug):
        # A revision that only went back takes the one that it undid off the pile: undoing twice goes back by two.
        if len(kept) > 1 and _same(revision.spec, kept[-2].spec):
            kept.pop()
        else:
            kept.append(revision)
    return (kept[-2].spec, kept[-2].brief) if len(kept) > 1 else None


def _same(one: AppSpec, other: AppSpec) -> bool:
    return replace(one, checklist=()) == replace(other, checklist=())

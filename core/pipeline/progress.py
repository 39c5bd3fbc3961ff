"""How far a project is, told in the chat: orders with their milestones, what is not done yet, and what was noted for the team."""

from collections.abc import Sequence

from core.brief import Intent
from core.conversation import Conversation
from core.errors import NotFound
from core.ports import Ports
from core.project.explain import unmet
from core.project.wording import word
from core.quote import deal
from core.quote.order import State
from core.turn import Turn
from core.verdict import Answer

MOST_ORDERS = 3
"""Orders that a question about the status is answered with."""
MOST_NOTES = 5
MOST_OPEN = 6
LONGEST_NOTE = 200


async def how_far(verdict: Answer, conversation: Conversation, ports: Ports) -> list[str]:
    """The lines below an answer about the status; none below another."""
    if verdict.triage.intent is not Intent.STATUS:
        return []
    language = verdict.triage.language
    orders = [one.lapsed(ports.clock.now()) for one in await ports.orders.of_person(conversation.person_id)]
    lines = list(deal.status([one for one in orders if one.state is not State.EXPIRED][:MOST_ORDERS], language))
    if missing := await _unmet(conversation, ports):
        lines += [word("todo", language), *(f"• {one}" for one in missing[:MOST_OPEN])]
    turns = await ports.archive.turns_of(conversation.id) if ports.archive else ()
    if noted := notes(turns):
        lines += [word("notes", language), *(f"• {at}: {text}" for at, text in noted[-MOST_NOTES:])]
    return lines


def notes(turns: Sequence[Turn]) -> list[tuple[str, str]]:
    """What was noted for the team in these turns: the day and the words, oldest first."""
    found = []
    for turn in turns:
        if turn.verdict is None or turn.verdict.triage.intent is not Intent.PROJECT_NOTE or not turn.is_answered:
            continue
        text = " ".join((turn.reading.text if turn.reading else "").split())
        if text:
            found.append((turn.last_at.date().isoformat(), text[:LONGEST_NOTE]))
    return found


async def _unmet(conversation: Conversation, ports: Ports) -> tuple[str, ...]:
    if conversation.slug is None:
        return ()
    try:
        return unmet((await ports.prototypes.get(conversation.slug))[1].spec)
    except NotFound:
        return ()

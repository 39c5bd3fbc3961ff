"""TRIAGED -> PLANNED: a specification for the brief, or the present one with the changes. From here on further messages open a turn of their own."""

import asyncio
import secrets
from dataclasses import replace

from core.abuse import harm_in
from core.pictured import beside_pictures, only_shows_trouble
from core.pipeline.decide import picks
from core.pipeline.losing import before_losing, earlier_state
from core.pipeline.noted import not_done, only_trouble
from core.pipeline.perhaps import perhaps
from core.ports import Ports
from core.turn import Stage, Turn
from core.understood import Question, Understood
from core.verdict import Answer, Ask, Build, Decline

SLUG_BYTES = 10
"""80 random bits: a link that nobody guesses."""


async def plan(turn: Turn, ports: Ports) -> Turn:
    """The turn with its specification, prototype and revision number. Goes straight to the answer when there is no change that can be made."""
    verdict, understood = turn.verdict, turn.understood
    if not isinstance(verdict, Build) or understood is None:
        raise TypeError("only a build is planned")
    return await _revised(turn, verdict, understood, ports) if verdict.revise else await _new(turn, understood, ports)


async def _new(turn: Turn, understood: Understood, ports: Ports) -> Turn:
    documents, pictures = (turn.reading.documents, turn.reading.pictures) if turn.reading else ((), ())
    today = ports.clock.now().date()
    spec = await asyncio.to_thread(ports.wits.plan, understood.brief, today, documents, pictures)
    if harm_in(spec) is not None:
        return _declined(turn, understood)
    question = await perhaps(Question, lambda: ports.wits.best_question(understood.brief, spec))
    return turn.moved(
        Stage.PLANNED,
        spec=spec,
        brief=understood.brief,
        understood=replace(understood, question=question),
        slug=secrets.token_hex(SLUG_BYTES),
        revision=1,
    )


async def _revised(turn: Turn, verdict: Build, understood: Understood, ports: Ports) -> Turn:
    conversation = await ports.conversations.get(turn.conversation_id)
    prototype, before = await ports.prototypes.get(conversation.slug or "")
    changes = understood.changes
    if not changes and turn.reading is not None:  # it was read as a brief, and decided to be a change
        start = before.brief.next_number
        changes = await asyncio.to_thread(ports.wits.read_changes, turn.reading.text, verdict.triage.language, before.spec, start)
    pictures, said = (turn.reading.pictures, turn.reading.text) if turn.reading else ((), "")
    if only_shows_trouble(said, changes):
        pictures = ()
    elif pictures:
        changes = beside_pictures(changes)
    earlier = await earlier_state(changes, prototype.slug, ports)
    redone = await asyncio.to_thread(ports.wits.revise, before.spec, before.brief, changes, ports.clock.now().date(), earlier)
    if redone.spec == before.spec and only_trouble(changes):
        return turn.moved(Stage.HOSTED, verdict=Answer(verdict.triage, "question_trouble"), slug=prototype.slug, url=prototype.url)
    if pictures:
        redone = await asyncio.to_thread(ports.wits.illustrated, redone, pictures, said, ports.clock.now().date())
    left = await not_done(changes, redone, prototype, verdict.triage.language, ports)
    if redone.spec == before.spec:
        as_asked = conversation.asked is not None and picks(said, conversation.asked) and not left
        phrase = "answer_kept_as_is" if as_asked else "answer_nothing_changed"  # what we offered ourselves is never refused
        return turn.moved(Stage.HOSTED, verdict=Answer(verdict.triage, phrase), not_done=left, slug=prototype.slug, url=prototype.url)
    if harm_in(redone.spec) is not None and harm_in(before.spec) is None:
        return _declined(turn, understood)
    if (question := await before_losing(turn, conversation, redone, prototype.slug, ports)) is not None:
        return turn.moved(Stage.HOSTED, verdict=Ask(verdict.triage, question))
    return turn.moved(
        Stage.PLANNED,
        spec=redone.spec,
        brief=redone.brief,
        understood=replace(understood, changes=changes),
        changes=redone.done,
        not_done=left,
        slug=prototype.slug,
        revision=before.number + 1,
    )


def _declined(turn: Turn, understood: Understood) -> Turn:
    """Whatever it was called when it was asked for, the application itself would do harm."""
    return turn.moved(Stage.HOSTED, verdict=Decline(understood.triage, "declined_phishing"))

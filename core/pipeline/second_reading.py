"""After the answer: a language model, where one is configured, reads the brief once more, and what it noticed beyond the first reading is built in.

The answer never waits for it. Whatever fails here, the person has what they have; a process that dies meanwhile loses only the second reading.
"""

import logging
from dataclasses import replace
from datetime import timedelta

from core.brief import Intent
from core.errors import StatexError
from core.messages import OutboundMessage
from core.pipeline.build import compiled
from core.pipeline.mending import broken, honest
from core.pipeline.outside import model_for
from core.pipeline.saying import say_once
from core.pipeline.spending import spend, spent
from core.ports import LanguageModel, Ports
from core.prototype import Revision
from core.routing import Task, complexity, suited
from core.turn import Turn
from core.understanding.second_reader import INSTRUCTION, SecondReading, additions
from core.verdict import Build
from core.wits import Redone

log = logging.getLogger(__name__)

LIMIT_S = 10.0


async def read_again(turn: Turn, ports: Ports) -> None:
    """Add to the prototype what a model noticed, and say so. Never raises for a provider's sake."""
    if not isinstance(turn.verdict, Build) or turn.verdict.revise or turn.brief is None or turn.slug is None:
        return
    try:
        if (model := await model_for(turn.conversation_id, ports)) is not None:
            await _read(turn, turn.slug, model, ports)
    except StatexError as error:
        log.info("no second reading", extra={"turn": turn.id, "reason": type(error).__name__})
    except Exception as error:  # noqa: BLE001  # it only helps: the person has their answer
        log.warning("second reading failed", extra={"turn": turn.id, "reason": type(error).__name__})


async def _read(turn: Turn, slug: str, model: LanguageModel, ports: Ports) -> None:
    first = await ports.prototypes.get(slug)
    task = Task(Intent.BUILD, complexity(first[1].brief.text, len(first[1].brief.requirements)), await spent(turn.conversation_id, ports))
    filled = await suited(model, task).fill(SecondReading, INSTRUCTION, first[1].brief.text, LIMIT_S)
    await spend(turn.conversation_id, filled, ports)
    changes = additions(filled.value, first[1].brief)
    if not changes or first[1].number != turn.revision:
        return
    redone = ports.wits.revise(first[1].spec, first[1].brief, changes, ports.clock.now().date())
    if redone.spec == first[1].spec or redone.loses:
        return
    if (revision := await _tried(turn, first[1], redone, ports)) is not None:
        await _publish(turn, revision, ports)


async def _tried(turn: Turn, before: Revision, redone: Redone, ports: Ports) -> Revision | None:
    """The next revision, when it works in a browser; the one that is there is never put at risk."""
    site = await compiled(redone.spec, ports)
    report = await ports.browser.check(site, redone.spec)
    if broken(report.findings):
        log.info("second reading left out", extra={"turn": turn.id})
        return None
    spec = honest(redone.spec, report.findings)
    picture = await ports.blobs.put(report.picture, ".png") if report.picture else before.picture
    digest = (await compiled(spec, ports)).digest
    return Revision(before.slug, before.number + 1, redone.brief, spec, digest, picture, redone.done, ports.clock.now())


async def _publish(turn: Turn, revision: Revision, ports: Ports) -> None:
    """Only while nobody has asked for anything else: what people say goes first."""
    prototype, newest = await ports.prototypes.get(revision.slug)
    if newest.number + 1 != revision.number or await ports.turns.first_open(turn.conversation_id) is not None:
        return
    now = ports.clock.now()
    url = await ports.host.publish(revision.slug, revision.number, await compiled(revision.spec, ports), revision.spec)
    await ports.prototypes.add(replace(prototype, url=url, revision=revision.number, expires_at=now + timedelta(days=ports.limits.demo_days)), revision)
    language = revision.brief.language
    lines = [ports.wits.say("answer_read_again", language), *(f"• {one}" for one in revision.changes)]
    await say_once(OutboundMessage(f"turn:{turn.id}:again", turn.address, "\n".join(lines), link=url, language=language), ports)

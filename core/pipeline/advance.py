"""Moves a turn step by step until it is answered or has to wait. Whatever fails, an answer comes in the end.

The database is the truth: a step is saved only if nobody moved the turn meanwhile, so two workers on one turn do no harm. No transaction is open
while a step runs.
"""

import logging
import traceback
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from core.errors import BadInput, Conflict, NotFound, Refused, Unavailable
from core.measures import Outcome
from core.pipeline.build import build
from core.pipeline.giving_up import FIRST_PAUSE_S, give_up, patience
from core.pipeline.handoff import call_operators
from core.pipeline.host import host
from core.pipeline.plan import plan
from core.pipeline.read import read
from core.pipeline.reply import reply
from core.pipeline.second_reading import read_again
from core.pipeline.step import Pause, Step
from core.pipeline.triage import triage
from core.pipeline.working import shown_as_working
from core.ports import Ports
from core.rates import voice_s
from core.turn import LISTENING, Stage, Turn

log = logging.getLogger(__name__)

STEPS: dict[Stage, Step] = {
    Stage.RECEIVED: read,
    Stage.READ: triage,
    Stage.TRIAGED: plan,
    Stage.PLANNED: build,
    Stage.BUILT: host,
    Stage.HOSTED: reply,
}
"""What is done at each stage. ANSWERED has nothing left to do."""


async def advance(turn_id: str, ports: Ports) -> None:
    """Do what can be done for a turn now. Raises NotFound, and Unavailable when the database is down."""
    turn = await ports.turns.get(turn_id)
    if turn.is_answered or await ports.turns.first_open(turn.conversation_id) != turn_id:
        return  # an earlier turn of the conversation goes first; its answer nudges this one
    async with shown_as_working(turn, ports):
        while not turn.is_answered:
            moved = await _one_step(turn, ports)
            if isinstance(moved, Pause):
                await ports.jobs.nudge(turn_id, moved.seconds)
                return
            try:
                if moved.is_answered:
                    await call_operators(moved, ports)
                before, turn = turn, await ports.turns.save(moved)
                _measure(before, turn, ports)
            except NotFound:  # the person asked to be erased meanwhile
                return
            except Conflict:
                turn = await _caught_up(moved, ports)
    following = await ports.turns.first_open(turn.conversation_id)
    if following is not None:
        await ports.jobs.nudge(following)
    await read_again(turn, ports)


async def _caught_up(moved: Turn, ports: Ports) -> Turn:
    """The turn that a message joined. What was fetched, heard and shown is still good, and kept at once: the next thing may be to wait."""
    while True:
        now = await ports.turns.get(moved.id)
        known = replace(now.knowing(moved.parts), progress_id=now.progress_id or moved.progress_id)
        if known == now or now.stage not in LISTENING:
            return now
        with suppress(Conflict):
            return await ports.turns.save(known)


async def _one_step(turn: Turn, ports: Ports) -> Turn | Pause:
    start = ports.clock.now()
    if turn.not_before is not None and turn.not_before > start:
        return Pause((turn.not_before - start).total_seconds())
    try:
        moved = await STEPS[turn.stage](turn, ports)
    except Unavailable as error:
        moved = _again(turn, ports, error, error.retry_after_s)
    except (Refused, BadInput) as error:
        moved = give_up(turn, error)
    except Exception as error:  # noqa: BLE001  # whatever it is, the person gets an answer
        log.error("step failed", extra={"turn": turn.id, "stage": turn.stage.value, "error": type(error).__name__, "at": _place(error)})  # noqa: TRY400  # a message may hold what the person said
        moved = _again(turn, ports, error, 0.0)
    if isinstance(moved, Pause):
        return moved
    took = round((ports.clock.now() - start).total_seconds(), 4)
    return replace(moved, seconds=(*moved.seconds, (turn.stage.value, took)))


def _measure(before: Turn, after: Turn, ports: Ports) -> None:
    """Figures of a step that was saved: what another worker did, it measures itself."""
    if ports.measures is None:
        return
    failed = after.failure is not None and after.failure != before.failure
    outcome = Outcome.AGAIN if after.stage is before.stage else Outcome.GIVEN_UP if failed and not after.spec else Outcome.DONE
    ports.measures.step(after.id, before.stage.value, after.seconds[-1][1], outcome)
    if after.is_answered:
        verdict = after.verdict.tag if after.verdict else "none"
        ports.measures.served(after.served, voice_s(after))
        if hearing := ports.rates.hearing(after):
            ports.measures.spent("hearing", hearing, Decimal(0))
        ports.measures.answered(after.address.platform.value, verdict, (ports.clock.now() - after.opened_at).total_seconds())


def _again(turn: Turn, ports: Ports, error: Exception, retry_after_s: float) -> Turn:
    """The turn to be tried again after a growing pause, or given up when it was tried often enough."""
    patient = patience(turn.stage, error)
    if turn.attempts + 1 >= patient.tries:
        return give_up(turn, error)
    pause_s = max(retry_after_s, min(FIRST_PAUSE_S * 3**turn.attempts, patient.longest_pause_s))
    return replace(turn, attempts=turn.attempts + 1, not_before=ports.clock.now() + timedelta(seconds=pause_s), failure=_reason(error))


def _place(error: Exception) -> str:
    """The innermost line of the failure; a traceback's messages could hold words of the person."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return f"{last[0].filename}:{last[0].lineno} in {last[0].name}" if last else ""


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]

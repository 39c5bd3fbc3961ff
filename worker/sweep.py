"""Finds turns that everybody forgot: a nudge was lost, a worker died, Redis was down. It works on them itself, so it needs no Redis."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from core.errors import StatexError
from core.pipeline import Desk
from core.pipeline.erase import sweep as erasures
from core.ports import Ports

log = logging.getLogger(__name__)

EVERY_S = 2.0
FORGOTTEN_S = 6.0
"""Longer than the pause between two touches of a turn that is being worked on (core.pipeline.working.EVERY_S)."""
TIDY_EVERY_S = 3600.0
ERASURES_EVERY_S = 10.0
AT_ONCE = 4
"""Turns that the sweep of one worker works on side by side."""


async def sweep(ports: Ports, desk: Desk) -> None:
    """Look for forgotten turns until cancelled. A database that is down is asked again."""
    while True:
        await ports.clock.sleep(EVERY_S)
        try:
            found = await ports.turns.forgotten(ports.clock.now() - timedelta(seconds=FORGOTTEN_S), AT_ONCE)
        except StatexError as error:
            log.warning("sweep failed", extra={"reason": str(error)})
            continue
        if found:
            log.info("forgotten turns", extra={"count": len(found)})
            await asyncio.gather(*(_look(turn_id, desk) for turn_id in found))


async def end_what_was_begun(ports: Ports) -> None:
    """Finish erasures that could not be finished at once, until cancelled."""
    while True:
        await ports.clock.sleep(ERASURES_EVERY_S)
        try:
            await erasures(ports)
        except StatexError as error:
            log.warning("erasures wait", extra={"reason": type(error).__name__})


async def tidy_up(ports: Ports, tidy: Callable[[Ports], Awaitable[None]]) -> None:
    """Tidy every hour until cancelled."""
    while True:
        try:
            await tidy(ports)
        except (StatexError, OSError) as error:
            log.warning("tidying failed", extra={"reason": type(error).__name__})
        except Exception:
            log.exception("tidying failed")  # one prototype that cannot be looked at must not keep the expired ones here for good
        await ports.clock.sleep(TIDY_EVERY_S)


async def _look(turn_id: str, desk: Desk) -> None:
    try:
        await desk.look(turn_id)
    except Exception:
        log.exception("forgotten turn failed", extra={"turn": turn_id})

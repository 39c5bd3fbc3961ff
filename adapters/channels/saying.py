"""An answer that takes several calls: its beginning is said once, the rest is tried again."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from core.errors import Refused, Unavailable
from core.ports import Clock

T = TypeVar("T")
Step = Callable[[], Awaitable[T]]
RETRIES = 3
"""How often the rest of a long answer is tried again: its beginning was read already, so it cannot start anew."""
LONGEST_PAUSE_S = 30.0
"""A claim on an answer runs out after a minute (core.ports.CLAIM_S), so the rest cannot wait for ever."""


async def say_all(steps: Sequence[Step[T]], clock: Clock) -> T:
    """Make the calls in order; the result of the last one that succeeded. Raises only what the first one raises."""
    done = await steps[0]()
    for step in steps[1:]:
        done = await _surely(step, done, clock)
    return done


async def _surely(step: Step[T], before: T, clock: Clock) -> T:
    for _ in range(RETRIES):
        try:
            return await step()
        except Unavailable as error:
            await clock.sleep(min(error.retry_after_s, LONGEST_PAUSE_S))
        except Refused:
            break
    return before

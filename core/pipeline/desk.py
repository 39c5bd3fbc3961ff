"""One desk a process: a turn lies on it once, however often it is nudged."""

import asyncio
import time
from collections.abc import Awaitable, Callable


class Desk:
    """Keeps two nudges for the same turn from doing the same work side by side in one process."""

    def __init__(self, advance: Callable[[str], Awaitable[None]], rest_s: float = 0.0) -> None:
        """`advance` does what can be done for a turn now. Between two looks at one turn lie `rest_s` seconds: each look reads all that was said in it."""
        self._advance = advance
        self._rest_s = rest_s
        self._lying: set[str] = set()
        self._again: set[str] = set()
        self._rested: dict[str, float] = {}
        """Turn -> when it may be looked at again, the oldest first."""

    async def look(self, turn_id: str) -> None:
        """Work on the turn; when it already lies here, whoever works on it looks once more afterwards."""
        self._again.add(turn_id)
        if turn_id in self._lying:
            return
        self._lying.add(turn_id)
        try:
            while turn_id in self._again:
                await self._rest(turn_id)
                self._again.discard(turn_id)
                await self._advance(turn_id)
                self._rested[turn_id] = time.monotonic() + self._rest_s
        finally:
            self._lying.discard(turn_id)
            self._again.discard(turn_id)

    async def _rest(self, turn_id: str) -> None:
        """Sleep while the turn was looked at only just now, and forget who has rested."""
        now = time.monotonic()
        if (left_s := self._rested.pop(turn_id, now) - now) > 0:
            await asyncio.sleep(left_s)
        while self._rested and (oldest := next(iter(self._rested.items())))[1] <= now:
            del self._rested[oldest[0]]

"""Nudges in this process: kept with their time, done when `work` is called or by `run` as they fall due."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from core.ports import Clock


class LocalJobs:
    """The port `Jobs`, and the worker to it."""

    def __init__(self, clock: Clock) -> None:
        """Delays are counted by `clock`."""
        self._clock = clock
        self._due: list[tuple[datetime, int, str]] = []
        self._count = 0

    async def nudge(self, turn_id: str, delay_s: float = 0.0) -> None:
        """Keep it until it is due."""
        self._count += 1
        heapq.heappush(self._due, (self._clock.now() + timedelta(seconds=delay_s), self._count, turn_id))

    @property
    def next_due(self) -> datetime | None:
        """When the next nudge is due; None when there is none."""
        return self._due[0][0] if self._due else None

    async def work(self, look: Callable[[str], Awaitable[None]]) -> None:
        """Do everything that is due now, and what becomes due by that."""
        while self._due and self._due[0][0] <= self._clock.now():
            await look(heapq.heappop(self._due)[2])

    async def run(self, look: Callable[[str], Awaitable[None]], poll_s: float = 0.02) -> None:
        """Work until cancelled."""
        while True:
            await self.work(look)
            await self._clock.sleep(poll_s)

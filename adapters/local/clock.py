"""Clocks: the machine's, and one that tests move by hand."""

import asyncio
from datetime import UTC, datetime, timedelta


class MachineClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)) -> None:
        """It shows `start` at first."""
        self._now = start
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        """Aware, in UTC."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def sleep(self, seconds: float) -> None:
        """Wait until it was moved that far."""
        until = self._now + timedelta(seconds=seconds)
        while self._now < until:
            await self._moved.wait()

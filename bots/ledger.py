"""Watching the ledger of what was said. Web and worker are separate processes; asking the database keeps working when nothing else does."""

import asyncio

from core.ports import Ports

POLL_S = 0.025
"""How often the ledger is asked, however many are listening."""
LOOK_AGAIN = 40
"""After so many quiet polls a listener reads its conversation anyway, because numbers of two writers may become visible out of order."""


class Ledger:
    """The newest number in the ledger, asked for once a poll and shared by all who listen in this process."""

    def __init__(self, ports: Ports) -> None:
        """Watch the conversations of these ports."""
        self._ports = ports
        self._newest = 0
        self._asked_at = float("-inf")
        self._asking = asyncio.Lock()

    async def newest(self) -> int:
        """The greatest number, at most `POLL_S` old."""
        async with self._asking:
            now = self._ports.clock.now().timestamp()
            if now - self._asked_at >= POLL_S:
                self._newest = await self._ports.conversations.newest_said()
                self._asked_at = now
        return self._newest

    async def moved_from(self, number: int) -> None:
        """Return when something new was said anywhere, or after about a second."""
        for _ in range(LOOK_AGAIN):
            await self._ports.clock.sleep(POLL_S)
            if await self.newest() != number:
                return

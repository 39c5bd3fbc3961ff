"""One at a time, whoever is most urgent first: somebody who is speaking does not wait for an hour that was recorded yesterday."""

import asyncio
import heapq
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import IntEnum
from itertools import count


class Urgency(IntEnum):
    """What waits for a recogniser; the greater goes first."""

    LIVE = 10
    NOTE = 7
    LONG = 6
    """Further parts of a long note."""
    CLONING = 5


class Precedence:
    """A place that one at a time holds; equals take it in the order in which they came."""

    def __init__(self) -> None:
        """The place is free."""
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._came = count()
        self._taken = False

    @property
    def taken(self) -> bool:
        """Whether somebody holds it."""
        return self._taken

    def waiting(self, urgency: Urgency) -> int:
        """How many of that urgency wait for it."""
        return sum(-one == urgency and not turn.done() for one, _, turn in self._waiting)

    @asynccontextmanager
    async def place(self, urgency: Urgency) -> AsyncIterator[None]:
        """Hold the place for as long as it is used."""
        if self._taken:
            turn = asyncio.get_running_loop().create_future()
            heapq.heappush(self._waiting, (-urgency, next(self._came), turn))
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._pass_on()  # it was given the place at the same moment
                raise
        self._taken = True
        try:
            yield
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        while self._waiting:
            turn = heapq.heappop(self._waiting)[2]
            if not turn.done():
                turn.set_result(None)
                return
        self._taken = False

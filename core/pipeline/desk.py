"""One desk a process: a turn lies on it once, however often it is nudged."""

from collections.abc import Awaitable, Callable


class Desk:
    """Keeps two nudges for the same turn from doing the same work side by side in one process."""

    def __init__(self, advance: Callable[[str], Awaitable[None]]) -> None:
        """`advance` does what can be done for a turn now."""
        self._advance = advance
        self._lying: set[str] = set()
        self._again: set[str] = set()

    async def look(self, turn_id: str) -> None:
        """Work on the turn; when it already lies here, whoever works on it looks once more afterwards."""
        if turn_id in self._lying:
            self._again.add(turn_id)
            return
        self._lying.add(turn_id)
        try:
            await self._advance(turn_id)
            while turn_id in self._again:
                self._again.discard(turn_id)
                await self._advance(turn_id)
        finally:
            self._lying.discard(turn_id)
            self._again.discard(turn_id)

"""How fast a platform may be spoken to: overall, and in one chat."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.ports import Clock

MOST_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`burst` calls at once, then `per_s` a second."""

    burst: float
    per_s: float


class Pacing:
    """Lets each call wait for its place, in the order they come. Within one process; across processes the platform's own 429 decides."""

    def __init__(self, overall: Rhythm, clock: Clock) -> None:
        """`overall` holds for all chats together."""
        self._overall = overall
        self._clock = clock
        self._free_at: OrderedDict[str, datetime] = OrderedDict()

    async def wait(self, chat: str, rhythm: Rhythm) -> None:
        """Come back when a call in this chat may be made."""
        now = self._clock.now()
        wait_s = max(self._booked("", self._overall, now), self._booked(f"chat {chat}", rhythm, now))
        if wait_s > 0:
            await self._clock.sleep(wait_s)

    def _booked(self, name: str, rhythm: Rhythm, now: datetime) -> float:
        """Seconds until the place that is taken by this call. Each call moves the moment at which the bucket would be full again."""
        step = timedelta(seconds=1 / rhythm.per_s)
        full_at = max(self._free_at.pop(name, now), now) + step
        self._free_at[name] = full_at
        if len(self._free_at) > MOST_CHATS:
            self._free_at.popitem(last=False)
        return (full_at - now - step * rhythm.burst).total_seconds()

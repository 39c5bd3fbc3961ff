"""How often somebody may do something."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, and then `per_s` a second."""

    burst: float
    per_s: float


WRITES = Rate(20, 5)
READS = Rate(120, 30)
LOGINS = Rate(10, 1 / 6)
SLOTS = Rate(20, 4)
LOOKUPS = Rate(10, 1 / 6)


class Pace:
    """Token buckets by name; the least recently used names are forgotten."""

    def __init__(self, monotonic_s: Callable[[], float], most: int = 10_000) -> None:
        """`monotonic_s` gives seconds that never go back."""
        self._now = monotonic_s
        self._most = most
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait_s(self, name: str, rate: Rate) -> float:
        """0 when it may be done now (and is counted), else the seconds to wait."""
        with self._lock:
            now = self._now()
            level, at = self._buckets.pop(name, (rate.burst, now))
            level = min(rate.burst, level + (now - at) * rate.per_s)
            wait = 0.0 if level >= 1 else (1 - level) / rate.per_s
            self._buckets[name] = (level - 1 if wait == 0 else level, now)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
            return wait

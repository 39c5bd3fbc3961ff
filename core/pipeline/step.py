"""What a step is: it takes a turn and gives it back moved, or says for how long to leave it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.ports import Ports
from core.turn import Turn


@dataclass(frozen=True, slots=True)
class Pause:
    """Look again after so many seconds; nothing was found out yet that is worth keeping."""

    seconds: float


Step = Callable[[Turn, Ports], Awaitable[Turn | Pause]]

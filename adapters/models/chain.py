"""Several language models as one: the first that answers in time; one that fails again and again is left alone for a while."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from core.errors import ProviderError, Unavailable
from core.filled import Filled
from core.ports import Clock, LanguageModel

log = logging.getLogger(__name__)

T = TypeVar("T")

FAILURES = 3
"""So many in a row open the circuit."""
PAUSE_S = 60.0
"""How long an open circuit stays so; then one call tries again."""
SHORTEST_S = 1.0
"""With less time than this left, nobody else is asked."""


@dataclass
class _Circuit:
    model: LanguageModel
    failures: int = 0
    closed_from: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return self.closed_from is not None and now < self.closed_from

    def failed(self, now: datetime) -> None:
        self.failures += 1
        if self.failures >= FAILURES:
            self.closed_from = now + timedelta(seconds=PAUSE_S)

    def worked(self) -> None:
        self.failures, self.closed_from = 0, None


class ModelChain:
    """The port `LanguageModel`."""

    def __init__(self, models: Sequence[LanguageModel], clock: Clock) -> None:
        """In the order in which they are asked."""
        self._circuits = [_Circuit(one) for one in models]
        self._clock = clock

    async def fill(self, shape: type[T], instruction: str, material: str, seconds: float = 10.0) -> Filled[T]:
        """What the first model gives that can; all of them share the time. Raises Unavailable."""
        end = self._clock.now() + timedelta(seconds=seconds)
        for circuit in self._circuits:
            now = self._clock.now()
            left_s = (end - now).total_seconds()
            if circuit.is_open(now) or left_s < SHORTEST_S:
                continue
            try:
                filled = await circuit.model.fill(shape, instruction, material, left_s)
            except ProviderError as error:
                circuit.failed(self._clock.now())
                log.info("language model failed", extra={"model": type(circuit.model).__name__, "reason": str(error)})
                continue
            circuit.worked()
            return filled
        raise Unavailable("no language model answered", PAUSE_S)

"""Several language models as one: the first that answers in time; one that fails again and again is left alone for a while."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from adapters.models.price import Price
from core.errors import ProviderError, Unavailable
from core.filled import Filled
from core.ports import Clock, LanguageModel
from core.routing import Candidate, Strength, Task, order

log = logging.getLogger(__name__)

T = TypeVar("T")

FAILURES = 3
"""So many in a row open the circuit."""
PAUSE_S = 60.0
"""How long an open circuit stays so; then one call tries again."""
WEIGHT = 0.3
"""How much the newest call counts in what is remembered of a model's speed."""
USUAL_TOKENS = (3000, 500)
"""Read and written in one usual call: what prices are compared by."""
SHORTEST_S = 1.0
"""With less time than this left, nobody else is asked."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A model with its name, what it is good for, and its price."""

    name: str
    model: LanguageModel
    strength: Strength
    price: Price


@dataclass
class _Circuit:
    offered: Offered
    failures: int = 0
    closed_from: datetime | None = None
    usual_s: float | None = None

    def is_open(self, now: datetime) -> bool:
        return self.closed_from is not None and now < self.closed_from

    def failed(self, now: datetime) -> None:
        self.failures += 1
        if self.failures >= FAILURES:
            self.closed_from = now + timedelta(seconds=PAUSE_S)

    def worked(self, took_s: float) -> None:
        self.failures, self.closed_from = 0, None
        self.usual_s = took_s if self.usual_s is None else (1 - WEIGHT) * self.usual_s + WEIGHT * took_s


class ModelChain:
    """The port `LanguageModel`, and `core.routing.Routes`."""

    def __init__(self, models: Sequence[Offered], clock: Clock, budget: Decimal = Decimal(0)) -> None:
        """Asked in this order where no task says otherwise; `budget` in euros a conversation, 0 for none."""
        self._circuits = {one.name: _Circuit(one) for one in models}
        self._clock = clock
        self._budget = budget

    def suited(self, task: Task) -> LanguageModel:
        """The same models, in the order that suits a task."""
        return _Route(self, order(task, self._candidates(), self._budget))

    async def fill(self, shape: type[T], instruction: str, material: str, seconds: float = 10.0) -> Filled[T]:
        """What the first model gives that can; all of them share the time. Raises Unavailable."""
        return await self.fill_by(tuple(self._circuits), shape, instruction, material, seconds)

    async def fill_by(self, names: Sequence[str], shape: type[T], instruction: str, material: str, seconds: float) -> Filled[T]:
        """The same, asking only those, in their order. Raises Unavailable."""
        end = self._clock.now() + timedelta(seconds=seconds)
        for circuit in (self._circuits[name] for name in names):
            began = self._clock.now()
            left_s = (end - began).total_seconds()
            if circuit.is_open(began) or left_s < SHORTEST_S:
                continue
            try:
                filled = await circuit.offered.model.fill(shape, instruction, material, left_s)
            except ProviderError as error:
                circuit.failed(self._clock.now())
                log.info("language model failed", extra={"model": circuit.offered.name, "reason": str(error)})
                continue
            circuit.worked((self._clock.now() - began).total_seconds())
            dearest = max(one.offered.price.of(filled.read_tokens, filled.written_tokens) for one in self._circuits.values())
            return replace(filled, saved=max(Decimal(0), dearest - filled.cost))
        raise Unavailable("no language model answered", PAUSE_S)

    def _candidates(self) -> Iterator[Candidate]:
        now = self._clock.now()
        for name, circuit in self._circuits.items():
            usual = circuit.offered.price.of(*USUAL_TOKENS)
            yield Candidate(name, circuit.offered.strength, usual, healthy=not circuit.is_open(now), usual_s=circuit.usual_s)


@dataclass(frozen=True, slots=True)
class _Route:
    chain: ModelChain
    names: tuple[str, ...]

    async def fill(self, shape: type[T], instruction: str, material: str, seconds: float = 10.0) -> Filled[T]:
        """What the first of them gives that can. Raises Unavailable."""
        return await self.chain.fill_by(self.names, shape, instruction, material, seconds)

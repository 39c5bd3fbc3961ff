"""What a language model gave, and what that cost."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filled(Generic[T]):
    """A filled-in shape. `cost` is in euros, reckoned from the tokens by the configured prices."""

    value: T
    model: str
    read_tokens: int
    written_tokens: int
    cost: Decimal = Decimal(0)
    saved: Decimal = Decimal(0)
    """What it would have cost more if the dearest of all models had been asked."""

"""What tokens cost."""

from dataclasses import dataclass
from decimal import Decimal

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Price:
    """Euros for a million tokens that a model reads or writes."""

    read: Decimal
    written: Decimal

    @classmethod
    def told(cls, words: str) -> "Price":
        """From two numbers with a space between."""
        read, written = words.split()
        return cls(Decimal(read), Decimal(written))

    def of(self, read_tokens: int, written_tokens: int) -> Decimal:
        """The euros for one call."""
        return (self.read * read_tokens + self.written * written_tokens) / _MILLION

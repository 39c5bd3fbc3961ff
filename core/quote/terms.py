"""What an operator decides about money; the defaults are those of the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

NO_MINOR_UNITS = frozenset({"BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"})
"""Currencies whose smallest unit is one (ISO 4217, as payment providers count them)."""


@dataclass(frozen=True, slots=True)
class Currency:
    """ISO 4217 code, and how much of it one euro is."""

    code: str = "EUR"
    per_eur: Decimal = Decimal(1)

    @property
    def minor_per_unit(self) -> int:
        """How many of the smallest unit make one."""
        return 1 if self.code in NO_MINOR_UNITS else 100

    def minor(self, eur: Decimal) -> int:
        """An amount in EUR in this currency's smallest unit."""
        return int((eur * self.per_eur * self.minor_per_unit).quantize(Decimal(1), ROUND_HALF_UP))


EUR = Currency()


@dataclass(frozen=True, slots=True)
class Terms:
    """Rates, taxes and how to reach a person. `online` when payments can be taken; `at` is the address below which quotes are shown."""

    day_eur: Decimal = Decimal(480)
    valid_days: int = 14
    vat_percent: Decimal = Decimal(0)
    """0: prices are shown without VAT, and say so."""
    first_part_percent: Decimal = Decimal(30)
    """The share of a project's lower price that is paid at its start."""
    rounds: int = 3
    """Rounds of changes that one payment for changes holds."""
    currencies: Mapping[str, Currency] = field(default_factory=dict)
    """By the person's language; EUR where nothing is named."""
    seller: str = ""
    contact: str = ""
    online: bool = False
    at: str = "http://localhost:8080"

    def currency(self, language: str) -> Currency:
        """What somebody who speaks this language pays in."""
        return self.currencies.get(language, EUR)

    def quote_url(self, order_id: str) -> str:
        """Where a quote is shown, accepted and paid."""
        return f"{self.at}/quotes/{order_id}"


DEFAULT_TERMS = Terms()
"""Where nothing is set."""

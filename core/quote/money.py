"""Amounts as people of a language write them."""

from decimal import ROUND_HALF_UP, Decimal

from core.quote.terms import NO_MINOR_UNITS, Currency

NARROW = "\u202f"
_MARKS = {
    "en": (",", "."),
    "de": (".", ","),
    "fr": (NARROW, ","),
    "it": (".", ","),
    "es": (".", ","),
    "nl": (".", ","),
    "cs": ("\u00a0", ","),
    "pl": ("\u00a0", ","),
    "ru": ("\u00a0", ","),
    "ar": (",", "."),
}
"""Between thousands, and before the decimals."""


def shown(minor: int, currency: str, language: str) -> str:
    """An amount in the currency's smallest unit with its code: "1,234.50 EUR"; whole amounts without decimals."""
    if currency in NO_MINOR_UNITS:
        return f"{number(Decimal(minor), language)} {currency}"
    return f"{number(Decimal(minor) / 100, language, 2)} {currency}"


def shown_eur(amount: Decimal, currency: Currency, language: str) -> str:
    """An amount in EUR, in the person's currency, rounded to whole units."""
    return f"{number((amount * currency.per_eur).quantize(Decimal(1), ROUND_HALF_UP), language)} {currency.code}"


def number(amount: Decimal, language: str, decimals: int = 0) -> str:
    """A number with the language's marks; decimals are left out where all are zero."""
    between, before = _MARKS.get(language, _MARKS["en"])
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.{0 if whole else max(decimals, -int(amount.normalize().as_tuple().exponent))}f}"
    return text.replace(",", "\0").replace(".", before).replace("\0", between)

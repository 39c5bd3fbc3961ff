"""What further work costs: a price with its reasons, made from what the application holds. Nothing is promised that was not counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from core.appspec import AppSpec
from core.quote.terms import DEFAULT_TERMS, Terms

SPREAD = Decimal("1.6")
"""The upper bound over the lower one: a brief of a few sentences leaves that much open."""

CHANGE_DAYS = Decimal("0.5")
ENTITY_DAYS = Decimal("1.0")
RULE_DAYS = Decimal("0.5")
VIEW_DAYS = Decimal("0.75")
ROLE_DAYS = Decimal("1.0")
LANGUAGE_DAYS = Decimal("1.5")
PAYMENT_DAYS = Decimal("2.0")
BASE_DAYS = Decimal("2.0")


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of a quote: what is counted (a stable code), how many of it, and the working days that it takes at least."""

    code: str
    count: int
    days: Decimal


@dataclass(frozen=True, slots=True)
class Quote:
    """A price in EUR without VAT and a range of working days, what they are made of, and the last day on which they hold.

    Changes have a fixed price; a project has a range, of which a first part is due at its start.
    """

    low_eur: Decimal
    high_eur: Decimal
    low_days: Decimal
    high_days: Decimal
    reasons: tuple[Reason, ...]
    valid_until: date
    kind: Literal["changes", "project"] = "changes"
    due_eur: Decimal = Decimal(0)
    """What is paid when it is accepted."""


def quote_changes(count: int, today: date, terms: Terms = DEFAULT_TERMS) -> Quote:
    """The fixed price of `count` changes to a prototype, at least one."""
    count = max(count, 1)
    low = CHANGE_DAYS * count
    price = _tens(low * terms.day_eur)
    return Quote(price, price, low, _half_days(low * SPREAD), (Reason("changes", count, low),), _until(today, terms), "changes", price)


def quote_project(spec: AppSpec, today: date, terms: Terms = DEFAULT_TERMS) -> Quote:
    """The price of turning a prototype into the real application: counted from its records, rules, views, roles, languages and payment."""
    rules = sum(len(entity.rules) for entity in spec.entities)
    pays = sum(1 for view in spec.views if getattr(view, "payment", "none") != "none")
    counted = (
        Reason("base", 1, BASE_DAYS),
        Reason("entities", len(spec.entities), ENTITY_DAYS * len(spec.entities)),
        Reason("rules", rules, RULE_DAYS * rules),
        Reason("views", len(spec.views), VIEW_DAYS * len(spec.views)),
        Reason("roles", len(spec.roles), ROLE_DAYS * len(spec.roles)),
        Reason("languages", len(spec.languages), LANGUAGE_DAYS * len(spec.languages)),
        Reason("payment", pays, PAYMENT_DAYS * pays),
    )
    reasons = tuple(reason for reason in counted if reason.count)
    low = sum((reason.days for reason in reasons), Decimal(0))
    high = _half_days(low * SPREAD)
    low_eur = _tens(low * terms.day_eur)
    due = _tens(low_eur * terms.first_part_percent / 100)
    return Quote(low_eur, _tens(high * terms.day_eur), low, high, reasons, _until(today, terms), "project", due)


def _until(today: date, terms: Terms) -> date:
    return today + timedelta(days=terms.valid_days)


def _tens(amount: Decimal) -> Decimal:
    return (amount / 10).quantize(Decimal(1), ROUND_HALF_UP) * 10


def _half_days(days: Decimal) -> Decimal:
    return (days * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2

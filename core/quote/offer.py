"""What further work costs: a range with its reasons, made from what the application holds. Nothing is promised that was not counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from core.appspec import AppSpec

DAY_EUR = Decimal(480)
VALID_DAYS = 14
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
    """A price range in EUR and a range of working days, what they are made of, and the last day on which they hold."""

    low_eur: Decimal
    high_eur: Decimal
    low_days: Decimal
    high_days: Decimal
    reasons: tuple[Reason, ...]
    valid_until: date


def quote_changes(count: int, today: date) -> Quote:
    """The price of `count` changes to a prototype, at least one."""
    count = max(count, 1)
    return _quote((Reason("changes", count, CHANGE_DAYS * count),), today)


def quote_project(spec: AppSpec, today: date) -> Quote:
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
    return _quote(tuple(reason for reason in counted if reason.count), today)


def _quote(reasons: tuple[Reason, ...], today: date) -> Quote:
    low = sum((reason.days for reason in reasons), Decimal(0))
    high = _half_days(low * SPREAD)
    return Quote(_tens(low * DAY_EUR), _tens(high * DAY_EUR), low, high, reasons, today + timedelta(days=VALID_DAYS))


def _tens(amount: Decimal) -> Decimal:
    return (amount / 10).quantize(Decimal(1), ROUND_HALF_UP) * 10


def _half_days(days: Decimal) -> Decimal:
    return (days * 2).quantize(Decimal(1), ROUND_HALF_UP) / 2

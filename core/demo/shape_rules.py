"""The rules of an entity, read from their JSON form. What only concerns looks (highlights) is left out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Unique:
    """No two records agree in all of these fields."""

    fields: tuple[str, ...]
    message: str = ""


@dataclass(frozen=True, slots=True)
class NoOverlap:
    """Two records of the same resource may not overlap; with `until`, whole days up to that one."""

    resource: str | None
    date: str
    time: str | None
    minutes: str | int
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Capacity:
    """At most `limit` records, or units of `amount`, that agree in `per`."""

    limit: int | str
    per: tuple[str, ...] = ()
    amount: str | None = None
    waiting_list: bool = False


@dataclass(frozen=True, slots=True)
class LeadTime:
    """A moment at least `hours` ahead, or within the opening hours."""

    date: str
    time: str | None = None
    hours: int = 0
    within_hours: bool = False


@dataclass(frozen=True, slots=True)
class Minimum:
    """The total of an order reaches `amount`."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class CancelBefore:
    """To `status` of `field`, or deleted, only until `hours` before the moment."""

    field: str
    status: str
    date: str
    time: str | None = None
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Notify:
    """A record of `to` is made when `field` becomes `value`, or with each new record when `field` is ""."""

    to: str
    message: str
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class InOrder:
    """The date or time in `last` is not before that in `first`."""

    first: str
    last: str


Rule = Unique | NoOverlap | Capacity | LeadTime | Minimum | CancelBefore | Notify | InOrder


def read_rule(given: Mapping[str, Any]) -> Rule | None:
    """The rule; None for one that concerns no data."""
    reader = _READERS.get(str(given.get("tag")))
    return reader(given) if reader else None


def _number_or_path(given: object) -> int | str:
    text = str(given)
    return int(text) if text.isdigit() else text


def _time(given: Mapping[str, Any]) -> str | None:
    return given.get("time") or None


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Rule]] = {
    "unique": lambda g: Unique(tuple(g["fields"]), str(g.get("message") or "")),
    "no_overlap": lambda g: NoOverlap(g.get("resource"), str(g["date"]), _time(g), _number_or_path(g.get("minutes") or 0), g.get("until")),
    "capacity": lambda g: Capacity(_number_or_path(g["limit"]), tuple(g.get("per") or ()), g.get("amount"), bool(g.get("waiting_list"))),
    "lead_time": lambda g: LeadTime(str(g["date"]), _time(g), int(g.get("hours") or 0), bool(g.get("within_hours"))),
    "minimum": lambda g: Minimum(Decimal(str(g["amount"]))),
    "cancel_before": lambda g: CancelBefore(str(g["field"]), str(g["status"]), str(g["date"]), _time(g), int(g.get("hours") or 0)),
    "in_order": lambda g: InOrder(str(g["first"]), str(g["last"])),
    "notify": lambda g: Notify(str(g["to"]), str(g["message"]), str(g.get("field") or ""), str(g.get("value") or "")),
}

"""Free slots of a booking view."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from core.demo.access import Visit, Who
from core.demo.moments import Span, spans_of
from core.demo.refusal import Problem, refuse
from core.demo.rules import amount_of, broken, limit_of, taken_by_others
from core.demo.shape import Entity, Shape
from core.demo.shape_rules import Capacity, NoOverlap
from core.demo.tables import Reader, Record, Tables
from core.demo.values import Value, plain

MOST_DAYS = 62


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor looks for."""

    first: date
    days: int = 1
    service: str | None = None
    resource: str | None = None


def read_wish(query: Mapping[str, str]) -> Wish:
    """A wish from the query of a request. Raises Refusal."""
    try:
        first = date.fromisoformat(query.get("date", ""))
        days = int(query.get("days", "1"))
    except ValueError:
        raise refuse("bad_request", expected="date=YYYY-MM-DD") from None
    return Wish(first, max(1, min(days, MOST_DAYS)), query.get("service") or None, query.get("resource") or None)


def free_slots(shape: Shape, tables: Tables, view_key: str, wish: Wish, now: datetime) -> dict[str, Any]:
    """The days with their slots, as they go over the wire. Raises Refusal when there is no such view."""
    view = shape.view(view_key, "booking")
    entity = shape.entities.get(str(view.get("entity"))) if view else None
    if view is None or entity is None:
        raise refuse("not_found")
    search = _Search(shape, tables, view, entity, now)
    return {"days": [search.day(wish.first + timedelta(days=n), wish) for n in range(wish.days)]}


class _Search:
    """Asks for each slot what the rules would say to a record made there."""

    def __init__(self, shape: Shape, tables: Tables, view: Mapping[str, Any], entity: Entity, now: datetime) -> None:
        self.shape = shape
        self.tables = tables
        self.view = view
        self.entity = entity
        self.visit = Visit(Who(), now)
        self.reader = Reader(shape, tables)

    def day(self, day: date, wish: Wish) -> dict[str, Any]:
        spans = spans_of(self.shape, day)
        if not self.view.get("time"):
            slots = [self._slot(day, None, wish)] if spans or self.view.get("until") else []
        else:
            slots = [self._slot(day, start, wish) for span in spans for start in self._starts(span, wish)]
        return {"date": day.isoformat(), "open": bool(spans), "slots": slots}

    def _starts(self, span: Span, wish: Wish) -> Iterator[datetime]:
        step = timedelta(minutes=max(5, int(self.view.get("slot_minutes") or 30)))
        lasts = timedelta(minutes=self._minutes(wish))
        start = span.start
        while start + lasts <= span.end:
            yield start
            start += step

    def _minutes(self, wish: Wish) -> int:
        for rule in self.entity.rules:
            if isinstance(rule, NoOverlap) and not rule.until:
                minutes = rule.minutes if isinstance(rule.minutes, int) else self.reader.number(self._record(wish, {}), rule.minutes)
                if minutes:
                    return int(minutes)
        service = self.tables.get(self._target("service"), wish.service)
        durations = [self.reader.number(service, f.key) for f in self.shape.entities[service.entity].fields.values() if f.type == "duration"] if service else []
        return int(next((d for d in durations if d), None) or self.view.get("slot_minutes") or 30)

    def _slot(self, day: date, start: datetime | None, wish: Wish) -> dict[str, Any]:
        when: dict[str, Value] = {str(self.view["date"]): day.isoformat()}
        if start is not None:
            when[str(self.view["time"])] = start.strftime("%H:%M")
        problems: list[Problem] = []
        found = None
        for candidate in self._candidates(wish, when):
            problems = list(broken(self.reader, candidate, None, self.visit))
            if not problems:
                found = candidate
                break
        left, waiting = self._left(found or self._record(wish, when))
        until = (start + timedelta(minutes=self._minutes(wish))).strftime("%H:%M") if start else None
        free = found is not None and not waiting
        return {"time": start.strftime("%H:%M") if start else None, "until": until, "free": free, "left": left, "waiting": waiting}

    def _left(self, record: Record) -> tuple[int | float | None, bool]:
        left: Decimal | None = None
        waiting = False
        for rule in self.entity.rules:
            if isinstance(rule, Capacity) and (limit := limit_of(self.reader, record, rule)) is not None:
                rest = max(Decimal(0), limit - taken_by_others(self.reader, self.entity, rule, record))
                left = rest if left is None else min(left, rest)
                waiting = waiting or (rule.waiting_list and rest < amount_of(self.reader, rule, record))
        return (None if left is None else plain(left)), waiting

    def _candidates(self, wish: Wish, when: Mapping[str, Value]) -> Iterator[Record]:
        key = self.view.get("resource")
        field = self.entity.fields.get(str(key)) if key else None
        base = self._record(wish, when)
        if field is None or wish.resource:
            yield base
            return
        choices = field.options or tuple(r.id for r in self.tables.of(field.target or ""))
        yield from (replace(base, values={**base.values, field.key: choice}) for choice in choices)

    def _record(self, wish: Wish, when: Mapping[str, Value]) -> Record:
        values: dict[str, Value] = {key: (1 if f.type == "integer" else None) for key, f in self.entity.fields.items()}
        for part, chosen in (("service", wish.service), ("resource", wish.resource)):
            if self.view.get(part) and chosen:
                values[str(self.view[part])] = chosen
        if self.entity.workflow and self.entity.workflow.steps:
            values[self.entity.workflow.field] = self.entity.workflow.steps[0]
        if self.view.get("until") and when:
            values[str(self.view["until"])] = when[str(self.view["date"])]
        return Record(self.entity.key, "", 0, {**values, **when})

    def _target(self, part: str) -> str:
        field = self.entity.fields.get(str(self.view.get(part)))
        return (field.target or "") if field else ""

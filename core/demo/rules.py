"""The rules of an entity, looked at for one record that is being made or changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from core.demo.access import Visit, Who, reach
from core.demo.moments import is_open, moment, span
from core.demo.refusal import Problem
from core.demo.shape import Entity
from core.demo.shape_rules import CancelBefore, Capacity, InOrder, LeadTime, Minimum, NoOverlap, Notify, Rule, Unique
from core.demo.tables import Reader, Record
from core.demo.values import Value, plain


def broken(reader: Reader, record: Record, before: Record | None, visit: Visit) -> Iterator[Problem]:
    """What the record breaks. `before` is it as it was, None when it is new; what did not change is not looked at again."""
    entity = reader.shape.entities[record.entity]
    if before is not None:
        yield from _left_too_late(reader, entity, record, before, visit)
    if is_free(entity, record):
        return
    for rule in entity.rules:
        if before is not None and not _touched(rule, record, before, entity):
            continue
        match rule:
            case Unique():
                yield from _unique(reader, entity, rule, record)
            case NoOverlap():
                yield from overlapping(reader, entity, rule, record)
            case InOrder():
                yield from _in_order(entity, rule, record)
            case Capacity():
                yield from _capacity(reader, entity, rule, record)
            case LeadTime() if not rules_over(entity, visit.who):
                yield from too_soon(reader, entity, rule, record, visit.now)
            case _:
                continue


def is_free(entity: Entity, record: Record) -> bool:
    """Whether the record takes up no place any more: cancelled, returned."""
    return entity.workflow is not None and record.values.get(entity.workflow.field) in entity.frees


def rules_over(entity: Entity, who: Who) -> bool:
    """Whether somebody runs the place, so that rules made for customers do not bind them."""
    return bool(entity.access) and who.role != "" and reach(entity, who, "edit") == "all"


def peers(reader: Reader, entity: Entity, record: Record) -> Iterator[Record]:
    """The other records that take up a place."""
    return (r for r in reader.tables.of(entity.key) if r.id != record.id and not is_free(entity, r))


def same(value: Value) -> Value:
    """A value as it is compared: case and spaces of words aside."""
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _touched(rule: Rule, record: Record, before: Record, entity: Entity) -> bool:
    keys: tuple[str | None, ...]
    match rule:
        case Unique(fields):
            keys = fields
        case NoOverlap(resource, day, clock, minutes, until):
            keys = (resource, day, clock, str(minutes), until)
        case Capacity(limit, per, amount):
            keys = (*per, amount, str(limit))
        case LeadTime(day, clock):
            keys = (day, clock)
        case InOrder(first, last):
            keys = (first, last)
        case Minimum() | CancelBefore() | Notify():
            return False
    heads = {key.partition(".")[0] for key in keys if key}
    back = is_free(entity, before)
    return back or any(record.values.get(key) != before.values.get(key) for key in heads)


def _unique(reader: Reader, entity: Entity, rule: Unique, record: Record) -> Iterator[Problem]:
    mine = [same(reader.value(record, key)) for key in rule.fields]
    if None in mine:
        return
    if any([same(reader.value(other, key)) for key in rule.fields] == mine for other in peers(reader, entity, record)):
        yield Problem("taken", rule.fields[-1], entity.key, "unique", {"fields": list(rule.fields)}, rule.message, said=bool(rule.message))


def overlapping(reader: Reader, entity: Entity, rule: NoOverlap, record: Record) -> Iterator[Problem]:
    """A problem when another record of the same resource takes up some of the same time."""
    mine = span(reader, record, rule)
    resource = record.values.get(rule.resource) if rule.resource else None
    if mine is None or (rule.resource and resource is None):
        return
    for other in peers(reader, entity, record):
        if rule.resource and other.values.get(rule.resource) != resource:
            continue
        theirs = span(reader, other, rule)
        if theirs is not None and mine.meets(theirs):
            yield Problem("taken", rule.time or rule.date, entity.key, "no_overlap", {"from": theirs.start.isoformat(), "until": theirs.end.isoformat()})
            return


def _in_order(entity: Entity, rule: InOrder, record: Record) -> Iterator[Problem]:
    first, last = record.values.get(rule.first), record.values.get(rule.last)
    # Days and times of day compare as they are written.
    if isinstance(first, str) and isinstance(last, str) and first and last and last < first:
        yield Problem("ends_before", rule.last, entity.key, "in_order", {"first": first})


def limit_of(reader: Reader, record: Record, rule: Capacity) -> Decimal | None:
    """How many there is room for."""
    return Decimal(rule.limit) if isinstance(rule.limit, int) else reader.number(record, rule.limit)


def taken_by_others(reader: Reader, entity: Entity, rule: Capacity, record: Record) -> Decimal:
    """How much the other records of the same group take up."""
    group = [same(reader.value(record, key)) for key in rule.per]
    others = (o for o in peers(reader, entity, record) if [same(reader.value(o, key)) for key in rule.per] == group)
    return sum((amount_of(reader, rule, other) for other in others), Decimal(0))


def amount_of(reader: Reader, rule: Capacity, record: Record) -> Decimal:
    """How much one record takes up."""
    return Decimal(1) if rule.amount is None else reader.number(record, rule.amount) or Decimal(0)


def _capacity(reader: Reader, entity: Entity, rule: Capacity, record: Record) -> Iterator[Problem]:
    limit = limit_of(reader, record, rule)
    if limit is None or rule.waiting_list:
        return
    left = limit - taken_by_others(reader, entity, rule, record)
    if amount_of(reader, rule, record) > left:
        key = rule.amount or (rule.per[-1] if rule.per else None)
        yield Problem("full", key, entity.key, "capacity", {"limit": plain(limit), "left": plain(max(left, Decimal(0)))})


def too_soon(reader: Reader, entity: Entity, rule: LeadTime, record: Record, now: datetime) -> Iterator[Problem]:
    """A problem when the moment is past, not far enough ahead, or outside the opening hours."""
    found = moment(reader, record, rule.date, rule.time)
    if found is None:
        return
    at, has_time = found
    key = rule.time if rule.time and has_time else rule.date
    earliest = now + timedelta(hours=rule.hours)
    if (at < now) if has_time else (at.date() < now.date()):
        yield Problem("in_the_past", key, entity.key, "lead_time")
    elif (at < earliest) if has_time else (at.date() < earliest.date()):
        yield Problem("too_soon", key, entity.key, "lead_time", {"hours": rule.hours})
    elif rule.within_hours and not is_open(reader.shape, at, has_time=has_time):
        yield Problem("closed", key, entity.key, "lead_time")


def _left_too_late(reader: Reader, entity: Entity, record: Record, before: Record, visit: Visit) -> Iterator[Problem]:
    for rule in entity.rules:
        if isinstance(rule, CancelBefore) and record.values.get(rule.field) == rule.status != before.values.get(rule.field):
            yield from too_late(reader, entity, rule, before, visit)


def too_late(reader: Reader, entity: Entity, rule: CancelBefore, record: Record, visit: Visit) -> Iterator[Problem]:
    """A problem when it is too late to cancel or delete the record."""
    found = moment(reader, record, rule.date, rule.time)
    if found is not None and not rules_over(entity, visit.who) and visit.now + timedelta(hours=rule.hours) > found[0]:
        yield Problem("too_late", rule.field, entity.key, "cancel_before", {"hours": rule.hours})


def below_minimum(reader: Reader, record: Record) -> Iterator[Problem]:
    """A problem when an order's total does not reach its minimum; looked at when all its lines are there."""
    entity = reader.shape.entities[record.entity]
    for rule in entity.rules:
        if not isinstance(rule, Minimum):
            continue
        key = total_field(entity)
        total = reader.number(record, key) if key else None
        if key and (total or Decimal(0)) < rule.amount:
            missing = rule.amount - (total or Decimal(0))
            yield Problem("below_minimum", key, entity.key, "minimum", {"amount": plain(rule.amount), "missing": plain(missing)})


def total_field(entity: Entity) -> str | None:
    """The field that holds an order's sum: a computed one where there is one, else "total", else the last sum of money."""
    money = [f for f in entity.fields.values() if f.type == "money"]
    computed = [f for f in money if f.tree is not None]
    named = [f for f in (*computed, *money) if f.key == "total"]
    chosen = named or computed[-1:] or money[-1:]
    return chosen[0].key if chosen else None


def waiting_places(reader: Reader, entity: Entity) -> dict[str, int]:
    """Ids of the records that found no place under a rule with a waiting list, each with its place in that list, from 1."""
    places: dict[str, int] = {}
    for rule in entity.rules:
        if not isinstance(rule, Capacity) or not rule.waiting_list:
            continue
        used: dict[tuple[Value, ...], Decimal] = {}
        queue: dict[tuple[Value, ...], int] = {}
        for record in sorted(reader.tables.of(entity.key), key=lambda r: r.n):
            limit = limit_of(reader, record, rule)
            if limit is None or is_free(entity, record):
                continue
            group = tuple(same(reader.value(record, key)) for key in rule.per)
            amount = amount_of(reader, rule, record)
            if used.get(group, Decimal(0)) + amount > limit:
                places[record.id] = queue[group] = queue.get(group, 0) + 1
            else:
                used[group] = used.get(group, Decimal(0)) + amount
    return places

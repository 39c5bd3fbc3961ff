"""Changes to records: all steps of a request together, or none of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from core.demo.access import Visit, denied, may
from core.demo.deleting import delete
from core.demo.filling import assign_free, filled, prepared
from core.demo.refusal import Problem, Refusal
from core.demo.rules import below_minimum, broken
from core.demo.shape import Entity, Shape
from core.demo.shape_rules import Minimum, NoOverlap, Notify
from core.demo.steps import Create, Delete, Like, Step, Update
from core.demo.tables import Reader, Record, Tables
from core.demo.values import Value

MOST_RECORDS = 5000


@dataclass(frozen=True, slots=True)
class Outcome:
    """The records afterwards; `results` has one record a step (None where it was deleted), `touched` the names (entity, id) of all that changed."""

    tables: Tables
    results: tuple[Record | None, ...]
    touched: tuple[tuple[str, str], ...]


def apply(shape: Shape, tables: Tables, steps: Sequence[Step], visit: Visit, new_id: Callable[[], str]) -> Outcome:
    """The records after the steps. Raises Refusal, and then nothing is changed."""
    work = _Work(shape, tables.fork(), visit, new_id)
    results = tuple(work.do(step) for step in steps)
    work.finish()
    touched = tuple(work.touched)
    current = tuple(None if one is None else work.tables.get(one.entity, one.id) for one in results)
    return Outcome(work.tables, current, touched)


class _Work:
    """One batch on its way."""

    def __init__(self, shape: Shape, tables: Tables, visit: Visit, new_id: Callable[[], str]) -> None:
        self.shape = shape
        self.tables = tables
        self.visit = visit
        self.new_id = new_id
        self.refs: dict[str, Record] = {}
        self.made: set[tuple[str, str]] = set()
        self.touched: dict[tuple[str, str], None] = {}

    def do(self, step: Step) -> Record | None:
        match step:
            case Create():
                return self._create(step)
            case Update():
                return self._update(step)
            case Delete(entity, record_id):
                shape, record = self._entity(entity), self._record(entity, record_id)
                changed = delete(self.shape, self.tables, shape, record, self.visit)
                self.touched.update(dict.fromkeys(changed))
                return None
            case Like(entity, record_id, key):
                record = self._record(entity, record_id)
                liked = record.values.get(key)
                return self._put(record.with_values(**{key: (liked if isinstance(liked, int) else 0) + 1}))
            case _:
                assert_never(step)

    def finish(self) -> None:
        """Look at what only holds when everything is there."""
        reader = Reader(self.shape, self.tables)
        for entity, record_id in self.touched:
            record = self.tables.get(entity, record_id)
            if record is not None and (entity, record_id) in self.made and any(isinstance(r, Minimum) for r in self.shape.entities[entity].rules):
                _refuse(list(below_minimum(reader, record)))
        if self.tables.count() > MOST_RECORDS:
            raise Refusal(Problem("quota", values={"limit": MOST_RECORDS}))

    def _create(self, step: Create) -> Record:
        entity = self._entity(step.entity)
        sent = self._resolved(entity, step.fields)
        if not may(entity, self.visit.who, "create") and not self._belongs(entity, sent):
            raise denied(entity, self.visit.who)
        values = prepared(entity, sent, self.visit, self.tables)
        record = Record(
            entity.key,
            f"{entity.key}-{self.new_id()}",
            self.tables.greatest + 1,
            filled(self.shape, self.tables, entity, values),
            made_at=self.visit.now.strftime("%Y-%m-%dT%H:%M"),
            by=self.visit.who.maker,
            by_name=self.visit.who.name,
        )
        for rule in entity.rules:
            if isinstance(rule, NoOverlap):
                record = assign_free(Reader(self.shape, self.tables), entity, rule, record)
        self._once(entity, record)
        self.made.add((record.entity, record.id))
        if step.ref:
            self.refs[step.ref] = record
        return self._put(record)

    def _update(self, step: Update) -> Record:
        entity, before = self._entity(step.entity), self._record(step.entity, step.id)
        if step.version is not None and step.version != before.version:
            raise Refusal(Problem("stale", entity=entity.key), record=before)
        sent = self._resolved(entity, step.fields)
        values = prepared(entity, sent, self.visit, self.tables, before)
        after = replace(before.with_values(**values), values=filled(self.shape, self.tables, entity, {**before.values, **values}))
        return self._put(after, before)

    def _put(self, record: Record, before: Record | None = None) -> Record:
        self.tables.put(record)
        new = (record.entity, record.id) in self.made
        if before is not None or new:
            _refuse(list(broken(Reader(self.shape, self.tables), record, before, self.visit)))
            self._notify(record, before)
        self.touched[record.entity, record.id] = None
        return record

    def _notify(self, record: Record, before: Record | None) -> None:
        entity = self.shape.entities[record.entity]
        for rule in entity.rules:
            if not isinstance(rule, Notify) or rule.to not in self.shape.entities or rule.to == entity.key:
                continue
            if rule.field == "":
                due = before is None
            else:
                due = record.values.get(rule.field) == rule.value and (before is None or before.values.get(rule.field) != rule.value)
            if due:
                self._put_notice(rule, record)

    def _put_notice(self, rule: Notify, record: Record) -> None:
        target = self.shape.entities[rule.to]
        reader = Reader(self.shape, self.tables)
        text = rule.message
        for key in self.shape.entities[record.entity].fields:
            text = text.replace(f"{{{key}}}", _shown(reader, record, key))
        stamp = self.visit.now.strftime("%Y-%m-%dT%H:%M")
        made: dict[str, Value] = {}
        for key, field in target.fields.items():
            if key in ("text", "message"):
                made[key] = text
            elif field.type == "relation" and field.target == record.entity:
                made[key] = record.id
            elif key == "about":
                made[key] = _shown(reader, record, self.shape.entities[record.entity].title)
            elif key == "at" or field.default == "now":
                made[key] = stamp if field.type == "datetime" else stamp[:10]
            elif isinstance(field.default, (str, int, float, bool)):
                made[key] = field.default
        notice = Record(target.key, f"{target.key}-{self.new_id()}", self.tables.greatest + 1, made, made_at=stamp, by=record.by)
        self.tables.put(notice)
        self.touched[notice.entity, notice.id] = None

    def _once(self, entity: Entity, record: Record) -> None:
        if any(self.shape.views_with("poll", "votes", entity.key)) and any(self.visit.who.made(r) for r in self.tables.of(entity.key)):
            raise Refusal(Problem("once", entity=record.entity))

    def _belongs(self, entity: Entity, sent: Mapping[str, object]) -> bool:
        """Whether a new record points at one that was made in this batch: whoever may order may add the lines."""
        return any(isinstance(sent.get(f.key), str) and (f.target or "", str(sent[f.key])) in self.made for f in entity.fields.values() if f.type == "relation")

    def _resolved(self, entity: Entity, fields: Mapping[str, object]) -> dict[str, object]:
        sent = dict(fields)
        for key, field in entity.fields.items():
            value = sent.get(key)
            if field.type == "relation" and isinstance(value, str) and value.startswith("$") and value[1:] in self.refs:
                sent[key] = self.refs[value[1:]].id
        return sent

    def _entity(self, key: str) -> Entity:
        entity = self.shape.entities.get(key)
        if entity is None:
            raise Refusal(Problem("no_such_entity", entity=key))
        return entity

    def _record(self, entity: str, record_id: str) -> Record:
        self._entity(entity)
        record = self.tables.get(entity, record_id)
        if record is None or not may(self.shape.entities[entity], self.visit.who, "view", record):
            raise Refusal(Problem("not_found", entity=entity))
        return record


def _shown(reader: Reader, record: Record, key: str) -> str:
    field = reader.shape.entities[record.entity].fields[key]
    value = reader.value(record, key)
    target = reader.tables.get(field.target or "", value)
    if target is not None:
        value = reader.value(target, reader.shape.entities[target.entity].title)
    return "" if value is None else ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise Refusal(*problems)

"""The records of a demo in memory, and what can be read off them: formulas, relation paths, who made what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from core.demo import formula
from core.demo.shape import Entity, Field, Shape
from core.demo.values import Value, plain


@dataclass(frozen=True, slots=True)
class Record:
    """One record. `n` orders records by when they were made; `seed` is what the specification gave for it, None for a visitor's."""

    entity: str
    id: str
    n: int
    values: Mapping[str, Value]
    version: int = 1
    made_at: str = ""
    by: str = ""
    by_name: str = ""
    seed: Mapping[str, Value] | None = None

    def holds_more(self, field: str) -> bool:
        """Whether a visitor put something into that field (with "" into any)."""
        begun = self.seed or {}
        keys = (field,) if field else tuple(self.values)
        return any(self.values.get(key) not in (None, "", False, begun.get(key)) for key in keys)

    def with_values(self, **changed: Value) -> "Record":
        """The record after a change, one version on."""
        return replace(self, values={**self.values, **changed}, version=self.version + 1)


class Tables:
    """Records by entity and id, in the order in which they were made. A fork costs little and leaves the original as it is."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Keep these records, which come in order of `n`."""
        self._by_entity: dict[str, dict[str, Record]] = {}
        self._shared: set[str] = set()
        self.greatest = 0
        for record in records:
            self.put(record)

    def fork(self) -> "Tables":
        """The same records, to be changed on their own."""
        other = Tables()
        other._by_entity = dict(self._by_entity)
        other._shared = set(self._by_entity)
        other.greatest = self.greatest
        return other

    def put(self, record: Record) -> None:
        """Add or replace."""
        self._own(record.entity)[record.id] = record
        self.greatest = max(self.greatest, record.n)

    def drop(self, entity: str, record_id: str) -> None:
        """Remove; nothing happens when there is none."""
        self._own(entity).pop(record_id, None)

    def get(self, entity: str, record_id: object) -> Record | None:
        """The record with that id."""
        return self._by_entity.get(entity, {}).get(record_id) if isinstance(record_id, str) else None

    def of(self, entity: str) -> Iterable[Record]:
        """All records of an entity."""
        return self._by_entity.get(entity, {}).values()

    def everything(self) -> Iterable[Record]:
        """All records of all entities."""
        return (record for records in self._by_entity.values() for record in records.values())

    def count(self) -> int:
        """How many records there are."""
        return sum(map(len, self._by_entity.values()))

    def _own(self, entity: str) -> dict[str, Record]:
        if entity in self._shared or entity not in self._by_entity:
            self._by_entity[entity] = dict(self._by_entity.get(entity, {}))
            self._shared.discard(entity)
        return self._by_entity[entity]


@dataclass(slots=True)
class Reader:
    """Reads values off records; remembers what it worked out, so make a new one after a change."""

    shape: Shape
    tables: Tables
    _computed: dict[tuple[str, str, str], Decimal | None] = field(default_factory=dict)
    _children: dict[tuple[str, str], dict[str, list[Record]]] = field(default_factory=dict)

    def value(self, record: Record, path: str) -> Value:
        """The value under a field key or a path over relations ("service.minutes"); formulas are worked out."""
        entity = self.shape.entities.get(record.entity)
        key, _, rest = path.partition(".")
        one = entity.fields.get(key) if entity else None
        if entity is None or one is None:
            return None
        if rest:
            leads = self.tables.get(one.target or "", record.values.get(key))
            return None if leads is None else self.value(leads, rest)
        if one.tree is None:
            return record.values.get(key)
        number = self._formula(record, one)
        return None if number is None else _kept(one, number)

    def number(self, record: Record, path: str) -> Decimal | None:
        """The value as a number: times in hours, dates in days, booleans as 0 or 1."""
        value = self.value(record, path)
        match value:
            case None | tuple():
                return None
            case bool() | int() | float():
                return Decimal(str(float(value))) if isinstance(value, float) else Decimal(int(value))
            case str():
                return _number_of(value)

    def values(self, record: Record, entity: Entity) -> dict[str, Value]:
        """All fields of a record, formulas included."""
        return {key: record.values.get(key) if one.tree is None else self.value(record, key) for key, one in entity.fields.items()}

    def children(self, entity: str, key: str) -> Mapping[str, list[Record]]:
        """Records of `entity` by the id in their relation field `key`."""
        known = self._children.get((entity, key))
        if known is None:
            known = {}
            for record in self.tables.of(entity):
                parent = record.values.get(key)
                if isinstance(parent, str):
                    known.setdefault(parent, []).append(record)
            self._children[entity, key] = known
        return known

    def _formula(self, record: Record, one: Field) -> Decimal | None:
        name = (record.entity, record.id, one.key)
        if name not in self._computed:
            self._computed[name] = None  # a formula that leads back to itself has no value
            if one.tree is not None:
                where = formula.Surroundings(lambda path: self.number(record, path), lambda path: self._many(record, path))
                self._computed[name] = formula.work_out(one.tree, where)
        return self._computed[name]

    def _many(self, record: Record, path: str) -> list[Decimal]:
        head, _, rest = path.partition(".")
        found: list[Decimal] = []
        for entity in self._entities_named(head, record.entity):
            for key in entity.relations_to(record.entity):
                for child in self.children(entity.key, key.key).get(record.id, ()):
                    number = self.number(child, rest) if rest else Decimal(1)
                    if number is not None:
                        found.append(number)
        return found

    def _entities_named(self, name: str, target: str) -> Iterable[Entity]:
        if name in self.shape.entities:
            return (self.shape.entities[name],)
        related = [e for e in self.shape.entities.values() if e.key != target and any(e.relations_to(target))]
        plural = [e for e in related if name in (f"{e.key}s", f"{e.key}es", "lines")]
        return plural or related if len(plural or related) == 1 else ()


def _kept(one: Field, number: Decimal) -> Value:
    match one.type:
        case "money":
            return plain(number.quantize(Decimal("0.01"), ROUND_HALF_UP))
        case "integer" | "duration" | "rating":
            return int(number.to_integral_value(ROUND_HALF_UP))
        case "boolean":
            return bool(number)
        case _:
            return plain(round(number, 6))


def _number_of(text: str) -> Decimal | None:
    try:
        if len(text) == 5:
            clock = time.fromisoformat(text)
            return Decimal(clock.hour) + Decimal(clock.minute) / 60
        if len(text) == 10:
            return Decimal(date.fromisoformat(text).toordinal())
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Decimal(moment.toordinal()) + Decimal(moment.hour * 60 + moment.minute) / 1440

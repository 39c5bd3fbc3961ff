"""Which other records look different after a change: sums over order lines, prices read over a relation, places in a waiting list."""

from collections.abc import Iterable

from core.demo.rules import waiting_places
from core.demo.shape import Entity, Shape
from core.demo.shape_rules import Capacity
from core.demo.tables import Reader, Tables

Name = tuple[str, str]
_FARTHEST = 3


def ripple(shape: Shape, before: Tables, after: Tables, touched: Iterable[Name]) -> tuple[Name, ...]:
    """Names (entity, id) of the records, none of them in `touched`, that a visitor must be shown again."""
    first = dict.fromkeys(touched)
    found: dict[Name, None] = dict.fromkeys(first)
    wave = list(first)
    for _ in range(_FARTHEST):
        wave = [name for one in wave for name in _near(shape, before, after, one) if name not in found]
        found.update(dict.fromkeys(wave))
    for key in {entity for entity, _ in first}:
        entity = shape.entities[key]
        if any(isinstance(rule, Capacity) and rule.waiting_list for rule in entity.rules):
            old, new = (waiting_places(Reader(shape, t), entity) for t in (before, after))
            found.update(dict.fromkeys((key, one) for one in {*old, *new} if old.get(one) != new.get(one)))
    return tuple(name for name in found if name not in first)


def _near(shape: Shape, before: Tables, after: Tables, name: Name) -> Iterable[Name]:
    key, record_id = name
    versions = [r for t in (before, after) if (r := t.get(key, record_id)) is not None]
    for field in shape.entities[key].fields.values():
        target = shape.entities.get(field.target or "")
        if target is not None and _computes(target):
            yield from ((target.key, str(r.values[field.key])) for r in versions if after.get(target.key, r.values.get(field.key)))
    for other in shape.entities.values():
        if _computes(other):
            for field in other.relations_to(key):
                yield from ((other.key, r.id) for r in after.of(other.key) if r.values.get(field.key) == record_id)


def _computes(entity: Entity) -> bool:
    return any(field.tree is not None for field in entity.fields.values())

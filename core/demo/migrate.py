"""A new revision's records: what visitors entered stays, what they did not touch follows the specification.

Values of fields that vanished are kept out of sight, so that a later revision can bring them back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.demo.deleting import remove
from core.demo.moves import EntityMoves, find_moves
from core.demo.refusal import Refusal
from core.demo.seeds import seeds, standing
from core.demo.shape import Entity, Field, Shape
from core.demo.tables import Record, Tables
from core.demo.values import Unfit, Value, clean


def migrate(old: Shape, new: Shape, tables: Tables) -> Tables:
    """The records under the new shape."""
    moves = find_moves(old, new)
    moved = Tables(sorted((_moved(old, new, moves[r.entity], r) for r in tables.everything() if r.entity in moves), key=lambda r: r.n))
    _follow_seeds(old, new, moves, moved)
    return moved


def _moved(old: Shape, new: Shape, moves: EntityMoves, record: Record) -> Record:
    entity = new.entities[moves.key]
    values = _moved_values(old.entities[record.entity], entity, moves, record.values)
    seed = None if record.seed is None else _moved_values(old.entities[record.entity], entity, moves, record.seed)
    changed = values != dict(record.values) or moves.key != record.entity
    return replace(record, entity=moves.key, values=values, seed=seed, version=record.version + changed)


def _moved_values(old: Entity, new: Entity, moves: EntityMoves, values: Mapping[str, Value]) -> dict[str, Value]:
    moved: dict[str, Value] = {}
    for key, value in values.items():
        now = moves.fields.get(key, key)
        field = new.fields.get(now)
        same_type = key in old.fields and field is not None and old.fields[key].type == field.type
        moved[now] = value if field is None else _fitted(field, value, moves.options.get(now, {}), same_type=same_type)
    for key, field in new.fields.items():
        if key not in moved and field.tree is None:
            moved[key] = standing(new, field)
    return moved


def _fitted(field: Field, value: Value, options: Mapping[str, str], *, same_type: bool) -> Value:
    """The value as the field takes it now: options under their new keys, other types read anew; None where nothing fits."""
    if field.type == "choices" and isinstance(value, tuple):
        chosen = {options.get(one, one) for one in value}
        return tuple(one for one in field.options if one in chosen) or None
    if field.type == "choice" and isinstance(value, str):
        now = options.get(value, value)
        return now if now in field.options else (field.options[0] if field.required and field.options else None)
    if same_type or value is None:
        return value
    try:
        return clean(field, value)
    except Unfit:
        return None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A seed row of the new specification and the id of the record that stands for it; `known` when an old row did before."""

    record_id: str
    known: bool


def _follow_seeds(old: Shape, new: Shape, moves: Mapping[str, EntityMoves], tables: Tables) -> None:
    wanted = seeds(new)
    before = {now.key: list(seeds(old).of(key)) for key, now in moves.items()}
    pairs: dict[str, dict[str, _Pair]] = {}
    for key, entity in new.entities.items():
        taken = {r.id for r in tables.of(key)}
        pairs[key] = _paired(entity, list(wanted.of(key)), before.get(key, []), taken)
    ids = {key: {seed_id: pair.record_id for seed_id, pair in of.items()} for key, of in pairs.items()}
    for key, entity in new.entities.items():
        for row in wanted.of(key):
            pair = pairs[key][row.id]
            values = {k: _pointed(entity.fields[k], v, ids) for k, v in row.values.items()}
            present = tables.get(key, pair.record_id)
            if present is not None:
                tables.put(_followed(present, values))
            elif not pair.known:
                tables.put(replace(row, id=pair.record_id, n=tables.greatest + 1, values=values, seed=values))
    for key, rows in before.items():
        kept = {pair.record_id for pair in pairs[key].values()}
        for row in rows:
            present = tables.get(key, row.id)
            if present is not None and row.id not in kept and dict(present.values) == present.seed:
                _try_to_remove(new, tables, present)


def _paired(entity: Entity, wanted: list[Record], before: list[Record], taken: set[str]) -> dict[str, _Pair]:
    """Which old seed record each new row goes on with: that with its own id, else with its title, else at its place when both lists are as long."""
    free = {r.id: r for r in before}
    own = {row.get("id") for row in entity.rows}
    pairs = {row.id: _Pair(row.id, known=True) for row in wanted if row.id in own and row.id in free}
    for record_id in pairs:
        del free[record_id]
    for row in (row for row in wanted if row.id not in pairs):
        title = row.values.get(entity.title)
        match = next((r.id for r in free.values() if title is not None and r.values.get(entity.title) == title), None)
        if match is not None:
            pairs[row.id] = _Pair(match, known=True)
            del free[match]
    rest = [row for row in wanted if row.id not in pairs]
    places = {row.id: n for n, row in enumerate(wanted)}
    for row in rest:
        there = before[places[row.id]].id if len(before) == len(wanted) else None
        if there in free:
            pairs[row.id] = _Pair(there, known=True)
            del free[there]
            continue
        record_id = row.id
        while record_id in taken or any(p.record_id == record_id for p in pairs.values()) or record_id in {r.id for r in before}:
            record_id = f"{record_id}n"
        pairs[row.id] = _Pair(record_id, known=False)
    return pairs


def _pointed(field: Field, value: Value, ids: Mapping[str, Mapping[str, str]]) -> Value:
    return ids.get(field.target or "", {}).get(value, value) if field.type == "relation" and isinstance(value, str) else value


def _followed(present: Record, values: Mapping[str, Value]) -> Record:
    """The record with every field as the specification has it now that nobody changed since it was seeded."""
    seed = present.seed or {}
    changed = {k: v for k, v in values.items() if present.values.get(k) == seed.get(k) and present.values.get(k) != v}
    after = replace(present, seed={**seed, **values})
    return replace(after.with_values(**changed), seed={**seed, **values}) if changed else after


def _try_to_remove(shape: Shape, tables: Tables, record: Record) -> None:
    trial = tables.fork()
    try:
        gone = remove(shape, trial, record)
    except Refusal:
        return
    if all((one := tables.get(*name)) is None or one.seed is not None for name in gone):
        remove(shape, tables, record)

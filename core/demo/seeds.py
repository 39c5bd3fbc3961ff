"""The records that a demo starts with."""

from collections.abc import Mapping

from core.demo.shape import Entity, Field, Shape
from core.demo.tables import Record, Tables
from core.demo.values import Unfit, Value, clean


def seeds(shape: Shape) -> Tables:
    """All seed rows as records; a value that its field does not take is left empty."""
    ids = {key: seed_ids(entity) for key, entity in shape.entities.items()}
    titles = {
        key: {_name(row.get(entity.title)): record_id for row, record_id in zip(reversed(entity.rows), reversed(ids[key]), strict=True)}
        for key, entity in shape.entities.items()
    }
    tables = Tables()
    for key, entity in shape.entities.items():
        for row, record_id in zip(entity.rows, ids[key], strict=True):
            given = {f: row.get(f.key) for f in entity.fields.values() if f.tree is None}
            values = {f.key: standing(entity, f) if raw is None else _value(f, raw, ids, titles) for f, raw in given.items()}
            by, by_name = _whose(shape, entity, values)
            tables.put(Record(key, record_id, tables.greatest + 1, values, by=by, by_name=by_name, seed=values))
    return tables


def _whose(shape: Shape, entity: Entity, values: Mapping[str, Value]) -> tuple[str, str]:
    """The account and the name of whoever made a seed row: where people see their own alone, the address in it says whose it is."""
    if not any(access.own and "view" in access.actions for access in entity.access):
        return "", ""
    said = {str(values[f.key]).casefold() for f in entity.fields.values() if f.type == "email" and values.get(f.key)}
    return next(((f"user-{n}", u.name) for n, u in enumerate(shape.users, 1) if u.email.casefold() in said), ("", ""))


def seed_ids(entity: Entity) -> list[str]:
    """The id of each seed row: its own, or "<entity>-<n>"."""
    taken: set[str] = set()
    ids: list[str] = []
    for n, row in enumerate(entity.rows, 1):
        own = row.get("id")
        record_id = own if isinstance(own, str) and own and own not in taken else f"{entity.key}-{n}"
        while record_id in taken:
            record_id = f"{record_id}x"
        taken.add(record_id)
        ids.append(record_id)
    return ids


def standing(entity: Entity, field: Field) -> Value:
    """What a field holds that nobody filled in: its default, the first status, "no"."""
    if entity.workflow and entity.workflow.field == field.key and entity.workflow.steps and field.default is None:
        return entity.workflow.steps[0]
    if field.type == "boolean" and field.default is None:
        return False
    if field.default in (None, "now", "today", "me"):
        return None
    try:
        return clean(field, field.default)
    except Unfit:
        return None


def _value(field: Field, raw: object, ids: Mapping[str, list[str]], titles: Mapping[str, Mapping[str, str]]) -> Value:
    if field.type == "relation":
        target = field.target or ""
        if raw in ids.get(target, ()):
            return str(raw)
        if isinstance(raw, int) and 0 < raw <= len(ids.get(target, ())):
            return ids[target][raw - 1]
        return titles.get(target, {}).get(_name(raw))
    try:
        return clean(field, list(raw) if isinstance(raw, tuple) else raw)
    except Unfit:
        return _as_said(field, raw)


def _as_said(field: Field, raw: object) -> Value:
    """A number outside its bounds is kept as it is: what was said counts more than a bound."""
    if isinstance(raw, (int, float)) and field.type in ("integer", "decimal", "money", "percent", "duration", "rating"):
        return raw
    return raw if isinstance(raw, str) and field.type in ("phone", "email", "url", "place") else None


def _name(value: object) -> str:
    return " ".join(str(value).split()).casefold()

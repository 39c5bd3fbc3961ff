"""Direct patches of a specification: a price, a removed word, a moved page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, assert_never

from core.appspec import AppSpec, Entity, Field, PageView, Value, View
from core.brief import FieldType
from core.compiler.planner.wants import words_match
from core.understood import Move, Remove, Reprice

_SHORT = 3


@dataclass(frozen=True, slots=True)
class Patched:
    """The changed specification, what stood there before (for the sentence), and whether entered data may be hidden by it."""

    spec: AppSpec
    before: str
    loses: bool = False
    what: str = ""
    """What it is called in the application."""


def with_entity(spec: AppSpec, key: str, change: Callable[[Entity], Entity]) -> AppSpec:
    """The specification with one entity changed."""
    return replace(spec, entities=tuple(change(e) if e.key == key else e for e in spec.entities))


def title_of(entity: Entity, row: Mapping[str, Value]) -> str:
    """What a row is called."""
    return str(row.get(entity.title) or "")


def reprice(spec: AppSpec, change: Reprice) -> Patched | None:
    """The price of the one row that is called so; the former price decides between several."""
    found: list[tuple[int, Entity, Mapping[str, Value], Field]] = []
    for entity in spec.entities:
        price = next((f for f in entity.fields if f.type is FieldType.MONEY and not f.formula), None)
        for row in entity.rows if price else ():
            title = title_of(entity, row)
            same = words_match(title, change.item)
            near = same or any(words_match(word, part) for word in title.split() for part in change.item.split() if len(part) > 3)
            if price and near and row.get(price.key) is not None:
                old = change.old is not None and Decimal(str(row[price.key])) == change.old
                found.append((4 * old + 2 * same, entity, row, price))
    if not found:
        return None
    _, entity, row, price = max(found, key=lambda f: f[0])
    before = str(row[price.key])

    def change_row(one: Mapping[str, Value]) -> Mapping[str, Value]:
        return {**one, price.key: float(change.price)} if one is row else one

    return Patched(with_entity(spec, entity.key, lambda e: replace(e, rows=tuple(change_row(r) for r in e.rows))), before, what=title_of(entity, row))


def priced_so(spec: AppSpec, what: str, old: Decimal, new: Decimal) -> AppSpec:
    """The specification in which what costs `old` and is called so, or is kept under that name, costs `new`."""

    def change(entity: Entity) -> Entity:
        prices = {f.key for f in entity.fields if f.type is FieldType.MONEY and not f.formula}
        kind = any(words_match(word, part) for word in entity.label.split() for part in what.split() if len(part) > _SHORT)

        def cells(row: Mapping[str, Value]) -> Mapping[str, Value]:
            named = kind or words_match(title_of(entity, row), what)
            return {key: float(new) if named and key in prices and cell == float(old) else cell for key, cell in row.items()}

        rows = tuple(cells(row) for row in entity.rows)
        return replace(entity, rows=rows) if rows != entity.rows else entity

    return replace(spec, entities=tuple(change(entity) for entity in spec.entities))


def remove(spec: AppSpec, change: Remove) -> Patched | None:
    """A field, option, row, page or section that is called so."""
    for attempt in (_field, _option, _row, _view):
        patched = attempt(spec, change)
        if patched:
            return patched
    return None


def _field(spec: AppSpec, change: Remove) -> Patched | None:
    for entity in spec.entities:
        if change.of and not (words_match(entity.label, change.of) or entity.key == change.of):
            continue
        for one in entity.fields:
            named = change.concept in (one.key, one.key.rstrip("_234567")) if change.concept else bool(change.words) and words_match(one.label, change.words)
            if named and one.key != entity.title:
                return Patched(without_field(spec, entity.key, one.key), one.label, loses=True)
    return None


def without_field(spec: AppSpec, entity: str, key: str) -> AppSpec:
    """The specification without that field, its values and every mention of it."""

    def change(one: Entity) -> Entity:
        rules = tuple(r for r in one.rules if key not in _named_by(r))
        fields = tuple(f for f in one.fields if f.key != key and not (f.formula and _uses(f.formula.expression, key)))
        gone = {f.key for f in one.fields} - {f.key for f in fields}
        rows = tuple({k: v for k, v in row.items() if k not in gone} for row in one.rows)
        flow = None if one.workflow and one.workflow.field == key else one.workflow
        return replace(one, fields=fields, rules=rules, rows=rows, workflow=flow)

    changed = with_entity(spec, entity, change)
    return replace(changed, views=tuple(_forget(v, entity, key) for v in changed.views))


def _named_by(rule: Any) -> set[str]:
    names = ("field", "fields", "resource", "date", "time", "until", "per", "amount", "minutes", "limit")
    found: set[str] = set()
    for name in names:
        said = getattr(rule, name, None)
        for one in said if isinstance(said, tuple) else (said,):
            if isinstance(one, str):
                found.add(one.partition(".")[0])
    return found


def _uses(expression: str, key: str) -> bool:
    return key in "".join(c if c.isalnum() or c == "_" else " " for c in expression).split()


def _forget(view: View, entity: str, key: str) -> View:
    if entity not in (getattr(view, "entity", None), getattr(view, "order", None)):
        return view
    changed: dict[str, Any] = {}
    for name in ("columns", "filters", "totals", "fields", "details"):
        said = getattr(view, name, None)
        if said and key in said:
            changed[name] = tuple(k for k in said if k != key)
    for name in ("sort", "group_by", "date", "time", "service", "resource", "until", "lookup", "likes"):
        if getattr(view, name, None) == key and (name != "date" or view.tag == "list"):
            changed[name] = None
    return replace(view, **changed) if changed else view


def _option(spec: AppSpec, change: Remove) -> Patched | None:
    if not change.words:
        return None
    for entity in spec.entities:
        for one in entity.fields:
            chosen = next((o for o in one.options if o.label.casefold() == change.words.casefold()), None) or next(
                (o for o in one.options if words_match(o.label, change.words)), None
            )
            if chosen:
                return Patched(_without_option(spec, entity.key, one, chosen.key), chosen.label)
    return None


def _without_option(spec: AppSpec, entity: str, field: Field, key: str) -> AppSpec:
    left = tuple(o for o in field.options if o.key != key)
    other = left[0].key if left else None
    default = other if field.default == key else field.default

    def change(one: Entity) -> Entity:
        rows = tuple({**r, field.key: other} if r.get(field.key) == key else r for r in one.rows)
        flow = replace(one.workflow, frees=tuple(k for k in one.workflow.frees if k != key)) if one.workflow else None
        return replace(one, fields=tuple(replace(f, options=left, default=default) if f.key == field.key else f for f in one.fields), rows=rows, workflow=flow)

    return with_entity(spec, entity, change)


def _row(spec: AppSpec, change: Remove) -> Patched | None:
    if not change.words:
        return None
    exact = [(e, r) for e in spec.entities for r in e.rows if title_of(e, r).casefold() == change.words.casefold()]
    near = [(e, r) for e in spec.entities for r in e.rows if words_match(title_of(e, r), change.words)]
    parts = [(e, r) for e in spec.entities for r in e.rows if any(words_match(w, change.words) for w in title_of(e, r).split())]
    found = exact or near[:1] or (parts if len(parts) == 1 else [])
    if not found:
        return None
    changed = spec
    for entity, row in found:
        changed = _without_row(changed, entity.key, row)
    return Patched(changed, title_of(*found[0]))


def _without_row(spec: AppSpec, entity: str, row: Mapping[str, Value]) -> AppSpec:
    rest = tuple(r for r in spec.entity(entity).rows if r.get("id") != row.get("id"))
    other = rest[0].get("id") if rest else None
    changed = with_entity(spec, entity, lambda e: replace(e, rows=rest))
    made = []
    for one in changed.entities:
        ties = [f for f in one.fields if f.target == entity]
        made.append(replace(one, rows=tuple(_pointed(r, ties, row.get("id"), other) for r in one.rows)) if ties else one)
    return replace(changed, entities=tuple(made))


def _pointed(row: Mapping[str, Value], ties: list[Field], gone: Value, other: Value) -> Mapping[str, Value]:
    moved = {f.key: other if f.required else None for f in ties if row.get(f.key) == gone}
    return {**row, **moved} if moved else row


def _view(spec: AppSpec, change: Remove) -> Patched | None:
    if not change.words:
        return None
    for view in spec.views[1:]:
        if words_match(view.label, change.words):
            return Patched(replace(spec, views=tuple(v for v in spec.views if v is not view)), view.label)
    for view in spec.views:
        match view:
            case PageView(sections=sections):
                part = next((s for s in sections if s.title and words_match(s.title, change.words)), None)
                if part:
                    smaller = replace(view, sections=tuple(s for s in sections if s is not part))
                    return Patched(replace(spec, views=tuple(smaller if v is view else v for v in spec.views)), part.title)
            case _:
                pass
    return None


def move(spec: AppSpec, change: Move) -> Patched | None:
    """A page among the pages, a section among the sections of its page, or a status among its statuses."""
    views = list(spec.views)
    found = next((v for v in views if words_match(v.label, change.words)), None)
    if found and not (found is views[0] and len(views) == 1):
        return Patched(replace(spec, views=tuple(_moved(views, found, change, lambda v: v.label))), found.label)
    for view in views:
        match view:
            case PageView(sections=sections):
                part = next((s for s in sections if s.title and words_match(s.title, change.words)), None)
                if part:
                    new = replace(view, sections=tuple(_moved(list(sections), part, change, lambda s: s.title)))
                    return Patched(replace(spec, views=tuple(new if v is view else v for v in views)), part.title)
            case _:
                pass
    return _move_option(spec, change)


def _move_option(spec: AppSpec, change: Move) -> Patched | None:
    for entity in spec.entities:
        for field in entity.fields:
            one = next((o for o in field.options if o.label.casefold() == change.words.casefold()), None)
            if one:
                placed = replace(field, options=tuple(_moved(list(field.options), one, change, lambda o: o.label)))
                return Patched(_with_field(spec, entity.key, placed), one.label)
    return None


def _with_field(spec: AppSpec, entity: str, field: Field) -> AppSpec:
    return with_entity(spec, entity, lambda e: replace(e, fields=tuple(field if f.key == field.key else f for f in e.fields)))


def _moved(items: list[Any], one: Any, change: Move, label: Callable[[Any], str]) -> list[Any]:
    rest = [i for i in items if i is not one]
    anchor = next((n for n, i in enumerate(rest) if change.anchor and words_match(label(i), change.anchor)), None)
    # A home page and the head of a page stay where visitors arrive; what comes first comes right behind them.
    opening = bool(rest) and (getattr(rest[0], "kind", "") == "hero" or (isinstance(rest[0], PageView) and not isinstance(one, PageView)))
    match change.where:
        case "first":
            place = int(opening)
        case "last":
            place = len(rest)
        case "before":
            place = anchor if anchor is not None else 0
        case "after":
            place = anchor + 1 if anchor is not None else len(rest)
        case _:
            assert_never(change.where)
    return [*rest[:place], one, *rest[place:]]

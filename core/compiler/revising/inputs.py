"""Fields of forms: which must be filled in, and the order in which they stand."""

from collections.abc import Iterator
from dataclasses import replace

from core.appspec import AppSpec, BookingView, Entity, Field, FormView, ListView, ShopView, View
from core.compiler.planner.wants import words_match
from core.compiler.revising.patches import with_entity
from core.compiler.revising.state import Revised, did
from core.understood import Change, Move, Oblige


def obliged(state: Revised, wanted: Oblige, change: Change) -> Revised:
    """The field must be filled in, or need not; what names a record always must."""
    found = next(((e, f) for e, f in _asked(state.spec) if _meant(f, wanted.words) or (wanted.concept and f.key == wanted.concept)), None)
    if found is None or found[1].formula or (found[1].key == found[0].title and not wanted.required):
        return replace(state, not_done=(*state.not_done, change.source))
    entity, field = found
    if field.required == wanted.required:
        return did(state, "ch_already", what=change.source)
    fields = tuple(replace(f, required=wanted.required) if f.key == field.key else f for f in entity.fields)
    spec = with_entity(state.spec, entity.key, lambda one: replace(one, fields=fields))
    codes = ("ch_optional", "ch_required") if wanted.required else ("ch_required", "ch_optional")
    before, after = (state.word(code) for code in codes)
    return did(replace(state, spec=spec), "ch_changed", what=field.label, before=before, after=after)


def reordered(state: Revised, wanted: Move, change: Change) -> Revised:
    """The field elsewhere among the fields of its form; what a form asks for in steps of its own stays where it is."""
    for entity, field in _asked(state.spec):
        anchor = next((f for f in entity.fields if wanted.anchor and f is not field and _meant(f, wanted.anchor)), None)
        if not _meant(field, wanted.words) or (wanted.anchor and anchor is None):
            continue
        spec = _in_other_order(state.spec, entity, field.key, anchor.key if anchor else None, wanted.where)
        before, after = _said(state.spec, entity), _said(spec, entity)
        if before != after:
            return did(replace(state, spec=spec), "ch_changed", what=state.word("ch_order"), before=before, after=after)
        if anchor is None and field.label in before.split(", "):
            return did(state, "ch_already", what=change.source)
        break
    return replace(state, not_done=(*state.not_done, change.source))


def _in_other_order(spec: AppSpec, entity: Entity, key: str, anchor: str | None, where: str) -> AppSpec:
    order = _placed(tuple(f.key for f in entity.fields), key, anchor, where)
    views = tuple(_in_order(view, entity.key, key, anchor, where) for view in spec.views)
    return with_entity(replace(spec, views=views), entity.key, lambda one: replace(one, fields=tuple(one.field(name) for name in order)))


def _asked(spec: AppSpec) -> Iterator[tuple[Entity, Field]]:
    """Every field, those of forms that visitors fill in first."""
    handed_in = [key for view in spec.views for key in _keys(view)]
    for entity in sorted(spec.entities, key=lambda one: one.key not in handed_in):
        yield from ((entity, field) for field in entity.fields)


def _keys(view: View) -> tuple[str, ...]:
    match view:
        case BookingView(entity=entity) | FormView(entity=entity):
            return (entity,)
        case ShopView(order=order):
            return (order,)
        case _:
            return ()


def _meant(field: Field, words: str) -> bool:
    return field.label.casefold() == words.casefold() or words_match(field.label, words)


def _placed(keys: tuple[str, ...], key: str, anchor: str | None, where: str) -> tuple[str, ...]:
    if key not in keys or (anchor is not None and anchor not in keys):
        return keys
    rest = [one for one in keys if one != key]
    at = {"first": 0, "last": len(rest)}.get(where)
    if at is None:
        at = rest.index(anchor) + (where == "after") if anchor is not None else len(rest)
    return (*rest[:at], key, *rest[at:])


def _in_order(view: View, entity: str, key: str, anchor: str | None, where: str) -> View:
    match view:
        case FormView() if view.entity == entity:
            return replace(view, fields=_placed(view.fields, key, anchor, where))
        case BookingView() if view.entity == entity:
            return replace(view, details=_placed(view.details, key, anchor, where))
        case ShopView() if view.order == entity:
            return replace(view, details=_placed(view.details, key, anchor, where))
        case ListView() if view.entity == entity and not view.lookup:
            return replace(view, columns=_placed(view.columns, key, anchor, where))
        case _:
            return view


def _said(spec: AppSpec, entity: Entity) -> str:
    """The fields as the first form or list of that kind shows them."""
    labels = {f.key: f.label for f in entity.fields}
    shown = [v for v in spec.views if entity.key in _keys(v)] or [v for v in spec.views if isinstance(v, ListView) and v.entity == entity.key]
    one = shown[0] if shown else None
    keys = getattr(one, "fields", None) or getattr(one, "details", None) or getattr(one, "columns", ()) or ()
    return ", ".join(labels[key] for key in keys if key in labels)

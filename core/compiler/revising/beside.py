"""What is added stands beside what is there: nothing that was not mentioned changes, however differently a fresh plan would have been made."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from core.appspec import AppSpec, BookingView, Entity, Field, FormView, ListView, Option, ShopView, Value, View
from core.brief import (
    Coloured,
    FeatureWanted,
    FieldType,
    FieldWanted,
    Item,
    ItemsOffered,
    LanguagesWanted,
    OpenAt,
    PageWanted,
    PeopleNamed,
    RecordWanted,
    Requirement,
    StatusesWanted,
)
from core.compiler.keys import slug, unique
from core.compiler.planner.wants import words_match
from core.compiler.revising.merge import identity
from core.compiler.revising.patches import with_entity

_MOST_COLUMNS = 7
_FREE = frozenset({"checklist", "text", "pairs", "intro"})


def beside(before: AppSpec, after: AppSpec, requirement: Requirement) -> AppSpec:  # noqa: PLR0911 - one return a kind of wish
    """Of the replanned specification only what the requirement speaks of; the rest as it was."""
    match requirement.wish:
        case Coloured():
            return replace(before, theme=after.theme)
        case LanguagesWanted():
            return replace(before, languages=after.languages)
        case OpenAt() if before.business.hours:
            return replace(before, business=after.business)
        case PageWanted() if not only_adds(before, after):
            return _new_parts(before, after)
        case FeatureWanted() if _loses_fields(before, after):
            kept = _new_parts(before, after)
            return kept if kept != before else after
        case RecordWanted() as wish if not only_adds(before, after):
            return _with_fields(before, after, wish, requirement.id)
        case ItemsOffered() as wish if not only_adds(before, after) or not _listed(after, wish):
            return _with_items(before, after, wish, requirement.id)
        case PeopleNamed() as wish:
            return _with_people(before, after, wish, requirement.id)
        case StatusesWanted() as wish if not only_adds(before, after):
            return _with_statuses(before, after, wish, requirement.id)
        case _:
            return after


def only_adds(before: Any, after: Any) -> bool:
    """Whether everything that was there is still there, to the letter; what a page tells about its things may have grown."""
    if before == after or before is None:
        return True
    if isinstance(before, Mapping):
        return isinstance(after, Mapping) and all(after.get(key) == cell for key, cell in before.items())
    if isinstance(before, tuple):
        there = {identity(one): one for one in after} if isinstance(after, tuple) else {}
        return all(identity(one) in there and only_adds(one, there[identity(one)]) for one in before)
    if is_dataclass(before) and type(before) is type(after):
        return all(_member_kept(before, after, one.name) for one in fields(before) if one.name not in _FREE)
    return False


def _member_kept(before: Any, after: Any, name: str) -> bool:
    old, new = getattr(before, name), getattr(after, name)
    if name == "rows":
        there = {str(row.get("id")): row for row in new}
        return all(str(row.get("id")) in there and only_adds(row, there[str(row.get("id"))]) for row in old)
    # Who may see a page, and what a field is, are not things that something new may touch.
    return old == new if name in {"roles", "access"} else only_adds(old, new)


def _loses_fields(before: AppSpec, after: AppSpec) -> bool:
    left = {(entity.key, field.key) for entity in after.entities for field in entity.fields}
    return any((entity.key, field.key) not in left for entity in before.entities for field in entity.fields)


def _new_parts(before: AppSpec, after: AppSpec) -> AppSpec:
    known = {view.key for view in before.views}
    views = list(before.views)
    for place, view in enumerate(after.views):
        if view.key not in known:
            views.insert(min(place, len(views)), view)
    kinds = {entity.key for entity in before.entities}
    return replace(before, views=tuple(views), entities=(*before.entities, *(e for e in after.entities if e.key not in kinds)))


def _with_fields(before: AppSpec, after: AppSpec, wish: RecordWanted, requirement: str) -> AppSpec:
    entity = next((e for e in before.entities if words_match(e.label, wish.label) or words_match(e.plural, wish.label)), None)
    if entity is None:
        return after
    planned = next((e for e in after.entities if e.key == entity.key), None)
    now = entity
    for one in wish.fields:
        there = next((f for f in now.fields if f.label.casefold() == one.label.casefold()), None)
        made = _more_options(there, one) if there else _field(planned, now, one, requirement)
        now = replace(now, fields=tuple(made if f is there else f for f in now.fields) if there else (*now.fields, made))
    new = [f.key for f in now.fields if f.key not in {old.key for old in entity.fields}]
    cells = {str(row.get("id")): row for row in planned.rows} if planned else {}
    now = replace(now, rows=tuple({**row, **_cells(cells.get(str(row.get("id")), {}), new)} for row in now.rows))
    changed = with_entity(before, entity.key, lambda _: now)
    return replace(changed, views=tuple(_shown(view, entity.key, new) for view in changed.views))


def _cells(row: Mapping[str, Value], keys: list[str]) -> dict[str, Value]:
    return {key: row[key] for key in keys if key in row}


def _field(planned: Entity | None, entity: Entity, wanted: FieldWanted, requirement: str) -> Field:
    known = {f.key for f in entity.fields}
    drawn = next((f for f in planned.fields if f.label.casefold() == wanted.label.casefold() and f.key not in known), None) if planned else None
    if drawn and not drawn.formula:
        return drawn
    kind = FieldType.TEXT if wanted.type is FieldType.RELATION else wanted.type
    options = _options(wanted.options, ())
    if options and kind is not FieldType.CHOICES:
        kind = FieldType.CHOICE
    elif not options and kind in (FieldType.CHOICE, FieldType.CHOICES):
        kind = FieldType.TEXT
    key = unique(slug(wanted.concept or wanted.label), known)
    return Field(key, wanted.label, kind, options=options, unit=wanted.unit, minimum=wanted.minimum, maximum=wanted.maximum, req=(requirement,))


def _more_options(there: Field, wanted: FieldWanted) -> Field:
    known = {option.label.casefold() for option in there.options}
    new = [label for label in wanted.options if label.casefold() not in known]
    return replace(there, options=(*there.options, *_options(new, [o.key for o in there.options]))) if there.options else there


def _options(labels: tuple[str, ...] | list[str], taken: tuple[str, ...] | list[str]) -> tuple[Option, ...]:
    made: list[Option] = []
    for label in labels:
        made.append(Option(unique(slug(label), [*taken, *(o.key for o in made)]), label))
    return tuple(made)


def _shown(view: View, entity: str, new: list[str]) -> View:
    match view:
        case ListView() if view.entity == entity and len(view.columns) + len(new) <= _MOST_COLUMNS and not view.lookup:
            return replace(view, columns=(*view.columns, *new))
        case FormView() if view.entity == entity:
            return replace(view, fields=(*view.fields, *new))
        case BookingView() if view.entity == entity:
            return replace(view, details=(*view.details, *new))
        case ShopView() if view.order == entity:
            return replace(view, details=(*view.details, *new))
        case _:
            return view


def _with_items(before: AppSpec, after: AppSpec, wish: ItemsOffered, requirement: str) -> AppSpec:
    entity = next((e for e in before.entities if e.rows and wish.of and words_match(e.label, wish.of)), None)
    if entity is None:
        return after
    made = tuple(_row(entity, item, n) for n, item in enumerate(wish.items, 1))
    return with_entity(before, entity.key, lambda e: replace(e, rows=(*e.rows, *made), req=(*e.req, requirement)))


def _listed(spec: AppSpec, wish: ItemsOffered) -> bool:
    """Whether the things offered stand anywhere."""
    titles = {str(row.get(entity.title)).casefold() for entity in spec.entities for row in entity.rows}
    return any(item.label.casefold() in titles for item in wish.items)


def _with_people(before: AppSpec, after: AppSpec, wish: PeopleNamed, requirement: str) -> AppSpec:
    teams = [entity for entity in before.entities if entity.icon == "users" and entity.rows]
    team = next((one for one in teams if wish.role and words_match(one.label, wish.role)), teams[0] if len(teams) == 1 else None)
    if team is None:
        return after
    known = {str(row.get(team.title)) for row in team.rows}
    rows = tuple(_row(team, Item(name), n) for n, name in enumerate(wish.names, 1) if name not in known)
    return with_entity(before, team.key, lambda one: replace(one, rows=(*one.rows, *rows), req=(*one.req, requirement)) if rows else one)


def _row(entity: Entity, item: Item, number: int) -> Mapping[str, Value]:
    """A row like its neighbours: what they all agree in, and what was said of this one."""
    same = {key: cell for key, cell in entity.rows[0].items() if len(entity.rows) > 1 and all(row.get(key) == cell for row in entity.rows)}
    made: dict[str, Value] = {**same, "id": f"{entity.key}-{len(entity.rows) + number + 100}", entity.title: item.label}
    price = next((f for f in entity.fields if f.type is FieldType.MONEY and not f.formula), None)
    length = next((f for f in entity.fields if f.type is FieldType.DURATION and not f.formula), None)
    if price and item.price is not None:
        made[price.key] = float(item.price)
    if length and item.duration_min is not None:
        made[length.key] = item.duration_min
    return made


def _with_statuses(before: AppSpec, after: AppSpec, wish: StatusesWanted, requirement: str) -> AppSpec:
    flowing = [e for e in before.entities if e.workflow]
    entity = next((e for e in flowing if wish.of and words_match(e.label, wish.of)), next(iter(flowing), None))
    if entity is None or entity.workflow is None:
        return after
    flow = entity.field(entity.workflow.field)
    planned = {o.label.casefold(): o for e in after.entities if e.key == entity.key for f in e.fields if f.key == flow.key for o in f.options}
    known = {option.label.casefold() for option in flow.options}
    new = [label for label in wish.statuses if label.casefold() not in known]
    made = tuple(planned.get(o.label.casefold(), o) for o in _options(new, [o.key for o in flow.options]))
    changed = replace(flow, options=(*flow.options, *made), req=(*flow.req, requirement))
    return with_entity(before, entity.key, lambda e: replace(e, fields=tuple(changed if f.key == flow.key else f for f in e.fields)))

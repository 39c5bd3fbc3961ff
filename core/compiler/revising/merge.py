"""Three-way merge of specifications: what two plans differ in is applied to the one that people already use."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from core.appspec import Entity, Section, Value
from core.brief import FieldType

T = TypeVar("T")
_FIGURES = (FieldType.INTEGER, FieldType.MONEY, FieldType.DECIMAL, FieldType.DURATION, FieldType.PERCENT)
_SKIPPED = frozenset({"checklist"})
_MARKS = frozenset({"req", "checklist"})


def merge(base: T, theirs: T, ours: T) -> T:
    """`ours` with every difference between `base` and `theirs`; where nothing differs, `ours` to the letter."""
    made: Any = theirs
    if theirs in (base, ours):
        made = ours
    elif isinstance(ours, Entity) and isinstance(theirs, Entity) and isinstance(base, Entity):
        grown: Entity = _members(base, theirs, ours, frozenset({"rows"}))
        made = replace(grown, rows=merge_rows(base, theirs, grown))
    elif isinstance(ours, Section) and isinstance(theirs, Section) and isinstance(base, Section):
        # What somebody wanted to be written there stands, whatever a new plan would write.
        own = {name: getattr(ours, name) for name in ("title", "text", "action_label") if getattr(ours, name) != getattr(base, name)}
        made = replace(_members(base, theirs, ours, _SKIPPED), **own)
    elif is_dataclass(ours) and type(base) is type(theirs) is type(ours):
        made = _members(base, theirs, ours, _SKIPPED)
    elif isinstance(ours, tuple) and isinstance(theirs, tuple) and isinstance(base, tuple):
        made = tuple(_listed(base, theirs, ours))
    return made  # type: ignore[no-any-return]  # the same kind of thing that came in


def _members(base: Any, theirs: Any, ours: Any, skipped: frozenset[str]) -> Any:
    changed = {}
    for one in fields(ours):
        if one.name not in skipped:
            now = merge(getattr(base, one.name), getattr(theirs, one.name), getattr(ours, one.name))
            if now is not getattr(ours, one.name):
                changed[one.name] = now
    return replace(ours, **changed) if changed else ours


def identity(one: Any) -> Hashable:  # noqa: PLR0911 - one return a kind of part
    """What makes a part the same part in another revision: its key, the kind and subject of a section, else the part itself."""
    key = getattr(one, "key", None)
    if key is not None:
        return ("key", str(key))
    email = getattr(one, "email", None)
    if email is not None and hasattr(one, "password"):
        return ("user", str(email))
    if isinstance(one, Section):
        return ("section", one.kind, one.entity or "", one.title if one.kind == "text" else "")
    tag = getattr(one, "tag", None)
    if tag is not None:
        return ("rule", str(tag), tuple(str(getattr(one, name, "")) for name in ("field", "fields", "date", "time", "when", "value", "per", "resource")))
    label = getattr(one, "label", None)
    if label is not None and hasattr(one, "entity"):
        return ("figure", str(label), str(getattr(one, "entity", "")))
    if hasattr(one, "actions") and hasattr(one, "role"):
        return ("access", str(one.role), bool(getattr(one, "own", False)))
    if hasattr(one, "days"):
        return ("hours", str(one))
    return one if isinstance(one, str) else str(one)


def _listed(base: Sequence[Any], theirs: Sequence[Any], ours: Sequence[Any]) -> list[Any]:
    before, after = {identity(o): o for o in base}, {identity(o): o for o in theirs}
    made: list[Any] = []
    for one in ours:
        key = identity(one)
        if key in before and key not in after:
            continue
        made.append(merge(before[key], after[key], one) if key in before and key in after else one)
    present = {identity(o) for o in made}
    for place, one in enumerate(theirs):
        key = identity(one)
        if key in before or key in present:
            continue
        made.insert(_place(made, theirs, place), one)
        present.add(key)
    return made


def _place(made: Sequence[Any], theirs: Sequence[Any], place: int) -> int:
    """Behind the neighbour that stands before it in the new plan; in front when it is the first."""
    keys = [identity(o) for o in made]
    for earlier in reversed(theirs[:place]):
        if identity(earlier) in keys:
            return keys.index(identity(earlier)) + 1
    return 0 if place == 0 else len(made)


def merge_rows(base: Entity, theirs: Entity, ours: Entity) -> tuple[Mapping[str, Value], ...]:
    """Rows that came or went, told by their title; values of new fields; everything else as it is."""
    before, after = _titles(base), _titles(theirs)
    if list(before) != list(after) and _invented(base, theirs):
        before = after = {}
    # A figure that changed in rows that are otherwise the same was meant; where rows came or went, others only moved up.
    steady = bool(before) and list(before) == list(after)
    plain = {f.key for f in ours.fields if not f.target and f.type in _FIGURES}
    gone = {t for t in before if t not in after}
    known = {f.key for f in base.fields}
    fresh = [f.key for f in ours.fields if f.key not in known]
    kept = []
    for n, row in enumerate(ours.rows):
        title = str(row.get(ours.title))
        if title in gone:
            continue
        model = after.get(title) or (theirs.rows[n] if n < len(theirs.rows) else {})
        said = {key: model.get(key) for key in fresh if key not in row}
        if steady and title in after:
            was = before[title]
            said |= {key: cell for key, cell in model.items() if key in plain and key in was and was[key] != cell and row.get(key) == was[key]}
        kept.append({**row, **said} if said else row)
    present = {str(r.get(ours.title)) for r in kept}
    number = len(base.rows) + len(ours.rows)
    for title, row in after.items():
        if title not in before and title not in present:
            number += 1
            kept.append({**row, "id": f"{ours.key}-{number}"})
    return tuple(kept)


def _titles(entity: Entity) -> dict[str, Mapping[str, Value]]:
    return {str(row.get(entity.title)): row for row in entity.rows}


def _invented(base: Entity, theirs: Entity) -> bool:
    """True when no row was named: two invented lists that share nothing tell nothing."""
    return not set(_titles(base)) & set(_titles(theirs))


def each(items: Sequence[T], change: Callable[[T], T]) -> tuple[T, ...]:
    """The changed items."""
    return tuple(change(item) for item in items)


def unmarked(value: T) -> T:
    """The same without what says which wish each part answers."""
    made: Any = value
    if isinstance(value, tuple):
        made = tuple(unmarked(one) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{one.name: () if one.name in _MARKS else unmarked(getattr(value, one.name)) for one in fields(value)})
    return made  # type: ignore[no-any-return]  # the same kind of thing that came in

"""What was added, in the words that a visitor meets it by."""

from core.appspec import AppSpec, Entity
from core.brief import ItemsOffered, PeopleNamed, RecordWanted, Requirement, StatusesWanted
from core.compiler.revising.numbers import figures


def added(requirement: Requirement, before: AppSpec, after: AppSpec) -> str:
    """The new fields, choices, things or people of a requirement; its checklist line where it made none of these."""
    match requirement.wish:
        case RecordWanted() | StatusesWanted():
            known = {e.key: e for e in before.entities}
            parts = [part for e in after.entities for part in _of(known.get(e.key), e)]
        case ItemsOffered(items=items):
            parts = [f"{i.label} {figures(i.price)}" if i.price is not None else i.label for i in items]
        case PeopleNamed(names=names):
            parts = list(names)
        case _:
            parts = []
    return ", ".join(dict.fromkeys(parts)) or requirement.text


def _of(before: Entity | None, after: Entity) -> list[str]:
    if before is None:
        return [after.plural]
    old = {f.key: f for f in before.fields}
    made = []
    for one in after.fields:
        there = old.get(one.key)
        if there is None:
            made.append(f"{one.label} ({after.plural})")
            continue
        known = {o.key for o in there.options}
        new = [o.label for o in one.options if o.key not in known]
        if new and known:
            made.append(f"{one.label}: {', '.join(new)}")
    return made

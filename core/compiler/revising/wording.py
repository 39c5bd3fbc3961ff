"""What was added, in the words that a visitor meets it by."""

from itertools import groupby

from core.appspec import AppSpec, Entity
from core.brief import Hours, ItemsOffered, PeopleNamed, RecordWanted, Requirement, StatusesWanted
from core.compiler import knowledge
from core.compiler.revising.numbers import figures

_ROW = 2


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


def hours_changed(before: AppSpec, after: AppSpec, what: str | None) -> list[str]:
    """What the days that changed had and have now, neighbouring days that agree in one sentence."""
    language = after.language
    names = knowledge.text("weekdays", language).split(",")
    old, new = _by_day(before.business.hours, language), _by_day(after.business.hours, language)
    moved = [(day, old[day], new[day]) for day in range(len(names)) if old[day] != new[day]]
    made = []
    for pair, days in groupby(moved, key=lambda one: one[1:]):
        run = [day for day, *_ in days]
        row = len(run) > _ROW and run == list(range(run[0], run[-1] + 1))
        said = f"{names[run[0]]}–{names[run[-1]]}" if row else ", ".join(names[day] for day in run)  # noqa: RUF001 - the dash of a span
        label = what or after.business.hours_label or knowledge.text("hours", language)
        made.append(knowledge.text("ch_changed", language, what=f"{label}, {said}", before=pair[0], after=pair[1]))
    return made


def _by_day(hours: tuple[Hours, ...], language: str) -> list[str]:
    shut = knowledge.text("closed", language)
    spans: list[list[str]] = [[] for _ in range(7)]
    for one in hours:
        for day in one.days:
            if one.opens or one.closes:
                spans[day].append("–".join(t for t in (one.opens, one.closes) if t))  # noqa: RUF001 - the dash of a span
    return [", ".join(times) or shut for times in spans]

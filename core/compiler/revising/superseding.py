"""What is said anew takes the place of what was said before: one colour a part, one name, one time a day; the rest of the brief stays."""

from dataclasses import replace
from itertools import groupby

from core.brief import Brief, Coloured, ContactGiven, Hours, LanguagesWanted, Named, OpenAt, Requirement, StyleWanted, Wish
from core.compiler import knowledge

_SIZES = frozenset({"large", "small"})


def in_its_place(brief: Brief, requirement: Requirement) -> tuple[Brief, Requirement]:
    """The brief with the requirement, and the requirement as it stands there: where it says something anew, under the id and at the place of that."""
    former = [one for one in brief.requirements if _said_anew(one.wish, requirement.wish)]
    if not former:
        return replace(brief, requirements=(*brief.requirements, requirement)), requirement
    placed = _together(replace(requirement, id=former[0].id), former, brief.language)
    kept = (placed if one is former[0] else one for one in brief.requirements if one is former[0] or one not in former)
    return replace(brief, requirements=tuple(kept)), placed


def _said_anew(old: Wish, new: Wish) -> bool:
    """Whether the newer wish leaves nothing of the older one that would still hold beside it."""
    match old, new:
        case Coloured(role=before), Coloured(role=now):
            return before == now
        case ContactGiven(kind=old_kind), ContactGiven(kind=new_kind, also=also):
            return old_kind == new_kind and not also
        case OpenAt(what=former), OpenAt(what=what):
            return former == what
        case StyleWanted(concepts=looked), StyleWanted(concepts=looks):
            return not _SIZES & {*looked, *looks}
        case (Named(), Named()) | (LanguagesWanted(), LanguagesWanted()):
            return True
        case _:
            return False


def _together(requirement: Requirement, former: list[Requirement], language: str) -> Requirement:
    """The hours of the days that were not named stay; their line says all of them."""
    match requirement.wish:
        case OpenAt() as wish:
            hours: tuple[Hours, ...] = ()
            for one in (*(old.wish for old in former), wish):
                hours = _newer(hours, one.hours) if isinstance(one, OpenAt) else hours
            return replace(requirement, wish=replace(wish, hours=hours), text=hours_line(wish.what, hours, language))
        case _:
            return requirement


def _newer(old: tuple[Hours, ...], new: tuple[Hours, ...]) -> tuple[Hours, ...]:
    days = {day for one in new for day in one.days}
    left = (replace(one, days=tuple(day for day in one.days if day not in days)) for one in old)
    return (*(one for one in left if one.days), *new)


def hours_line(what: str | None, hours: tuple[Hours, ...], language: str) -> str:
    """All hours as one line, neighbouring days that agree together."""
    names = knowledge.text("weekdays", language).split(",")
    said = [_on(day, hours, language) for day in range(len(names))]
    parts = []
    for times, run in groupby(range(len(names)), key=lambda day: said[day]):
        days = list(run)
        if times:
            parts.append(f"{names[days[0]]}{f'–{names[days[-1]]}' if len(days) > 1 else ''} {times}")  # noqa: RUF001 - the dash of a span
    colon = " : " if language == "fr" else ": "
    return f"{what or knowledge.text('hours', language)}{colon}{', '.join(parts)}"


def _on(day: int, hours: tuple[Hours, ...], language: str) -> str:
    """The times of a day; "" for a day that nothing is said of."""
    of_day = [one for one in hours if day in one.days]
    spans = ["–".join(t for t in (one.opens, one.closes) if t) for one in of_day if one.opens or one.closes]  # noqa: RUF001 - the dash of a span
    other = [one.note or knowledge.text("closed", language) for one in of_day if not one.opens and not one.closes]
    return " + ".join(spans or other[:1])

"""Records of which little more is known than their kind: their names, and what sorts them."""

from functools import cache

from core.brief import FieldType
from core.compiler import knowledge
from core.compiler.planner.sheet import Sheet

_LONGEST = 32
# Words that say what things are whatever stands before them ("job opening", "alert threshold").
_SAY_ENOUGH = frozenset(
    {"opening", "vacancy", "position", "threshold", "drama", "box", "reward", "skill", "toolbox", "solution", "requirement", "policy", "achievement"}
)
_SORTS = frozenset({"category", "status", "type"})


def called_by_kind(sheet: Sheet, language: str) -> tuple[str, ...]:
    """Names that say what belongs there ("Standard treatment plan"), where the language has them and the word for it is short."""
    if language == "en" and sheet.said and sheet.part != "people" and (own := _examples(sheet.label)):
        return own
    first, *_ = sheet.label.split()
    label = sheet.label if any(c.isupper() for c in first[1:]) else sheet.label[:1].lower() + sheet.label[1:]
    ways: list[str] = knowledge.toml("naming.toml")["places" if sheet.typed(FieldType.PLACE) else "ways"].get(language, [])
    return tuple(way.format(label) for way in ways) if sheet.said and len(label) <= _LONGEST else ()


def _examples(label: str) -> tuple[str, ...]:
    """What such things are called ("Python" for a programming language): by the whole name, or by its last word where that is all of it or nearly so."""
    known: dict[str, str] = knowledge.toml("examples.toml")["named"]
    low = label.casefold()
    last = low.split()[-1]
    said = known.get(low) or (known.get(last, "") if low == last or last in _SAY_ENOUGH or last in _heads("enough") else "")
    return tuple(one.strip() for one in said.split(";")) if said else ()


@cache
def _heads(of: str) -> frozenset[str]:
    return frozenset(knowledge.toml("examples.toml")["shown"][of].split())


def is_shown(sheet: Sheet, language: str) -> bool:
    """Whether such things are looked at rather than worked through: an attraction, a story, a trail."""
    looked_at = language == "en" and sheet.said and sheet.part == "record" and sheet.workflow is None
    return looked_at and sheet.label.casefold().split()[-1] in _heads("heads")


def only_sorted(sheet: Sheet) -> bool:
    """Whether all that was said of a record is what sorts it ("expenses by category", "repairs with a status")."""
    return bool(sheet.fields) and {sheet.concepts.get(f.key) for f in sheet.fields} <= _SORTS and sheet.concept in knowledge.kinds()

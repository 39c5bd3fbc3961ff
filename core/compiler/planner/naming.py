"""Records of which little more is known than their kind: their names, and what sorts them."""

from core.brief import FieldType
from core.compiler import knowledge
from core.compiler.planner.sheet import Sheet

_LONGEST = 32
_SORTS = frozenset({"category", "status", "type"})


def called_by_kind(sheet: Sheet, language: str) -> tuple[str, ...]:
    """Names that say what belongs there ("Standard treatment plan"), where the language has them and the word for it is short."""
    first, *_ = sheet.label.split()
    label = sheet.label if any(c.isupper() for c in first[1:]) else sheet.label[:1].lower() + sheet.label[1:]
    ways: list[str] = knowledge.toml("naming.toml")["places" if sheet.typed(FieldType.PLACE) else "ways"].get(language, [])
    return tuple(way.format(label) for way in ways) if sheet.said and len(label) <= _LONGEST else ()


def only_sorted(sheet: Sheet) -> bool:
    """Whether all that was said of a record is what sorts it ("expenses by category", "repairs with a status")."""
    return bool(sheet.fields) and {sheet.concepts.get(f.key) for f in sheet.fields} <= _SORTS and sheet.concept in knowledge.kinds()

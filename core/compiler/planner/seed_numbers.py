"""Figures for first records: prices of the trade, ages that fit who is meant, counts within their bounds."""

from core.appspec import Field, Value
from core.brief import FieldType
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet

YOUNG = frozenset({"child", "student", "player"})
_ANIMALS = frozenset({"cat", "dog", "animal", "pet", "horse"})
_PAID = frozenset({"transaction", "expense", "income", "sale", "invoice", "payment", "salary"})
_PLAYED = {"song": (4, 3, 5, 3, 6), "track": (4, 3, 5, 3, 6), "video": (4, 12, 7, 25, 9), "episode": (42, 38, 45, 51, 40), "podcast": (35, 48, 27, 61, 40),
           "movie": (96, 112, 124, 88, 141)}  # fmt: skip
_AMOUNTS = (42.5, 18.9, 640.0, 12.4, 89.0, 35.2, 120.0, 27.8)
_USUAL: dict[str, tuple[float, ...]] = {
    "capacity": (12,),
    "party_size": (2, 3, 4, 5),
    "stock": (24, 3, 40, 12, 8, 0, 31, 17),
    "minimum_stock": (5,),
    "points": (120, 85, 60, 145, 30, 95),
    "penalty_points": (0, 1, 2),
    "score": (92, 78, 85, 64, 97, 71),
    "likes": (12, 7, 31, 4, 18, 9),
    "views": (120, 74, 312, 48, 187, 95),
    "floor": (1, 2, 3),
    "participants": (6, 7, 8, 9, 10, 11),
    "progress": (10, 35, 60, 80, 100),
    "among": (4,),
    "returned": (0, 1),
    "hours": (8, 6.5, 7.5, 4, 8),
    "temperature": (18.5, 21.0, 19.2, 22.4),
    "weight": (1.5, 2.0, 3.0, 2.5),
    "area": (48, 62, 75, 91, 110),
    "days": (1, 2, 3, 4),
    "nights": (2, 3, 4),
    "level": (1, 2, 3),
    "children": (1, 2, 1, 3),
    "adults": (2, 1, 2, 4),
}


def number(draft: Draft, sheet: Sheet, one: Field, concept: str, i: int) -> Value:
    """A figure for that field of row `i`, within the field's bounds."""
    if one.default is not None and concept in ("deposit", "discount", "capacity"):
        return one.default
    if concept in ("salary", "wage"):
        return (2100.0, 2450.0, 1950.0, 2800.0)[i % 4]
    if one.type is FieldType.MONEY:
        figures = _AMOUNTS if sheet.concept in _PAID else draft.trade.prices
        return figures[i % len(figures)]
    if one.type is FieldType.DURATION and sheet.concept in _PLAYED:
        return _PLAYED[sheet.concept or ""][i % 5]
    if one.type is FieldType.DURATION:
        return 30 if concept == "break" else draft.trade.minutes[i % len(draft.trade.minutes)]
    return _within(one, _usual(draft, sheet, concept, i), i, known=concept in _USUAL)


def _usual(draft: Draft, sheet: Sheet, concept: str, i: int) -> float:  # noqa: PLR0911 - one return a meaning
    match concept:
        case "age":
            if sheet.concept in YOUNG or sheet.find("child_name", "parent_name"):
                return 5 + i % 6
            return 1 + (i * 5) % 9 if sheet.concept in _ANIMALS else 22 + (i * 7) % 40
        case "quantity" if sheet.concept in {"goods_in", "goods_out"}:
            return 20 + (i * 13) % 40 if sheet.concept == "goods_in" else 1 + (i * 5) % 12
        case "quantity":
            return 1 + i % 3 if sheet.part == "request" else 5 + (i * 13) % 40
        case "year":
            return draft.today.year - 1 - i % 9
        case "number":
            return i + 1
        case "mileage":
            return 18000 + i * 13500
        case _:
            known = _USUAL.get(concept)
            return known[i % len(known)] if known else (i * 7) % 20 + 1


def _within(one: Field, found: float, i: int, *, known: bool) -> Value:
    low, high = one.minimum, one.maximum
    if high is not None and int(high) > 0 and not known:
        found = i % int(high) + 1
    if low is not None:
        found = max(found, float(low))
    if high is not None:
        found = min(found, float(high))
    return int(found) if one.type in (FieldType.INTEGER, FieldType.RATING) else float(found)

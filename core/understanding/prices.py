"""Which numbers of a sentence are prices, and where the words for them begin."""

from decimal import Decimal

from core.brief import RuleKind
from core.understanding.listing import split_items
from core.understanding.scene import Placed, Scene
from core.understanding.values import Duration, Money, Number

LONGEST_LABEL = 5
_LEAST_BARE_PRICE = 20
_DEAR, _DEAREST = 10, 5000
_UNITS = frozenset(
    {"hour", "day", "night", "week", "month", "weekend", "person", "head", "piece", "kilo", "lesson", "session", "class", "year", "box", "dozen"}
)
_SEATED = frozenset({"table", "tables", "room", "rooms", "dinner", "group", "party"})
_LIMIT_WORDS = frozenset({"limit", "maximum", "minimum", "capacity", "max", "min", "most"})
_LIMITS = frozenset({RuleKind.CAPACITY, RuleKind.LOW_STOCK})
_A_LIST = 3


def bare_prices(scene: Scene, amounts: list[Placed], start: int, end: int) -> list[Placed]:
    """At least two parts of a sentence that are a few words and a number that may be a price ("hour 250, day 900")."""
    parts = split_items(scene, start, end)
    plain = [v for v in amounts if isinstance(v.value, Number) and not v.value.ordinal]
    found = [v for v in plain if any(_ends_part(scene, v.end, right) and 1 <= v.start - left <= LONGEST_LABEL + 2 for left, right in parts)]
    priced = sum(of_price_size(v) for v in found) >= 2 or (len(found) > 1 and any(with_cents(v) for v in found))
    priced = priced or (len(found) == len(parts) >= _A_LIST and any(of_price_size(v) for v in found))
    if not found:
        return []
    row = [p for p in parts if found[0].start < p[1] and p[0] <= found[-1].start]
    sized = sum(bool(scene.cue("price_sizes", left, right)) for left, right in parts if any(left <= v.start < right for v in found))
    told = sum(any(h.end == v.start for h in scene.cue("between_price", max(start, v.start - 3), v.start)) for v in found)
    whole = scene.lex.language == "en" and len(found) == len(row) >= _A_LIST and any(of_price_size(v) for v in found)
    if len(found) >= 2 and (whole or sized >= 2 or (priced and told >= 2)) and len(found) * 2 >= len(row):
        return found
    return found if priced and len(found) * 2 >= len(parts) else []


def told_prices(scene: Scene, amounts: list[Placed], start: int, end: int) -> list[Placed]:
    """Bare numbers that a verb prices ("we sell mugs 19 and bowls 26", "order soup for 5", "hire a bike for 15 a day"), in English."""
    if scene.lex.language != "en":
        return []
    limits = {i for h in scene.lex.rules.find(scene.counted, start, end) if h.key in _LIMITS for i in range(h.start, h.end + 1)}
    plain = [v for v in amounts if isinstance(v.value, Number) and not v.value.ordinal and v.start not in limits and v.start > start]
    found: list[Placed] = []
    for value in plain:
        before = scene.tokens[value.start - 1]
        joined = next((h for h in scene.cue("between_price", max(start, value.start - 3), value.start) if h.end == value.start), None)
        sells, deeds = scene.cue("sells", start, value.start), scene.cue("deeds", start, value.start)
        thing = scene.tokens[joined.start - 1] if joined and joined.start > start else before
        if not _priced_here(scene, value, end):
            continue
        lasting = joined is not None and any(isinstance(v.value, Duration) and v.end == joined.start for v in scene.values_in(start, value.start))
        per_time = value.end + 1 < end and scene.is_cue("per", value.end) is not None
        if thing.fold in _LIMIT_WORDS:
            continue
        extra = value.end < end and scene.tokens[value.end].fold == "extra"
        if lasting or (joined and (per_time or extra)) or (before.text == "," and per_time and (sells or deeds or found)):
            found.append(value)
            continue
        if before.kind != "word" or thing.kind != "word" or not (sells or deeds):
            continue
        seated = thing.fold in _SEATED and not sells and not per_time
        if not seated and (joined or sells) and not scene.is_cue("articles", value.start - 1) and before.fold != "than":
            found.append(value)
    return found


def price_row(scene: Scene, amounts: list[Placed], start: int, end: int) -> list[Placed]:
    """Bare numbers that end every part of a sentence, a heading allowed ("mains: stew 14, pie 12.50", "one class 14, ten classes 110"), in English."""
    if scene.lex.language != "en" or scene.cue("not_prices", start, end):
        return []
    parts = split_items(scene, start, end)
    if parts and parts[0][1] < end and scene.tokens[parts[0][1]].text == ":" and not scene.values_in(*parts[0]):
        parts = parts[1:]
    plain = [v for v in amounts if isinstance(v.value, Number) and not v.value.ordinal and v.value.amount < _DEAREST]
    found = [v for v in plain if any(left < v.start < right and v.start - left <= LONGEST_LABEL + 1 and _to_end(scene, v.end, right) for left, right in parts)]
    if len(found) < 2 or len(found) < len(parts) or any(scene.tokens[v.start - 1].kind != "word" or _held(scene, v.start - 1) for v in found):
        return []
    told = any(with_cents(v) or "." in v.source or (v.end < end and scene.is_cue("per", v.end) is not None) for v in found)
    return found if told or max(v.value.amount for v in found if isinstance(v.value, Number)) >= _DEAR else []


def _to_end(scene: Scene, at: int, right: int) -> bool:
    """Whether a part ends behind a number, "per kilo" and the like allowed."""
    per = scene.is_cue("per", at) if at < right else None
    return at >= right or (per is not None and per.end + 1 == right and scene.tokens[per.end].fold in _UNITS)


def _held(scene: Scene, index: int) -> bool:
    """Whether a small word before a number holds it ("at 5", "in 3")."""
    return any(scene.is_cue(name, index) for name in ("place_before", "howmany", "on", "articles", "each_record", "month_names"))


def _priced_here(scene: Scene, value: Placed, end: int) -> bool:
    """Whether a part of the sentence ends behind a number, "a day" and the like or "each" allowed."""
    at = value.end
    if at >= end or scene.tokens[at].kind == "mark" or scene.tokens[at].fold == "extra" or any(scene.is_cue(name, at) for name in ("and", "or", "each")):
        return True
    per = scene.is_cue("per", at)
    return per is not None and per.end < len(scene.tokens) and scene.tokens[per.end].fold in _UNITS


def _ends_part(scene: Scene, end: int, right: int) -> bool:
    """Whether a number ends its part of the sentence, "a day" and the like behind it allowed."""
    return right == end or (right - end == 2 and scene.is_cue("per", end) is not None)


def of_price_size(placed: Placed) -> bool:
    """Whether a bare number is of the size of prices and not of counts."""
    return isinstance(placed.value, Number) and not placed.value.ordinal and placed.value.amount >= _LEAST_BARE_PRICE


def amount_of(placed: Placed) -> Decimal | None:
    """The amount of money or of a bare number."""
    return placed.value.amount if isinstance(placed.value, Money | Number) else None


def with_cents(placed: Placed) -> bool:
    """Whether it is written as money is: two digits after the mark."""
    return len(placed.source.replace(",", ".").rpartition(".")[2]) == 2 and ("." in placed.source or "," in placed.source)


def _opens(scene: Scene, begin: int, index: int) -> bool:
    """Whether a comma stands before a thing, or only "and" between it and the price before ("fries 9 and mac and cheese 6.50")."""
    return scene.tokens[index - 1].text == "," or (index - 1 == begin > 0 and scene.value_at(begin - 1) is not None and bool(scene.is_cue("and", begin)))


def joined_edge(scene: Scene, begin: int, value: Placed, edge: int) -> int:
    """One thing of two words joined by "and" ("cut and colour is 95"): only behind a comma, and where no plural verb prices both."""
    parts = split_items(scene, begin, value.start)
    if len(parts) < 2 or edge != parts[-1][0] or not scene.is_cue("and", parts[-2][1]) or not _opens(scene, begin, parts[-2][0]):
        return edge
    several = {"are", "cost", "sind", "kosten"} & {scene.tokens[i].fold for i in range(edge, value.start)}
    each = value.end < len(scene.tokens) and scene.is_cue("each", value.end)
    return parts[-2][0] if parts[-2][1] - parts[-2][0] <= 2 and not several and not each else edge

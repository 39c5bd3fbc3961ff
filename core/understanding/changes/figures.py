"""Changes of prices, limits, counts, times and dates."""

from dataclasses import dataclass
from decimal import Decimal

from core.understanding.changes.alike import alike, tail_of
from core.understanding.changes.clauses import NUMERIC, Clause, content
from core.understanding.changes.labels import Label, LabelHit, NumberSite, shown
from core.understanding.changes.message import PlacedValue
from core.understanding.values import (
    CalendarDate,
    ClockTime,
    Duration,
    Money,
    Number,
    Quantity,
    TimeSpan,
    Weekdays,
    find_values,
)
from core.understanding.values.lexicon import lexicon as value_lexicon
from core.understanding.values.words import split_words
from core.understood import Rename, Reprice, SetNumber, Wanted

_NEARNESS = 0.4


@dataclass(frozen=True, slots=True)
class _Amounts:
    new: PlacedValue
    old: Decimal | None


def change_amount(clause: Clause) -> Wanted | None:
    """A new price for a thing, or a new number for a limit, count or fee."""
    amounts = _new_and_old(clause)
    if amounts is None or not isinstance(amounts.new.value, NUMERIC):
        return None
    amount = amounts.new.value.amount
    item = _item(clause, amounts)
    if item:
        currency = amounts.new.value.currency if isinstance(amounts.new.value, Money) else None
        return Reprice(item.text, amount, amounts.old if amounts.old is not None else item.price, currency)
    site = _site(clause, amounts)
    if site is None and amounts.old is None and not clause.cue("set"):
        return None
    what = _what(clause, amounts)
    if site is None and not what:
        return None
    old = amounts.old if amounts.old is not None else site.amount if site else None
    return SetNumber(amount, what or (site.text if site else ""), old, _unit(amounts.new, site), site.rule if site else None)


def priced_too(clause: Clause, renamed: Rename) -> Reprice | None:
    """The price of what was just given another name: "the knot is called twist now and costs 4"."""
    if not clause.cue("cost") or len(clause.numbers) != 1 or any(hit.whole and hit.label.kind == "item" for hit in clause.hits):
        return None
    known = next((label for label in clause.message.labels if label.text == renamed.old and label.price is not None), None)
    match clause.numbers[0].value:
        case Money(amount=amount, currency=currency) if known:
            return Reprice(renamed.new, amount, known.price, currency)
        case Number(amount=amount) if known:
            return Reprice(renamed.new, amount, known.price)
        case _:
            return None


def _new_and_old(clause: Clause) -> _Amounts | None:
    """The number meant and the one taken back ("3.90 not 3.80", "30 instead of 45", "from 60 to 52")."""
    words = clause.message.words
    inside = {i for hit in clause.hits if hit.whole and hit.end - hit.start > 1 for i in range(hit.start, hit.end)}
    numbers = [n for n in clause.numbers if n.start not in inside] or _bare_hours(clause)
    old: PlacedValue | None = None
    for kind in ("not", "from", "instead_of"):
        for cue in clause.cues(kind):
            taken = next((n for n in numbers if 0 <= n.start - cue.end <= 2), None)
            if old is None and taken is not None and len(numbers) > 1:
                old = taken
    fresh = [n for n in numbers if n is not old]
    if not fresh:
        return None
    settled = [n for n in fresh if any(cue.end <= n.start and n.start - cue.end <= 2 for cue in (*clause.cues("set"), *clause.cues("cost")))]
    new = (settled or fresh)[-1]
    before = words[new.start - 1].folded if new.start > clause.start else ""
    named = old is None and new.end < clause.end and any(alike(before, part.folded) for hit in clause.hits for part in words[hit.start : hit.end])
    if named and clause.message.lex.cue("cost", words, new.end, new.end + 1) and not settled:
        return None  # "bay four is being resurfaced": the number is a name
    return _Amounts(new, old.value.amount if old and isinstance(old.value, NUMERIC) else None)


def _bare_hours(clause: Clause) -> list[PlacedValue]:
    """Take "to 14", which may be a time, for a number where something countable is spoken of."""
    spoken = [hit for hit in clause.hits if hit.label.kind in {"field", "item"}] or _units_said(clause)
    bare = [v for v in clause.values if isinstance(v.value, ClockTime | TimeSpan) and ":" not in v.source and v.source.split()[-1].isdecimal()]
    return [PlacedValue(Number(Decimal(v.source.split()[-1])), v.end - 1, v.end, v.source) for v in bare] if spoken and clause.cue("set") else []


def _units_said(clause: Clause) -> set[str]:
    units = value_lexicon(clause.message.lex.language).units
    return {hit[0] for i in range(clause.start, clause.end) if (hit := units.at(clause.message.words, i)) and clause.message.words[i].is_word}


def _item(clause: Clause, amounts: _Amounts) -> Label | None:
    """The priced thing that is spoken of: by label, by the end of a compound, or by the old price that only it has."""
    if isinstance(amounts.new.value, Quantity | Duration):
        return None
    items = [hit.label for hit in clause.hits if hit.label.kind == "item" and (hit.whole or _stands_alone(clause, hit))]
    if items and (items[0].price is not None or isinstance(amounts.new.value, Money) or clause.cue("cost")):
        return items[0]
    priced = [label for label in clause.message.labels if label.price is not None]
    said = [clause.message.words[i].folded for i in content(clause, 3)]
    by_tail = [label for label in priced for word in said if any(tail_of(word, part.folded) for part in split_words(label.text))]
    if len({label.text for label in by_tail}) == 1:
        return by_tail[0]
    by_price = [label for label in priced if amounts.old is not None and label.price == amounts.old]
    return by_price[0] if len(by_price) == 1 and not _site(clause, amounts) else None


def _stands_alone(clause: Clause, hit: LabelHit) -> bool:
    """Whether a part of a label was said without other words that would make it another thing ("cherry tart" is no "plum tart")."""
    written = {word.folded for word in split_words(hit.label.text)}
    covered = {i for n in clause.numbers for i in range(n.start, n.end)} | set(range(hit.start, hit.end))
    others = [i for i in content(clause, 2) if i not in covered and not any(alike(clause.message.words[i].folded, one) for one in written)]
    return not any(-3 <= i - hit.end < 2 for i in others)


def _site(clause: Clause, amounts: _Amounts) -> NumberSite | None:
    """The number of the application that is meant: the one named as old, or the one whose words are spoken of."""
    said = [clause.message.words[i].folded for i in content(clause, 2)]
    unit = _unit(amounts.new, None)
    units = {unit} if unit else _units_said(clause)
    best: tuple[float, NumberSite] | None = None
    for site in clause.message.numbers:
        if amounts.old is not None and site.amount != amounts.old:
            continue
        score = float(sum(any(alike(word, other) or tail_of(word, other) or tail_of(other, word) for other in site.words) for word in said))
        score += 1.0 if site.unit in units else 0.0
        score += 1.0 if amounts.old is not None else 0.0
        score += 0.5 if site.rule else 0.0
        score += _NEARNESS * _nearness(site.amount, amounts.new.value.amount) if isinstance(amounts.new.value, NUMERIC) and score >= 1.0 else 0.0
        if score >= 1.0 and (best is None or score > best[0]):
            best = (score, site)
    if best is None and amounts.old is None:
        return _only_near(clause, amounts)
    return best[1] if best else None


def _nearness(old: Decimal, new: Decimal) -> float:
    """How alike two amounts are, from 0 to 1: of two numbers in a sentence the one about as large is meant."""
    low, high = sorted((abs(old), abs(new)))
    return float(low / high) if high else 1.0


def _only_near(clause: Clause, amounts: _Amounts) -> NumberSite | None:
    """The one number of the application that is about as large, where something is set to a new one."""
    if not clause.cue("set") or not isinstance(amounts.new.value, NUMERIC):
        return None
    new = amounts.new.value.amount
    near = [site for site in clause.message.numbers if site.amount != new and new > 2 and Decimal("0.6") <= site.amount / new <= Decimal("1.7")]
    return near[0] if len({site.amount for site in near}) == 1 else None


def _what(clause: Clause, amounts: _Amounts) -> str:
    covered = {i for n in clause.numbers for i in range(n.start, n.end)}
    places = [i for i in content(clause, 1) if i not in covered]
    turns = {k for kind in ("to", "from", "add_after") for cue in clause.cues(kind) for k in range(cue.start, cue.end)}
    near = [i for i in places if abs(i - amounts.new.start) <= 6 and i not in turns]
    if near and near[-1] - near[0] <= 6:
        return clause.message.said(near[0], near[-1] + 1).strip(" ,")
    counted = [i for i in range(amounts.new.start, amounts.new.end) if clause.message.words[i].is_word and not _is_number(clause, i)]
    return clause.message.said(counted[0], counted[-1] + 1) if counted else amounts.new.source


def _is_number(clause: Clause, i: int) -> bool:
    """Whether a word is a number itself: of "twelve people" the first one."""
    return any(isinstance(found.value, Number | ClockTime) for found in find_values(clause.message.said(i, i + 1), clause.message.lex.language))


def _unit(new: PlacedValue, site: NumberSite | None) -> str | None:
    match new.value:
        case Quantity(unit=unit) | Duration(unit=unit):
            return unit
        case Money(currency=currency) if currency:
            return currency
        case _:
            return site.unit if site else None


def change_day(clause: Clause) -> Rename | None:
    """Another day of the week: "Thursdays, not Tuesdays"."""
    days = [v for v in clause.values if isinstance(v.value, Weekdays) and len(v.value.days) == 1]
    old = next((d for d in days for cue in (*clause.cues("not"), *clause.cues("instead_of")) if 0 <= d.start - cue.end <= 1), None)
    new = next((d for d in days if d is not old), None)
    return Rename(old.source, new.source) if old and new else None


def change_moment(clause: Clause) -> Rename | None:
    """Another time of day or date in a sentence that the application shows ("until 21:00", "on the 14th")."""
    moments = [v for v in clause.values if isinstance(v.value, ClockTime | TimeSpan) or (isinstance(v.value, CalendarDate) and v.value.day)]
    if not moments:
        return None
    negated = [m for m in moments for cue in clause.cues("not") if 0 <= m.start - cue.end <= 1]
    fresh = [m for m in moments if m not in negated] or moments
    new = fresh[-1]
    said = [clause.message.words[i].folded for i in content(clause, 2)]
    best: tuple[float, str] | None = None
    for text in shown(clause.message.spec):
        for found in find_values(text, clause.message.spec.language):
            if type(found.value) is not type(new.value) or found.value == new.value:
                continue
            score = 1.0 + sum(any(alike(word, other.folded) for other in split_words(text)) for word in said)
            score += 3.0 if any(found.value == m.value for m in negated) else 0.0
            if best is None or score > best[0]:
                best = (score, found.source)
    return Rename(best[1], new.source) if best else None

"""Concrete things on offer: "sourdough is 4.20, rye is 3.80", and lists of things without prices: "the vans are A, B and C"."""

from dataclasses import dataclass, replace

from core.brief import FieldType, Item, ItemsOffered, PeopleNamed, RecordWanted
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in, core_range, label, split_items, unglued
from core.understanding.patterns import Hit
from core.understanding.prices import LONGEST_LABEL, amount_of, bare_prices, joined_edge, of_price_size, with_cents
from core.understanding.scene import Placed, Scene
from core.understanding.text import fold
from core.understanding.values import Duration, Money, Number, Quantity
from core.understanding.variants import variants

_LONGEST_MIN = 600
_POINTING = frozenset({"it", "them", "us", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class _Priced:
    item: Item
    start: int
    end: int
    currency: str | None
    certain: bool


def read_items(scene: Scene) -> None:
    """Notes all priced things as one list."""
    if scene.lex.language == "en":
        _note_variants(scene)
    priced = [p for start, end in scene.sentences for p in _priced(scene, start, end)]
    if priced:
        start, end = min(p.start for p in priced), max(p.end for p in priced)
        claim = {i for p in priced for i in range(p.start, p.end)}
        currency = next((p.currency for p in priced if p.currency), None)
        kind = _kind(scene, start)
        wish = ItemsOffered(tuple(p.item for p in priced), kind.one if kind else None, kind.key if kind else None, currency)
        scene.note(wish, start, end, 0.9 if all(p.certain for p in priced) else 0.7, claim=claim)


def _note_variants(scene: Scene) -> None:
    for start, end in scene.sentences:
        found = variants(scene, start, end)
        if found and not scene.claimed.intersection(range(found.start, found.end)) and not scene.denied.intersection(range(found.start, found.end)):
            wish = ItemsOffered(found.items, found.kind.one if found.kind else None, found.kind.key if found.kind else None, found.currency)
            scene.note(wish, found.start, found.end, 0.8)


def read_named_things(scene: Scene) -> None:
    """Notes lists of things or people by name, one a sentence at most."""
    for start, end in scene.sentences:
        _named_things(scene, start, end)


def _priced(scene: Scene, start: int, end: int) -> list[_Priced]:
    amounts = [v for v in scene.values_in(start, end) if amount_of(v) is not None and v.start not in scene.claimed]
    moneys = [v for v in amounts if isinstance(v.value, Money)]
    listed = [v for v in amounts if isinstance(v.value, Number) and not v.value.ordinal and (moneys or with_cents(v))]
    if not moneys and len(listed) < 2:
        listed = bare_prices(scene, amounts, start, end) or listed
    rows = set(bare_prices(scene, amounts, start, end)) if scene.lex.language == "en" else set()
    candidates = sorted([*moneys, *(listed if moneys or len(listed) > 1 else [])], key=lambda v: v.start)
    found: list[_Priced] = []
    begin = start
    for value in candidates:
        if _most(scene, value):
            continue
        one = _label_for(scene, value, begin, end, after_money=bool(found), listed=value in rows)
        if one:
            found.append(one)
        begin = max(value.end, one.end if one and scene.lex.language == "en" else 0)
    return found


def _label_for(scene: Scene, value: Placed, begin: int, end: int, *, after_money: bool, listed: bool = False) -> _Priced | None:
    left = _left_edge(scene, value, begin)
    duration = next((v for v in scene.values_in(left, value.start) if isinstance(v.value, Duration) and v.value.minutes <= _LONGEST_MIN), None)
    stop = duration.start if duration else value.start
    start, stop = _strip(scene, left, stop)
    certain = isinstance(value.value, Money)
    tail, unit = _unit_after(scene, value.end, end)
    if start >= stop:
        right = _label_after(scene, tail if scene.lex.language == "en" else value.end, end) or (_strip(scene, left, value.start) if duration else None)
        if not right or right[0] >= right[1]:
            return None
        start, stop = right
        tail = max(tail, stop)
    if not certain and not listed and not _stands_alone(scene, value, after_money=after_money) and not of_price_size(value):
        return None
    text = label(scene, start, stop)
    if scene.tokens[stop - 1].fold in _POINTING and scene.lex.language == "en":
        return None  # "Book it, 12 pounds an hour" names nothing.
    if not text or scene.denied.intersection(range(start, value.end)):
        return None
    minutes = duration.value.minutes if duration and isinstance(duration.value, Duration) else None
    currency = value.value.currency if isinstance(value.value, Money) else None
    return _Priced(Item(text, amount_of(value), minutes, unit), min(start, value.start), max(tail, value.end), currency, certain)


def _most(scene: Scene, value: Placed) -> bool:
    """Whether the number is a limit and no price ("up to 40")."""
    return scene.lex.language == "en" and [t.fold for t in scene.tokens[max(0, value.start - 2) : value.start]] == ["up", "to"]


def _left_edge(scene: Scene, value: Placed, begin: int) -> int:
    """Where the words for a price begin: after the last comma, "and", or turn of offering before it."""
    edge = begin
    for left, right in split_items(scene, begin, value.start):
        edge = left if right > left else edge
    edge = joined_edge(scene, begin, value, edge)
    for name in ("offers", "wish", "but"):
        edge = max([edge, *(h.end for h in scene.cue(name, edge, value.start))])
    return max(edge, value.start - LONGEST_LABEL - 4)


def _strip(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    moved = True
    while moved and start < stop:
        moved = False
        for name in ("between_price", "fillers"):
            hits = [h for h in scene.cue(name, start, stop) if h.end == stop]
            if hits:
                stop, moved = hits[-1].start, True
        while stop > start and scene.tokens[stop - 1].kind == "mark":
            stop, moved = stop - 1, True
    start, stop = core_range(scene, start, stop)
    inner = [h for h in scene.cue("between_price", start, stop) if h.start > start]
    told = [h for h in inner if scene.tokens[h.start].fold in {"is", "are"} and h.end < stop]
    if told:
        return max(told[-1].end, stop - LONGEST_LABEL), stop  # "My packages are half a day for 650".
    if inner and stop - start > LONGEST_LABEL:
        stop = inner[0].start
    return max(start, stop - LONGEST_LABEL), stop


def _label_after(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """The thing named after its price ("25 euros for a haircut")."""
    hit = next((h for h in scene.cue("for_what", start, min(end, start + 2)) if h.start == start), None)
    if not hit and scene.lex.language == "en" and [t.fold for t in scene.tokens[start : start + 2]] == ["up", "to"]:
        stop = next((i for i in range(start + 2, end) if scene.tokens[i].kind == "mark" or scene.is_cue("and", i)), end)
        return (start, stop) if stop - start <= LONGEST_LABEL else None
    if not hit:
        return None
    stop = next((i for i in range(hit.end, end) if scene.tokens[i].kind == "mark" or scene.is_cue("and", i) or scene.value_at(i)), end)
    left, right = core_range(scene, hit.end, min(stop, hit.end + LONGEST_LABEL))
    return (left, right) if left < right else None


def _unit_after(scene: Scene, start: int, end: int) -> tuple[int, str | None]:
    each = next((h for h in scene.cue("each", start, min(end, start + 3)) if h.start == start), None)
    if each:
        return each.end, None
    per = next((h for h in scene.cue("per", start, min(end, start + 2)) if h.start == start), None)
    if per and per.end < end and scene.tokens[per.end].kind == "word" and not scene.is_cue("deny_before", per.end):
        return per.end + 1, scene.words(per.end, per.end + 1)
    return start, None


def _stands_alone(scene: Scene, value: Placed, *, after_money: bool) -> bool:
    """Whether a bare number can be a price: nothing follows it in its chunk, or "each"."""
    if scene.tokens[value.start].kind == "number" and not after_money and not with_cents(value):
        return False
    i = value.end
    if i >= len(scene.tokens) or scene.tokens[i].kind == "mark":
        return True
    return bool(scene.is_cue("and", i) or scene.is_cue("each", i) or scene.is_cue("per", i) or (after_money and scene.tokens[i].fold == "for"))


def _kind(scene: Scene, start: int) -> Concept | None:
    """The kind of record that the things are: the last record noun before them in their sentence."""
    left, _ = scene.sentence_of(start)
    houses = {i for n in scene.noted if n.wish.tag in ("trade", "named") for i in n.claim}
    hits = [h for h in concept_in(scene, left, start) if h.key.record and not h.key.person and not (houses and h.start in houses)]
    return hits[-1].key if hits else None


def _named_things(scene: Scene, start: int, end: int) -> None:
    """Lists behind a known noun: "the vans are A, B and C", "tasks: kitchen, hall", "our stylists Anna and Ben"."""
    for head in concept_in(scene, start, end):
        if not (head.key.record or head.key.type.value in {"choice", "choices"}) or scene.claimed.intersection(range(head.start, head.end)):
            continue
        opened = _list_start(scene, head, end)
        if opened is None:
            continue
        things, stop = _things(scene, opened, end, people=head.key.person)
        if len(things) < 2 or _become_options(scene, head.start, head.end, things, stop):
            continue
        if head.key.person:
            scene.note(PeopleNamed(tuple(things), head.key.one, head.key.key), head.start, stop, 0.85)
        else:
            items = tuple(Item(capitalised(t)) for t in things)
            scene.note(ItemsOffered(items, head.key.several, head.key.key), head.start, stop, 0.75)
        return
    _people_we_are(scene, start, end)
    _people_at_work(scene, start, end)
    _unknown_heads(scene, start, end)


def _become_options(scene: Scene, start: int, end: int, values: list[str], stop: int) -> bool:
    """Gives the values to the field that these words name, where a record has one; whether it has."""
    stems = {scene.tokens[i].stem for i in range(start, end)}
    for one in scene.noted:
        if not isinstance(one.wish, RecordWanted):
            continue
        for field in one.wish.fields:
            if not field.options and scene.lex.morphology.stem(fold(field.label)) in stems and field.type in {FieldType.TEXT, FieldType.CHOICE}:
                fields = tuple(replace(f, options=tuple(values), type=FieldType.CHOICE) if f is field else f for f in one.wish.fields)
                scene.noted[scene.noted.index(one)] = replace(one, wish=replace(one.wish, fields=fields))
                scene.claimed.update(range(start, stop))
                return True
    return False


def _unknown_heads(scene: Scene, start: int, end: int) -> None:
    """Lists behind a noun that the lexicon lacks: "our makers are Dee and Ravi", "the blends are moss, ember and tide"."""
    if scene.claimed.intersection(range(start, end)):
        return
    begin, _ = core_range(scene, start, end)
    cue = next((h for h in scene.cue("are", begin, end) if 1 <= h.start - begin <= 3 and not scene.values_in(begin, h.start)), None)
    head, first = (cue.start, cue.end) if cue else (begin + 1, begin + 1)
    if head <= begin or first >= end:
        return
    names, stop = _things(scene, first, end, people=True)
    if len(names) >= 2 and _become_options(scene, begin, head, names, stop):
        return
    if len(names) >= 2 and scene.lex.language == "de" and cue:
        scene.note(ItemsOffered(tuple(Item(n) for n in names), label(scene, begin, head)), start, stop, 0.6)
    elif len(names) >= 2 and (cue or stop >= end):
        scene.note(PeopleNamed(tuple(names), label(scene, begin, head)), start, stop, 0.6)
    elif cue and not names:
        things, stop = _things(scene, first, end, people=False)
        if len(things) >= 2 and _become_options(scene, begin, head, things, stop):
            return
        if len(things) >= 3 and not scene.cue("wish", start, end):
            scene.note(ItemsOffered(tuple(Item(capitalised(t)) for t in things), label(scene, begin, head)), start, stop, 0.5)


def _list_start(scene: Scene, head: Hit[Concept], end: int) -> int | None:
    """Where the list after its noun begins: behind ":", "are", a count, or at once for capitalised names."""
    i = head.end
    opened = head.key.person
    while i < end and i - head.end < 5:
        if scene.tokens[i].text == ":":
            i, opened = i + 1, True
            continue
        hit = scene.is_cue("are", i) or scene.is_cue("fillers", i)
        value = scene.value_at(i)
        if hit:
            opened = opened or bool(scene.is_cue("are", i))
            i = hit.end
        elif value and isinstance(value.value, Number | Quantity) and i == head.end and value.end < end and scene.tokens[value.end].kind == "mark":
            i, opened = value.end + 1, True
        elif scene.tokens[i].text == "," and i == head.end and head.key.person:
            i += 1
        else:
            break
    return i if opened and i < end else None


def _things(scene: Scene, start: int, end: int, *, people: bool) -> tuple[list[str], int]:
    things: list[str] = []
    stop = start
    items = split_items(scene, start, end, alternatives=not people)
    for number, (left, right) in enumerate(items):
        a, b = core_range(scene, left, right)
        me = scene.is_cue("me", left)
        if me and me.end < right:
            a = me.end
        if a >= b:
            continue
        if left < a and scene.tokens[a].capital and scene.tokens[a - 1].capital and scene.is_cue("articles", a - 1):
            a -= 1
        if (people and not _name_like(scene, a, b)) or b - a > 4 or scene.denied.intersection(range(a, b)) or scene.claimed.intersection(range(a, b)):
            break
        if any(h.start <= left + 1 for name in ("wish", "clause", "fill_in") for h in scene.cue(name, left, right)):
            break
        things.append(unglued(scene, a, b))
        stop = right
        if number and any(h.end == left for h in scene.cue("and", max(0, left - 2), left)) and (number + 1 < len(items)) and not people:
            break
    return things, stop


def _name_like(scene: Scene, start: int, end: int) -> bool:
    if end - start > 3:
        return False
    if scene.lex.language == "ar":
        return not concept_in(scene, start, end) and not scene.values_in(start, end)
    written = scene.lex.language != "de" and scene.tokens[start].capital and not any(s == start for s, _ in scene.sentences)
    return all(scene.tokens[i].capital or i > start for i in range(start, end)) and (written or not concept_in(scene, start, start + 1))


def _people_at_work(scene: Scene, start: int, end: int) -> None:
    """People who are said to work: "Anna and Tom work there"."""
    for hit in scene.cue("works", start, end):
        begin = hit.start
        while begin > start and (scene.tokens[begin - 1].capital or scene.is_cue("and", begin - 1) or scene.tokens[begin - 1].text == ","):
            begin -= 1
        names, stop = _things(scene, begin, hit.start, people=True)
        if len(names) >= 2 and stop == hit.start and not scene.claimed.intersection(range(begin, stop)):
            scene.note(PeopleNamed(tuple(names)), begin, stop, 0.8)
            return


def _people_we_are(scene: Scene, start: int, end: int) -> None:
    """People without a noun: "there are three of us, Anna, Ben and me, Carla"."""
    for hit in scene.cue("staff", start, end):
        i = hit.end
        value = scene.value_at(i) if i < end else None
        i = value.end if value else i
        while i < end and (scene.tokens[i].text in {",", ":"} or scene.is_cue("fillers", i) or scene.is_cue("of_us", i)):
            i += 1
        names, stop = _things(scene, i, end, people=True)
        if len(names) >= 2 and not scene.claimed.intersection(range(i, stop)):
            scene.note(PeopleNamed(tuple(names)), hit.start, stop, 0.8)
            return

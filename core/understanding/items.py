"""Concrete things on offer: "sourdough is 4.20, rye is 3.80"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from core.brief import Item, ItemsOffered
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in, core_range, label, split_items
from core.understanding.offering import before_deed, past_deed, past_seat, sold_beside
from core.understanding.payers import TICKETS, are_tickets, free_payers, payer_prices
from core.understanding.prices import LONGEST_LABEL, amount_of, bare_prices, joined_edge, of_price_size, price_row, told_prices, with_cents
from core.understanding.scene import Placed, Scene
from core.understanding.taken import own_noun
from core.understanding.values import Duration, Money, Number, Quantity
from core.understanding.variants import variants
from core.understanding.wares import for_free, measured_out, named_as_object, only_a_measure, shorn

_LONGEST_MIN = 600
_FAR = 8
_ONES = frozenset({"one", "ones"})
_POINTING = frozenset({"it", "them", "us", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class _Priced:
    item: Item
    start: int
    end: int
    currency: str | None
    certain: bool
    label: tuple[int, int]


def read_items(scene: Scene) -> None:
    """Notes all priced things as one list."""
    if scene.lex.language == "en":
        _note_variants(scene)
    priced = [p for start, end in scene.sentences for p in _priced(scene, start, end)]
    payers = are_tickets(scene, [p.label for p in priced])
    if payers:
        priced += [_Priced(item, a, b, None, certain=True, label=(a, b)) for start, end in scene.sentences for item, a, b in free_payers(scene, start, end)]
        priced.sort(key=lambda p: p.start)
    currency = next((p.currency for p in priced if p.currency), None)
    sold = [] if payers else sold_beside(scene, [p.start for p in priced])
    for group in ([p for p in priced if p.start not in sold], [p for p in priced if p.start in sold]):
        if group:
            _note_priced(scene, group, currency, payers=payers, sold=group[0].start in sold)


def _note_priced(scene: Scene, priced: list[_Priced], currency: str | None, *, payers: bool, sold: bool) -> None:
    start, end = min(p.start for p in priced), max(p.end for p in priced)
    verbs = {i for h in scene.cue("deeds_last") for i in range(h.start, h.end)}
    claim = {i for p in priced for i in range(p.start, p.end)} - verbs
    kind = _kind(scene, start, sold=sold) or (scene.lex.by_concept.get("product") if sold else None)
    concept = TICKETS if payers else (kind.key or None) if kind else None
    named = None if payers else kind
    wish = ItemsOffered(tuple(_of_that(p.item, kind) for p in priced), named.one if named else None, concept, currency, named.several if named else None)
    scene.note(wish, start, end, 0.9 if all(p.certain for p in priced) else 0.7, claim=claim)


def _of_that(item: Item, kind: Concept | None) -> Item:
    """The "small ones" of what is on offer, called by its noun."""
    words = item.label.split()
    if kind is None or len(words) < 2 or words[-1].lower() not in _ONES:
        return item
    return replace(item, label=" ".join([*words[:-1], kind.one.lower()]))


def _note_variants(scene: Scene) -> None:
    for start, end in scene.sentences:
        found = variants(scene, start, end)
        if found and not scene.claimed.intersection(range(found.start, found.end)) and not scene.denied.intersection(range(found.start, found.end)):
            kind = found.kind
            wish = ItemsOffered(found.items, kind.one if kind else None, kind.key if kind else None, found.currency, kind.several if kind else None)
            scene.note(wish, found.start, found.end, 0.8)


def _priced(scene: Scene, start: int, end: int) -> list[_Priced]:
    amounts = [v for v in scene.values_in(start, end) if amount_of(v) is not None and v.start not in scene.claimed]
    moneys = [v for v in amounts if isinstance(v.value, Money)]
    listed = [v for v in amounts if isinstance(v.value, Number) and not v.value.ordinal and (moneys or with_cents(v))]
    several = sum(isinstance(v.value, Number) and with_cents(v) for v in scene.values) > 1
    if not moneys and len(listed) < 2:
        listed = bare_prices(scene, amounts, start, end) or listed
    rows = set(bare_prices(scene, amounts, start, end)) if scene.lex.language == "en" else set()
    by_payer = payer_prices(scene, start, end)
    rows |= {v for v in by_payer if v in amounts}
    told = told_prices(scene, amounts, start, end)
    rows |= set(told)
    row = price_row(scene, amounts, start, end)
    rows |= set(row)
    enough = moneys or len(listed) > 1 or several
    listed = listed if enough else [v for v in amounts if v in rows]
    candidates = sorted({*moneys, *(listed if enough or len(listed) > 1 else ()), *told, *row}, key=lambda v: v.start)
    found: list[_Priced] = []
    begin = start
    for value in candidates:
        if _most(scene, value) or _names(scene, value):
            continue
        alone = isinstance(value.value, Money) or value in rows or _stands_alone(scene, value, after_money=bool(found))
        if not alone and not of_price_size(value):
            begin = value.end
            continue
        one = _label_for(scene, value, begin, end)
        if one:
            found.append(one)
        begin = max(value.end, one.end if one and scene.lex.language == "en" else 0)
    return _lengths(scene, found) if scene.lex.language == "en" else _in_a_row(scene, found, start, end)


def _in_a_row(scene: Scene, found: list[_Priced], begin: int, end: int) -> list[_Priced]:
    """The things by themselves: without words before them or measures behind, in the form a label has; and what is free beside them."""
    tidy: list[_Priced] = []
    for one, (left, right) in zip(found, shorn(scene, [p.label for p in found]), strict=True):
        before = only_a_measure(scene, left, right, tidy[-1].end if tidy else begin)
        stop, unit = (before[1], scene.words(left, right)) if before else measured_out(scene, left, right)
        start = before[0] if before else left
        text = named_as_object(scene.lex, label(scene, start, stop))
        item = replace(one.item, label=text or one.item.label, unit=one.item.unit or unit)
        tidy.append(replace(one, item=item, label=(start, stop), start=min(start, one.start) if before else one.start))
    for left, right in for_free(scene, tidy[-1].end if tidy else end, end):
        item = Item(named_as_object(scene.lex, label(scene, left, right)), Decimal(0))
        tidy.append(_Priced(item, left, right, None, certain=True, label=(left, right)))
    return tidy


def _lengths(scene: Scene, found: list[_Priced]) -> list[_Priced]:
    """One thing in several lengths named by each ("lessons are 30 minutes for 25 or 60 minutes for 45")."""
    spans = [next((v for v in scene.values_in(p.start, p.end) if isinstance(v.value, Duration)), None) for p in found]
    bare = [span is not None and p.label == (span.start, span.end) for p, span in zip(found, spans, strict=True)]
    head = found[0] if found and not bare[0] and len(found) > 1 and all(bare[1:]) and spans[0] else None
    if head is None:
        return found
    nouns = concept_in(scene, *head.label)
    name = nouns[-1].key.one if nouns and nouns[-1].end - nouns[-1].start == head.label[1] - head.label[0] else head.item.label
    return [replace(p, item=replace(p.item, label=f"{name} ({span.source})")) for p, span in zip(found, spans, strict=True) if span]


def _label_for(scene: Scene, value: Placed, begin: int, end: int) -> _Priced | None:
    left = _left_edge(scene, value, begin)
    duration = next((v for v in scene.values_in(left, value.start) if isinstance(v.value, Duration) and v.value.minutes <= _LONGEST_MIN), None)
    stop = duration.start if duration else value.start
    start, stop = _strip(scene, left, stop)
    certain = isinstance(value.value, Money)
    tail, unit = _unit_after(scene, value.end, end)
    if start >= stop:
        right = _label_after(scene, tail if scene.lex.language == "en" else value.end, end) or (_strip(scene, left, value.start) if duration else None)
        lasting = None if right else _lasting(scene, begin, value)
        if lasting:
            right, duration = lasting
        if not right or right[0] >= right[1]:
            return None
        start, stop = right
        tail = max(tail, stop)
    text = label(scene, start, stop)
    amount_of_people = scene.value_at(start)
    if scene.lex.language == "en" and amount_of_people and scene.is_cue("each", value.end) and isinstance(amount_of_people.value, Number | Quantity):
        text = capitalised(scene.words(value.end, tail))  # "Two to six players, 22 pounds per person".
    if scene.tokens[stop - 1].fold in _POINTING and scene.lex.language == "en":
        return None  # "Book it, 12 pounds an hour" names nothing.
    if not text or scene.denied.intersection(range(start, value.end)):
        return None
    minutes = duration.value.minutes if duration and isinstance(duration.value, Duration) else None
    currency = value.value.currency if isinstance(value.value, Money) else None
    return _Priced(Item(text, amount_of(value), minutes, unit), min(start, value.start), max(tail, value.end), currency, certain, (start, stop))


def _lasting(scene: Scene, begin: int, value: Placed) -> tuple[tuple[int, int], Placed] | None:
    """The thing and its duration before "and costs" ("a lesson takes 45 minutes and costs 58 euros")."""
    lasts = next(iter(scene.cue("lasts", begin, value.start)), None)
    duration = next((v for v in scene.values_in(lasts.end, value.start) if isinstance(v.value, Duration)), None) if lasts else None
    if lasts is None or duration is None or duration.start > lasts.end + 1:
        return None
    left = max([begin, lasts.start - LONGEST_LABEL, *(a for a, _ in scene.chunks(begin, lasts.start))])
    start, stop = core_range(scene, left, lasts.start)
    return ((start, stop), duration) if start < stop else None


def _most(scene: Scene, value: Placed) -> bool:
    """Whether the number is a limit and no price ("up to 40")."""
    return scene.lex.language == "en" and [t.fold for t in scene.tokens[max(0, value.start - 2) : value.start]] == ["up", "to"]


def _names(scene: Scene, value: Placed) -> bool:
    """Whether a number is the thing and its price follows ("5k is 10 euros"), in English."""
    verb = scene.is_cue("between_price", value.end)
    after = scene.value_at(verb.end if verb else value.end) if value.end < len(scene.tokens) - 1 else None
    return scene.lex.language == "en" and not isinstance(value.value, Money) and after is not None and isinstance(after.value, Money) and after is not value


def _left_edge(scene: Scene, value: Placed, begin: int) -> int:
    """Where the words for a price begin: after the last comma, "and", or turn of offering before it."""
    edge = begin
    for left, right in split_items(scene, begin, value.start):
        edge = left if right > left else edge
    edge = joined_edge(scene, begin, value, edge)
    for name in ("offers", "wish", "but", "over_the_net"):
        edge = max([edge, *(h.end for h in scene.cue(name, edge, value.start) if h.end < value.start)])  # not the verb of "el baño son 20"
    edge = max(edge, value.start - LONGEST_LABEL - 4)
    return past_deed(scene, edge, value.start)


def _strip(scene: Scene, start: int, stop: int) -> tuple[int, int]:
    moved = True
    while moved and start < stop:
        moved = False
        if (verb := before_deed(scene, start, stop)) < stop:
            stop, moved = verb, True
        for name in ("between_price", "fillers", "pays"):
            hits = [h for h in scene.cue(name, start, stop) if h.end == stop]
            if hits:
                stop, moved = hits[-1].start, True
        while stop > start and scene.tokens[stop - 1].kind == "mark":
            stop, moved = stop - 1, True
    start, stop = core_range(scene, start, stop)
    start = past_seat(scene, start, stop)
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
    if i >= len(scene.tokens) or scene.tokens[i].kind == "mark" or i == scene.sentence_of(value.start)[1]:
        return True
    return bool(scene.is_cue("and", i) or scene.is_cue("each", i) or scene.is_cue("per", i) or (after_money and scene.tokens[i].fold == "for"))


def _kind(scene: Scene, start: int, *, sold: bool) -> Concept | None:
    """The kind of record that the things are: the last record noun before them in their sentence."""
    left, _ = scene.sentence_of(start)
    houses = {i for n in scene.noted if n.wish.tag in ("trade", "named") for i in n.claim}
    hits = [h for h in concept_in(scene, left, start) if h.key.record and not h.key.person and not (houses and h.start in houses)]
    if scene.lex.language == "en":
        hits = [h for h in hits if not _in_fields(scene, h.start, start)]
    hits = [h for h in hits if not _behind_fields(scene, left, h.start)]
    own = None if sold else own_noun(scene)
    if own and own[1] < start and (not hits or own[1] <= hits[-1].start < own[2]):
        return own[0]
    return hits[-1].key if hits else None


def _in_fields(scene: Scene, at: int, stop: int) -> bool:
    """Whether a noun is one of several fields listed before the things, or owns one ("name, the dog's name and breed, a walk is 12")."""
    listed = [h for h in concept_in(scene, at, stop) if h.key.field and not h.key.record]
    return len(listed) > 1 or any(h.start == at + 2 and scene.tokens[at + 1].fold in {"s", "'s"} for h in listed)


def _behind_fields(scene: Scene, left: int, at: int) -> bool:
    """Whether the noun ends a list of fields ("name, phone, size or a photo, the bath is 28"): two stand right before it."""
    listed = [h for h in concept_in(scene, left, at) if h.key.field and not h.key.record]
    return len(listed) > 1 and at - listed[-1].end <= _FAR

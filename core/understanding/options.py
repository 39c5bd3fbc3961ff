"""The values a field may have, where they are listed with it: "size: small or large", "status, so open or closed"."""

from collections.abc import Sequence

from core.brief import FieldType, TradeIs
from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content, core_range, split_items
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.values import ColourWord

_SO = frozenset({"so", "either", "such", "like", "namely", "being"})
_LONGEST_VALUE = 3
_BREATH = 3
_SMALL_WORDS = ("and", "or", "articles", "possessives", "fillers", "of", "place_before", "being", "wish", "clause", "has_fields", "fill_in", "whether", "which")
_STATES_TOO = frozenset({"status", "available", "paid", "done", "inspection", "invoice"})


def known_fields(scene: Scene, start: int, end: int) -> list[Hit[Concept]]:
    """The field nouns in a range that are not ruled out."""
    return [h for h in concept_in(scene, start, end) if h.key.field and not scene.denied.intersection(range(h.start, h.end))]


def nothing_but_fields(scene: Scene, reads: Sequence[tuple[int, int]]) -> bool:
    """Whether fields said without a comma are all there is: no value, no turn of phrase between them."""
    if not reads:
        return False
    start, end = reads[0][0], reads[-1][1]
    known = {i for h in known_fields(scene, start, end) for i in range(h.start, h.end)}
    return known.issuperset(content(scene, start, end)) and not scene.values_in(start, end) and not scene.claimed.intersection(range(start, end))


def all_fields(scene: Scene, start: int, stop: int, count: int) -> bool:
    """Whether a list of so many parts is one of fields and not of values ("stall, name, class and phone")."""
    return sum(h.key.field and not h.key.person and h.key.key not in _STATES_TOO for h in scene.concepts(start, stop)) >= max(2, count - 1)


def measured(scene: Scene, start: int, end: int) -> bool:
    """Whether an amount, time or date stands in the range; a word that may be a colour ("wine", "electric") is a word here."""
    return any(not isinstance(v.value, ColourWord) for v in scene.values_in(start, end))


def explained(scene: Scene) -> set[int]:
    """What wishes explain; a word taken for the trade ("plumber") may still be a value of a list."""
    return scene.claimed - {i for n in scene.noted if isinstance(n.wish, TradeIs) for i in n.claim}


def options_in(scene: Scene, start: int, end: int, limit: int) -> tuple[int, tuple[str, ...], int]:
    """Splits "status, so open or closed" into head and values: (end of head, values, end of values)."""
    return in_a_breath(scene, concept_in(scene, start, end), start, end) or _options(scene, start, end, limit)


def _options(scene: Scene, start: int, end: int, limit: int) -> tuple[int, tuple[str, ...], int]:
    hits = concept_in(scene, start, end)
    if not hits:
        return _told_options(scene, start, end, limit)
    head = hits[-1].end if hits[-1].key.field else max((h.end for h in hits if h.key.field), default=hits[-1].end)
    choosable = any(h.key.type in {FieldType.CHOICE, FieldType.CHOICES} for h in hits if h.key.field)
    after = head
    while after < limit and (scene.tokens[after].text in {",", ":", "(", "–", "-"} or scene.is_cue("fillers", after)) and after - head < 4:  # noqa: RUF001
        after += 1
    opened = any(scene.tokens[i].text in {":", "(", "–"} for i in range(head, after))  # noqa: RUF001
    if after == head and (scene.is_cue("and", after) or scene.is_cue("or", after)):
        return end, (), end
    cue = scene.is_cue("choice_before", after)
    status = any(h.key.key == "status" for h in hits)
    begin = cue.end if cue else after
    explains = (
        after > head and any(scene.is_cue("fillers", i) or scene.is_cue("choice_before", i) for i in range(head, after)) and scene.cue("or", after, limit)
    )
    if not (cue or opened or explains or (choosable and after == head) or status):
        return end, (), end
    stop = (
        next((i for i in range(begin, limit) if scene.tokens[i].text == ")"), limit)
        if opened and "(" in {scene.tokens[i].text for i in range(head, after)}
        else limit
    )
    said = cue is not None or any(scene.is_cue("fillers", i) for i in range(head, after))
    told = said and after > head and bool(scene.cue("or", begin, stop))  # "the reason, so check-up, filling or pain"
    values: list[str] = []
    last = begin
    closing = False
    for left, right in split_items(scene, begin, stop, alternatives=True):
        fields = known_fields(scene, left, right)
        if closing or len(content(scene, left, right)) > 4 or (fields and not status and not told and fields[0].key.field and not _alternative(scene, left)):
            break
        if any(h.start <= left + 1 for name in ("wish", "clause") for h in scene.cue(name, left, right)):
            break
        a, b = core_range(scene, left, right)
        if a < b:
            values.append(scene.words(a, b))
            last = right
        closing = _alternative(scene, left)
    spoken_as_choice = any(scene.is_cue("or", i) for i in range(begin, last)) or status or opened
    if len(values) < 2 or not spoken_as_choice:
        return end, (), end
    return head, tuple(values), last


def in_a_breath(scene: Scene, hits: Sequence[Hit[Concept]], start: int, end: int) -> tuple[int, tuple[str, ...], int] | None:
    """Single words behind their field without a pause, in English: "voice soprano alto tenor or bass", "position keeper defender striker"."""
    start, end = scene.trim(start, end)
    known = next((h for h in hits if h.start == start and h.key.field), None)
    head = known.end if known else start + 1
    words = range(head, end)
    bare = all(scene.tokens[i].kind == "word" and not scene.tokens[i].fold.endswith(("ing", "ly")) and i not in scene.claimed for i in words)
    if scene.lex.language != "en" or not bare or end - head < _BREATH or scene.values_in(head, end) or scene.cue("yes_or_no", start, end):
        return None
    alternative = next((h for h in scene.cue("or", head, end)), None)
    chosen = known is not None and known.key.type in {FieldType.CHOICE, FieldType.CHOICES, FieldType.TEXT} and not scene.concepts(head, end)
    last = alternative.start if alternative else end
    small = any(scene.is_cue(name, i) for i in words if i != last for name in _SMALL_WORDS)
    short = alternative is None or (last - head >= _BREATH - 1 and end - alternative.end == 1)
    if small or not short or not (alternative or chosen):
        return None
    return head, tuple(scene.tokens[i].text for i in words if i != last), end


def _told_options(scene: Scene, start: int, end: int, limit: int) -> tuple[int, tuple[str, ...], int]:
    """The same for a head that nobody knows: values in brackets ("group (bees, frogs)"), or behind "so" with an "or" ("how good, so new or trained")."""
    if end < limit and scene.tokens[end].text == "(":
        head, begin = end, end + 1
        stop = next((i for i in range(begin, limit) if scene.tokens[i].text == ")"), limit)
        parts = split_items(scene, begin, stop, alternatives=True)
    else:
        so = next((h for h in scene.cue("choice_before", start + 1, end) if scene.tokens[h.start].fold in _SO), None)
        if so is None or scene.lex.language != "en":
            return end, (), end
        head, begin = so.start, so.end
        parts = split_items(scene, begin, limit, alternatives=True)
        last = next((n for n, (left, _) in enumerate(parts) if _alternative(scene, left)), None)
        parts = parts[: last + 1] if last else []
        stop = parts[-1][1] if parts else end
    values = [scene.words(*core) for part in parts if (core := core_range(scene, *part))[0] < core[1]]
    named = sum(bool(known_fields(scene, *part)) for part in parts)
    short = all(len(content(scene, *part)) <= _LONGEST_VALUE for part in parts)
    return (head, tuple(values), stop) if len(values) > 1 and short and named * 2 <= len(parts) else (end, (), end)


def _alternative(scene: Scene, start: int) -> bool:
    return bool(start and scene.is_cue("or", start - 1))


def bare_noun(scene: Scene, start: int, end: int) -> list[Hit[Concept]]:
    """A record noun that is the whole item, as in "beer, size, number, day"."""
    hits = [h for h in concept_in(scene, start, end) if not h.key.person]
    return hits if len(hits) == 1 and len(content(scene, start, end)) == hits[0].size else []


def bare_person(scene: Scene, items: list[tuple[int, int]], at: int) -> list[Hit[Concept]]:
    """A person who is the whole first item of a list of fields ("customer, phone, number plate, fault")."""
    start, end = items[at]
    hits = [h for h in concept_in(scene, start, end) if h.key.person]
    alone = len(hits) == 1 and len(content(scene, start, end)) == hits[0].size and not scene.is_cue("each_record", start)
    near = [bool(known_fields(scene, *items[n])) for n in range(at + 1, min(at + 4, len(items)))]
    enough = len(near) > 1 and near[0] and (near[1] or (scene.lex.language != "en" and sum(near) > 1))
    return hits if alone and enough and scene.tokens[end].text != ":" else []


def after_colon(scene: Scene, index: int) -> bool:
    """Whether a colon stands right before."""
    return index > 0 and scene.tokens[index - 1].text == ":"

"""Lists of things or people without prices: "the vans are A, B and C", "our stylists Anna and Ben"."""

import re
from dataclasses import replace

from core.brief import FieldType, Item, ItemsOffered, PeopleNamed, RecordWanted
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in, content, core_range, label, split_items, unglued
from core.understanding.options import explained
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.text import fold
from core.understanding.values import ColourWord, Number, Quantity

_ROW = 3
_BEHIND = re.compile(r"\s*\b(?:for|to|in|at|on|from|by)\b.*", re.IGNORECASE)


def read_named_things(scene: Scene) -> None:
    """Notes lists of things or people by name, one a sentence at most."""
    for start, end in scene.sentences:
        _named_things(scene, start, end)


def _named_things(scene: Scene, start: int, end: int) -> None:
    """Lists behind a known noun: "the vans are A, B and C", "tasks: kitchen, hall", "our stylists Anna and Ben"."""
    for head in concept_in(scene, start, end):
        if not (head.key.record or head.key.type.value in {"choice", "choices"}) or scene.claimed.intersection(range(head.start, head.end)):
            continue
        opened = _list_start(scene, head, end)
        if opened is None:
            continue
        counted = _counted_before(scene, head)
        things, stop = _things(scene, opened, end, people=head.key.person or counted)
        if len(things) < 2 or _become_options(scene, head.start, head.end, things, stop):
            continue
        if head.key.person:
            scene.note(PeopleNamed(tuple(things), head.key.one, head.key.key), head.start, stop, 0.85)
        else:
            items = tuple(Item(capitalised(t)) for t in things)
            scene.note(ItemsOffered(items, head.key.several, head.key.key), head.start - counted, stop, 0.75)
        return
    _on_offer(scene, start, end)
    _people_we_are(scene, start, end)
    _people_at_work(scene, start, end)
    _unknown_heads(scene, start, end)


def _on_offer(scene: Scene, start: int, end: int) -> None:
    """Things without a price behind "we have" and the like, where they are all that is said ("we have hoses, helmets and ladders"), in English."""
    cues = [h for name in ("offers", "gives") for h in scene.cue(name, start, end)] if scene.lex.language == "en" else []
    for cue in cues[:1]:
        first, of = cue.end, ""
        colon = next((i for i in range(first, min(end, first + 4)) if scene.tokens[i].text == ":"), None)
        if colon:
            first, of = colon + 1, label(scene, first, colon)
        things, stop = _things(scene, first, end, people=False)
        things = [shorter for t in things if (shorter := _BEHIND.split(t, maxsplit=1)[0])]
        known = sum(any(h.key.record or h.key.field for h in scene.concepts(*_at(scene, first, end, t))) for t in things)
        if len(things) < _ROW or known * 2 > len(things) or explained(scene).intersection(range(first, stop)) or _measured(scene, first, stop):
            continue
        rest = [i for i in content(scene, stop, end) if not scene.denied.intersection({i})]
        if not rest or scene.is_cue("for_whom", stop) or scene.tokens[stop].text == ",":
            kept = [n.wish for n in scene.noted if isinstance(n.wish, RecordWanted) and not n.wish.public_form and n.start < cue.start]
            kind = kept[-1] if kept and not of else None
            wish = ItemsOffered(tuple(Item(capitalised(t)) for t in things), kind.label if kind else of or None, kind.concept if kind else None)
            scene.note(wish, cue.start, stop, 0.6)


def _at(scene: Scene, start: int, end: int, words: str) -> tuple[int, int]:
    """Where the last of these words stands."""
    last = words.rsplit(maxsplit=1)[-1]
    at = next((i for i in range(start, end) if scene.tokens[i].text == last), start)
    return at, at + 1


def _measured(scene: Scene, start: int, stop: int) -> bool:
    return any(not isinstance(v.value, ColourWord) for v in scene.values_in(start, stop))


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
    if cue is None and scene.lex.language == "en" and (hue := scene.value_at(begin)) and isinstance(hue.value, ColourWord):
        return  # "Amber Fox, Night Heron and Pale Otter" has no word for what they are.
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
    if i < end and scene.tokens[i].text == "," and _counted_before(scene, head):
        return i + 1
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


def _counted_before(scene: Scene, head: Hit[Concept]) -> bool:
    """Whether it is said how many there are ("three rooms, The Vault, ..."), in English."""
    before = scene.value_at(head.start) or (scene.value_at(head.start - 1) if head.start else None)
    return scene.lex.language == "en" and before is not None and isinstance(before.value, Number | Quantity)


def _things(scene: Scene, start: int, end: int, *, people: bool) -> tuple[list[str], int]:
    claimed = scene.claimed if people or scene.lex.language != "en" else explained(scene)
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
        if (people and not _name_like(scene, a, b)) or b - a > 4 or scene.denied.intersection(range(a, b)) or claimed.intersection(range(a, b)):
            break
        if any(h.start <= left + 1 for name in ("wish", "clause", "fill_in") for h in scene.cue(name, left, right)):
            break
        things.append(unglued(scene, a, b))
        stop = right
        if number and any(h.end == left for h in scene.cue("and", max(0, left - 2), left)) and (number + 1 < len(items)) and not people:
            break
    return things, stop


def _name_like(scene: Scene, start: int, end: int) -> bool:
    if end - start > 3 or (scene.lex.language == "en" and _measured(scene, start, end)):
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

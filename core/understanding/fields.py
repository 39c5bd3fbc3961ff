"""One field out of the words for it: "which bread", "how many", "status: open or closed", "tipo de bici"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from core.brief import FieldType, FieldWanted, RuleWanted
from core.understanding.clauses import asked_in_words, one_of_them, ticked_of_several, told_of
from core.understanding.forms import FORM_OWNERS
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in, content, core_range, label, unglued
from core.understanding.options import measured
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.spans import ENDS
from core.understanding.text import fold
from core.understanding.values import Number, Quantity

_LONGEST_UNKNOWN = 4
_HEAD_FIRST = frozenset({"fr", "it", "es", "ru", "cs", "pl", "ar"})
_OF_SOMETHING = frozenset({"description", "quantity", "number", "date", "day", "time", "type", "title", "name", "size", "reason", "place", "photo", "duration"})
_COMPOUNDING = frozenset({"de", "nl"})
_SMALL_ENDS = frozenset({"with", "the", "of", "at", "they've", "they", "for", "to", "a", "an", "on", "in", "by", "from", "we've", "i've", "is", "are", "each"})
_WHERE = frozenset({"where", "wo", "ou", "dove", "donde", "waar", "kde", "gdzie", "где"})
_MOMENTS = frozenset({FieldType.DATE, FieldType.DATETIME, FieldType.TIME})
_ONCE = frozenset({"name", "customer_name", "status"})


@dataclass(frozen=True, slots=True)
class FieldRead:
    """A field and the tokens it came from; `sure` when the lexicon knows its noun."""

    field: FieldWanted
    start: int
    end: int
    sure: bool


def read_fields(scene: Scene, start: int, end: int, *, trusted: bool) -> list[FieldRead]:
    """The fields that one list item names: none, one, or several that were said without a comma. `trusted` accepts unknown words."""
    if scene.lex.language == "en":
        return [f for one in _read(scene, start, end, trusted=trusted) if (f := _in_english(one))]
    edges = [start, *_nouns_opened(scene, start, end), end]
    return [read for left, right in pairwise(edges) for read in _read(scene, left, right, trusted=trusted)]


def _nouns_opened(scene: Scene, start: int, end: int) -> Iterator[int]:
    """Where an article opens the next noun of a list said without pauses ("den Kunden | das Zelt | den Preis")."""
    opening, ends = scene.lex.lists.get("opens_noun", ()), {h.end for h in concept_in(scene, start, end)}
    last = start
    for i in range(start + 1, end - 1):
        one_word = last + 2 == i and scene.tokens[last].fold in opening
        if scene.tokens[i].fold in opening and i > last and (i in ends or one_word) and scene.tokens[i + 1].kind == "word":
            last = i
            yield i


def _in_english(read: FieldRead) -> FieldRead | None:
    """A question for who has something as its answer; labels without small words at their end ("Date of the"), None where nothing is left."""
    words = read.field.label.split()
    if len(words) > 1 and words[0].lower() in {"a", "an", "the", "their", "your"}:
        words = [words[1].capitalize() if words[1].islower() else words[1], *words[2:]]
    if len(words) > 1 and words[0].lower() in {"who", "who's"} and words[1].lower() in {"has", "have", "had", "got"}:
        return replace(read, field=FieldWanted("Who has it", "customer_name"))
    while words and (len(words) > 1 or not read.sure) and words[-1].lower().strip(",") in _SMALL_ENDS and words[0].lower() not in {"what", "what's"}:
        words.pop()
    text = " ".join(words)
    return replace(read, field=replace(read.field, label=text)) if text else None


def _read(scene: Scene, start: int, end: int, *, trusted: bool) -> list[FieldRead]:  # noqa: PLR0911 one line for every way to say a field
    hits = [h for h in concept_in(scene, start, end) if not scene.denied.intersection(range(h.start, h.end))]
    if scene.lex.language == "en" and _ticked(scene, start, end):
        return _yes_no(scene, hits, start, end)
    if scene.lex.language == "en" and trusted and (asked := asked_in_words(scene, hits, start, end)):
        return [FieldRead(asked, start, end, sure=asked.maximum is not None)]
    if len(hits) == 1 and (hits[0].start, hits[0].end) == scene.trim(start, end, "and") and hits[0].key.key in ENDS:
        concept = hits[0].key  # "From" and "du" are small words elsewhere.
        return [FieldRead(FieldWanted(concept.one, concept.key, concept.type), start, end, sure=True)]
    groups = _groups(scene, hits)
    if len(groups) > 1 and (ticked := ticked_of_several(scene, start, end)):
        return [FieldRead(FieldWanted(label(scene, *ticked), None, FieldType.BOOLEAN), start, end, sure=True)]
    if len(groups) > 1:
        edges = [start, *(g[0].start for g in groups[1:]), end]
        if any(g[0].key.key in ENDS for g in groups):
            parted = _ends_apart(scene, groups, edges)
            return [read for left, right in pairwise(parted) for read in _read(scene, left, right, trusted=trusted or _leads_to_end(groups, right))]
        return [read for g, left, right in zip(groups, edges, edges[1:], strict=False) for read in _one(scene, g, left, right, trusted=trusted)]
    return _one(scene, hits, start, end, trusted=trusted)


def _ends_apart(scene: Scene, groups: list[list[Hit[Concept]]], edges: list[int]) -> list[int]:
    """The edges of fields, with those around "from" and "until", and between a person and the thing before them ("the client | tent | from | until")."""
    around = {i for g in groups for h in g if h.key.key in ENDS for i in (h.start, h.end)}
    whom = {h.end for g in groups for h in g if h.key.person and h.end + 1 in around and scene.tokens[h.end].kind == "word"}
    return sorted({*edges, *(e for e in around | whom if edges[0] < e < edges[-1])})


def _leads_to_end(groups: list[list[Hit[Concept]]], right: int) -> bool:
    """Whether "from" and "until" follow there: a word before them is a field, known or not."""
    return any(h.start == right and h.key.key in ENDS for g in groups for h in g)


def _groups(scene: Scene, hits: list[Hit[Concept]]) -> list[list[Hit[Concept]]]:
    """Hits that belong to one field stand together ("bike type", "fecha de recogida"); two field nouns in a row are two fields."""
    groups: list[list[Hit[Concept]]] = []
    for hit in hits:
        last = groups[-1][-1] if groups else None
        if last and (_joined(scene, last, hit) or not (hit.key.field or last.key.field)):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _joined(scene: Scene, left: Hit[Concept], right: Hit[Concept]) -> bool:
    between = range(left.end, right.start)
    if not between and _dated(scene, left, right):
        return True
    of = [i for i in between if scene.is_cue("of", i)]
    if (of and len(between) <= 3) or (not between and _counts(scene, left) and right.key.record and not right.key.field):
        return True
    if not between and left.key.field and scene.lex.language in _HEAD_FIRST and (not right.key.field or _genitive(scene, left, right)):
        return True
    apart = left.key.person and scene.lex.language in _COMPOUNDING  # "kunde adresse" are two fields, a compound is one word
    return not between and not apart and not left.key.field and right.key.field and scene.lex.language not in _HEAD_FIRST


def _dated(scene: Scene, left: Hit[Concept], right: Hit[Concept]) -> bool:
    """Whether the second noun only says that the first is a day or an hour ("next inspection date"), in English."""
    return scene.lex.language == "en" and right.key.key in {"date", "day", "time"} and left.key.field and left.key.type in _MOMENTS


def _counts(scene: Scene, hit: Hit[Concept]) -> bool:
    """Whether it is the "how many" of "how many boats"."""
    return scene.lex.language == "en" and hit.key.key == "quantity" and scene.is_cue("howmany", hit.start) is not None


def _genitive(scene: Scene, left: Hit[Concept], right: Hit[Concept]) -> bool:
    """Whether the second noun only says of what the first one is ("popis závady"), in languages that show it by the ending."""
    if not scene.lex.morphology.fleeting or left.key.key not in _OF_SOMETHING:
        return False
    return fold(scene.words(right.start, right.end)) != fold(right.key.one)


def _one(scene: Scene, hits: list[Hit[Concept]], start: int, end: int, *, trusted: bool) -> list[FieldRead]:
    lead, _ = scene.trim(start, end, "and")
    start, end = scene.trim(start, end)
    verb = scene.is_cue("fill_in", start) or (scene.is_cue("wish", start) if scene.lex.language != "en" and hits else None)
    start = verb.end if verb and verb.end < end else start
    asked = scene.is_cue("whether", start) or scene.is_cue("whether", lead)  # "Si" looks like a "yes" that says nothing.
    start, end = core_range(scene, start, end)
    if start >= end:
        return []
    words = content(scene, start, end)
    known = {i for h in hits for i in range(h.start, h.end)}
    whether = asked or scene.is_cue("whether", start)
    start, end = told_of(scene, start, end) if whether else (start, end)
    which = scene.is_cue("which", start)
    if not hits and (alone := scene.is_cue("which_alone", start)) and alone.end == end and (product := scene.lex.by_concept.get("product")):
        return [FieldRead(FieldWanted(product.one, "product", FieldType.RELATION), start, end, sure=True)]
    if not hits:
        if not trusted or not words or len(words) > _LONGEST_UNKNOWN + (3 if whether else 0):
            return []
        kind = FieldType.BOOLEAN if whether else FieldType.TEXT
        begin = max(start, whether.end) if whether else which.end if which else start
        text = label(scene, begin, end) or label(scene, start, end)
        text = nominative(scene, text)
        wanted = FieldWanted(text, "product", FieldType.RELATION) if which and text else FieldWanted(text, None, kind)
        return [FieldRead(wanted, start, end, sure=bool(which))] if text else []
    unknown = [i for i in words if i not in known]
    if len(unknown) > _LONGEST_UNKNOWN and not trusted:
        return []
    return [_known(scene, hits, (start, end), yes_no=bool(whether), unknown=unknown)]


def _ticked(scene: Scene, start: int, end: int) -> bool:
    """Whether what is asked for is yes or no ("whether it is their first time", "queen seen yes or no")."""
    start, end = scene.trim(start, end)
    return scene.is_cue("whether", start) is not None or any(h.end == end and h.start > start for h in scene.cue("yes_or_no", start, end))


def _yes_no(scene: Scene, hits: list[Hit[Concept]], start: int, end: int) -> list[FieldRead]:
    """The one field that is ticked, called by what is asked about."""
    start, end = scene.trim(start, end)
    begin = asked.end if (asked := scene.is_cue("whether", start)) else start
    stop = next((h.start for h in scene.cue("yes_or_no", begin, end) if h.end == end and h.start > begin), end)
    being = scene.is_cue("it_is", begin)
    left, right = core_range(scene, being.end if being and being.end < stop else begin, stop)
    if left >= right or len(content(scene, left, right)) > _LONGEST_UNKNOWN + 3:
        return []
    exact = next((h for h in hits if (h.start, h.end) == (left, right)), None)
    concept = exact.key.key if exact and exact.key.type in {FieldType.BOOLEAN, FieldType.CHOICE, FieldType.TEXT, FieldType.RELATION} else None
    text = label(scene, left, right)
    return [FieldRead(FieldWanted(text, concept, FieldType.BOOLEAN), start, end, sure=True)] if text else []


def _known(scene: Scene, hits: list[Hit[Concept]], item: tuple[int, int], *, yes_no: bool, unknown: list[int]) -> FieldRead:
    (start, end), head = item, _head(scene, hits)
    if len(hits) > 1 and hits[0].key.type is FieldType.DATE and _dated(scene, hits[0], hits[1]):
        hits = [replace(hits[0], end=hits[1].end), *hits[2:]]  # "Next inspection date" is the day of the next inspection.
        head = hits[0]
    others = [h for h in hits if h is not head]
    concept = head.key
    key = f"{others[0].key.key}_{concept.key}" if others and concept.field and concept.key not in others[0].key.key else concept.key
    exact = not others and (not unknown or head.size > 1 or len(unknown) > _LONGEST_UNKNOWN)
    left, right = hits[0].start, hits[-1].end
    plural = exact and fold(scene.words(left, right)) == fold(concept.several) and not one_of_them(scene, left)
    text = concept.several if plural else concept.one if exact else _headed(scene, head, _as_said(scene, start, end, left, right))
    kind = FieldType.BOOLEAN if yes_no and concept.type in {FieldType.TEXT, FieldType.RELATION, FieldType.BOOLEAN, FieldType.CHOICE} else concept.type
    if key == "description" and head.size > 1 and scene.is_cue("asking", head.start):
        return FieldRead(FieldWanted(capitalised(scene.words(head.start, head.end)), "title"), start, end, sure=True)  # "What it is" names the thing.
    return FieldRead(FieldWanted(text, key, kind, (), concept.unit), start, end, sure=True)


def _as_said(scene: Scene, start: int, end: int, left: int, right: int) -> str:
    """The noun with its modifiers: near words of the same item, but no clause."""
    start = max(start, left - 2)
    end = next(
        (i for i in range(right, min(end, right + 2)) if any(scene.is_cue(n, i) for n in ("possessives", "clause", "wish", "fill_in", "and"))),
        min(end, right + 2),
    )
    start, end = core_range(scene, start, end)
    for name in ("which", "whether"):
        hit = scene.is_cue(name, start)
        if hit and hit.end < end:
            start = hit.end
    return nominative(scene, capitalised(unglued(scene, start, end)))


def _headed(scene: Scene, head: Hit[Concept], text: str) -> str:
    """The label with its head noun in the form of the lexicon ("miejscem startu" to "miejsce startu"), in languages with cases."""
    said, stem = scene.tokens[head.start].text, scene.lex.morphology.stem
    if not scene.lex.lists.get("object_endings") or head.size > 1 or " " in head.key.one or stem(fold(said)) != stem(fold(head.key.one)):
        return text
    before, _, after = text.lower().partition(said.lower())
    label = f"{before}{head.key.one.lower()}{after}"
    return capitalised(label) if said.lower() == said and text.lower()[1:] == text[1:] else text


def nominative(scene: Scene, text: str) -> str:
    """An object in a list of objects as its label: the ending of the first word is turned as the language's rules say ("matku" to "matka")."""
    first, space, rest = text.partition(" ")
    for rule in scene.lex.lists.get("object_endings", ()):
        old, _, new = rule.partition(">")
        if first.endswith(old) and len(first) > len(old) + 2:
            return f"{first.removesuffix(old)}{new}{space}{rest}"
    return text


def _head(scene: Scene, hits: list[Hit[Concept]]) -> Hit[Concept]:
    """The noun that says what the field holds: the field noun; of several the first where modifiers follow, else the last."""
    fields = [h for h in hits if h.key.field] or hits
    if len(hits) > 1 and _counts(scene, hits[0]):
        return hits[0]
    return fields[0] if scene.lex.language in _HEAD_FIRST or len(fields) == 1 else fields[-1]


def no_field(scene: Scene, read: FieldRead) -> bool:
    """Whether it joins clauses ("where people ..."), or is a count or rule said between fields ("58 children", "minimum order three kegs")."""
    if scene.tokens[read.start].fold in _WHERE and read.end - read.start > 1 and any(h.key.person for h in concept_in(scene, read.start + 1, read.end)):
        return True
    if scene.is_cue("each_record", read.start) and not any(h.key.field for h in concept_in(scene, read.start, read.end)):
        return True
    ruled = {i for n in scene.noted if isinstance(n.wish, RuleWanted) and n.wish.amount is not None for i in n.claim}
    start = next(iter(content(scene, read.start, read.end)), read.start)
    counted = measured(scene, read.start, read.end)
    number = scene.value_at(start)
    counts = number is not None and isinstance(number.value, Number | Quantity)
    if scene.lex.language != "en":
        return start in ruled or (counted and bool(ruled.intersection(range(read.start, read.end))))
    named = scene.tokens[start].fold in {"year", "class", "grade"} and counted
    return start in ruled or named or counts or (counted and (not read.sure or bool(ruled.intersection(range(read.start, read.end)))))


def with_options(read: FieldRead, options: tuple[str, ...]) -> FieldRead:
    """The field limited to these values."""
    kind = read.field.type if read.field.type in {FieldType.CHOICES, FieldType.RELATION} else FieldType.CHOICE
    return replace(read, field=replace(read.field, options=options, type=kind))


def distinct(fields: Iterable[FieldWanted]) -> tuple[FieldWanted, ...]:
    """Each label once; of two labels for one concept ("pick-up address", "drop-off address") the second goes without it."""
    kept: dict[str, FieldWanted] = {}
    for one in fields:
        taken = any(k.concept == one.concept for k in kept.values() if one.concept)
        if taken and one.label.lower() not in kept and one.concept in _ONCE:
            continue
        kept.setdefault(one.label.lower(), replace(one, concept=None) if taken else one)
    return tuple(kept.values())


def named_for(field: FieldWanted, owner: Concept | None) -> FieldWanted:
    """A bare "name" on an order is the customer's."""
    if field.concept == "name" and owner and owner.key in FORM_OWNERS:
        return replace(field, concept="customer_name")
    return field

"""Alternatives that belong to no field yet: "assigned to a plumber, an electrician or a painter" are the values of a field."""

from dataclasses import replace

from core.brief import FieldType, FieldWanted, RecordWanted, TextWanted
from core.features import Feature
from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content, core_range, split_items, unglued
from core.understanding.options import explained, measured
from core.understanding.patterns import Hit
from core.understanding.scene import Noted, Scene

_LONGEST = 3
_FEWEST = 3
_BIT = 2


def read_choices(scene: Scene) -> None:
    """Gives every list of alternatives that nothing explains to the record it was said of, as a field with options."""
    for start, end in scene.sentences:
        parts = split_items(scene, start, end, alternatives=True)
        if all_in_a_row := _plain_row(scene, start, parts):
            noun, named, left = all_in_a_row
            _keep(scene, named, left, parts[-1][1], noun)
            continue
        last = max((n for n, (left, _) in enumerate(parts) if n and scene.is_cue("or", left - 1)), default=None)
        if last is None or last + 1 < _FEWEST - 1:
            continue
        first = last
        while first > 0 and _short(scene, *parts[first]) and _follows(scene, parts, first):
            first -= 1
        values, begin, stop, head = _values(scene, parts[first : last + 1])
        if len(values) >= _FEWEST and not explained(scene).intersection(range(begin, stop)) and not scene.denied.intersection(range(begin, stop)):
            _keep(scene, values, begin, stop, head or _noun_before(scene, start, begin))


def _plain_row(scene: Scene, start: int, parts: list[tuple[int, int]]) -> tuple[Hit[Concept], list[str], int] | None:
    """A field that is chosen and its values with nothing but commas ("urgency low, medium, high"), in languages besides English."""
    if not parts:
        return None
    colon = max((i + 1 for i in range(start, parts[-1][0]) if scene.tokens[i].text == ":"), default=start)
    start, parts = colon, [p for p in parts if p[0] >= colon]
    hits = concept_in(scene, *parts[0]) if len(parts) >= _FEWEST and scene.lex.language != "en" else ()
    if not hits or hits[0].start - start > 1 or hits[0].key.type is not FieldType.CHOICE or hits[0].end >= parts[0][1]:
        return None
    first = (hits[0].end, parts[0][1])
    rows = [first, *parts[1:]]
    if any(len(content(scene, *row)) > _BIT or not _short(scene, *row) or concept_in(scene, *row) for row in rows) or scene.denied.intersection(
        range(*parts[0])
    ):
        return None
    return hits[0], [scene.words(*core_range(scene, *row)) for row in rows], first[0]


def _short(scene: Scene, start: int, end: int) -> bool:
    return 0 < len(content(scene, start, end)) <= _LONGEST and not measured(scene, start, end) and not explained(scene).intersection(content(scene, start, end))


def _follows(scene: Scene, parts: list[tuple[int, int]], at: int) -> bool:
    """Whether only a comma or a word like "or" stands before this part."""
    between = range(parts[at - 1][1], parts[at][0])
    return all(scene.tokens[i].text == "," or scene.is_cue("or", i) or scene.is_cue("and", i) for i in between)


def _values(scene: Scene, parts: list[tuple[int, int]]) -> tuple[list[str], int, int, Hit[Concept] | None]:
    """The alternatives, where they begin and end; of the first part only what stands behind its noun or verb ("we send a plumber")."""
    values: list[str] = []
    begin, head = parts[0][0], None
    for n, (left, right) in enumerate(parts):
        a, b = core_range(scene, left, right)
        if n == 0 and b - a > 1:
            nouns = [h for h in concept_in(scene, a, b - 1) if h.key.record or h.key.field]
            head = nouns[-1] if nouns else None
            a = b - 1
        begin = a if n == 0 else begin
        if a < b:
            values.append(unglued(scene, a, b))
    return values, begin, parts[-1][1], head


def _noun_before(scene: Scene, start: int, begin: int) -> Hit[Concept] | None:
    hits = concept_in(scene, start, begin)
    return hits[-1] if hits and begin - hits[-1].end <= 2 else None


def _keep(scene: Scene, values: list[str], begin: int, stop: int, head: Hit[Concept] | None) -> None:
    owner = _owner(scene, begin)
    concept = head.key if head else scene.lex.by_concept.get("responsible") if _assigned(scene, begin) else None
    if owner is None or concept is None or not isinstance(owner.wish, RecordWanted):
        scene.note(TextWanted(tuple(values)), begin, stop, 0.5)
        return
    record = owner.wish
    if concept.key == record.concept:
        concept = scene.lex.by_concept.get("responsible" if _assigned(scene, begin) else "type", concept)
    field = FieldWanted(concept.one, concept.key, FieldType.CHOICE, tuple(values))
    others = tuple(f for f in record.fields if f.concept != concept.key)
    scene.noted[scene.noted.index(owner)] = replace(owner, wish=replace(record, fields=(*others, field)), claim=owner.claim | set(range(begin, stop)))
    scene.claimed.update(range(begin, stop))


def _assigned(scene: Scene, index: int) -> bool:
    start, end = scene.sentence_of(index)
    return any(h.key is Feature.ASSIGN_TASK for h in scene.lex.features.find(scene.tokens, start, end))


def _owner(scene: Scene, before: int) -> Noted | None:
    records = [n for n in scene.noted if isinstance(n.wish, RecordWanted) and n.wish.fields]
    return max((n for n in records if n.start < before), key=lambda n: n.start, default=records[0] if records else None)

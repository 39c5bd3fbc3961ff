"""Alternatives and statuses said in one breath, without a comma: "level beginner advanced or master", "then open in progress done"."""

from dataclasses import replace
from itertools import pairwise

from core.brief import FieldType, FieldWanted, RecordWanted
from core.understanding.listing import content
from core.understanding.options import explained, known_fields, measured
from core.understanding.scene import Noted, Scene
from core.understanding.statuses import apart
from core.understanding.text import fold

_MOST = 5
_GAP = 3
_FEWEST = 3
_CHOSEN = frozenset({FieldType.CHOICE, FieldType.CHOICES, FieldType.TEXT, FieldType.RELATION})
_SMALL = ("and", "possessives", "fillers", "wish", "clause", "has_fields", "fill_in", "we_keep", "whether", "which", "deny_before", "begins", "being")


def read_spoken_choices(scene: Scene) -> None:
    """Gives a field the words between its noun and "or", and the one behind it, where nothing else explains them; in languages besides English."""
    if scene.lex.language == "en":
        return
    for alternative in scene.cue("or"):
        start, end = scene.sentence_of(alternative.start)
        if any(scene.tokens[i].kind == "mark" for i in range(max(start, alternative.start - _MOST), alternative.start)):
            continue
        head = next((h for h in reversed(known_fields(scene, start, alternative.start)) if h.key.type in _CHOSEN and not h.key.person), None)
        if head is None or not 1 <= alternative.start - head.end <= _MOST or alternative.end >= end:
            continue
        words = range(head.end, alternative.start)
        last = alternative.end
        if not all(_bare(scene, i) for i in (*words, last)):
            continue
        values = tuple(scene.tokens[i].text for i in (*words, last))
        owner = _owner(scene, head.start, head.key.key)
        if owner is not None and isinstance(owner.wish, RecordWanted):
            _give(scene, owner, owner.wish, FieldWanted(head.key.one, head.key.key, FieldType.CHOICE, values), range(head.start, last + 1))


def _bare(scene: Scene, index: int) -> bool:
    """Whether a word may be a value: no small word, no noun of a field, no number."""
    token = scene.tokens[index]
    small = any(scene.is_cue(name, index) for name in _SMALL) or scene.is_cue("articles", index)
    named = any(h.key.field and not h.key.record for h in scene.concepts(index, index + 1))
    return token.kind == "word" and not small and not named and index not in scene.denied and not measured(scene, index, index + 1)


def _owner(scene: Scene, at: int, concept: str) -> Noted | None:
    """The record that has the field, or whose list of fields stands around it."""
    records = [n for n in scene.noted if isinstance(n.wish, RecordWanted) and n.wish.fields]
    having = [n for n in records if isinstance(n.wish, RecordWanted) and any(f.concept == concept for f in n.wish.fields)]
    around = [n for n in records if at in n.claim or at - 1 in n.claim or any(at + d in n.claim for d in (-2, *range(1, _MOST + 2)))]
    return next(iter([n for n in having if at in n.claim] or having or around), None)


def _give(scene: Scene, owner: Noted, record: RecordWanted, field: FieldWanted, places: range) -> None:
    """The record with these options in the field that has them, its label without them, and without the fields that were read of them."""
    said, values = [fold(scene.tokens[i].text) for i in places], {fold(v) for v in field.options}
    kept: list[FieldWanted] = []
    given = False
    for one in record.fields:
        words = fold(one.label).split()
        named = one.concept == field.concept or any(word.endswith(said[0]) for word in words)
        if named and not given and (not one.options or " ".join(one.options) == " ".join(field.options)):
            stop = next((n for n, word in enumerate(words) if word in values), len(words))
            kept.append(replace(one, label=" ".join(one.label.split()[:stop]) or field.label, type=FieldType.CHOICE, options=field.options))
            given = True
        elif not (set(words) <= {*said, "/"} and values.intersection(words)):
            kept.append(one)
    if not given and any(one.concept == field.concept for one in kept):
        return
    fields = kept if given else [*kept, field]
    scene.noted[scene.noted.index(owner)] = replace(owner, wish=replace(record, fields=tuple(fields)), claim=owner.claim | set(places))
    scene.claimed.update(places)


def statuses_in_a_breath(scene: Scene, start: int, end: int) -> tuple[tuple[str, ...], int, int] | None:
    """Three usual statuses or more with no comma between them, and where they stand; short words between two of them are statuses too."""
    usual = [h for h in scene.cue("status_values", start, end) if not explained(scene).intersection(range(h.start, h.end)) and h.start not in scene.denied]
    chain = usual[:1]
    for left, right in pairwise(usual):
        if _between(scene, left.end, right.start):
            chain.append(right)
            continue
        if len(chain) >= _FEWEST:
            break
        chain = [right]
    if len(chain) < _FEWEST:
        return None
    first, last = chain[0].start, chain[-1].end
    values = tuple(scene.words(*one) for one in apart(scene, first, last))
    return (values, first, last) if len(values) >= _FEWEST and len(set(values)) == len(values) else None


def _between(scene: Scene, start: int, end: int) -> bool:
    """Whether next to nothing stands between two statuses."""
    if start == end or (end - start == 1 and scene.is_cue("and", start)):
        return True
    if end - start > _GAP or measured(scene, start, end) or explained(scene).intersection(range(start, end)) or known_fields(scene, start, end):
        return False
    verbs = any(scene.cue(name, start, end) for name in _SMALL)
    marks = any(scene.tokens[i].kind == "mark" for i in range(start, end))
    return not verbs and not marks and len(content(scene, start, end)) <= _GAP - 1

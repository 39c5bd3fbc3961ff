"""Statuses that are listed without a word for status: "the flats are free, reserved or sold", "we tick present, absent or ill"."""

from core.brief import FieldType, FieldWanted, RecordWanted, StatusesWanted
from core.features import Feature
from core.understanding.breath import statuses_in_a_breath
from core.understanding.listing import concept_in, content, core_range, split_items, unglued
from core.understanding.options import all_fields, explained, measured
from core.understanding.scene import Scene

_LONGEST = 4
_MARKED = frozenset({"them", "it"})
_FEWEST_USUAL = 2
_FEWEST = 3


def read_states(scene: Scene) -> None:
    """Notes at most one such list a sentence, where no list with a word for status stands."""
    for start, end in scene.sentences:
        if scene.cue("status_nouns", start, end) and any(isinstance(n.wish, StatusesWanted) and start <= n.start < end for n in scene.noted):
            continue
        _marked(scene, start, end) or _being(scene, start, end) or _usual(scene, start, end)


def _being(scene: Scene, start: int, end: int) -> bool:
    """Notes "the animals are free, reserved or placed": a noun, a form of "be", alternatives."""
    for verb in scene.cue("being", start, end):
        owner = next((h for h in reversed(concept_in(scene, start, verb.start)) if h.key.record and 0 <= verb.start - h.end <= 1), None)
        if owner is None:
            continue
        values, stop, chosen = _alternatives(scene, verb.end, end)
        if chosen and len(values) >= _FEWEST_USUAL and not scene.denied.intersection(range(verb.start, stop)):
            came = owner.key.person and any(h.key is Feature.ATTENDANCE for h in scene.lex.features.find(scene.tokens, start, end))
            wish = _attendance(scene, values) if came else StatusesWanted(tuple(values), owner.key.one)
            scene.note(wish, owner.start, stop, 0.85, claim=range(verb.end, stop) if came else None)
            return True
    return False


def _marked(scene: Scene, start: int, end: int) -> bool:
    """Notes what is ticked of people at a training or lesson: "we mark who came, is excused or missing"."""
    for verb in scene.cue("marking", start, end):
        begin = verb.end
        while begin < end and (
            scene.tokens[begin].kind == "mark"
            or scene.tokens[begin].fold in _MARKED
            or any(scene.is_cue(n, begin) for n in ("fillers", "whether", "articles", "possessives"))
        ):
            hit = next((h for n in ("fillers", "whether", "articles", "possessives") if (h := scene.is_cue(n, begin))), None)
            begin = hit.end if hit else begin + 1
        values, stop, chosen = _alternatives(scene, begin, end)
        attended = any(h.key is Feature.ATTENDANCE for h in scene.lex.features.find(scene.tokens))
        if not (chosen or attended) or len(values) < (_FEWEST_USUAL if chosen else _FEWEST) or scene.denied.intersection(range(verb.start, stop)):
            continue
        wish = _attendance(scene, values) if attended else StatusesWanted(tuple(values))
        scene.note(wish, verb.start, stop, 0.8, claim=range(begin, stop))
        return True
    return False


def _attendance(scene: Scene, values: list[str]) -> RecordWanted | StatusesWanted:
    """A record of who was there, one a person and day."""
    kind, day = scene.lex.by_concept.get("attendance"), scene.lex.by_concept.get("date")
    if kind is None or day is None:
        return StatusesWanted(tuple(values))
    people = next((h.key for h in scene.concepts() if h.key.key in {"player", "child", "student", "member", "employee", "volunteer"}), None)
    whose = (FieldWanted(people.one, people.key, FieldType.RELATION),) if people else ()
    fields = (*whose, FieldWanted(day.one, day.key, FieldType.DATE), FieldWanted(kind.one, "attendance", FieldType.CHOICE, tuple(values)))
    return RecordWanted(kind.one, kind.several, kind.key, fields)


def _usual(scene: Scene, start: int, end: int) -> bool:
    """Notes three or more short parts of which two at least are usual statuses: "then it is new, planned, in progress, done"."""
    known = scene.cue("status_values", start, end)
    if len(known) < _FEWEST_USUAL:
        return False
    if breath := statuses_in_a_breath(scene, start, end):
        values, first, stop = breath
        scene.note(StatusesWanted(values, _kept_before(scene, start, first)), first, stop, 0.75)
        return True
    parts, first, stop = list[str](), start, start
    for left, right in split_items(scene, start, end, alternatives=True):
        a, b = core_range(scene, left, right)
        usual = next((h for h in known if a <= h.start and h.end == b), None)
        if not parts and usual is None:
            continue
        told = scene.cue("each_record", a, b) and scene.cue("has_fields", a, b)  # "a list of tasks: each task has a title"
        if usual is None and (told or len(content(scene, a, b)) > _LONGEST - 1 or explained(scene).intersection(range(a, b))):
            break
        a = usual.start if usual and not parts else a
        first = first if parts else a
        parts.append(unglued(scene, a, b))
        stop = right
    enough = sum(first <= h.start < stop for h in known) >= _FEWEST_USUAL
    if (
        len(parts) < _FEWEST
        or not enough
        or all_fields(scene, first, stop, len(parts))
        or explained(scene).intersection(range(first, stop))
        or scene.denied.intersection(range(first, stop))
    ):
        return False
    scene.note(StatusesWanted(tuple(parts), _kept_before(scene, start, first)), first, stop, 0.8)
    return True


def _kept_before(scene: Scene, start: int, stop: int) -> str | None:
    """The kind of record that was named last before its statuses."""
    before = [h.key.one for h in concept_in(scene, start, stop) if h.key.record and not h.key.person]
    return before[-1] if before else None


def _alternatives(scene: Scene, start: int, end: int) -> tuple[list[str], int, bool]:
    """Short parts that are no fields and no values, where they end, and whether the last one was joined by "or"."""
    values: list[str] = []
    stop, chosen = start, False
    for left, right in split_items(scene, start, end, alternatives=True):
        a, b = core_range(scene, left, right)
        ought = scene.is_cue("being", a) or (scene.is_cue("choice_before", a) if not values else None)  # "are either free, let or sold"
        a = ought.end if ought and ought.end < b else a
        if a >= b:
            continue
        taken = chosen or len(content(scene, a, b)) > _LONGEST - 1 or measured(scene, a, b) or explained(scene).intersection(range(a, b))
        if taken or any(h.start <= left + 1 for n in ("wish", "clause", "fill_in") for h in scene.cue(n, left, right)):
            break
        values.append(unglued(scene, a, b))
        stop = right
        chosen = len(values) > 1 and left > 0 and bool(scene.is_cue("or", left - 1))
    return ([] if not chosen and all_fields(scene, start, stop, len(values)) else values), stop, chosen

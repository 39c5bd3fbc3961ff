"""The statuses of a kind of record, in the order they were said."""

from itertools import pairwise

from core.brief import StatusesWanted
from core.understanding.listing import concept_in, content, core_range, split_items, unglued
from core.understanding.options import all_fields
from core.understanding.scene import Scene
from core.understanding.text import fold

_LONGEST = 4
_SEVERAL = 2


def read_statuses(scene: Scene) -> None:
    """Notes the list that follows a word for status; the last one said wins."""
    for start, end in scene.sentences:
        for hit in scene.cue("status_nouns", start, end):
            if scene.denied.intersection(range(hit.start, hit.end)) or _other_noun(scene, hit.start, hit.end):
                continue
            if any(0 <= h.start - hit.end <= 1 for h in scene.cue("status_nouns", hit.end, end)):
                continue  # "... and a status | the statuses are new ..."
            values, stop = _values(scene, hit.end, end)
            if len(values) < 2:
                values, stop = _in_a_row(scene, hit.end, end)
            if len(values) >= 2 and not all_fields(scene, hit.end, stop, len(values)):
                owner = [
                    h.key for h in concept_in(scene, hit.start, stop) if h.key.record and h.start <= hit.end + 3 and not scene.is_cue("status_values", h.start)
                ]
                if scene.lex.language == "en" and len(values) > _SEVERAL and _a_record(scene, values[-1]):
                    values.pop()  # "Repairs with status open, done, and invoices" lists invoices beside repairs.
                    stop = next(h.start for h in reversed(scene.concepts(hit.end, stop)) if h.key.record)
                before = [h.key for h in concept_in(scene, start, hit.start) if h.key.record and not h.key.person]
                of = next(iter(owner or before[-1:]), None)
                scene.note(StatusesWanted(tuple(values), of.one if of else None), hit.start, stop, 0.9)
                break


def _a_record(scene: Scene, value: str) -> bool:
    """Whether the words are one plural noun of a record and no usual status."""
    tokens = [i for i, t in enumerate(scene.tokens) if t.text == value]
    hit = next((h for i in tokens for h in scene.concepts(i, i + 1)), None)
    return hit is not None and hit.key.record and fold(value) == fold(hit.key.several) != fold(hit.key.one) and not scene.is_cue("status_values", hit.start)


def _other_noun(scene: Scene, start: int, end: int) -> bool:
    """Whether the word for status is part of another noun ("minimum stock level")."""
    return any(h.start <= start and end <= h.end and h.size > end - start and h.key.key != "status" for h in scene.concepts())


def _values(scene: Scene, start: int, end: int) -> tuple[list[str], int]:
    begin = _begin(scene, start, end)
    values: list[str] = []
    stop = begin
    closing = False
    for left, right in split_items(scene, begin, end, alternatives=True):
        a, b = core_range(scene, left, right)
        if a >= b:
            continue
        if closing or max(len(content(scene, *one)) for one in apart(scene, a, b)) > _LONGEST or scene.denied.intersection(range(a, b)):
            break
        if values and any(h.start <= left + 1 for name in ("wish", "clause") for h in scene.cue(name, left, right)):
            break
        values += [unglued(scene, *one) for one in apart(scene, a, b)]
        stop = right
        closing = len(values) >= 2 and left > 0 and bool(scene.is_cue("or", left - 1) or (scene.is_cue("and", left - 1) and scene.lex.language != "ar"))
    return values, stop


def apart(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """Several statuses said in one breath: usual ones, and what stands between them ("waiting | on the bench | fixed")."""
    usual = scene.cue("status_values", start, end)
    breathless = scene.is_cue("or", end) and not any(t.kind == "mark" for t in scene.tokens[slice(*scene.sentence_of(start))])
    if len(usual) < (1 if breathless and end - start <= _LONGEST else _SEVERAL):
        return [(start, end)]
    edges = sorted({start, *(i for h in usual for i in (h.start, h.end)), end})
    parts: list[tuple[int, int]] = []
    for left, right in pairwise(edges):
        known = any(h.start == left for h in usual)
        if parts and not known and (scene.is_cue("of", left) or scene.is_cue("place_before", left)):
            parts[-1] = (parts[-1][0], right)  # "waiting for parts"
        elif not known and not content(scene, left, right):
            continue
        else:
            parts.append((left, right))
    return parts


def _in_a_row(scene: Scene, start: int, end: int) -> tuple[list[str], int]:
    """Usual statuses said one after the other without a comma ("received in repair ready")."""
    stop = _begin(scene, start, end)
    values: list[str] = []
    while stop < end:
        hit = max((h for h in scene.cue("status_values", stop, end) if h.start == stop), key=lambda h: h.end, default=None)
        if hit is None:
            break
        values.append(unglued(scene, hit.start, hit.end))
        stop = hit.end
    return values, stop


def _begin(scene: Scene, start: int, end: int) -> int:
    """Behind ":", "are", "goes from", and the noun that owns them ("statuses of the order: ...")."""
    colon = next((i for i in range(start, min(end, start + 6)) if scene.tokens[i].text == ":"), None)
    if colon is not None:
        return colon + 1
    i = start
    while i < end:
        hit = scene.is_cue("choice_before", i) or scene.is_cue("fillers", i) or scene.is_cue("are", i) or scene.is_cue("of", i)
        if scene.tokens[i].text in {",", "–", "("}:  # noqa: RUF001
            i += 1
        elif hit:
            i = hit.end
        else:
            owner = next((h for h in concept_in(scene, i, min(end, i + 2)) if h.start == i and h.key.record), None)
            if owner is None or scene.is_cue("status_values", i) or i - start > 3 or (owner.end < end and scene.tokens[owner.end].text == "," and i == start):
                break
            i = owner.end
    return i

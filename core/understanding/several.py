"""Several kinds of records said in a row, in English: "to keep track of laptops, licences and keys" keeps three lists, and a tool is none of them."""

from core.brief import FeatureWanted, RecordWanted
from core.features import Feature
from core.understanding.instructions.words import singular
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in, content, core_range, label, split_items
from core.understanding.options import explained, known_fields
from core.understanding.scene import Scene

_LONGEST = 2
_FEWEST = 2
_BEHIND = frozenset({"in", "for", "on", "at", "so"})
_ONE_BY_ONE = frozenset({"each", "every", "per"})
_STAGES = frozenset({"stage", "stages", "status", "state", "phase"})
_FAR = 6
_NO_PLURALS = ("ss", "us", "is")


def read_several(scene: Scene) -> None:
    """Notes a kind of record for each of two or more plurals behind "to keep track of", or "where we keep"; a row with anything else in it is left alone."""
    if scene.lex.language != "en":
        return
    for start, end in scene.sentences:
        _board(scene, start, end)
        for begin in _leads(scene, start, end):
            rows = _row(scene, begin, end)
            taken = explained(scene) | scene.denied
            if rows is None or any(taken.intersection(range(left, right)) for left, right, _ in rows):
                continue
            for left, right, known in rows:
                several = label(scene, left, right)
                one = known.one if known else capitalised(singular(several.lower()))
                scene.note(RecordWanted(one, known.several if known else several, known.key if known else None), left, right, 0.8)
            break


def _board(scene: Scene, start: int, end: int) -> None:
    """A board of records by their stage has a column for each."""
    folds = [t.fold for t in scene.tokens[start:end]]
    for i in (n for n, word in enumerate(folds) if word == "board" and folds[n + 1 : n + 2] in (["of"], ["for"], ["with"])):
        by = next((n for n in range(i + 2, min(i + _FAR, len(folds) - 1)) if folds[n] == "by" and folds[n + 1] in _STAGES), None)
        whole = range(start + i, start + by + 2) if by else range(0)
        if by and not (scene.denied | scene.claimed).intersection(whole):
            scene.note(FeatureWanted(Feature.KANBAN), whole.start, whole.stop, 0.85)


def _leads(scene: Scene, start: int, end: int) -> list[int]:
    """Where a row may begin."""
    if any(scene.tokens[i].fold in _ONE_BY_ONE for i in range(start, end)):
        return []
    tracked = [h.end for h in scene.cue("tracks", start, end) if h.size > 1 or (h.start > start and scene.tokens[h.start - 1].fold == "to")]
    kept = [i + 3 for i in range(start, end - 3) if [t.fold for t in scene.tokens[i : i + 3]] in (["where", "we", "keep"], ["where", "i", "keep"])]
    return sorted(tracked + kept)


def _row(scene: Scene, begin: int, end: int) -> list[tuple[int, int, Concept | None]] | None:
    stop = next((i for i in range(begin, end) if scene.tokens[i].fold in _BEHIND or scene.tokens[i].text in ";:("), end)
    if stop < end and scene.tokens[stop].text in ":(":
        return None
    rows: list[tuple[int, int, Concept | None]] = []
    for item in split_items(scene, begin, stop):
        left, right = core_range(scene, *item)
        words = content(scene, left, right)
        if not 0 < len(words) <= _LONGEST or len(words) != right - left:
            return None
        last = scene.tokens[right - 1]
        if last.kind != "word" or not last.fold.endswith("s") or last.fold.endswith(_NO_PLURALS) or scene.values_in(left, right):
            return None
        known = next((h.key for h in concept_in(scene, left, right) if h.start == left and h.end == right), None)
        if known is not None and not known.record:
            return None
        if known is None and (right - left > 1 or known_fields(scene, left, right)):
            return None  # Two words that nobody knows may be a deed: "to manage guests, send invoices and ...".
        rows.append((left, right, known))
    return rows if len(rows) >= _FEWEST else None

"""What somebody keeps for themselves, in English: "I want to track my expenses by category and see a chart" keeps expenses, each with a category."""

from dataclasses import dataclass

from core.brief import RecordWanted
from core.understanding.ends import turns_away
from core.understanding.fields import read_fields
from core.understanding.instructions.words import singular
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in, content, label, split_items
from core.understanding.options import explained, known_fields
from core.understanding.scene import Scene

_LONGEST = 3
_FEWEST = 2
_SAYS_MORE = frozenset({"with", "by", "and", "i", "we", "that", "so"})
_ONESELF = frozenset({"i", "we", "me", "us"})
_NO_PLURALS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is kept: its words, and the noun of the lexicon where it is known."""

    start: int
    end: int
    known: Concept | None


def read_kept(scene: Scene) -> None:
    """Notes the kind of record behind a verb of keeping, with the fields said with "by"; lists of fields behind "with" are read elsewhere."""
    if scene.lex.language != "en":
        return
    for start, end in scene.sentences:
        for verb in scene.cue("tracks", start, end):
            thing = _thing(scene, verb.end, end) if _mine(scene, start, verb.start) else None
            if thing is None or explained(scene).intersection(range(thing.start, thing.end)) or scene.denied.intersection(range(thing.start, thing.end)):
                continue
            _note(scene, verb.start, thing, end)
            break


def _note(scene: Scene, start: int, thing: _Thing, end: int) -> None:
    fields, stop = [], thing.end
    after = scene.tokens[thing.end].fold if thing.end < end else ""
    if after == "by":
        for left, right in split_items(scene, thing.end + 1, end):
            if not known_fields(scene, left, right) or len(content(scene, left, right)) > _LONGEST:
                break
            fields += [read.field for read in read_fields(scene, left, right, trusted=True)]
            stop = right
    elif after == "with" and thing.known is None:
        for left, right in split_items(scene, thing.end + 1, end):
            if turns_away(scene, left, right, listed=bool(fields)):
                break
            fields += [read.field for read in read_fields(scene, left, right, trusted=True)]
            stop = right
        if len(fields) < _FEWEST:
            return
    elif not _ends(scene, thing.end, end):
        return
    several = label(scene, thing.start, thing.end)
    one = thing.known.one if thing.known else capitalised(singular(several.lower()))
    wish = RecordWanted(one, thing.known.several if thing.known else several, thing.known.key if thing.known else None, tuple(fields))
    scene.note(wish, start, stop, 0.8)


def _mine(scene: Scene, start: int, stop: int) -> bool:
    """Whether somebody says it of themselves ("I want to", "we need to"), or tells nobody by name to do it."""
    people = [h for h in scene.concepts(start, stop) if h.key.person]
    oneself = any(scene.tokens[i].fold in _ONESELF for i in range(start, stop))
    return not people and (stop == start or oneself or bool(scene.cue("wish", start, stop)))


def _thing(scene: Scene, start: int, end: int) -> _Thing | None:
    """The noun of what is kept, with "my" and up to two words before it."""
    left, _ = scene.trim(start, end, "articles", "possessives", "fillers")
    last = next((i for i in range(left, end) if scene.tokens[i].kind == "mark" or scene.tokens[i].fold in _SAYS_MORE), end)
    if not left < last <= left + _LONGEST and last != end:
        last = left + _LONGEST
    for hit in concept_in(scene, left, min(end, last)):
        if hit.key.record and not hit.key.person:
            return _Thing(left, hit.end, hit.key if hit.start == left else None)
    stop = next((i for i in range(left, min(last, left + _LONGEST)) if _plural(scene, i)), None)
    if stop is None and last < end and left < last <= left + 2 and scene.tokens[last].fold in {"with", "by"}:
        stop = last - 1
    return None if stop is None or left == start else _Thing(left, stop + 1, None)  # Without "my" a word that nobody knows is no record.


def _plural(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.kind == "word" and token.fold.endswith("s") and not token.fold.endswith(_NO_PLURALS) and not known_fields(scene, index, index + 1)


def _ends(scene: Scene, index: int, end: int) -> bool:
    """Whether nothing more is said of the thing: a pause, or "and" and another verb."""
    if index >= end or (scene.tokens[index].kind == "mark" and scene.tokens[index].text != ":"):
        return not known_fields(scene, index, end)
    both = scene.is_cue("and", index)
    return both is not None and any(scene.is_cue(name, both.end) for name in ("looks_at", "tracks", "wish", "clause"))

"""What an application as a whole is to have: "an app for my gym with members, classes and payments" lists records, and no fields of a gym."""

from dataclasses import dataclass

from core.brief import RecordWanted
from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content, split_items
from core.understanding.orders import asks_with
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

_LONGEST = 4
_FEWEST = 2
_BOOKS = frozenset({"payment", "invoice"})
"""Records whose nouns alone ask for no ability: to list payments is not to take them online."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One item of the list: a kind of record, something the application can do, or neither."""

    start: int
    end: int
    record: Hit[Concept] | None
    able: bool


def read_whole(scene: Scene) -> frozenset[int]:
    """Notes the kinds of records; the starts of the sentences whose lists are thereby read."""
    read: set[int] = set()
    for start, end in scene.sentences:
        opener = _opener(scene, start, end)
        if opener is None or asks_with(scene, opener - 1):
            continue
        known = {i for n in scene.noted if n.wish.tag == "statuses" for i in n.claim}
        items = [(a, b) for a, b in split_items(scene, opener, end) if not known.issuperset(content(scene, a, b))]
        parts = [_part(scene, a, b) for a, b in items]
        telling = [part for part in parts if part.record or part.able]
        if len(telling) < _FEWEST or len(telling) * 3 < len(parts) * 2:
            continue
        read.add(start)
        for part in parts:
            if part.record and not scene.denied.intersection(range(part.start, part.end)):
                of = part.record.key
                scene.note(RecordWanted(of.one, of.several, of.key, ()), part.record.start, part.record.end, 0.8)
    return frozenset(read)


def _opener(scene: Scene, start: int, end: int) -> int | None:
    """Where the list begins: behind "with" or a colon that belongs to the application or to the business it is for."""
    apps = scene.cue("apps", start, end)
    if not apps:
        return None
    after = apps[0].end
    word = scene.lex.lists.get("with", ("",))[0]
    opener = next((i for i in range(after, end) if scene.tokens[i].text == ":" or scene.tokens[i].fold == word), None)
    if opener is None or scene.lex.form_verbs.find(scene.tokens, after, opener):
        return None
    houses = {i for n in scene.noted if n.wish.tag in ("trade", "named", "place") for i in n.claim}
    owners = [h for h in concept_in(scene, after, opener) if h.key.record and h.start not in houses]
    clause = [h for name in ("clause", "modals") for h in scene.cue(name, after, opener)]
    return None if owners or clause else opener + 1


def _part(scene: Scene, start: int, end: int) -> _Part:
    words = content(scene, start, end)
    able = bool(scene.lex.features.find(scene.counted, start, end))
    if not words or len(words) > _LONGEST:
        return _Part(start, end, None, able)
    hits = [h for h in concept_in(scene, words[0], end) if h.key.record and not h.key.field and h.start <= words[0] + 1]
    alone = scene.lex.language == "en" and hits and hits[0].end - hits[0].start == len(words) and hits[0].key.key in _BOOKS
    return _Part(start, end, hits[0] if hits and (alone or not able) else None, able)

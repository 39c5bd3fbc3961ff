"""Rows of fragments: what a recogniser makes of a list that is spoken slowly, a full stop behind each part of it."""

from collections.abc import Container, Iterator

from core.understanding.listing import concept_in, content
from core.understanding.scene import Scene
from core.understanding.text import Token

_PART, _WHOLE, _BIT = 3, 6, 2
"""Words that matter in one part of a list between commas, in a whole fragment, and in a part that nobody knows."""
_VERBS = ("being", "wish", "clause", "manage", "fill_in", "own", "greetings", "offers", "begins")
_ASKED = ("which", "howmany", "whether")
_OPENS = ("fill_in", "we_keep", "has_fields", "each_record")


def lengthened(scene: Scene, joined: frozenset[int]) -> frozenset[int]:
    """Further sentences that go on with the one before, by number; `joined` are known to. Once a list is under way, less is needed to stay in it."""
    found = set(joined)
    for n in range(1, len(scene.sentences)):
        if _answers(scene, n) or (_is_open(scene, n - 1, found) and (_goes_on(scene, n) or _leads_on(scene, n)) and (n - 1 in found or _goes_on(scene, n + 1))):
            found.add(n)
    return frozenset(found)


def _is_open(scene: Scene, n: int, joined: Container[int]) -> bool:
    """Whether the sentence is in a list that still goes on, or opens one and breaks off ("a match with an opponent. Date. Time and place.")."""
    if _closed(scene, n):
        return False
    start, end = scene.sentences[n]
    opened = max((h.end for name in _OPENS for h in scene.cue(name, start, end)), default=None)
    return n in joined or (opened is not None and 1 <= len(content(scene, opened, end)) <= _BIT and not scene.values_in(opened, end))


def _goes_on(scene: Scene, n: int) -> bool:
    """Whether the sentence is a fragment with a field in it, or begins with one and in small letters."""
    if n >= len(scene.sentences):
        return False
    start, end = scene.sentences[n]
    fields = [h for h in concept_in(scene, start, end) if h.key.field]
    if any(h.start == start for h in fields) and not scene.tokens[start].capital and scene.tokens[start].text.islower():
        return True
    return is_fragment(scene, start, end) and (bool(fields) or any(scene.is_cue(name, start) for name in _ASKED))


def _leads_on(scene: Scene, n: int) -> bool:
    """Whether the sentence is a word or two that nobody knows, before one that goes on."""
    start, end = scene.sentences[n]
    return is_fragment(scene, start, end) and len(content(scene, start, end)) <= _BIT and _goes_on(scene, n + 1)


def is_fragment(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing is told or wished for in this range: a few words in short parts, without a verb, a value or a denial."""
    if scene.is_cue("deny_before", start) or scene.values_in(start, end) or scene.lex.features.find(scene.tokens, start, end):
        return False
    parts = [part for part in scene.chunks(start, end) if not any(scene.is_cue(name, part[0]) for name in _ASKED)]
    if any(scene.cue(name, *part) for part in parts for name in _VERBS):
        return False
    sizes = [len(content(scene, *part)) for part in parts]
    return sum(sizes) <= _WHOLE and max(sizes, default=1) <= _PART + 1


def _closed(scene: Scene, n: int) -> bool:
    """Whether "and" or "or" comes before the last part of the sentence."""
    start, end = scene.sentences[n]
    return any(scene.cue(name, start + 1, end) for name in ("and", "or"))


def _answers(scene: Scene, n: int) -> bool:
    """Whether an answer ends the sentence before and another begins this one ("they tap yes. No or maybe.")."""
    start, _ = scene.sentences[n]
    before = scene.sentences[n - 1][1]
    return scene.is_cue("yes_no", start) is not None and any(h.end == before for h in scene.cue("yes_no", before - 1, before))


def meant_by(scene: Scene, index: int) -> str:
    """The word of the same length and sound that stands alone in a list for this one ("prénom, non, âge"), or ""."""
    pairs = dict(pair.split() for pair in scene.lex.lists.get("sounds_like", ()))
    alone = index + 1 == len(scene.tokens) or scene.tokens[index + 1].kind == "mark"
    led = index > 0 and (scene.tokens[index - 1].kind == "mark" or any(h.end == index for h in scene.cue("has_fields", index - 1, index)))
    return pairs.get(scene.tokens[index].fold, "") if alone and led else ""


def between_answers(scene: Scene) -> Iterator[Token]:
    """Marks between "yes" and "no": behind one, "no" would rule something out."""
    for i in range(1, len(scene.tokens) - 1):
        one, token, other = scene.tokens[i - 1 : i + 2]
        if token.kind == "mark" and one.fold != other.fold and scene.is_cue("yes_no", i - 1) and scene.is_cue("yes_no", i + 1):
            yield token

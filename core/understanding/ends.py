"""Where a list of fields ends, and which words another record has already."""

from core.brief import RecordWanted
from core.understanding.clauses import on_a_scale
from core.understanding.listing import content
from core.understanding.options import known_fields
from core.understanding.scene import Scene
from core.understanding.values import ColourWord, HoursPhrase, Money
from core.understanding.workings import does_something

_WHO = frozenset({"who", "what", "how"})
_CLAUSE = 6
_ASKED = 3


def turns_away(scene: Scene, start: int, end: int, *, listed: bool) -> bool:  # noqa: PLR0911 one line for every way to turn away
    """Whether an item begins something new: a wish, a value with a price, a long clause without a field noun."""
    named = {i for n in scene.noted if n.wish.tag in ("named", "items") for i in n.claim}
    if scene.denied.issuperset(range(start, end)) or named.intersection(range(start, end)) or does_something(scene, start, end):
        return True
    if listed and on_a_scale(scene, start, end):
        return False
    if any(isinstance(v.value, Money | ColourWord | HoursPhrase) for v in scene.values_in(start, end)):
        return True
    if scene.lex.language == "en" and (_looks(scene, start, end) or _another_record(scene, start, end)):
        return True
    if listed and _condition(scene, start, end):
        return True
    known = known_fields(scene, start, end) or [h for h in scene.concepts(start, end) if h.start == start and h.end == end]
    if any(h.start == start for h in scene.cue("each_record", start, end)) and any(h.key.record for h in scene.concepts(start, end)):
        return True
    if any(h.start <= start + 1 and not (known and known[0].start <= h.start and known[0].end >= h.end) for h in scene.cue("wish", start, end)):
        return True
    clause = any(h.start <= start + 1 for h in scene.cue("clause", start, end))
    if clause and not (known and known[0].start <= start + 1) and not _asks(scene, start, end, listed=listed):
        return True
    return len(content(scene, start, end)) > (6 if known and listed else 4)


def _condition(scene: Scene, start: int, end: int) -> bool:
    """Whether a clause begins that says when something happens ("and when the stock runs low a notice")."""
    when = scene.is_cue("when", start)
    asked = scene.is_cue("whether", start)
    return scene.lex.language != "en" and when is not None and not asked and len(content(scene, when.end, end)) >= _ASKED


def _asks(scene: Scene, start: int, end: int, *, listed: bool) -> bool:
    """Whether an item asks for a field by "which", "how many", "whether" or, in English, "who" and "what"."""
    if len(content(scene, start, end)) <= _ASKED and (scene.is_cue("which", start) or scene.is_cue("howmany", start)):
        return True
    if listed and scene.lex.language != "en" and scene.is_cue("whether", start) and len(content(scene, start, end)) <= _ASKED + 1:
        return bool(scene.cue("being", start, end)) or bool(known_fields(scene, start, end))
    english = listed and scene.lex.language == "en"
    return english and (scene.is_cue("whether", start) is not None or (scene.tokens[start].fold in _WHO and end - start <= _CLAUSE))


def _looks(scene: Scene, start: int, end: int) -> bool:
    """Whether an item says what somebody is to see ("and see how many each week")."""
    seen = scene.is_cue("looks_at", start)
    return seen is not None and scene.is_cue("fill_in", start) is None and bool(content(scene, seen.end, end)) and not _only_noun(scene, start, end)


def _only_noun(scene: Scene, start: int, end: int) -> bool:
    return any(h.start == start for h in scene.concepts(start, end))


def _another_record(scene: Scene, start: int, end: int) -> bool:
    """Whether an item is a kind of record with its own fields ("vehicles with plate, repairs with date")."""
    noun = next((h for h in scene.concepts(start, end) if h.key.record and h.start <= start + 1), None)
    if noun is None or noun.end + 1 >= end or scene.tokens[noun.end].fold not in {"with", "have", "has"}:
        return False
    return bool(known_fields(scene, noun.end + 1, end))


def already_kept(scene: Scene, start: int, end: int) -> bool:
    """Whether an item names what was read as a record kept by its speaker, in English."""
    kept = {i for n in scene.noted if isinstance(n.wish, RecordWanted) for i in n.claim}
    return scene.lex.language == "en" and bool(kept.intersection(range(start, end)))

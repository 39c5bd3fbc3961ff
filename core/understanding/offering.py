"""Who does what with a priced thing: in "customers can book a haircut for 25" the thing is the haircut."""

from core.understanding.scene import Scene

_LEAD = 2
"""Words such as "all our" that may stand before who does it."""
_SEATS = frozenset({"seat", "seats", "place", "places", "spot", "spots", "ticket", "tickets"})
_INTO = frozenset({"in", "on", "at", "for", "to"})
_SEAT = 3
"""A seat, in, and what it is in."""
_PARTS = 5
"""Who, may, also, the verb: no more of them follow one another."""


def past_deed(scene: Scene, start: int, stop: int) -> int:
    """Where the thing begins in the words from `start` to `stop`; `start` where nobody does anything with it."""
    at, doer, may, deed = start, False, False, False
    for _ in range(_PARTS):
        if not doer and (end := _doer(scene, at, stop)):
            at, doer = end, True
        elif hit := scene.is_cue("modals", at):
            at, may = hit.end, True
        elif hit := scene.is_cue("deeds", at) or (scene.is_cue("sells", at) if doer else None):
            at, deed = hit.end, True
        elif (doer or may) and not deed and (hit := scene.is_cue("fillers", at)):
            at = hit.end
        else:
            break
    named = at < stop and scene.tokens[at].kind != "mark"
    asked = doer or may or _after_another(scene, start) or (deed and scene.is_cue("articles", at))
    return at if named and asked and (may or deed) else start


def before_deed(scene: Scene, start: int, stop: int) -> int:
    """Where the thing ends before a verb that comes last ("Kunden können eine Wäsche buchen")."""
    last = next((h for h in scene.cue("deeds_last", start, stop) if h.end == stop and h.start > start), None)
    return last.start if last else stop


def _doer(scene: Scene, start: int, stop: int) -> int | None:
    """Where those end who do something, when they stand at the beginning."""
    pronoun = scene.is_cue("doers", start)
    if pronoun:
        return pronoun.end
    return next((h.end for h in scene.concepts(start, stop) if h.key.person and h.start - start <= _LEAD), None)


def _after_another(scene: Scene, start: int) -> bool:
    """Whether the words go on from a wish or another deed ("should book", "reserve a table and order soup")."""
    left, _ = scene.sentence_of(start)
    return any(h.end == start for h in scene.cue("wish", left, start)) or bool(scene.cue("deeds", left, start))


def past_seat(scene: Scene, start: int, stop: int) -> int:
    """Behind "a seat in our" and the like, where what one takes part in follows."""
    if scene.lex.language != "en" or stop - start < _SEAT or scene.tokens[start].fold not in _SEATS or scene.tokens[start + 1].fold not in _INTO:
        return start
    after, _ = scene.trim(start + 2, stop, "articles", "possessives")
    return after if after < stop else start


def sold_beside(scene: Scene, starts: list[int]) -> set[int]:
    """Which priced things, by where they start, are sold by a business whose other things are booked ("we also sell mugs at 19")."""
    if scene.lex.language != "en" or not scene.cue("taken"):
        return set()
    sold: set[int] = set()
    for at in starts:
        left, _ = scene.sentence_of(at)
        verbs = [*((h.start, False) for h in scene.cue("taken", left, at)), *((h.start, True) for h in scene.cue("sold", left, at))]
        if max(verbs, default=(left, False))[1]:
            sold.add(at)
    return sold if len(sold) < len(starts) else set()

"""Where somebody says that nothing may be given away twice at one time, in languages besides English: "the same tent must not be rented twice a day"."""

from collections.abc import Iterable, Iterator

from core.understanding.patterns import Hit
from core.understanding.scene import Scene

_REACH = 12
_NEAR = 4
_AFTER = 2


def said_twice(scene: Scene) -> tuple[tuple[int, int], ...]:
    """The token ranges that say so: a denial, and near it "twice" or "two people" with "the same" or a booking, or what is "already taken"."""
    return tuple(_ranges(scene)) if scene.lex.language != "en" else ()


def edges_of_twice(scene: Scene, left: int, right: int) -> Iterator[int]:
    """Where in a stretch said in one breath it begins and ends."""
    for start, end in said_twice(scene):
        if left < start and end <= right:
            yield start
        if left <= start and end < right - 1:
            yield end


def _ranges(scene: Scene) -> Iterator[tuple[int, int]]:
    done = 0
    for start, end in scene.sentences:
        kinds = {name: scene.cue(name, start, end) for name in ("denies", "same", "taken_up")}
        for name in ("twice", "two_of", "already_taken"):
            for hit in scene.cue(name, start, end):
                span = _around(scene, hit, name, kinds)
                if span and hit.start >= done:
                    done = span[1]
                    yield span


def _around(scene: Scene, hit: Hit[str], name: str, kinds: dict[str, tuple[Hit[str], ...]]) -> tuple[int, int] | None:
    denials = _near(kinds["denies"], hit, _REACH)
    same = _near(kinds["same"], hit, _REACH)
    taken = _near(kinds["taken_up"], hit, _NEAR)
    if name == "two_of" and scene.cue("pays", *scene.sentence_of(hit.start)):
        return None  # "No two guests pay the same" is about prices.
    if not denials or not (same or name == "already_taken" or (taken and name == "twice")):
        return None
    left, right = scene.sentence_of(hit.start)
    ahead = [d for d in denials if d.start < hit.start] or denials[:1]
    parts = [hit, ahead[0], *same, *taken]
    start, stop = min(p.start for p in parts), max(p.end + (1 if p in same else 0) for p in parts)
    while (last := scene.is_cue("being_last", stop)) and stop < right:
        stop = last.end
    article = scene.is_cue("articles", start - 2) if start - 2 >= left else None
    return start - 2 if article and article.end == start - 1 else start, min(stop, right)


def _near(hits: Iterable[Hit[str]], hit: Hit[str], reach: int) -> list[Hit[str]]:
    """Those that stand no further than so many words away."""
    return [h for h in hits if -_AFTER - reach <= h.start - hit.end <= reach and hit.start - h.end <= reach]

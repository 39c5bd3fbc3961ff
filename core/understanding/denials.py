"""What is ruled out: which words stand under a "no", "without", "we don't need"."""

from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.values import ColourWord, Money

_CONDITION = 4


def mark_denied(scene: Scene) -> None:
    """Fills `scene.denied` with the tokens that are ruled out."""
    spared = {i for hit in scene.cue("deny_not") for i in range(hit.start, hit.end)}
    for start, end in scene.sentences:
        chunks = list(scene.chunks(start, end))
        for at, (left, right) in enumerate(chunks):
            following = chunks[at + 1] if at + 1 < len(chunks) else None
            for hit in scene.cue("deny_before", left, right):
                if not spared.intersection(range(hit.start, hit.end)) and not _in_condition(scene, left, hit):
                    _forward(scene, hit.end, right, following)
            for hit in scene.cue("deny_after", left, right):
                if not spared.intersection(range(hit.start, hit.end)) and not _in_condition(scene, left, hit):
                    _backward(scene, (left, right), hit, chunks[at - 1] if at else None)


def _in_condition(scene: Scene, left: int, hit: Hit[str]) -> bool:
    """Whether the denial only says when something happens ("a message when somebody does not come")."""
    return any(0 <= hit.start - w.end <= _CONDITION for w in scene.cue("when", left, hit.start))


def _forward(scene: Scene, start: int, end: int, following: tuple[int, int] | None) -> None:
    stop = min([hit.start for name in ("but", "turn") for hit in scene.cue(name, start, end)], default=end)
    scene.denied.update(range(start, stop))
    if following and stop == end and following[1] - following[0] <= 5 and scene.cue("or", *following) and not scene.cue("wish", *following):
        scene.denied.update(range(*following))


def _backward(scene: Scene, chunk: tuple[int, int], hit: Hit[str], before: tuple[int, int] | None) -> None:
    (start, end), stop = chunk, hit.start
    begin = max([hit.end for name in ("but", "turn") for hit in scene.cue(name, start, stop)], default=start)
    scene.denied.update(range(begin, stop))
    valued = before and any(isinstance(v.value, ColourWord | Money) for v in scene.values_in(*before))
    if stop - begin <= 1 and before and not valued and scene.sentence_of(before[0]) == scene.sentence_of(start):
        scene.denied.update(range(*before))
    # "we don't need photos": the thing may also follow the denial.
    if stop - begin <= 2:
        scene.denied.update(range(hit.end, end))

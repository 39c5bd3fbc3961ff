"""Names of businesses in Arabic, which has no capitals: the kind of house and the words right behind it."""

from collections.abc import Iterator

from core.understanding.capitals import ordinary, stops
from core.understanding.patterns import without_overlaps
from core.understanding.scene import Scene

_LONGEST = 3
_EARLY = 2
_GLUED = ("بال", "لل", "عال", "بب")


def houses(scene: Scene) -> Iterator[tuple[int, int, float]]:
    """Token ranges that may be the name, each with how likely that is."""
    trades = [(h.start, h.end) for h in scene.lex.trades.longest(scene.tokens)]
    kinds = [(h.start, h.end) for h in without_overlaps(scene.cue("kinds_of_house"))]
    for left, right in sorted({*trades, *kinds}):
        if not scene.denied.intersection(range(left, right)) and not scene.value_at(left):
            yield from _behind(scene, left, right, narrow=(left, right) in trades)


def _behind(scene: Scene, left: int, right: int, *, narrow: bool) -> Iterator[tuple[int, int, float]]:
    end = right
    while end < min(len(scene.tokens), right + _LONGEST) and _goes_on(scene, end):
        end += 1
    if end == right or _says(scene, right, "name_not") or (end < len(scene.tokens) and _says(scene, end, "name_not_after")):
        return
    own = narrow and right - left > 1
    begin = right if own else left
    opens = _says(scene, right, "name_openers")
    if not opens and any(ordinary(scene, i) for i in range(right, end)):
        return
    definite = scene.tokens[right].fold.startswith("ال")
    if definite:
        yield begin, end, 0.72 - 0.001 * left
    elif any(start <= left < stop for start, stop in scene.sentences[:_EARLY]) and (narrow or opens or end - right > 1):
        yield begin, end, (0.68 if opens else 0.58 if end - right > 1 else 0.52) - 0.001 * left


def _goes_on(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.kind == "word" and not stops(scene, index) and not token.fold.startswith(_GLUED) and not scene.value_at(index)


def _says(scene: Scene, index: int, cue: str) -> bool:
    return index < len(scene.tokens) and scene.tokens[index].fold in scene.lex.lists.get(cue, ())

"""Corrections while speaking: "blue, no, green" means green. The word that was taken back is blanked out, offsets stay."""

from core.understanding.scene import Placed, Scene, open_scene
from core.understanding.values import ClockTime, ColourWord, Duration, HoursPhrase, Money, Number, Percent, Quantity, TimeSpan, Weekdays

_AMOUNTS = (Number, Money, Percent, Quantity, Duration)
_PARTS = ("background", "accent", "textcolour")
_TIMES = (ClockTime, TimeSpan, HoursPhrase)


def heed_corrections(text: str, language: str) -> Scene:
    """The scene of a text in which corrected values count as not said."""
    scene = open_scene(text, language)
    gone = [pair for pair in zip(scene.values, scene.values[1:], strict=False) if _replaced(scene, *pair)]
    if not gone:
        return scene
    blanked = list(text)
    for old, new in gone:
        start, end = scene.tokens[old.start].start, scene.tokens[new.start].start
        blanked[start:end] = " " * (end - start)
    return open_scene("".join(blanked), language, spoken=text)


def _replaced(scene: Scene, old: Placed, new: Placed) -> bool:
    between = range(old.end, new.start)
    if not between or len(between) > 7 or not _alike(old, new):
        return False
    if isinstance(old.value, ColourWord) and _other_part(scene, old, new):
        return False
    explained: set[int] = {i for i in between if scene.tokens[i].kind == "mark"}
    marked = False
    parts = (*_PARTS, "articles", "possessives", "make") if isinstance(old.value, ColourWord) else ()
    for name in ("correct", "fillers", *parts):
        for hit in scene.cue(name, old.end, new.start):
            explained.update(range(hit.start, hit.end))
            marked = marked or name == "correct"
    return marked and explained.issuperset(between)


def _other_part(scene: Scene, old: Placed, new: Placed) -> bool:
    """Whether each of two colours has a part of the page of its own ("white background, no blue buttons")."""
    reach = max((h.start for name in _PARTS for h in scene.cue(name, new.end, new.end + 3)), default=0)
    after = {name for name in _PARTS for h in scene.cue(name, new.end, new.end + 3) if h.start == reach}
    before = {name for name in _PARTS if scene.cue(name, old.end, new.start)}
    return bool(after and before and not after & before)


def _alike(old: Placed, new: Placed) -> bool:
    for kinds in (_AMOUNTS, _TIMES, (ColourWord,), (Weekdays,)):
        if isinstance(old.value, kinds):
            return isinstance(new.value, kinds)
    return type(old.value) is type(new.value)

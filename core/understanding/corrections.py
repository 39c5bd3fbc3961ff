"""Corrections while speaking: "blue, no, green" means green. The word that was taken back is blanked out, offsets stay."""

from core.understanding.patterns import Hit
from core.understanding.scene import Placed, Scene, open_scene
from core.understanding.values import ClockTime, ColourWord, Duration, HoursPhrase, Money, Number, Percent, Quantity, TimeSpan, Weekdays
from core.understanding.values.words import fold

_AMOUNTS = (Number, Money, Percent, Quantity, Duration)
_SMALL = 2
_PARTS = ("background", "accent", "textcolour")
_TIMES = (ClockTime, TimeSpan, HoursPhrase)


def heed_corrections(text: str, language: str, spoken: str | None = None) -> Scene:
    """The scene of a text in which corrected values count as not said; `spoken` is the original where `text` has other marks."""
    scene = open_scene(text, language, spoken)
    blanked = _without(scene, text, frozenset())
    return scene if blanked == text else open_scene(blanked, language, spoken=spoken or text)


def without_corrected(text: str, language: str, negating: frozenset[str]) -> str:
    """The text with what was taken back blanked out. `negating` words alone ("15 not 12") say what the former value was, and take nothing back."""
    return _without(open_scene(text, language), text, negating)


def _without(scene: Scene, text: str, negating: frozenset[str]) -> str:
    blanked = list(text)
    for old, new in zip(scene.values, scene.values[1:], strict=False):
        if _replaced(scene, old, new, negating):
            start, end = scene.tokens[old.start].start, scene.tokens[new.start].start
            blanked[start:end] = " " * (end - start)
    return "".join(blanked)


def _replaced(scene: Scene, old: Placed, new: Placed, negating: frozenset[str]) -> bool:
    between = range(old.end, new.start)
    if not between or len(between) > 7 or not _alike(old, new):
        return False
    if isinstance(old.value, ColourWord) and _other_part(scene, old, new):
        return False
    # Before a colour a word like "en" says nothing of its own.
    small = _SMALL if isinstance(old.value, ColourWord) else 0
    explained: set[int] = {i for i in between if scene.tokens[i].kind == "mark" or len(scene.tokens[i].text) <= small}
    marked = False
    parts = (*_PARTS, "articles", "possessives", "make") if isinstance(old.value, ColourWord) else ()
    for name in ("correct", "fillers", *parts):
        for hit in scene.cue(name, old.end, new.start):
            explained.update(range(hit.start, hit.end))
            marked = marked or (name == "correct" and _takes_back(scene, hit, new, negating))
    return marked and (explained.issuperset(between) or _behind_a_stop(scene, between, explained))


def _behind_a_stop(scene: Scene, between: range, explained: set[int]) -> bool:
    """Whether a sentence of its own takes it back ("at least 24 hours before. No wait, make that 12 hours"), in English."""
    stop = next((i for i in between if scene.tokens[i].text == "."), None)
    if scene.lex.language != "en" or stop is None or stop - between.start > _SMALL:
        return False
    return explained.issuperset(range(stop, between.stop)) and any(h.start == stop + 1 and h.size > 1 for h in scene.cue("correct", stop, between.stop))


def _takes_back(scene: Scene, hit: Hit[str], new: Placed, negating: frozenset[str]) -> bool:
    """Whether it is more than the "not" before the former value: "white, no, blue"."""
    return fold(scene.words(hit.start, hit.end)) not in negating or scene.tokens[hit.end].kind == "mark" or new.start - hit.end > 1


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

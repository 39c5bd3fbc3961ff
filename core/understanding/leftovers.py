"""What was said and fits no other wish: kept, so that nothing is lost without a word."""

import re

from core.brief import Coloured, TextWanted
from core.understanding.listing import content
from core.understanding.scene import Scene
from core.understanding.values import ColourWord, Number, Quantity

_SHORT = 3
_CLOSE = 2
_MARKED = re.compile(r"[A-ZÀ-ÞĀ-ŽА-ЯЁ]\w*\d|\d")


def read_leftovers(scene: Scene) -> None:
    """Notes one TextWanted for every part of a sentence that holds a name or a number nobody has used."""
    idle = {
        i
        for name in ("fillers", "greetings", "and", "possessives", "articles", "background", "accent", "textcolour", "wish", "i_am")
        for h in scene.cue(name)
        for i in range(h.start, h.end)
    }
    idle |= {i for h in scene.cue("i_am") for i in range(h.end, min(h.end + 2, len(scene.tokens))) if scene.tokens[i].capital}
    scene.claimed |= idle
    for start, end in scene.sentences:
        for left, right in scene.chunks(start, end):
            literals = _literals(scene, left, right)
            if literals and (_slip(scene, left, right) or _how_many_we_are(scene, left, right)):
                scene.note(TextWanted(), left, right, 0.3)
            elif literals:
                scene.note(TextWanted(tuple(literals), asks=_asks(scene, left, right)), *_around(scene, left, right), 0.5)
        _unread_wish(scene, start, end)
        _remarks(scene, start, end)


def _slip(scene: Scene, start: int, end: int) -> bool:
    """Whether it is one word as a sentence or behind "...", neither number nor value: a recogniser's slip."""
    words = content(scene, start, end)
    trailing = start > 1 and scene.tokens[start - 1].kind == scene.tokens[start - 2].kind == "mark"
    if not trailing and scene.sentence_of(start) != (start, end):
        return False
    return (
        len(words) == 1 and scene.tokens[words[0]].kind == "word" and scene.value_at(words[0]) is None and _MARKED.search(scene.tokens[words[0]].text) is None
    )


def _how_many_we_are(scene: Scene, start: int, end: int) -> bool:
    """Whether a part only says how many people somebody is or has ("of about forty people", "6 workers"), in English: that asks for nothing."""
    if scene.lex.language != "en" or scene.cue("wish", start, end) or scene.cue("modals", start, end):
        return False
    numbers = [v for v in scene.values_in(start, end) if isinstance(v.value, Number | Quantity)]
    counted = bool(numbers) and all(scene.cue("ourselves", v.start, min(end, v.end + _CLOSE)) for v in numbers)
    named = any(_MARKED.search(scene.tokens[i].text) or _proper(scene, i) for i in range(start, end) if not any(v.start <= i < v.end for v in numbers))
    return counted and len(numbers) == len(scene.values_in(start, end)) and not named


def _asks(scene: Scene, start: int, end: int) -> bool:
    """Whether the words ask for something to be done: a wish, or somebody who does something."""
    people = [h.end for h in scene.concepts(start, end) if h.key.person]
    acts = any(0 <= v.start - p <= _CLOSE for v in scene.lex.verbs.find(scene.tokens, start, end) for p in people)
    binding = scene.lex.language == "en" and bool(scene.cue("binding", start, end))
    return acts or binding or bool(scene.cue("wish", start, end))


def _around(scene: Scene, left: int, right: int) -> tuple[int, int]:
    """What was understood is not said again: of a part with other wishes in it only the words from the first to the last that nobody used."""
    unread = [i for i in content(scene, left, right) if i not in scene.claimed]
    if scene.lex.language != "en" or not unread:
        return left, right
    if len(unread) == len(content(scene, left, right)):
        start, end = scene.trim(left, right, "fillers", "greetings", "and", "i_am")
        return (start, end) if start < end else (left, right)
    used = [i for i in content(scene, left, right) if i in scene.claimed]
    valued = [i for i in unread if scene.value_at(i) or _MARKED.search(scene.tokens[i].text) or _proper(scene, i)]
    if not valued:
        return left, right
    first = max((i + 1 for i in used if i < valued[0]), default=left)
    last = min((i for i in used if i > valued[-1]), default=right)
    counted = next((h.end for h in scene.concepts(valued[-1] + 1, right) if h.start == valued[-1] + 1 and scene.value_at(valued[-1])), last)
    last = max(last, counted)
    start, end = scene.trim(first, last, "fillers", "articles", "possessives", "and", "i_am")
    return (start, end) if start < end and not scene.is_cue("being", start) else (left, right)  # "is 16" says nothing without what is


def _remarks(scene: Scene, start: int, end: int) -> None:
    """Parts of a sentence in which nothing was recognised; two short ones in a row are taken for a list of literals."""
    parts = [p for p in scene.chunks(start, end) if not scene.claimed.intersection(content(scene, *p)) and not scene.denied.intersection(range(*p))]
    parts = [p for p in parts if content(scene, *p)]
    short = [p for p in parts if len(content(scene, *p)) <= _SHORT]
    for left, right in parts:
        listed = (left, right) in short and len(short) > 1
        asks = _asks(scene, left, right)
        scene.note(TextWanted((scene.words(left, right),) if listed else (), asks=asks), left, right, 0.4 if listed or asks else 0.3)


def _literals(scene: Scene, start: int, end: int) -> list[str]:
    used = {n.wish.css for n in scene.noted if isinstance(n.wish, Coloured)}
    found: list[str] = []
    i = start
    while i < end:
        value = scene.value_at(i)
        if i in scene.claimed or (i in scene.denied and value is None):
            i += 1
            continue
        if value and not (isinstance(value.value, ColourWord) and (not value.value.certain or value.value.css in used)):
            counted = next((h for h in scene.concepts(value.end, end) if h.start == value.end), None) if isinstance(value.value, Number) else None
            stop = counted.end if counted and scene.lex.language == "en" else value.end
            found.append(scene.words(value.start, stop) if counted and stop > value.end else value.source)
            i = max(stop, i + 1)
        elif _MARKED.search(scene.tokens[i].text) or (_proper(scene, i)):
            stop = i + 1
            while stop < end and stop not in scene.claimed and _proper(scene, stop):
                stop += 1
            found.append(scene.words(i, stop))
            i = stop
        else:
            i += 1
    return found


def _proper(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    opens = any(s == index for s, _ in scene.sentences)
    if scene.lex.language == "de" or token.text[:2] in {"I", "I'", "I’"} or scene.is_cue("possessives", index):  # noqa: RUF001
        return False
    return token.kind == "word" and token.capital and not opens and not scene.concepts(index, index + 1)


def _unread_wish(scene: Scene, start: int, end: int) -> None:
    """A sentence that asks for something and in which nothing was recognised."""
    if scene.claimed.intersection(range(start, end)) or not scene.cue("wish", start, end) or len(content(scene, start, end)) < 3:
        return
    scene.note(TextWanted(asks=True), start, end, 0.4)

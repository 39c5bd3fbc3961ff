"""What an application would have to do by itself, in English: "recognises plants from a photo", "tells me how often to water them"."""

from core.brief import TextWanted
from core.understanding.instructions.words import roots, words
from core.understanding.scene import Scene

_WORK = frozenset(
    {"recognise", "recognize", "identify", "detect", "translate", "transcribe", "predict", "convert", "generate", "summarise", "summarize", "classify"}
    | {"diagnose", "guess", "suggest", "recommend", "compose", "remove the background", "forecast"}
)
_BEFORE = frozenset({"that", "which", "to", "can", "it", "app", "and", "then", "automatically", "should", "tool", "website", "site", "me"})
_PRONOUNS = frozenset({"it", "them", "by", "for", "through", "this", "these"})
_LONGEST = 14


def read_workings(scene: Scene) -> None:
    """Notes each such wish in its own words, so that it is told how far it is met; nothing is noted of what people do."""
    if scene.lex.language != "en":
        return
    for start, end in scene.sentences:
        at = start + 1
        while at < end:
            stop = _stop(scene, at, end) if _works(scene, at) and scene.tokens[at - 1].fold in _BEFORE else at
            if stop - at > 1 and not scene.denied.intersection(range(at, stop)):
                scene.note(TextWanted(), at, stop, 0.5)
            at = max(stop, at + 1)


def _works(scene: Scene, index: int) -> bool:
    said = scene.tokens[index].fold
    tells = said in {"tells", "tell", "shows"} and index + 2 < len(scene.tokens) and scene.tokens[index + 1].fold == "me"
    return (tells and scene.tokens[index + 2].fold in {"how", "what", "when", "if", "which", "whether"}) or any(r in _WORK for r in roots(said))


def _stop(scene: Scene, start: int, end: int) -> int:
    """Up to the next comma or "and"."""
    stop = start + 1
    while stop < min(end, start + _LONGEST) and scene.tokens[stop].kind != "mark" and scene.tokens[stop].fold != "and":
        stop += 1
    return stop


def works_itself(scene: Scene, start: int, end: int) -> bool:
    """Whether a part of a sentence is such a wish."""
    worked = {i for n in scene.noted if isinstance(n.wish, TextWanted) for i in n.claim}
    return scene.lex.language == "en" and bool(worked.intersection(range(start, end)))


def does_something(scene: Scene, start: int, end: int) -> bool:
    """Whether a part begins with a verb and what it is done to ("rate them with stars", "search by ingredient"), and so is no field."""
    if scene.lex.language != "en" or start + 1 >= end:
        return False
    if works_itself(scene, start, end):
        return True
    return words().verb(scene.tokens, start, end) is not None and scene.tokens[start + 1].fold in _PRONOUNS

"""A short order in English ("make a quiz app about rivers with a score"): what it is called, and what it asks for beside itself."""

from core.brief import Named, TradeIs
from core.understanding.instructions.words import singular, words
from core.understanding.scene import Scene

_POLITE = frozenset(
    {"please", "kindly", "hi", "hello", "hey", "can", "could", "would", "you", "i", "we", "want", "need", "to", "like", "id", "i'd", "um", "so"}
)
_BUILD = frozenset({"make", "build", "create", "design", "develop", "code", "program", "write"})
_LEAD = frozenset({"me", "us", "a", "an", "the", "simple", "small", "little", "new", "nice", "basic", "cool", "fun"})
_STOPS = frozenset({"for", "with", "where", "that", "which", "to", "so", "and", "called", "named", "using", "in", "on", "who", "when"})
_ABOUT = frozenset({"about", "on"})
_FARTHEST = 12
_LONGEST = 4


def ordered(scene: Scene) -> tuple[int, int] | None:
    """The words for the thing that is to be built, where the first sentence tells somebody to build it; None elsewhere."""
    if scene.lex.language != "en" or not scene.sentences:
        return None
    start, end = scene.sentences[0]
    at = start
    while at < min(end, start + _FARTHEST) and (scene.tokens[at].fold in _POLITE or scene.tokens[at].kind == "mark"):
        at += 1
    if at >= end or scene.tokens[at].fold not in _BUILD:
        return None
    at += 1
    begin = at
    while at < end and scene.tokens[at].fold in _LEAD:
        at += 1
    if not any(scene.tokens[i].fold in {"a", "an"} for i in range(begin, at)):
        return None  # "Make it blue" orders nothing new.
    stop = next((i for i in range(at, end) if scene.tokens[i].fold in _STOPS | _ABOUT or scene.tokens[i].kind == "mark"), end)
    return (at, stop) if at < stop <= at + _LONGEST + 2 else None


def read_order(scene: Scene) -> bool:
    """Notes what the thing is called by what it is ("World capitals quiz"); False where the order names no thing of its own or a name was said."""
    thing = ordered(scene)
    if thing is None or any(isinstance(n.wish, Named) for n in scene.noted):
        return False
    start, stop = thing
    last = stop
    while last > start and _bare(scene, last - 1):
        last -= 1
    first = start
    while first < last and _bare(scene, first):
        first += 1
    if first >= last or scene.cue("own", start, stop):
        return False
    about = _subject(scene, stop)
    said = scene.words(first, last)
    subject = scene.words(*about) if about else ""
    label = f"{subject} {said}".strip()
    end = about[1] if about else stop
    hits = [h for h in scene.lex.trades.longest(scene.tokens, start, stop) if not scene.denied.intersection(range(h.start, h.end))]
    best = max(hits, key=lambda h: h.size, default=None)
    scene.note(TradeIs(best.key.key if best else "", label[:1].upper() + label[1:]), start, end, 0.8)
    return True


def _subject(scene: Scene, stop: int) -> tuple[int, int] | None:
    """What it is about."""
    _, end = scene.sentence_of(stop) if stop < len(scene.tokens) else (stop, stop)
    if stop >= end or scene.tokens[stop].fold != "about":
        return None
    begin = stop + 1
    while begin < end and scene.is_cue("articles", begin):
        begin += 1
    last = next((i for i in range(begin, end) if scene.tokens[i].fold in _STOPS or scene.tokens[i].kind == "mark"), end)
    return (begin, last) if begin < last <= begin + _LONGEST else None


def _bare(scene: Scene, index: int) -> bool:
    word = scene.tokens[index].fold
    return words().has("bare", word) or (words().has("kinds", singular(word)) and word not in {"game", "shop", "store", "blog"})


def asks_with(scene: Scene, opener: int) -> bool:
    """Whether a "with" stands in the order itself, so that what follows is what the thing can do ("a quiz app with ten questions and a score")."""
    thing = ordered(scene)
    if thing is None:
        return False
    start, stop = thing
    whole = any(words().has("kinds", singular(scene.tokens[i].fold)) or scene.tokens[i].fold.endswith("er") for i in range(start, stop))
    plays = bool(scene.lex.features.find(scene.counted, start, stop))
    clause = any(scene.tokens[i].fold in {"where", "that", "which", "who", "so"} for i in range(stop, opener))
    return (whole or plays) and scene.sentence_of(start) == scene.sentence_of(opener) and not clause

"""What an application is called that nobody gave a name: the words for the thing that is to be built."""

from core.brief import TradeIs
from core.understanding.instructions.deeds import deeds
from core.understanding.instructions.sentences import Clause, opening
from core.understanding.instructions.things import adjective, read_thing
from core.understanding.instructions.words import singular, words
from core.understanding.scene import Scene

_LONGEST = 5
_SAYS_WHAT = frozenset({"dashboard", "tracker", "planner", "directory", "marketplace", "portal", "shop", "store"})
_HOW = frozenset({"based", "using", "affiliated", "from", "by", "on", "in"})
_STOPS = frozenset(
    {
        "for",
        "to",
        "that",
        "which",
        "with",
        "using",
        "based",
        "in",
        "on",
        "where",
        "from",
        "by",
        "affiliated",
        "similar",
        "like",
        "capable",
        "about",
        "called",
        "named",
    }
)
_SMALL = frozenset({"and", "of", "for", "the", "to", "in", "on", "a", "an", "or"})


def read_title(scene: Scene) -> None:
    """Notes the kind of business: its key from the first sentence, its label the thing that was ordered, in title case."""
    start, end = opening(scene)
    stop = next((i for i in range(start, end) if scene.tokens[i].fold in _STOPS or scene.tokens[i].kind == "mark"), end)
    last = stop
    while last > start and (_kind(scene, last - 1) or scene.tokens[last - 1].fold in _SMALL):
        last -= 1
    first = start
    while first < last and words().has("bare", scene.tokens[first].fold) and (last - first > 2 or scene.tokens[first].fold != "web"):
        first += 1
    if first >= last or (last - first == 1 and adjective(scene.tokens[first].fold) and stop < end):
        meant = _purpose(scene, stop, end)
        first, last = meant if meant[0] < meant[1] else (first, last)
    if first >= last:
        return
    if last - first == 1 and last < stop and scene.tokens[last].fold in _SAYS_WHAT:
        last += 1  # "Sales Dashboard", not "Sales".
    first = max(first, last - _LONGEST)
    hits = [h for h in scene.lex.trades.longest(scene.tokens, start, end) if not scene.denied.intersection(range(h.start, h.end))]
    inside = [h for h in hits if h.start < stop]
    if first >= stop:
        # Only what it is for says the trade, where the thing itself is a mere website.
        inside = [h for h in hits if h.start < last + _LONGEST]
    best = max(inside, key=lambda h: (h.size, h.start), default=None)
    label = " ".join(_cased(scene.tokens[i].text, first=i == first) for i in range(first, last))
    scene.note(TradeIs(best.key.key if best else "", label), first, last, 0.8, claim=range(start, max(stop, last)))


def _kind(scene: Scene, index: int) -> bool:
    word = scene.tokens[index].fold
    return (words().has("kinds", singular(word)) and word != "game") or words().has("bare", word)


def _purpose(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The thing that it is for, where only "a website" is to be built."""
    if scene.tokens[start].fold in _HOW if start < end else False:
        start = next((i for i in range(start, end) if scene.tokens[i].fold in {"for", "to", "that", "which"}), start + 1)
    at = start
    while at < end and (scene.tokens[at].fold in {"for", "to", "that", "which", "with", "a", "an", "the", "about"}):
        at += 1
    if not words().verb(scene.tokens, at, end):
        thing = read_thing(scene, at, end)
        return (thing.start, thing.end) if thing and not (thing.concept and thing.concept.person) else (start, start)
    for deed in deeds(scene, Clause((), at, end, "deed")):
        if deed.thing:
            return deed.thing.start, deed.thing.end
    return start, start


def _cased(text: str, *, first: bool) -> str:
    if any(c.isupper() for c in text) or (text in _SMALL and not first):
        return text
    return text[:1].upper() + text[1:]

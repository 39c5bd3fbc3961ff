"""What priced things are called in a row said in one breath: without the words before the first, the measure behind a thing, or the case of an object."""

from core.features import Feature
from core.understanding.lexicon import Lexicon
from core.understanding.listing import core_range
from core.understanding.scene import Scene
from core.understanding.values import Quantity

_SHORTEST = 4
_SHORT = 2
_LONGEST_FREE = 4
_BEFORE = ("over_the_net", "deeds", "offers", "wish")
_TOWARDS = frozenset({Feature.BOOKING, Feature.ONLINE_MENU, Feature.PRICE_LIST, Feature.PUBLIC_SHOP, Feature.LEAD_TIME, Feature.SELF_REGISTRATION})
"""Abilities that are said right before what there is."""


def shorn(scene: Scene, labels: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The labels of a row without what was said before the thing itself: whose shop it is, who books what, "online"."""
    shorter = list(labels)
    alike = len(labels) > 1 and scene.tokens[labels[0][0]].stem == scene.tokens[labels[1][0]].stem
    for n, (start, stop) in enumerate(labels):
        begin = _past_words(scene, start, stop, first=not n and len(labels) > 1 and not alike)
        if not n and len(labels) > 1:
            begin = max(begin, _as_the_next(scene, (begin, stop), labels[1]))
        shorter[n] = core_range(scene, begin, stop) if begin > start else (start, stop)
    return shorter


def _past_words(scene: Scene, start: int, stop: int, *, first: bool) -> int:
    """Behind the trade, an ability or "online" that stands before the thing; a last word is always left."""
    edges = [start]
    if first:
        edges += [max(n.claim) + 1 for n in scene.noted if n.wish.tag in ("trade", "named") and n.claim and start in n.claim]
        edges += [h.end for h in scene.lex.features.longest(scene.tokens, start, stop) if h.key in _TOWARDS and stop - start > _SHORT]
        edges += [h.end for name in _BEFORE for h in scene.cue(name, start, stop)]
    begin = max(e for e in edges if e < stop)
    lead = begin < stop - 1 and scene.is_cue("thing_leads", begin) is not None
    return begin + 1 if lead else begin


def _as_the_next(scene: Scene, label: tuple[int, int], following: tuple[int, int]) -> int:
    """Where the thing begins, by how the next one is said: "online a cut for women 38, a cut for men 22", "we book ladies' cut 60, men's cut 35"."""
    (start, stop), (left, right) = label, following
    small = any(scene.is_cue(name, left) for name in ("of", "articles", "and"))
    again = [] if small else [i for i in range(start + 1, stop) if scene.tokens[i].stem == scene.tokens[left].stem and right - left > 1]
    if again:
        return again[-1]
    alike = scene.tokens[stop - 1].stem == scene.tokens[right - 1].stem and stop - start > right - left > 1
    return stop - (right - left) if alike else start


def measured_out(scene: Scene, start: int, stop: int) -> tuple[int, str | None]:
    """Where the thing ends before how much of it the price is for ("honey the jar", "rolls per six pieces"), and that measure."""
    amount = next((v for v in scene.values_in(start, stop) if v.end == stop and isinstance(v.value, Quantity)), None)
    pack = next((h for h in scene.cue("packages", start, stop) if h.end == stop), None)
    begin = amount.start if amount else pack.start if pack else stop
    if begin == stop:
        return stop, None
    cut = begin
    while cut > start and (scene.tokens[cut - 1].kind == "mark" or any(scene.is_cue(name, cut - 1) for name in ("articles", "per"))):
        cut -= 1
    joined = amount is not None or cut < begin or scene.lex.language == "ar"
    return (cut, scene.words(begin, stop)) if cut > start and joined else (stop, None)


def only_a_measure(scene: Scene, start: int, stop: int, begin: int) -> tuple[int, int] | None:
    """The thing before a comma where its price is said with nothing but a measure ("eggs, ten pieces for 3.50"); nothing before `begin` is looked at."""
    amount = scene.value_at(start)
    if amount is None or (amount.start, amount.end) != (start, stop) or not isinstance(amount.value, Quantity) or start - 1 <= begin:
        return None
    before = [c for c in scene.chunks(begin, start) if c[1] == start - 1]
    if not before or scene.values_in(*before[0]):
        return None
    return core_range(scene, _past_words(scene, *before[0], first=True), before[0][1])


def named_as_object(lex: Lexicon, text: str) -> str:
    """The label of a thing said as an object, in languages whose endings show it: in Russian "Muzhskuyu strizhku" is "Muzhskaya strizhka"."""
    rules = [rule.partition(">") for rule in lex.lists.get("thing_endings", ())]
    modifiers, unchanged = lex.lists.get("modifier_endings", ()), lex.lists.get("unchanged", ())
    words = text.split(" ")
    for n, word in enumerate(words):
        if not rules or len(word) < _SHORTEST or word.lower() in unchanged:
            break
        words[n] = next((f"{word.removesuffix(old)}{new}" for old, _, new in rules if word.endswith(old)), word)
        if not word.endswith(modifiers) and not words[n].endswith(modifiers):
            break  # The noun itself: what follows says of what.
    return " ".join(words)


def for_free(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    """What costs nothing, behind things with prices: "cut 30, colour 60, advice free"."""
    found: list[tuple[int, int]] = []
    for left, right in scene.chunks(start, end):
        free = next((h for h in scene.cue("goes_free", left, right) if h.end == right), None)
        a, b = core_range(scene, left, free.start) if free else (right, right)
        if 0 < b - a <= _LONGEST_FREE and not scene.values_in(a, b) and not scene.cue("payers", a, b) and not scene.denied.intersection(range(a, b)):
            found.append((a, b))
    return found

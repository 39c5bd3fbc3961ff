"""Charts, reports and key figures by what they show: "a bar chart of sales by region", "a report of visits per doctor", "figures such as total revenue"."""

from collections.abc import Iterator, Sequence

from core.brief import PageWanted
from core.understanding.instructions.deeds import Deed
from core.understanding.instructions.gather import Kept
from core.understanding.instructions.things import strip_before
from core.understanding.instructions.words import singular, words
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_DRAWN = frozenset({"chart", "charts", "graph", "graphs"})
_KINDS = {"line": "line", "area": "line", "trend": "line", "bar": "bar", "column": "bar", "pie": "doughnut", "doughnut": "doughnut", "donut": "doughnut"}
_OPENS = frozenset({"of", "for", "showing", "displaying", "with", "about", "on", "to", "show", "visualizing", "illustrating"})
_SIDES = frozenset({"by", "per"})
_EVERY = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "annual", "total", "average"})
_COUPONS = frozenset({"coupon", "coupons", "promo", "promotion", "discount", "voucher", "vouchers"})
_USED = frozenset({"apply", "enter", "use", "redeem", "input", "add"})
_LONGEST = 7


def note_figures(scene: Scene, kept: Sequence[Kept], found: Sequence[Deed]) -> list[Kept]:
    """Notes charts, reports, key figures and discount codes as pages with what they show; the kinds of record that are left."""
    for start, end, wanted in _charts(scene):
        scene.note(wanted, start, end, 0.8)
    for deed in found:
        thing = deed.thing.label.casefold().split()[-1] if deed.thing else ""
        if len(deed.examples) > 1 and deed.kind == "view" and words().has("key_figures", thing):
            for a, b in deed.examples:
                scene.note(PageWanted(capitalised(scene.words(*scene.trim(a, b))), "figure"), a, b, 0.8)
        said = {scene.tokens[i].fold for i in range(deed.start, deed.end)}
        if deed.root in _USED and said & _COUPONS and said & {"code", "codes", "coupon", "coupons", "voucher", "vouchers"}:
            scene.note(PageWanted(capitalised(scene.words(strip_before(scene, deed.start + 1, deed.end), deed.end)), "coupon"), deed.start, deed.end, 0.8)
    left = []
    for one in kept:
        named = [f for f in one.fields if f.options and f.concept == "type"]
        if words().has("key_figures", one.thing.label.casefold().split()[-1]) and named and all(d.kind == "view" for d in one.mentions):
            scene.claimed |= one.places
        else:
            left.append(one)
    return left


def _charts(scene: Scene) -> Iterator[tuple[int, int, PageWanted]]:
    tokens = scene.tokens
    for i, token in enumerate(tokens):
        report = token.fold in {"report", "reports"}
        if i in scene.denied or (token.fold not in _DRAWN and not report) or i + 2 >= len(tokens):
            continue
        at = i + 1
        while at < len(tokens) and tokens[at].fold in _OPENS:
            at += 1
        if at == i + 1:
            continue
        stop = _stop(scene, at)
        first = at if tokens[at].fold in _EVERY else strip_before(scene, at, stop)
        sided = any(tokens[k].fold in _SIDES for k in range(first + 1, stop - 1))
        kind = _KINDS.get(tokens[i - 1].fold, "") if i else ""
        if first >= stop or not (sided or kind) or (report and not sided):
            continue
        label = capitalised(" ".join(t.text for t in tokens[first:stop]))
        yield i, stop, PageWanted(label, "report" if report else f"chart_{kind}" if kind else "chart")


def _stop(scene: Scene, at: int) -> int:
    """Where what is shown ends: at a mark, or an "and" that begins something else."""
    _, end = scene.sentence_of(at)
    for i in range(at, min(end, at + _LONGEST + 1)):
        word = scene.tokens[i].fold
        if scene.tokens[i].kind == "mark" or (word == "and" and i > at):
            return i
        if i > at and words().has("after", word) and word not in {"of", "by", "per"} and singular(word) == word:
            return i
    return min(end, at + _LONGEST)

"""Prices by who pays them: "adults pay 12, children 6, under threes go free" are kinds of tickets and no products."""

from collections.abc import Iterator
from decimal import Decimal

from core.brief import Item
from core.understanding.listing import capitalised, concept_in, content
from core.understanding.prices import of_price_size, with_cents
from core.understanding.scene import Placed, Scene
from core.understanding.values import Money, Number, Quantity

TICKETS = "ticket_type"
"""What the prices are of, as the planner knows it."""
_NEAR = 4
_FEWEST = 2
_CARED_FOR = frozenset({"hair_salon", "beauty", "cosmetics", "barber", "dentist", "medical", "massage", "physiotherapy"})


def part_prices(scene: Scene) -> None:
    """Takes "12 children" for a price and the next who pay where it stands behind others who pay ("adults pay 12 children 6")."""
    parted = {value.start: amount for value, amount in _both(scene)}
    if parted:
        scene.values = tuple(_price(scene, v, parted[v.start]) if v.start in parted else v for v in scene.values)


def _price(scene: Scene, value: Placed, amount: Decimal) -> Placed:
    return Placed(value.start, value.start + 1, Number(amount), scene.words(value.start, value.start + 1))


def _both(scene: Scene) -> Iterator[tuple[Placed, Decimal]]:
    payers = scene.cue("payers")
    for value in scene.values:
        if isinstance(value.value, Quantity) and any(h.start == value.start + 1 for h in payers):
            before = next((h for h in reversed(payers) if h.end <= value.start), None)
            if (
                before
                and value.start - before.end <= 1
                and (value.start == before.end or scene.is_cue("pays", before.end) or scene.is_cue("between_price", before.end))
            ):
                yield value, value.value.amount


def payer_prices(scene: Scene, start: int, end: int) -> list[Placed]:
    """Bare numbers right behind those who pay them, where two stand in a sentence that speaks of paying, of seats or of money."""
    found: list[Placed] = []
    for hit in scene.cue("payers", start, end):
        after = next((v for v in scene.values_in(hit.end, min(end, hit.end + _NEAR)) if isinstance(v.value, Money | Number)), None)
        if after is None or (isinstance(after.value, Number) and after.value.ordinal):
            continue
        between = {i for name in ("between_price", "pays", "fillers") for h in scene.cue(name, hit.end, after.start) for i in range(h.start, h.end)}
        if between.issuperset(i for i in range(hit.end, after.start) if scene.tokens[i].kind != "mark"):
            found.append(after)
    if len(found) < _FEWEST:
        return []
    told = scene.cue("pays", start, end) or any(isinstance(v.value, Money) or with_cents(v) or of_price_size(v) for v in found)
    return found if told or _admits(scene) else []


def free_payers(scene: Scene, start: int, end: int) -> list[tuple[Item, int, int]]:
    """Those who pay nothing ("under threes go free")."""
    free: list[tuple[Item, int, int]] = []
    for verb in scene.cue("goes_free", start, end):
        left = max((right for right in (a for a, _ in _parts(scene, start, verb.start)) if right < verb.start), default=start)
        hit = next((h for h in scene.cue("payers", left, verb.start)), None)
        if hit and len(content(scene, hit.start, verb.start)) <= _NEAR and not scene.denied.intersection(range(hit.start, verb.end)):
            free.append((Item(capitalised(scene.words(hit.start, verb.start)), Decimal(0)), hit.start, verb.end))
    return free


def _parts(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [i + 1 for i in range(start, end) if scene.tokens[i].kind == "mark" or scene.is_cue("and", i)]
    return [(a, end) for a in [start, *cuts]]


def are_tickets(scene: Scene, labels: list[tuple[int, int]]) -> bool:
    """Whether all these labels only say who pays, at a place that lets people in."""
    trades = {n.wish.trade for n in scene.noted if n.wish.tag == "trade"}
    if not labels or trades & _CARED_FOR:
        return False
    for start, end in labels:
        who = {i for h in scene.cue("payers", start, end) for i in range(h.start, h.end)}
        if not who or len([i for i in content(scene, start, end) if i not in who]) > 1:
            return False
    return _admits(scene) or len(labels) > 1


def _admits(scene: Scene) -> bool:
    return bool(scene.cue("admission")) or any(h.key.key in {"ticket", "event", "tour", "performance", "show"} for h in concept_in(scene, 0, len(scene.tokens)))

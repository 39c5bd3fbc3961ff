"""Rules with their numbers: limits, deposits, notice, what counts as late."""

from dataclasses import replace
from decimal import Decimal

from core.brief import RuleKind, RuleWanted
from core.features import Feature
from core.understanding.listing import label, split_items
from core.understanding.patterns import Hit
from core.understanding.scene import Placed, Scene
from core.understanding.twice import said_twice
from core.understanding.values import Duration, Money, Number, Percent, Quantity

_LONGEST_RULE = 8
_NEAR = 4
_TIMES = frozenset({RuleKind.LEAD_TIME, RuleKind.CANCEL_BEFORE, RuleKind.OVERDUE_AFTER, RuleKind.REMIND_BEFORE})
_MONEY = frozenset({RuleKind.MINIMUM_ORDER, RuleKind.FREE_DELIVERY_FROM, RuleKind.DELIVERY_FEE, RuleKind.DEPOSIT})
_COUNTS = frozenset({RuleKind.CAPACITY, RuleKind.LOW_STOCK})
_BARE = frozenset({RuleKind.NO_DOUBLE_BOOKING})
_BROUGHT = frozenset({Feature.DELIVERY})
_NOTICES = frozenset({Feature.REMINDERS, Feature.NOTIFICATIONS, Feature.EMAIL_NOTIFICATIONS})


def read_rules(scene: Scene) -> None:
    """Notes each rule once; a rule that needs a number and has none is left to the features."""
    done: set[RuleKind] = set()
    for left, right in said_twice(scene)[:1]:
        scene.note(RuleWanted(RuleKind.NO_DOUBLE_BOOKING, label(scene, left, right)), left, right, 0.8)
        done.add(RuleKind.NO_DOUBLE_BOOKING)
    for start, end in scene.sentences:
        for left, right in scene.chunks(start, end):
            hits = [h for h in scene.lex.rules.longest(scene.counted, left, right) if not _ruled_out(scene, h)]
            for hit in sorted((_told_before(scene, h, left, right) for h in hits), key=lambda h: h.key in _COUNTS):
                if hit.key not in done and _note(scene, hit, left, right):
                    done.add(hit.key)


def _told_before(scene: Scene, hit: Hit[RuleKind], left: int, right: int) -> Hit[RuleKind]:
    """Some time before, told of a notice, is a reminder ("the day before they get a text"), and of a cancellation its limit; else notice for an order."""
    if hit.key is not RuleKind.LEAD_TIME:
        return hit
    meant = {h.key for h in scene.lex.features.find(scene.tokens, left, right)}
    if Feature.CANCELLATION in meant:
        return replace(hit, key=RuleKind.CANCEL_BEFORE)
    return replace(hit, key=RuleKind.REMIND_BEFORE) if meant & _NOTICES else hit


def _ruled_out(scene: Scene, hit: Hit[RuleKind]) -> bool:
    if hit.key is RuleKind.CAPACITY and scene.tokens[hit.start].fold == "up" and any(isinstance(v.value, Money) and v.end == hit.start for v in scene.values):
        return True  # "80 pounds up to 20 kids" is a price.
    if hit.key is RuleKind.FREE_DELIVERY_FROM and not any(h.key in _BROUGHT for h in scene.lex.features.find(scene.tokens, *scene.sentence_of(hit.start))):
        return True  # "Free over 65" says nothing of delivery by itself.
    if hit.key is RuleKind.LOW_STOCK and scene.cue("payers", *scene.sentence_of(hit.start)) and scene.cue("pays", *scene.sentence_of(hit.start)):
        return True  # "Children pay 6 and under threes go free" counts no stock.
    return hit.key is not RuleKind.NO_DOUBLE_BOOKING and scene.denied.issuperset(range(hit.start, hit.end))


def _note(scene: Scene, hit: Hit[RuleKind], left: int, right: int) -> bool:
    value = _number(scene, hit, left, right)
    if value is None and (
        hit.key not in _BARE or scene.claimed.intersection(range(left, right)) & {i for v in scene.values_in(left, right) for i in range(v.start, v.end)}
    ):
        return False
    amount, unit = _measure(value)
    claim = set(range(hit.start, hit.end)) | (set(range(value.start, value.end)) if value else set())
    confidence = 0.85 if value else 0.6
    scene.note(RuleWanted(hit.key, label(scene, *_part(scene, claim, left, right)), amount, unit), min(claim), max(claim) + 1, confidence, claim=claim)
    return True


def _part(scene: Scene, claim: set[int], left: int, right: int) -> tuple[int, int]:
    """The part between two words like "and" in which the rule stands."""
    if right - left <= _LONGEST_RULE:
        return left, right
    parts = [p for p in split_items(scene, left, right) if claim.intersection(range(*p))]
    return (parts[0][0], parts[-1][1]) if parts else (left, right)


def _number(scene: Scene, hit: Hit[RuleKind], left: int, right: int) -> Placed | None:
    values = [v for v in scene.values_in(left, right) if _fits(v, hit.key) and v.start not in scene.claimed]
    if hit.key is RuleKind.CAPACITY:
        values = [
            v
            for v in values
            if v.start - hit.end <= _NEAR and hit.start - v.end <= _NEAR and (isinstance(v.value, Quantity) or not scene.is_cue("for_what", v.start - 1))
        ]
    return min(values, key=lambda v: max(v.start - hit.end, hit.start - v.end, 0), default=None)


def _fits(placed: Placed, kind: RuleKind) -> bool:
    match placed.value:
        case Duration():
            return kind in _TIMES
        case Money() | Percent():
            return kind in _MONEY
        case Quantity():
            return kind in _COUNTS
        case Number(ordinal=False):
            return kind in _COUNTS | {RuleKind.DEPOSIT, RuleKind.MINIMUM_ORDER, RuleKind.DELIVERY_FEE, RuleKind.FREE_DELIVERY_FROM}
        case _:
            return False


def _measure(placed: Placed | None) -> tuple[Decimal | None, str | None]:
    if placed is None:
        return None, None
    match placed.value:
        case Duration(amount=amount, unit=unit) | Quantity(amount=amount, unit=unit):
            return amount, unit
        case Money(amount=amount, currency=currency):
            return amount, currency
        case Percent(amount=amount):
            return amount, "percent"
        case Number(amount=amount):
            return amount, None
        case _:
            return None, None

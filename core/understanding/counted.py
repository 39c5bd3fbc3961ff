"""Things and people by number and name, in English: "three vans called Daisy, Rosie and Max, 90 a night", "two saunas, Ember and Drift"."""

from decimal import Decimal

from core.brief import Item, ItemsOffered, PeopleNamed
from core.understanding.instructions.words import singular
from core.understanding.listing import concept_in
from core.understanding.scene import Scene
from core.understanding.values import Money, Number, Quantity

_LONGEST = 3
_CALLED = frozenset({"called", "named", "are", "theyre", ":", ",", "-", "–"})  # noqa: RUF001
_WORK = ("ist", "ists", "er", "ers", "or", "ors", "man", "men")
_MOST = 12


def read_counted(scene: Scene) -> None:
    """Notes as many names as were counted; they name neither the business nor one another's prices."""
    if scene.lex.language != "en":
        return
    for value in scene.values:
        amount = int(value.value.amount) if isinstance(value.value, Number | Quantity) else 0
        if not 1 < amount <= _MOST or value.start in scene.claimed:
            continue
        start, end = scene.sentence_of(value.start)
        first = _names_from(scene, value.end, end)
        names, stop = _names(scene, first, end) if first else ([], 0)
        if first is None or len(names) != amount:
            continue
        noun = " ".join(t.text for t in scene.tokens[value.end : first] if t.kind == "word" and t.fold not in _CALLED).lower()
        plural = f"{noun[:1].upper()}{noun[1:]}"
        hits = [h.key for h in concept_in(scene, value.end, first) if h.key.record]
        known = hits[-1] if hits else None
        if (known and known.person) or (known is None and noun.endswith(_WORK)):
            scene.note(PeopleNamed(tuple(names), singular(plural), known.key if known else None), value.start, stop, 0.85)
            continue
        price, stop, unit = _price(scene, stop, end)
        items = tuple(Item(name, price, unit=unit) for name in names)
        currency = next((v.value.currency for v in scene.values_in(start, stop) if isinstance(v.value, Money)), None)
        scene.note(ItemsOffered(items, singular(plural), known.key if known else None, currency, plural), value.start, stop, 0.85)


def _names_from(scene: Scene, at: int, end: int) -> int | None:
    """Where names begin behind up to three plain words, the last a plural, and "called" or a comma."""
    last = next((i for i in range(at, min(end, at + _LONGEST + 1)) if scene.tokens[i].text in _CALLED or scene.tokens[i].fold in _CALLED), None)
    if last is None or last == at or not scene.tokens[last - 1].fold.endswith(("s", "men", "people")) or any(scene.tokens[i].capital for i in range(at, last)):
        return None
    while last < end and (scene.tokens[last].text in _CALLED or scene.tokens[last].fold in _CALLED):
        last += 1
    return last


def _names(scene: Scene, at: int, end: int) -> tuple[list[str], int]:
    """Names with capitals, one behind another, and where they end."""
    names: list[str] = []
    stop = at
    while at < end and scene.tokens[at].kind == "word" and scene.tokens[at].capital:
        stop = at + 1
        while stop < end and scene.tokens[stop].kind == "word" and scene.tokens[stop].capital:
            stop += 1
        names.append(scene.words(at, stop))
        at = stop
        while at < end and (scene.tokens[at].text == "," or scene.tokens[at].fold in {"and", "or"}):
            at += 1
    return names, stop


def _price(scene: Scene, at: int, end: int) -> tuple[Decimal | None, int, str | None]:
    """What each of them costs, said right behind the names."""
    money = next((v for v in scene.values_in(at, end) if isinstance(v.value, Money) and v.start - at <= 1), None)
    if money is None or not isinstance(money.value, Money):
        return None, at, None
    per = next((h for h in scene.cue("per", money.end, min(end, money.end + 2)) if h.start == money.end), None)
    unit = scene.words(per.end, per.end + 1) if per and per.end < end and scene.tokens[per.end].kind == "word" else None
    return money.value.amount, per.end + 1 if per and unit else money.end, unit

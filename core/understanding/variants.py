"""One thing at several prices: "order bouquets online, they are 25, 40 and 60 pounds"."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.brief import Item
from core.understanding.instructions.words import singular
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, concept_in
from core.understanding.prices import amount_of
from core.understanding.scene import Placed, Scene
from core.understanding.values import Money, Number

_FEWEST = 2
_FAR = 2


@dataclass(frozen=True, slots=True)
class Variants:
    """One item a price, where their words stand, what kind of thing it is, and the currency, ISO 4217."""

    items: tuple[Item, ...]
    start: int
    end: int
    kind: Concept | None
    currency: str | None


def variants(scene: Scene, start: int, end: int) -> Variants | None:
    """Items for a row of bare prices in a sentence, labelled by what they are and each price."""
    for row in _rows(scene, start, end):
        first = row[0].start
        cue = next((h for h in scene.cue("between_price", max(start, first - _FAR), first) if h.end == first), None)
        if cue is None:
            continue
        subject = _subject(scene, start, cue.start)
        if subject is None:
            continue
        one, concept, left = subject
        currency = next((v.value.currency for v in row if isinstance(v.value, Money)), None)
        items = tuple(Item(f"{one} {amount:g}", amount) for v in row if (amount := amount_of(v)) is not None)
        return Variants(items, left, row[-1].end, concept, currency)
    return None


def _rows(scene: Scene, start: int, end: int) -> Iterator[list[Placed]]:
    """Amounts with nothing between them but commas and words like "and", of which one at least is money."""
    row: list[Placed] = []
    for value in scene.values_in(start, end):
        amount = isinstance(value.value, Money) or (isinstance(value.value, Number) and not value.value.ordinal)
        beside = row and all(scene.tokens[i].text == "," or scene.is_cue("and", i) or scene.is_cue("or", i) for i in range(row[-1].end, value.start))
        amount = amount and (value.end >= end or _ends(scene, value.end))
        if amount and beside and value.start not in scene.claimed:
            row.append(value)
            continue
        if len(row) >= _FEWEST and any(isinstance(v.value, Money) for v in row):
            yield row
        row = [value] if amount and value.start not in scene.claimed else []
    if len(row) >= _FEWEST and any(isinstance(v.value, Money) for v in row):
        yield row


def _ends(scene: Scene, index: int) -> bool:
    """Whether nothing but a pause, "and" or "a day" stands behind a price."""
    return scene.tokens[index].kind == "mark" or any(scene.is_cue(name, index) for name in ("and", "or", "per", "each"))


def _subject(scene: Scene, start: int, stop: int) -> tuple[str, Concept | None, int] | None:
    """What has these prices: the noun right before the verb, or what "they" stands for; its label, kind, and where the words begin."""
    said = scene.tokens[stop - 1] if stop > start else None
    if said is None or said.kind == "mark":
        return None
    pointing = scene.is_cue("pointing", stop - 1) is not None
    houses = {i for n in scene.noted if n.wish.tag in ("trade", "named") for i in n.claim}
    hits = [h for h in concept_in(scene, start, stop) if not h.key.person and h.start not in houses and (pointing or h.end == stop)]
    things = [h for h in hits if h.key.record or h.key.field]
    if pointing:
        ordered = _ordered(scene, start, stop)
        if ordered:
            return ordered, None, stop - 1
        return (things[-1].key.one, things[-1].key, stop - 1) if things else None
    if things:
        return things[-1].key.one, things[-1].key, things[-1].start
    return None if scene.is_cue("possessives", stop - 1) else (capitalised(singular(said.text)), None, stop - 1)


def _ordered(scene: Scene, start: int, stop: int) -> str | None:
    """The plural behind a verb of ordering ("order bouquets")."""
    for verb in reversed(scene.lex.form_verbs.longest(scene.tokens, start, stop)):
        at = verb.end
        while at < stop and (scene.is_cue("articles", at) or scene.is_cue("possessives", at)):
            at += 1
        if at < stop and scene.tokens[at].kind == "word" and scene.tokens[at].fold.endswith("s") and not scene.is_cue("fillers", at):
            return capitalised(singular(scene.tokens[at].text))
    return None

"""What is written in an application: every label that a change may speak of, and every number that stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.appspec import AppSpec, BookingView, Capacity, Entity, FormView, Highlight, LeadTime, Minimum, PageView, ShopView, View
from core.brief import FieldType, RuleKind
from core.understanding.changes.alike import alike, tail_of
from core.understanding.values import Duration, Money, Number, Percent, Quantity, find_values
from core.understanding.values.words import Word, split_words

Kind = Literal["item", "status", "option", "field", "entity", "page", "view", "section", "role", "business"]
_RANK: dict[Kind, int] = {"item": 0, "status": 1, "option": 2, "field": 3, "page": 4, "role": 5, "entity": 6, "view": 7, "section": 8, "business": 9}
_LONGEST = 6
_TAIL = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A label as written in the application. `of` is the label of its record, `key` that of its field, `price` what an item costs."""

    text: str
    kind: Kind
    of: str = ""
    key: str = ""
    field: str = ""
    price: Decimal | None = None
    sample: bool = False
    """Whether visitors make such records, so that this one only stands for those to come."""


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label that is spoken of at words `start` up to `end`; `whole` unless only a part of it was said."""

    label: Label
    start: int
    end: int
    whole: bool


@dataclass(frozen=True, slots=True)
class NumberSite:
    """A number that the application shows or keeps, with the words around it and the rule that it belongs to."""

    amount: Decimal
    words: tuple[str, ...]
    rule: RuleKind | None = None
    unit: str | None = None
    text: str = ""


def labels_of(spec: AppSpec) -> tuple[Label, ...]:
    """Every label of the application, each kind once."""
    found: dict[tuple[str, str], Label] = {}
    for label in _every_label(spec):
        if label.text.strip():
            found.setdefault((label.text.casefold(), label.kind), label)
    return tuple(found.values())


def sent_in(view: View) -> tuple[str, ...]:
    """The kinds of record that visitors make."""
    match view:
        case ShopView(order=order, lines=lines):
            return (order, lines)
        case BookingView(entity=entity) | FormView(entity=entity):
            return (entity,)
        case _:
            return ()


def _every_label(spec: AppSpec) -> Iterator[Label]:
    made = {key for view in spec.views for key in sent_in(view)}
    for entity in spec.entities:
        money = next((f.key for f in entity.fields if f.type is FieldType.MONEY), None)
        for row in entity.rows:
            title = row.get(entity.title)
            if isinstance(title, str):
                price = row.get(money) if money else None
                yield Label(
                    title, "item", entity.label, entity.title, price=Decimal(str(price)) if isinstance(price, int | float) else None, sample=entity.key in made
                )
        for field in entity.fields:
            status = entity.workflow is not None and entity.workflow.field == field.key
            for option in field.options:
                yield Label(option.label, "status" if status else "option", entity.label, field.key, field.label)
            yield Label(field.label, "field", entity.label, field.key)
        yield Label(entity.label, "entity", entity.label, entity.key)
        yield Label(entity.plural, "entity", entity.label, entity.key)
    for view in spec.views:
        yield Label(view.label, "page" if isinstance(view, PageView) else "view", "", view.key)
    yield from _parts_of_pages(spec)
    for role in spec.roles:
        yield Label(role.label, "role", "", role.key)
    yield Label(spec.business.name, "business")


def _parts_of_pages(spec: AppSpec) -> Iterator[Label]:
    """The heads of parts of pages that no record or page is called by."""
    taken = {text.casefold() for entity in spec.entities for text in (entity.label, entity.plural)} | {view.label.casefold() for view in spec.views}
    for view in spec.views:
        for section in view.sections if isinstance(view, PageView) else ():
            if section.title and section.kind != "hero" and section.title.casefold() not in taken:
                yield Label(section.title, "section", "", section.kind)


def hits_in(words: tuple[Word, ...], labels: tuple[Label, ...]) -> tuple[LabelHit, ...]:
    """The labels spoken of, without overlaps: whole labels before parts, longer before shorter."""
    found: list[LabelHit] = []
    for label in labels:
        parts = tuple(word.folded for word in split_words(label.text) if word.is_word or word.is_digits)
        if parts:
            found += _whole(words, label, parts)
    found += _parts(words, labels)
    found.sort(key=lambda hit: (not hit.whole, -(hit.end - hit.start), _exactness(words, hit), _RANK[hit.label.kind]))
    kept: list[LabelHit] = []
    for hit in found:
        if not any(hit.start < other.end and other.start < hit.end for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _exactness(words: tuple[Word, ...], hit: LabelHit) -> int:
    said = "".join(word.folded for word in words[hit.start : hit.end])
    written = "".join(word.folded for word in split_words(hit.label.text))
    return 0 if said == written else 1


def _whole(words: tuple[Word, ...], label: Label, parts: tuple[str, ...]) -> Iterator[LabelHit]:
    for i in range(len(words)):
        j, n = i, 0
        while n < len(parts) and j < len(words):
            if words[j].folded in {"-", "'"} and j > i:
                j += 1
                continue
            if not alike(words[j].folded, parts[n]):
                break
            j, n = j + 1, n + 1
        if n == len(parts):
            yield LabelHit(label, i, j, whole=True)


def _parts(words: tuple[Word, ...], labels: tuple[Label, ...]) -> Iterator[LabelHit]:
    """A telling word of a longer label that no other label has: "the knots" for "Cinnamon knots", "60" for "60 minutes"."""
    owners: dict[str, list[Label]] = {}
    for label in labels:
        if label.kind in {"entity", "view", "business", "section"} or label.sample:
            continue
        parts = [word.folded for word in split_words(label.text) if word.is_word or word.is_digits]
        for part in set(parts) if 1 < len(parts) <= _LONGEST else ():
            if len(part) >= 4 or part.isdecimal():
                owners.setdefault(part, []).append(label)
    yield from _tails(words, labels)
    for part, its in owners.items():
        if len({label.text.casefold() for label in its}) == 1:
            for i, word in enumerate(words):
                if alike(word.folded, part) and (len(part) > 5 or word.folded[: len(part) - 1] == part[:-1]):
                    yield LabelHit(its[0], i, i + 1, whole=False)


def _tails(words: tuple[Word, ...], labels: tuple[Label, ...]) -> Iterator[LabelHit]:
    """The last part of the one compound that ends so: "the strudel" for "Apfelstrudel"."""
    things = {label.text.casefold(): label for label in labels if label.kind == "item"}
    for i, word in enumerate(words):
        if not word.is_word or len(word.folded) < _TAIL:
            continue
        ending = [label for label in things.values() if any(tail_of(word.folded, part.folded) for part in split_words(label.text))]
        if len(ending) == 1 and len(split_words(ending[0].text)) == 1:
            yield LabelHit(ending[0], i, i + 1, whole=False)


def numbers_of(spec: AppSpec) -> tuple[NumberSite, ...]:
    """Every number that is no price of an item: in rules, notes, texts and bounds of fields."""
    return (*_kept(spec), *_written(spec))


def _kept(spec: AppSpec) -> Iterator[NumberSite]:
    for entity in spec.entities:
        about = _fold(f"{entity.label} {entity.plural}")
        for rule in entity.rules:
            match rule:
                case Capacity(limit=int() as limit):
                    yield NumberSite(Decimal(limit), about, RuleKind.CAPACITY, "places")
                case Highlight(amount=Decimal() as amount, message=message):
                    yield NumberSite(amount, _fold(message), RuleKind.OVERDUE_AFTER, "minutes")
                case Minimum(amount=amount):
                    yield NumberSite(amount, _fold(entity.label), RuleKind.MINIMUM_ORDER, spec.currency)
                case LeadTime(hours=hours) if hours:
                    yield NumberSite(Decimal(hours) / 24, _fold(entity.label), RuleKind.LEAD_TIME, "days")
                case _:
                    pass
        for field in entity.fields:
            yield from _bounds(entity, field.label, field.minimum, field.maximum)
    for view in spec.views:
        if isinstance(view, ShopView):
            fees = {
                RuleKind.MINIMUM_ORDER: view.minimum_order,
                RuleKind.DELIVERY_FEE: view.delivery_fee,
                RuleKind.DEPOSIT: view.deposit,
                RuleKind.FREE_DELIVERY_FROM: view.free_delivery_from,
            }
            yield from (NumberSite(fee, _fold(view.label), kind, spec.currency) for kind, fee in fees.items() if fee is not None)


def _bounds(entity: Entity, label: str, *bounds: Decimal | None) -> Iterator[NumberSite]:
    for bound in bounds:
        if bound is not None:
            yield NumberSite(bound, _fold(f"{label} {entity.label}"))


def texts_of(spec: AppSpec) -> tuple[tuple[str, ...], ...]:
    """Sentences and descriptions that the application shows, as folded words."""
    return tuple(tuple(word.folded for word in split_words(text)) for text in shown(spec))


def shown(spec: AppSpec) -> Iterator[str]:
    """Sentences and descriptions that the application shows."""
    texts = [*spec.notes, spec.business.tagline, spec.business.hours_label]
    for view in spec.views:
        if isinstance(view, PageView):
            for section in view.sections:
                texts += [section.title, section.text, *(f"{left} {right}" for left, right in section.pairs)]
    yield from (text for text in dict.fromkeys(texts) if text)


def _written(spec: AppSpec) -> Iterator[NumberSite]:
    for text in shown(spec):
        for found in find_values(text, spec.language):
            match found.value:
                case Number(amount=amount) | Money(amount=amount) | Percent(amount=amount):
                    yield NumberSite(amount, _fold(text), text=text)
                case Quantity(amount=amount, unit=unit) | Duration(amount=amount, unit=unit):
                    yield NumberSite(amount, _fold(text), unit=unit, text=text)
                case _:
                    pass


def _fold(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in split_words(text) if word.is_word)

"""Wishes that contradict one another, told apart before anything is planned: what is sold is no request, who asks is no thing for sale."""

import re
from dataclasses import replace

from core.brief import Brief, FeatureWanted, FieldType, FieldWanted, ItemsOffered, RecordWanted, Requirement
from core.compiler import knowledge
from core.compiler.planner.wants import words_match
from core.compiler.trades import trade_named
from core.features import Feature

_ASKER = frozenset({"customer_name", "full_name", "phone", "email", "name"})
_REACHED = (FieldType.PHONE, FieldType.EMAIL)
_PAY = frozenset({"salary", "wage", "contract", "employment_type"})
_DONE_IN = frozenset({"recipe", "exercise", "workout", "dish", "route", "hike"})
_STOCKED = frozenset({"code", "quantity", "stock", "minimum_stock", "location", "shelf", "price", "supplier", "ean", "sku", "unit"})
_BOOKED = frozenset({"appointment", "reservation", "booking", "rental", "registration", "order"})


def mended(brief: Brief, trade: str) -> Brief:
    """The brief with each wish on the kind of record that it can only mean; ids, words and order stay."""
    sold = tuple(i.label for w in brief.wishes(ItemsOffered) for i in w.items if i.price is not None or i.duration_min is not None)
    goods = any(w.concept == "article" and _is_stock(w) for w in brief.wishes(RecordWanted)) and "blog" not in brief.text.casefold()
    return replace(brief, requirements=tuple(_one(_no_news(r) if goods else r, brief.language, trade, sold) for r in brief.requirements))


def _no_news(requirement: Requirement) -> Requirement:
    """Articles that are goods make no blog, they make a stock."""
    match requirement.wish:
        case FeatureWanted(feature=Feature.BLOG):
            return replace(requirement, wish=FeatureWanted(Feature.INVENTORY))
        case _:
            return requirement


def _is_stock(wish: RecordWanted) -> bool:
    return sum(f.concept in _STOCKED for f in wish.fields) > 1


def _one(requirement: Requirement, language: str, trade: str, sold: tuple[str, ...]) -> Requirement:
    match requirement.wish:
        case ItemsOffered() as wish if _is_request(wish, language):
            return replace(requirement, wish=replace(wish, of=None, concept=None))
        case RecordWanted() as wish:
            kept = tuple(_takes(f) if wish.concept in _DONE_IN else f for f in wish.fields if not _is_price(f, sold))
            changed = wish if kept == wish.fields else replace(wish, fields=kept)
            changed = _meant(changed, language, trade)
            return requirement if changed is wish else replace(requirement, wish=changed)
        case _:
            return requirement


def _is_request(wish: ItemsOffered, language: str) -> bool:
    """True for priced things that were heard as appointments or orders: those have no price list, what one books or orders has."""
    if not any(i.price is not None or i.duration_min is not None for i in wish.items):
        return False
    named = knowledge.entity_of(wish.of, language) if wish.of else None
    known = knowledge.kinds().get(wish.concept or (named.concept if named else ""))
    return known is not None and known.part == "request"


def _is_price(field: FieldWanted, sold: tuple[str, ...]) -> bool:
    """True for a field that is nothing but a thing on offer and its price ("Rye 4.20")."""
    bare = re.sub(r"[\d.,]+\s*(?:€|\$|£|[a-z]{3})?$", "", field.label.casefold()).strip()
    return bare != field.label.casefold() and any(bare == one.casefold() for one in sold)


def _meant(wish: RecordWanted, language: str, trade: str) -> RecordWanted:
    named = knowledge.entity_of(wish.label, language)
    concept = wish.concept or (named.concept if named else None)
    known = knowledge.kinds().get(concept or "")
    if known is None:
        return wish
    if known.part == "offer" and _asks_for_itself(wish, concept):
        request = trade_named(trade).request
        request = request if request in _BOOKED else "order"
        kind = knowledge.kinds()[request]
        return replace(wish, label=kind.label(language), plural=kind.plural(language), concept=request, public_form=True)
    if concept == "order" and _for_a_time(wish) and trade_named(trade).family in ("rental", "lodging", "salon", "clinic"):
        # Something taken for a time at an hour is booked, so that nobody takes it twice.
        kind = knowledge.kinds()["booking"]
        return replace(wish, label=kind.label(language), plural=kind.plural(language), concept="booking", public_form=True)
    # What lies on a shelf in a quantity is no text, and what is paid by the month is a job.
    if other := "item" if concept == "article" and _is_stock(wish) else "job" if concept == "announcement" and _PAY & {f.concept for f in wish.fields} else "":
        return replace(wish, concept=other, fields=tuple(_on_a_shelf(f) for f in wish.fields) if other == "item" else wish.fields)
    if concept == "candidate" and any(f.type is FieldType.FILE for f in wish.fields):
        return replace(wish, public_form=True)
    return wish


def _takes(field: FieldWanted) -> FieldWanted:
    """The time of a recipe is how long it takes, no hour of the day."""
    return replace(field, concept="duration", type=FieldType.DURATION) if field.type is FieldType.TIME and field.concept == "time" else field


def _on_a_shelf(field: FieldWanted) -> FieldWanted:
    """Where goods lie is a shelf, no address."""
    return replace(field, concept="shelf", type=FieldType.TEXT) if field.type is FieldType.PLACE else field


def _for_a_time(wish: RecordWanted) -> bool:
    kinds = {f.type for f in wish.fields}
    return FieldType.DATE in kinds and FieldType.TIME in kinds and not any(f.concept in ("pickup_time", "quantity") for f in wish.fields)


def _asks_for_itself(wish: RecordWanted, concept: str | None) -> bool:
    """True when a thing on offer would hold a field for itself and for whoever wants it: then it is the request that was described."""
    itself = any((concept and f.concept == concept) or words_match(f.label, wish.label) for f in wish.fields)
    return itself and any(f.type in _REACHED and f.concept in _ASKER for f in wish.fields)

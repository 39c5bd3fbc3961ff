"""The brief after a change, so that it says what the person wants now."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import AppSpec
from core.brief import (
    Brief,
    FeatureWanted,
    Item,
    ItemsOffered,
    NotWanted,
    OpenAt,
    PageWanted,
    PeopleNamed,
    RecordWanted,
    Requirement,
    RoleWanted,
    RuleWanted,
    StatusesWanted,
    Wish,
)
from core.compiler.planner.checklist import place_of
from core.compiler.planner.wants import words_match
from core.compiler.revising.superseding import in_its_place
from core.understood import Remove, Reprice, SetNumber

_NAMES = {"weeks", "days"}


def as_before(brief: Brief, requirement: Requirement, shown: str) -> Requirement:
    """Hours that are said anew are the hours that the brief speaks of, under whatever name it gave them; `shown` is how the application calls them."""
    match requirement.wish:
        case OpenAt(what=what) as wish if not what or what == shown:
            known = [one.what for one in brief.wishes(OpenAt)]
            return replace(requirement, wish=replace(wish, what=known[-1])) if known else requirement
        case _:
            return requirement


def with_added(brief: Brief, requirement: Requirement) -> tuple[Brief, Requirement]:
    """The brief with the requirement, which takes the place of what it says anew; something wanted again is no longer ruled out."""
    kept = brief.requirements
    match requirement.wish:
        case FeatureWanted(feature=feature):
            kept = tuple(r for r in kept if not (isinstance(r.wish, NotWanted) and r.wish.feature is feature))
        case NotWanted(feature=feature) if feature is not None:
            kept = tuple(r for r in kept if not (isinstance(r.wish, FeatureWanted) and r.wish.feature is feature))
        case _:
            pass
    return in_its_place(replace(brief, requirements=kept), requirement)


def without(brief: Brief, change: Remove, number: str, source: str) -> Brief:
    """The brief without what was taken away; a feature is ruled out from now on."""
    made: list[Requirement] = []
    for one in brief.requirements:
        if change.feature and isinstance(one.wish, FeatureWanted) and one.wish.feature is change.feature:
            continue
        wish = _less(one.wish, change)
        if wish is not None:
            made.append(one if wish is one.wish else replace(one, wish=wish))
    if change.feature:
        made.append(Requirement(number, source, source, NotWanted(feature=change.feature)))
    return replace(brief, requirements=tuple(made))


def without_place(brief: Brief, before: AppSpec, after: AppSpec) -> Brief:
    """The brief without the wishes that only what was taken away answered: nobody asks for them any more."""
    kept = tuple(one for one in brief.requirements if place_of(before, one.id) is None or place_of(after, one.id) is not None)
    return brief if kept == brief.requirements else replace(brief, requirements=kept)


def _less(wish: Wish, change: Remove) -> Wish | None:  # noqa: PLR0911 - one return a kind of wish
    words, concept = change.words, change.concept

    def out(label: str, known: str | None = None) -> bool:
        return bool((words and words_match(label, words)) or (concept and known == concept))

    match wish:
        case ItemsOffered(items=items) if any(out(i.label) for i in items):
            left = tuple(i for i in items if not out(i.label))
            return replace(wish, items=left) if left else None
        case PeopleNamed(names=names) if any(out(n) for n in names):
            people = tuple(n for n in names if not out(n))
            return replace(wish, names=people) if people else None
        case StatusesWanted(statuses=statuses) if any(out(s) for s in statuses):
            return replace(wish, statuses=tuple(s for s in statuses if not out(s)))
        case RecordWanted(fields=wanted):
            if change.of and not words_match(wish.label, change.of) and wish.concept != change.of:
                return wish
            kept = tuple(f for f in wanted if not out(f.label, f.concept))
            smaller = tuple(replace(f, options=tuple(o for o in f.options if not out(o))) if any(out(o) for o in f.options) else f for f in kept)
            return wish if smaller == wanted else replace(wish, fields=smaller)
        case RoleWanted(label=label) | PageWanted(label=label) if out(label):
            return None
        case _:
            return wish


def repriced(brief: Brief, change: Reprice) -> Brief:
    """The brief with the new price."""

    def one(item: Item) -> Item:
        return replace(item, price=change.price) if words_match(item.label, change.item) else item

    made = []
    for requirement in brief.requirements:
        match requirement.wish:
            case ItemsOffered(items=items) as wish if any(words_match(i.label, change.item) for i in items):
                made.append(replace(requirement, wish=replace(wish, items=tuple(one(i) for i in items))))
            case RuleWanted(amount=amount) as wish if change.old is not None and amount == change.old:
                made.append(replace(requirement, wish=renumbered_rule(wish, change.old, change.price)))
            case _:
                made.append(requirement)
    return replace(brief, requirements=tuple(made))


def renumbered(brief: Brief, change: SetNumber) -> Brief:
    """The brief with the new number in the rule that it belongs to."""
    rules = [r for r in brief.requirements if isinstance(r.wish, RuleWanted)]
    chosen = next((r for r in reversed(rules) if _meant(r.wish, change)), None)
    if chosen is None or not isinstance(chosen.wish, RuleWanted):
        return brief
    new = renumbered_rule(chosen.wish, change.old if change.old is not None else chosen.wish.amount, change.new)
    if change.unit and change.unit != new.unit:
        new = replace(new, unit=change.unit)
    return replace(
        brief, requirements=tuple(replace(r, wish=new, text=_said(r.text, chosen.wish.amount, change.new)) if r is chosen else r for r in brief.requirements)
    )


def _meant(wish: Wish, change: SetNumber) -> bool:
    if not isinstance(wish, RuleWanted):
        return False
    if change.rule is not None and wish.kind is not change.rule:
        return change.old is not None and wish.amount == change.old
    if change.old is not None and wish.amount is not None:
        return wish.amount == change.old
    same_unit = change.rule is None and change.unit is not None and wish.unit == change.unit
    return change.rule is wish.kind or same_unit or any(words_match(w, change.what) for w in (wish.of or "", wish.unit or "") if w)


def renumbered_rule(rule: RuleWanted, old: Decimal | None, new: Decimal) -> RuleWanted:
    """The rule with its number, and the number in its words, changed."""
    return replace(rule, amount=new, words=_said(rule.words, old, new))


def _said(text: str, old: Decimal | None, new: Decimal) -> str:
    from core.compiler.revising.numbers import said_anew  # noqa: PLC0415 - numbers are needed nowhere else here

    return said_anew(text, old, new) if old is not None else text


__all__ = ["OpenAt", "renumbered", "repriced", "with_added", "without", "without_place"]

"""All prices in another currency; the whole application in another language, the person's own words excepted."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from core.appspec import AppSpec, DemoUser, Entity
from core.brief import Brief, FieldType, ItemsOffered, LanguagesWanted, Met, Requirement
from core.compiler.planner import plan
from core.compiler.revising.merge import identity
from core.compiler.revising.numbers import figures
from core.compiler.revising.relabel import deep
from core.compiler.revising.state import Revised, did, missing
from core.languages import LANGUAGES, NAMES
from core.understood import Change, InCurrency, InLanguage

T = TypeVar("T")
_CENT = Decimal("0.01")
_SOME = 6


def recurrencied(state: Revised, wanted: InCurrency, change: Change) -> Revised:
    """Every price under the other currency: the same amounts, and the reply says so, or converted where a rate was told."""
    old, new = state.spec.currency, wanted.currency
    if old == new and wanted.rate is None:
        return did(state, "ch_already", what=change.source)
    if not any(f.type is FieldType.MONEY for e in state.spec.entities for f in e.fields) and not wanted.texts and not _named(state.spec, old):
        return missing(state, change.source)

    def reworded(text: str) -> str:
        for before, after in wanted.texts:
            text = text.replace(before, after)
        return text

    spec = _under(deep(state.spec, reworded), old, new)
    brief = _under(deep(state.brief, reworded), old, new)
    brief = replace(brief, requirements=tuple(_priced(one, new, wanted.rate) for one in brief.requirements))
    if wanted.rate is not None:
        rate = wanted.rate
        spec = replace(spec, entities=tuple(_converted(one, rate) for one in spec.entities))
    state = did(replace(state, spec=replace(spec, currency=new), brief=brief), "ch_changed", what=state.word("ch_currency"), before=old, after=new)
    if wanted.rate is None:
        return replace(state, done=(*state.done[:-1], f"{state.done[-1]} ({state.word('ch_currency_kept')})"))
    said = state.word("ch_currency_rate", rate=f"1 {old} = {figures(wanted.rate)} {new}")
    return replace(state, done=(*state.done[:-1], f"{state.done[-1]} ({said})"))


def _named(value: Any, currency: str) -> bool:
    """Whether a unit anywhere is that currency."""
    if isinstance(value, tuple):
        return any(_named(one, currency) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return getattr(value, "unit", None) == currency or any(_named(getattr(value, one.name), currency) for one in fields(value))
    return False


def _under(value: T, old: str, new: str) -> T:
    """The same with every unit that is the old currency changed to the new one."""
    made: Any = value
    if isinstance(value, tuple):
        made = tuple(_under(one, old, new) for one in value)
        made = value if made == value else made
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for one in fields(value):
            before = getattr(value, one.name)
            after = new if one.name == "unit" and before == old else _under(before, old, new)
            if after is not before:
                changed[one.name] = after
        made = replace(value, **changed) if changed else value
    return made  # type: ignore[no-any-return]  # the same kind of thing that came in


def _priced(requirement: Requirement, currency: str, rate: Decimal | None) -> Requirement:
    match requirement.wish:
        case ItemsOffered(items=items) as wish if any(item.price is not None for item in items):
            made = tuple(replace(i, price=_times(i.price, rate)) if i.price is not None and rate else i for i in items)
            return replace(requirement, wish=replace(wish, items=made, currency=currency))
        case _:
            return requirement


def _times(amount: Decimal, rate: Decimal) -> Decimal:
    return (amount * rate).quantize(_CENT)


def _converted(entity: Entity, rate: Decimal) -> Entity:
    """With its amounts of money converted."""
    money = {f.key for f in entity.fields if f.type is FieldType.MONEY}
    if not money:
        return entity

    def cell(key: str, value: Any) -> Any:
        return float(_times(Decimal(str(value)), rate)) if key in money and isinstance(value, int | float) and not isinstance(value, bool) else value

    return replace(entity, rows=tuple({key: cell(key, value) for key, value in row.items()} for row in entity.rows))


def relanguaged(state: Revised, wanted: InLanguage, change: Change, today: date) -> Revised:
    """Words of ours in the other language; words of the person stay, and the reply names some of them."""
    old, new = state.brief.language, wanted.language
    if new == old:
        return did(state, "ch_already", what=change.source)
    if new not in LANGUAGES:
        return unspoken(state, change.source)
    brief = replace(state.brief, language=new, requirements=tuple(_without_language(one, old) for one in state.brief.requirements))
    before, after = plan(state.brief, today=today), plan(brief, today=today)
    own = _own_words(state.brief)
    ours = {was: now for was, now in _pairs(before, after) if was != now and was not in own and was.strip()}
    spec = deep(_without_rows(state.spec), lambda text: ours.get(text, text))
    spec = replace(spec, entities=tuple(replace(e, rows=was.rows) for e, was in zip(spec.entities, state.spec.entities, strict=True)))
    others = tuple(code for code in spec.languages if code not in {old, new})
    spec = replace(spec, language=new, languages=(new, *others) if others else ())
    moved = did(
        replace(state, spec=spec, brief=brief),
        "ch_changed",
        what=state.word("ch_language"),
        before=NAMES.get(old, old),
        after=NAMES[new],
    )
    left = [text for text in _labels(spec) if text in own and any(letter.isalpha() for letter in text)]
    said = state.word("ch_language_own", what=", ".join(left[:_SOME])) if left else ""
    return replace(moved, done=(*moved.done, said)) if said else moved


def also_spoken(state: Revised, requirement: Requirement) -> tuple[Revised, Requirement | None]:
    """Further languages as far as we have words for them; None where that leaves none."""
    wish = requirement.wish
    strange = {code for code in wish.languages if code not in {*LANGUAGES, *state.spec.languages}} if isinstance(wish, LanguagesWanted) else set()
    if not strange or not isinstance(wish, LanguagesWanted):
        return state, requirement
    state = unspoken(state, requirement.source)
    known = tuple(code for code in wish.languages if code not in strange)
    if set(known) <= {state.spec.language, *state.spec.languages}:
        return state, None
    named = re.sub("|".join(rf", {code}\\b" for code in strange), "", requirement.text)
    return state, replace(requirement, text=named, wish=replace(wish, languages=known))


def unspoken(state: Revised, source: str) -> Revised:
    """With one more sentence: of a language that was asked for we have no words."""
    said = state.word("ch_language_unknown", what=source, known=", ".join(NAMES.values()))
    return replace(state, not_done=(*state.not_done, said))


def _without_language(requirement: Requirement, code: str) -> Requirement:
    match requirement.wish:
        case LanguagesWanted(languages=languages) as wish:
            return replace(requirement, wish=replace(wish, languages=tuple(one for one in languages if one != code)))
        case _:
            return requirement


def _without_rows(spec: AppSpec) -> AppSpec:
    return replace(spec, entities=tuple(replace(e, rows=()) for e in spec.entities))


def _own_words(brief: Brief) -> set[str]:
    """The words that the person gave, as they are written in the wishes."""
    found: set[str] = set()

    def note(text: str) -> str:
        found.add(text)
        return text

    deep(tuple(one.wish for one in brief.requirements), note)
    return found


def _labels(spec: AppSpec) -> list[str]:
    """What stands on pages, fields and choices, each once."""
    said = [view.label for view in spec.views]
    said += [label for e in spec.entities for f in e.fields for label in (f.label, *(o.label for o in f.options))]
    return list(dict.fromkeys(said))


def _pairs(one: Any, other: Any) -> Iterator[tuple[str, str]]:
    """The texts that stand at the same place of two plans."""
    if isinstance(one, str) and isinstance(other, str):
        yield one, other
    elif isinstance(one, tuple) and isinstance(other, tuple):
        there = {identity(each): each for each in other}
        known = [each for each in one if not isinstance(each, str) and identity(each) in there]
        if len(known) < len(one) == len(other):
            for left, right in zip(one, other, strict=True):
                yield from _pairs(left, right)
        else:
            for each in known:
                yield from _pairs(each, there[identity(each)])
    elif is_dataclass(one) and type(one) is type(other) and not isinstance(one, DemoUser | Met):
        for each in fields(one):
            yield from _pairs(getattr(one, each.name), getattr(other, each.name))

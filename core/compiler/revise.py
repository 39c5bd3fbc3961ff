"""A clarification as a patch: what was mentioned changes, everything else stays to the letter, and the reply says what was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import assert_never

from core.appspec import AppSpec
from core.brief import (
    Brief,
    Coloured,
    FeatureWanted,
    FieldType,
    Hours,
    LanguagesWanted,
    Met,
    Named,
    OpenAt,
    PageWanted,
    Requirement,
    RuleWanted,
    Status,
    StyleWanted,
)
from core.compiler import knowledge
from core.compiler.planner import plan
from core.compiler.planner.checklist import anchored, place_of
from core.compiler.planner.wants import words_match
from core.compiler.revising import patches
from core.compiler.revising.beside import beside
from core.compiler.revising.briefs import as_before, renumbered, repriced, with_added, without, without_place
from core.compiler.revising.inputs import obliged, reordered
from core.compiler.revising.limits import limited
from core.compiler.revising.merge import unmarked
from core.compiler.revising.numbers import about, figures, said_anew
from core.compiler.revising.relabel import closest, deep, replacer, texts
from core.compiler.revising.state import Revised, did, missing, replanned
from core.compiler.revising.tongue import also_spoken, recurrencied, relanguaged
from core.compiler.revising.whole import restricted, restyled, retexted
from core.compiler.revising.wording import added, hours_changed
from core.languages import NAMES
from core.understood import Add, Change, InCurrency, InLanguage, Move, Noted, Oblige, Remove, Rename, Reprice, Restrict, Retext, SetNumber, Undo, Unread
from core.wits import Loss

_ASKED = 0.8
"""How sure a reading is where a verb of adding was said, and not only a thing."""


_SHORT = 8
"""Words of a wish that a thing was asked for with, and nothing else."""


def revise(spec: AppSpec, brief: Brief, changes: Sequence[Change], *, today: date, earlier: tuple[AppSpec, Brief] | None = None) -> Revised:
    """Apply the changes in the order said. Keys of entities, fields, options and rows never change, so entered data stays where it was.

    `earlier` is the revision before this one; an Undo goes back to it, and says that it cannot where there is none.
    """
    state = Revised(spec, brief, speaks=next((change.language for change in changes if change.language), ""))
    for change in changes:
        if isinstance(change.wanted, Undo) and earlier:
            state = did(replace(state, spec=earlier[0], brief=earlier[1]), "ch_undone")
        else:
            state = _applied(state, change, today)
    return replace(checked(state, today), loses=tuple(_losses(spec, state.spec)))


def checked(state: Revised, today: date) -> Revised:
    """With a checklist that says of every wish of the brief where it stands now."""
    met = plan(state.brief, today=today).checklist
    state = replace(state, spec=anchored(state.spec, state.brief))
    return replace(state, spec=replace(state.spec, checklist=tuple(_found(state.spec, one, state.brief) for one in met)))


def _losses(before: AppSpec, after: AppSpec) -> Iterator[Loss]:
    """Fields and kinds of record that are gone; what is computed holds nothing that anybody entered."""
    left = {entity.key: {field.key for field in entity.fields} for entity in after.entities}
    for entity in before.entities:
        if entity.key not in left:
            yield Loss(entity.key, "", entity.plural)
            continue
        yield from (Loss(entity.key, one.key, one.label) for one in entity.fields if one.key not in left[entity.key] and not one.formula)


def _applied(state: Revised, change: Change, today: date) -> Revised:  # noqa: C901, PLR0911, PLR0912 - one return a kind of change
    wanted = change.wanted
    match wanted:
        case Add(requirement=requirement):
            return _added(state, requirement, today, asked=change.confidence >= _ASKED)
        case Remove():
            return _removed(state, wanted, change, today)
        case Rename():
            return _renamed(state, wanted)
        case Reprice():
            return _repriced(state, wanted)
        case SetNumber():
            return _renumbered(state, wanted, today)
        case Move(kind="field"):
            return reordered(state, wanted, change)
        case Oblige():
            return obliged(state, wanted, change)
        case Move():
            patched = patches.move(state.spec, wanted)
            if patched is None:
                return missing(state, wanted.words)
            return replace(did(state, "ch_moved", what=patched.before), spec=patched.spec)
        case Retext():
            return retexted(state, wanted)
        case Restrict():
            return restricted(state, wanted, change, today)
        case InCurrency():
            return recurrencied(state, wanted, change)
        case InLanguage():
            return relanguaged(state, wanted, change, today)
        case Noted(words=words, kind=kind):
            return replace(state, not_done=(*state.not_done, state.word(f"ch_{kind}", what=words)))
        case Unread(words=words):
            return replace(state, not_done=(*state.not_done, state.word("ch_unread", what=words)))
        case Undo():
            # What was before is a revision of its own: whoever keeps revisions goes back to it.
            return replace(state, not_done=(*state.not_done, state.word("ch_undo")))
        case _:
            assert_never(wanted)


def _added(state: Revised, requirement: Requirement, today: date, *, asked: bool) -> Revised:  # noqa: PLR0911 - one return a kind of wish
    if isinstance(requirement.wish, StyleWanted):
        return restyled(state, requirement, requirement.wish.concepts)
    state, kept = also_spoken(state, requirement)
    if kept is None:
        return state
    requirement = kept
    requirement = as_before(state.brief, requirement, state.spec.business.hours_label)
    after, requirement = with_added(state.brief, requirement)
    spec = beside(state.spec, replanned(state, after, today), requirement)
    met = next((m for m in plan(after, today=today).checklist if m.requirement_id == requirement.id), None)
    moved = replace(state, brief=after, spec=spec)
    if spec == state.spec or (met and met.status is Status.NOT_DONE):
        why = f"{requirement.text} ({met.note})" if met and met.note else requirement.text
        return replace(moved, not_done=(*state.not_done, why))
    if isinstance(requirement.wish, FeatureWanted | PageWanted) and unmarked(spec) == unmarked(state.spec):
        plain = isinstance(requirement.wish, PageWanted) or (asked and len(requirement.source.split()) <= _SHORT)
        unread = replace(state, not_done=(*state.not_done, state.word("ch_unread", what=requirement.source)))
        return did(moved, "ch_already", what=requirement.source) if plain else unread
    match requirement.wish:
        case Coloured(role=role, spoken=spoken):
            what = state.word({"background": "background", "accent": "accent", "text": "text_colour"}[role])
            before = {"background": state.spec.theme.background, "accent": state.spec.theme.accent, "text": state.spec.theme.text}[role] or "–"  # noqa: RUF001
            return did(moved, "ch_changed", what=what, before=_colour_word(state.brief, role) or before, after=spoken)
        case OpenAt(what=what):
            lines = hours_changed(state.spec, spec, what)
            return replace(moved, done=(*state.done, *lines)) if lines else did(moved, "ch_already", what=requirement.source)
        case LanguagesWanted():
            old, now = (", ".join(NAMES.get(code, code) for code in one.languages or (one.language,)) for one in (state.spec, spec))
            said = did(moved, "ch_changed", what=state.word("ch_language"), before=old, after=now)
            return replace(said, done=(*said.done[:-1], f"{said.done[-1]} ({state.word('note_languages')})"))
        case Named(name=name):
            return did(moved, "ch_changed", what=state.word("name"), before=state.spec.business.name, after=name)
        case _:
            said = did(moved, "ch_added", what=added(requirement, state.spec, spec))
            return replace(said, done=(*said.done[:-1], f"{said.done[-1]} ({met.note})")) if met and met.note and met.status is Status.PARTIAL else said


def _colour_word(brief: Brief, role: str) -> str:
    return next((r.wish.spoken for r in reversed(brief.requirements) if isinstance(r.wish, Coloured) and r.wish.role == role), "")


def _removed(state: Revised, wanted: Remove, change: Change, today: date) -> Revised:
    after = without(state.brief, wanted, change.id, change.source)
    words = wanted.words or (wanted.concept or "").replace("_", " ") or (wanted.feature.value.replace("_", " ") if wanted.feature else "")
    if wanted.feature and not wanted.words and not wanted.concept:
        spec = replanned(state, after, today)
        if spec == state.spec:
            return replace(missing(state, words), brief=after)
        asked = next((r.text for r in state.brief.requirements if isinstance(r.wish, FeatureWanted) and r.wish.feature is wanted.feature), "")
        return replace(did(state, "ch_removed", what=asked or change.source or words), spec=spec, brief=after)
    patched = patches.remove(state.spec, wanted)
    if patched is None:
        spec = replanned(state, after, today)
        if spec == state.spec:
            return missing(state, words)
        return replace(did(state, "ch_removed", what=words), spec=spec, brief=after)
    after = without_place(after, state.spec, patched.spec)
    gone = replace(did(state, "ch_removed", what=patched.before), spec=patched.spec, brief=after)
    if not patched.loses:
        return gone
    return replace(gone, done=(*gone.done, state.word("ch_lost", what=patched.before)))


def _renamed(state: Revised, wanted: Rename) -> Revised:
    language = state.speaks or state.brief.language
    day = _weekday(wanted.old, language), _weekday(wanted.new, language)
    known = texts(state.spec)
    change = replacer(wanted.old, wanted.new)
    if not any(change(text) != text for text in known):
        near = closest(wanted.old, known)
        change = replacer(near, wanted.new) if near else change
    spec, brief = deep(state.spec, change), deep(state.brief, change)
    if day[0] is not None and day[1] is not None:
        spec = replace(spec, business=replace(spec.business, hours=_other_day(spec.business.hours, day[0], day[1])))
        brief = replace(brief, requirements=tuple(_on_other_day(r, day[0], day[1]) for r in brief.requirements))
    if spec == state.spec:
        return missing(state, wanted.old)
    return replace(did(state, "ch_renamed", before=wanted.old, after=wanted.new), spec=spec, brief=brief)


def _weekday(word: str, language: str) -> int | None:
    days = knowledge.text("weekdays", language).split(",")
    return next((i for i, day in enumerate(days) if words_match(day, word)), None)


def _other_day(hours: tuple[Hours, ...], old: int, new: int) -> tuple[Hours, ...]:
    return tuple(replace(h, days=tuple(sorted({new if d == old else d for d in h.days}))) for h in hours)


def _on_other_day(requirement: Requirement, old: int, new: int) -> Requirement:
    match requirement.wish:
        case OpenAt(hours=hours) as wish:
            return replace(requirement, wish=replace(wish, hours=_other_day(hours, old, new)))
        case _:
            return requirement


def _repriced(state: Revised, wanted: Reprice) -> Revised:
    patched = patches.reprice(state.spec, wanted)
    brief = repriced(state.brief, wanted)
    if patched:
        before = figures(wanted.old if wanted.old is not None else _number(patched.before))
        return replace(did(state, "ch_changed", what=patched.what or wanted.item, before=before, after=figures(wanted.price)), spec=patched.spec, brief=brief)
    if wanted.old is not None:
        old, new = wanted.old, wanted.price
        spec = deep(state.spec, lambda text: said_anew(text, old, new))
        if spec != state.spec:
            brief = deep(brief, lambda text: said_anew(text, old, new))
            return replace(did(state, "ch_changed", what=wanted.item, before=figures(old), after=figures(new)), spec=spec, brief=brief)
    return missing(state, f"{wanted.item} {figures(wanted.price)}")


def _renumbered(state: Revised, wanted: SetNumber, today: date) -> Revised:
    if wanted.unit and wanted.unit.isupper() and wanted.rule is None:
        # An amount of money is a price before it is any other number in a text that speaks of the thing.
        priced = _repriced(state, Reprice(wanted.what, wanted.new, None, wanted.unit))
        if len(priced.done) > len(state.done) or not _paid(state, wanted.old):
            return priced
    brief = renumbered(state.brief, wanted)
    old = wanted.old if wanted.old is not None else _former(state.brief, brief)
    change = about(wanted.what, old, wanted.new, texts(state.spec))
    brief = deep(brief, change)
    spec = replanned(state, brief, today) if brief != state.brief else state.spec
    spec = deep(spec, change)
    if wanted.old is not None:
        spec = patches.priced_so(limited(spec, wanted), wanted.what, wanted.old, wanted.new)
    what = re.sub(r"^\d+\s+|\s+\d+$", "", wanted.what).strip() or wanted.what
    if spec == state.spec:
        return missing(state, f"{what} {figures(wanted.new)}")
    before = figures(old) if old is not None else "–"  # noqa: RUF001
    return replace(did(state, "ch_changed", what=what, before=before, after=figures(wanted.new)), spec=spec, brief=brief)


def _paid(state: Revised, amount: Decimal | None) -> bool:
    """Whether an amount of money that is no price of a thing stands in the application or the brief: a deposit, a fee."""
    kept = any(f.type is FieldType.MONEY and f.default is not None and f.default == amount for e in state.spec.entities for f in e.fields)
    ruled = any(w.amount == amount and w.unit and w.unit.isupper() for w in state.brief.wishes(RuleWanted))
    return amount is not None and (kept or ruled)


def _former(before: Brief, after: Brief) -> Decimal | None:
    """The number that the changed rule had."""
    now = {r.id: r.wish.amount for r in after.requirements if isinstance(r.wish, RuleWanted)}
    return next((r.wish.amount for r in before.requirements if isinstance(r.wish, RuleWanted) and now.get(r.id) != r.wish.amount), None)


def _number(text: str) -> Decimal:
    return Decimal(text)


def _found(spec: AppSpec, met: Met, brief: Brief) -> Met:
    """The line with its place in this specification, which may differ from a fresh plan's."""
    where = place_of(spec, met.requirement_id)
    if where is not None and met.status is not Status.NOT_DONE:
        return replace(met, where=where)
    if where is None and met.selector.startswith("[data-req") and met.status is Status.DONE:
        return replace(met, status=Status.NOT_DONE, where="", selector="", note=knowledge.text("note_not_done", brief.language))
    return met

"""From a message about changes to the operations that it asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.appspec import AppSpec
from core.brief import (
    AudienceIs,
    ContactGiven,
    FeatureWanted,
    FieldType,
    ItemsOffered,
    LanguagesWanted,
    Named,
    NotWanted,
    PageWanted,
    RecordWanted,
    Requirement,
    RuleWanted,
    StatusesWanted,
    StyleWanted,
    TextWanted,
    TradeIs,
    Wish,
)
from core.features import Feature
from core.understanding.brief_reader import read_brief
from core.understanding.changes.additions import additions, placed_beside, replacement
from core.understanding.changes.apart import Told, pieces_in, tell_apart
from core.understanding.changes.clauses import Clause, after_but, clauses, content
from core.understanding.changes.contacts import contacts
from core.understanding.changes.figures import change_amount, change_day, change_moment, priced_too
from core.understanding.changes.hours import change_hours
from core.understanding.changes.hues import change_colours, colourful_from, role_of_the_old
from core.understanding.changes.message import Message, open_message
from core.understanding.changes.moves import move, placed_elsewhere
from core.understanding.changes.naming import new_kind
from core.understanding.changes.pages import end_of_menu
from core.understanding.changes.pieces import span_of
from core.understanding.changes.removals import remove
from core.understanding.changes.signs import signs
from core.understanding.changes.unmet import unmet
from core.understanding.changes.usual import only_opens, speaks_a_language
from core.understanding.changes.wording import rename, successor
from core.understanding.lexicon import lexicon
from core.understanding.lines import line
from core.understanding.values import CalendarDate, Email, HoursPhrase, Phone, TimeSpan, Url, Weekdays
from core.understood import Add, Change, InCurrency, InLanguage, Move, Noted, Oblige, Remove, Rename, Reprice, Restrict, Retext, SetNumber, Undo, Unread, Wanted

_NEAR = 2

_Step = tuple[Wanted | Wish, Clause, float]


def read_changes(text: str, language: str, spec: AppSpec, *, start: int = 1) -> tuple[Change, ...]:
    """What a clarification asks for, in order; empty when nothing was understood. Change and requirement ids are "r<start>" onwards."""
    apart = tell_apart(text, language, spec)
    message = open_message(apart.rest, language, spec)
    steps = _steps(message) if apart.rest else []
    if not apart.told and all(isinstance(step[0], Unread) for step in steps):
        return ()
    steps = [step for step in _unique(steps) if not (isinstance(step[0], Remove) and step[0].words in apart.kept)]
    placed: list[tuple[int, _Step | Told]] = [(step[1].message.words[step[1].start].start, step) for step in steps]
    placed += [(told.start, told) for told in apart.told]
    if apart.rest:
        placed += [(told.start, told) for told in _not_met(message, steps, apart.kept)]
    placed.sort(key=lambda one: one[0])
    return tuple(_change(one, language, start + k, text) for k, (_, one) in enumerate(placed))


def _not_met(message: Message, steps: list[_Step], kept: Sequence[str]) -> list[Told]:
    """What is asked for plainly and no step is about."""
    left = unmet(pieces_in(message), [(step[0], step[1]) for step in steps], signs(message.lex.language), kept, lambda piece: [one[0] for one in _read(piece)])
    return [Told(Unread(message.text[start:end]), start, end) for start, end in map(span_of, left)]


def _steps(message: Message) -> list[_Step]:
    """What is asked for piece by piece, in order."""
    parts = clauses(message)
    steps: list[_Step] = []
    n = 0
    while n < len(parts):
        colourful = colourful_from(parts, n)
        if colourful and (hues := change_colours(colourful)):
            role = role_of_the_old(steps[-1][0], steps[-1][1], colourful) if steps and len(hues) == 1 else None
            if role:
                steps.pop()
                hues = [replace(hues[0], role=role)]
            steps += [(wish, parts[n], 0.9) for wish in hues]
            n += len(colourful)
            continue
        _extend(steps, parts[n])
        n += 1
    return [step for n, step in enumerate(steps) if not (only_opens(step[0]) and _announces(step[1], steps[n + 1 : n + 2]))]


def _announces(part: Clause, after: list[_Step]) -> bool:
    """Whether it only opens what is said right behind it: "a dish is missing, the stew at 17", "put our address in, it is ..."."""
    said = not part.hits and not part.values and bool(after) and isinstance(after[0][0], ItemsOffered | ContactGiven)
    return said and 0 <= after[0][1].start - part.end <= _NEAR


def _extend(steps: list[_Step], part: Clause) -> None:
    """Reads one clause; "Klára takes over" turns the removal just before into a renaming."""
    last = steps[-1] if steps else None
    if part.cue("instead") and part.numbers and last and isinstance(last[0], Remove) and (item := replacement(part)):
        steps.append((item, part, 0.85))
        return
    new = successor(part)
    if new and last and isinstance(last[0], Remove) and last[0].words and last[0].feature is None and last[0].concept is None:
        steps[-1] = (Rename(last[0].words, new), Clause(part.message, last[1].start, part.end), 0.85)
        return
    if _placed_again(steps, part):
        return
    if last and isinstance(last[0], Rename) and (priced := priced_too(part, last[0])):
        steps.append((priced, part, 0.8))
        return
    if last and isinstance(last[0], Remove) and last[0].concept and _in_its_place(part):
        steps.extend((wish, part, 0.7) for wish in additions(part))
        return
    read = list(_read(part))
    steps.extend(read or ([(Unread(part.source), part, 0.3)] if _wants_something(part) else []))


def _in_its_place(part: Clause) -> bool:
    """Whether it names what comes for a field that was just taken away: "but the e-mail", "the age instead"."""
    other = any(part.cue(kind) for kind in ("add", "missing", "remove", "remove_after", "rename", "called"))
    pronoun = part.cue("instead_of") is None or not part.hits
    return not other and not part.numbers and pronoun and (after_but(part) or part.cue("instead") is not None)


def _placed_again(steps: list[_Step], part: Clause) -> bool:
    """Whether it only says where the page that was just asked for goes: "and put it first"."""
    page = steps[-1][0] if steps else None
    if not isinstance(page, PageWanted) or part.hits or not part.cue("move") or part.numbers:
        return False
    for where in ("first", "last"):
        if part.cue(where):
            steps.append((Move(page.label, "first" if where == "first" else "last"), part, 0.8))
            return True
    return False


def _wants_something(part: Clause) -> bool:
    """Whether a clause that was not understood asks for a change all the same."""
    kinds = ("add", "missing", "remove", "remove_after", "rename", "replace", "move", *(() if _it_too(part) else ("add_after",)))
    return any(part.cue(kind) for kind in kinds) and bool(content(part, 2))


def _it_too(part: Clause) -> bool:
    """Whether "too" only follows what is known: "my husband loves it too"."""
    after = part.cue("add_after")
    return after is not None and not part.hits and any(cue.end == after.start for cue in part.cues("pronouns"))


def _read(part: Clause) -> Iterator[_Step]:
    """The operations of one clause: the most telling sign decides."""
    if part.cue("undo") and not part.numbers:
        yield Undo(), part, 0.9
        return
    adding = part.cue("missing") or part.cue("add") or (part.cue("add_after") if not _it_too(part) else None) or new_kind(part)
    removing = None if _no_more_than(part) else part.cue("remove") or part.cue("remove_after")
    found = [*_renamed(part), *_figures(part, adding=bool(adding), removing=bool(removing))]
    missing = part.cue("missing")
    if not found and removing and not (missing and missing.start <= removing.start):
        found = [(one, part, 0.85 if one.of or one.feature else 0.5) for one in remove(part)]
        if any(isinstance(one, Remove) and not one.of and not one.feature and confidence == 0.5 for one, _, confidence in found):
            denied = [step for step in _as_brief(part) if isinstance(step[0], Remove) and step[0].feature]
            found = denied or found
    if not found and (moved := move(part)):
        found = [(moved, part, 0.8)]
    if not found and placed_elsewhere(part):
        found = [(Unread(part.source), part, 0.4)]
    if not found and adding:
        found = list(_added(part))
    if not found and part.hits and not part.numbers and part.message.lex.says_gone(part.message.words, part.start, part.end):
        found = [(one, part, 0.75) for one in remove(part)]
    yield from found or map(_not_the_usual, _as_brief(part))
    if any(isinstance(step[0], PageWanted | RecordWanted) for step in found):
        yield from ((wish, part, 0.8) for wish in contacts(part))


def _not_the_usual(step: _Step) -> _Step:
    """Days with hours that could not be read ask for these and not for the usual ones; "move the menu" asks for no list of dishes."""
    wish, part, _ = step
    hours = isinstance(wish, FeatureWanted) and wish.feature is Feature.OPENING_HOURS
    told = any(isinstance(value.value, Weekdays) for value in part.values) and bool(part.numbers or part.message.spec.business.hours)
    menu = isinstance(wish, FeatureWanted) and wish.feature is Feature.ONLINE_MENU and part.cue("move") and not part.cue("add")
    return (Unread(part.source), part, 0.4) if (hours and told) or menu else step


def _no_more_than(part: Clause) -> bool:
    """Whether a number follows what sounds like taking away: "on n'a plus que 24 places"."""
    return any(0 <= number.start - cue.end <= 1 for cue in part.cues("set") for number in part.numbers if (gone := part.cue("remove")) and gone.end > cue.start)


def _renamed(part: Clause) -> Iterator[_Step]:
    new = rename(part)
    if new and not new.new.replace(".", "").replace(",", "").isdecimal() and not any(value.source.strip() == new.new for value in part.numbers):
        yield new, part, 0.9


def _figures(part: Clause, *, adding: bool, removing: bool) -> Iterator[_Step]:
    moved = change_moment(part) if not adding and not removing and any(isinstance(v.value, CalendarDate) for v in part.values) else None
    if moved:
        yield moved, part, 0.8
        return
    day = change_day(part)
    if day:
        yield day, part, 0.8
        return
    known = any(hit.whole and hit.label.kind == "item" for hit in part.hits) or _nothing_new(part)
    if (not adding or known) and not removing:
        amount = change_amount(part)
        if amount:
            yield amount, part, 0.85
            return
    hours = change_hours(part) if not (adding and content(part, 2) and _new_thing(part)) else None
    if hours:
        yield hours, part, 0.85
        return
    moment = change_moment(part) if not adding and not removing else None
    if moment:
        yield moment, part, 0.7


def _nothing_new(part: Clause) -> bool:
    """Whether the words name only what is there, and a number: "now we have 14 seats"."""
    covered = {i for value in part.numbers for i in range(value.start, value.end)} | {i for hit in part.hits for i in range(hit.start, hit.end)}
    return bool(part.numbers) and bool(part.hits) and not [i for i in content(part, 0) if i not in covered]


def _new_thing(part: Clause) -> bool:
    """Whether something that has hours is added, rather than hours."""
    spoken = {type(value.value) for value in part.values}
    if HoursPhrase in spoken or {Weekdays, TimeSpan} <= spoken:
        within = {i for value in part.values for i in range(value.start, value.end)}  # the "hours" of "until fifteen hours" are no field
        return any(hit.label.kind == "field" and hit.start not in within for hit in part.hits) or part.cue("item_words") is not None
    return True


def _added(part: Clause) -> Iterator[_Step]:
    part, beside = placed_beside(part)
    for wish in additions(part):
        if isinstance(wish, RecordWanted) and [one.concept for one in wish.fields] == ["website"] and speaks_a_language(part):
            continue  # "the site in English too" asks for no field with an address
        yield wish, part, 0.85
        if isinstance(wish, PageWanted) and (place := end_of_menu(part, wish.label)):
            yield Move(wish.label, place), part, 0.7
        if beside and isinstance(wish, StatusesWanted):
            yield Move(wish.statuses[0], "before" if beside[0] == "before" else "after", beside[1]), part, 0.7


def _as_brief(part: Clause) -> Iterator[_Step]:
    """What reads like a piece of a brief: an answer to our question, or something added without a verb."""
    requirements = read_brief(part.source, part.message.lex.language).requirements
    ruled = any(isinstance(requirement.wish, RuleWanted) for requirement in requirements)
    able = any(isinstance(requirement.wish, FeatureWanted) for requirement in requirements)
    for requirement in requirements:
        wish = requirement.wish
        match wish:
            case RecordWanted() if able:
                continue
            case FeatureWanted() if ruled or any(isinstance(value.value, Phone | Email | Url) for value in part.values):
                continue  # "our number on WhatsApp is ..." tells a number, and a rule says more than that there is one
            case FeatureWanted(feature=Feature.PRICE_LIST) if any(field.type is FieldType.MONEY for e in part.message.spec.entities for field in e.fields):
                continue  # a price that is named beside priced things asks for no list of prices
            case ContactGiven(kind="phone" | "email" | "url"):
                continue  # told below, with whether it stands beside another
            case TextWanted() | TradeIs() | AudienceIs() | Named() | StyleWanted():
                continue
            case LanguagesWanted(languages=languages):
                spec = part.message.spec
                yield LanguagesWanted(tuple(dict.fromkeys([spec.language, *spec.languages, *languages]))), part, 0.7
            case NotWanted(feature=feature, words=words):
                yield Remove(words=words or "", feature=feature), part, 0.6
            case _:
                yield wish, part, min(0.7, requirement.confidence)
    yield from ((wish, part, 0.8) for wish in contacts(part))


def _unique(steps: list[_Step]) -> list[_Step]:
    kept: list[_Step] = []
    spoken = [code for step in steps if isinstance(step[0], LanguagesWanted) for code in step[0].languages]
    for step in steps:
        if isinstance(step[0], LanguagesWanted):
            # "In English and in Polish": each part knew of its own language only.
            step = (LanguagesWanted(tuple(dict.fromkeys(spoken))), *step[1:])  # noqa: PLW2901 - the same step, complete
        if not any(step[0] == other[0] for other in kept):
            kept.append(step)
    return kept


def _change(one: _Step | Told, language: str, number: int, text: str) -> Change:
    what, source, confidence = (one.wanted, text[one.start : one.end], 0.8) if isinstance(one, Told) else (one[0], one[1].source, one[2])
    name = f"r{number}"
    if isinstance(what, Add | Remove | Rename | Reprice | SetNumber | Move | Undo | Retext | Restrict | Oblige | InCurrency | InLanguage | Noted | Unread):
        return Change(name, source, what, confidence, language)
    return Change(name, source, Add(Requirement(name, line(what, lexicon(language), source), source, what, confidence)), confidence, language)

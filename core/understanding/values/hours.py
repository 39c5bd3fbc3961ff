"""Opening, pickup and session hours: days and spans that belong together."""

from dataclasses import dataclass

from core.brief import Hours
from core.understanding.values.found import ClockTime, HoursPhrase, TimeSpan, Weekdays
from core.understanding.values.lexicon import Lexicon
from core.understanding.values.times import apart, span_at, time_at
from core.understanding.values.words import Word

_FILLERS = 3
_OPEN = frozenset({"open", "opens", "hours"})


@dataclass(frozen=True, slots=True)
class HoursHit:
    """Hours, days or a lone span at words `start` up to `end`."""

    value: HoursPhrase | Weekdays | TimeSpan
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Atom:
    what: tuple[int, ...] | TimeSpan | None  # days, a span, or None for "closed"
    start: int
    end: int
    sure: bool


def hours_at(words: tuple[Word, ...], i: int, lex: Lexicon, taken: frozenset[int] = frozenset()) -> HoursHit | None:
    """The longest phrase about days and hours that begins at word `i`; words in `taken` belong to something else (a date)."""
    atoms: list[_Atom] = []
    j = i
    while j < len(words):
        near_days = any(isinstance(atom.what, tuple) for atom in atoms)
        atom = _atom(words, j, lex, taken, near_days=near_days)
        if atom:
            atoms.append(atom)
            j = atom.end
            continue
        step = _filler(words, j, lex) if atoms else None
        if step is None and atoms and isinstance(atoms[-1].what, tuple):
            step = _before_time(words, j, lex)
        if step is None or step - atoms[-1].end > _FILLERS + 1:
            break
        j = step
    while atoms and atoms[-1].what is None and len(atoms) == 1:
        atoms.pop()
    return _read(atoms) if atoms else None


def _before_time(words: tuple[Word, ...], i: int, lex: Lexicon) -> int | None:
    """Up to three words between a day and its time that say nothing about either: "Thursdays we stay open till 8"."""
    for j in range(i, min(i + 4, len(words))):
        span = span_at(words, j, lex)
        if span and span.sure:
            return j if j > i else None
        if not words[j].is_word or lex.weekdays.at(words, j):
            return None
    return None


def _atom(words: tuple[Word, ...], i: int, lex: Lexicon, taken: frozenset[int], *, near_days: bool) -> _Atom | None:  # noqa: PLR0911 - one reading after another
    if i in taken:
        return None
    closed = lex.time["closed"].at(words, i)
    if closed:
        return _Atom(None, i, closed[1], sure=True)
    if near_days and "closed_end" in lex.time:
        closed = lex.time["closed_end"].at(words, i)
        if closed and (closed[1] >= len(words) or not words[closed[1]].is_word or words[closed[1]].folded in lex.joiners):
            return _Atom(None, i, closed[1], sure=True)
    days = _days(words, i, lex, taken, near_days=near_days)
    if days:
        return _Atom(days[0], i, days[1], sure=days[2])
    span = (apart(words, i, lex) if near_days else None) or span_at(words, i, lex)
    if span and not any(k in taken for k in range(span.start, span.end)):
        # A bare number is a time only beside a day: "in v sobotu do 13".
        if span.sure or near_days:
            return _Atom(span.span, i, span.end, sure=span.sure)
        return _Atom(span.span, i, span.end, sure=_opened(words, i, lex))
    return _one_time(words, i, lex) if near_days else None


def _one_time(words: tuple[Word, ...], i: int, lex: Lexicon) -> _Atom | None:
    """A time beside a day, behind "at" or, in English, by itself ("Hatha Monday 18:00")."""
    at = lex.time["at"].at(words, i)
    time = time_at(words, at[1] if at else i, lex) if at or lex.language == "en" else None
    return _Atom(TimeSpan(time.clock, None), i, time.end, sure=True) if time and (at or time.sure) else None


def _opened(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    """Whether a word for opening stands right before two bare numbers ("we are open 9 to 5"), in English."""
    return lex.language == "en" and i > 0 and words[i - 1].folded in _OPEN


def _days(words: tuple[Word, ...], i: int, lex: Lexicon, taken: frozenset[int], *, near_days: bool) -> tuple[tuple[int, ...], int, bool] | None:
    group = lex.daygroups.at(words, i)
    if group:
        return group[0], group[1], True
    first = lex.weekdays.at(words, i)
    if first is None or any(k in taken for k in range(i, first[1])):
        return None
    sure = words[i].folded not in lex.weak_weekdays
    end = first[1]
    if end < len(words) and words[end].folded == "." and not sure:
        end += 1
    days = [first[0]]
    joint = lex.time["range"].at(words, end)
    last = lex.weekdays.at(words, _skip(words, joint[1], lex)) if joint else None
    if last:
        days = _between(first[0], last[0])
        return tuple(days), last[1], True
    if not sure and not near_days and not _time_follows(words, end, lex) and not lex.weekdays.at(words, _behind_filler(words, end, lex)):
        return None
    return tuple(days), end, sure


def _skip(words: tuple[Word, ...], i: int, lex: Lexicon) -> int:
    articles = lex.time.get("articles")
    return articles.ends(words, i) if articles else i


def _time_follows(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    span = span_at(words, i, lex)
    return span is not None


def _behind_filler(words: tuple[Word, ...], i: int, lex: Lexicon) -> int:
    return lex.time["list"].ends(words, i)


def _between(first: int, last: int) -> list[int]:
    return list(range(first, last + 1)) if first <= last else [*range(first, 7), *range(last + 1)]


def _filler(words: tuple[Word, ...], i: int, lex: Lexicon) -> int | None:
    for name in ("list", "on", "open", "filler"):
        table = lex.time.get(name)
        hit = table.at(words, i) if table else None
        if hit:
            return hit[1]
    return None


def _read(atoms: list[_Atom]) -> HoursHit | None:
    day_atoms = [atom for atom in atoms if isinstance(atom.what, tuple)]
    if not day_atoms:
        first = atoms[0]
        if first.sure and isinstance(first.what, TimeSpan):
            return HoursHit(first.what, first.start, first.end)
        return None
    if len(day_atoms) == len(atoms):
        days = tuple(sorted({day for atom in atoms if isinstance(atom.what, tuple) for day in atom.what}))
        return HoursHit(Weekdays(days), atoms[0].start, atoms[-1].end)
    hours = _assign(atoms)
    return HoursHit(HoursPhrase(tuple(hours)), atoms[0].start, atoms[-1].end) if hours else None


def _assign(atoms: list[_Atom]) -> list[Hours]:
    """Times follow their days ("Friday 2 to 6") or come before them ("2 to 6 on Fridays", "closed on Mondays")."""
    hours: list[Hours] = []
    days: tuple[int, ...] = ()
    pending: list[_Atom] = []
    loose: list[_Atom] = []
    opened: ClockTime | None = None
    fresh = False
    for n, atom in enumerate(atoms):
        following = atoms[n + 1].what if n + 1 < len(atoms) else ()
        if isinstance(atom.what, tuple):
            days = tuple(sorted({*(days if fresh else ()), *atom.what}))
            if len(pending) > 1 and pending[-1].what is None and pending[0].what is not None:
                loose, pending = [*loose, *pending[:-1]], pending[-1:]  # "9 to 5 except on Fridays"
            if pending and following is None and pending[0].what is not None:
                loose, pending = [*loose, *pending], []
            if pending:
                for time in pending:
                    _add(hours, days, time, None)
                days, pending = (), []
            fresh = bool(days)
            continue
        belongs_to_next = atom.what is None and not fresh and bool(following) and isinstance(following, tuple)
        if not days or belongs_to_next:
            pending.append(atom)
        else:
            first = _add(hours, days, atom, opened)
            opened = first if fresh and first else opened
            fresh = False
    always: list[Hours] = []
    for time in loose:  # "noon to two, seven to ten, closed on Tuesdays"
        _add(always, tuple(range(7)), time, None)
    return _overridden([*always, *hours])


def _overridden(hours: list[Hours]) -> list[Hours]:
    """A day that is named by itself later is taken out of "daily" or "weekdays"."""
    kept: list[Hours] = []
    for n, one in enumerate(hours):
        own = {day for other in (hours[:n] + hours[n + 1 :]) for day in other.days if len(other.days) < len(one.days) and set(other.days) < set(one.days)}
        days = tuple(day for day in one.days if day not in own)
        if days:
            kept.append(Hours(days, one.opens, one.closes, one.note))
    return kept


def _add(hours: list[Hours], days: tuple[int, ...], atom: _Atom, opened: ClockTime | None) -> ClockTime | None:
    span = atom.what
    if span is None:
        hours.append(Hours(days))
        return opened
    if not isinstance(span, TimeSpan):
        return opened
    opens, closes = span.opens or opened, span.closes
    if opens and closes and closes.hour <= 12 and (closes.hour, closes.minute) <= (opens.hour, opens.minute):
        closes = ClockTime(closes.hour + 12, closes.minute)
    hours.append(Hours(days, opens.hhmm if opens else "", closes.hhmm if closes else ""))
    return opens

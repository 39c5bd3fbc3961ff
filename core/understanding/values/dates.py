"""Dates as they are said: "the 14th", "24. Dezember", "7/9/2026", "Sunday 14 September", "from 3 to 10 August"."""

import re
from dataclasses import dataclass

from core.understanding.values.found import CalendarDate, DateSpan, RelativeDay, Season
from core.understanding.values.lexicon import Lexicon
from core.understanding.values.numbers import number_at, ordinal_at
from core.understanding.values.words import Word

_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)?(?!\d)")
_WHEN = re.compile(r"\b(?:on|from|to|until|till|by|since|the|before|after|between|and|date:?)\s*$", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d/])")


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date at words `start` up to `end`."""

    value: CalendarDate | DateSpan | RelativeDay | Season
    start: int
    end: int


def written_dates(text: str, language: str = "") -> list[tuple[int, int, CalendarDate]]:
    """Dates written in figures, with character offsets."""
    found: list[tuple[int, int, CalendarDate]] = []
    for match in _ISO.finditer(text):
        _keep(found, match, int(match[3]), int(match[2]), int(match[1]))
    for pattern in (_DOTTED, _SLASHED):
        for match in pattern.finditer(text):
            if language == "en" and pattern is _DOTTED and not match[3] and not _WHEN.search(text[: match.start()]):
                continue  # In English "6.5." is an amount that ends a sentence, unless "on" or the like stands before it.
            year = int(match[3]) if match[3] else None
            _keep(found, match, int(match[1]), int(match[2]), year + 2000 if year is not None and year < 100 else year)
    return found


def _keep(found: list[tuple[int, int, CalendarDate]], match: re.Match[str], day: int, month: int, year: int | None) -> None:
    if month > 12 >= day:
        day, month = month, day
    if 1 <= day <= 31 and 1 <= month <= 12:
        found.append((match.start(), match.end(), CalendarDate(day, month, year)))


def date_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> DateHit | None:  # noqa: PLR0911 - one reading after another
    """The date that begins at word `i`."""
    span = _span(words, i, lex)
    if span:
        return span
    weekday = lex.weekdays.at(words, i)
    if weekday:
        j = weekday[1]
        while j < len(words) and words[j].folded in {",", *lex.ordinal_before}:
            j += 1
        inner = _day_and_month(words, j, lex)
        if inner and isinstance(inner.value, CalendarDate):
            value = inner.value
            return DateHit(CalendarDate(value.day, value.month, value.year, weekday[0]), i, inner.end)
        return None
    dated = _day_and_month(words, i, lex)
    if dated:
        return dated
    relative = lex.relative.at(words, i)
    if relative:
        return DateHit(RelativeDay(relative[0]), i, relative[1])
    season = lex.seasons.at(words, i)
    if season:
        return DateHit(Season(season[0]), i, season[1])
    month = lex.months.at(words, i)
    if month and lex.month_alone and len(words[i].folded) > 3:
        year = _year(words, month[1], lex)
        return DateHit(CalendarDate(month=month[0], year=year[0] if year else None), i, year[1] if year else month[1])
    return _bare_day(words, i, lex)


def _span(words: tuple[Word, ...], i: int, lex: Lexicon) -> DateHit | None:
    opener = lex.time["from"].at(words, i)
    start = opener[1] if opener else i
    first = _day(words, start, lex)
    first_end = first[1] if first else None
    full = _day_and_month(words, start, lex)
    if full and isinstance(full.value, CalendarDate) and full.value.day:
        first_end = full.end
    joint = lex.time["range"].at(words, first_end) if first_end else None
    last = _day_and_month(words, _skip(words, joint[1], lex), lex) if joint else None
    if last is None or not isinstance(last.value, CalendarDate) or last.value.day is None:
        return None
    begin = full.value if full and isinstance(full.value, CalendarDate) else CalendarDate(first[0] if first else None, last.value.month, last.value.year)
    return DateHit(DateSpan(begin, last.value), i, last.end)


def _skip(words: tuple[Word, ...], i: int, lex: Lexicon) -> int:
    return i + 1 if i < len(words) and words[i].folded in lex.ordinal_before else i


def _day(words: tuple[Word, ...], i: int, lex: Lexicon) -> tuple[int, int] | None:
    hit = ordinal_at(words, i, lex) or number_at(words, i, lex, additions=False)
    if hit is None or hit.whole is None or not 1 <= hit.whole <= 31:
        return None
    end = hit.end
    if hit.digits and not hit.ordinal and end < len(words) and words[end].folded in lex.ordinal_marks and words[end].start == words[end - 1].end:
        end += 1
    return hit.whole, end


def _day_and_month(words: tuple[Word, ...], i: int, lex: Lexicon) -> DateHit | None:
    day = _day(words, i, lex)
    if day:
        j = day[1]
        if j < len(words) and words[j].folded in lex.month_of:
            j += 1
        month = lex.months.at(words, j)
        if month:
            year = _year(words, month[1], lex)
            return DateHit(CalendarDate(day[0], month[0], year[0] if year else None), i, year[1] if year else month[1])
    if lex.language == "en":
        month = lex.months.at(words, i)
        if month:
            j = month[1] + (month[1] < len(words) and words[month[1]].folded == "the")
            behind = _day(words, j, lex)
            if behind and not (behind[1] < len(words) and words[behind[1]].folded == ":"):
                return DateHit(CalendarDate(behind[0], month[0]), i, behind[1])
    return None


def _year(words: tuple[Word, ...], i: int, lex: Lexicon | None = None) -> tuple[int, int] | None:
    j = i + 1 if lex and i < len(words) and words[i].folded in lex.month_of else i
    if j < len(words) and re.fullmatch(r"20\d\d", words[j].folded):
        return int(words[j].folded), j + 1
    return None


def _bare_day(words: tuple[Word, ...], i: int, lex: Lexicon) -> DateHit | None:
    """Read "the 14th", "am 14." where the language marks a day of the month by an ordinal in digits."""
    hit = ordinal_at(words, i, lex)
    if hit and hit.digits and hit.whole is not None and 1 <= hit.whole <= 31:
        return DateHit(CalendarDate(day=hit.whole), i, hit.end)
    return None

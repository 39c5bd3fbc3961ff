"""Times of day and spans of time as they are said, resolved to the 24-hour clock."""

import re
from dataclasses import dataclass, replace

from core.understanding.values.found import ClockTime, TimeSpan
from core.understanding.values.lexicon import Lexicon
from core.understanding.values.numbers import NumberHit, number_at, ordinal_at
from core.understanding.values.words import Word

_SLOTS = frozenset({"{h}", "{o}", "{m}"})
_POINTED = re.compile(r"(\d{1,2})\.(\d\d)")


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A time of day at words `start` up to `end`. `sure` unless it is a bare number; `part` is "am", "pm" or None where nothing says which half."""

    hour: int
    minute: int
    start: int
    end: int
    sure: bool
    part: str | None = None
    written: bool = False
    """Written with minutes ("9:30") or above twelve: the 24-hour clock needs no guess."""

    @property
    def clock(self) -> ClockTime:
        """The time with its part of the day applied."""
        hour = self.hour
        if self.part == "pm" and hour < 12:
            hour += 12
        elif self.part == "am" and hour == 12:
            hour = 0
        return ClockTime(hour, self.minute)


@dataclass(frozen=True, slots=True)
class SpanHit:
    """A span of time at words `start` up to `end`; `sure` when it cannot be a range of bare numbers."""

    span: TimeSpan
    start: int
    end: int
    sure: bool


def time_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> TimeHit | None:  # noqa: PLR0911 - one reading after another
    """The time of day that begins at word `i`; the longest reading wins."""
    before = lex.parts_before.at(words, i)
    if before:
        inner = time_at(words, before[1], lex)
        if inner is None or inner.part:
            return None
        return TimeHit(inner.hour, inner.minute, i, inner.end, sure=True, part=before[0] if not inner.written or inner.hour < 12 else None)
    article = lex.time["articles"].at(words, i) if "articles" in lex.time else None
    if article and (inner := time_at(words, article[1], lex)):
        return TimeHit(inner.hour, inner.minute, i, inner.end, sure=True, part=inner.part, written=inner.written)
    if i >= len(words):
        return None
    first = words[i].folded
    numeric = number_at(words, i, lex, additions=False) is not None or ordinal_at(words, i, lex) is not None
    likely = (pair for pair in lex.clock if (numeric if pair[0][0] in _SLOTS else pair[0][0] == first))
    hits = [hit for pattern, rule in likely if (hit := _by_pattern(words, i, pattern, rule, lex))]
    if (spoken := lex.clock_words.at(words, i)) is not None:
        hour, minute = map(int, spoken[0].split(":"))
        hits.append(TimeHit(hour, minute, i, spoken[1], sure=True, written=True))
    if (plain := _plain(words, i, lex)) is not None:
        hits.append(plain)
    if not hits:
        return None
    best = max(hits, key=lambda hit: (hit.end, hit.sure))
    part = lex.dayparts.at(words, best.end)
    if part and best.hour <= 12:
        return TimeHit(best.hour, best.minute, i, part[1], sure=True, part=part[0], written=best.written)
    return best


def span_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> SpanHit | None:
    """The span that begins at word `i`: "from nine to five", "7-9pm", "between 10 and 12", "until nine"."""
    between = lex.time["between"].at(words, i)
    opener = lex.time["from"].at(words, i)
    start = between[1] if between else opener[1] if opener else i
    first = time_at(words, start, lex)
    if first is None:
        return _until(words, i, lex)
    joint = lex.time["between_and" if between else "range"].at(words, first.end)
    if joint is None and between is None and opener is None and words[i].is_digits is False:
        joint = None
    second = time_at(words, _skip_at(words, joint[1], lex), lex) if joint else _written_onto(words, first.end, lex) if opener else None
    if second is None and opener and (whole := apart(words, start, lex)):
        return replace(whole, start=i)  # "from ten to five" names an end; only "at ten to five" is a time before five
    if second is None:
        loose = lex.time.get("from_weak")
        if opener and first.sure and not (loose and loose.at(words, i) == opener):
            return SpanHit(TimeSpan(first.clock, None), i, first.end, sure=True)
        return None
    opens, closes = _plausible(first, second)
    marked = bool(opener or between) and not _measured(words, second.end, lex)
    sure = first.sure or second.sure or marked
    return SpanHit(TimeSpan(opens, closes), i, second.end, sure=sure)


def _written_onto(words: tuple[Word, ...], i: int, lex: Lexicon) -> TimeHit | None:
    """The second time where "to" is written onto it, in Arabic."""
    glued = lex.language == "ar" and i < len(words) and words[i].folded.startswith("ل")
    return time_at(words, i, lex) if glued else None


def apart(words: tuple[Word, ...], i: int, lex: Lexicon) -> SpanHit | None:
    """Two full hours with "to" between them, where a day stands before: "Sunday ten to five" is no time before five."""
    first = _plain(words, i, lex)
    joint = lex.time["range"].at(words, first.end) if first else None
    second = time_at(words, joint[1], lex) if joint else None
    if first is None or second is None or lex.time["range"].at(words, second.end) or _measured(words, second.end, lex):
        return None
    whole = time_at(words, i, lex)
    if whole is None or whole.end != second.end or whole.start != i:
        return None
    return SpanHit(TimeSpan(*_plausible(first, second)), i, second.end, sure=True)


def _until(words: tuple[Word, ...], i: int, lex: Lexicon) -> SpanHit | None:
    until = lex.time["until_alone"].at(words, i)
    end = time_at(words, _skip_at(words, until[1], lex), lex) if until else None
    if end is None or ahead(words, end.end, lex):
        return None
    return SpanHit(TimeSpan(None, end.clock), i, end.end, sure=end.sure)


def ahead(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    """Whether a word such as "before" follows, so that "24h" is a length and no time of day."""
    return "ahead" in lex.time and lex.time["ahead"].at(words, i) is not None


def _skip_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> int:
    articles = lex.time.get("articles")
    return articles.ends(words, i) if articles else i


def _measured(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    """Whether a unit, currency or month follows, so that the numbers were no times."""
    return any(table.at(words, i) for table in (lex.units, lex.duration_units, lex.currencies, lex.months, lex.percent, lex.cents))


def _plain(words: tuple[Word, ...], i: int, lex: Lexicon) -> TimeHit | None:
    """Read "19:30", "9.30", "9" or "nine"."""
    if i >= len(words):
        return None
    if words[i].is_digits:
        if (
            i + 2 < len(words)
            and words[i + 1].folded == ":"
            and re.fullmatch(r"\d{1,2}", words[i].folded)
            and re.fullmatch(r"[0-5]\d", words[i + 2].folded)
            and words[i + 1].start == words[i].end
            and words[i + 2].start == words[i + 1].end
            and int(words[i].folded) <= 24
        ):
            end = lex.time["hour_marks"].ends(words, i + 3)
            return TimeHit(int(words[i].folded), int(words[i + 2].folded), i, end, sure=True, written=True)
        pointed = _POINTED.fullmatch(words[i].folded)
        if pointed and int(pointed[1]) <= 24 and int(pointed[2]) < 60:
            mark = lex.time["hour_marks"].at(words, i + 1)
            return TimeHit(int(pointed[1]), int(pointed[2]), i, mark[1] if mark else i + 1, sure=bool(mark), written=True)
    hit = number_at(words, i, lex, additions=False)
    if hit is None:
        hit = _ordinal_hour(words, i, lex) if lex.time.get("ordinal_hours") else None
    if hit is None or hit.whole is None or not 0 <= hit.whole <= 24 or (hit.weak and words[i].folded in lex.articles):
        return None
    end, minute = hit.end, 0
    more = number_at(words, end, lex, additions=False) if not hit.digits else None
    if more and more.whole is not None and not more.digits and more.whole in range(10, 60) and not _measured(words, more.end, lex):
        end, minute = more.end, more.whole
    mark = lex.time["hour_marks"].at(words, end)
    return TimeHit(hit.whole, minute, i, mark[1] if mark else end, sure=bool(mark), written=hit.whole > 12)


def _ordinal_hour(words: tuple[Word, ...], i: int, lex: Lexicon) -> NumberHit | None:
    ordinal = ordinal_at(words, i, lex)
    return ordinal if ordinal and ordinal.whole is not None and 1 <= ordinal.whole <= 24 else None


def _by_pattern(words: tuple[Word, ...], i: int, pattern: tuple[str, ...], rule: str, lex: Lexicon) -> TimeHit | None:  # noqa: C901 one branch for every slot
    j, hour, minutes = i, 0, 0
    for part in pattern:
        if part == "{h}":
            hit = number_at(words, j, lex, additions=False)
            if hit is None or hit.whole is None or hit.whole > 24:
                return None
            hour, j = hit.whole, hit.end
        elif part == "{o}":
            ordinal = ordinal_at(words, j, lex)
            if ordinal is None or ordinal.whole is None or ordinal.whole > 24:
                return None
            hour, j = ordinal.whole, ordinal.end
        elif part == "{m}":
            hit = number_at(words, j, lex, additions=False)
            if hit is None or hit.whole is None or hit.whole > 59:
                return None
            minutes, j = hit.whole, hit.end
            if lex.time["hour_marks"].at(words, j):
                return None  # "14h 18h30" is two times
        elif j < len(words) and words[j].folded == part:
            j += 1
        else:
            return None
    moment = hour * 60 + _offset(rule, minutes)
    if hour == 1 and moment < 60:
        moment += 720  # "halb eins" is 12:30
    return TimeHit(moment // 60 % 25, moment % 60, i, j, sure=True, written=hour > 12)


def _offset(rule: str, minutes: int) -> int:
    """Minutes of a rule such as "-30+m"."""
    if rule.endswith("m"):
        head = rule[:-1]
        sign = -1 if head.endswith("-") else 1
        head = head.rstrip("+-")
        return int(head or 0) + sign * minutes
    return int(rule)


def _plausible(first: TimeHit, second: TimeHit) -> tuple[ClockTime, ClockTime]:
    """The two ends on the 24-hour clock: "seven till two" is 07:00 to 14:00, "two to five" 14:00 to 17:00."""
    opens, closes = first, second
    if opens.part is None and closes.part == "pm" and not opens.written:
        guess = TimeHit(opens.hour, opens.minute, opens.start, opens.end, sure=True, part="pm")
        opens = guess if _minutes(guess.clock) < _minutes(closes.clock) else opens
    one, two = opens.clock, closes.clock
    free_one, free_two = first.part is None and not first.written, second.part is None and not second.written
    if first.part is None and second.part is None and one.hour <= 12 and two.hour <= 12:
        if 1 <= one.hour <= 5 and _minutes(one) < _minutes(two) and two.hour < 12 and free_one and free_two:
            return ClockTime(one.hour + 12, one.minute), ClockTime(two.hour + 12, two.minute)
        if _minutes(two) <= _minutes(one) and two.hour < 12:
            two = ClockTime(two.hour + 12, two.minute)
    elif second.part is None and free_two and two.hour < 12 and _minutes(two) <= _minutes(one) and one.hour < 20:
        two = ClockTime(two.hour + 12, two.minute)
    return one, two


def _minutes(clock: ClockTime) -> int:
    return clock.hour * 60 + clock.minute

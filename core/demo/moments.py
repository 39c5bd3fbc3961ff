"""Times of records: from when to when something lasts, and whether that is within the opening hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.demo.shape import Hours, Shape
from core.demo.shape_rules import NoOverlap
from core.demo.tables import Reader, Record

USUAL_HOURS: Hours = dict.fromkeys(range(6), (("09:00", "18:00"),))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to, not including, `end`, in wall time."""

    start: datetime
    end: datetime

    def meets(self, other: "Span") -> bool:
        """Whether they share any time."""
        return self.start < other.end and other.start < self.end


def moment(reader: Reader, record: Record, day_key: str, time_key: str | None) -> tuple[datetime, bool] | None:
    """The moment in a record's fields, and whether the time of day is known; None when there is no date."""
    day = reader.value(record, day_key)
    if not isinstance(day, str):
        return None
    try:
        if len(day) > 10:
            return datetime.fromisoformat(day), True
        start = datetime.combine(date.fromisoformat(day), time())
        clock = reader.value(record, time_key) if time_key else None
        if isinstance(clock, str):
            at = time.fromisoformat(clock)
            return datetime.combine(start.date(), at), True
    except ValueError:
        return None
    return start, False


def span(reader: Reader, record: Record, rule: NoOverlap) -> Span | None:
    """The time that a record takes up under a rule; whole days when no time of day is known."""
    found = moment(reader, record, rule.date, rule.time)
    if found is None:
        return None
    start, has_time = found
    if rule.until:
        last = moment(reader, record, rule.until, None)
        until = max(start, last[0]) if last else start
        return Span(datetime.combine(start.date(), time()), datetime.combine(until.date(), time()) + _DAY)
    if not has_time:
        return Span(start, start + _DAY)
    minutes = rule.minutes if isinstance(rule.minutes, int) else int(reader.number(record, rule.minutes) or 0)
    return Span(start, start + timedelta(minutes=max(minutes, 1)))


def spans_of(shape: Shape, day: date) -> list[Span]:
    """The opening hours of a day; hours that end after midnight end on the next day."""
    spans = []
    for opens, closes in (shape.hours or USUAL_HOURS).get(day.weekday(), ()):
        start = datetime.combine(day, time.fromisoformat(opens))
        end = datetime.combine(day, time.fromisoformat("23:59" if closes == "24:00" else closes))
        spans.append(Span(start, end if end > start else end + _DAY))
    return spans


def is_open(shape: Shape, at: datetime, *, has_time: bool) -> bool:
    """Whether a moment, or any time of its day, is within the opening hours; always, when none are given."""
    if shape.hours is None:
        return True
    today = spans_of(shape, at.date())
    if not has_time:
        return bool(today)
    return any(s.start <= at < s.end for s in (*today, *spans_of(shape, at.date() - _DAY)))

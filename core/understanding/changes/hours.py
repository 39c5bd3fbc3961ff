"""Changes of hours."""

from core.brief import Hours, OpenAt
from core.understanding.changes.clauses import Clause
from core.understanding.values import CalendarDate, ClockTime, HoursPhrase, TimeSpan, Weekdays

_NOON = 12
_TWO = 2
_THINGS = frozenset({"item", "option", "field", "status"})


def change_hours(clause: Clause) -> OpenAt | None:
    """New hours for the days that were named; a missing opening time is taken from what the application shows."""
    phrase = next((v.value for v in clause.values if isinstance(v.value, HoursPhrase)), None)
    ends = _ends(clause, phrase) or _starts(clause) or _every_day(clause)
    if ends:
        return OpenAt(tuple(part for one in ends for part in _with_its_break(clause, one)), clause.message.spec.business.hours_label or None)
    if phrase:
        return OpenAt(tuple(_completed(clause, one) for one in phrase.hours), clause.message.spec.business.hours_label or None)
    days = next((v.value for v in clause.values if isinstance(v.value, Weekdays)), None)
    span = next((v.value for v in clause.values if isinstance(v.value, TimeSpan)), None)
    known = clause.message.spec.business.hours
    if days and span is None and _closed(clause):
        return OpenAt((Hours(days.days),))
    if span and span.opens and span.closes and (known or days):
        every = tuple(sorted({day for one in known for day in one.days if one.opens}))
        return OpenAt((Hours(days.days if days else every, span.opens.hhmm, span.closes.hhmm),))
    return None


def _ends(clause: Clause, phrase: HoursPhrase | None) -> tuple[Hours, ...]:
    """The days and the time when it closes on them: "on Saturdays we shut at three"."""
    if not _closed(clause):
        return ()
    days = next((v.value.days for v in clause.values if isinstance(v.value, Weekdays)), None)
    days = days or (phrase.hours[0].days if phrase and phrase.hours else None)
    whole = phrase is not None and any(one.opens and one.closes for one in phrase.hours)
    clock = next((v.value.hhmm for v in clause.values if isinstance(v.value, ClockTime)), None)
    clock = clock or next((one.opens for one in phrase.hours if one.opens), None) if phrase else clock
    return (Hours(days, "", clock),) if days and clock and not whole else ()


def _starts(clause: Clause) -> tuple[Hours, ...]:
    """The days and the time from which it is open on them, until they close as they do: "on Saturdays not before eleven"."""
    days = next((v.value.days for v in clause.values if isinstance(v.value, Weekdays)), ())
    clocks = [v.value.hhmm for v in clause.values if isinstance(v.value, ClockTime)]
    if not days or len(clocks) != 1 or clause.cue("opened") is None or any(isinstance(v.value, HoursPhrase | TimeSpan) for v in clause.values):
        return ()
    known = next((one for one in clause.message.spec.business.hours if set(days) & set(one.days) and one.closes), None)
    return (Hours(days, clocks[0], known.closes),) if known and clocks[0] < known.closes else ()


def _every_day(clause: Clause) -> tuple[Hours, ...]:
    """Another end for all days on which it is open, where no day is named: "we are open until eight now", "we close at six now"."""
    times = [v.value for v in clause.values if isinstance(v.value, ClockTime | TimeSpan | HoursPhrase | Weekdays | CalendarDate)]
    known = [one for one in clause.message.spec.business.hours if one.opens and one.closes]
    taken = {i for v in clause.values for i in range(v.start, v.end)}
    if len(times) != 1 or not known or any(hit.whole and hit.start not in taken and hit.label.kind in _THINGS for hit in clause.hits):
        return ()
    days = tuple(sorted({day for one in known for day in one.days}))
    match times[0]:
        case TimeSpan(opens=None, closes=ClockTime(hhmm=end)) if clause.cue("opened") or _closed(clause):
            return (Hours(days, "", end),)
        case ClockTime(hhmm=end) if _closed(clause):
            return (Hours(days, "", end),)
        case _:
            return ()


def _with_its_break(clause: Clause, one: Hours) -> tuple[Hours, ...]:
    """A day with another end or beginning keeps the break that it has at midday."""
    spans = sorted((known.opens, known.closes) for known in clause.message.spec.business.hours if one.days[0] in known.days and known.opens and known.closes)
    end = _completed(clause, one)
    if len(spans) < _TWO or not end.closes:
        return (end,)
    if not one.opens:
        kept = [span for span in spans if span[0] < end.closes]
        return tuple(Hours(one.days, opens, end.closes if n == len(kept) - 1 else closes) for n, (opens, closes) in enumerate(kept)) or (end,)
    kept = [span for span in spans if one.opens < span[1]]
    return tuple(Hours(one.days, opens if n else one.opens, closes) for n, (opens, closes) in enumerate(kept)) or (end,)


def _closed(clause: Clause) -> bool:
    return clause.cue("closed") is not None


def _completed(clause: Clause, one: Hours) -> Hours:
    if one.opens and not one.closes:
        end = next((h.closes for h in clause.message.spec.business.hours if set(one.days) & set(h.days) and h.closes > one.opens), "")
        return Hours(one.days, one.opens, end, one.note)  # "on Fridays from four"
    if one.opens or not one.closes:
        return one
    known = next((h for h in clause.message.spec.business.hours if set(one.days) & set(h.days) and h.opens), None)
    known = known or next((h for h in clause.message.spec.business.hours if h.opens), None)
    opens = known.opens if known else ""
    closes = f"{int(one.closes[:2]) + 12}{one.closes[2:]}" if opens and one.closes < opens and int(one.closes[:2]) < _NOON else one.closes  # "until two"
    return Hours(one.days, opens, closes, one.note)

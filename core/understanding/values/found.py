"""What can be found in a sentence: numbers, money, times, colours, contacts, each with the words it was said in."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.brief import Hours

_MINUTES = {"minutes": 1, "hours": 60, "days": 1440, "weeks": 10080, "months": 43200, "years": 525600}


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number; `ordinal` for "the third"."""

    amount: Decimal
    ordinal: bool = False
    tag: Literal["number"] = "number"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """From one number to another, in `unit` where one was said."""

    low: Decimal
    high: Decimal
    unit: str | None = None
    tag: Literal["range"] = "range"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money; `currency` is ISO 4217, None where only the way of speaking says that it is a price ("four twenty")."""

    amount: Decimal
    currency: str | None = None
    tag: Literal["money"] = "money"


@dataclass(frozen=True, slots=True)
class Percent:
    """So many per hundred."""

    amount: Decimal
    tag: Literal["percent"] = "percent"


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of a unit: kg, g, l, ml, m, cm, km, m2, pieces, people, places, ..."""

    amount: Decimal
    unit: str
    tag: Literal["quantity"] = "quantity"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in `unit`: minutes, hours, days, weeks, months or years."""

    amount: Decimal
    unit: str
    tag: Literal["duration"] = "duration"

    @property
    def minutes(self) -> int:
        """The length in minutes; a month counts 30 days."""
        return int(self.amount * _MINUTES[self.unit])


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day on the 24-hour clock."""

    hour: int
    minute: int = 0
    tag: Literal["clock"] = "clock"

    @property
    def hhmm(self) -> str:
        """As "HH:MM"; midnight as an end is "24:00"."""
        return f"{self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """From one time of day to another; None where only one end was said ("until nine")."""

    opens: ClockTime | None
    closes: ClockTime | None
    tag: Literal["span"] = "span"


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, 0 = Monday, in the order of the week."""

    days: tuple[int, ...]
    tag: Literal["weekdays"] = "weekdays"


@dataclass(frozen=True, slots=True)
class HoursPhrase:
    """Days with their hours, as a sentence about opening or pickup times says them; closed days have empty hours."""

    hours: tuple[Hours, ...]
    tag: Literal["hours"] = "hours"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as far as it was said: a bare "the 14th" has only `day`, "in May" only `month`."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    tag: Literal["date"] = "date"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From one date to another."""

    first: CalendarDate
    last: CalendarDate
    tag: Literal["dates"] = "dates"


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A day counted from today: tomorrow is 1."""

    days: int
    tag: Literal["relative"] = "relative"


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the year: spring, summer, autumn, winter."""

    name: str
    tag: Literal["season"] = "season"


@dataclass(frozen=True, slots=True)
class ColourWord:
    """A colour. `css` is "#rrggbb"; `certain` is False for words that also name a thing (salmon, rose, cream)."""

    name: str
    css: str
    certain: bool = True
    tag: Literal["colour"] = "colour"


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address."""

    address: str
    tag: Literal["email"] = "email"


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as written."""

    number: str
    tag: Literal["phone"] = "phone"


@dataclass(frozen=True, slots=True)
class Url:
    """A web address as written."""

    url: str
    tag: Literal["url"] = "url"


@dataclass(frozen=True, slots=True)
class Street:
    """A street with a house number, perhaps with a postal code and town."""

    text: str
    tag: Literal["street"] = "street"


FoundValue = (
    Number
    | NumberRange
    | Money
    | Percent
    | Quantity
    | Duration
    | ClockTime
    | TimeSpan
    | Weekdays
    | HoursPhrase
    | CalendarDate
    | DateSpan
    | RelativeDay
    | Season
    | ColourWord
    | Email
    | Phone
    | Url
    | Street
)


@dataclass(frozen=True, slots=True)
class Found:
    """One value with where it stands: `text[start:end] == source`."""

    start: int
    end: int
    source: str
    value: FoundValue

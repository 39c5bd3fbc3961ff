"""Numbers, money, times, hours, dates, contacts and colours, as they are said in ten languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.languages import LANGUAGES
from core.understanding.values import (
    CalendarDate,
    ClockTime,
    ColourWord,
    DateSpan,
    Duration,
    Email,
    FoundValue,
    HoursPhrase,
    Money,
    Number,
    NumberRange,
    Percent,
    Phone,
    Quantity,
    TimeSpan,
    find_values,
)
from core.understanding.values.shades import distance, lightness, shade
from tests.unit.understanding.values.cases import CASES, COLOURS

_ALL = [(language, text, values) for language, cases in CASES.items() for text, values in cases]
_HUES = [(language, text, values) for language, cases in COLOURS.items() for text, values in cases]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def short(value: FoundValue) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a kind
    match value:
        case Number(amount=amount, ordinal=ordinal):
            return f"{_plain(amount)}st" if ordinal else _plain(amount)
        case NumberRange(low=low, high=high):
            return f"{_plain(low)}..{_plain(high)}"
        case Money(amount=amount, currency=currency):
            return f"{_plain(amount)} {currency}" if currency else f"{amount:.2f} money" if amount >= 1 else f"{_plain(amount)} money"
        case Percent(amount=amount):
            return f"{_plain(amount)} %"
        case Quantity(amount=amount, unit=unit):
            return f"{_plain(amount)} {unit}" if unit not in {"people", "places", "tables"} else _plain(amount)
        case Duration(amount=amount, unit=unit):
            return f"{_plain(amount)} {unit}"
        case ClockTime():
            return value.hhmm
        case TimeSpan(opens=opens, closes=closes):
            return f"{opens.hhmm if opens else ''}-{closes.hhmm if closes else ''}"
        case HoursPhrase(hours=hours):
            return " ".join(f"{','.join(map(str, h.days))} {h.opens}-{h.closes}" for h in hours)
        case CalendarDate(day=day, month=month):
            return f"date {day}/{month or '?'}"
        case DateSpan(first=first, last=last):
            return f"dates {first.day}/{first.month} {last.day}/{last.month}"
        case Email(address=said) | Phone(number=said):
            return said
        case _:
            return value.tag


@pytest.mark.parametrize(("language", "text", "values"), _ALL, ids=[f"{language}-{text[:40]}" for language, text, _ in _ALL])
def test_values_are_found_as_they_are_said(language: str, text: str, values: list[str]) -> None:
    assert [short(found.value) for found in find_values(text, language) if not isinstance(found.value, ColourWord)] == values


@pytest.mark.parametrize(("language", "text", "colours"), _HUES, ids=[f"{language}-{text[:40]}" for language, text, _ in _HUES])
def test_colours_are_found_by_name(language: str, text: str, colours: list[str]) -> None:
    found = [one.value.css for one in find_values(text, language) if isinstance(one.value, ColourWord) and one.value.certain]
    assert found == colours


@given(text=st.text(max_size=80), language=st.sampled_from(LANGUAGES))
def test_any_text_gives_values_at_their_places_without_overlaps(text: str, language: str) -> None:
    end = 0
    for found in find_values(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.source
        end = found.end


@given(amount=st.integers(min_value=2, max_value=99_999))
def test_a_number_in_digits_is_found_whatever_the_language(amount: int) -> None:
    for language in LANGUAGES:
        assert [found.value for found in find_values(f"({amount})", language)] == [Number(Decimal(amount))]


@pytest.mark.parametrize("css", ["#c04040", "#3060c0", "#40a060", "#808080", "#e0a030"])
def test_shades_go_the_way_their_names_say(css: str) -> None:
    assert lightness(shade(css, "dark")) < lightness(css) < lightness(shade(css, "light")) < lightness(shade(css, "pale"))
    assert distance(css, shade(css, "dark")) > 0.1
    assert lightness(shade(css, "light", very=True)) > lightness(shade(css, "light"))

"""Prices, streets and lengths of time as French, Spanish and Italian speakers say them."""

from decimal import Decimal

import pytest

from core.understanding.values import ClockTime, Duration, Money, Street, TimeSpan, find_values


def _money(text: str, language: str) -> list[Decimal]:
    return [f.value.amount for f in find_values(text, language) if isinstance(f.value, Money)]


@pytest.mark.parametrize(
    ("text", "language", "amounts"),
    [
        ("paseo en barca a 15 euros", "es", ["15"]),
        ("plaza de garaje en la planta baja 60 euros", "es", ["60"]),
        ("il cornetto costa uno e quaranta", "it", ["1.40"]),
        ("la focaccia tre e cinquanta", "it", ["3.50"]),
        ("il vassoio 7 euro e 50", "it", ["7.50"]),
        ("le café à 1€80", "fr", ["1.80"]),
        ("corso base di cucito 45 euro", "it", ["45"]),
    ],
)
def test_prices(text: str, language: str, amounts: list[str]) -> None:
    assert _money(text, language) == [Decimal(a) for a in amounts]


@pytest.mark.parametrize(("text", "language"), [("calle Olmo 7", "es"), ("via Mazzini 31", "it"), ("calle de los Olmos 7", "es")])
def test_streets_have_a_name(text: str, language: str) -> None:
    assert [f.value for f in find_values(text, language)] == [Street(text)]


@pytest.mark.parametrize(
    ("text", "language"), [("jusqu'à 36h avant", "fr"), ("clase de 2 horas", "es"), ("fino a 12 ore prima", "it"), ("hasta 12 horas antes", "es")]
)
def test_lengths_are_no_times_of_day(text: str, language: str) -> None:
    values = [f.value for f in find_values(text, language)]
    assert [v for v in values if isinstance(v, Duration)]
    assert not [v for v in values if isinstance(v, TimeSpan | ClockTime)]


def test_two_times_side_by_side() -> None:
    assert [f.value for f in find_values("14h30 18h30", "fr")] == [ClockTime(14, 30), ClockTime(18, 30)]


def test_an_hour_after_at_stays_an_hour() -> None:
    assert [f.value for f in find_values("alle otto e trenta", "it")] == [ClockTime(8, 30)]

"""After a change the checklist says what is wanted now: what was said anew gives way, what was not mentioned stays word for word."""

from datetime import date
from functools import cache

import pytest

from core.appspec import AppSpec
from core.brief import Brief, Status
from core.embedded import EmbeddedWits

_WITS = EmbeddedWits()
_TODAY = date(2026, 11, 23)
_BRIEFS = {
    "en": "Ropewalk Climbing in Bath. Day pass 14 pounds, boot hire 4. People book with name, phone and date. Open Monday to Friday ten to nine, Saturday "
    "ten to six. White background, red buttons.",
    "de": "Töpferei Tonwerk in Celle. Kurs 38 Euro, Brand 9 Euro. Man bucht mit Name, Telefon und Datum. Geöffnet Montag bis Freitag von zehn bis "
    "neunzehn Uhr, Samstag von zehn bis vierzehn Uhr. Hintergrund weiß, Knöpfe rot.",
    "cs": "Půjčovna lodí Vír v Písku. Kanoe 400 korun, pádlo 50 korun. Lidé si rezervují: jméno, telefon a datum. Bílé pozadí, červená tlačítka.",
}


@cache
def _start(language: str) -> tuple[AppSpec, Brief]:
    brief = _WITS.read_brief(_BRIEFS[language], language, (), ())
    return _WITS.plan(brief, _TODAY, (), ()), brief


@pytest.mark.parametrize(
    ("language", "said", "gone", "now"),
    [
        ("en", "make the background dark green please", "Background: White", "Background: dark green"),
        ("en", "boot hire is 5 now", "boot hire 4", "Boot hire 5"),
        ("en", "on Saturdays we close at five", "Saturday ten to six", "Monday–Friday 10:00–21:00, Saturday 10:00–17:00"),  # noqa: RUF001
        ("de", "der Brand kostet jetzt 11 Euro", "Brand 9", "Brand 11"),
        ("de", "die Knöpfe bitte dunkelblau", "Akzentfarbe: rot", "dunkelblau"),
        ("cs", "kanoe stojí 450 místo 400", "Kanoe 400", "Kanoe 450"),
    ],
)
def test_what_is_said_anew_gives_way(language: str, said: str, gone: str, now: str) -> None:
    before, after = _lines(language, said)

    assert gone.casefold() in "\n".join(before.values()).casefold()
    assert gone.casefold() not in "\n".join(after.values()).casefold()
    assert now in "\n".join(after.values())
    assert len(after) == len(before)
    assert sum(after.get(number) != text for number, text in before.items()) == 1


def _lines(language: str, said: str) -> tuple[dict[str, str], dict[str, str]]:
    spec, brief = _start(language)
    redone = _WITS.revise(spec, brief, _WITS.read_changes(said, language, spec, brief.next_number), _TODAY)
    lost = [line.text for line in redone.spec.checklist if line.told and line.status is Status.NOT_DONE]
    assert lost == [line.text for line in spec.checklist if line.told and line.status is Status.NOT_DONE]
    before, after = ({line.requirement_id: line.text for line in one.checklist if line.told} for one in (spec, redone.spec))
    return before, after


def test_no_number_is_given_twice_after_something_was_taken_away() -> None:
    spec, brief = _start("en")
    fewer = _WITS.revise(spec, brief, _WITS.read_changes("take out the boot hire and the day pass", "en", spec, brief.next_number), _TODAY)
    more = _WITS.revise(
        fewer.spec, fewer.brief, _WITS.read_changes("add a field for the shoe size to the booking", "en", fewer.spec, fewer.brief.next_number), _TODAY
    )
    numbers = [one.id for one in more.brief.requirements]

    assert len(numbers) == len(set(numbers))


def test_a_wish_about_looks_that_was_carried_out_counts_as_met() -> None:
    _, after = _lines("en", "make the letters bigger")

    assert any("bigger" in text for text in after.values())

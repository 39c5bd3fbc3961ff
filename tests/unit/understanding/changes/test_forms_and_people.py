# ruff: noqa: E501, RUF001 - briefs and clarifications of four languages, one a line
"""Fields that need not be filled in or stand elsewhere lose nothing, and whoever is new joins the team that there is."""

from datetime import date
from functools import cache

import pytest

from core.appspec import AppSpec
from core.brief import Brief
from core.embedded import EmbeddedWits
from core.wits import Redone

_WITS = EmbeddedWits()
_TODAY = date(2026, 11, 23)
_BRIEFS = {
    "en": "Massage practice Stillwater in Kendal. Back massage 40 pounds, foot massage 25. Therapists are Ruth and Simon. People book with name, phone and email.",
    "de": "Massagepraxis Stillwasser in Bonn. Rückenmassage 40 Euro, Fußmassage 25. Therapeuten sind Ruth und Simon. Man bucht mit Name, Telefon und E-Mail.",
    "es": "Centro de masajes Agua Mansa en Cádiz. Masaje de espalda 40 euros, masaje de pies 25. Los masajistas son Rut y Simón. Se reserva con nombre y teléfono.",
    "ru": "Салон массажа «Тихая вода» в Туле. Массаж спины 1500 рублей, массаж ног 900. Мастера: Рита и Семён. Запись: имя, телефон, почта.",
}


@cache
def _start(language: str) -> tuple[AppSpec, Brief]:
    brief = _WITS.read_brief(_BRIEFS[language], language, (), ())
    return _WITS.plan(brief, _TODAY, (), ()), brief


def _after(language: str, said: str) -> tuple[AppSpec, Redone]:
    spec, brief = _start(language)
    return spec, _WITS.revise(spec, brief, _WITS.read_changes(said, language, spec, brief.next_number), _TODAY)


def _needed(spec: AppSpec) -> set[str]:
    return {f"{entity.key}.{field.key}" for entity in spec.entities for field in entity.fields if field.required}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "the phone isn't compulsory"),
        ("en", "the phone can be left empty, please make it optional"),
        ("de", "Telefon soll kein Pflichtfeld sein"),
        ("es", "el teléfono no es obligatorio"),
        ("ru", "сделайте телефон необязательным"),
    ],
)
def test_what_need_not_be_filled_in_stays_in_the_form(language: str, said: str) -> None:
    before, redone = _after(language, said)

    gone = _needed(before) - _needed(redone.spec)
    assert [name.partition(".")[2] for name in gone] == ["phone"]
    assert [[f.key for f in e.fields] for e in redone.spec.entities] == [[f.key for f in e.fields] for e in before.entities]
    assert redone.spec.views == before.views
    assert not redone.loses
    assert not redone.not_done
    assert len(redone.done) == 1


def test_who_thinks_again_in_the_same_breath_is_heard_last() -> None:
    before, redone = _after("en", "make the phone optional, no wait, the phone is compulsory")

    assert _needed(redone.spec) == _needed(before)


def test_a_field_goes_before_another_and_nothing_is_lost() -> None:
    before, redone = _after("en", "put the email before the phone")
    fields = [[f.key for f in e.fields if f.key in {"email", "phone"}] for e in redone.spec.entities]

    assert ["email", "phone"] in fields
    assert [sorted(f.key for f in e.fields) for e in redone.spec.entities] == [sorted(f.key for f in e.fields) for e in before.entities]
    assert [e.rows for e in redone.spec.entities] == [e.rows for e in before.entities]
    assert len(redone.done) == 1
    assert redone.done[0].index("Phone, Email") < redone.done[0].index("Email, Phone")


@pytest.mark.parametrize(
    ("language", "said", "name"),
    [
        ("en", "we also have Bridget now", "Bridget"),
        ("en", "the new therapist is called Bridget Hale", "Bridget Hale"),
        ("en", "Bridget has joined us", "Bridget"),
        ("de", "wir haben jetzt auch die Birgit", "Birgit"),
        ("es", "ahora también está Marcos", "Marcos"),
        ("ru", "у нас новый мастер Алина", "Алина"),
    ],
)
def test_whoever_is_new_joins_the_team(language: str, said: str, name: str) -> None:
    before, redone = _after(language, said)
    team = next(entity for entity in before.entities if entity.icon == "users")
    grown = redone.spec.entity(team.key)

    assert [str(row[team.title]) for row in grown.rows] == [*(str(row[team.title]) for row in team.rows), name]
    assert [e.fields for e in redone.spec.entities] == [e.fields for e in before.entities]
    assert not redone.not_done
    assert name in redone.done[0]


def test_something_new_that_is_no_person_joins_no_team() -> None:
    before, redone = _after("en", "we also have gift cards now")
    team = next(entity for entity in before.entities if entity.icon == "users")

    assert redone.spec.entity(team.key).rows == team.rows


def test_a_thing_with_a_colour_in_its_name_is_no_colour() -> None:
    before, redone = _after("en", "add a chocolate wrap for 45 pounds")

    assert redone.done == ("Added: Chocolate wrap 45",)
    assert redone.spec.theme == before.theme

"""What follows "with" behind an application lists its records and abilities; behind a record, its fields."""

import pytest

from core.brief import FeatureWanted, RecordWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _records(text: str, language: str) -> dict[str | None, tuple[str, ...]]:
    wishes = [r.wish for r in read_brief(text, language).requirements]
    return {wish.concept: tuple(field.concept or field.label for field in wish.fields) for wish in wishes if isinstance(wish, RecordWanted)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I need an app for my gym with members, trainers and a contact form"),
        ("de", "Ich brauche eine App für mein Fitnessstudio mit Mitgliedern, Trainern und Kontaktformular"),
        ("es", "Necesito una app para mi gimnasio con socios, entrenadores y formulario de contacto"),
        ("nl", "Ik wil een app voor mijn sportschool met leden, trainers en een contactformulier"),
    ],
)
def test_an_application_has_records(language: str, text: str) -> None:
    assert _records(text, language) == {"member": (), "trainer": ()}


def test_abilities_alone_are_no_fields_either() -> None:
    text = "Website for my yoga studio with schedule, prices and contact form"
    features = {r.wish.feature for r in read_brief(text, "en").requirements if isinstance(r.wish, FeatureWanted)}
    assert _records(text, "en") == {}
    assert Feature.CONTACT_FORM in features


def test_a_record_behind_the_application_keeps_its_fields() -> None:
    found = _records("I need an app for our club members with name, phone and date of birth", "en")
    assert found["member"] == ("name", "phone", "birth_date")

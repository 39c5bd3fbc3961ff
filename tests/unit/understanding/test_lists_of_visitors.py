"""A list of fields with no noun before it: name and phone are what visitors fill in."""

from datetime import date

import pytest

from core.brief import FieldType, RecordWanted
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "concept"),
    [
        ("pl", "Klienci rezerwują: strzyżenie 60 zł, farbowanie 150 zł. Imię, telefon, uwagi.", "booking"),
        ("cs", "Zákazníci si rezervují: kajak 400 korun na den, loď 900 korun. Jméno, telefon, datum od, datum do.", "booking"),
        ("ru", "Родители записывают детей на кружки: лепка 400 рублей, танцы 450 рублей. Поля: имя ребёнка, возраст, телефон.", "registration"),
        ("nl", "Klanten moeten een kano kunnen reserveren: kano 15 euro per dag. We vragen naam, telefoon en begindatum.", "reservation"),
        ("pl", "Można zamówić wieńce: wieniec z jodły 140 zł. W zamówieniu imię, telefon i adres dostawy.", "order"),
    ],
)
def test_it_is_the_form_that_the_brief_speaks_of(language: str, text: str, concept: str) -> None:
    records = [r.wish for r in read_brief(text, language).requirements if isinstance(r.wish, RecordWanted)]
    assert [record.concept for record in records] == [concept]
    assert {"customer_name", "child_name"} & {field.concept for field in records[0].fields}


def test_a_list_of_things_stays_what_it_is() -> None:
    records = [
        r.wish for r in read_brief("A register of our boats. Each boat has name, length and price.", "en").requirements if isinstance(r.wish, RecordWanted)
    ]
    assert [record.concept for record in records] == ["boat"]


@pytest.mark.parametrize(
    ("language", "text", "offered"),
    [
        ("nl", "Ik ben pedicure. Afspraken: nagels 30 euro, eelt 25 euro. Naam, telefoon, geboortedatum.", ("Nagels", "Eelt")),
        ("cs", "Objednávky dortů: makový dort 450 Kč, tvarohový dort 390 Kč. Jméno, telefon, datum vyzvednutí.", ("Makový dort", "Tvarohový dort")),
    ],
)
def test_priced_things_said_of_a_form_are_chosen_in_it(language: str, text: str, offered: tuple[str, ...]) -> None:
    spec = plan(read_brief(text, language), today=date(2026, 11, 23))
    listing = [entity for entity in spec.entities if [row.get(entity.title) for row in entity.rows] == list(offered)]
    assert len(listing) == 1
    assert not any(field.type is FieldType.PHONE for field in listing[0].fields)

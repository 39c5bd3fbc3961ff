"""A list of fields with no noun before it: name and phone are what visitors fill in."""

import pytest

from core.brief import RecordWanted
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

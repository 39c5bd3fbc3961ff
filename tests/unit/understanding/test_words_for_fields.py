"""Nouns of fields in the nine languages besides English, and forms that follow prices in one breath; sentences made for these tests."""

import pytest

from core.brief import FieldWanted, ItemsOffered, RecordWanted
from core.understanding.brief_reader import read_brief


def _fields(text: str, language: str) -> list[FieldWanted]:
    return [f for r in read_brief(text, language).wishes(RecordWanted) for f in r.fields]


@pytest.mark.parametrize(
    ("language", "text", "concepts"),
    [
        ("de", "Pro Tauchgang notieren wir Datum, Tiefe und Bescheinigung.", ["date", "depth", "certificate"]),
        ("fr", "Chaque vol a une date, une humidité et un dosage.", ["date", "humidity", "dosage"]),
        ("es", "Cada vuelo tiene fecha, humedad y tipo de IVA.", ["date", "humidity", "tax"]),
        ("nl", "Elke kraam heeft een naam, stroomaansluiting en sleutels.", ["name", "electricity", "keys"]),
        ("cs", "Každá zásilka má číslo zásilky, zemi a váhu.", ["tracking_number", "country", "weight"]),
        ("pl", "Każde nurkowanie ma datę, głębokość i zaświadczenie.", ["date", "depth", "certificate"]),
        ("ru", "Для каждого погружения записываем дату, глубину и номер лицензии.", ["date", "depth", "license_number"]),
        ("ar", "لكل غطسة نسجل التاريخ والعمق والشهادة الطبية.", ["date", "depth", "certificate"]),
    ],
)
def test_a_field_is_known_by_its_noun(language: str, text: str, concepts: list[str]) -> None:
    assert [f.concept for f in _fields(text, language)] == concepts


@pytest.mark.parametrize(
    ("language", "text", "prices", "labels"),
    [
        (
            "fr",
            (
                "bon on loue des canoës sur la rivière canoë simple quatorze euros canoë double vingt six euros pour chaque location le client le canoë "
                "du au et la caution et il faut pas que deux clients aient le même canoë"
            ),
            {14, 26},
            {"Client", "Canoë", "Du", "Au", "Caution"},
        ),
        (
            "nl",
            (
                "wij verhuren bakfietsen in meppel kleine bakfiets twaalf euro grote bakfiets achttien euro per verhuur de klant de bakfiets van tot en de "
                "borg en geen bakfiets mag tegelijk twee keer verhuurd zijn"
            ),
            {12, 18},
            {"Klant", "Bakfiets", "Van", "Tot", "Borg"},
        ),
        (
            "pl",
            (
                "wypożyczamy rowery w pile rower miejski trzydzieści złotych rower górski pięćdziesiąt złotych przy każdym wypożyczeniu klient rower od do i "
                "kaucja i nie można wypożyczyć tego samego roweru dwa razy"
            ),
            {30, 50},
            {"Klient", "Rower", "Od", "Do", "Kaucja"},
        ),
    ],
)
def test_a_form_begins_behind_prices_said_in_one_breath(language: str, text: str, prices: set[int], labels: set[str]) -> None:
    assert {f.label for f in _fields(text, language)} >= labels
    assert {i.price for o in read_brief(text, language).wishes(ItemsOffered) for i in o.items} == prices

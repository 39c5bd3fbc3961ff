# ruff: noqa: RUF001 - nine languages
"""Fields said one after the other without a pause, in the nine languages besides English; sentences made for these tests."""

import pytest

from core.brief import FieldType, RecordWanted
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("de", "pro verleih brauch ich den kunden das zelt von bis und den preis", ["Kunde", "Zelt", "Von", "Bis", "Preis"]),
        ("fr", "pour chaque location je note le client la remorque du au le prix et la caution", ["Client", "Remorque", "Du", "Au", "Prix", "Caution"]),
        ("it", "per ogni noleggio segno il cliente il furgone dal al il prezzo e la cauzione", ["Cliente", "Furgone", "Dal", "Al", "Prezzo", "Cauzione"]),
        (
            "es",
            "para cada alquiler apunto el cliente el remolque desde hasta el precio y la fianza",
            ["Cliente", "Remolque", "Desde", "Hasta", "Precio", "Fianza"],
        ),
        ("nl", "per verhuur wil ik de klant de bakfiets van tot de prijs en de borg", ["Klant", "Bakfiets", "Van", "Tot", "Prijs", "Borg"]),
        ("cs", "u každé půjčky chci zákazníka vozík od do cenu a zálohu", ["Zákazník", "Vozík", "Od", "Do", "Cena", "Záloha"]),
        ("ru", "для каждого проката нужен клиент прицеп с по цена и залог", ["Клиент", "Прицеп", "С", "По", "Цена", "Залог"]),
    ],
)
def test_a_thing_and_its_days_are_fields_of_their_own(language: str, text: str, labels: list[str]) -> None:
    fields = [f for r in read_brief(text, language).wishes(RecordWanted) for f in r.fields]
    assert [f.label for f in fields] == labels
    assert [f.type for f in fields[2:4]] == [FieldType.DATE, FieldType.DATE]

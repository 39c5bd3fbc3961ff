"""Kinds of records that no dictionary has: lists of them, and their fields."""

import pytest

from core.brief import RecordWanted
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "record", "fields"),
    [
        ("en", "I need a list of leaks with flat, phone and photo.", "Leaks", ["Flat", "Phone", "Photo"]),
        ("en", "We want to manage our zorbs with name, colour and date.", "Zorbs", ["Name", "Colour", "Date"]),
        ("de", "Eine Liste der Lecks mit Wohnung, Telefon und Foto.", "Lecks", ["Wohnung", "Telefon", "Foto"]),
        ("de", "Wir möchten Schäden erfassen mit Wohnung, Datum und Foto.", "Schäden", ["Wohnung", "Datum", "Foto"]),
        ("fr", "Il faut aussi noter les objets trouvés avec la date, l'objet et la chambre.", "Objets trouvés", ["Date", "Objet", "Chambre"]),
        ("it", "Un elenco delle perdite con piano, data e foto.", "Perdite", ["Piano", "Data", "Foto"]),
        ("es", "Quiero un listado de averías con piso, fecha y foto.", "Averías", ["Piso", "Fecha", "Foto"]),
        ("nl", "Een lijst van lekken met woning, datum en foto.", "Lekken", ["Woning", "Datum", "Foto"]),
    ],
)
def test_a_list_of_something_unknown_is_called_by_it(language: str, text: str, record: str, fields: list[str]) -> None:
    found = read_brief(text, language).wishes(RecordWanted)
    assert [(one.plural, [field.label for field in one.fields]) for one in found] == [(record, fields)]

"""Words that join clauses and headings that only announce fields are no fields themselves."""

import pytest

from core.brief import RecordWanted
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("it", "Ho una pensione a Lecce, vorrei un sito dove i clienti prenotano la stanza, indicando nome, telefono, data di arrivo e numero di persone."),
        ("es", "Tengo una posada y quiero una página donde los huéspedes reservan, indicando nombre, teléfono, fecha de llegada y número de personas."),
    ],
)
def test_where_joins_clauses(language: str, told: str) -> None:
    fields = [field.concept for record in read_brief(told, language).wishes(RecordWanted) for field in record.fields]
    assert {"customer_name", "phone", "arrival"} <= set(fields)
    assert "location" not in fields
    assert "room" not in fields


def test_where_in_a_list_is_a_field() -> None:
    fields = [
        f.concept for record in read_brief("We keep a list of events with name, date, where and price.", "en").wishes(RecordWanted) for f in record.fields
    ]
    assert "location" in fields


def test_a_heading_that_announces_fields_names_no_record() -> None:
    records = read_brief("Ik wil een app voor de leden van ons koor. Velden: naam, telefoon, stem, geboortedatum.", "nl").wishes(RecordWanted)
    assert all("veld" not in record.label.casefold() for record in records)
    assert {"name", "phone"} <= {field.concept for record in records for field in record.fields}

"""What a business writes down for itself is a record of its own, and no form for visitors; conditions and exports claim no more than they say."""

import pytest

from core.brief import FeatureWanted, FieldType, RecordWanted, RoleWanted, StatusesWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief

KEPT = (
    ("en", "We log the site, the crew, the hours and the fuel.", "Records"),
    ("de", "Wir notieren Kennzeichen, Fahrer, Kilometerstand und Werkstatt.", "Einträge"),
    ("fr", "On enregistre la plaque, le chauffeur, la date et les kilomètres.", "Fiches"),
    ("it", "Registriamo targa, autista, data e chilometri.", "Schede"),
    ("es", "Apuntamos matrícula, conductor, fecha y kilómetros.", "Registros"),
    ("ru", "Фиксируем номер машины, водителя, дату и пробег.", "Записи"),
    ("ar", "نسجل رقم اللوحة والسائق والتاريخ والكيلومترات.", "السجلات"),
)


@pytest.mark.parametrize(("language", "text", "several"), KEPT)
def test_what_the_house_writes_down_is_no_request_of_visitors(language: str, text: str, several: str) -> None:
    (record,) = read_brief(text, language).wishes(RecordWanted)
    assert record.plural == several
    assert not record.public_form
    assert len(record.fields) == 4


@pytest.mark.parametrize(
    ("language", "text", "label", "first"),
    [
        ("de", "Zu jedem Hügel brauchen wir Standort, Höhe und Datum.", "Hügel", "Standort"),
        ("it", "Di ogni aliante mi serve codice, marca e posizione.", "Aliante", "Codice"),
        ("de", "Wir erfassen zu jedem Hund Name, Rasse und Alter.", "Hund", "Name"),
    ],
)
def test_each_thing_owns_what_is_needed_of_it(language: str, text: str, label: str, first: str) -> None:
    (record,) = read_brief(text, language).wishes(RecordWanted)
    assert (record.label, record.fields[0].label) == (label, first)


def test_a_list_of_things_that_each_have_fields_is_no_row_of_statuses() -> None:
    brief = read_brief("Il faut une liste de réserves : chaque réserve a un numéro, un étage, une date et un auteur.", "fr")
    assert not brief.wishes(StatusesWanted)


def test_values_in_brackets_belong_to_the_word_before_them() -> None:
    (record,) = read_brief("Chaque chantier a un numéro, le corps de métier (toiture, carrelage, isolation), une date.", "fr").wishes(RecordWanted)
    assert next(f.options for f in record.fields if f.label == "Corps de métier") == ("toiture", "carrelage", "isolation")


def test_a_condition_behind_a_list_is_no_field() -> None:
    (record,) = read_brief("Ogni prodotto ha nome, scaffale, quantità e quando finisce la merce nello scaffale un avviso.", "it").wishes(RecordWanted)
    assert [f.label for f in record.fields] == ["Nome", "Scaffale", "Quantità"]


@pytest.mark.parametrize(
    ("language", "text", "table"),
    [("de", "Ein Export als PDF wäre schön.", False), ("de", "Export als CSV oder PDF.", True), ("es", "Exportar en PDF cada mes.", False)],
)
def test_a_printed_page_is_no_table(language: str, text: str, table: bool) -> None:  # noqa: FBT001
    features = {w.feature for w in read_brief(text, language).wishes(FeatureWanted)}
    assert Feature.EXPORT_PDF in features
    assert (Feature.EXPORT_TABLE in features) is table


def test_alternatives_behind_either_are_statuses_and_the_committee_a_role() -> None:
    brief = read_brief("Every berth has a number and a holder. Berths are either let, vacant or closed. The committee can change things.", "en")
    (statuses,) = brief.wishes(StatusesWanted)
    assert statuses.statuses == ("let", "vacant", "closed")
    assert "Committee" in {r.label for r in brief.wishes(RoleWanted)}


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("de", "Jeder Esel hat Name, Alter und ob er kastriert ist.", "Kastriert"),
        ("de", "Pro Auftrag Kunde, Adresse, Telefon und ob die Kaution bezahlt ist.", "Kaution bezahlt"),
        ("es", "Cada perro tiene nombre, edad, sexo y si está vacunado.", "Vacunado"),
        ("fr", "Chaque chien a un nom, un âge et s'il est stérilisé.", "Stérilisé"),
        ("it", "Ogni gatto ha nome, età e se è sterilizzato.", "Sterilizzato"),
        ("pl", "Każdy pies ma imię, wiek i czy jest wysterylizowany.", "Wysterylizowany"),
    ],
)
def test_what_is_ticked_is_called_by_what_is_told_of_it(language: str, text: str, label: str) -> None:
    (record,) = read_brief(text, language).wishes(RecordWanted)
    assert (record.fields[-1].label, record.fields[-1].type) == (label, FieldType.BOOLEAN)


def test_two_nouns_that_share_their_fields_give_both_their_names() -> None:
    (record,) = read_brief("Each cat or dog has a name, a breed and an age.", "en").wishes(RecordWanted)
    assert (record.label, record.plural) == ("Cat or dog", "Cats or dogs")

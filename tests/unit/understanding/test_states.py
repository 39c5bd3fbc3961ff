"""Statuses and choices that are listed without a word that says so."""

import pytest

from core.brief import Coloured, FeatureWanted, RecordWanted, StatusesWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("de", "Die Fahrräder sind frei, verliehen oder kaputt.", ("frei", "verliehen", "kaputt")),
        ("es", "Los pisos están libres, apalabrados o vendidos.", ("libres", "apalabrados", "vendidos")),
        ("nl", "De boten zijn vrij, verhuurd of in onderhoud.", ("vrij", "verhuurd", "in onderhoud")),
        ("fr", "Ensuite c'est nouveau, planifié, en cours, facturé.", ("nouveau", "planifié", "en cours", "facturé")),
    ],
)
def test_states_are_read_without_a_word_for_status(language: str, text: str, statuses: tuple[str, ...]) -> None:
    assert [wish.statuses for wish in read_brief(text, language).wishes(StatusesWanted)] == [statuses]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "À chaque entraînement on coche présent, absent ou malade.", ("présent", "absent", "malade")),
        ("pl", "Na treningu zaznaczamy obecny, nieobecny, chory. Chcę listę obecności.", ("obecny", "nieobecny", "chory")),
    ],
)
def test_what_is_ticked_at_a_training_becomes_a_choice(language: str, text: str, values: tuple[str, ...]) -> None:
    records = [wish for wish in read_brief(text, language).wishes(RecordWanted) if wish.concept == "attendance"]

    assert [field.options for record in records for field in record.fields if field.options] == [values]


def test_alternatives_become_the_values_of_a_field() -> None:
    text = "Jede Meldung hat Name, Telefon und Beschreibung. Wir weisen sie einem Handwerker zu: Maurer, Dachdecker oder Gärtner."

    record = read_brief(text, "de").wishes(RecordWanted)[0]

    assert [field.options for field in record.fields if field.options] == [("Maurer", "Dachdecker", "Gärtner")]


@pytest.mark.parametrize(
    ("language", "text", "background", "accent"),
    [
        ("es", "Azul marino y blanco.", "#ffffff", "#000080"),
        ("es", "azul turquesa sobre arena", "#f6d7a7", "#40e0d0"),
        ("es", "Gris perla y granate, el gris de fondo.", "#e5e4e2", "#800000"),
        ("it", "verde e arancio su bianco", "#ffffff", "#008000"),
        ("fr", "bleu nuit fond gris clair", "#d3d3d3", "#000080"),
        ("fr", "fond sombre et orange", "#121212", "#ffa500"),
        ("de", "Honig 7,50 das Glas und Saft 3,20. Weiß und Moosgrün.", "#ffffff", "#8a9a5b"),
    ],
)
def test_ground_and_accent_are_told_apart(language: str, text: str, background: str, accent: str) -> None:
    colours = {wish.role: wish.css for wish in read_brief(text, language).wishes(Coloured)}

    assert colours == {"background": background, "accent": accent}


def test_a_field_that_sounds_like_a_function_asks_for_none() -> None:
    brief = read_brief("Un livre a titre, auteur, rayon et code-barres.", "fr")

    assert Feature.BARCODE_SCAN not in {wish.feature for wish in brief.wishes(FeatureWanted)}

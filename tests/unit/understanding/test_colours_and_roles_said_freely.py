# ruff: noqa: RUF001 - nine languages
"""Colours behind a denial and as a label has them, and who does what, in the nine languages besides English; sentences made for these tests."""

import pytest

from core.brief import Coloured, RoleWanted
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "pas de paiement en ligne fond crème et boutons verts", {"crème", "vert"}),
        ("it", "niente pagamenti online sfondo bianco bottoni rossi", {"bianco", "rosso"}),
        ("es", "sin pagos online botones amarillos y fondo gris", {"amarillo", "gris"}),
        ("ru", "без отзывов красный с чёрным", {"красный", "чёрный"}),
        ("pl", "Mamy sklep z rowerami. Zielono-biały.", {"zielony", "biały"}),
        ("ar", "ما عندنا توصيل أخضر وذهبي", {"أخضر", "ذهبي"}),
    ],
)
def test_a_denial_ends_where_colours_begin(language: str, text: str, names: set[str]) -> None:
    assert {c.spoken for c in read_brief(text, language).wishes(Coloured)} == names


@pytest.mark.parametrize(("language", "text"), [("it", "niente rosso"), ("fr", "pas de rose ni de violet"), ("nl", "geen roze knoppen")])
def test_a_colour_that_is_ruled_out_is_none(language: str, text: str) -> None:
    assert not read_brief(text, language).wishes(Coloured)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("nl", "De kantinebeheerder keurt verzoeken goed.", {"Kantinebeheerder"}),
        ("cs", "Výsledky zapisuje rozhodčí a všichni vidí pořadí.", {"Rozhodčí"}),
    ],
)
def test_whoever_does_something_is_a_role(language: str, text: str, names: set[str]) -> None:
    assert {w.label for w in read_brief(text, language).wishes(RoleWanted)} == names

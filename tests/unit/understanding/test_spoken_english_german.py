"""What people say in English and German: corrections, colours with the names of hours and things, prices in passing, names beside an unknown trade."""

import pytest

from core.brief import Brief, Coloured
from core.understanding.brief_reader import read_brief


def colours(brief: Brief) -> dict[str, str]:
    return {c.role: c.css for c in brief.wishes(Coloured)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A kiosk page. Midnight blue background, gold buttons.", {"background": "#191970", "accent": "#ffd700"}),
        ("en", "A kiosk page. Green background I mean no, ivory background, teal buttons.", {"background": "#fffff0", "accent": "#008080"}),
        ("en", "A kiosk page. White background, buttons red no wait, make the buttons teal.", {"background": "#ffffff", "accent": "#008080"}),
        ("en", "A kiosk page. Olive on cream.", {"background": "#fffdd0", "accent": "#808000"}),
        ("de", "Seite für den Kiosk. Weißer Hintergrund, Knöpfe rot, nee, Knöpfe grün.", {"background": "#ffffff", "accent": "#008000"}),
        ("de", "Seite für den Kiosk. Graphit im Hintergrund, Knöpfe sandbraun.", {"background": "#383838", "accent": "#f4a460"}),
    ],
)
def test_colours_as_they_are_spoken(language: str, text: str, expected: dict[str, str]) -> None:
    assert colours(read_brief(text, language)) == expected

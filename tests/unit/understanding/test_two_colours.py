"""Two colours said together: which is the ground and which lies on it."""

import pytest

from core.brief import Coloured
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "said", "ground", "accent"),
    [
        ("en", "I have a jewellery shop called Sol. Dark blue and gold please.", "#00008b", "#ffd700"),
        ("en", "I have a jewellery shop called Sol. Gold and navy please.", "#000080", "#ffd700"),
        ("en", "I have a jewellery shop called Sol. Dark green and silver.", "#006400", "#c0c0c0"),
        ("de", "Ich habe ein Weingut, dunkelblau und gold bitte.", "#00008b", "#ffd700"),
        ("fr", "J'ai une bijouterie, bleu foncé et doré.", "#00008b", "#ffd700"),
        ("pl", "Mam sklep z biżuterią, kolory granatowy i złoty.", "#000080", "#ffd700"),
        ("en", "I have a youth club, our colours are yellow and dark blue.", "#00008b", "#ffff00"),
        ("en", "I have a jewellery shop called Sol. Dark green and cream please.", "#fffdd0", "#006400"),
    ],
)
def test_a_metal_or_a_loud_colour_lies_on_a_dark_one(language: str, said: str, ground: str, accent: str) -> None:
    colours = {c.role: c.css for c in read_brief(said, language).wishes(Coloured)}
    assert colours == {"background": ground, "accent": accent}


def test_a_ground_that_was_named_stays_the_ground() -> None:
    colours = {c.role: c.css for c in read_brief("I have a bar called Oro. Gold background, dark blue buttons.", "en").wishes(Coloured)}
    assert colours == {"background": "#ffd700", "accent": "#00008b"}

"""Colours stay as asked, and everything on them can be read."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.appspec import Theme
from core.compiler.colour import Colour, contrast, readable, text_on
from core.compiler.compile import compile_site
from core.compiler.designs import DESIGNS, design_named
from core.compiler.fonts import fonts_for
from core.compiler.theme import scheme, schemes, theme_css
from tests.unit.compiler.specs import bakery

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_a_colour_comes_back_as_it_was(css: str) -> None:
    assert Colour.parse(css).hex == css


@given(COLOURS, COLOURS)
@settings(max_examples=60)
def test_whatever_is_asked_for_can_be_read(background: str, accent: str) -> None:
    tokens = scheme(Colour.parse(background), Colour.parse(accent)).tokens
    assert tokens["bg"].hex == background
    assert tokens["accent"].hex == accent
    for ground in ("bg", "surface", "raised", "sunken"):
        for ink in ("ink", "soft", "accent-text", "good", "warn", "bad", "info"):
            assert contrast(tokens[ink], tokens[ground]) >= 4.5, (ink, ground)
        assert contrast(tokens["edge"], tokens[ground]) >= 3
    assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5
    assert contrast(tokens["on-accent"], tokens["accent-hover"]) >= 4.5
    assert contrast(tokens["on-wash"], tokens["wash"]) >= 4.5
    assert contrast(tokens["on-deep"], tokens["deep"]) >= 4.5
    for tone in ("good", "warn", "bad", "info", "neutral"):
        assert contrast(tokens[tone], tokens[f"{tone}-bg"]) >= 4.5


@pytest.mark.parametrize("name", sorted(DESIGNS))
def test_the_colours_of_every_design_can_be_read_both_ways(name: str) -> None:
    asked, other = schemes(Theme(name), DESIGNS[name])
    assert other is not None
    for one in (asked, other):
        assert contrast(one.tokens["ink"], one.tokens["bg"]) >= 7
        assert contrast(one.tokens["on-accent"], one.tokens["accent"]) >= 4.5
    assert asked.dark != other.dark


def test_a_dark_background_makes_everything_dark() -> None:
    asked, _ = schemes(Theme("salon", background="#000000", accent="#ffd700"), DESIGNS["salon"])
    assert asked.dark
    assert asked.tokens["surface"].luminance < 0.1
    assert asked.tokens["on-accent"].is_dark


def test_the_stylesheet_says_the_asked_colours() -> None:
    css = compile_site(bakery("artisan", background="#fffdd0", accent="#8b0000")).files["theme.css"].decode()
    assert re.search(r"--bg: #fffdd0;", css)
    assert re.search(r"--accent: #8b0000;", css)


@given(COLOURS)
@settings(max_examples=60)
def test_text_is_found_for_every_ground(css: str) -> None:
    ground = Colour.parse(css)
    assert contrast(text_on(ground), ground) >= 4.5
    assert contrast(readable(ground, (ground,)), ground) >= 4.5


def test_the_largest_type_knows_its_longest_word() -> None:
    design = design_named("poster")
    fonts = fonts_for(design, "Aquarium", right_to_left=False)

    assert "--longest-em: 8.00;" in theme_css(design, Theme("poster"), fonts, 10)
    assert "--longest-em" not in theme_css(design, Theme("poster"), fonts)

"""Literals, formulas and drawings."""

from decimal import Decimal

import pytest

from core.compiler.arithmetic import NotArithmetic, to_js
from core.compiler.art.pictures import companions, known, picture_for
from core.compiler.jsliteral import Raw, identifier, js


@pytest.mark.parametrize(
    ("value", "source"),
    [
        (None, "null"),
        (True, "true"),
        (Decimal("4.20"), "4.2"),
        (Decimal(100), "100"),
        ("it's", r"'it\'s'"),
        ({"a": 1, "b-c": [Raw("x")]}, "{ a: 1, 'b-c': [x] }"),
        ({}, "{}"),
    ],
)
def test_literals_look_typed_by_hand(value: object, source: str) -> None:
    assert js(value) == source


def test_long_literals_break_into_lines() -> None:
    assert js({"words": ["x" * 60, "y" * 60]}).startswith("{\n  words: [\n    '")


@pytest.mark.parametrize(("key", "name"), [("order_line", "orderLine"), ("class", "classRecord"), ("2nd", "n2nd"), ("status", "statusRecord")])
def test_keys_become_names(key: str, name: str) -> None:
    assert identifier(key) == name


def test_formulas_become_javascript() -> None:
    assert to_js("width * height / 2 + max(a, 3) ^ 2", {"width", "height", "a"}) == "(((of.width * of.height) / 2) + (Math.max(of.a, 3) ** 2))"
    assert to_js("a if a > 3 else -1", {"a"}) == "((of.a > 3) ? of.a : (-1))"


@pytest.mark.parametrize("expression", ["__import__('os')", "a.b", "unknown + 1", "1 +", "'text'", "a[0]", "alert(1)"])
def test_nothing_but_arithmetic_passes(expression: str) -> None:
    with pytest.raises(NotArithmetic):
        to_js(expression, {"a"})


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("Sauerteigbrot", "de", "bread"),
        ("two pizzas", "en", "pizza"),
        ("gâteau au chocolat", "fr", "birthday-cake"),
        ("الخبز", "ar", None),
        ("xyzzy", "en", None),
    ],
)
def test_words_find_their_picture(words: str, language: str, name: str | None) -> None:
    assert picture_for(words, language) == name


def test_companions_are_drawn_and_of_the_trade() -> None:
    for motif in ("bread", "scissors", "honeybee", "tooth", "sailboat", "books", "bicycle", "sparkles"):
        assert companions(motif)
        assert all(known(name) for name in companions(motif)), motif
    assert "croissant" in companions("bread")

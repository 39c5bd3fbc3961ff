from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.demo.formula import BadFormula, Surroundings, names, read, work_out

HERE = Surroundings({"a": Decimal(6), "b": Decimal(4), "line.price": Decimal(9)}.get, lambda path: [Decimal(1), Decimal(2)] if path == "lines.x" else [])


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a + b * 2", 14),
        ("(a + b) * 2", 20),
        ("-a - -b", -2),
        ("a / b", Decimal("1.5")),
        ("2 ^ 3 ^ 2", 512),
        ("a % b", 2),
        ("round(a / b)", 2),
        ("round(10 / 3, 2)", Decimal("3.33")),
        ("if(a > b, 1, 2)", 1),
        ("if(a <= b, 1, 2)", 2),
        ("min(a, b, 5) + max(a, b)", 10),
        ("sum(lines.x)", 3),
        ("mean(lines.x)", Decimal("1.5")),
        ("count(lines.x)", 2),
        ("sum(nothing.x)", 0),
        ("mean(nothing.x)", None),
        ("line.price * 2", 18),
        ("a / 0", None),
        ("missing + 1", None),
        ("9 ^ 99", None),
    ],
)
def test_arithmetic(expression: str, value: Decimal | int | None) -> None:
    assert work_out(read(expression), HERE) == value


@pytest.mark.parametrize(
    "expression", ["", "a +", "(a", "a b", "__import__('os')", "a; b", "open(1)", "if(a, b)", "'text'", "a.b.", "(" * 200 + "1" + ")" * 200]
)
def test_what_is_no_arithmetic_is_refused(expression: str) -> None:
    with pytest.raises(BadFormula):
        read(expression)


def test_names_are_those_it_uses() -> None:
    assert names(read("a * line.price + sum(lines.x) - 3")) == {"a", "line.price", "lines.x"}


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        work_out(read(text), HERE)
    except BadFormula:
        return

"""Which model is asked: by kind, hardness, price, what was spent, and who is well."""

from decimal import Decimal

import pytest

from core.brief import Intent
from core.routing import STRONG_FROM, Candidate, Strength, Task, complexity, order

CHEAP = Candidate("cheap", Strength.QUICK, Decimal("0.001"))
QUICK = Candidate("quick", Strength.QUICK, Decimal("0.002"))
STRONG = Candidate("strong", Strength.STRONG, Decimal("0.02"))
ALL = (STRONG, QUICK, CHEAP)
BUDGET = Decimal("0.5")


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        (Task(Intent.BUILD, 0.1), ("cheap", "quick", "strong")),
        (Task(Intent.BUILD, 0.9), ("strong", "cheap", "quick")),
        (Task(Intent.CODE_HELP, 0.5), ("strong", "cheap", "quick")),
        (Task(Intent.CODE_HELP, 0.2), ("cheap", "quick", "strong")),
        (Task(Intent.BUILD, 0.9, BUDGET), ("cheap", "quick")),
        (Task(Intent.BUILD, 0.9, 2 * BUDGET), ()),
        (Task(Intent.SMALLTALK, 0.9), ()),
        (Task(Intent.PRIVACY, 0.9), ()),
    ],
)
def test_the_order(task: Task, expected: tuple[str, ...]) -> None:
    assert order(task, ALL, BUDGET) == expected


def test_who_is_down_is_left_out() -> None:
    down = Candidate("cheap", Strength.QUICK, Decimal("0.001"), healthy=False)
    assert order(Task(Intent.BUILD, 0.1), (down, QUICK, STRONG), BUDGET) == ("quick", "strong")


def test_of_two_at_one_price_the_faster_goes_first() -> None:
    slow, fast = (Candidate(name, Strength.QUICK, Decimal("0.001"), usual_s=usual) for name, usual in (("slow", 3.0), ("fast", 0.4)))
    assert order(Task(Intent.BUILD, 0.1), (slow, fast), Decimal(0)) == ("fast", "slow")


def test_no_budget_is_no_bound() -> None:
    assert order(Task(Intent.BUILD, 0.9, Decimal(99)), ALL, Decimal(0))[0] == "strong"


def test_what_is_longer_and_holds_more_is_harder() -> None:
    short = complexity("A page for my bakery")
    long = complexity("I need bookings. " * 20)
    assert 0.0 < short < long <= 1.0
    assert complexity("A page", 8) > complexity("A page")
    ordinary = complexity("A page for my bakery where people order bread. " * 4, 12)
    assert ordinary < STRONG_FROM[Intent.BUILD] < complexity("I need bookings, members, invoices and a map of our branches. " * 12, 30)
    assert complexity("why is [x for x in (a, b) if {x: 1}] empty (really)") > complexity("why is the list empty, really")


def test_every_bound_can_be_reached() -> None:
    assert all(0 < bound < 1 for bound in STRONG_FROM.values())

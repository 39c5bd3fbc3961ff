"""The same question costs once, and nothing of one person reaches another."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from core.common_questions import LASTS, MOST, CommonQuestions
from core.wits import Vector

NOW = datetime(2026, 3, 2, tzinfo=UTC)
NEAR: Vector = np.array([1.0, 0.0], np.float32)
FAR: Vector = np.array([0.0, 1.0], np.float32)
QUESTION = "What does async await do"


@pytest.fixture
def common() -> CommonQuestions:
    found = CommonQuestions()
    found.keep(QUESTION, NEAR, ("It waits.", "en"), "web:anna", NOW)
    return found


@pytest.mark.parametrize("text", [QUESTION, "what does async await do?", "Please, what does async/await do"])
def test_the_same_question_is_known(common: CommonQuestions, text: str) -> None:
    found = common.find(text, "en", NEAR, NOW)
    assert (found.answer if found else None) == ("It waits." if "/" not in text else None)


@pytest.mark.parametrize(
    ("text", "language", "vector"),
    [
        ("What does await do", "en", NEAR),
        ("What does async await not do in a loop of mine", "en", NEAR),
        ("What does async await do 2", "en", NEAR),
        (QUESTION, "de", NEAR),
        (QUESTION, "en", FAR),
    ],
)
def test_another_question_is_not(common: CommonQuestions, text: str, language: str, vector: Vector) -> None:
    assert common.find(text, language, vector, NOW) is None


def test_what_somebody_told_of_themselves_reaches_only_who_tells_the_same() -> None:
    common = CommonQuestions()
    common.keep("I am Anna Berg, what does async await do", NEAR, ("Anna, it waits.", "en"), "web:anna", NOW)
    assert common.find(QUESTION, "en", NEAR, NOW) is None
    assert common.find("I am Ben Berg, what does async await do", "en", NEAR, NOW) is None


def test_it_lasts_a_while_and_holds_so_many(common: CommonQuestions) -> None:
    assert common.find(QUESTION, "en", NEAR, NOW + LASTS + timedelta(seconds=1)) is None
    for number in range(MOST + 20):
        common.keep(f"question{number}", NEAR, ("x", "en"), "web:ben", NOW)
    assert len(common) == MOST


def test_what_an_erased_person_left_is_dropped(common: CommonQuestions) -> None:
    common.forget("web:anna")
    assert common.find(QUESTION, "en", NEAR, NOW) is None


def test_long_questions_are_nobody_elses() -> None:
    common = CommonQuestions()
    common.keep("why " * 41, NEAR, ("x", "en"), "web:anna", NOW)
    assert len(common) == 0

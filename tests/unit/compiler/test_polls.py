"""Polls: the question and the choices as they were said."""

from datetime import date

import pytest

from core.appspec import PollView
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.compiler.planner.features.polls import asked
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("text", "language", "question", "choices"),
    [
        ("Choir: where do we sing? In the barn, at the lake or in town.", "en", "Where do we sing?", ("In the barn", "At the lake", "In town")),
        ("Umfrage: Welche Farbe? Rot, blau oder grün. Jeder stimmt einmal ab.", "de", "Welche Farbe?", ("Rot", "Blau", "Grün")),
        ("Ankieta dla klubu: kiedy gramy? Piątek, sobota lub niedziela.", "pl", "Kiedy gramy?", ("Piątek", "Sobota", "Niedziela")),
        ("Голосование: что готовим? Борщ или плов.", "ru", "Что готовим?", ("Борщ", "Плов")),
        ("We vote about what to plant: roses, tulips or nothing at all?", "en", "We vote about what to plant?", ("Roses", "Tulips", "Nothing at all")),
        ("What is this? It shows the results of all votes.", "en", "", ()),
        ("Can people vote? Yes, once. Members see results.", "en", "", ()),
    ],
)  # fmt: skip
def test_the_question_and_its_choices_are_those_that_were_said(text: str, language: str, question: str, choices: tuple[str, ...]) -> None:
    assert asked(text, language) == (question, choices)


def test_the_page_asks_the_question_and_offers_the_choices() -> None:
    text = "I need a poll for our rowing club: which boat should we buy? A single, a double or a four. Everyone votes once."
    spec = plan(read_brief(text, "en"), today=date(2026, 11, 23))
    view = next(one for one in spec.views if isinstance(one, PollView))

    assert [row[spec.entity(view.choices).title] for row in spec.entity(view.choices).rows] == ["A single", "A double", "A four"]
    assert "Which boat should we buy?" in compile_site(spec).files[f"pages/{view.key}.js"].decode()

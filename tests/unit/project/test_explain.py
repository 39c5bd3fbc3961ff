"""Answers about a prototype's source are true to its files."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from core.brief import Intent
from core.embedded import EmbeddedWits
from core.project.asked import asked
from core.project.explain import RULES, WHERE, Explained, Explainer, labels_of
from core.project.listing import LINES, Listing
from core.project.server import server_source

LIBRARY = Path(__file__).parents[3] / "core/compiler/runtime/lib"
BRIEF = "Online booking for my bicycle workshop: mechanics Tom and Ida, inspection 40 EUR, brakes 25 EUR. Customers leave name and phone. No double bookings."


@cache
def explainer() -> Explainer:
    wits = EmbeddedWits()
    spec = wits.plan(wits.read_brief(BRIEF, "en", (), ()), date(2026, 3, 2), (), ())
    return Explainer(spec, Listing(wits.compile_site(spec, {}).files, server_source()), "en", tried=True)


def told(text: str, intent: Intent = Intent.CODE_HELP) -> Explained:
    one = explainer()
    what = asked(text, "en", intent, labels_of(one.spec))
    assert what is not None
    return one.answer(what, text)


QUESTIONS = (
    "How does the booking check work?",
    "Explain how the booking page works",
    "Where is the log-in in the source?",
    "How does the search work in the code?",
    "Explain the code of the services",
    "where do the colours come from in the code",
    "what does the function removeForNow do",
    "Show me the source of my app",
    "TypeError at lib/store.js:30",
)


@pytest.mark.parametrize("text", QUESTIONS)
def test_every_quoted_line_stands_in_the_file_under_that_number(text: str) -> None:
    answer = told(text)
    files, path, quoted = explainer().listing.files, "", 0
    for line in answer.text.split("\n"):
        if line in files:
            path = line
        elif found := re.match(r" *(\d+) [│▸] (.*)$", line):
            assert files[path].split("\n")[int(found[1]) - 1].startswith(found[2])
            quoted += 1
    assert 0 < quoted <= 2 * LINES
    assert set(answer.paths) <= set(files)


def test_the_check_is_explained_by_the_rules_that_are_kept() -> None:
    answer = told("How does the booking check work?").text
    assert answer.startswith("Rules are checked on the server")
    assert "no_overlap" in answer
    assert "(overlapping)" in answer


def test_a_line_of_an_error_is_found_and_marked() -> None:
    answer = told("TypeError: x is null at lib/booking.js:33").text
    assert "This is lib/booking.js:33" in answer
    assert "  33 ▸ " in answer
    assert "opened and used in a browser" in answer


def test_a_place_that_is_not_there_is_not_made_up() -> None:
    answer = told("TypeError at lib/nothing.js:7").text
    assert "nothing.js" not in answer


def test_a_review_says_what_is_open() -> None:
    answer = told("Please review the code").text
    assert re.search(r"\d+ files of ours with \d+ lines", answer)
    assert "no person has looked at it" in answer
    if explainer().spec.users:
        assert "Demo accounts" in answer


def test_the_functions_that_answers_name_exist() -> None:
    listing = Listing({f"lib/{path.name}": path.read_bytes() for path in LIBRARY.glob("*.js")}, server_source())
    for path, name in (*(one for places in WHERE.values() for one in places), *RULES.values()):
        assert listing.function(name, path), (path, name)

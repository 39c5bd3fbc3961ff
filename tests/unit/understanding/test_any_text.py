"""Whatever somebody writes, understanding it ends, in every language, and never with a failure."""

from datetime import date
from functools import cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.appspec import AppSpec
from core.brief import Intent
from core.compiler.planner import plan
from core.consent import decision_in
from core.languages import LANGUAGES
from core.privacy.words import says
from core.project.asked import asked, asks_for_progress, is_note
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from core.understanding.language import detect

QUICK = settings(max_examples=12, suppress_health_check=list(HealthCheck))
PIECES = (
    "bookings",
    "Preise 3,50 €",
    "and",
    "nicht",
    "(",
    ")",
    "„",
    "“",
    "1.",
    "\n- ",
    "؟",
    "حجز",
    "запись",
    "rdv",
    "no",
    ":",
    ";",
    "12:00-18:00",
    "a@b.c",
    "#ff0000",
    "\u202e",
    "🧁",
)
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@cache
def application() -> AppSpec:
    return plan(read_brief("Bookings for my bicycle workshop: inspection 40 EUR, brakes 25 EUR", "en"), today=date(2026, 3, 2))


@given(TEXTS, st.sampled_from(LANGUAGES))
@example("", "en")
@example("(" * 200, "de")
@example("1. 1. 1. " * 60, "ru")
@QUICK
def test_a_brief(text: str, language: str) -> None:
    brief = read_brief(text, language)
    assert len({one.id for one in brief.requirements}) == len(brief.requirements)


@given(TEXTS, st.sampled_from(LANGUAGES))
@example("rename " * 80, "en")
@QUICK
def test_changes(text: str, language: str) -> None:
    changes = read_changes(text, language, application())
    assert len({one.id for one in changes}) == len(changes)


@given(TEXTS, st.sampled_from(LANGUAGES))
@QUICK
def test_small_readers(text: str, language: str) -> None:
    assert detect(text, language)
    decision_in(text, language)
    says("erase_yes", text)
    is_note(text, language)
    asks_for_progress(text, language)
    for intent in (Intent.CODE_HELP, Intent.QUESTION, Intent.CHANGE):
        asked(text, language, intent)

import pytest

from core.brief import Brief, Intent
from core.understanding.brief_reader import read_brief
from core.understanding.second_look import by_brief, by_changes
from core.understood import Change, Remove, Triage

BRIEF = "Bike workshop jobs with customer, phone, bike and problem, status waiting, in work, done. Orange buttons."


def doubted(intent: Intent, confidence: float = 0.5) -> Triage:
    return Triage(intent, confidence, "reads so", "en")


def test_a_doubtful_note_that_lists_what_to_keep_is_a_brief() -> None:
    found = by_brief(doubted(Intent.PROJECT_NOTE), read_brief(BRIEF, "en"))

    assert found.intent is Intent.BUILD
    assert "names" in found.reason


def test_a_wish_that_names_what_to_build_is_not_asked_about() -> None:
    assert by_brief(doubted(Intent.BUILD, 0.4), read_brief(BRIEF, "en")).confidence > 0.7
    assert by_brief(doubted(Intent.BUILD, 0.4), Brief("en")).confidence == 0.4
    assert by_changes(doubted(Intent.BUILD, 0.4), (Change("c1", "no rye", Remove("rye")),)).intent is Intent.BUILD


@pytest.mark.parametrize("intent", [Intent.PROHIBITED, Intent.PRIVACY, Intent.HANDOFF])
def test_what_is_settled_is_not_built_for_being_well_described(intent: Intent) -> None:
    assert by_brief(doubted(intent), read_brief(BRIEF, "en")).intent is intent


def test_a_sure_reading_stands() -> None:
    short = read_brief("Can you make a shop with a cart and blue buttons?", "en")

    assert by_brief(doubted(Intent.QUESTION, 0.9), short).intent is Intent.QUESTION


def test_a_long_list_of_wishes_is_a_brief_however_sure_the_first_reading_was() -> None:
    long = (
        "Hello, it is about our tool library. Each tool needs a name, owner, shelf and a status, so free, lent or broken. "
        "Members borrow a tool with name, phone and date. "
        "I want to filter by status and export a table. Soft blue on white please, open Tuesday five to eight, no prices."
    )

    assert by_brief(doubted(Intent.STATUS, 0.97), read_brief(long, "en")).intent is Intent.BUILD


def test_nothing_concrete_changes_nothing() -> None:
    assert by_brief(doubted(Intent.STATUS), Brief("en")).intent is Intent.STATUS
    assert by_changes(doubted(Intent.STATUS), ()).intent is Intent.STATUS


def test_a_doubtful_message_that_names_a_change_is_one() -> None:
    assert by_changes(doubted(Intent.STATUS), (Change("c1", "no rye", Remove("rye")),)).intent is Intent.CHANGE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Can it take cards, send reminders and show a calendar?", "en"),
        ("Kann man da auch online bezahlen, Erinnerungen bekommen und Termine buchen?", "de"),
        ("هل يمكن الدفع بالبطاقة وإرسال تذكير وحجز موعد؟", "ar"),
    ],
)
def test_a_real_question_stays_one_though_it_names_what_could_be_built(text: str, language: str) -> None:
    brief = read_brief(text, language)

    assert by_brief(doubted(Intent.QUESTION), brief, text).intent is Intent.QUESTION
    assert by_brief(doubted(Intent.ESTIMATE), brief, text).intent is Intent.ESTIMATE

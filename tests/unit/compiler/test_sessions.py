"""Sessions on a weekday: a place is taken in one of them, not at any hour of the day."""

from datetime import date

from core.appspec import AppSpec, CancelBefore, Entity, ListView
from core.brief import FieldType
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TODAY = date(2026, 11, 23)


def _plan(text: str, language: str = "en") -> AppSpec:
    return plan(read_brief(text, language), today=TODAY)


def _sessions(spec: AppSpec) -> Entity:
    return next(one for one in spec.entities if {"date", "time", "title"} <= {field.key for field in one.fields})


TANGO = (
    "I run a tango school called Medialuna. Milonga on Tuesday at 20:00 and Vals on Friday at 19:00, fourteen places each. A class is 12 euros. "
    "People book a place with name and email."
)


def test_sessions_have_their_names_days_and_hours() -> None:
    sessions = _sessions(_plan(TANGO))

    assert {(str(row["title"]).split(" · ")[0], row["time"]) for row in sessions.rows} == {("Milonga", "20:00"), ("Vals", "19:00")}
    assert {date.fromisoformat(str(row["date"])).weekday() for row in sessions.rows} == {1, 4}


def test_who_books_a_session_is_not_asked_for_a_day() -> None:
    spec = _plan(TANGO)

    bookings = next(one for one in spec.entities if any(field.target == _sessions(spec).key for field in one.fields))
    assert not [field.label for field in bookings.fields if field.type in (FieldType.DATE, FieldType.TIME)]


def test_a_session_is_cancelled_by_its_own_day_and_hour() -> None:
    spec = _plan(TANGO + " They can cancel up to five hours before.")

    rule = next(rule for one in spec.entities for rule in one.rules if isinstance(rule, CancelBefore))
    assert rule.date.endswith(".date")
    assert (rule.time or "").endswith(".time")
    assert rule.hours == 5


def test_a_board_stays_a_board_when_a_calendar_is_wanted_too() -> None:
    spec = _plan(
        "Please build a shipyard tracker with a kanban board. Users should be able to create tasks with title, due date and status, and see a calendar."
    )

    layouts = [view.layout for view in spec.views if isinstance(view, ListView) and view.entity == "task"]
    assert {"board", "calendar"} <= set(layouts)


def test_classes_are_no_wish_for_elegance() -> None:
    assert _plan("A small pottery school, people book classes. Clay red.").theme.design != "salon"


def test_each_session_leads_to_taking_a_place_in_it() -> None:
    spec = _plan(TANGO)
    listed = next(view for view in spec.views if isinstance(view, ListView) and view.entity == _sessions(spec).key)

    assert "take(" in compile_site(spec).files[f"pages/{listed.key.replace('_', '-')}.js"].decode()


def test_who_may_put_a_card_on_a_board_may_move_it() -> None:
    spec = _plan("Please build a harbour desk with a kanban board. Users should be able to log in, create tasks with title and status, and view tasks.")
    task = spec.entity("task")

    makers = {one.role for one in task.access if "create" in one.actions and one.role}
    assert makers
    assert makers <= {one.role for one in task.access if {"edit", "approve"} & set(one.actions)}


def test_a_calendar_is_of_what_is_planned_and_not_of_what_is_read() -> None:
    spec = _plan("Please build a moss lovers website with a news blog, a photo gallery and an events calendar.")

    shown = [spec.entity(view.entity).key for view in spec.views if isinstance(view, ListView) and view.layout == "calendar"]
    assert shown
    assert not {"article", "photo"} & set(shown)

from datetime import timedelta

import pytest

from core.demo.api import Api
from tests.demos.conftest import Clock, Visitor

BOOKING = {"customer": "Ana", "service": "dye", "person": "ada", "date": "2026-11-24", "time": "10:00"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "taken"),
        ({"time": "11:29"}, "taken"),
        ({"time": "09:45", "service": "cut"}, "taken"),
        ({"time": "11:30"}, None),
        ({"time": "09:30", "service": "cut"}, None),
        ({"person": "ben"}, None),
        ({"date": "2026-11-25"}, None),
    ],
)
def test_one_person_cannot_be_booked_twice_at_a_time(visitor: Visitor, change: dict[str, str], code: str | None) -> None:
    assert visitor.ask("POST", "data/booking", BOOKING)[0] == 201
    status, told = visitor.ask("POST", "data/booking", {**BOOKING, **change})
    assert told.get("code") == code
    assert status == (409 if code else 201)


def test_the_refusal_says_from_when_until_when_it_is_taken(visitor: Visitor) -> None:
    visitor.ask("POST", "data/booking", BOOKING)
    told = visitor.ask("POST", "data/booking", {**BOOKING, "time": "10:30"})[1]
    assert (told["values"]["from"], told["values"]["until"]) == ("2026-11-24T10:00:00", "2026-11-24T11:30:00")


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ({"date": "2026-11-23", "time": "09:30"}, "too_soon"),
        ({"date": "2026-11-22", "time": "10:00"}, "in_the_past"),
        ({"date": "2026-11-23", "time": "10:00"}, None),
        ({"date": "2026-11-24", "time": "17:00"}, "closed"),
        ({"date": "2026-11-28", "time": "10:00"}, "closed"),
    ],
)
def test_bookings_lie_ahead_and_within_opening_hours(visitor: Visitor, when: dict[str, str], code: str | None) -> None:
    assert visitor.ask("POST", "data/booking", {**BOOKING, **when})[1].get("code") == code


def test_whoever_runs_the_place_is_not_bound_by_lead_times(boss: Visitor) -> None:
    assert boss.ask("POST", "data/booking", {**BOOKING, "date": "2026-11-22"})[0] == 201


def test_without_a_wish_the_first_free_person_is_taken_until_nobody_is_left(visitor: Visitor) -> None:
    anybody = {key: value for key, value in BOOKING.items() if key != "person"}
    got = [visitor.ask("POST", "data/booking", anybody) for _ in range(3)]
    assert [told.get("person", told.get("code")) for _, told in got] == ["ada", "ben", "taken"]


def test_a_cancelled_booking_gives_its_time_back_but_not_at_the_last_moment(visitor: Visitor, boss: Visitor, clock: Clock) -> None:
    _, made = visitor.ask("POST", "data/booking", BOOKING)
    clock.at += timedelta(hours=5)
    assert visitor.ask("PATCH", f"data/booking/{made['id']}", {"status": "off"})[1]["code"] == "too_late"
    clock.at -= timedelta(hours=5)
    assert visitor.ask("PATCH", f"data/booking/{made['id']}", {"status": "off"})[0] == 200
    assert visitor.ask("POST", "data/booking", BOOKING)[0] == 201
    assert boss.ask("PATCH", f"data/booking/{made['id']}", {"status": "asked"})[1]["code"] == "wrong_step"


def test_statuses_are_gone_through_one_by_one(visitor: Visitor, boss: Visitor) -> None:
    _, made = visitor.ask("POST", "data/booking", BOOKING)
    path = f"data/booking/{made['id']}"
    assert boss.ask("PATCH", path, {"status": "done"})[1]["values"] == {"from": "asked", "to": "done"}
    assert boss.ask("PATCH", path, {"status": "agreed"})[0] == 200
    assert [n["text"] for n in boss.ask("GET", "data")[1]["entities"]["notice"]] == ["Ana: agreed"]


def test_what_a_visitor_sends_starts_at_the_first_status(visitor: Visitor, boss: Visitor) -> None:
    assert visitor.ask("POST", "data/wish", {"text": "Tea", "status": "done"})[1]["status"] == "asked"
    assert boss.ask("POST", "data/wish", {"text": "Tea", "status": "done"})[1]["status"] == "done"


def test_a_name_is_taken_whatever_its_case(boss: Visitor) -> None:
    status, told = boss.ask("POST", "data/product", {"name": " soap "})
    assert (status, told["code"], told["message"], told["said"]) == (409, "taken", "There is such a product.", True)
    assert boss.ask("PATCH", "data/product/product-1", {"price": 4})[0] == 200


def test_there_is_room_for_so_many_guests(visitor: Visitor) -> None:
    assert visitor.ask("POST", "data/table", {"name": "Ana", "guests": 4})[0] == 201
    status, told = visitor.ask("POST", "data/table", {"name": "Ben", "guests": 3})
    assert (status, told["code"], told["values"]) == (409, "full", {"limit": 6, "left": 2})


def test_the_waiting_list_moves_up(visitor: Visitor, api: Api) -> None:
    made = [visitor.ask("POST", "data/seat", {"name": name, "course": "braids"})[1] for name in "ABCD"]
    assert [one.get("_waiting") for one in made] == [None, None, 1, 2]
    since = api.version()
    visitor.ask("DELETE", f"data/seat/{made[0]['id']}")
    left = visitor.ask("GET", "data")[1]["entities"]["seat"]
    assert [(one["name"], one.get("_waiting")) for one in left] == [("B", None), ("C", None), ("D", 1)]
    assert {data["id"] for _, data in api.events(None, since)[1]} == {one["id"] for one in (made[0], made[2], made[3])}


def test_free_slots_are_those_that_could_be_booked(visitor: Visitor) -> None:
    visitor.ask("POST", "data/booking", BOOKING)
    asked = {"view": "book", "date": "2026-11-24", "service": "cut", "resource": "ada"}
    day = visitor.ask("GET", "slots", **asked)[1]["days"][0]
    taken = [slot["time"] for slot in day["slots"] if not slot["free"]]
    assert day["open"]
    assert (day["slots"][0]["time"], day["slots"][-1]["until"]) == ("09:00", "17:00")
    assert taken == ["10:00", "10:30", "11:00"]
    anybody = visitor.ask("GET", "slots", view="book", date="2026-11-24", service="cut")[1]["days"][0]
    assert all(slot["free"] for slot in anybody["slots"])
    week = visitor.ask("GET", "slots", view="book", date="2026-11-23", days="7", service="dye")[1]["days"]
    assert [day["open"] for day in week] == [True] * 5 + [False] * 2
    assert [slot["time"] for slot in week[0]["slots"] if not slot["free"]] == ["09:00", "09:30"]
    assert visitor.ask("GET", "slots", view="nothing", date="2026-11-24")[0] == 404

"""Things lent for days or hours: from when until when, in the speaker's own word, and to nobody twice."""

from datetime import date

import pytest

from core.appspec import AppSpec, BookingView, NoOverlap
from core.brief import FieldType, ItemsOffered, RecordWanted, RuleKind, RuleWanted
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TENTS = "We lend out bell tents. People can reserve a tent: small ones are 14 pounds a day, big ones 22 a day. They leave name, phone, from and until."


def planned(text: str) -> AppSpec:
    return plan(read_brief(text, "en"), today=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "They leave their name, phone, from and until.", ["From", "Until"]),
        ("en", "They leave their name, phone, from when to when.", ["From", "To"]),
        ("en", "Guests fill in name, email, arrival and departure dates.", ["Arrival date", "Departure date"]),
        ("en", "They leave name, phone, start and end date.", ["Start date", "End date"]),
        ("de", "Die Kunden geben Name, Telefon, von und bis an.", ["Von", "Bis"]),
        ("es", "El cliente pone nombre, teléfono, desde y hasta.", ["Desde", "Hasta"]),
        ("pl", "Klient podaje imię, telefon, od i do.", ["Od", "Do"]),
        ("nl", "Klanten vullen naam, telefoon, van en tot in.", ["Van", "Tot"]),
    ],
)
def test_both_ends_of_a_stretch_of_days_are_fields(language: str, text: str, ends: list[str]) -> None:
    fields = [f for wish in read_brief(text, language).wishes(RecordWanted) for f in wish.fields if f.type is FieldType.DATE]
    assert [f.label for f in fields] == ends


@pytest.mark.parametrize("text", ["We open from 9 to 5.", "We need emails from and to customers.", "The train goes from Leeds to York."])
def test_other_froms_are_no_fields(text: str) -> None:
    assert not [f for wish in read_brief(text, "en").wishes(RecordWanted) for f in wish.fields if f.type is FieldType.DATE]


@pytest.mark.parametrize(
    "rule",
    [
        "Nobody may reserve the same tent twice.",
        "A tent must not be lent twice for the same days.",
        "Nobody can take a tent that is already taken.",
        "Two people shouldn't be able to book the same tent.",
        "The same tent can't be given to two families.",
        "Please no double-bookings.",
        "Make sure we can't double book a tent.",
        "Once a tent is booked no one else can take it.",
        "Bookings must never overlap.",
        "Only one booking per day.",
    ],
)
def test_a_thing_is_taken_once_in_many_words(rule: str) -> None:
    kinds = [wish.kind for wish in read_brief(f"{TENTS} {rule}", "en").wishes(RuleWanted)]
    assert kinds == [RuleKind.NO_DOUBLE_BOOKING]


@pytest.mark.parametrize("text", ["People can come twice a week.", "We are already booked for summer.", "We have two guests rooms with the same price."])
def test_other_twos_are_no_such_rule(text: str) -> None:
    assert not read_brief(f"{TENTS} {text}", "en").wishes(RuleWanted)


def test_the_speakers_own_noun_is_what_is_taken_from_day_to_day() -> None:
    spec = planned(f"{TENTS} Nobody may reserve the same tent twice.")
    (view,) = [v for v in spec.views if isinstance(v, BookingView)]
    booking = spec.entity(view.entity)
    assert view.service is not None
    thing = spec.entity(booking.field(view.service).target or "")
    assert (thing.label, thing.plural) == ("Tent", "Tents")
    assert [row["name"] for row in thing.rows] == ["Small tent", "Big tent"]
    assert (booking.field(view.date).label, booking.field(view.until or "").label, view.time) == ("From", "Until", None)
    assert [(r.resource, r.date, r.until) for r in booking.rules if isinstance(r, NoOverlap)] == [(view.service, view.date, view.until)]


def test_by_the_hour_both_ends_are_hours_of_one_day() -> None:
    spec = planned("We let practice rooms, room A 9 pounds an hour and room B 12 an hour. Bands book with name, phone, from and to. No double bookings.")
    (view,) = [v for v in spec.views if isinstance(v, BookingView)]
    booking = spec.entity(view.entity)
    assert [booking.field(k).type for k in (view.date, view.time or "")] == [FieldType.DATE, FieldType.TIME]
    assert [r.minutes for r in booking.rules if isinstance(r, NoOverlap)] == ["duration"]
    assert all(str(row["start_date"]) < str(row["end_date"]) for row in booking.rows)


def test_marking_gives_a_record_a_box_for_it() -> None:
    spec = planned(f"{TENTS} I want to see all reservations and mark them paid.")
    (view,) = [v for v in spec.views if isinstance(v, BookingView)]
    paid = next(f for f in spec.entity(view.entity).fields if f.label == "Paid")
    assert paid.type is FieldType.BOOLEAN
    assert paid.key not in view.details


def test_what_is_lent_is_called_by_its_noun_and_not_by_the_verb() -> None:
    assert planned("We hire out party boats. People book a boat for 90 a day.").business.name == "Party boats"
    (wish,) = read_brief("People book a drone survey, a roof is 120 and a field is 200.", "en").wishes(ItemsOffered)
    assert wish.of == "Drone survey"

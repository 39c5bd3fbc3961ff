"""What instructions name as if it were a kind of record, though it is a page over records, a part of them or what is typed in."""

import pytest

from core.brief import Brief, FeatureWanted, PageWanted, RecordWanted, StatusesWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _read(said: str) -> Brief:
    return read_brief(f"Please implement a website for a veterinary practice. {said}", "en")


def _kept(said: str) -> list[str]:
    return [r.wish.plural for r in _read(said).requirements if isinstance(r.wish, RecordWanted)]


def _pages(said: str) -> dict[str, str | None]:
    return {r.wish.label: r.wish.concept for r in _read(said).requirements if isinstance(r.wish, PageWanted)}


@pytest.mark.parametrize(
    ("said", "label", "concept"),
    [
        ("Staff should be able to manage animals and generate vaccination reports.", "Vaccination reports", "report"),
        ("Staff should be able to manage animals and print a monthly report.", "Monthly report", "report"),
        ("Staff should be able to manage appointments and view the practice calendar.", "Practice calendar", "calendar"),
        ("The site should have functions for order management and order pipeline.", "Order pipeline", "board"),
        ("Owners should be able to enter a case number to see the status of the treatment.", "Look up case number", "lookup"),
        ("Staff should be able to manage invoices and view overdue invoices.", "Overdue invoices", "marked"),
        ("Staff should be able to manage visits. There should be a bar chart of visits by animal type.", "Visits by animal type", "chart_bar"),
        ("Owners should be able to buy products and apply a discount code.", "Discount code", "coupon"),
    ],
)
def test_pages_over_records_are_pages(said: str, label: str, concept: str) -> None:
    assert _pages(said).get(label) == concept
    assert label not in _kept(said)


def test_what_somebody_writes_is_a_record_though_it_is_called_a_report() -> None:
    assert "Incident reports" in _kept("Staff should be able to submit incident reports with a title, date and description.")


def test_details_that_are_typed_in_while_booking_are_no_records() -> None:
    kept = _kept("Owners should be able to select a doctor, choose a date and a time, fill in their contact details and confirm the appointment.")
    assert "Contacts" not in kept
    assert "Appointments" in kept


def test_fields_come_behind_by_entering_and_behind_two_things_at_once() -> None:
    [case] = [
        w.wish
        for w in _read("Owners should be able to create a new case by entering species, reason and weight.").requirements
        if isinstance(w.wish, RecordWanted)
    ]
    assert {f.label for f in case.fields} >= {"Species", "Reason", "Weight"}
    wishes = [w.wish for w in _read("Staff should be able to record purchases and payments with amount, date and note.").requirements]
    assert all(len(w.fields) == 3 for w in wishes if isinstance(w, RecordWanted))


def test_stages_between_which_something_moves_are_its_statuses() -> None:
    said = "Staff should be able to move cases between stages such as Waiting, Examined, Treated and Home, and log calls, letters and visits."
    [states] = [r.wish for r in _read(said).requirements if isinstance(r.wish, StatusesWanted)]
    assert states.statuses == ("Waiting", "Examined", "Treated", "Home")


def test_what_is_marked_as_something_gets_that_status() -> None:
    [states] = [r.wish for r in _read("Staff should be able to view cages and mark cages as cleaned.").requirements if isinstance(r.wish, StatusesWanted)]
    assert "Cleaned" in states.statuses


def test_a_row_behind_with_says_what_a_site_does() -> None:
    brief = read_brief("Please build a kennel website with cage management, feeding records and daily care reports. Staff should be able to view cages.", "en")
    kept = [r.wish.plural for r in brief.requirements if isinstance(r.wish, RecordWanted)]
    assert "Cages" in kept
    assert any(isinstance(r.wish, PageWanted) and r.wish.concept == "report" for r in brief.requirements)


def test_customers_in_a_row_of_things_that_are_managed_are_kept() -> None:
    assert "Customers" in _kept("The site should have functionalities for managing cages, customers and stays.")


def test_to_register_something_is_no_registration_and_a_forgotten_password_no_record() -> None:
    brief = _read("Staff should be able to register a stay for an animal. Owners should be able to log in and reset a forgotten password.")
    features = {r.wish.feature for r in brief.requirements if isinstance(r.wish, FeatureWanted)}
    assert Feature.SELF_REGISTRATION not in features
    assert Feature.LOGIN in features
    assert not any("password" in p.casefold() for p in _kept("Owners should be able to log in and reset a forgotten password."))


def test_what_is_searched_by_several_things_has_them_all_and_filters() -> None:
    brief = _read("Visitors should be able to search kennels by city, price range and number of beds.")
    fields = {f.label for r in brief.requirements if isinstance(r.wish, RecordWanted) for f in r.wish.fields}
    assert fields >= {"City", "Price", "Beds"}
    assert any(isinstance(r.wish, FeatureWanted) and r.wish.feature is Feature.FILTER for r in brief.requirements)


def test_openings_are_what_is_open_clients_are_kept_and_who_is_rated_has_stars() -> None:
    said = "The site should have functionalities for client management and nurse management. Staff should be able to add room openings, view rooms and"
    wishes = [r.wish for r in _read(f"{said} rate nurses.").requirements if isinstance(r.wish, RecordWanted)]
    assert {w.concept for w in wishes if w.label == "Client"} == {"customer"}
    assert len([w for w in wishes if "room" in w.label.casefold()]) == 1
    assert any(f.concept == "rating" for w in wishes for f in w.fields)


def test_a_pick_up_date_is_no_collection_and_what_one_is_told_no_record() -> None:
    brief = _read("Owners should be able to search kennels by pick-up date, book a kennel and receive a confirmation message.")
    assert not any(isinstance(r.wish, FeatureWanted) and r.wish.feature is Feature.PICKUP for r in brief.requirements)
    assert not [r.wish for r in brief.requirements if isinstance(r.wish, RecordWanted) and "message" in r.wish.label.casefold()]

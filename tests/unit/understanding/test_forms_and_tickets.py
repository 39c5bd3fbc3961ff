"""Written orders for a form with named fields, tickets that are no cases of a help desk, and what is done to several things at once."""

import pytest

from core.brief import Brief, FeatureWanted, RecordWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _read(text: str) -> Brief:
    return read_brief(text, "en")


def _records(brief: Brief) -> dict[str, RecordWanted]:
    return {w.plural: w for w in brief.wishes(RecordWanted)}


def _features(brief: Brief) -> set[Feature]:
    return {w.feature for w in brief.wishes(FeatureWanted)}


def test_a_form_that_is_ordered_with_its_fields_has_them() -> None:
    said = (
        "Please create a sign-up form with fields for e-mail, shoe size, and club name. Users should be able to fill out the form and submit the information."
    )
    form = _records(_read(said))["Submissions"]

    assert [f.label for f in form.fields] == ["Email", "Shoe size", "Club name"]
    assert form.public_form


def test_a_word_for_fields_is_no_field() -> None:
    said = "Please build a kennel website. The page should have a registration form with input fields such as dog name, breed, and birthday."
    labels = {f.label for w in _records(_read(said)).values() for f in w.fields}

    assert "Dog name" in labels
    assert "Input fields" not in labels


@pytest.mark.parametrize(("help_desk", "concept"), [("", "ticket_type"), (" The support desk solves issues.", "ticket")])
def test_tickets_for_something_are_sold_unless_there_is_a_help_desk(help_desk: str, concept: str) -> None:
    brief = _read(f"Please build a harbour website. Users should be able to book rooms, and book regatta tickets.{help_desk}")

    assert _records(brief)["Regatta tickets"].concept == concept


def test_what_is_done_to_several_things_is_no_name() -> None:
    brief = _read("Please build a boatyard app. The app should have functions for showing boats, scheduling boat repairs and listing spare parts.")

    assert not {"Scheduling boat repairs", "Listing spare parts"} & set(_records(brief))
    assert any("repairs" in name for name in map(str.casefold, _records(brief)))


def test_whoever_invites_others_shares_a_link() -> None:
    said = "Please build a rowing website. Users should be able to create races and {}."

    assert Feature.SHARE in _features(_read(said.format("invite others to join")))
    assert Feature.SHARE not in _features(_read(said.format("invite friends")))


def test_a_call_to_action_leads_to_a_form() -> None:
    assert Feature.CONTACT_FORM in _features(_read("Please build a sailing school website. The website should have a course list and clear calls-to-action."))

"""Fields that an instruction names with "with", and persons who do something without a word like "can"."""

from core.brief import Brief, RecordWanted, RoleWanted
from core.understanding.brief_reader import read_brief


def fields(brief: Brief) -> dict[str, list[str]]:
    return {one.label: [f.label for f in one.fields] for one in brief.wishes(RecordWanted)}


def test_with_opens_the_fields_of_what_is_added() -> None:
    told = "Please build a site for a falconry. It should allow keepers to add birds with weight, ring number and a photo, feed birds, and print a list."
    assert fields(read_brief(told, "en"))["Bird"] == ["Weight", "Ring number", "Photo"]


def test_with_before_persons_opens_nothing() -> None:
    told = "Please build a chess site. Users should be able to play games with friends and chat with opponents, and see a list of games."
    assert all(not any("friend" in label.casefold() for label in found) for found in fields(read_brief(told, "en")).values())


def test_let_takes_a_doer_without_to() -> None:
    told = "Create a web app for a depot. The system should let drivers register trips with date, route number and litres, and let managers approve trips."
    brief = read_brief(told, "en")
    assert fields(brief)["Trip"] == ["Date", "Route number", "Litres"]
    assert {one.label for one in brief.wishes(RoleWanted)} >= {"Driver", "Manager"}


def test_whoever_does_something_need_not_be_told_that_they_can() -> None:
    told = "Build a tool for a choir: singers log rehearsals with date, piece and minutes, conductors approve rehearsals, and there is a report as CSV."
    brief = read_brief(told, "en")
    assert fields(brief)["Rehearsal"] == ["Date", "Piece", "Minutes"]
    assert {one.label for one in brief.wishes(RoleWanted)} == {"Singer", "Conductor"}

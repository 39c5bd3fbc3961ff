"""What people say into a phone without a pause: choices behind their field, names behind their number, second thoughts behind a full stop."""

from datetime import date
from decimal import Decimal

import pytest

from core.appspec import AppSpec, NoOverlap
from core.brief import Brief, Coloured, FieldWanted, ItemsOffered, Named, PeopleNamed, RecordWanted, Requirement, RuleKind, RuleWanted, Status
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief


def planned(text: str) -> AppSpec:
    return plan(read_brief(text, "en"), today=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("text", "label", "options"),
    [
        ("Need a list of rowers with name, side bow stroke or both, phone.", "Side", ("bow", "stroke", "both")),
        ("Riders leave name, email and their level novice steady or bold.", "Level", ("novice", "steady", "bold")),
        ("Players with name, age, position prop hooker lock flanker, and phone.", "Position", ("prop", "hooker", "lock", "flanker")),
    ],
)
def test_choices_behind_their_field_without_a_pause(text: str, label: str, options: tuple[str, ...]) -> None:
    fields = {f.label: f.options for wish in read_brief(text, "en").wishes(RecordWanted) for f in wish.fields}
    assert fields.get(label) == options


def test_an_alternative_of_two_is_still_one_field() -> None:
    fields = [f.label for wish in read_brief("They leave name, phone or email, and the address.", "en").wishes(RecordWanted) for f in wish.fields]
    assert "Name" in fields
    assert "Address" in fields


def test_as_many_names_as_were_counted_are_things_with_their_price() -> None:
    brief = read_brief("I rent three barges called Otter, Pike and Wren, 140 pounds a night.", "en")
    (wish,) = brief.wishes(ItemsOffered)
    assert [(i.label, i.price, i.unit) for i in wish.items] == [(name, Decimal(140), "night") for name in ("Otter", "Pike", "Wren")]
    assert not brief.wishes(Named)


def test_as_many_names_as_people_were_counted_are_people() -> None:
    (wish,) = read_brief("Ink studio Red Rook, three artists, Mo, Lin and Tess. People book with name and phone.", "en").wishes(PeopleNamed)
    assert wish.names == ("Mo", "Lin", "Tess")


def test_other_numbers_name_nobody() -> None:
    assert not read_brief("We have two rooms, Anna cleans them and Ben and Cy cook.", "en").wishes(PeopleNamed)


def test_a_sentence_of_its_own_takes_a_number_back() -> None:
    brief = read_brief("People book a lesson. Cancel at least 48 hours before. No wait, make that 24 hours.", "en")
    assert [w.amount for w in brief.wishes(RuleWanted)] == [Decimal(24)]


@pytest.mark.parametrize("text", ["Open every day. Forest green please.", "make it forest green and um no newsletter", "We fly kites. navy blue please"])
def test_a_colour_before_please_is_a_colour(text: str) -> None:
    assert read_brief(text, "en").wishes(Coloured)


def test_a_rule_that_nothing_keeps_is_not_called_done() -> None:
    songs = RecordWanted("Song", "Songs", "song", (FieldWanted("Title", "title"), FieldWanted("Composer")))
    rule = RuleWanted(RuleKind.NO_DOUBLE_BOOKING, "Never twice")
    asked = Brief(
        "en", (Requirement("r1", "Songs", "songs", songs, 0.9), Requirement("r2", "Rule: Never twice", "never twice", rule, 0.9)), "songs, never twice"
    )
    met = {m.requirement_id: m for m in plan(asked, today=date(2026, 11, 23)).checklist}
    assert met["r2"].status is not Status.DONE
    assert met["r2"].note


def test_a_request_with_a_day_is_kept_to_one_a_day() -> None:
    spec = planned("I shoot weddings. Couples fill in name, email, wedding date, venue. Only one wedding per day. They send a request.")
    rules = [r for e in spec.entities for r in e.rules if isinstance(r, NoOverlap)]
    assert rules or any(m.status is Status.PARTIAL for m in spec.checklist if "one wedding" in m.text)


def test_what_binds_and_is_only_shown_is_met_in_part() -> None:
    spec = planned("We run a bakery called Crust. People order rye 4 and oat 5 with name and phone. Only 30 loaves leave the oven.")
    lines = [m for m in spec.checklist if "30" in m.text]
    assert lines
    assert all(m.status is not Status.DONE for m in lines)

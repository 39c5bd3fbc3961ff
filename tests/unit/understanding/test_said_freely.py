"""Prices without a currency, questions answered by yes or no, and limits, as people say them in English."""

from decimal import Decimal

import pytest

from core.brief import (
    ContactGiven,
    FeatureWanted,
    FieldType,
    Item,
    ItemsOffered,
    NotWanted,
    OpenAt,
    PeopleNamed,
    RecordWanted,
    RuleKind,
    RuleWanted,
    StatusesWanted,
    TextWanted,
)
from core.understanding.brief_reader import read_brief


def offered(text: str) -> list[tuple[str, int]]:
    return [(i.label, int(i.price or 0)) for wish in read_brief(text, "en").wishes(ItemsOffered) for i in wish.items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Guests can book a place in our weaving class for 44 pounds or a felt evening for 19.", [("Weaving class", 44), ("Felt evening", 19)]),
        ("We also sell scarves 17 and caps 9.", [("Scarves", 17), ("Caps", 9)]),
        ("People reserve a table, and order broth for 6.", [("Broth", 6)]),
        ("We hire out a canoe for 18 a day and a tandem for 35.", [("Canoe", 18), ("Tandem", 35)]),
        ("We rent paddle boards, 14 an hour.", [("Paddle boards", 14)]),
        ("A cabin is 62 a night and cats are 4 extra.", [("Cabin", 62), ("Cats", 4)]),
        ("Lessons are 40 minutes for 28 or 80 minutes for 50. Pupils choose.", [("Lesson (40 minutes)", 28), ("Lesson (80 minutes)", 50)]),
    ],
)
def test_a_bare_number_is_a_price_where_a_verb_offers(text: str, items: list[tuple[str, int]]) -> None:
    assert offered(text) == items


@pytest.mark.parametrize("text", ["People can reserve a table for 7.", "Kids can book lessons at 5.", "The limit is 9 a day."])
def test_other_numbers_stay_what_they_are(text: str) -> None:
    assert offered(text) == []


def test_what_is_booked_and_what_is_sold_are_two_lists() -> None:
    brief = read_brief("People book a glass evening for 29 euros. We also sell beads for 7 and lamps for 48.", "en")
    assert [tuple(i.label for i in wish.items) for wish in brief.wishes(ItemsOffered)] == [("Glass evening",), ("Beads", "Lamps")]
    assert brief.wishes(ItemsOffered)[1].concept == "product"


def test_what_is_on_offer_is_not_of_the_fields_before_it() -> None:
    brief = read_brief("owners sign up with name phone and the cat's name and colour, a short visit is eight pounds and a long visit is fifteen pounds", "en")
    assert [wish.concept for wish in brief.wishes(ItemsOffered)] == [None]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They book and leave name, phone and whether it is their first visit.", "First visit"),
        ("Members have name, phone and whether they paid this season.", "Paid this season"),
        ("Goats: name, breed, birth date, vaccinated yes/no, owner", "Vaccinated"),
        ("Goats: name, breed, birth date, horned (yes or no), owner", "Horned"),
        ("Each colony has a number, place, queen seen yes or no and weight.", "Queen seen"),
    ],
)
def test_what_is_answered_by_yes_or_no_is_ticked(text: str, label: str) -> None:
    brief = read_brief(text, "en")
    fields = [f for wish in brief.wishes(RecordWanted) for f in wish.fields]
    assert [f.label for f in fields if f.type is FieldType.BOOLEAN] == [label]
    assert not brief.wishes(NotWanted)
    assert not brief.wishes(TextWanted)


def test_a_limit_has_its_number_beside_it() -> None:
    brief = read_brief("People book a seat in the workshop for 38 euros. At most nine people at a time.", "en")
    assert [(wish.kind, wish.amount) for wish in brief.wishes(RuleWanted)] == [(RuleKind.CAPACITY, Decimal(9))]
    assert not read_brief("People book a seat for 24.", "en").wishes(RuleWanted)


def test_lengths_are_kept_with_their_prices() -> None:
    (wish,) = read_brief("Lessons are 40 minutes for 28 or 80 minutes for 50.", "en").wishes(ItemsOffered)
    assert wish.items[0] == Item("Lesson (40 minutes)", Decimal(28), 40)


def records(text: str) -> list[tuple[str, list[str]]]:
    return [(wish.plural, [f.label for f in wish.fields]) for wish in read_brief(text, "en").wishes(RecordWanted)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("I want to track my expenses by category and get a yearly chart.", [("Expenses", ["Category"])]),
        ("I want to log my swims and see a graph.", [("Swims", [])]),
        ("I'd like to track my toy boats with scale, maker and price.", [("Toy boats", ["Scale", "Maker", "Price"])]),
        ("I want to track my naps with date, mood from 1 to 5 and a note.", [("Naps", ["Date", "Mood", "Note"])]),
        ("Keep track of the plants I own with species, place, and see how many I water each week.", [("Plants", ["Species", "Place"])]),
        ("Donations: who, what, weight, date.", [("Donations", ["Name", "What", "Weight", "Date"])]),
        ("Every item has a name, next inspection date and who tested it last.", [("Items", ["Name", "Next inspection", "Who tested it last"])]),
        ("Guests choose a flat, arrival date and departure date.", [("Requests", ["Flat", "Arrival date", "Departure date"])]),
        ("Vehicles with plate and owner, repairs with date, cost and fault.", [("Vehicles", ["Plate", "Owner"]), ("Repairs", ["Date", "Cost", "Fault"])]),
    ],
)
def test_records_are_what_somebody_keeps(text: str, kept: list[tuple[str, list[str]]]) -> None:
    assert records(text) == kept


def test_a_scale_is_a_number_between_its_bounds_and_no_time() -> None:
    brief = read_brief("a diary: date, how tired from 1 to 10, what I ate", "en")
    (field,) = [f for wish in brief.wishes(RecordWanted) for f in wish.fields if f.maximum]
    assert (field.label, field.type, field.minimum, field.maximum) == ("How tired", FieldType.INTEGER, Decimal(1), Decimal(10))
    assert not brief.wishes(OpenAt)


def test_statuses_belong_to_the_noun_before_them() -> None:
    brief = read_brief("Boats with name and owner, repairs with status waiting, in work, done, and invoices.", "en")
    assert [(wish.statuses, wish.of) for wish in brief.wishes(StatusesWanted)] == [(("waiting", "in work", "done"), "Repair")]
    assert "Status" not in dict(records("Boats with name and owner, repairs with status waiting, in work, done."))["Boats"]


def test_payments_beside_records_are_records() -> None:
    text = "An app for our street with tenants, payments, repairs and invoices."
    assert [label for label, _ in records(text)] == ["Tenants", "Payments", "Repairs", "Invoices"]
    assert not read_brief(text, "en").wishes(FeatureWanted)


@pytest.mark.parametrize(
    ("text", "labels", "of"),
    [
        ("Every item has a name and place. We have pumps, helmets, radios and ropes.", ["Pumps", "Helmets", "Radios", "Ropes"], "Item"),
        ("We also give away cuttings: mint, sage, fern, for free.", ["Mint", "Sage", "Fern"], "Cuttings"),
        ("We teach ballet, jazz and tap to kids.", ["Ballet", "Jazz", "Tap"], None),
    ],
)
def test_what_there_is_is_listed_without_prices(text: str, labels: list[str], of: str | None) -> None:
    (wish,) = read_brief(text, "en").wishes(ItemsOffered)
    assert ([i.label for i in wish.items], wish.of) == (labels, of)


def test_how_many_people_somebody_is_asks_for_nothing() -> None:
    brief = read_brief("We are a rowing team of about thirty people. I need a list of boats with name and seats.", "en")
    assert not [w for w in brief.wishes(TextWanted) if w.literals]


def test_people_and_place_are_heard_without_a_noun_for_them() -> None:
    assert read_brief("It is just us three: Ana, Kim and me.", "en").wishes(PeopleNamed)[0].names == ("Ana", "Kim")
    assert read_brief("I manage a workshop space in Leeds, The Anvil.", "en").wishes(ContactGiven)[0].text == "Leeds"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Soups: pea 5.5, leek 6.5. Mains: stew 14, pie 13.5, baked trout 18.", [("Pea", 5), ("Leek", 6), ("Stew", 14), ("Pie", 13), ("Baked trout", 18)]),
        ("One swim 14, ten swims 110.", [("One swim", 14), ("Ten swims", 110)]),
        ("Soft cheese 18 per kilo, hard cheese 14 per kilo.", [("Soft cheese", 18), ("Hard cheese", 14)]),
        ("3k is 10 euros, 8k 15 euros.", [("3k", 10), ("8k", 15)]),
    ],
)
def test_a_list_of_things_and_numbers_is_a_price_list(text: str, items: list[tuple[str, int]]) -> None:
    assert offered(text) == items


@pytest.mark.parametrize("text", ["Each chore earns points: dishes 5, vacuum 15.", "The hall is for kids aged 5, 12 or 15."])
def test_other_lists_of_numbers_are_none(text: str) -> None:
    assert not [price for _, price in offered(text) if price]


@pytest.mark.parametrize(
    ("text", "label", "options"),
    [
        ("Children have name, birth date, team (bees, owls, frogs), allergies", "Team", ("bees", "owls", "frogs")),
        (
            "I need the rider's name, age, how trained they are so beginner, middling or advanced, and their weight",
            "How trained",
            ("beginner", "middling", "advanced"),
        ),
    ],
)
def test_values_are_told_of_a_field_that_nobody_knows(text: str, label: str, options: tuple[str, ...]) -> None:
    fields = [f for wish in read_brief(text, "en").wishes(RecordWanted) for f in wish.fields]
    assert [(f.label, f.options) for f in fields if f.options] == [(label, options)]
    assert len(fields) == 4


def test_hours_are_heard_without_small_words() -> None:
    (wish,) = read_brief("We are open 9 to 5.", "en").wishes(OpenAt)
    assert (wish.hours[0].opens, wish.hours[0].closes) == ("09:00", "17:00")
    sessions = [h for wish in read_brief("Hatha Monday 18:00, Yin Sunday 10:30.", "en").wishes(OpenAt) for h in wish.hours]
    assert [(h.days, h.opens) for h in sessions] == [((0,), "18:00"), ((6,), "10:30")]


def test_a_number_is_kept_with_what_it_is_of() -> None:
    said = [one.text for one in read_brief("A page for our football club Rovers. Squad limit is 16.", "en").requirements]
    assert not [text for text in said if text.endswith(": is 16")]

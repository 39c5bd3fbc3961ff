"""Spoken English: prices in a row, names behind a count, short orders, and what an application cannot work out by itself."""

from decimal import Decimal

from core.brief import Coloured, FeatureWanted, ItemsOffered, Named, OpenAt, RecordWanted, RuleKind, RuleWanted, TextWanted, TradeIs
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _prices(text: str) -> list[tuple[str, Decimal | None]]:
    return [(i.label, i.price) for w in read_brief(text, "en").wishes(ItemsOffered) for i in w.items]


def test_one_thing_at_several_prices_is_offered_once_a_price() -> None:
    text = "um we are a florist called Fern and Thistle in Ludlow and people order wreaths, they are 20, 35 and 50 pounds"

    brief = read_brief(text, "en")

    assert _prices(text) == [("Wreath 20", Decimal(20)), ("Wreath 35", Decimal(35)), ("Wreath 50", Decimal(50))]
    assert brief.wishes(Named)[0].name == "Fern and Thistle"
    assert not brief.wishes(TextWanted)


def test_free_over_an_amount_is_a_rule_of_the_delivery_and_nothing_on_offer() -> None:
    brief = read_brief("we sell soup, delivery is three pounds, free over 30", "en")

    assert {(r.kind, r.amount) for r in brief.wishes(RuleWanted)} == {(RuleKind.DELIVERY_FEE, Decimal(3)), (RuleKind.FREE_DELIVERY_FROM, Decimal(30))}
    assert not brief.wishes(ItemsOffered)


def test_small_numbers_behind_sizes_are_prices_also_before_the_first_currency() -> None:
    expected = [("Small", Decimal(4)), ("Medium", Decimal(6)), ("Large", Decimal(9))]

    assert _prices("we do curry, small 4, medium 6 and large 9 pounds") == expected
    assert _prices("smoothies, small 4, medium 6, large 9") == expected


def test_a_length_of_time_may_be_what_is_sold() -> None:
    assert _prices("I give cello lessons, an hour is 40 pounds and half an hour is 22") == [("Hour", Decimal(40)), ("Half an hour", Decimal(22))]


def test_names_behind_a_count_are_things_and_no_colours() -> None:
    brief = read_brief("we have a cidery with three ciders, hmm. We have three rooms, Silver Birch, Amber Oak and Old Barn, people book them", "en")

    assert [i.label for w in brief.wishes(ItemsOffered) for i in w.items] == ["Silver Birch", "Amber Oak", "Old Barn"]
    assert not brief.wishes(Coloured)


def test_behind_a_day_ten_to_five_is_a_span() -> None:
    hours = read_brief("a cat groomer, open Thursday to Saturday ten to five", "en").wishes(OpenAt)[0].hours[0]

    assert (hours.opens, hours.closes) == ("10:00", "17:00")


def test_what_an_ordered_application_comes_with_is_no_list_of_fields() -> None:
    brief = read_brief("Build a trivia app about rivers of Europe for teenagers with twelve questions, a score at the end and a leaderboard", "en")

    assert brief.wishes(TradeIs)[0].label == "Rivers of Europe trivia"
    assert not brief.wishes(RecordWanted)
    assert {Feature.QUIZ, Feature.RANKING} <= {f.feature for f in brief.wishes(FeatureWanted)}


def test_a_list_of_people_with_their_details_keeps_these_people() -> None:
    record = read_brief("I run a rowing club and need a list of members with their seat, phone and email", "en").wishes(RecordWanted)[0]

    assert record.concept == "member"
    assert not record.public_form
    assert {"phone", "email"} <= {f.concept for f in record.fields}


def test_counts_and_rules_between_fields_are_no_fields() -> None:
    brief = read_brief("bars order barrels from us, they choose the beer, how many barrels and the delivery day, minimum order four barrels", "en")

    assert [f.label for f in brief.wishes(RecordWanted)[0].fields] == ["Beer", "Quantity", "Delivery day"]


def test_what_it_would_have_to_work_out_is_kept_in_its_own_words() -> None:
    brief = read_brief("I want an app that identifies mushrooms from a picture and keeps a list of my finds", "en")

    kept = [r.source for r in brief.requirements if isinstance(r.wish, TextWanted)]
    assert kept == ["identifies mushrooms from a picture"]


def test_only_what_was_not_understood_is_said_again() -> None:
    brief = read_brief("okay so we are a tennis club with 140 lockers", "en")

    assert [r.source for r in brief.requirements if isinstance(r.wish, TextWanted)] == ["with 140 lockers"]

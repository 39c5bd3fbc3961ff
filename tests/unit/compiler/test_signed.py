"""Who a record is from: asked of strangers, known of those who are logged in."""

import re
from datetime import date

from core.appspec import AppSpec, BookingView
from core.brief import FieldType
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TODAY = date(2026, 11, 23)
TALK = "A forum for owners of old typewriters: users register, start threads and write comments. Users also write posts. Admins delete posts."


def planned(text: str) -> AppSpec:
    return plan(read_brief(text, "en"), today=TODAY)


def test_a_booking_with_somebody_by_name_still_asks_whose_it_is() -> None:
    spec = planned("Nail studio Kit. Manicure 30 euros, pedicure 40 euros. Two artists: Olga, Rana. Customers book a time with the artist they want.")
    booked = next(view for view in spec.views if isinstance(view, BookingView))

    assert "customer_name" in booked.details
    assert "self: 'name'" in compile_site(spec).files["model.js"].decode()


def test_threads_are_the_topics_of_the_forum() -> None:
    kinds = {entity.key for entity in planned(TALK).entities}

    assert len(kinds & {"forum_topic", "topic"}) == 1


def test_what_is_written_is_signed_and_dated_by_itself() -> None:
    spec = planned(TALK)
    model = compile_site(spec).files["model.js"].decode()

    for entity in spec.entities:
        if {"author", "at"} <= {field.key for field in entity.fields}:
            assert (entity.field("author").default, entity.field("at").default) == ("me", "now"), entity.key
    assert "signed: true" in model
    assert "stamped: true" in model


def test_a_comment_below_one_thing_does_not_ask_below_which_other_it_stands() -> None:
    pages = "".join(body.decode() for path, body in compile_site(planned(TALK)).files.items() if path.startswith("pages/"))
    asked = re.findall(r"comments\(\{.*?fields: \[([^\]]*)\]", pages, re.DOTALL)

    assert asked
    assert not any(tie in one for one in asked for tie in ("'post'", "'topic'", "'forum_topic'"))


def test_articles_that_lie_in_a_quantity_on_a_shelf_are_goods() -> None:
    spec = planned("Internal stock keeping for our bakery: articles with article number, shelf, quantity and minimum quantity. Warn when stock is low.")

    assert not any(one.tag == "list" and one.layout == "feed" for one in spec.views)
    assert "content" not in {field.key for entity in spec.entities for field in entity.fields}


def test_the_time_of_a_recipe_is_how_long_it_takes() -> None:
    recipe = planned("A site of recipes named Ladle: recipes with ingredients, time and difficulty. Users rate them.").entity("recipe")

    assert {field.type for field in recipe.fields if "time" in field.label.casefold()} == {FieldType.DURATION}


def test_a_wedding_is_no_party_on_a_poster() -> None:
    assert planned("Wedding page for Ida and Jon, 4 May 2027. Photo gallery and a form to answer.").theme.design == "salon"
    assert planned("We plan parties and village fairs. Photo gallery and a form to ask for an offer.").theme.design == "poster"

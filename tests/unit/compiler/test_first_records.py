"""What stands in a prototype before anybody entered something: names, pictures, questions, figures that fit."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from core.appspec import BookingView, CalculatorView, ListView, QuizView, Section
from core.brief import FieldType, FieldWanted, Item, ItemsOffered, RecordWanted, RuleKind, RuleWanted, TradeIs
from core.compiler import knowledge
from core.compiler.arithmetic import to_js
from core.compiler.art import scenes
from core.compiler.art.paint import Inks
from core.compiler.compile import compile_site
from core.compiler.designs import DESIGNS
from core.compiler.planner import plan
from core.compiler.theme import schemes
from core.features import Feature
from core.languages import LANGUAGES
from core.understanding.brief_reader import read_brief
from tests.unit.compiler.made_briefs import asking, brief

TODAY = date(2026, 11, 23)


def test_a_record_is_called_by_a_name_of_its_own_and_not_by_its_teacher() -> None:
    course = RecordWanted("Course", "Courses", "course", (FieldWanted("Teacher", "teacher"), FieldWanted("Level", "level")))
    made = plan(brief("en", course), today=TODAY).entity("course")
    assert made.title == "name"
    assert made.fields[0].key == "name"
    own = RecordWanted("Gadget", "Gadgets", None, (FieldWanted("Product name"), FieldWanted("Description", "description", FieldType.LONG_TEXT)))
    [gadget] = [one for one in plan(brief("en", own), today=TODAY).entities if one.label == "Gadget"]
    assert gadget.field(gadget.title).label == "Product name"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("concept", ["news", "forum_topic", "exam", "apartment", "plant", "habit"])
def test_first_records_have_different_names_and_no_numbers_behind_them(language: str, concept: str) -> None:
    spec = plan(brief(language, RecordWanted(concept, concept, concept)), today=TODAY)
    [entity] = [one for one in spec.entities if one.key == concept]
    titles = [str(row[entity.title]) for row in entity.rows]
    assert len(set(titles)) == len(titles) > 3
    assert not any(title.split()[-1].isdigit() for title in titles)


def test_a_booking_asks_who_books_and_a_table_is_no_dish() -> None:
    menu = ItemsOffered((Item("Soup"), Item("Stew")), "dish")
    spec = plan(brief("en", TradeIs("restaurant", "Restaurant"), menu, asking(Feature.BOOKING)), today=TODAY)
    view = next(one for one in spec.views if isinstance(one, BookingView))
    assert view.service is None
    assert "customer_name" in view.details


def test_rules_are_told_as_a_visitor_is_told_them() -> None:
    rule = RuleWanted(RuleKind.CANCEL_BEFORE, "can cancel up to two days before, we said", 2, "days")  # type: ignore[arg-type]
    spec = plan(brief("en", TradeIs("hair_salon", "Hair salon"), asking(Feature.BOOKING), rule), today=TODAY)
    view = next(one for one in spec.views if isinstance(one, BookingView))
    assert view.intro == "Cancel up to 48 hours before."


def test_every_question_of_a_quiz_has_its_right_answer_among_three() -> None:
    for row in knowledge.table("quizzes.psv"):
        for language in ("en", "de"):
            asked = replace(brief(language, asking(Feature.QUIZ)), text=row["words"].split()[0])
            spec = plan(asked, today=TODAY)
            quiz = next(one for one in spec.views if isinstance(one, QuizView))
            rows = spec.entity(quiz.questions).rows
            assert len({str(one["question"]) for one in rows}) == len(rows) >= 6
            for one in rows:
                choices = str(one["choices"]).split("\n")
                assert len(set(choices)) == 3
                assert 1 <= int(str(one["answer"])) <= 3


@pytest.mark.parametrize("kind", sorted(knowledge.toml("calculators.toml")))
def test_every_calculator_reckons_in_every_language(kind: str) -> None:
    known = knowledge.toml("calculators.toml")[kind]
    for language in LANGUAGES:
        spec = plan(replace(brief(language, asking(Feature.CALCULATOR)), text=known["words"][0]), today=TODAY)
        view = next(one for one in spec.views if isinstance(one, CalculatorView))
        assert [one.key for one in view.inputs] == [one[0] for one in known["inputs"]]
        names = {one.key for one in view.inputs}
        for one in view.outputs:
            assert to_js(one.expression, names)
            names.add(one.key)
            assert one.label != one.key or one.key == "bmi"


def test_no_two_designs_compose_their_first_picture_alike() -> None:
    styles = {design.picture: design for design in DESIGNS.values()}
    cast = ("bread", "croissant", "pretzel", "bagel", "doughnut")
    inks = Inks.of(schemes(plan(brief("en"), today=TODAY).theme, DESIGNS["plain"])[0], 0.2)
    drawn = [scenes.hero(cast, style, inks, "Mill") for style in styles]
    assert len(set(drawn)) == len(styles)
    assert all(one != other for one, other in pairwise(sorted(len(picture) for picture in drawn)))


def test_a_film_and_a_tune_are_there_only_where_something_plays() -> None:
    stream = plan(brief("en", RecordWanted("Film", "Films", "video"), RecordWanted("Song", "Songs", "song")), today=TODAY)
    assert {"media/film.webm", "media/tune.webm"} <= set(compile_site(stream).files)
    assert not any(path.startswith("media/") for path in compile_site(plan(brief("en", TradeIs("bakery", "Bakery")), today=TODAY)).files)


def test_the_first_words_say_more_than_the_name_again() -> None:
    spec = plan(brief("en", TradeIs("dental", "Dental practice"), asking(Feature.BOOKING)), today=TODAY)
    hero = next(part for view in spec.views for part in getattr(view, "sections", ()) if isinstance(part, Section) and part.kind == "hero")
    assert hero.title not in ("", spec.business.name)
    assert any(isinstance(view, ListView) or view.label in hero.text for view in spec.views)


def test_what_is_looked_at_stands_on_cards_under_names_of_its_own() -> None:
    brief = read_brief("Please build a website for an island. Visitors should be able to view landmarks and read success stories.", "en")
    spec = plan(brief, today=date(2026, 11, 23))
    for plural in ("Landmarks", "Success stories"):
        entity = next(e for e in spec.entities if e.plural == plural)
        shown = next(v for v in spec.views if isinstance(v, ListView) and v.entity == entity.key)
        assert shown.layout == "cards"
        assert not any(entity.label.casefold() in str(row[entity.title]).casefold() for row in entity.rows)


def test_what_staff_keeps_up_stays_a_table() -> None:
    spec = plan(read_brief("Please build a museum's system. Staff should be able to add, edit and delete landmarks.", "en"), today=date(2026, 11, 23))
    shown = next(v for v in spec.views if isinstance(v, ListView) and v.label == "Landmarks")
    assert shown.layout == "table"

"""Orders for a tool that works something out get one: what goes in, a button, what comes of it."""

from datetime import date

import pytest

from core.appspec import AppSpec, CalculatorView, ListView, PageView, ToolView
from core.brief import Status
from core.compiler import knowledge
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

_ORDERS = {
    "write": "Please build an assistant that generates email replies for a hotel.",
    "analyse": "Please build a website that can summarize articles.",
    "check": "Please build a tool for proofreading leaflets.",
    "qr": "Please build a QR code generator for a museum.",
    "reshape": "Please build a web tool that converts CSV files for shops.",
    "codes": "Please build a site for generating invitation codes for parties.",
    "cipher": "Please build a tool to encrypt and decrypt letters.",
    "compare": "Please build a website to compare two documents.",
    "lots": "Please build a lucky draw page for our summer party.",
    "password": "Please build a site for generating passwords for parents.",
    "picture": "Please build a website where users can crop and rotate photos.",
    "poster": "Please build a website that generates birthday posters.",
}


def _plan(text: str) -> AppSpec:
    return plan(read_brief(text, "en"), today=date(2026, 11, 22))


def _tools(spec: AppSpec) -> list[ToolView]:
    return [v for v in spec.views if isinstance(v, ToolView)]


def test_every_tool_of_the_table_has_an_order() -> None:
    assert set(_ORDERS) == set(knowledge.toml("tools.toml"))


@pytest.mark.parametrize("does", sorted(_ORDERS))
def test_an_order_for_a_tool_gets_it(does: str) -> None:
    spec = _plan(_ORDERS[does])
    assert does in [v.does for v in _tools(spec)]
    files = compile_site(spec).files
    assert f"lib/tools/{does}.js" in files
    assert not any(e.plural == "Products" for e in spec.entities)


@pytest.mark.parametrize(
    "text",
    [
        "Please build a shop website. Users can create an account, edit their photos and order cakes.",
        "Please build a clinic website that generates monthly reports and tracks conversion rates of its campaigns.",
        "Please build a music site where listeners play songs and convert audio to other formats.",
        "I have a bakery and people should order bread for Saturday.",
    ],
)
def test_no_tool_where_nothing_is_worked_out(text: str) -> None:
    assert not _tools(_plan(text))


def test_what_would_need_a_language_model_is_said_to_follow_rules() -> None:
    spec = _plan("Please build a website. The website should have functionalities for article generation and file management.")
    assert _tools(spec)
    lines = [m for m in spec.checklist if m.note == knowledge.text("note_tool", "en")]
    assert lines
    assert all(m.status is Status.PARTIAL for m in lines)


def test_reckoning_stays_with_calculators() -> None:
    spec = _plan("Please build a loan calculator website that calculates the monthly rate.")
    assert any(isinstance(v, CalculatorView) for v in spec.views)
    assert not _tools(spec)


def test_a_tool_behind_a_log_in_leaves_the_door_in_front() -> None:
    spec = _plan("Please build a writing site. Users should be able to log in, generate articles and manage notes.")
    assert isinstance(spec.views[0], PageView)


def test_what_a_tool_is_given_and_shows_is_its_page_and_no_records() -> None:
    spec = _plan(
        "Please build a password generator for our members. Users should be able to set the password length, include symbols and uppercase letters, "
        "and see the password strength."
    )
    (view,) = _tools(spec)
    assert view.does == "password"
    assert {"length", "upper", "symbols", "own"} <= {one.key for one in view.entries}
    assert not spec.entities
    assert not spec.users
    assert not any(m.text.startswith("Accounts") for m in spec.checklist)


def test_records_that_are_kept_beside_a_tool_stay_records() -> None:
    spec = _plan("Please build a text analysis tool for a school. Teachers should be able to add, edit and delete paragraphs, and see the number of sentences.")
    assert [v.does for v in _tools(spec)] == ["analyse"]
    assert any(e.plural == "Paragraphs" for e in spec.entities)
    assert not any(e.plural == "Sentences" for e in spec.entities)


def test_a_loan_has_its_plan_its_history_and_a_second_one_beside_it() -> None:
    spec = _plan(
        "Please build a mortgage calculator for home buyers. Users can enter the loan amount and the interest rate, see the amortization schedule, "
        "compare two loans and save calculations to the history."
    )
    view = next(v for v in spec.views if isinstance(v, CalculatorView))
    assert view.schedule
    assert view.compare
    assert view.history
    assert [e.key for e in spec.entities] == [view.history]
    assert "lib/repayment.js" in compile_site(spec).files


def test_a_word_counter_replaces_and_turns_letters_where_that_was_said() -> None:
    spec = _plan("Please build a text analysis tool. It should count words and convert text to uppercase. Users should be able to find and replace words.")
    (view,) = _tools(spec)
    assert view.live
    assert {"find", "replace", "case"} <= {one.key for one in view.entries}
    plain = _plan(_ORDERS["analyse"])
    assert not {"find", "case"} & {one.key for one in _tools(plain)[0].entries}


def test_a_map_of_something_shows_it_and_hours_are_when_it_is_open() -> None:
    spec = _plan("Please build a guide to an island. Users should be able to view landmarks and their opening hours, and see the island map.")
    assert not {"Island maps", "Hours"} & {e.plural for e in spec.entities}
    landmark = next(e for e in spec.entities if e.plural == "Landmarks")
    assert any(f.label == "Opening hours" for f in landmark.fields)
    assert any(isinstance(v, ListView) and v.layout == "map" and v.entity == landmark.key for v in spec.views)
    assert any(isinstance(v, ListView) and v.layout == "cards" and v.label == "Landmarks" for v in spec.views)


def test_the_frame_of_a_page_is_no_record_and_its_menu_has_no_dishes() -> None:
    spec = _plan(
        "Please build a landing page for our gym app. The page should include a hero section and pricing plans. Users should reach each section from the menu."
    )
    assert not {"Heros", "Menu"} & {e.plural for e in spec.entities}
    assert any(e.plural == "Pricing plans" for e in spec.entities)


def test_a_code_generator_asks_for_colour_and_size_on_its_page() -> None:
    spec = _plan("Please build a QR code generator. Users should be able to enter a link, choose the colour and size of the code and download it as an image.")
    (view,) = _tools(spec)
    assert {"colour", "size", "text"} <= {one.key for one in view.entries}
    assert not {"Colours", "Sizes"} & {e.plural for e in spec.entities}

"""Several kinds of records said in a row, each kept in a list of its own."""

import pytest

from core.brief import Coloured, FeatureWanted, RecordWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We need an internal tool to keep track of laptops, licences and keys.", ["Laptops", "Licences", "Keys"]),
        ("Build me an app to keep track of drills, ladders and vans for our team.", ["Drills", "Ladders", "Vans"]),
        ("A CRM where we keep companies, contacts and deals.", ["Companies", "Contacts", "Deals"]),
    ],
)
def test_each_kind_in_a_row_is_a_list_and_the_tool_is_none(text: str, kinds: list[str]) -> None:
    found = read_brief(text, "en").wishes(RecordWanted)
    assert [one.plural for one in found] == kinds
    assert not any(one.fields for one in found)


def test_what_is_noted_of_each_one_is_no_list() -> None:
    found = read_brief("For each guest we need to keep track of nights, allergies and keys.", "en").wishes(RecordWanted)
    assert not {"Nights", "Allergies", "Keys"} & {one.plural for one in found}


def test_a_deed_in_the_row_is_no_list() -> None:
    found = read_brief("I run a hostel and need an app to manage guests, polish boots and wash towels.", "en").wishes(RecordWanted)
    assert not {"Polish boots", "Wash towels"} & {one.plural for one in found}


def test_a_board_by_stage_has_columns() -> None:
    features = [w.feature for w in read_brief("A CRM where we keep companies and deals; a board of the deals by stage.", "en").wishes(FeatureWanted)]
    assert Feature.KANBAN in features


@pytest.mark.parametrize(("language", "said"), [("en", "Colours mint green and white."), ("es", "Colores verde menta y blanco.")])
def test_white_lies_under_a_light_colour(language: str, said: str) -> None:
    colours = {c.role: c.css for c in read_brief(said, language).wishes(Coloured)}
    assert colours == {"background": "#ffffff", "accent": "#98ff98"}

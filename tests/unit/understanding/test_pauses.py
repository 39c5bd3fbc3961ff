"""Where sentences end in what a recogniser wrote down: full stops inside lists, and none at all."""

import pytest

from core.brief import Coloured, Named, OpenAt, RecordWanted, StatusesWanted
from core.understanding.brief_reader import read_brief
from core.understanding.pauses import part_breathless, with_commas
from core.understanding.scene import open_scene


def parts(text: str, language: str = "en") -> list[str]:
    scene = open_scene(with_commas(open_scene(text, language), text), language, text)
    part_breathless(scene)
    return [" ".join(t.text for t in scene.tokens[start:end]) for start, end in scene.sentences]


@pytest.mark.parametrize(
    ("language", "said", "beginnings"),
    [
        (
            "en",
            (
                "hello um this is for our toy library in the church hall in Barford it's called the Jolly Box families borrow puzzles and games and we need "
                "their name and phone at the end of the month I want to see what was borrowed most"
            ),
            {"it's", "and", "at", "I"},
        ),
        (
            "de",
            (
                "hallo wir sind die Fahrradküche Speiche in Kassel und wir brauchen eine liste wo wir räder eintragen also marke größe und besitzer "
                "und am ende vom monat will ich sehen wie viele es waren"
            ),
            {"wir", "und"},
        ),
    ],
)
def test_one_long_breath_has_beginnings(language: str, said: str, beginnings: set[str]) -> None:
    found = parts(said, language)
    assert len(found) >= 3
    assert {one.split()[0] for one in found[1:]} <= beginnings


def test_a_list_that_was_cut_by_full_stops_is_one_list() -> None:
    brief = read_brief("People book a kayak. We need their name. Phone number. Which day? How many boats? We are open Friday to Sunday. Nine till five.", "en")
    (record,) = brief.wishes(RecordWanted)
    assert [f.label for f in record.fields] == ["Name", "Phone number", "Day", "How many boats"]
    assert any(h.opens == "09:00" and h.closes == "17:00" for w in brief.wishes(OpenAt) for h in w.hours)


def test_a_new_thought_is_no_part_of_a_list() -> None:
    assert parts("We need their name and phone. Prices are on the board. Address is 5 Mill Lane.") == [
        "We need their name and phone",
        "Prices are on the board",
        "Address is 5 Mill Lane",
    ]


def test_statuses_that_were_cut_by_full_stops_are_one_list() -> None:
    (statuses,) = read_brief("We mend shoes. Statuses are waiting. On the bench. Fixed or collected. We are in York.", "en").wishes(StatusesWanted)
    assert statuses.statuses == ("waiting", "On the bench", "Fixed", "collected")


def test_two_colours_at_the_end_of_one_breath() -> None:
    said = "um this is for our toy library it's called the Jolly Box uh families borrow puzzles and games and I want to see what is out green and cream please"
    brief = read_brief(said, "en")
    assert {c.role: c.css for c in brief.wishes(Coloured)} == {"background": "#fffdd0", "accent": "#008000"}
    assert [n.name for n in brief.wishes(Named)] == ["Jolly Box"]

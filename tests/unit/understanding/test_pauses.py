"""Where sentences end in what a recogniser wrote down: full stops inside lists, and none at all."""

from decimal import Decimal

import pytest

from core.brief import Coloured, ItemsOffered, Named, OpenAt, RecordWanted, StatusesWanted
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


def test_statuses_and_prices_in_one_breath() -> None:
    said = (
        "hi this is for our canoe club Otter Bend each canoe has a name a length and how many seats statuses are free out or in repair "
        "a tour is two hours guests pay twelve pounds"
    )
    brief = read_brief(said, "en")
    assert [s.statuses for s in brief.wishes(StatusesWanted)] == [("free", "out", "in repair")]
    assert {"name", "length"} <= {f.concept for r in brief.wishes(RecordWanted) for f in r.fields}


@pytest.mark.parametrize(
    ("language", "said", "ground", "accent"),
    [
        (
            "fr",
            "on tient une brocante et à la fin du mois on compte ce qu'on a vendu vert foncé et blanc s'il vous plaît pas de boutique",
            "#ffffff",
            "#006400",
        ),
        (
            "pl",
            "prowadzimy szkołę tańca ludzie podają imię i telefon białe tło i turkusowe przyciski bez płatności online dla wszystkich",
            "#ffffff",
            "#40e0d0",
        ),
    ],
)
def test_colours_in_the_middle_of_one_breath(language: str, said: str, ground: str, accent: str) -> None:
    assert {c.role: c.css for c in read_brief(said, language).wishes(Coloured)} == {"background": ground, "accent": accent}


def test_who_books_is_no_kind_of_record() -> None:
    (record,) = read_brief("I run an escape room. People book with name. Email. How many players.", "en").wishes(RecordWanted)
    assert record.concept == "booking"
    assert record.public_form


def test_a_sentence_with_a_verb_of_its_own_begins_anew() -> None:
    assert len(parts("A tent is 18 pounds a night, a van is 27. Guests give name, email, arrival and departure.")) == 2


def test_what_lasts_and_costs() -> None:
    (offer,) = read_brief("We teach driving. A lesson takes 45 minutes and costs 58 pounds, a motorway drive 70 pounds.", "en").wishes(ItemsOffered)
    assert [(i.label, i.price, i.duration_min) for i in offer.items] == [("Lesson", Decimal(58), 45), ("Motorway drive", Decimal(70), None)]


def test_the_verb_of_a_price_is_not_what_opens_the_offer() -> None:
    (offer,) = read_brief("Tengo una peluquería canina. El baño son 20 euros, el corte 30.", "es").wishes(ItemsOffered)
    assert [(i.label, i.price) for i in offer.items] == [("Baño", Decimal(20)), ("Corte", Decimal(30))]


def test_a_thing_and_its_price_begin_anew() -> None:
    brief = read_brief(
        "ciao siamo una sartoria a Pavia si chiama Il Filo gli stati sono in attesa in lavorazione pronta o ritirata la piega costa 30 euro", "it"
    )
    assert [s.statuses for s in brief.wishes(StatusesWanted)] == [("in attesa", "in lavorazione", "pronta", "ritirata")]
    assert [(i.label, i.price) for w in brief.wishes(ItemsOffered) for i in w.items] == [("Piega", Decimal(30))]

"""What people say in English and German: corrections, colours with the names of hours and things, prices in passing, names beside an unknown trade."""

import pytest

from core.brief import Brief, Coloured, FeatureWanted, ItemsOffered, Named, RecordWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def colours(brief: Brief) -> dict[str, str]:
    return {c.role: c.css for c in brief.wishes(Coloured)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A kiosk page. Midnight blue background, gold buttons.", {"background": "#191970", "accent": "#ffd700"}),
        ("en", "A kiosk page. Green background I mean no, ivory background, teal buttons.", {"background": "#fffff0", "accent": "#008080"}),
        ("en", "A kiosk page. White background, buttons red no wait, make the buttons teal.", {"background": "#ffffff", "accent": "#008080"}),
        ("en", "A kiosk page. Olive on cream.", {"background": "#fffdd0", "accent": "#808000"}),
        ("de", "Seite für den Kiosk. Weißer Hintergrund, Knöpfe rot, nee, Knöpfe grün.", {"background": "#ffffff", "accent": "#008000"}),
        ("de", "Seite für den Kiosk. Graphit im Hintergrund, Knöpfe sandbraun.", {"background": "#383838", "accent": "#f4a460"}),
    ],
)
def test_colours_as_they_are_spoken(language: str, text: str, expected: dict[str, str]) -> None:
    assert colours(read_brief(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Quiz night at the club, it holds ninety.", Feature.CAPACITY_LIMIT),
        ("en", "Ten desks per evening, first come first served.", Feature.CAPACITY_LIMIT),
        ("en", "Players say if they can make it.", Feature.ATTENDANCE),
        ("de", "Acht Stühle pro Abend, wer zuerst kommt.", Feature.CAPACITY_LIMIT),
        ("de", "Die Sängerinnen sagen zu oder ab.", Feature.ATTENDANCE),
        ("de", "Die Leute holen den Käse ab.", Feature.PICKUP),
    ],
)
def test_features_in_spoken_words(language: str, text: str, wanted: Feature) -> None:
    assert wanted in {w.feature for w in read_brief(text, language).wishes(FeatureWanted)}


@pytest.mark.parametrize(
    ("language", "text", "unwanted"),
    [
        ("en", "I'd like a page for the cooks. Right, that is all.", {Feature.LIKES, Feature.TRACKING, Feature.ROLES}),
        ("de", "Anzahl der Teile und ein Buch.", {Feature.DEPOSIT, Feature.SHARE, Feature.BOOKING}),
    ],
)
def test_no_feature_from_a_chance_word(language: str, text: str, unwanted: set[Feature]) -> None:
    assert not unwanted & {w.feature for w in read_brief(text, language).wishes(FeatureWanted)}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Hallo, unser Strickkreis Maschenhaft trifft sich donnerstags und wir brauchen eine Seite.", "Strickkreis Maschenhaft"),
        ("de", "Ich verleihe Anhänger in Jena, Hängepartie, und brauche Buchungen.", "Hängepartie"),
        ("de", "Moin, wir haben einen Imbiss am Hafen, Zur flotten Flunder, und brauchen eine Karte.", "Zur flotten Flunder"),
        ("en", "We hire out marquees near Ripon, Bright Canvas, and need a calendar.", "Bright Canvas"),
    ],
)
def test_names_without_a_word_for_being_called(language: str, text: str, name: str) -> None:
    assert [w.name for w in read_brief(text, language).wishes(Named)] == [name]


def test_statuses_that_end_a_list_of_fields_belong_to_its_record() -> None:
    brief = read_brief("Wir brauchen Montageaufträge mit Kunde, Adresse und Status: offen, geplant, erledigt.", "de")
    (record,) = brief.wishes(RecordWanted)
    assert (record.label, record.plural) == ("Montageauftrag", "Montageaufträge")
    assert [f.label for f in record.fields] == ["Kunde", "Adresse", "Status"]
    assert record.fields[-1].options == ("offen", "geplant", "erledigt")


def test_fields_named_with_what_people_book_are_its_form() -> None:
    brief = read_brief("Walkers should be able to book a spot with full name, age and phone.", "en")
    (record,) = brief.wishes(RecordWanted)
    assert (record.concept, record.public_form, len(record.fields)) == ("booking", True, 3)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "A trim is 26, wash and set is 41, fringe is 9.", {"A trim": 26, "wash and set": 41, "Fringe": 9}),
        ("en", "Trailer 45 a day, chipper 60 a day, rake 5.", {"Trailer": 45, "Chipper": 60, "Rake": 5}),
        ("de", "Anhänger 45 am Tag, Häcksler 60 am Tag, Rechen 5.", {"Anhänger": 45, "Häcksler": 60, "Rechen": 5}),
    ],
)
def test_prices_said_in_passing(language: str, text: str, expected: dict[str, int]) -> None:
    (offered,) = read_brief(text, language).wishes(ItemsOffered)
    found = {i.label.casefold().removeprefix("a "): i.price for i in offered.items}
    assert found == {label.casefold().removeprefix("a "): price for label, price in expected.items()}


def test_what_people_manage_becomes_a_record_where_functions_are_listed() -> None:
    brief = read_brief("Please implement a tool. It should have functionalities for checking routers. Staff can view gateways and edit whitelists.", "en")
    assert {"Gateway", "Whitelist"} <= {r.label for r in brief.wishes(RecordWanted)}

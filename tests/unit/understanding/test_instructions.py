"""Written orders in English ("Please build ...") are read by their grammar: who does what to which kind of record."""

import pytest

from core.brief import Brief, Coloured, FeatureWanted, Named, RecordWanted, RoleWanted, StatusesWanted, TextWanted, TradeIs
from core.features import Feature
from core.understanding.brief_reader import read_brief
from core.understanding.instructions.words import plural, singular


def _read(text: str) -> Brief:
    return read_brief(text, "en")


def _records(brief: Brief) -> dict[str, RecordWanted]:
    return {w.plural: w for w in brief.wishes(RecordWanted)}


def _features(brief: Brief) -> set[Feature]:
    return {w.feature for w in brief.wishes(FeatureWanted)}


def test_verbs_tell_what_is_kept_and_what_is_done_with_it() -> None:
    brief = _read(
        "Please build a lighthouse trust website for showing lighthouses. Users should be able to browse lighthouses, add climbing tours, "
        "and edit or delete their tours. Use ivory as the background and navy for components."
    )

    records = _records(brief)
    assert list(records) == ["Lighthouses", "Climbing tours"]
    assert set(records["Climbing tours"].can) == {"add", "edit", "delete"}
    assert records["Lighthouses"].can[0] in {"show", "browse"}
    assert {(c.role, c.spoken) for c in brief.wishes(Coloured)} == {("background", "ivory"), ("accent", "navy")}


def test_a_noun_for_doing_names_what_it_is_done_to() -> None:
    brief = _read(
        "Please develop an orchard system. The system should have functionalities for harvest crew management, apple press monitoring, and cider barrel query. "
        "Users can log in and view the barrels."
    )

    assert {"Harvest crews", "Apple press", "Cider barrels"} <= {p.removesuffix("es") if p == "Apple presses" else p for p in _records(brief)}
    assert {Feature.LOGIN, Feature.SEARCH, Feature.STATUS_TRACKING} <= _features(brief)


def test_no_clause_becomes_a_kind_of_record() -> None:
    brief = _read(
        "Please create a ferry ticket platform. Passengers can check sailing times, book cabins, and manage their cabins. "
        "The platform should also have a user-friendly interface, ensuring a smooth experience on all devices."
    )

    for label in _records(brief):
        assert len(label.split()) <= 3
        assert not label.casefold().startswith(("book", "manage", "ensur", "user"))


def test_information_such_as_is_a_list_of_fields() -> None:
    brief = _read(
        "Please implement a kayak club system. Administrators should be able to manage kayak information, including name, length, colour and price. "
        "Members can view kayaks."
    )

    kayak = next(iter(_records(brief).values()))
    assert [f.concept for f in kayak.fields] == ["name", "length", "color", "price"]


def test_examples_of_a_thing_are_its_kinds() -> None:
    brief = _read("Please implement a repair cafe website. Users should be able to submit broken gadgets such as toasters, radios and lamps, and view gadgets.")

    gadget = next(iter(_records(brief).values()))
    assert [f.options for f in gadget.fields if f.options] == [("Toasters", "Radios", "Lamps")]


def test_what_changes_a_record_gives_it_states() -> None:
    brief = _read("Please build a bakery franchise system. Managers should be able to approve recipe proposals, reject recipe proposals and archive them.")

    statuses = brief.wishes(StatusesWanted)[0].statuses
    assert {"Approved", "Rejected", "Archived"} <= set(statuses)


def test_other_persons_than_users_are_roles_with_what_they_may_do() -> None:
    brief = _read(
        "Please implement a tutoring exchange platform. Students can browse lessons and post questions. "
        "Tutors should be able to publish and edit lessons. Administrators can manage everything."
    )

    roles = {w.label: w for w in brief.wishes(RoleWanted)}
    assert {"Student", "Tutor", "Administrator"} <= set(roles)
    assert "edit" in roles["Tutor"].may
    assert "edit" not in roles["Student"].may
    assert roles["Administrator"].may == ()


@pytest.mark.parametrize(
    ("ordered", "title"),
    [
        ("Please implement a sheep shearing booking website.", "Sheep Shearing Booking"),
        ("Please create a website for comparing harp strings.", "Harp Strings"),
        ("Please develop an online puzzle game.", "Puzzle Game"),
        ("Please design a mobile application that tracks migrating geese.", "Migrating Geese"),
    ],
)
def test_the_title_is_the_thing_that_was_ordered(ordered: str, title: str) -> None:
    brief = _read(f"{ordered} Users should be able to browse it and search.")

    assert brief.wishes(TradeIs)[0].label == title
    assert not brief.wishes(Named)


def test_an_acronym_is_no_name_but_a_called_one_is() -> None:
    assert not _read("Please build a PDF and CSV tool. Users can upload files.").wishes(Named)
    called = _read('Please build a webshop called "Tin Whistle". Users can buy whistles.')
    assert called.wishes(Named)[0].name == "Tin Whistle"


def test_abilities_are_features_and_no_records() -> None:
    brief = _read("Please implement a birdwatching community. It should have functions such as messaging, a leaderboard, a shopping cart and user login.")

    assert {Feature.CHAT, Feature.RANKING, Feature.CART, Feature.LOGIN} <= _features(brief)
    assert not _records(brief)


def test_what_players_do_in_a_game_is_no_record() -> None:
    brief = _read(
        "Please create a hedgehog racing game. Players can steer the hedgehog, avoid puddles, collect berries and earn points. "
        "The game should show a leaderboard."
    )

    assert Feature.GAME in _features(brief)
    assert not _records(brief)


def test_words_about_quality_are_no_wish_of_their_own() -> None:
    brief = _read("Please build a weaving site. The site should have a responsive layout and a clean interface. Users can browse looms.")

    assert list(_records(brief)) == ["Looms"]
    assert all(r.confidence <= 0.3 for r in brief.requirements if isinstance(r.wish, TextWanted))


def test_to_manage_orders_is_no_shop_where_nothing_is_sold() -> None:
    brief = _read("Please implement a chimney sweep office system. Staff should be able to manage work orders and view schedules.")

    assert Feature.CART not in _features(brief)


def test_a_spoken_brief_is_not_read_as_an_instruction() -> None:
    brief = _read("I run a small cheese shop called Rind and Rye, people should be able to order cheese with name, phone and pickup time.")

    assert brief.wishes(Named)[0].name == "Rind and Rye"
    assert {"phone", "pickup_time"} <= {f.concept for w in brief.wishes(RecordWanted) for f in w.fields}


@pytest.mark.parametrize(
    ("one", "several"),
    [("category", "categories"), ("news", "news"), ("box", "boxes"), ("child", "children"), ("analysis", "analyses"), ("emoji", "emojis"), ("day", "days")],
)
def test_singular_and_plural(one: str, several: str) -> None:
    assert plural(one) == several
    assert singular(several) == one or one == "analysis"

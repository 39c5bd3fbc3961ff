"""Written orders that name what is kept by words that say little ("content", "data", "users"), what it is put into, and lists in front of "functions"."""

import pytest

from core.brief import Brief, Coloured, FeatureWanted, RecordWanted, RoleWanted, TextWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _read(text: str) -> Brief:
    return read_brief(text, "en")


def _records(brief: Brief) -> dict[str, RecordWanted]:
    return {w.plural: w for w in brief.wishes(RecordWanted)}


@pytest.mark.parametrize(
    ("said", "plural"),
    [
        ("The platform should have functionalities for beehive tracking, content management and map view.", "Content"),
        ("The platform should have functionalities for beehive tracking and user management.", "Users"),
        ("Users can track beehives. The platform should also have category management.", "Categories"),
        ("Users can track beehives. Keepers can create and edit forms.", "Forms"),
        ("Users can view beehives. The platform should also have log management and weight monitoring functions to ensure safety.", "Logs"),
    ],
)
def test_a_vague_word_that_is_managed_is_kept(said: str, plural: str) -> None:
    records = _records(_read(f"Please build an apiary platform. {said}"))

    assert plural in records
    assert any("eehive" in name for name in records)


@pytest.mark.parametrize(
    ("said", "none"),
    [
        ("Users can fill out forms and enter text to register hives.", {"Forms", "Texts"}),
        ("Users can generate QR codes for hives.", {"Code"}),
        ("Users can manage hives. The pages should display well on various devices and device types.", {"Devices", "Pages"}),
    ],
)
def test_what_visitors_fill_in_and_where_pages_are_shown_is_not_kept(said: str, none: set[str]) -> None:
    assert not none & set(_records(_read(f"Please build an apiary website. Users can add hives. {said}")))


def test_where_nothing_but_data_is_shown_there_are_entries() -> None:
    assert list(_records(_read("Please create a web page. It should have functionalities for loading data and displaying data."))) == ["Entries"]


def test_a_list_in_front_of_the_word_functions_is_read() -> None:
    brief = _read(
        "Please build a theatre prop system. The system should have a prop list display function, including information such as prop name, era, weight, "
        "and shelf. It should also have rental management and search functions, allowing users to view props."
    )

    records = _records(brief)
    assert {f.label for f in records["Props"].fields} >= {"Era", "Weight", "Shelf"}
    assert any("rent" in name.casefold() for name in records)
    assert Feature.SEARCH in {w.feature for w in brief.wishes(FeatureWanted)}


def test_records_get_the_category_tags_and_folder_they_are_put_into() -> None:
    records = _records(
        _read(
            "Please build a sketch archive. Users should be able to upload sketches, create folders, rename folders, and organize sketches into folders. "
            "The archive should also have sketch categorization and tagging features to help users manage their sketches."
        )
    )

    assert {f.label for f in records["Sketches"].fields} >= {"Category", "Tags", "Folder"}
    assert not records["Folders"].fields


def test_verbs_that_are_nouns_too_stay_among_examples() -> None:
    records = _records(
        _read("Please build a reading room website. Librarians can add citations, including book title, issue number, journal title, volume, and publisher.")
    )

    assert list(records) == ["Citations"]
    assert len(records["Citations"].fields) >= 4


def test_who_was_said_to_see_figures_may_see_them() -> None:
    roles = {
        w.label: w.may
        for w in _read("Please build a ski lift system. Skiers can buy passes. Operators can view lift statistics and manage lifts.").wishes(RoleWanted)
    }

    assert "figures" in roles["Operator"]
    assert "figures" not in roles["Skier"]


def test_what_is_installed_has_that_status() -> None:
    brief = _read("Please build a synthesizer shop system. Users can install and uninstall sound packs, and redeem vouchers.")

    assert not [w for w in brief.wishes(TextWanted) if w.literals]
    assert {"Sound packs", "Vouchers"} <= set(_records(brief))


def test_what_a_function_includes_is_done_too() -> None:
    brief = _read(
        "Please build a quarry system. The system should have stone management functions, including stone entry and truck dispatch. "
        "Crew organization functions, including shift management and badge management. Users can view stones."
    )

    assert {"Stones", "Trucks", "Shifts", "Badges"} <= set(_records(brief))


def test_an_adverb_in_front_of_a_verb_is_no_verb() -> None:
    records = _records(
        _read("Please build a tide website. Users can browse tides. The system should be able to dynamically generate charts and accurately forecast floods.")
    )

    assert "Floods" in records
    assert not any(name.casefold().startswith(("generate", "forecast", "accurately")) for name in records)


def test_a_library_of_records_is_no_second_kind() -> None:
    assert list(_records(_read("Please build a whistle website. Users should be able to upload whistles, and manage their whistle library."))) == ["Whistles"]


def test_scores_and_audio_alone_ask_neither_for_points_nor_for_films() -> None:
    brief = _read("Please build a recital website. Users can upload audio recordings and view their recital scores.")

    assert not {Feature.POINTS, Feature.VIDEO} & {w.feature for w in brief.wishes(FeatureWanted)}


def test_what_records_are_looked_for_by_is_a_field_of_theirs() -> None:
    records = _records(
        _read(
            "Please build a reed pipe website. Users can upload pipes, search pipes by keyword, and filter pipes by price and bore. "
            "Makers can manage workshops based on different regions, ensuring a good overview."
        )
    )

    assert [f.label for f in records["Pipes"].fields] == ["Price", "Bore"]
    assert [f.label for f in records["Workshops"].fields] == ["Region"]


def test_what_is_kept_beside_playing_a_game_has_a_place() -> None:
    records = _records(_read("Please build a badger racing game. Players can create characters, join guilds, jump over roots, and collect acorns."))

    assert set(records) == {"Characters", "Guilds"}


def test_rates_alone_are_no_prices() -> None:
    brief = _read("Please build a kite film website. Users can upload videos, rate videos and comment on videos. It should have a rate system.")

    assert Feature.PRICE_LIST not in {w.feature for w in brief.wishes(FeatureWanted)}


def test_a_verb_before_text_is_no_colour_of_letters() -> None:
    brief = _read(
        "Please build a kennel website. Users should be able to log in, create and edit text content, and manage kennels. Use ivory as the background."
    )

    assert [c.role for c in brief.wishes(Coloured)] == ["background"]
    assert {"Content", "Kennels"} <= set(_records(brief))
    assert Feature.LOGIN in {w.feature for w in brief.wishes(FeatureWanted)}


def test_fields_named_in_the_plural_are_one_each() -> None:
    records = _records(_read("Please build a moth website. Users can manage moths, including names, descriptions, and wing colours."))

    assert [f.label for f in records["Moths"].fields][:2] == ["Name", "Description"]

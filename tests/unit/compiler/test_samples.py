"""First records leave no column empty: files can be downloaded, and whoever has work to do has a name."""

from datetime import date

from core.appspec import AppSpec, Entity
from core.brief import FieldType
from core.compiler import knowledge
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TODAY = date(2026, 11, 23)


def _plan(text: str, language: str = "en") -> AppSpec:
    return plan(read_brief(text, language), today=TODAY)


def _kept(spec: AppSpec, label: str) -> Entity:
    return next(one for one in spec.entities if label in (one.label.casefold(), one.plural.casefold()))


def test_files_of_the_first_records_are_in_the_site_and_in_their_table() -> None:
    spec = _plan("Please build a seed bank archive. Users should be able to upload documents, download documents, and search documents.")
    documents = _kept(spec, "documents")
    file = next(one.key for one in documents.fields if one.type is FieldType.FILE)

    sample = documents.rows[0][file]

    assert isinstance(sample, str)
    assert sample in compile_site(spec).files
    assert any(view.tag == "list" and view.entity == documents.key and file in view.columns for view in spec.views)


def test_a_sample_that_no_record_has_is_not_in_the_site() -> None:
    assert not [path for path in compile_site(_plan("A list of my kites with name and colour.")).files if path.startswith("media/")]


def test_columns_that_nobody_knows_are_shown_filled_in() -> None:
    spec = _plan("Please build a lantern register. Users should be able to add lanterns with name, wick gauge and assigned to.")
    lanterns = _kept(spec, "lanterns")

    empty = [one.label for one in lanterns.fields if one.type is FieldType.TEXT and all(not row.get(one.key) for row in lanterns.rows)]

    assert not empty


def test_a_shop_without_accounts_for_customers_is_still_open_to_them() -> None:
    spec = _plan("Wir sind die Gärtnerei Moosgrund, die Leute sollen Sträuße zum Abholen bestellen. Keine Kundenkonten, keine Anmeldung.", "de")

    assert spec.views[0].tag == "page"


def test_papers_of_a_kind_are_named_after_it() -> None:
    spec = _plan("Please build a bell foundry archive. Users should be able to upload casting spreadsheets and download casting spreadsheets.")
    sheets = _kept(spec, "casting spreadsheets")

    assert all("casting spreadsheet" in str(row[sheets.title]) for row in sheets.rows)


def test_a_kind_of_record_without_a_usual_word_has_the_word_that_was_said() -> None:
    spec = _plan("أريد حجزاً بالساعة لملاعب النخيل. الاسم والجوال والتاريخ والساعة والملعب. الملعب الأول 100 ريال والملعب الثاني 150 ريال.", "ar")

    assert not [one.label for one in spec.entities if one.label.isascii()]


def test_what_users_shall_do_is_no_news_for_visitors() -> None:
    spec = _plan(
        "Please build a tide table website. Users should be able to view tides, determine whether a boat can pass the 'Needle', and search harbours. "
        "The website should show wind and waves."
    )

    assert not [note for note in spec.notes if note.casefold().startswith(("determine", "show"))]
    assert not [one.text for view in spec.views if view.tag == "page" for one in view.sections if one.kind == "text" and "determine" in one.text]


def test_places_with_a_telephone_are_no_people_and_are_named_like_places() -> None:
    spec = _plan("Please build a boathouse booking website. Users should be able to browse venues, make appointments, and view appointments.")
    venues = _kept(spec, "venues")

    known = knowledge.toml("examples.toml")["named"]["venue"].split("; ")
    assert all(row[venues.title] in known for row in venues.rows)
    assert not any("week" in str(row[venues.title]).casefold() for row in venues.rows)
    assert any(view.tag == "booking" and view.resource for view in spec.views)

"""What a start page shows first, what is drawn on it, and where somebody begins who has logged in."""

from dataclasses import replace
from datetime import date

import pytest

from core.appspec import AppSpec, PageView, QuizView
from core.compiler.art.pictures import companions, known
from core.compiler.compile import compile_site
from core.compiler.knowledge import table
from core.compiler.planner import plan
from core.compiler.trades import trade_named
from core.languages import LANGUAGES
from core.understanding.brief_reader import read_brief


def _planned(text: str, language: str = "en") -> AppSpec:
    return plan(read_brief(text, language), today=date(2026, 11, 23))


def _kinds(spec: AppSpec) -> list[str]:
    home = spec.views[0]
    return [one.kind for one in home.sections] if isinstance(home, PageView) else []


def test_every_picture_of_what_is_made_is_drawn_and_named_in_ten_languages() -> None:
    for row in table("motifs.psv"):
        assert known(row["motif"])
        assert all(row[language].split() for language in LANGUAGES)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A website for my pottery studio Mudlark: people book courses."),
        ("de", "Eine Seite für meine Töpferei Lehmgrube, man kann Kurse buchen."),
        ("es", "Una web para mi taller de cerámica Barro, con cursos."),
    ],
)
def test_a_pottery_draws_pots_and_no_stage(language: str, text: str) -> None:
    spec = _planned(text, language)

    assert spec.theme.motif == "amphora"
    assert not {"clapper-board", "performing-arts"} & {*companions(spec.theme.motif), *companions("artist-palette")}


def test_a_hotel_is_drawn_among_what_travellers_know() -> None:
    spec = _planned("A website for our guesthouse Gull's Rest with rooms to book.")

    assert "laptop" not in companions(spec.theme.motif)


def test_a_workshop_says_first_how_it_goes_and_a_bakery_what_there_is() -> None:
    workshop = _kinds(_planned("A site for Tolley Plumbing: our services with prices, people send a request for a visit."))
    bakery = _kinds(_planned("A site for my bakery Oven Lane: people order bread for pickup. Open Tuesday to Saturday from 7 to 13."))

    assert workshop.index("steps") < workshop.index("offer")
    assert bakery.index("offer") < bakery.index("hours") < bakery.index("steps")


def test_works_are_looked_at_without_being_told_how() -> None:
    assert "steps" not in _kinds(_planned("A portfolio for me as an illustrator with my projects and a contact form."))


def test_a_game_of_questions_is_a_quiz_alone() -> None:
    spec = _planned("A quiz game about volcanoes with ten questions and a score.")

    assert [view.tag for view in spec.views if view.tag in ("quiz", "game")] == ["quiz"]
    assert "offer" not in _kinds(spec)
    assert any(isinstance(view, QuizView) and view.req for view in spec.views)


def test_whoever_logs_in_behind_a_closed_door_begins_at_their_work() -> None:
    locked = compile_site(
        _planned("Please build a ferry rota. Captains should be able to log in, record crossings, and manage crossings. Administrators can manage captains.")
    ).files
    public = compile_site(_planned("A page for my marble works Runa: people browse the slabs and send a request.")).files

    assert "door: true" in locked["pages/home.js"].decode()
    assert "door: true" not in public["pages/home.js"].decode()


def test_a_trade_that_is_unlike_its_family_has_a_line_of_its_own_in_ten_languages() -> None:
    for language in LANGUAGES:
        lines = {trade_named(key).tagline(language) for key in ("florist", "farm_shop", "barber_shop", "tattoo", "spa")}
        assert len(lines) == 5


def test_whoever_registers_has_a_page_for_their_own_account() -> None:
    rota = _planned("Please build a ferry rota. Captains should be able to log in, record crossings, and manage crossings.")
    files = compile_site(replace(rota, registration=True)).files
    alone = compile_site(_planned("A page for my marble works Runa: people browse the slabs and send a request. No log-in.")).files

    assert "accountPage('account')" in files["app.js"].decode().replace('"', "'")
    assert "lib/account.js" in files
    assert "lib/account.js" not in alone


def test_the_first_button_leads_to_what_it_is_about_and_not_to_what_people_say() -> None:
    spec = _planned("A recipe community: people register, post recipes with ingredients and steps, rate and comment them.")

    home = spec.views[0]
    assert isinstance(home, PageView)
    assert next(view for view in spec.views if view.key == home.sections[0].view).label == "Recipes"

"""What written orders in English need beside their lists of records: profiles, filters, figures for whom they were promised, orders of what is browsed."""

from datetime import date

from core.appspec import AppSpec, DashboardView, ListView
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TODAY = date(2026, 11, 23)


def _plan(text: str) -> AppSpec:
    return plan(read_brief(text, "en"), today=TODAY)


def _list(spec: AppSpec, label: str) -> ListView:
    return next(v for v in spec.views if isinstance(v, ListView) and v.label == label)


def test_who_manages_personal_information_has_a_profile_of_their_own() -> None:
    spec = _plan("Please build a choir website. Users should be able to register, log in, browse concerts, and manage their personal information.")

    view = _list(spec, "My profile")
    access = {(a.role, a.own): set(a.actions) for a in spec.entity(view.entity).access}
    assert access["user", True] >= {"view", "edit"}
    assert "view" not in access["user", False]
    assert ("", False) not in access


def test_filters_that_were_asked_for_are_there_though_no_field_is_a_choice() -> None:
    spec = _plan("Please build a vacancy website. Users can browse jobs, and perform searches and filters.")

    assert set(_list(spec, "Jobs").filters) & {"city", "company"}


def test_records_with_nothing_to_filter_by_get_a_category() -> None:
    spec = _plan("Please build a knot website. Users can browse guides. The website should have guide search and filtering functions.")

    assert any(v.filters for v in spec.views if isinstance(v, ListView))


def test_figures_are_open_to_those_for_whom_they_were_promised() -> None:
    told = _plan("Please build a ski lift system. Users should be able to log in, manage passes and view statistics. Administrators can manage lifts.")
    kept = _plan("Please build a ski lift system. Users should be able to log in and buy passes. Administrators can manage lifts and view lift statistics.")

    assert "user" in next(v for v in told.views if isinstance(v, DashboardView)).roles
    assert "user" not in next(v for v in kept.views if isinstance(v, DashboardView)).roles


def test_an_order_is_of_what_people_browse() -> None:
    spec = _plan(
        "Please build a holiday platform. Users should be able to log in, browse cruise packages, place orders for cruise packages and view order information."
    )

    order = next(e for e in spec.entities if e.key == "order")
    targets = {f.target for f in order.fields if f.target} | {f.target for e in spec.entities if e.key == "order_line" for f in e.fields if f.target}
    assert next(e.key for e in spec.entities if e.plural == "Cruise packages") in targets


def test_a_booking_is_of_what_people_book() -> None:
    spec = _plan("Please build a bell tower website. Visitors can browse bell towers, book bell towers and view their booking records.")

    tower = next(e for e in spec.entities if e.plural == "Bell towers")
    booking = next(v for v in spec.views if v.tag == "booking")
    assert tower.key in {f.target for f in spec.entity(booking.entity).fields}


def test_users_settings_and_logs_do_not_say_what_an_application_is_about() -> None:
    spec = _plan("Please build a veterinary clinic website. The website should have functionalities for user management and system configuration.")

    kept = {e.plural for e in spec.entities}
    assert {"Users", "Settings"} < kept


def test_a_profile_page_is_the_profile_that_people_keep() -> None:
    spec = _plan("Please build a choir website. Singers can log in, view scores, and manage their personal center.")

    assert [v.label for v in spec.views if "rofile" in v.label] == ["My profile"]


def test_films_by_another_name_are_the_films() -> None:
    spec = _plan("Please build a drama website. Users can watch short dramas, upload short dramas and comment on them.")

    assert not [e for e in spec.entities if e.plural == "Videos"]
    assert any("film" in [f.key for f in e.fields] for e in spec.entities)


def test_opinions_stand_below_what_was_named() -> None:
    spec = _plan("Please build a kite film website. Users can upload videos, rate videos and comment on videos.")

    video = next(e for e in spec.entities if e.plural == "Videos")
    said = [e for e in spec.entities if e.key in {"review", "comment"}]
    assert said
    assert all(video.key in {f.target for f in e.fields} for e in said)


def test_charts_have_something_to_count_by() -> None:
    spec = _plan("Please build a data visualization website for displaying information about fen zones. The website should include charts and fen zone maps.")

    assert next(v for v in spec.views if isinstance(v, DashboardView)).charts


def test_what_people_said_they_book_is_booked_before_anything_else_on_offer() -> None:
    spec = _plan("Please build a canal website that provides canal services. Users can browse canal services, browse locks, and book tickets for locks.")

    booking = next(v for v in spec.views if v.tag == "booking")
    assert {spec.entity(f.target).plural for f in spec.entity(booking.entity).fields if f.target} == {"Tickets"}

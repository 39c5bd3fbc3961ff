"""Written orders in English ("Please build ...") become applications in which everything that was listed has its page."""

from datetime import date

from core.appspec import LOGIN, AppSpec, FormView, ListView, PageView
from core.brief import FieldType, Status
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TODAY = date(2026, 11, 23)


def _plan(text: str) -> AppSpec:
    return plan(read_brief(text, "en"), today=TODAY)


def _lists(spec: AppSpec) -> dict[str, ListView]:
    return {v.label: v for v in spec.views if isinstance(v, ListView)}


def test_without_a_word_about_accounts_every_page_is_open() -> None:
    spec = _plan("Please build a cider press website. Users can browse presses, rent presses, submit rental requests and manage their rental requests.")

    assert not spec.roles
    assert all(not v.roles for v in spec.views)
    assert all("edit" in v.actions for v in _lists(spec).values())


def test_whoever_logs_in_may_do_what_users_were_said_to_do() -> None:
    spec = _plan("Please build a moss archive system. Users should be able to log in, upload moss samples, edit moss samples and delete them.")

    samples = next(e for e in spec.entities if e.label == "Moss sample")
    rights = {a.role: set(a.actions) for a in samples.access if not a.own}
    assert {"create", "edit", "delete"} <= rights["user"]
    assert "user@example.org" in {u.email for u in spec.users}


def test_where_all_is_locked_the_first_button_leads_to_the_log_in() -> None:
    spec = _plan("Please build a beaver census system. Rangers should be able to log in, record dams, and manage dams. Administrators can manage rangers.")

    home = spec.views[0]
    assert isinstance(home, PageView)
    assert home.sections[0].view == LOGIN
    files = compile_site(spec).files
    assert b"${door()}" in files["pages/home.js"]
    assert b'href="#/login"' in files["lib/try-as.js"]


def test_what_is_browsed_is_open_although_there_is_a_log_in() -> None:
    spec = _plan("Please build a kite festival platform. Users should be able to register, log in, browse kites, and manage their kite bookings.")

    assert not _lists(spec)["Kites"].roles


def test_a_record_known_by_its_last_word_has_the_fields_of_such_a_thing() -> None:
    spec = _plan("Please build a river freight system. Staff should be able to create barge waybills and track charging stations.")

    fields = {e.plural: [f.key for f in e.fields] for e in spec.entities}
    assert {"origin", "destination", "status"} <= set(fields["Barge waybills"])
    assert "address" in fields["Charging stations"]


def test_what_only_people_can_do_is_said_to_be_kept_and_no_more() -> None:
    spec = _plan("Please build a cave survey platform. It should have functionalities such as stalactite triangulation and map sharing. Users can log in.")

    line = next(m for m in spec.checklist if "riangulation" in m.text)
    assert line.status is Status.PARTIAL
    assert line.note


def test_records_of_an_unknown_kind_are_called_by_it() -> None:
    spec = _plan("Please build a site for falconers. Users can add jesses and browse jesses.")

    rows = next(e for e in spec.entities if e.plural == "Jesses").rows
    assert all("jess" in str(row["name"]) for row in rows)


def test_a_contact_form_asks_how_to_reach_somebody() -> None:
    spec = _plan(
        "Please create a landing page for a stone mason. Users should be able to fill out the contact form with their name, email and phone number. "
        "The page should show stone samples."
    )

    form = next(v for v in spec.views if isinstance(v, FormView))
    asked = {f.key for f in spec.entity(form.entity).fields if f.key in form.fields}
    assert "email" in asked


def test_visitors_are_told_no_wishes_of_the_client() -> None:
    spec = _plan("I have a toy train museum called Little Rails in York. I need visitors to see 40 trains. Open ten to five every day.")

    shown = " ".join([*(s.text for v in spec.views if isinstance(v, PageView) for s in v.sections), *spec.notes])
    assert "I need" not in shown


def test_what_only_a_program_could_work_out_is_partial() -> None:
    brief = read_brief("Please build a platform for photo archives. Users can upload photos. The system should detect duplicates.", "en")
    lines = {m.text: m.status for m in plan(brief, today=date(2026, 11, 22)).checklist}

    assert lines["Duplicates: detect"] is Status.PARTIAL


def test_what_is_asked_for_and_looked_back_on_is_one_kind_of_record() -> None:
    brief = read_brief("Please build a returns desk. It should allow submitting refund requests, checking refund status, and querying refund history.", "en")
    assert [e.plural for e in plan(brief, today=date(2026, 11, 22)).entities] == ["Refund requests"]


def test_trades_are_no_traders() -> None:
    text = "Please build a trading platform. The platform should have functionalities for browsing traders, copying trades, and viewing trade records."
    made = _plan(text)
    assert {e.plural for e in made.entities} >= {"Traders", "Trades"}


def test_parts_of_a_player_are_no_records_and_audio_is_heard() -> None:
    text = (
        "Please build a media website that plays audio and video files. It should have basic functions such as play, pause, and stop. "
        "Users can upload files, and the website should decode it. The website should also have volume control and a progress bar."
    )
    made = _plan(text)
    assert {e.plural for e in made.entities} == {"Audio", "Video files"}
    assert "sound" in {f.key for e in made.entities for f in e.fields}
    assert not any(e.workflow for e in made.entities)


def test_what_is_sent_in_a_chat_is_enclosed_in_its_messages() -> None:
    text = "Please build an instant messaging website. Users can send text, images, videos and voice messages, create group chats, and add friends."
    made = _plan(text)
    assert {v.tag for v in made.views} == {"page", "chat", "list"}
    assert {e.plural for e in made.entities} == {"Friends", "Rooms", "Chat"}
    assert next(e for e in made.entities if e.plural == "Chat").fields[-1].type is FieldType.FILE


def test_a_loan_of_money_has_an_amount() -> None:
    made = _plan("Please build a lending platform. Users can apply for loans and view loan status.")
    assert {"Amount", "Status"} <= {f.label for e in made.entities if e.plural == "Loans" for f in e.fields}


def test_who_applies_or_enrols_leaves_a_record_that_says_for_what() -> None:
    made = _plan("Please build a job board. Users can register an account, browse jobs, apply for jobs and register vehicles.")
    assert {"Jobs", "Applications", "Vehicles"} <= {e.plural for e in made.entities}
    assert next(f.target for e in made.entities if e.plural == "Applications" for f in e.fields if f.label == "Job")
    made = _plan("Please build a school website. Students can log in, browse courses and enroll in courses.")
    assert any(f.target and f.label == "Course" for e in made.entities if e.plural == "Registrations" for f in e.fields)


def test_whoever_asks_for_leave_applies_for_no_more_than_that() -> None:
    made = _plan("Please build a leave system. Users should be able to log in and apply for leave.")
    assert not any(e.plural == "Applications" for e in made.entities)


def test_accounts_find_their_profile_and_what_was_told_lately() -> None:
    made = _plan("Please build a gym website. Users can log in, book classes, manage personal information and receive booking status notifications.")
    profile = next(e for e in made.entities if e.key == "profile")
    assert {row["email"] for row in profile.rows} == {u.email for u in made.users}
    assert next(e for e in made.entities if e.key == "notification").rows


def test_what_such_things_are_called_stands_in_their_first_records() -> None:
    made = _plan("Please build a learning website. Users can browse programming languages, publish alert thresholds and manage garden gnomes.")
    first = {e.plural: [str(row[e.title]) for row in e.rows] for e in made.entities}
    assert "Python" in first["Programming languages"]
    assert "CPU usage" in first["Alert thresholds"]
    assert len(set(first["Programming languages"])) == len(first["Programming languages"])
    assert any("garden gnome" in name for name in first["Garden gnomes"])


def test_an_inquiry_of_what_is_kept_is_a_search() -> None:
    made = _plan("Please build a bank website. The website should have functionalities for user login, transaction inquiry, and document scanning.")
    assert not any(isinstance(v, FormView) for v in made.views)
    assert not any("Barcode" in m.text for m in made.checklist)


def test_who_checks_out_of_a_room_buys_nothing() -> None:
    made = _plan("Please build a calendar widget to display check-in and check-out dates of hotel rooms. Users can select check-out dates and view rooms.")
    assert not any(e.key == "order" for e in made.entities)


def test_what_is_bought_is_sold_in_a_shop_and_who_posts_it_keeps_the_list() -> None:
    made = _plan("Please build a second-hand goods website. Students can log in, browse, post and purchase second-hand goods.")
    assert any(v.tag == "shop" for v in made.views)
    assert "student" in _lists(made)["Second-hand goods"].roles or not _lists(made)["Second-hand goods"].roles
    made = _plan("Please build an inventory system. Staff can manage purchases and sell nothing.")
    assert not any(v.tag == "shop" for v in made.views)

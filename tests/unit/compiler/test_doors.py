"""Applications behind a log-in: whoever opens the link sees every page with one click."""

from datetime import date

from core.appspec import PageView
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief

TODAY = date(2026, 11, 23)
LOCKED = "Please build a lighthouse rota. Keepers should be able to log in, record shifts, and manage shifts. Administrators can manage keepers and lamps."


def test_every_account_of_the_demo_is_one_click_away() -> None:
    spec = plan(read_brief(LOCKED, "en"), today=TODAY)

    files = {path: body.decode() for path, body in compile_site(spec).files.items() if path.endswith(".js")}

    assert "tryAs(accounts)" in files["app.js"]
    assert all(f'key: "{user.role}"' in files["app.js"] or f"key: '{user.role}'" in files["app.js"] for user in spec.users)
    assert "enter(user)" in files["lib/login.js"]


def test_a_start_page_behind_which_all_is_locked_leads_to_each_list() -> None:
    spec = plan(read_brief(LOCKED, "en"), today=TODAY)

    home = spec.views[0]
    assert isinstance(home, PageView)
    ways = next(one for one in home.sections if one.kind == "pages")
    assert {key for key, _ in ways.pairs} == {view.key for view in spec.views if view.tag == "list"}
    assert "directory(" in compile_site(spec).files["pages/home.js"].decode()


def test_an_application_without_accounts_has_no_strip_for_them() -> None:
    spec = plan(read_brief("A page for my marble works Runa: people browse the slabs and send a request. No log-in.", "en"), today=TODAY)

    assert "lib/try-as.js" not in compile_site(spec).files


def test_pages_that_only_roles_may_see_are_not_promised_on_the_start_page() -> None:
    spec = plan(read_brief(LOCKED, "en"), today=TODAY)

    home = spec.views[0]
    assert isinstance(home, PageView)
    assert not [one.kind for one in home.sections if one.kind in ("offer", "gallery", "people")]

"""What a brief asks for by the name of a function, planned, compiled and used: lists, forms, rights and figures."""

import asyncio
import re
from dataclasses import replace
from datetime import date

from playwright.async_api import Route, expect

from core.appspec import AppSpec, DashboardView, FormView, Highlight, ListView
from core.brief import FieldType, FieldWanted, RecordWanted, TradeIs, Wish
from core.compiler.planner import plan
from core.features import Feature
from tests.browser.conftest import Use
from tests.browser.using import Visit
from tests.unit.compiler.made_briefs import asking, brief

TODAY = date(2026, 11, 23)
SALON = TradeIs("hair_salon", "Hair salon")
TASKS = RecordWanted("Task", "Tasks", "task", (FieldWanted("Title", "title"), FieldWanted("Due", "due_date", FieldType.DATE)))
GOODS = RecordWanted("Item", "Items", "item", (FieldWanted("Name", "name"), FieldWanted("Quantity", "quantity", FieldType.INTEGER)))
TEAM = TradeIs("", "Team")


_WATCHED = """() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = blob => { window.exported = blob; return make(blob); };
  window.print = () => { window.printed = true; };
}"""


def promised(*wishes: Wish, said: str = "") -> AppSpec:
    spec = plan(replace(brief("en", *wishes), text=said), today=TODAY)
    assert all(line.status != "not_done" for line in spec.checklist)
    return spec


async def as_staff(visit: Visit, spec: AppSpec) -> None:
    """Log in with the last account that is shown: whoever may do most."""
    if spec.users:
        await visit.open("login")
        await visit.find("#account-email").fill(spec.users[-1].email)
        await visit.find("#account-password").fill(spec.users[-1].password)
        await visit.send()
        await expect(visit.page.locator('[data-control="logout"]')).to_be_visible()


def list_of(spec: AppSpec, entity: str) -> ListView:
    return next(view for view in spec.views if isinstance(view, ListView) and view.entity == entity)


async def test_whoever_registers_is_logged_in(use: Use) -> None:
    spec = promised(SALON, asking(Feature.SELF_REGISTRATION), asking(Feature.LOGIN))

    async def steps(visit: Visit) -> None:
        await visit.open("login")
        await visit.find('[data-control="register"]').click()
        for key, text in (("name", "Rosa Lind"), ("email", "rosa@example.org"), ("password", "a-long-secret")):
            await visit.find(f"#account-{key}").fill(text)
        await visit.send()
        await expect(visit.page.locator('[data-control="logout"]')).to_be_visible()
        await visit.page.reload()
        await expect(visit.page.locator(".tools")).to_contain_text("Rosa Lind")

    await use(spec, steps)


async def test_a_status_moves_on_and_whoever_should_know_is_told(use: Use) -> None:
    spec = promised(TEAM, TASKS, asking(Feature.STATUS_TRACKING), asking(Feature.NOTIFICATIONS))
    [entity] = [one for one in spec.entities if one.key == "task"]
    assert entity.workflow is not None
    last = entity.field(entity.workflow.field).options[-1]

    async def steps(visit: Visit) -> None:
        await as_staff(visit, spec)
        await visit.open(f"{list_of(spec, 'task').key}/{entity.rows[0]['id']}")
        await visit.find(f'[data-control="status"] [data-option="{last.key}"]').click()
        await expect(visit.find(f'.step[data-option="{last.key}"]')).to_have_attribute("aria-pressed", "true")
        bell = visit.page.locator('[data-control="notifications"]')
        await expect(bell.locator(".bubble")).to_be_visible()
        await bell.click()
        await expect(visit.page.locator("aside.asked:not([hidden]) li").first).to_be_visible()

    await use(spec, steps)


async def test_cards_move_on_a_board_and_days_show_in_a_calendar(use: Use) -> None:
    spec = promised(TEAM, TASKS, asking(Feature.KANBAN), asking(Feature.STATUS_TRACKING))
    days = promised(TEAM, TASKS, asking(Feature.CALENDAR))

    async def board(visit: Visit) -> None:
        await visit.open(list_of(spec, "task").key)
        before = await visit.find(".board-column").nth(1).locator("[data-record]").count()
        await visit.find(".board-column").first.locator('[data-control="status"]').first.click()
        await expect(visit.find(".board-column").nth(1).locator("[data-record]")).to_have_count(before + 1)

    async def calendar(visit: Visit) -> None:
        view = list_of(days, "task")
        assert view.layout == "calendar"
        await visit.open(view.key)
        await visit.sees('[data-layout="calendar"]', str(days.entity("task").rows[0][days.entity("task").title]))

    await use(spec, board)
    await use(days, calendar)


async def test_charts_are_drawn_and_tables_leave_as_files(use: Use) -> None:
    spec = promised(TEAM, TASKS, asking(Feature.STATUS_TRACKING), asking(Feature.CHARTS), asking(Feature.EXPORT_TABLE), asking(Feature.EXPORT_PDF))
    inked = "id => { const c = document.getElementById(id); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v > 0); }"

    async def steps(visit: Visit) -> None:
        figures = next(view for view in spec.views if isinstance(view, DashboardView))
        await visit.open(figures.key)
        await expect(visit.find(".tile dd").first).to_have_text(re.compile(r"\d"))
        await expect(visit.find("#chart-0")).to_have_attribute("style", re.compile("display: block"))
        await visit.page.wait_for_function(inked, arg="chart-0")  # it is drawn with the next frame
        await visit.open(list_of(spec, "task").key)
        await visit.page.evaluate(_WATCHED)
        await visit.find('[data-control="export-csv"]').click()
        assert "Title" in await visit.page.evaluate("window.exported.text()")
        await visit.find('[data-control="export-pdf"]').click()
        assert await visit.page.evaluate("window.printed")

    await use(spec, steps)


async def test_what_runs_short_is_marked_until_it_is_filled_up(use: Use) -> None:
    spec = promised(TEAM, GOODS, asking(Feature.INVENTORY), asking(Feature.LOW_STOCK_ALERT))
    entity = spec.entity("item")
    [rule] = [one for one in entity.rules if isinstance(one, Highlight)]

    async def steps(visit: Visit) -> None:
        await as_staff(visit, spec)
        place = f"{list_of(spec, 'item').key}/{entity.rows[0]['id']}"
        for amount, marks in (("1", 1), ("900", 0)):
            await visit.open(f"{place}/edit")
            await visit.fill(**{rule.field: amount})
            await visit.send()
            await visit.saved()
            await visit.open(place)
            await visit.count('.mark-line[data-tone="bad"]', marks)

    await use(spec, steps)


async def test_a_message_and_a_survey_reach_those_who_asked(use: Use) -> None:
    spec = promised(SALON, asking(Feature.CONTACT_FORM), asking(Feature.SURVEY))

    async def steps(visit: Visit) -> None:
        for view in (one for one in spec.views if isinstance(one, FormView)):
            entity = spec.entity(view.entity)
            before = len(visit.stored(entity.key))
            await visit.open(view.key)
            for one in (entity.field(key) for key in view.fields):
                control = visit.find(f'form [data-field="{one.key}"]')
                match one.type:
                    case FieldType.EMAIL:
                        await control.locator("input").fill("ada@example.org")
                    case FieldType.PHONE:
                        await control.locator("input").fill("0660 123456")
                    case FieldType.TEXT | FieldType.LONG_TEXT:
                        await control.locator("input, textarea").first.fill("Quite happy")
                    case FieldType.CHOICE | FieldType.RELATION:
                        await control.locator("select, input").first.evaluate(
                            "e => e.tagName === 'SELECT' ? (e.selectedIndex = 1, e.dispatchEvent(new Event('change'))) : e.click()"
                        )
                    case FieldType.RATING:
                        await control.locator("input").nth(3).check(force=True)
                    case _:
                        pass
            await visit.send()
            await expect(visit.find(".thanks")).to_be_visible()
            assert len(visit.stored(entity.key)) == before + 1

    await use(spec, steps)


async def test_a_document_is_sent_and_can_be_taken_back_out(use: Use) -> None:
    spec = promised(
        TEAM, RecordWanted("Document", "Documents", "document", (FieldWanted("Title", "title"),)), asking(Feature.FILE_UPLOAD), asking(Feature.DOWNLOAD)
    )
    entity = spec.entity("document")
    field = next(one for one in entity.fields if one.type in (FieldType.FILE, FieldType.IMAGE))

    async def steps(visit: Visit) -> None:
        await as_staff(visit, spec)
        await visit.open(f"{list_of(spec, 'document').key}/{entity.rows[0]['id']}/edit")
        answered = asyncio.Event()

        async def late(route: Route) -> None:
            await answered.wait()
            await route.continue_()

        await visit.page.route("**/api/files", late)
        await visit.find(f'[data-field="{field.key}"] input').set_input_files({"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Doors open at nine."})
        await visit.send()
        await expect(visit.find('[data-control="submit"]')).to_be_disabled()  # what is still on its way is waited for
        answered.set()
        link = visit.find('[data-control="download"]')
        await expect(link).to_be_visible()
        assert await link.evaluate("async link => (await fetch(link.href)).text()") == "Doors open at nine."

    await use(spec, steps)

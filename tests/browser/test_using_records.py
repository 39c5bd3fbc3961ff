"""Records of a generated application, made, found and changed as a visitor does it."""

import io

from PIL import Image
from playwright.async_api import expect

from tests.browser.conftest import Use
from tests.browser.small import SMALL
from tests.browser.using import Visit
from tests.unit.compiler.specs import bakery, everything


async def test_what_is_made_changed_and_deleted_is_so_after_a_reload(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("orders/new")
        await visit.fill(customer="Nell Byrd", quantity="7")
        await visit.find("select").first.select_option("product-5")
        await visit.send()
        await visit.sees("h1", "Nell Byrd")
        await visit.page.reload()
        await visit.sees("article", "Pretzel")
        await visit.find('[data-control="edit"]').click()
        await visit.fill(customer="Nell Bird")
        await visit.send()
        await visit.saved()
        await visit.page.reload()
        await visit.sees("h1", "Nell Bird")
        await visit.find('[data-control="delete"]').click()
        await visit.page.locator('[data-control="confirm"]').click()
        await visit.count("tbody [data-record]", 4)
        await visit.page.reload()
        await visit.count("tbody [data-record]", 4)

    await use(bakery(), steps)


async def test_a_record_without_what_it_needs_is_refused_beside_the_field(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("ask")
        await visit.send()
        await expect(visit.find('[data-field="customer"] [role="alert"]')).to_be_visible()
        assert len(visit.stored("order")) == 4

    await use(bakery(), steps)


async def test_a_deleted_record_comes_back_with_what_hung_on_it(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("tasks/task-1")
        await visit.sees("article", "The red ones first.")
        await visit.find('[data-control="delete"]').click()
        await visit.page.locator('[data-control="confirm"]').click()
        await visit.count("tbody [data-record]", 4)
        await visit.page.locator('[data-control="undo"]').click()
        await visit.count("tbody [data-record]", 5)
        await visit.page.reload()
        await visit.find("a").filter(has_text="Set new routes").click()
        await visit.sees("article", "The red ones first.")

    await use(everything(), steps)


async def test_a_list_is_searched_filtered_and_sorted(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        rows = "tbody [data-record]"
        await visit.open("orders")
        await visit.find('[data-control="search"]').fill("bashir")
        await visit.count(rows, 1)
        await visit.sees(rows, "Bashir Noor")
        await visit.find('[data-control="search"]').fill("")
        await visit.find('[data-control="filter"]').select_option("ready")
        await visit.count(rows, 1)
        await visit.sees(rows, "Cleo Marsh")
        await visit.find('[data-control="filter"]').select_option("")
        await visit.count(rows, 4)
        for way, first in (("quantity", "Cleo Marsh"), ("-quantity", "Bashir Noor"), ("-customer", "Dov Hale")):
            await visit.find('[data-control="sort"]').select_option(way)
            await visit.sees(rows, first)

    await use(bakery(), steps)


async def test_a_card_moves_along_the_board_by_its_button(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("board")
        await visit.find('[data-record="task-1"] [data-control="status"]').click()
        await visit.count('.board-column[data-option="doing"] [data-record="task-1"]', 1)
        await visit.page.reload()
        await visit.count('.board-column[data-option="doing"] [data-record="task-1"]', 1)

    await use(everything(), steps)


async def test_an_exported_table_can_be_imported_again(use: Use) -> None:
    keep = "() => { const make = URL.createObjectURL; URL.createObjectURL = blob => { window.exported = blob; return make(blob); }; }"

    async def steps(visit: Visit) -> None:
        await visit.open("tasks")
        await visit.page.evaluate(keep)
        await visit.find('[data-control="export-csv"]').click()
        text = await visit.page.evaluate("window.exported.text()")
        assert text.startswith('"Title","Status"')
        assert text.count("\r\n") == 5
        await visit.find('[data-control="import-csv"] input').set_input_files({"name": "tasks.csv", "mimeType": "text/csv", "buffer": text.encode()})
        await visit.count("tbody [data-record]", 10)
        stored = visit.stored("task")
        for key in ("title", "state", "due", "hour", "owner", "effort", "place"):
            assert stored[0][key] == stored[5][key], key

    await use(everything(), steps)


async def test_a_picture_that_is_sent_stays_with_its_record(use: Use) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (24, 16), "#884422").save(picture, "PNG")

    async def steps(visit: Visit) -> None:
        await visit.open("stock/gear-1/edit")
        await visit.find('[data-field="photo"] input').set_input_files({"name": "rope.png", "mimeType": "image/png", "buffer": picture.getvalue()})
        await expect(visit.find(".upload img")).to_be_visible()
        await visit.send()
        await visit.saved()
        await visit.page.reload()
        await expect(visit.find("img.detail-picture")).to_have_js_property("naturalWidth", 24)

    await use(everything(), steps)


async def test_each_role_may_do_its_own(use: Use) -> None:
    create = '[data-control="create"]'

    async def steps(visit: Visit) -> None:
        await visit.open("products")
        await visit.count("[data-record]", 2)
        await visit.count(create, 0)
        await visit.open("login")
        await visit.find("#account-email").fill("bo@example.com")
        await visit.find("#account-password").fill("not-it")
        await visit.send()
        await expect(visit.find('[role="alert"]')).to_be_visible()
        await visit.find("#account-password").fill("show-me-all")
        await visit.send()
        await expect(visit.page.locator('[data-control="logout"]')).to_be_visible()
        await visit.open("products")
        await visit.count(create, 1)
        await visit.page.locator('[data-control="logout"]').click()
        await expect(visit.page.locator('[data-control="logout"]')).to_have_count(0)
        await visit.open("products")
        await visit.count(create, 0)

    await use(SMALL, steps)

"""Pages made for one purpose: booking, shop, quiz, poll, chat, calculator, and the switches around every page."""

from dataclasses import replace

from playwright.async_api import expect

from core.appspec import AppSpec, Entity, Field, ListView
from core.brief import FieldType
from tests.browser.conftest import Use
from tests.browser.using import Visit
from tests.unit.compiler.specs import bakery, everything

_BOOK_FIRST = """fields => fetch('api/data/visit', {
  method: 'POST', headers: { 'X-Demo': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(fields),
}).then(reply => reply.status)"""


async def test_a_time_that_is_taken_cannot_be_booked(use: Use) -> None:
    async def choose(visit: Visit, time: str) -> None:
        await visit.find('[data-field="coach"] .pick').filter(has_text="Ines").click()
        await visit.find(".day").nth(1).click()
        await visit.find(".slot").filter(has_text=time).click()

    async def steps(visit: Visit) -> None:
        await visit.open("book")
        await visit.find('[data-field="coach"] .pick').filter(has_text="Ines").click()
        await visit.find(".day").nth(1).click()
        await expect(visit.find(".slot").filter(has_text="10:00")).to_be_disabled()
        await choose(visit, "14:00")
        await visit.fill(who="Pia")
        taken = {"service": "service-1", "coach": "person-1", "day": "2026-11-24", "hour": "14:00", "who": "Quick"}
        assert await visit.page.evaluate(_BOOK_FIRST, taken) == 201
        await visit.send()
        await expect(visit.find('.booking-end [role="alert"]').first).to_be_visible()
        await choose(visit, "16:00")
        await visit.fill(who="Pia")
        await visit.send()
        await visit.sees(".thanks", "Pia")
        await visit.open("book")
        await visit.find('[data-field="coach"] .pick').filter(has_text="Ines").click()
        await visit.find(".day").nth(1).click()
        await expect(visit.find(".slot").filter(has_text="16:00")).to_be_disabled()
        assert [one["who"] for one in visit.stored("visit")] == ["Mika", "Quick", "Pia"]

    await use(everything(), steps)


async def test_a_cart_sums_up_and_becomes_an_order(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("shop")
        await visit.find('[data-record="gear-2"] [data-control="add-to-cart"]').click()
        await visit.find('[data-control="cart"]').click()
        await visit.sees(".sums .grand", "11.40")
        await expect(visit.find('[data-control="checkout"]')).to_have_attribute("aria-disabled", "true")
        await visit.find('[data-record="gear-2"] .stepper button').last.click()
        await visit.find(".back").click()
        await visit.find('[data-record="gear-1"] [data-control="add-to-cart"]').click()
        await visit.find('[data-control="cart"]').click()
        await visit.find(".code input").fill("wall10")
        await visit.find('[data-control="apply-code"]').click()
        await visit.sees(".sums .grand", "91.80")
        await visit.find('[data-control="checkout"]').click()
        await visit.fill(buyer="Tomas", address="Hill 3")
        await visit.send()
        await visit.sees(".thanks", "91.80")
        [sale] = visit.stored("sale")
        assert sale["total"] == 91.8
        assert {(one["gear"], one["quantity"]) for one in visit.stored("sale_line")} == {("gear-1", 1), ("gear-2", 2)}

    await use(everything(), steps)


async def test_a_quiz_counts_what_is_right(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("quiz")
        await visit.find(".field input").fill("Uma")
        await visit.find('[data-control="start"]').click()
        for answer in ("Figure eight", "Nobody"):
            await visit.find(".choice").filter(has_text=answer).click()
            await visit.find('[data-control="next"]').click()
        await visit.sees(".thanks", "50 %")
        await visit.sees('[data-entity="result"] tbody', "Uma")

    await use(everything(), steps)


async def test_a_vote_is_counted_and_a_message_reaches_others_at_once(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("poll")
        await visit.find('[data-record="idea-2"] [data-control="vote"]').click()
        await visit.sees('[data-record="idea-2"]', "100 %")
        await visit.page.reload()
        await visit.sees('[data-record="idea-2"]', "100 %")
        other = Visit(await visit.page.context.new_page(), visit.stand)
        await other.open("talk")
        await visit.open("talk")
        await visit.find(".talk-words input").fill("I have them.")
        await visit.find('[data-control="send"]').click()
        await expect(other.find(".talk-lines")).to_contain_text("I have them.")

    await use(everything(), steps)


async def test_a_calculator_follows_its_formulas(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("rope")
        await visit.sees(".outcome", "29")
        await visit.fill(height="20")
        await visit.find("select").select_option("1")
        await visit.sees(".outcome", "25")

    await use(everything(), steps)


async def test_language_and_darkness_are_switched(use: Use) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"

    async def steps(visit: Visit) -> None:
        await visit.open("tasks")
        before = await visit.page.evaluate(ground)
        await visit.page.locator('[data-control="dark"]').click()
        assert await visit.page.evaluate(ground) != before
        await visit.page.locator('[data-control="language"]').select_option("de")
        await expect(visit.find('[data-control="search"]')).to_have_attribute("placeholder", "Suchen")
        await visit.page.locator('[data-control="language"]').select_option("ar")
        await expect(visit.page.locator("html")).to_have_attribute("dir", "rtl")

    await use(everything(), steps)


async def test_the_panel_leads_to_what_was_asked_for(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open()
        await visit.page.locator('[data-control="asked"]').click()
        panel = visit.page.locator("#asked")
        await expect(panel).to_contain_text("Needs a text message provider.")
        await panel.get_by_text("Pickup time").click()
        await expect(visit.page).to_have_url(f"{visit.stand.url}?0#/ask")
        await expect(visit.find('[data-field="pickup"]')).to_have_attribute("data-req", "r2")
        await expect(visit.find('[data-field="pickup"]')).to_be_in_viewport()

    await use(bakery(), steps)


async def test_it_says_when_there_is_no_network(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open()
        await visit.page.context.set_offline(True)
        await expect(visit.page.locator(".banner")).to_be_visible()
        await visit.page.context.set_offline(False)
        await expect(visit.page.locator(".banner")).to_have_count(0)

    await use(bakery(), steps)


async def test_joining_a_list_asks_for_all_that_a_record_of_it_needs(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open()
        await visit.fill(name="Rosa", email="rosa@club.example")
        await visit.send()
        await expect(visit.find("form.newsletter")).to_have_count(0)
        assert visit.stored("person")[-1]["name"] == "Rosa"

    await use(everything(), steps)


async def test_prices_stand_below_the_pictures_of_a_gallery(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("gear")
        await visit.sees('[data-record="gear-1"] [data-field="price"]', "89")

    await use(everything(), steps)


def _with_films() -> AppSpec:
    spec = bakery()
    films = Entity("video", "Film", "Films", (Field("title", "Title"), Field("link", "Link", FieldType.URL)), "title",
                   rows=({"id": "video-1", "title": "Folding dough", "link": "https://films.example/dough"},))  # fmt: skip
    return replace(spec, entities=(*spec.entities, films), views=(*spec.views, ListView("films", "Films", "video", share=True, qr_code=True)))


async def test_a_record_is_shared_coded_and_its_film_offered(use: Use) -> None:
    async def steps(visit: Visit) -> None:
        await visit.open("films/video-1")
        await visit.sees('[data-control="play"]', "films.example")
        await expect(visit.find('[data-control="play"]')).to_have_attribute("href", "https://films.example/dough")
        assert len(await visit.find(".qr-code path").get_attribute("d") or "") > 1000
        await visit.find('[data-control="share"]').click()
        await expect(visit.page.locator(".toast")).to_be_visible()

    await use(_with_films(), steps)

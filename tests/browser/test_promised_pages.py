"""What a brief asks for by the name of a function, planned, compiled and used: booking, buying, talking, learning, playing, watching."""

import re
from typing import TypeVar

from playwright.async_api import expect

from core.appspec import AppSpec, BookingView, CalculatorView, ChatView, GameView, ListView, PollView, QuizView, ShopView
from core.brief import FieldType, FieldWanted, Item, ItemsOffered, PeopleNamed, RecordWanted, TradeIs
from core.features import Feature
from tests.browser.conftest import Use
from tests.browser.test_promised_records import as_staff, list_of, promised
from tests.browser.using import Visit
from tests.unit.compiler.made_briefs import asking

BAKERY = TradeIs("bakery", "Bakery")
SALON = TradeIs("hair_salon", "Hair salon")
TOWN = TradeIs("", "Town")
T = TypeVar("T")


_WATCH = "film => film.play().then(() => new Promise(seen => { film.ontimeupdate = () => film.currentTime > 0.2 && seen(film.videoWidth); }))"


def only(spec: AppSpec, kind: type[T]) -> T:
    return next(view for view in spec.views if isinstance(view, kind))


async def test_a_thing_on_offer_leads_to_booking_it_and_what_is_taken_is_taken(use: Use) -> None:
    spec = promised(SALON, ItemsOffered((Item("Cut"), Item("Colour"))), PeopleNamed(("Zoe",), "stylist", "hairdresser"), asking(Feature.BOOKING))
    view = only(spec, BookingView)

    async def book(visit: Visit, time: str) -> None:
        await visit.find(".slot:not(:disabled)").filter(has_text=time).click()
        for key in view.details:
            await visit.find(f'form [data-field="{key}"]').locator("input, textarea").first.fill("0660 123456" if "phone" in key else "Pia")
        await visit.send()

    async def steps(visit: Visit) -> None:
        offer = next(one for one in spec.views if isinstance(one, ListView) and one.entity == spec.entity(view.entity).field(view.service or "").target)
        await visit.open(f"{offer.key}/{spec.entity(offer.entity).rows[1]['id']}")
        await visit.find('[data-control="take"]').click()
        await expect(visit.find('[data-field] input[type="radio"]:checked').first.locator("xpath=..")).to_contain_text("Colour")
        await visit.find(".day:not(:disabled)").last.click()
        await book(visit, "17:00")
        await visit.sees(".thanks", "Pia")
        await visit.page.reload()
        await visit.find(".day:not(:disabled)").last.click()
        await expect(visit.find(".slot").filter(has_text="17:00")).to_be_disabled()

    await use(spec, steps)


async def test_a_thing_goes_into_the_cart_from_its_own_page_and_is_paid_for_in_show(use: Use) -> None:
    spec = promised(BAKERY, ItemsOffered((Item("Rye", 4), Item("Bun", 2))), asking(Feature.CART), asking(Feature.ONLINE_PAYMENT), asking(Feature.SEARCH))  # type: ignore[arg-type]
    shop = only(spec, ShopView)

    async def steps(visit: Visit) -> None:
        await visit.open(f"{list_of(spec, shop.item).key}/{spec.entity(shop.item).rows[0]['id']}")
        await visit.find('[data-control="add-to-cart"]').click()
        await visit.find('[data-control="cart"]').click()
        await visit.find('[data-control="checkout"]').click()
        for key in shop.details:
            typed = {FieldType.PHONE: "0660 123456", FieldType.DATE: "2026-11-25", FieldType.TIME: "09:30", FieldType.TEXT: "Ada", FieldType.PLACE: "Hill 3"}
            if (kind := spec.entity(shop.order).field(key).type) in typed:
                await visit.find(f'form [data-field="{key}"] input').fill(typed[kind])
        await expect(visit.find('[data-control="pay"]')).to_be_visible()
        before = len(visit.stored(shop.lines))
        await visit.send()
        await expect(visit.find(".thanks")).to_be_visible()
        assert len(visit.stored(shop.lines)) == before + 1

    await use(spec, steps)


async def test_people_vote_write_answer_and_like(use: Use) -> None:
    spec = promised(TOWN, asking(Feature.VOTING), asking(Feature.FORUM), asking(Feature.LIKES))
    forum = next(view for view in spec.views if isinstance(view, ListView) and view.comments)
    liked = next(view for view in spec.views if isinstance(view, ListView) and view.likes)

    async def steps(visit: Visit) -> None:
        poll = only(spec, PollView)
        await visit.open(poll.key)
        before = len(visit.stored(poll.votes))
        await visit.find('[data-control="vote"]').first.click()
        await expect(visit.find('[data-control="vote"]').first).to_be_disabled()
        assert len(visit.stored(poll.votes)) == before + 1
        await visit.open(f"{forum.key}/new")
        topic = spec.entity(forum.entity)
        await visit.fill(**{one.key: f"On {one.key}" for one in topic.fields if one.type in (FieldType.TEXT, FieldType.LONG_TEXT)})
        await visit.send()
        await visit.sees("h1", "On ")
        await visit.find('[data-control="comment"] textarea').first.fill("I agree with that.")
        for box in await visit.find('[data-control="comment"] input[type="text"]').all():
            await box.fill("Lea")
        await visit.find('[data-control="comment"] [data-control="submit"]').click()
        await visit.sees('[data-control="comment"] article', "I agree with that.")
        row = spec.entity(liked.entity).rows[0]
        await visit.open(f"{liked.key}/{row['id']}")
        once = str(int(str(row[liked.likes or ""])) + 1)
        await visit.find('[data-control="like"]').click()
        await visit.sees('[data-control="like"] strong', once)
        await visit.find('[data-control="like"]').click()
        await expect(visit.page.locator(".toast")).to_be_visible()  # the second time counts for nothing, and one is told so
        await visit.sees('[data-control="like"] strong', once)

    await use(spec, steps)


async def test_a_message_in_a_room_reaches_whoever_is_there(use: Use) -> None:
    spec = promised(TOWN, asking(Feature.CHAT))

    async def steps(visit: Visit) -> None:
        chat = only(spec, ChatView)
        other = Visit(await visit.page.context.new_page(), visit.stand)
        await other.open(chat.key)
        await visit.open(chat.key)
        if await visit.find(".talk-words input").count() > 1:
            await visit.find(".talk-words input").first.fill("Ada")
        await visit.find(".talk-words input").last.fill("The gate is open.")
        await visit.find('[data-control="send"]').click()
        await expect(other.find(".talk-lines")).to_contain_text("The gate is open.")

    await use(spec, steps)


async def test_a_quiz_asks_about_its_subject_and_keeps_the_score(use: Use) -> None:
    spec = promised(TradeIs("quiz", "Quiz"), asking(Feature.QUIZ), said="A quiz about space and planets")

    async def steps(visit: Visit) -> None:
        quiz = only(spec, QuizView)
        await visit.open(quiz.key)
        await visit.find('[data-control="start"]').click()
        for row in spec.entity(quiz.questions).rows:
            await visit.sees(".question h2", str(row["question"]))
            await visit.find(".choice").nth(int(str(row["answer"])) - 1).click()
            await visit.find('[data-control="next"]').click()
        await visit.sees(".thanks", "100 %")

    await use(spec, steps)


async def test_a_loan_is_reckoned_by_its_formula(use: Use) -> None:
    spec = promised(TOWN, asking(Feature.CALCULATOR), said="A mortgage calculator")

    async def steps(visit: Visit) -> None:
        await visit.open(only(spec, CalculatorView).key)
        await visit.fill(loan_amount="100000", interest_rate="6", years="30")
        await visit.sees('.outcome [data-field="monthly_payment"]', "599.55")
        await visit.fill(interest_rate="0", years="10")
        await visit.sees('.outcome [data-field="monthly_payment"]', "833.33")

    await use(spec, steps)


async def test_a_game_starts_and_has_a_score_board(use: Use) -> None:
    spec = promised(TradeIs("game", "Game"), asking(Feature.GAME), asking(Feature.RANKING), said="A game of snake")

    async def steps(visit: Visit) -> None:
        game = only(spec, GameView)
        await visit.open(game.key)
        await visit.count("[data-entity] tbody [data-record]", len(spec.entity(game.scores).rows))
        await visit.find('[data-control="start"]').click()
        await expect(visit.find("canvas, .board, .puzzle, .memory").first).to_be_visible()

    await use(spec, steps)


async def test_a_game_is_steered_without_a_pointer(use: Use) -> None:
    spec = promised(TradeIs("game", "Game"), asking(Feature.GAME), said="A sliding puzzle")

    async def steps(visit: Visit) -> None:
        await visit.open(only(spec, GameView).key)
        await visit.find('[data-control="start"]').click()
        before = await visit.find(".game-field").inner_html()
        for way in ("left", "up", "right", "down"):
            await visit.find(f'[data-pad="{way}"]').press("Enter")
        await expect(visit.find(".game-field")).not_to_have_text("")
        assert await visit.find(".game-field").inner_html() != before

    await use(spec, steps)


async def test_films_play_and_songs_are_heard(use: Use) -> None:
    spec = promised(TradeIs("streaming", "Films"), RecordWanted("Film", "Films", "video"), RecordWanted("Song", "Songs", "song"))

    async def steps(visit: Visit) -> None:
        await visit.open(f"{list_of(spec, 'video').key}/{spec.entity('video').rows[0]['id']}")
        film = visit.find("video")
        assert await film.evaluate(_WATCH) > 0
        await visit.open(list_of(spec, "song").key)
        await visit.find('[data-control="play"]').first.click()
        await expect(visit.find('[data-control="play"]').first).to_have_attribute("aria-pressed", "true")
        await visit.find('[data-control="play"]').first.click()
        await expect(visit.find('[data-control="play"]').first).to_have_attribute("aria-pressed", "false")

    await use(spec, steps)


async def test_a_record_is_found_on_the_map_shared_and_shown_as_a_code(use: Use) -> None:
    places = RecordWanted("Place", "Places", "place", (FieldWanted("Name", "name"), FieldWanted("Address", "address", FieldType.PLACE)))
    spec = promised(TOWN, places, asking(Feature.MAP), asking(Feature.SHARE), asking(Feature.QR_CODE))
    shown = next(view for view in spec.views if isinstance(view, ListView) and view.layout == "map")

    async def steps(visit: Visit) -> None:
        await visit.open(shown.key)
        await visit.count(".leaflet-marker-icon", len(spec.entity("place").rows))
        await visit.find(".leaflet-marker-icon").first.click()
        await visit.find(".leaflet-popup-content a").click()
        await expect(visit.page).to_have_url(re.compile(r"place-\d"))
        for control, view in (("share", "share"), ("qr-code", "qr_code")):
            where = next(one for one in spec.views if isinstance(one, ListView) and getattr(one, view))
            await visit.open(f"{where.key}/{spec.entity(where.entity).rows[0]['id']}")
            await expect(visit.find(f'[data-control="{control}"]')).to_be_visible()
        await visit.open(f"{list_of(spec, 'place').key}/{spec.entity('place').rows[0]['id']}")

    await use(spec, steps)


async def test_an_invoice_is_printed_and_the_best_stand_first(use: Use) -> None:
    spec = promised(TOWN, asking(Feature.INVOICES), asking(Feature.POINTS), asking(Feature.RANKING))

    async def steps(visit: Visit) -> None:
        await as_staff(visit, spec)
        await visit.open(list_of(spec, "invoice").key)
        await visit.page.evaluate("window.print = () => { window.printed = true; }")
        await visit.find('[data-control="export-pdf"]').click()
        assert await visit.page.evaluate("window.printed")
        board = next(view for view in spec.views if isinstance(view, ListView) and view.descending and view.entity != "invoice")
        await visit.open(board.key)
        cells = await visit.find(f'tbody [data-record] [data-field="{board.sort}"], tbody [data-record] td.num').all_inner_texts()
        points = [int(re.sub(r"\D", "", cell)) for cell in cells if re.search(r"\d", cell)]
        assert points == sorted(points, reverse=True)
        assert len(set(points)) > 1

    await use(spec, steps)

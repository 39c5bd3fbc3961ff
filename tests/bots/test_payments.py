"""Quotes on the web, payments by Stripe: signed, taken once, and carried out in the chat that they belong to."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
import stripe
from pypdf import PdfReader
from starlette.responses import PlainTextResponse

from adapters.paper.pdf import PdfPrinter
from adapters.payments.stripe_checkout import StripeCheckout
from bots.app import make_app
from bots.cli.order import done
from config.settings import Settings
from core.quote.order import Order, State
from core.quote.terms import Terms
from tests.bots.stripe_peer import SECRET, StripePeer, event, signature
from tests.flow.hub import Hub, hub
from tests.serving import serving

AT = "http://localhost:8080"
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")  # Stripe's library hands httpx its bytes the old way


@dataclass
class Shop:
    office: Hub
    peer: StripePeer
    client: httpx.AsyncClient

    async def quote(self) -> Order:
        for wish in ("A page for my bakery", "Opening hours", "A photo"):
            await self.office.ask(wish)
            self.office.clock.move(60)
        return (await self.office.ports.orders.of_person("web:anna"))[0]

    async def order(self) -> Order:
        return (await self.office.ports.orders.of_person("web:anna"))[0]

    async def accept(self, order: Order, **headers: str) -> httpx.Response:
        return await self.client.post(f"/quotes/{order.id}/accept", headers={"Origin": AT, **headers})

    async def tell(self, body: bytes, *, aged_s: float = 0, secret: str = SECRET) -> int:
        at = self.office.clock.now().timestamp() - aged_s
        answer = await self.client.post("/webhooks/stripe", content=body, headers={"Stripe-Signature": signature(body, at, secret)})
        return answer.status_code

    def completed(self, order: Order, event_id: str = "evt_1", **other: object) -> bytes:
        thing = {
            "id": "cs_test_1",
            "object": "checkout.session",
            "payment_status": "paid",
            "payment_intent": "pi_1",
            "amount_total": order.due.gross_minor,
            "currency": "eur",
            "metadata": {"order": order.id},
            **other,
        }
        return event("checkout.session.completed", thing, event_id)


@pytest.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    """The real adapter and Stripe's real library, on a real socket."""
    office, peer = hub(), StripePeer()
    async with serving(peer, lifespan="off") as port:
        payments = StripeCheckout("sk_test_1", (SECRET,), f"http://127.0.0.1:{port}")
        office.ports = replace(office.ports, terms=Terms(online=True, at=AT), payments=payments, printer=PdfPrinter())
        app = make_app(office.ports, Settings(var_dir=tmp_path), PlainTextResponse("prototype"))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=AT) as client:
            yield Shop(office, peer, client)
        await payments.close()


async def test_from_the_quote_to_the_delivered_work(shop: Shop) -> None:
    order = await shop.quote()
    page = await shop.client.get(f"/quotes/{order.id}")
    assert page.status_code == 200
    assert "240 EUR" in page.text
    assert "A photo" in page.text
    there = await shop.accept(order)
    assert there.status_code == 303
    assert there.headers["location"] == "https://checkout.stripe.com/c/pay/cs_test_1"
    [(_, form)] = shop.peer.asked
    assert form["line_items[0][price_data][unit_amount]"] == "24000"
    assert (await shop.order()).state is State.ACCEPTED
    said = len(shop.office.answers())
    assert await shop.tell(shop.completed(order)) == 200
    await shop.office.rest()
    assert (await shop.order()).state is State.DELIVERED
    [answer] = shop.office.answers()[said:]
    assert "Added: A photo" in answer.text
    assert "Paid. Thank you!" in (await shop.client.get(f"/quotes/{order.id}")).text


async def test_whatever_stripe_says_twice_or_late_is_done_once(shop: Shop) -> None:
    order = await shop.quote()
    await shop.accept(order)
    said = len(shop.office.answers())
    back = event("charge.refunded", {"id": "ch_1", "amount_refunded": 0, "payment_intent": "pi_1", "metadata": {"order": order.id}}, "evt_0")
    bodies = [shop.completed(order), shop.completed(order), shop.completed(order, "evt_other"), back]
    assert await asyncio.gather(*(shop.tell(body) for body in [*bodies, *bodies])) == [200] * 8
    await shop.office.rest()
    assert len(shop.office.answers()) == said + 1
    assert (await shop.order()).state is State.DELIVERED


async def test_two_clicks_make_one_payment_page(shop: Shop) -> None:
    order = await shop.quote()
    answers = await asyncio.gather(*(shop.accept(order) for _ in range(4)))
    assert {answer.headers["location"] for answer in answers} == {"https://checkout.stripe.com/c/pay/cs_test_1"}
    assert len(shop.peer.kept) == 1


async def test_a_closed_payment_page_is_replaced_by_a_new_one(shop: Shop) -> None:
    order = await shop.quote()
    await shop.accept(order)
    expired = event("checkout.session.expired", {"id": "cs_test_1", "metadata": {"order": order.id}}, "evt_2")
    assert await shop.tell(expired) == 200
    assert (await shop.accept(order)).headers["location"].endswith("cs_test_2")


@pytest.mark.parametrize("forged", ["unsigned", "other secret", "old", "early", "changed"])
async def test_nothing_is_believed_without_a_fresh_signature(shop: Shop, forged: str) -> None:
    order = await shop.quote()
    body = shop.completed(order)
    now = shop.office.clock.now().timestamp()
    header = {
        "unsigned": "",
        "other secret": signature(body, now, "whsec_other"),
        "old": signature(body, now - 301),
        "early": signature(body, now + 301),
        "changed": signature(shop.completed(order, amount_total=1), now),
    }[forged]
    answer = await shop.client.post("/webhooks/stripe", content=body, headers={"Stripe-Signature": header})
    assert answer.status_code == 400
    assert (await shop.order()).state is State.QUOTED


async def test_our_reading_of_signatures_is_that_of_stripes_library() -> None:
    body, now = b'{"id": "evt_1"}', 1_767_614_400
    assert stripe.WebhookSignature.verify_header(body.decode(), signature(body, now), SECRET, None)
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.WebhookSignature.verify_header(body.decode(), signature(body, now, "whsec_other"), SECRET, None)


async def test_another_sum_is_not_a_payment(shop: Shop) -> None:
    order = await shop.quote()
    assert await shop.tell(shop.completed(order, amount_total=100)) == 200
    assert ((await shop.order()).state, (await shop.order()).trouble) == (State.QUOTED, "amount")


async def test_money_under_way_is_not_money(shop: Shop) -> None:
    order = await shop.quote()
    assert await shop.tell(shop.completed(order, payment_status="unpaid")) == 200
    assert (await shop.order()).state is State.QUOTED


async def test_news_about_other_shops_is_taken_and_left(shop: Shop) -> None:
    assert await shop.tell(event("checkout.session.completed", {"id": "cs", "payment_status": "paid", "metadata": {}}, "evt_9")) == 200
    assert await shop.tell(event("customer.created", {"id": "cus"}, "evt_10")) == 200


async def test_a_refund_is_told_once(shop: Shop) -> None:
    order = await shop.quote()
    await shop.tell(shop.completed(order))
    await shop.office.rest()
    paid = await shop.order()
    payments = shop.office.ports.payments
    assert payments is not None
    assert await payments.refund(paid, paid.due.gross_minor) == paid.due.gross_minor
    assert shop.peer.asked[-1] == ("/v1/refunds", {"payment_intent": "pi_1", "amount": "24000", "metadata[order]": order.id})
    said = len(shop.office.answers())
    body = event("charge.refunded", {"id": "ch_1", "amount_refunded": 24_000, "payment_intent": "pi_1", "metadata": {}}, "evt_3")
    for _ in range(3):
        assert await shop.tell(body) == 200
        await shop.office.rest()
    assert [one.text for one in shop.office.answers()[said:]] == [f"240 EUR is on its way back to you ({order.number})."]


async def test_a_provider_that_is_down_costs_a_sentence(shop: Shop) -> None:
    order = await shop.quote()
    shop.peer.down = True
    answer = await shop.accept(order)
    assert answer.status_code == 503
    assert "try again" in answer.text


async def test_an_old_offer_cannot_be_accepted(shop: Shop) -> None:
    order = await shop.quote()
    shop.office.clock.move(timedelta(days=15).total_seconds())
    await shop.accept(order)
    assert shop.peer.asked == []
    assert (await shop.order()).state is State.EXPIRED
    assert "expired" in (await shop.client.get(f"/quotes/{order.id}")).text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_cannot_accept(shop: Shop, headers: dict[str, str]) -> None:
    order = await shop.quote()
    assert (await shop.accept(order, **headers)).status_code == 403
    assert (await shop.order()).state is State.QUOTED


@pytest.mark.parametrize("origin", ["null", "http://localhost:8080"])
async def test_a_browser_that_names_our_page_or_hides_it_can_accept(shop: Shop, origin: str) -> None:
    order = await shop.quote()
    page = await shop.client.get(f"/quotes/{order.id}")
    assert page.headers["referrer-policy"] == "same-origin", "without it browsers send forms as from nowhere"
    assert (await shop.accept(order, Origin=origin, **{"Sec-Fetch-Site": "same-origin"})).status_code == 303
    assert (await shop.order()).state is State.ACCEPTED


async def test_looking_changes_nothing_and_says_nothing_to_strangers(shop: Shop) -> None:
    order = await shop.quote()
    page = await shop.client.get(f"/quotes/{order.id}")
    assert (await shop.order()).state is State.QUOTED
    assert page.headers["cache-control"] == "private, no-store"
    assert "form-action 'self' https://checkout.stripe.com" in page.headers["content-security-policy"]
    assert (await shop.client.get(f"/quotes/{'0' * 32}")).status_code == 404


async def test_who_tries_many_offers_is_slowed_down(shop: Shop) -> None:
    answers = [(await shop.client.get(f"/quotes/{number:032x}")) for number in range(80)]
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1


async def test_the_offer_can_be_had_as_a_pdf(shop: Shop, tmp_path: Path) -> None:
    order = await shop.quote()
    answer = await shop.client.get(f"/quotes/{order.id}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    (tmp_path / "quote.pdf").write_bytes(answer.content)
    text = PdfReader(tmp_path / "quote.pdf").pages[0].extract_text()
    assert order.number in text
    assert "240 EUR" in text


async def test_what_a_person_wrote_is_text_on_the_page(shop: Shop) -> None:
    order = await shop.quote()
    await shop.office.ports.orders.save(replace(order, wish="<script>alert(1)</script>"))
    page = await shop.client.get(f"/quotes/{order.id}")
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text


async def test_an_operator_gives_money_back_and_no_more_than_came(shop: Shop) -> None:
    order = await shop.quote()
    await shop.tell(shop.completed(order))
    await shop.office.rest()
    with pytest.raises(ValueError, match="at most 240 EUR"):
        await done(order.id, "240.01", None, shop.office.ports)
    assert await done(order.id, "40", None, shop.office.ports) == f"{order.number}: delivered, 240 EUR due, 40 EUR paid back"
    assert await done(order.id, "all", None, shop.office.ports) == f"{order.number}: refunded, 240 EUR due, 240 EUR paid back"
    with pytest.raises(ValueError, match="at most 0 EUR"):
        await done(order.id, "1", None, shop.office.ports)
    assert [form["amount"] for path, form in shop.peer.asked if path == "/v1/refunds"] == ["4000", "20000"]

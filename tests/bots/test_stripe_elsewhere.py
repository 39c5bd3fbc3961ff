"""The same adapter against a Stripe that we did not write: its refunds, and its webhooks, signed by its own code."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from aiohttp import web

from adapters.payments.stripe_checkout import StripeCheckout
from core.errors import BadInput, Refused
from core.messages import Address, Platform
from core.quote.offer import quote_changes
from core.quote.order import Money, Order

LEFT = Path("/tmp/localstripe.pickle")  # noqa: S108  where it keeps everything, whoever asks it
SECRET = "whsec_elsewhere"
ORDER = Order("ab" * 16, "t1", "c1", "web:anna", Address(Platform.WEB, "x"), "en", quote_changes(1, date(2026, 1, 5)), Money("EUR", 24_000, 0))
pytestmark = [
    pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning"),  # Stripe's library hands httpx its bytes the old way
    pytest.mark.filterwarnings("ignore:Bare functions:DeprecationWarning"),  # the other one is written for an older aiohttp
]


class Post:
    """Receives webhooks and keeps them with their signatures."""

    def __init__(self) -> None:
        self.letters: asyncio.Queue[tuple[bytes, str]] = asyncio.Queue()

    async def __call__(self, request: web.Request) -> web.Response:
        await self.letters.put((await request.read(), request.headers["Stripe-Signature"]))
        return web.Response()


async def serving(app: web.Application) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(app)
    await runner.setup()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    await web.SockSite(runner, listening).start()
    return runner, f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.fixture
def forgetful() -> Iterator[None]:
    """What another run left, perhaps in the middle of writing, is not read."""
    LEFT.unlink(missing_ok=True)
    yield
    LEFT.unlink(missing_ok=True)


@pytest.fixture
async def elsewhere(forgetful: None) -> AsyncIterator[tuple[str, Post]]:
    del forgetful
    from localstripe.server import app  # noqa: PLC0415  it reads what it kept before on being imported

    post, office = Post(), web.Application()
    office.router.add_post("/hook", post)
    ours, hook = await serving(office)
    theirs, url = await serving(app)
    async with httpx.AsyncClient(base_url=url) as client:
        await client.post("/_config/webhooks/one", json={"url": f"{hook}/hook", "secret": SECRET})
    yield url, post
    await theirs.cleanup()
    await ours.cleanup()


async def paid(url: str) -> str:
    """A payment of 240 EUR, as a browser and Stripe's pages would make it."""
    async with httpx.AsyncClient(base_url=url, auth=("sk_test_1", "")) as client:
        card = {"type": "card", "card[number]": "4242424242424242", "card[exp_month]": "12", "card[exp_year]": "2040", "card[cvc]": "123"}
        method = (await client.post("/v1/payment_methods", data=card)).json()["id"]
        wish = {"amount": "24000", "currency": "eur", "payment_method": method, "confirm": "true"}
        made = (await client.post("/v1/payment_intents", data=wish)).json()
    assert made["status"] == "succeeded", made
    return str(made["id"])


async def test_refunds_are_made_and_signatures_believed_and_changed_ones_are_not(elsewhere: tuple[str, Post]) -> None:
    url, post = elsewhere
    payments = StripeCheckout("sk_test_1", ("whsec_old", SECRET), url)
    order = replace(ORDER, payment=await paid(url))
    assert await payments.refund(order, 4_000) == 4_000
    assert await payments.refund(replace(order, refunded_minor=4_000), 20_000) == 24_000
    with pytest.raises(Refused):
        await payments.refund(replace(order, payment="pi_nobody"), 1)
    body, signature = await asyncio.wait_for(post.letters.get(), 120)
    now = datetime.now(UTC)
    payments.read(body, signature, now)
    with pytest.raises(BadInput, match="bad_signature"):
        payments.read(body.replace(b"24000", b"1"), signature, now)
    with pytest.raises(BadInput, match="bad_signature"):
        StripeCheckout("sk_test_1", ("whsec_old",), url).read(body, signature, now)
    await payments.close()

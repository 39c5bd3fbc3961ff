"""`/quotes/{id}`: an offer as a page and as a PDF, for whoever has the link; accepting it, and the way to the payment page."""

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, StrictUndefined, Template

from bots.hub import Hub, TheHub
from bots.refusal import Refusal, language_of, too_often
from core.demo.pace import Rate
from core.errors import NotFound, ProviderError
from core.languages import RIGHT_TO_LEFT
from core.pipeline.changing import change_order
from core.quote.order import Order, State
from core.quote.paper import Paper, paper_of
from core.quote.words import word

router = APIRouter()
_LOOKS = Rate(60, 1)
_ACCEPTS = Rate(10, 1 / 10)
_PROVIDER_PAGES = "https://checkout.stripe.com"


@router.get("/quotes/quote.css", response_class=Response)
async def style() -> Response:
    """How the page looks."""
    return Response(_file("quote.css"), media_type="text/css", headers={"Cache-Control": "no-cache"})


@router.get("/quotes/{order_id}.pdf", response_class=Response)
async def pdf(order_id: str, request: Request, hub: TheHub) -> Response:
    """The offer as a PDF."""
    order = await _order(order_id, request, hub)
    printed = await hub.ports.printer.pdf(await _paper(order, hub))
    headers = {"Content-Disposition": f'inline; filename="{order.number}.pdf"', "Cache-Control": "private, no-store"}
    return Response(printed, media_type="application/pdf", headers=headers)


@router.get("/quotes/{order_id}", response_class=HTMLResponse)
async def page(order_id: str, request: Request, hub: TheHub) -> HTMLResponse:
    """The offer as a page; looking at it changes nothing."""
    try:
        order = await _order(order_id, request, hub)
    except NotFound:
        return _html(404, language_of(request), message="page_missing")
    return _html(200, order.language, message=_message(order, request), paper=await _paper(order, hub), order=order, button=_button(order, hub))


@router.post("/quotes/{order_id}/accept", response_class=HTMLResponse)
async def accept(order_id: str, request: Request, hub: TheHub) -> Response:
    """Say yes to the offer and go on to the payment page, where payments can be taken. Pressing it again leads to the same page."""
    if not _from_here(request, hub):
        raise Refusal(403, "forbidden")
    order = await _order(order_id, request, hub, _ACCEPTS)
    now = hub.ports.clock.now()
    order = await change_order(order.id, lambda known: known.lapsed(now).accepted(now), hub.ports)
    payments = hub.ports.payments
    if payments is None or order.state is not State.ACCEPTED:
        return RedirectResponse(f"/quotes/{order.id}", 303)
    known = order.page_for_payment(now)
    if known is None:
        try:
            made = await payments.checkout(order, word(f"title_{order.quote.kind}", order.language), hub.ports.terms.quote_url(order.id), now)
        except ProviderError:
            return _html(503, order.language, message="page_try_later", paper=await _paper(order, hub), order=order, button=_button(order, hub))
        # Two clicks at once asked with the same key and got the same page; whoever comes second changes nothing.
        order = await change_order(order.id, lambda one: one if one.page_for_payment(now) else one.to_be_paid_at(made), hub.ports)
        known = order.page_for_payment(now) or made
    return RedirectResponse(known.url, 303)


def _from_here(request: Request, hub: Hub) -> bool:
    """Whether the form was sent by our own page; a browser names the page that sends one, or hides its name but says that it is ours."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin == "null":
        return site == "same-origin"
    own = {hub.settings.url, f"{request.url.scheme}://{request.headers.get('host', '')}"}
    return (origin is None or origin in own) and site in (None, "same-origin", "none")


async def _order(order_id: str, request: Request, hub: Hub, rate: Rate = _LOOKS) -> Order:
    """The order. Raises NotFound, and Refusal(429) for somebody who tries many."""
    address = request.client.host if request.client else ""
    wait_s = hub.pace.wait_s(f"quotes {rate.burst} {address}", rate)
    if wait_s > 0:
        raise too_often(wait_s)
    return (await hub.ports.orders.get(order_id)).lapsed(hub.ports.clock.now())


async def _paper(order: Order, hub: Hub) -> Paper:
    try:
        revision = (await hub.ports.prototypes.get(order.slug))[1] if order.slug else None
    except NotFound:
        revision = None
    return paper_of(order, hub.ports.terms, revision.spec if revision else None, revision.brief if revision else None)


def _message(order: Order, request: Request) -> str | None:
    match order.state:
        case State.PAID | State.IN_WORK | State.DELIVERED:
            return "page_paid"
        case State.REFUNDED:
            return "page_refunded"
        case State.EXPIRED:
            return "page_expired"
        case State.ACCEPTED:
            return "page_waiting" if "paid" in request.query_params else "page_accepted"
    return None


def _button(order: Order, hub: Hub) -> str | None:
    if order.state is State.QUOTED:
        return "button_accept" if hub.ports.payments is None else "button_pay"
    return "button_pay" if order.state is State.ACCEPTED and hub.ports.payments is not None else None


def _html(status: int, language: str, *, message: str | None, **values: Any) -> HTMLResponse:
    given = {"paper": None, "order": None, "button": None, **values}
    text = _template().render(
        language=language, direction="rtl" if language in RIGHT_TO_LEFT else "ltr", message=word(message, language) if message else "", word=word, **given
    )
    policy = f"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' {_PROVIDER_PAGES}"
    # With "no-referrer", as elsewhere, browsers would send the form without the name of the page that it comes from.
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "same-origin", "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return HTMLResponse(text, status, headers)


@cache
def _template() -> Template:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(_file("quote.html"))


@cache
def _file(name: str) -> str:
    return (files("bots.payments") / name).read_text("utf-8")

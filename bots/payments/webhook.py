"""`POST /webhooks/stripe`: believed only when signed, taken once, and told to the chat that the payment belongs to."""

from fastapi import APIRouter, Request, Response

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from core.errors import BadInput, Conflict, NotFound
from core.messages import InboundMessage, MessageKind, Sender
from core.quote.deal import PRESS
from core.quote.news import News, after
from core.quote.order import Order, State

router = APIRouter()
MOST_BYTES = 262_144
_TOLD = frozenset({State.PAID, State.REFUNDED})


@router.post("/webhooks/stripe", response_class=Response)
async def receive(request: Request, hub: TheHub) -> Response:
    """200 once the news is stored; news that is not about an order of ours is taken and left. Raises Refusal(400) without a fresh signature."""
    payments = hub.ports.payments
    if payments is None:
        raise Refusal(404, "not_found")
    body = await request.body()
    if len(body) > MOST_BYTES:
        raise Refusal(413, "body_too_large", limit="256 kB")
    try:
        news = payments.read(body, request.headers.get("stripe-signature", ""), hub.ports.clock.now())
    except BadInput:
        raise Refusal(400, "unauthorised") from None
    if news is not None:
        await _take(news, hub)
    return Response(status_code=200)


async def _take(news: News, hub: Hub) -> None:
    try:
        order = await _moved(news, hub)
    except NotFound:
        return  # another shop on the same account
    if order.state in _TOLD:
        await tell(order, hub)


async def _moved(news: News, hub: Hub) -> Order:
    while True:
        order = await hub.ports.orders.get(news.order_id) if news.order_id else await hub.ports.orders.paid_by(news.payment or "")
        try:
            await hub.ports.orders.heard(news.id, after(order, news, hub.ports.clock.now()))
        except Conflict:
            continue
        return await hub.ports.orders.get(order.id)


async def tell(order: Order, hub: Hub) -> None:
    """Let the order's chat know; the same state is told once, by the same way as a person's own messages."""
    message = InboundMessage(
        address=order.address,
        external_id=f"{PRESS}:{order.id}:{order.state}",
        sender=Sender(order.person_id.partition(":")[2]),
        sent_at=hub.ports.clock.now(),
        kind=MessageKind.PRESS,
        button=f"{PRESS}:{order.id}",
    )
    turn_id = await hub.ports.turns.accept(message, b"")
    if turn_id is not None:
        await hub.ports.jobs.nudge(turn_id)

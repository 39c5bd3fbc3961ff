"""Money on the path: an offer is kept before it is told, a payment is carried out in the chat that it belongs to."""

import asyncio
import secrets

from core.brief import Intent
from core.conversation import Conversation
from core.errors import NotFound
from core.messages import MessageKind
from core.pipeline.changing import change_order
from core.ports import Ports
from core.quote.deal import PRESS, due
from core.quote.offer import quote_changes
from core.quote.order import Order, State
from core.reading import Reading
from core.turn import Stage, Turn
from core.understood import Triage, Understood
from core.verdict import Answer, Build

ORDER_ID_BYTES = 16
"""128 random bits: whoever has the link may see and accept the offer."""
ORDER_MOVED = "order"
"""The phrase of an answer that tells how an order moved."""


async def offer(turn: Turn, conversation: Conversation, ports: Ports) -> Order | None:
    """The order for a turn's quote, made once; None for a turn without one. What was offered before and not answered is part of it."""
    quote = turn.quote
    if quote is None:
        return None
    language = turn.verdict.triage.language if turn.verdict else conversation.language
    now = ports.clock.now()
    words = turn.reading.text if turn.reading and quote.kind == "changes" else ""
    before = await _unanswered(turn, ports) if quote.kind == "changes" else []
    if before:
        count = sum(reason.count for one in before for reason in one.quote.reasons) + sum(reason.count for reason in quote.reasons)
        quote = quote_changes(count, now.date(), ports.terms)
        words = "\n".join([*(one.wish for one in reversed(before)), words])
    order = Order(
        id=secrets.token_hex(ORDER_ID_BYTES),
        turn_id=turn.id,
        conversation_id=turn.conversation_id,
        person_id=conversation.person_id,
        address=turn.address,
        language=language,
        quote=quote,
        due=due(quote, ports.terms, language),
        wish=words,
        slug=conversation.slug,
        made_at=now,
    )
    kept = await ports.orders.open(order)
    for one in before:
        await change_order(one.id, lambda known: known.superseded(now), ports)
    return kept


async def _unanswered(turn: Turn, ports: Ports) -> list[Order]:
    conversation = await ports.conversations.get(turn.conversation_id)
    known = await ports.orders.of_person(conversation.person_id)
    here = [one for one in known if one.conversation_id == turn.conversation_id and one.quote.kind == "changes" and one.turn_id != turn.id]
    return [one for one in here if one.state is State.QUOTED and one.lapsed(ports.clock.now()) == one]


async def moved_order(turn: Turn, ports: Ports) -> Order | None:
    """The order that a turn tells of, when it really has moved and belongs to this conversation: the words of a message prove nothing."""
    for message in turn.messages:
        name, _, order_id = (message.button or "").partition(":")
        if message.kind is not MessageKind.PRESS or name != PRESS:
            continue
        try:
            order = await ports.orders.get(order_id)
        except NotFound:
            return None
        moved = order.state in (State.PAID, State.IN_WORK, State.REFUNDED)
        return order if moved and order.conversation_id == turn.conversation_id else None
    return None


async def carry_out(turn: Turn, order: Order, ports: Ports) -> Turn:
    """The turn on its way to what was paid for; straight to its answer when there is nothing to build."""
    kind = Triage(Intent.CHANGE, 1.0, f"order {order.number} is {order.state}", order.language)
    if order.state is not State.REFUNDED:
        order = await change_order(order.id, lambda known: known.begun(ports.clock.now()), ports)
    conversation = await ports.conversations.get(turn.conversation_id)
    told = {"reading": Reading(order.wish, order.language), "order": order.id}
    if order.quote.kind == "changes" and order.state is not State.REFUNDED and conversation.slug is not None:
        _, revision = await ports.prototypes.get(conversation.slug)
        start = revision.brief.next_number
        changes = await asyncio.to_thread(ports.wits.read_changes, order.wish, order.language, revision.spec, start)
        if changes:
            understood = Understood(kind, revision.brief, changes)
            return turn.moved(Stage.TRIAGED, understood=understood, verdict=Build(kind, revise=True), **told)
    return turn.moved(Stage.HOSTED, verdict=Answer(kind, ORDER_MOVED), **told)


async def paid_order(turn: Turn, ports: Ports) -> Order | None:
    """The order that a turn carries out."""
    if turn.order is None or turn.quote is not None:
        return None
    return await ports.orders.get(turn.order)


def credited(conversation: Conversation, order: Order | None, ports: Ports) -> Conversation:
    """The conversation with what was paid for in it, once."""
    if order is None or not order.is_paid:
        return conversation
    return conversation.bought(order.id, ports.terms.rounds if order.quote.kind == "changes" else None)


async def close(order: Order, turn: Turn, ports: Ports) -> None:
    """Changes are delivered with the answer that shows them; a project goes on."""
    if order.quote.kind == "changes" and isinstance(turn.verdict, Build):
        await change_order(order.id, lambda known: known.delivered(ports.clock.now()), ports)

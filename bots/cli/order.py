"""`statex order`: look at an order, give money back, note a milestone of a project. For operators on the machine of the hub."""

import argparse
import asyncio
import sys
from decimal import Decimal, InvalidOperation

from config.settings import SettingsError, load
from config.wiring import wire
from config.wiring.storage import prepare
from core.errors import NotFound, ProviderError
from core.pipeline.changing import change_order
from core.ports import Ports
from core.quote.deal import STEPS
from core.quote.money import shown
from core.quote.order import Order
from core.quote.terms import Currency


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("order", help="look at an order, give money back, note a milestone")
    parser.add_argument("id", help="the end of the quote's address")
    parser.add_argument("--refund", metavar="AMOUNT", help='give back so much, or "all"; the person is told when the provider confirms it')
    parser.add_argument("--reached", choices=STEPS, help="note a milestone of a project")
    parser.set_defaults(call=call)


def call(given: argparse.Namespace) -> int:
    """Do it; the exit status is 2 when the setting, the order or the sum cannot be used, 1 when the provider said no."""
    try:
        settings = load()
        asyncio.run(prepare(settings))
        print(asyncio.run(done(given.id, given.refund, given.reached, wire(settings))))
    except (SettingsError, NotFound, ValueError) as error:
        print(f"statex: {error}", file=sys.stderr)
        return 2
    except ProviderError as error:
        print(f"statex: {error}", file=sys.stderr)
        return 1
    return 0


async def done(order_id: str, refund: str | None, reached: str | None, ports: Ports) -> str:
    """What there is to say about the order afterwards. Raises NotFound, ValueError, Unavailable or Refused."""
    order = await ports.orders.get(order_id)
    if refund is not None:
        order = await _paid_back(order, refund, ports)
    if reached is not None:
        order = await change_order(order.id, lambda known: known.reached(reached), ports)
    due = shown(order.due.gross_minor, order.due.currency, "en")
    back = shown(order.refunded_minor, order.due.currency, "en")
    return f"{order.number}: {order.state}, {due} due, {back} paid back{f', look at it: {order.trouble}' if order.trouble else ''}"


async def _paid_back(order: Order, amount: str, ports: Ports) -> Order:
    if ports.payments is None:
        raise ValueError("payments are not configured")
    left = order.due.gross_minor - order.refunded_minor
    units = Currency(order.due.currency).minor_per_unit
    try:
        wanted = left if amount == "all" else int(Decimal(amount) * units)
    except InvalidOperation:
        raise ValueError(f'"{amount}" is no amount') from None
    if not order.payment or not 0 < wanted <= left:
        raise ValueError(f"at most {shown(left, order.due.currency, 'en')} can be given back, of what was paid")
    total = await ports.payments.refund(order, wanted)
    return await change_order(order.id, lambda known: known.refunded(total, known.payment, ports.clock.now()), ports)

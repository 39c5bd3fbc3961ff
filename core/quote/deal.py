"""Orders made from quotes, and what is said about them in a chat."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from core.messages import Button
from core.quote.money import number, shown, shown_eur
from core.quote.offer import Quote
from core.quote.order import Money, Order, State
from core.quote.terms import Terms
from core.quote.words import word

PRESS = "order"
"""Begins the button that tells a chat that its order has moved: "order:<id>"."""
STEPS = ("step_paid", "step_plan", "step_built", "step_tested", "step_handed")
"""A project's milestones, in order."""


def due(quote: Quote, terms: Terms, language: str) -> Money:
    """What is to be paid when the quote is accepted."""
    currency = terms.currency(language)
    net = currency.minor(quote.due_eur)
    vat = int((Decimal(net) * terms.vat_percent / 100).quantize(Decimal(1), ROUND_HALF_UP))
    return Money(currency.code, net, vat)


def offered(order: Order, terms: Terms) -> Iterator[str]:
    """The lines of an answer that makes an offer; the first one is also what is spoken."""
    language, quote = order.language, order.quote
    price = _price(order)
    until = order.holds_until.isoformat()
    if quote.kind == "project":
        currency = terms.currency(language)
        low, high = (shown_eur(one, currency, language) for one in (quote.low_eur, quote.high_eur))
        days = {"low_days": number(quote.low_days, language, 1), "high_days": number(quote.high_days, language, 1)}
        yield word("project_intro", language, low=low, high=high, date=until, **days)
        yield word("first_due", language, price=price)
        for reason in quote.reasons:
            yield f"• {word(f'what_{reason.code}', language)}: {reason.count}"
        yield word("why_range", language)
    else:
        yield word("changes_intro", language, price=price, rounds=terms.rounds, date=until)
    yield word("pay_here" if terms.online else "see_here", language, url=terms.quote_url(order.id))
    if not terms.online:
        yield word("by_person_at", language, contact=terms.contact) if terms.contact else word("by_person", language)
    yield word("no_cost_before", language)


def _price(order: Order) -> str:
    """What is due; where VAT is due too, the price without it and how much of it comes on top, as in the range above."""
    due_now, language = order.due, order.language
    if not due_now.vat_minor:
        return shown(due_now.net_minor, due_now.currency, language)
    percent = number((Decimal(due_now.vat_minor * 100) / due_now.net_minor).quantize(Decimal("0.1")).normalize(), language, 1)
    total = shown(due_now.gross_minor, due_now.currency, language)
    return f"{shown(due_now.net_minor, due_now.currency, language)} + {word('vat', language, percent=percent)} = {total}"


def buttons(order: Order, terms: Terms) -> tuple[Button, ...]:
    """What can be opened of an offer."""
    url = terms.quote_url(order.id)
    return (Button(word("button_offer", order.language), "", url), Button(word("button_pdf", order.language), "", f"{url}.pdf"))


def status(orders: Sequence[Order], language: str) -> Iterator[str]:
    """How far a person's orders are, newest first; a project's milestones below it."""
    for order in orders:
        yield word(f"state_{order.state}", language, number=order.number)
        if order.quote.kind == "project" and order.is_paid:
            yield word("next_steps", language)
            yield from (f"{'✓' if step in order.done else '○'} {word(step, language)}" for step in STEPS)


def begun(order: Order, *, carried_out: bool) -> str:
    """What is said when a payment has arrived; `carried_out` when the answer goes on with what was done."""
    code = "paid_project" if order.quote.kind == "project" else "paid_changes" if carried_out else "paid_unclear"
    return word(code, order.language, number=order.number)


def paid_back(order: Order) -> str:
    """What is said when money has gone back."""
    return word("refunded", order.language, amount=shown(order.refunded_minor, order.due.currency, order.language), number=order.number)


def is_open(order: Order) -> bool:
    """Whether it still waits for the person."""
    return order.state in (State.QUOTED, State.ACCEPTED)

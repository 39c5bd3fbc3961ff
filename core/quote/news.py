"""What a payment provider tells about an order, without the provider's shape."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, assert_never

from core.quote.order import Order


@dataclass(frozen=True, slots=True)
class Came:
    """Money came; None where the provider names no amount."""

    payment: str
    amount_minor: int | None
    currency: str | None
    tag: Literal["came"] = "came"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A payment page was closed without a payment."""

    session: str
    tag: Literal["lapsed"] = "lapsed"


@dataclass(frozen=True, slots=True)
class WentBack:
    """Money went back: so much in all."""

    total_minor: int
    tag: Literal["went_back"] = "went_back"


@dataclass(frozen=True, slots=True)
class Disputed:
    """The payer's bank asks for the money back."""

    tag: Literal["disputed"] = "disputed"


@dataclass(frozen=True, slots=True)
class News:
    """One message of the provider: its id, the order where it is named, the payment otherwise, and what happened."""

    id: str
    order_id: str | None
    payment: str | None
    what: Came | Lapsed | WentBack | Disputed


def after(order: Order, news: News, now: datetime) -> Order:
    """The order after the news; unchanged when it says nothing new."""
    match news.what:
        case Came(payment=payment, amount_minor=amount_minor, currency=currency):
            return order.paid(payment, amount_minor, currency, now)
        case Lapsed(session=session):
            return order.page_lapsed(session)
        case WentBack(total_minor=total_minor):
            return order.refunded(total_minor, news.payment, now)
        case Disputed():
            return order.disputed()
        case _:
            assert_never(news.what)

"""What orders need of the world: a place where they are kept, a provider that takes money, and something that makes documents."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.quote.news import News
from core.quote.order import Checkout, Order
from core.quote.paper import Paper


class Orders(Protocol):
    """Orders, kept for good."""

    async def open(self, order: Order) -> Order:
        """Store it unless its turn has one already; the one that is stored."""

    async def get(self, order_id: str) -> Order:
        """The order. Raises NotFound."""

    async def save(self, order: Order) -> Order:
        """Store it; gives it back with its new version. Raises Conflict."""

    async def heard(self, news_id: str, order: Order) -> bool:
        """Store it together with the provider's news that moved it, in one transaction; False when that news was heard before. Raises Conflict."""

    async def of_person(self, person_id: str) -> Sequence[Order]:
        """A person's orders, newest first."""

    async def paid_by(self, payment: str) -> Order:
        """The order with that payment of the provider. Raises NotFound."""


class Payments(Protocol):
    """A provider that takes money."""

    async def checkout(self, order: Order, title: str, back: str, now: datetime) -> Checkout:
        """A payment page for what is due; the same order and try give the same page. `back` is where the person goes afterwards."""

    async def refund(self, order: Order, amount_minor: int) -> int:
        """Give money back; what has gone back in all, in the smallest unit."""

    def read(self, body: bytes, signature: str, now: datetime) -> News | None:
        """What the provider tells, None when it does not concern us. Raises BadInput when it was not signed by the provider within the last minutes."""


class Printer(Protocol):
    """Makes documents."""

    async def pdf(self, paper: Paper) -> bytes:
        """The document as a PDF."""

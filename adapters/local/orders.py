"""Orders in memory, a provider that takes no money, and a printer without paper."""

from collections.abc import Sequence
from dataclasses import replace

from core.errors import Conflict, NotFound
from core.quote.order import Order
from core.quote.paper import Paper


class LocalOrders:
    """The port `Orders`."""

    def __init__(self) -> None:
        """Nothing is ordered at first."""
        self._kept: dict[str, Order] = {}
        self._heard: set[str] = set()

    async def open(self, order: Order) -> Order:
        """Store it unless its turn has one already; the one that is stored."""
        known = next((one for one in self._kept.values() if one.turn_id == order.turn_id), None)
        return known or self._kept.setdefault(order.id, order)

    async def get(self, order_id: str) -> Order:
        """The order. Raises NotFound."""
        if order_id not in self._kept:
            raise NotFound("order")
        return self._kept[order_id]

    async def save(self, order: Order) -> Order:
        """Store it; gives it back with its new version. Raises Conflict."""
        if self._kept[order.id].version != order.version:
            raise Conflict(f"order {order.number} is not at version {order.version}")
        self._kept[order.id] = replace(order, version=order.version + 1)
        return self._kept[order.id]

    async def heard(self, news_id: str, order: Order) -> bool:
        """Store it together with the news that moved it; False when that was heard before. Raises Conflict."""
        if news_id in self._heard:
            return False
        await self.save(order)
        self._heard.add(news_id)
        return True

    async def of_person(self, person_id: str) -> Sequence[Order]:
        """A person's orders, newest first."""
        return [one for one in reversed(self._kept.values()) if one.person_id == person_id]

    def erase(self, person_id: str) -> None:
        """Forget what was not paid, and whose the rest was."""
        mine = [one for one in self._kept.values() if one.person_id == person_id]
        for one in mine:
            if one.payment is None:
                del self._kept[one.id]
            else:
                self._kept[one.id] = one.forgotten()

    async def paid_by(self, payment: str) -> Order:
        """The order with that payment. Raises NotFound."""
        for one in self._kept.values():
            if one.payment == payment:
                return one
        raise NotFound("order")


class LocalPrinter:
    """The port `Printer`."""

    async def pdf(self, paper: Paper) -> bytes:
        """The title of the document."""
        return b"%PDF-1.7\n" + paper.title.encode()

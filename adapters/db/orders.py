"""Orders in the database."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.shapes import shape
from core.errors import Conflict, NotFound
from core.ports import Clock
from core.quote.order import Order


class DbOrders:
    """The port `Orders`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` stamps the provider's news."""
        self._database = database
        self._clock = clock
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def open(self, order: Order) -> Order:
        """Store it unless its turn has one already; the one that is stored."""
        table = tables.orders

        def change(connection: Connection) -> str:
            connection.execute(self._insert(table).values(id=order.id, turn_id=order.turn_id, **_columns(order)).on_conflict_do_nothing())
            found: str = connection.execute(select(table.c.body).where(table.c.turn_id == order.turn_id)).scalar_one()
            return found

        return _load(await self._database.write(change))

    async def get(self, order_id: str) -> Order:
        """The order. Raises NotFound."""
        return await self._one(select(tables.orders.c.body).where(tables.orders.c.id == order_id))

    async def paid_by(self, payment: str) -> Order:
        """The order with that payment. Raises NotFound."""
        return await self._one(select(tables.orders.c.body).where(tables.orders.c.payment == payment).limit(1))

    async def of_person(self, person_id: str) -> Sequence[Order]:
        """A person's orders, newest first."""
        table = tables.orders
        look = select(table.c.body).where(table.c.person_id == person_id).order_by(table.c.number.desc())
        return [_load(body) for body in await self._database.read(lambda connection: connection.execute(look).scalars().all())]

    async def save(self, order: Order) -> Order:
        """Store it; gives it back with its new version. Raises Conflict."""
        return await self._database.write(lambda connection: _move(connection, order))

    async def heard(self, news_id: str, order: Order) -> bool:
        """Store it together with the provider's news that moved it; False when that was heard before. Raises Conflict."""
        note = self._insert(tables.heard).values(news_id=news_id, heard_at=self._clock.now()).on_conflict_do_nothing().returning(tables.heard.c.news_id)

        def change(connection: Connection) -> bool:
            if connection.execute(note).one_or_none() is None:
                return False
            _move(connection, order)
            return True

        return await self._database.write(change)

    async def _one(self, look: Select[str]) -> Order:
        body = await self._database.read(lambda connection: connection.execute(look).scalar_one_or_none())
        if body is None:
            raise NotFound("order")
        return _load(body)


def _move(connection: Connection, order: Order) -> Order:
    saved = replace(order, version=order.version + 1)
    table = tables.orders
    move = update(table).where(table.c.id == order.id, table.c.version == order.version).values(turn_id=saved.turn_id, **_columns(saved))
    if connection.execute(move).rowcount == 0:
        raise Conflict(f"order {order.number} is not at version {order.version}")
    return saved


def _columns(order: Order) -> dict[str, object]:
    return {
        "person_id": order.person_id,
        "payment": order.payment,
        "state": order.state.value,
        "valid_until": order.holds_until,
        "version": order.version,
        "body": shape(Order).dump(order),
    }


def _load(body: str) -> Order:
    found: Order = shape(Order).load(body)
    return found

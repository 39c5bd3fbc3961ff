"""Something stored is changed: read, changed, saved, and all of that again whenever somebody else moved it meanwhile."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from core.conversation import Conversation
from core.errors import Conflict
from core.ports import Ports
from core.quote.order import Order

T = TypeVar("T")


async def change_talk(conversation_id: str, change: Callable[[Conversation], Conversation], ports: Ports) -> Conversation:
    """The conversation after a change. Raises NotFound."""
    return await _changed(lambda: ports.conversations.get(conversation_id), change, ports.conversations.save)


async def change_order(order_id: str, change: Callable[[Order], Order], ports: Ports) -> Order:
    """The order after a change. Raises NotFound."""
    return await _changed(lambda: ports.orders.get(order_id), change, ports.orders.save)


async def _changed(read: Callable[[], Awaitable[T]], change: Callable[[T], T], save: Callable[[T], Awaitable[T]]) -> T:
    while True:
        before = await read()
        after = change(before)
        if after == before:
            return before
        try:
            return await save(after)
        except Conflict:
            continue

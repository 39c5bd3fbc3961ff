"""What a conversation has cost is kept with it."""

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from core.errors import Conflict
from core.filled import Filled
from core.ports import Ports

T = TypeVar("T")


async def spend(conversation_id: str, filled: Filled[T], ports: Ports) -> None:
    """Add what a model cost, and what was saved by not asking the dearest, to the conversation."""
    if ports.measures is not None:
        ports.measures.spent("models", filled.cost, filled.saved)
    while filled.cost or filled.saved:
        before = await ports.conversations.get(conversation_id)
        try:
            await ports.conversations.save(replace(before, spent=before.spent + filled.cost, saved=before.saved + filled.saved))
        except Conflict:
            continue
        return


async def spent(conversation_id: str, ports: Ports) -> Decimal:
    """The euros that models have cost for a conversation."""
    return (await ports.conversations.get(conversation_id)).spent

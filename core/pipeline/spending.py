"""What a conversation has cost is kept with it."""

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from core.filled import Filled
from core.pipeline.changing import change_talk
from core.ports import Ports

T = TypeVar("T")


async def spend(conversation_id: str, filled: Filled[T], ports: Ports) -> None:
    """Add what a model cost, and what was saved by not asking the dearest, to the conversation."""
    if ports.measures is not None:
        ports.measures.spent("models", filled.cost, filled.saved)
    if filled.cost or filled.saved:
        await change_talk(conversation_id, lambda one: replace(one, spent=one.spent + filled.cost, saved=one.saved + filled.saved), ports)


async def spent(conversation_id: str, ports: Ports) -> Decimal:
    """The euros that models have cost for a conversation."""
    return (await ports.conversations.get(conversation_id)).spent

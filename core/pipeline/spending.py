"""What a conversation has cost is kept with it."""

from dataclasses import replace
from decimal import Decimal

from core.errors import Conflict
from core.ports import Ports


async def spend(conversation_id: str, cost: Decimal, ports: Ports) -> None:
    """Add euros to what the conversation has cost."""
    while cost:
        before = await ports.conversations.get(conversation_id)
        try:
            await ports.conversations.save(replace(before, spent=before.spent + cost))
        except Conflict:
            continue
        return

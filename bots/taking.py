"""What every door does with a message once it is translated: store it for good, and only then wake somebody."""

import structlog

from core.errors import ProviderError
from core.messages import InboundMessage
from core.ports import Ports

log = structlog.get_logger()


async def take(message: InboundMessage, raw: bytes, ports: Ports) -> str | None:
    """The turn that the message joined, None for a redelivery. When this returns the message is stored for good, so a webhook may be answered."""
    turn_id = await ports.turns.accept(message, raw)
    if turn_id is None:
        return None
    try:
        await ports.jobs.nudge(turn_id)
    except ProviderError as error:
        # It is stored; the sweep finds it.
        log.warning("nudge failed", turn=turn_id, error=type(error).__name__)
    return turn_id

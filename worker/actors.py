"""What a worker does when it is nudged."""

import logging
from typing import Any

import dramatiq

from config.wiring.jobs import EXHAUSTED, LOOK, QUEUE
from core.pipeline import Desk

log = logging.getLogger(__name__)


def register(broker: dramatiq.Broker, desk: Desk) -> None:
    """Make the actors known to the broker."""

    @dramatiq.actor(broker=broker, queue_name=QUEUE, actor_name=LOOK, on_retry_exhausted=EXHAUSTED)
    async def look(turn_id: str) -> None:
        """Do what can be done for a turn now."""
        await desk.look(turn_id)

    @dramatiq.actor(broker=broker, queue_name=QUEUE, actor_name=EXHAUSTED)
    async def exhausted(message: dict[str, Any], retries: dict[str, int]) -> None:
        """The database could not be reached again and again; the sweep goes on trying."""
        log.error("nudge given up", extra={"turn": message["args"][0], "retries": retries["retries"]})

"""Nudges over Redis."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from redis.exceptions import RedisError

from adapters.jobs.broker import make_broker, nudge_message

log = logging.getLogger(__name__)

TIMEOUT_S = 0.5
"""A Redis that does not answer must not hold up an acknowledgement; the sweep finds what was not nudged."""


class RedisJobs:
    """The port `Jobs`."""

    def __init__(self, url: str) -> None:
        """Connects at the first nudge."""
        # A client of its own: workers wait for Redis without a limit, doors do not.
        separator = "&" if "?" in url else "?"
        self._broker = make_broker(f"{url}{separator}socket_timeout={TIMEOUT_S}&socket_connect_timeout={TIMEOUT_S}")
        self._threads = ThreadPoolExecutor(2, "nudge")

    async def nudge(self, turn_id: str, delay_s: float = 0.0) -> None:
        """Ask for the turn to be looked at. Never raises."""
        delay_ms = round(delay_s * 1000) or None
        try:
            await asyncio.get_running_loop().run_in_executor(self._threads, lambda: self._broker.enqueue(nudge_message(turn_id), delay=delay_ms))
        except (RedisError, OSError) as error:
            log.warning("not nudged", extra={"turn": turn_id, "reason": type(error).__name__})

"""Nudges over Redis."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

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
        self._line = Lock()
        self._in_line: dict[str, asyncio.Future[None]] = {}
        """Turns whose nudge is not on its way yet: whoever nudges them meanwhile waits for that one."""

    async def nudge(self, turn_id: str, delay_s: float = 0.0) -> None:
        """Ask for the turn to be looked at. Never raises."""
        try:
            await asyncio.shield(self._later(turn_id, round(delay_s * 1000)) if delay_s else self._at_once(turn_id))
        except (RedisError, OSError) as error:
            log.warning("not nudged", extra={"turn": turn_id, "reason": type(error).__name__})

    def _later(self, turn_id: str, delay_ms: int) -> asyncio.Future[None]:
        return asyncio.get_running_loop().run_in_executor(self._threads, self._send, turn_id, delay_ms)

    def _at_once(self, turn_id: str) -> asyncio.Future[None]:
        def send() -> None:
            with self._line:
                del self._in_line[turn_id]
            self._send(turn_id, None)

        with self._line:
            if turn_id not in self._in_line:
                self._in_line[turn_id] = asyncio.get_running_loop().run_in_executor(self._threads, send)
            return self._in_line[turn_id]

    def _send(self, turn_id: str, delay_ms: int | None) -> None:
        self._broker.enqueue(nudge_message(turn_id), delay=delay_ms)

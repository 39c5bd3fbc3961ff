"""Nudges over Redis."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from redis.exceptions import RedisError

from adapters.jobs.broker import make_broker, nudge_message

log = logging.getLogger(__name__)

TIMEOUT_S = 0.5
"""A Redis that does not answer must not hold up the thread for long; the sweep finds what was not nudged."""


class RedisJobs:
    """The port `Jobs`. A thread of its own sends what is in line, one after the other, so that nobody waits for Redis who has only stored a message."""

    def __init__(self, url: str) -> None:
        """Connects at the first nudge."""
        # A client of its own: workers wait for Redis without a limit, doors do not.
        separator = "&" if "?" in url else "?"
        self._broker = make_broker(f"{url}{separator}socket_timeout={TIMEOUT_S}&socket_connect_timeout={TIMEOUT_S}")
        self._thread = ThreadPoolExecutor(1, "nudge")
        self._line = Lock()
        self._in_line: dict[str, None] = {}
        """Turns to nudge at once, in order; one that is here already is not nudged twice."""
        self._sending = False

    async def nudge(self, turn_id: str, delay_s: float = 0.0) -> None:
        """Ask for the turn to be looked at. One at once is on its way when this returns, a delayed one with Redis. Never raises."""
        if delay_s:
            try:
                await asyncio.get_running_loop().run_in_executor(self._thread, self._send, turn_id, round(delay_s * 1000))
            except (RedisError, OSError) as error:
                log.warning("not nudged", extra={"turn": turn_id, "reason": type(error).__name__})
            return
        with self._line:
            self._in_line[turn_id] = None
            if self._sending:
                return
            self._sending = True
        self._thread.submit(self._send_line)

    def _send_line(self) -> None:
        while (turn_id := self._next()) is not None:
            try:
                self._send(turn_id, None)
            except Exception as error:  # noqa: BLE001  whatever it was: a thread that ended here would never nudge again
                log.warning("not nudged", extra={"turn": turn_id, "reason": type(error).__name__, "left": self._give_up()})

    def _next(self) -> str | None:
        with self._line:
            turn_id = next(iter(self._in_line), None)
            if turn_id is None:
                self._sending = False
            else:
                del self._in_line[turn_id]
            return turn_id

    def _give_up(self) -> int:
        """Forget who is in line, that a Redis that hangs is not waited for once for each of them; how many they were."""
        with self._line:
            left = len(self._in_line)
            self._in_line.clear()
            return left

    def _send(self, turn_id: str, delay_ms: int | None) -> None:
        self._broker.enqueue(nudge_message(turn_id), delay=delay_ms)

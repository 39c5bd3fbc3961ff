"""How long nudges waited and how long looking took, in the log."""

import logging
import time

from dramatiq import Broker, MessageProxy, Middleware

log = logging.getLogger(__name__)


class Timing(Middleware):
    """One line a nudge, with ids and milliseconds only."""

    def __init__(self) -> None:
        """Nothing is running at first."""
        self._started: dict[str, float] = {}

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        """A thread takes the nudge up."""
        del broker
        self._started[message.message_id] = time.monotonic()
        due_ms = message.options.get("eta", message.message_timestamp)
        log.debug("nudged", extra={"waited_ms": round(time.time() * 1000 - due_ms)})

    def after_process_message(self, broker: Broker, message: MessageProxy, *, result: object = None, exception: BaseException | None = None) -> None:
        """It is done with it, one way or the other."""
        del broker, result
        took_ms = round((time.monotonic() - self._started.pop(message.message_id, time.monotonic())) * 1000)
        log.debug("looked", extra={"took_ms": took_ms, "failed": exception is not None})

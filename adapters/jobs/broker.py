"""Dramatiq on Redis, set for chat: a killed worker's nudges are taken over within seconds, retries come soon and end soon."""

from dramatiq import Message
from dramatiq.brokers.redis import RedisBroker
from dramatiq.middleware import AgeLimit, AsyncIO, Middleware, Retries, ShutdownNotifications

QUEUE = "turns"
LOOK = "look"
"""The actor that looks at a turn."""
EXHAUSTED = "exhausted"
"""The actor that is told when looking failed too often."""

HEARTBEAT_TIMEOUT_MS = 5_000
MAINTENANCE_CHANCE = 1_000_000
"""Out of a million: every fetch looks for the nudges of dead workers. With the default, those of a killed worker were never taken over."""
RETRIES = 3
MIN_BACKOFF_MS = 2_000
MAX_BACKOFF_MS = 30_000
NUDGE_MAX_AGE_MS = 600_000
"""The sweep has long nudged again what is older."""


def make_broker(url: str, *more: Middleware) -> RedisBroker:
    """A broker for `url` (redis://, rediss:// or unix://). Nothing is connected before the first nudge."""
    retries = Retries(max_retries=RETRIES, min_backoff=MIN_BACKOFF_MS, max_backoff=MAX_BACKOFF_MS)
    broker = RedisBroker(  # type: ignore[no-untyped-call]  # the library leaves it untyped
        url=url,
        middleware=[AgeLimit(max_age=NUDGE_MAX_AGE_MS), ShutdownNotifications(), AsyncIO(), retries, *more],
        heartbeat_timeout=HEARTBEAT_TIMEOUT_MS,
        maintenance_chance=MAINTENANCE_CHANCE,
    )
    broker.declare_queue(QUEUE)
    return broker


def nudge_message(turn_id: str) -> Message[None]:
    """A job carries an id and nothing else."""
    return Message(queue_name=QUEUE, actor_name=LOOK, args=(turn_id,), kwargs={}, options={})

"""What a worker fetches its nudges from."""

from dramatiq import Broker, Middleware

from adapters.jobs import broker
from config.settings import Settings

QUEUE, LOOK, EXHAUSTED = broker.QUEUE, broker.LOOK, broker.EXHAUSTED


def make_broker(settings: Settings, *middleware: Middleware) -> Broker:
    """The broker on the configured Redis."""
    return broker.make_broker(settings.redis, *middleware)

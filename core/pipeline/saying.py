"""Saying a message once: the ledger is claimed, the platform takes it, the ledger keeps it."""

from contextlib import suppress

from core.errors import ProviderError, Unavailable
from core.messages import OutboundMessage
from core.ports import Ports

KEEPING_TRIES = 4


async def say_once(message: OutboundMessage, ports: Ports) -> bool:
    """Say it unless it was said or is being said; whether it was said now. Raises what the platform raises."""
    if await ports.conversations.said_under(message.key) is not None or not await ports.conversations.claim(message.key):
        return False
    await say_claimed(message, ports)
    return True


async def say_claimed(message: OutboundMessage, ports: Ports, progress_id: str | None = None) -> None:
    """Say what is claimed already, in the place of what was said of progress; when that fails the claim is given back, for it surely was not said."""
    try:
        await ports.channels[message.address.platform].send(message, progress_id)
    except ProviderError:
        await ports.conversations.release(message.key)  # the next try need not wait for the claim to run out
        if message.voice is not None:
            await ports.blobs.delete(message.voice)  # the next try speaks anew
        raise
    await _keep(message, ports)


async def _keep(message: OutboundMessage, ports: Ports) -> None:
    """It was said, so keeping that is worth a few tries: when all fail, it will be said again."""
    for _ in range(KEEPING_TRIES - 1):
        with suppress(Unavailable):
            await ports.conversations.said(message, ports.clock.now())
            return
    await ports.conversations.said(message, ports.clock.now())

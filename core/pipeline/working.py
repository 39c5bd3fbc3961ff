"""Signs of life for as long as a turn is worked on: "typing" at the person's end, and a touch that tells the sweep of other workers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from core.errors import StatexError
from core.ports import Ports
from core.turn import Turn

EVERY_S = 4.0
"""Platforms show it for about five seconds."""


@asynccontextmanager
async def shown_as_working(turn: Turn, ports: Ports) -> AsyncIterator[None]:
    """Repeats the sign until the block is left. A platform that does not take it costs nothing."""
    failure: Exception | None = None
    async with asyncio.TaskGroup() as group:
        sign = group.create_task(_repeat(turn, ports))
        try:
            yield
        except Exception as error:  # noqa: BLE001  # raised again below, outside the group, which would wrap it
            failure = error
        finally:
            sign.cancel()
    if failure is not None:
        raise failure


async def _repeat(turn: Turn, ports: Ports) -> None:
    channel = ports.channels.get(turn.address.platform)
    with suppress(StatexError):
        if (await ports.conversations.get(turn.conversation_id)).silent:
            channel = None  # a person of ours answers, and nobody knows when
    while True:
        if channel is not None:
            with suppress(Exception):  # only a sign: not even a failure that nobody foresaw may end the work
                await channel.working(turn.address, turn.newest.external_id if turn.newest else None)
        await ports.clock.sleep(EVERY_S)
        with suppress(StatexError):
            await ports.turns.touch(turn.id)

"""What is done every hour is done again, whatever went wrong in an hour."""

import asyncio
from dataclasses import replace

import pytest

from core.ports import Ports
from tests.bots.memory import Now
from tests.flow.hub import hub
from worker.sweep import tidy_up


@pytest.mark.parametrize("trouble", [OSError("no such folder"), ValueError("a prototype that cannot be read")])
async def test_one_bad_hour_is_not_the_last(trouble: Exception) -> None:
    hours = 0
    again = asyncio.Event()

    async def tidy(ports: Ports) -> None:
        nonlocal hours
        del ports
        hours += 1
        if hours == 1:
            raise trouble
        again.set()

    async with asyncio.TaskGroup() as group:
        always = group.create_task(tidy_up(replace(hub().ports, clock=Now()), tidy))
        await again.wait()  # a task that ends with the trouble ends this wait too
        always.cancel()
    assert hours > 1

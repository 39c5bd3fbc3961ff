"""How fast a webhook is acknowledged at a steady rate, each message durably stored before its answer."""

import asyncio
import time

from bench.figures import percentiles
from bench.running import RunningHub

PER_SECOND = 200
SECONDS = 10


async def measure(hub: RunningHub) -> None:
    """Send at a fixed rate whether or not answers come (open loop), so that waiting is not hidden; greetings, so that the worker has work too."""
    waits: list[float] = []
    refused = 0

    async def send(number: int, due: float) -> None:
        nonlocal refused
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        answer = await hub.client.post("/webhooks/web", json={"text": "hello", "id": f"load-{number}"})
        refused += answer.status_code != 202
        waits.append(time.perf_counter() - due)

    start = time.perf_counter() + 0.5
    async with asyncio.TaskGroup() as group:
        for number in range(PER_SECOND * SECONDS):
            group.create_task(send(number, start + number / PER_SECOND))
    print(f"webhook acknowledged at {PER_SECOND}/s for {SECONDS} s: {percentiles(waits)}; refused: {refused}")

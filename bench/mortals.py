"""Processes that are killed again and again, and start anew."""

import asyncio
import os
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from config.processes import READY_FILE, redis_command


class Mortal:
    """One process that is started again whenever it is gone."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], ready: Path) -> None:
        """`command` is started by `live`; `ready` is what it makes once it can work."""
        self.deaths = 0
        self._command = command
        self._ready = ready
        self._environment = {**environment, READY_FILE: str(ready)}
        self._process: subprocess.Popen[bytes] | None = None

    async def live(self) -> None:
        """Be alive until cancelled."""
        try:
            while True:
                if self._process is None or self._process.poll() is not None:
                    self._ready.unlink(missing_ok=True)
                    self._process = subprocess.Popen(self._command, env=self._environment)  # noqa: ASYNC220, S603  our own command
                await asyncio.sleep(0.1)
        finally:
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()
                try:
                    await asyncio.to_thread(self._process.wait, 10)
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    await asyncio.to_thread(self._process.wait)

    @property
    def works(self) -> bool:
        """Whether it is up: killing one that only starts would prove nothing."""
        return self._process is not None and self._process.poll() is None and self._ready.exists()

    def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is said goodbye to."""
        if self._process is not None and self._process.poll() is None:
            os.kill(self._process.pid, signal.SIGKILL)
            self.deaths += 1


async def reap(mortals: Sequence[Mortal], every_s: float, chance: random.Random) -> None:
    """Kill one of them every few seconds in which it works, until cancelled."""
    while True:
        while not any(one.works for one in mortals):  # noqa: ASYNC110  other processes make it true
            await asyncio.sleep(0.1)
        await asyncio.sleep(every_s * chance.uniform(0.6, 1.4))
        chance.choice([one for one in mortals if one.works] or mortals).kill()


@asynccontextmanager
async def living(mortals: Sequence[Mortal]) -> AsyncIterator[asyncio.TaskGroup]:
    """All of them, and a task group for whoever kills them; it ends them at the end."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one.live()) for one in mortals]
        yield group
        for task in tasks:
            task.cancel()


def hub_of_mortals(folder: Path, environment: Mapping[str, str], workers: int) -> dict[str, list[Mortal]]:
    """Redis, a web process and workers that share a folder, by kind."""
    socket = folder / "redis.sock"
    (folder / "redis").mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, **environment, "VAR_DIR": str(folder), "REDIS_URL": f"unix://{socket}"}
    return {
        "redis": [Mortal(redis_command(socket, folder / "redis"), environment, socket)],
        "web": [Mortal((sys.executable, "-m", "bots"), environment, folder / "web.ready")],
        "workers": [Mortal((sys.executable, "-m", "bench.delivery_worker"), environment, folder / f"worker-{number}.ready") for number in range(workers)],
    }

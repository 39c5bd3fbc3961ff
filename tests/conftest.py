"""Real servers for those tests that need them."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NotThere

from config.processes import redis_command

Start = Callable[[], subprocess.Popen[bytes]]


@pytest.fixture
def redis_socket(tmp_path: Path) -> Path:
    return tmp_path / "redis.sock"


@pytest.fixture
def redis_start(tmp_path: Path, redis_socket: Path) -> Iterator[Start]:
    """Starts the embedded Redis; calling it again starts it again after a kill."""
    running: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        folder = tmp_path / "redis"
        folder.mkdir(exist_ok=True)
        server = subprocess.Popen(redis_command(redis_socket, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # our own command
        running.append(server)
        _await(redis_socket)
        return server

    yield start
    for server in running:
        server.kill()
        server.wait()


def _await(socket: Path) -> None:
    with Redis(unix_socket_path=str(socket)) as client:
        for _ in range(500):
            try:
                client.ping()
            except NotThere:
                time.sleep(0.02)
            else:
                return
    raise AssertionError("Redis did not start")

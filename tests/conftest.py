"""Real servers for those tests that need them, and how examples are drawn."""

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from redis import Redis
from redis.exceptions import ConnectionError as NotThere

from config.processes import redis_command

# The same examples each time, and no limit of time: a red test means that the code changed. `pytest --hypothesis-profile search` looks for new ones.
settings.register_profile("same", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", derandomize=False, deadline=None, max_examples=2_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")

PATIENCE_S = 120.0
# Folders whose tests press a real browser's buttons, start whole hubs or speak to peers: a red first try there is pressed once more, and both tries are listed
# at the end. Not so for anything that counts messages or records (contracts, faults, flow): there one red try is a defect.
PRESSED = frozenset({"browser", "run", "telegram", "voice", "web"})
Start = Callable[[], subprocess.Popen[bytes]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give what is pressed by a hand of its own a second try."""
    for item in items:
        if PRESSED.intersection(item.path.relative_to(item.config.rootpath).parts):
            item.add_marker(pytest.mark.flaky(reruns=1))


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
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                client.ping()
            except NotThere:
                time.sleep(0.02)
            else:
                return
    raise AssertionError("Redis did not start")

"""The real command, with real processes under it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from bench.running import free_port

STATEX = Path(sys.executable).with_name("statex")
PATIENCE_S = 400.0
pytestmark = pytest.mark.timeout(2000)


class Hub:
    def __init__(self, folder: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "PORT": str(port), "VAR_DIR": str(folder)}
        self.process = subprocess.Popen([STATEX, "run"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.said = ""
        self.reading = threading.Thread(target=self._read, daemon=True)
        self.reading.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.said += line

    def children(self) -> dict[str, psutil.Process]:
        found = {}
        for child in psutil.Process(self.process.pid).children():
            try:
                words = " ".join(child.cmdline())
            except psutil.NoSuchProcess:
                continue  # it has just ended, and another will be started in its place
            found[next((name for key, name in (("redis", "redis"), ("-m bots", "web"), ("-m worker", "worker")) if key in words), words)] = child
        return found

    def healthy(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=20).status_code == 200
        except httpx.HTTPError:
            return False


def until(condition: Callable[[], object]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    hub = Hub(tmp_path, free_port())
    yield hub
    hub.process.kill()
    hub.process.wait(PATIENCE_S)
    hub.reading.join(PATIENCE_S)  # it ends when the last process under the hub has
    hub.process.stdout.close()  # type: ignore[union-attr]  # it was opened as a pipe


def test_it_starts_everything_says_its_address_and_starts_a_killed_process_again(hub: Hub) -> None:
    assert until(lambda: "is ready" in hub.said), hub.said
    assert hub.url.rsplit(":", 1)[1] in hub.said
    assert set(hub.children()) == {"redis", "web", "worker"}

    for name in ("web", "worker", "redis"):
        before = hub.children()[name]
        before.send_signal(signal.SIGKILL)
        assert until(lambda: not before.is_running() and hub.children().get(name) not in (None, before)), name  # noqa: B023  used at once
    assert until(hub.healthy)

    children = [child for one in hub.children().values() for child in (one, *one.children(recursive=True))]
    hub.process.send_signal(signal.SIGINT)
    assert hub.process.wait(PATIENCE_S) == 0
    assert until(lambda: not any(child.is_running() for child in children))


def test_when_it_is_killed_itself_nothing_is_left_running(hub: Hub) -> None:
    assert until(hub.healthy)
    children = list(hub.children().values())
    assert children

    hub.process.kill()

    assert until(lambda: not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children))


def test_a_taken_port_is_said_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = {**os.environ, "PORT": str(port), "VAR_DIR": str(tmp_path)}
        ended = subprocess.run([STATEX, "run"], env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False)

    assert ended.returncode == 2
    assert f"port {port} is taken" in ended.stderr


def test_an_unknown_setting_stops_it_with_a_sentence(tmp_path: Path) -> None:
    environment = {**os.environ, "STATEX_WORKRES": "2", "VAR_DIR": str(tmp_path)}
    ended = subprocess.run([STATEX, "run"], env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False)

    assert ended.returncode == 2
    assert "Did you mean STATEX_WORKERS?" in ended.stderr

"""A hub of one's own for a measurement: started on a free port with an empty folder, driven as a client drives it, stopped at the end."""

import asyncio
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

START_LIMIT_S = 600.0
PORTS = range(20_000, 32_000)
"""Below those that the kernel gives to connections: a port found here stays free until it is used."""


@dataclass(frozen=True, slots=True)
class RunningHub:
    """A started hub: its address, a client with its local key, and its supervisor's process."""

    url: str
    client: httpx.AsyncClient
    process: subprocess.Popen[bytes]
    var_dir: Path

    async def ask(self, text: str, *, file: tuple[str, bytes, str] | None = None, conversation: str = "", user: str = "") -> tuple[dict[str, Any], float]:
        """Send a message and wait for its answer: the result object and the seconds that a person waited."""
        began = time.perf_counter()
        # A person of its own for each: the same person asking again is shown what exists.
        fields = {"text": text, "user": user or uuid.uuid4().hex} | ({"conversation": conversation} if conversation else {})
        if file is None:
            sent = await self.client.post("/webhooks/web", json=fields)
        else:
            sent = await self.client.post("/webhooks/web", data=fields, files={"file": file})
        sent.raise_for_status()
        receipt = sent.json()
        path = f"/api/conversations/{receipt['conversation']}/events"
        async with self.client.stream("GET", path, params={"after": receipt["after"]}) as stream:
            kind = ""
            async for line in stream.aiter_lines():
                if line.startswith("event:"):
                    kind = line[6:].strip()
                if line.startswith("data:") and kind == "answer":
                    answer = json.loads(line[5:])
                    if answer["turn"] == receipt["turn"]:
                        return answer["result"], time.perf_counter() - began
        raise RuntimeError("the stream ended without an answer")

    def memory_mb(self) -> dict[str, float]:
        """Proportional memory of every process of the hub, by name, in MB."""
        total: dict[str, float] = {}
        for one in [self.process.pid, *(child.pid for child in psutil.Process(self.process.pid).children(recursive=True))]:
            process = psutil.Process(one)
            words = " ".join(process.cmdline())
            name = next((name for key, name in NAMES.items() if key in words), process.name())
            total[name] = total.get(name, 0.0) + process.memory_full_info().pss / 1e6
        return total


NAMES = {
    "redis-server": "redis",
    "chrom": "chromium",
    "-m bots": "web",
    "-m worker": "worker",
    "dramatiq": "worker",
    "statex run": "supervisor",
    "playwright": "browser driver",
}


@asynccontextmanager
async def running_hub(**settings: str) -> AsyncIterator[RunningHub]:
    """Start a hub with these settings over the environment's and wait until it can work."""
    with tempfile.TemporaryDirectory(prefix="statex-bench-") as folder:
        port = free_port()
        environment = {**os.environ, "PORT": str(port), "VAR_DIR": folder, "STATEX_LOG_LEVEL": "WARNING", **settings}
        process = subprocess.Popen([str(Path(sys.executable).with_name("statex")), "run"], env=environment, stdout=subprocess.PIPE)  # noqa: ASYNC220, S603  our own command
        try:
            await asyncio.wait_for(asyncio.to_thread(_until_ready, process), START_LIMIT_S)
            key = (Path(folder) / "api_key").read_text().strip()
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers={"authorization": f"Bearer {key}"}, timeout=120) as client:
                yield RunningHub(f"http://127.0.0.1:{port}", client, process, Path(folder))
        finally:
            process.terminate()
            await asyncio.to_thread(process.wait, START_LIMIT_S)
            if process.stdout is not None:
                process.stdout.close()


def free_port() -> int:
    """A port that nobody listens at."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _until_ready(process: subprocess.Popen[bytes]) -> None:
    for line in process.stdout or ():
        if b"is ready" in line:
            return
    raise RuntimeError(f"the hub ended with status {process.wait()} before it was ready")

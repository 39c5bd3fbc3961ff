import asyncio
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from adapters.hosting.folder_host import FolderHost
from tests.demos.conftest import SITE, SLUG
from tests.demos.salon import SALON

HEADERS = {"X-Demo": "1"}


@contextmanager
def _running(folder: Path) -> Iterator[str]:
    # Isolated from this environment's packages: the download has to do with the standard library.
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.insert(0, {str(folder)!r}); sys.argv = ['server.py', '--port', '0']; import server; server.main()",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Open http://localhost:"), line
        try:
            yield line.removeprefix("Open ").strip()
        finally:
            process.terminate()


async def test_the_download_runs_elsewhere_and_keeps_what_is_entered(host: FolderHost, at: Callable[[str], httpx.AsyncClient], tmp_path: Path) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    reply = await at(SLUG).get("/download.zip")
    assert reply.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(reply.content)) as archive:
        assert {f"{SLUG}/{name}" for name in ("README.md", "server.py", "appspec.json", "site/index.html", "data/api.py")} <= set(archive.namelist())
        archive.extractall(tmp_path / "elsewhere")
    folder = tmp_path / "elsewhere" / SLUG
    await asyncio.to_thread(_use, folder)


def _use(folder: Path) -> None:
    assert not [path for path in folder.rglob("*.py") if "core.demo" in path.read_text() or "adapters" in path.read_text()]
    with _running(folder) as url, httpx.Client(base_url=url, headers=HEADERS) as client:
        assert client.get("/").text == SITE.files["index.html"].decode()
        assert client.get("/../server.py").status_code == 404
        assert client.post("/api/data/seat", json={"name": "Ana", "course": "braids"}).status_code == 201
        assert client.post("/api/data/seat", json={"name": "Ana", "course": "nothing"}).json()["code"] == "no_such_record"
        with client.stream("GET", "/api/events", headers={"Last-Event-ID": "1"}) as stream:
            lines = (line for line in stream.iter_lines() if line.startswith("data: "))
            assert '"name":"Ana"' in next(lines)
    with _running(folder) as url, httpx.Client(base_url=url, headers=HEADERS) as client:
        assert [one["name"] for one in client.get("/api/data").json()["entities"]["seat"]] == ["Ana"]

import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from adapters.hosting.folder_host import FolderHost
from adapters.hosting.sqlite_book import SqliteBook
from bots.demos import by_host
from core.appspec import to_json
from core.demo.api import Api
from core.demo.book import Book, Reply, Request
from core.demo.memory_book import MemoryBook
from core.demo.pace import Pace
from core.demo.shape import read_shape
from core.demo.static import Manner
from core.site import Site
from tests.demos.salon import SALON

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SITE = Site({"index.html": b"<!doctype html><title>Salon</title><p>Hello</p>", "js/app.js": b"export {};\n"})
SLUG = "salon-wave-k3f9a2b7c8d4e5f6g7h8"


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    at: datetime = MONDAY
    ticks_s: float = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic_s(self) -> float:
        self.ticks_s += 10.0  # every look is long after the last one, so that rates do not matter unless a test is about them
        return self.ticks_s


@dataclass
class Visitor:
    """Somebody at a demo's data API, without a network between."""

    api: Api
    token: str | None = None
    headers: dict[str, str] = field(default_factory=lambda: {"x-demo": "1", "x-demo-offset": "0"})

    def ask(self, method: str, path: str, body: Any = None, **query: str) -> tuple[int, Any]:
        data = b"" if body is None else json.dumps(body).encode()
        reply = self.raw(Request(method, path, query, self.headers, data, self.token, client=str(id(self))))
        return reply.status, json.loads(reply.body) if reply.body else None

    def raw(self, request: Request) -> Reply:
        reply = self.api.answer(request)
        self.token = reply.token or self.token
        return reply

    def logged_in(self, email: str, password: str) -> "Visitor":
        status, _ = self.ask("POST", "session/login", {"email": email, "password": password})
        assert status == 200
        return self


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "sqlite"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    if request.param == "memory":
        yield MemoryBook(read_shape(json.loads(to_json(SALON))))
        return
    book = SqliteBook(tmp_path / "data.sqlite3", to_json(SALON), 1)
    yield book
    book.close()


@pytest.fixture
def api(book: Book, clock: Clock) -> Api:
    return Api(book, clock.now, Pace(clock.monotonic_s))


@pytest.fixture
def visitor(api: Api) -> Visitor:
    return Visitor(api)


@pytest.fixture
def boss(api: Api) -> Visitor:
    return Visitor(api).logged_in("bo@example.com", "show-me-all")


@pytest.fixture
def host(tmp_path: Path, clock: Clock) -> Iterator[FolderHost]:
    host = FolderHost(tmp_path / "demos", lambda slug: f"http://{slug}.localhost/", clock.now, timedelta(days=30), Pace(clock.monotonic_s))
    yield host
    host.close()


@pytest.fixture
async def at(host: FolderHost, clock: Clock) -> AsyncIterator[Callable[[str], httpx.AsyncClient]]:
    """Clients of the served prototypes by slug."""
    transport = httpx.ASGITransport(by_host(host, Manner(("http://localhost",)), Pace(clock.monotonic_s)))
    clients: list[httpx.AsyncClient] = []

    def client(slug: str) -> httpx.AsyncClient:
        clients.append(httpx.AsyncClient(transport=transport, base_url=f"http://{slug}.localhost", headers={"X-Demo": "1", "X-Demo-Offset": "0"}))
        return clients[-1]

    yield client
    for one in clients:
        await one.aclose()

import asyncio
import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from adapters.hosting.folder_host import FolderHost
from adapters.hosting.sqlite_book import SqliteBook
from bots.demos import by_host
from core.appspec import to_json
from core.demo.api import Api
from core.demo.pace import Pace
from core.demo.static import Manner
from tests.demos.conftest import SITE, SLUG, Clock, Visitor
from tests.demos.salon import SALON

Clients = Callable[[str], httpx.AsyncClient]
BOOKING = {"customer": "Ana", "service": "dye", "person": "ada", "date": "2026-11-24", "time": "10:00"}


async def test_of_twenty_visitors_who_want_the_same_hour_one_gets_it(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    replies = await asyncio.gather(*(at(SLUG).post("/api/data/booking", json=BOOKING) for _ in range(20)))
    assert sorted(reply.status_code for reply in replies) == [201] + [409] * 19
    assert {reply.json()["code"] for reply in replies if reply.status_code == 409} == {"taken"}


def _book(path: Path, results: Any) -> None:
    book = SqliteBook(path, to_json(SALON), 1)
    clock = Clock()
    visitor = Visitor(Api(book, clock.now, Pace(clock.monotonic_s)))
    results.put([visitor.ask("POST", "data/booking", {**BOOKING, "time": f"{hour:02}:00", "service": "cut"})[0] for hour in range(9, 17)])
    book.close()


def test_processes_that_share_a_file_do_not_book_the_same_hour_either(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    processes = [context.Process(target=_book, args=(tmp_path / "data.sqlite3", results)) for _ in range(3)]
    for process in processes:
        process.start()
    statuses = [results.get(timeout=600) for _ in processes]
    for process in processes:
        process.join()
    for of_one_hour in zip(*statuses, strict=True):
        assert sorted(of_one_hour) == [201, 409, 409]


def test_what_another_process_wrote_is_seen_at_once(tmp_path: Path) -> None:
    books = [SqliteBook(tmp_path / "data.sqlite3", to_json(SALON), 1) for _ in range(2)]
    clock = Clock()
    one, other = (Visitor(Api(book, clock.now, Pace(clock.monotonic_s))) for book in books)
    since = other.api.version()
    _, made = one.ask("POST", "data/seat", {"name": "Ana", "course": "braids"})
    assert other.ask("GET", f"data/seat/{made['id']}")[1]["name"] == "Ana"
    assert [data["id"] for _, data in other.api.events(None, since)[1]] == [made["id"]]
    other.ask("DELETE", f"data/seat/{made['id']}")
    assert one.ask("GET", f"data/seat/{made['id']}")[0] == 404
    for book in books:
        book.close()


async def _listen(host: FolderHost, number: int, query: str = "", last_event_id: str = "") -> list[dict[str, Any]]:
    """The first so many things that a page is told. The stream is read through ASGI itself: the test client would wait for its end."""
    heard: list[dict[str, Any]] = []
    app = by_host(host, Manner(), Pace(Clock().monotonic_s))
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/events",
        "query_string": query.encode(),
        "headers": [(b"host", f"{SLUG}.localhost".encode()), (b"last-event-id", last_event_id.encode())],
        "client": ("127.0.0.1", 1),
    }
    done = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await done.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        lines = message.get("body", b"").decode().splitlines()
        heard.extend(json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: "))
        if len(heard) >= number:
            done.set()

    async with asyncio.timeout(600):
        await app(scope, receive, send)
    return heard


async def test_two_visitors_see_each_other_live(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    since = host.find(SLUG).api.version()
    async with asyncio.TaskGroup() as group:
        listening = group.create_task(_listen(host, 1, last_event_id=str(since)))
        made = await at(SLUG).post("/api/data/seat", json={"name": "Ana", "course": "beards"})
    assert [(one["id"], one["record"]["name"], one["record"]["_mine"]) for one in listening.result()] == [(made.json()["id"], "Ana", False)]


async def test_what_happens_between_reading_and_listening_is_told(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    read = (await at(SLUG).get("/api/data")).json()
    made = (await at(SLUG).post("/api/data/seat", json={"name": "Ana", "course": "beards"})).json()
    query = f"since={read['version']}&revision={read['revision']}"
    [told] = await _listen(host, 1, query)
    assert told["id"] == made["id"]
    await host.publish(SLUG, 2, SITE, SALON)
    assert {"revision": 2} in await _listen(host, 2, query)
    assert await _listen(host, 1, query, last_event_id=str(host.find(SLUG).api.version())) == [{"revision": 2}]

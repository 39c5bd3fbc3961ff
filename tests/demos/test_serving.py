from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from adapters.hosting.folder_host import FolderHost
from bots.demos import by_host, by_path
from core.demo.pace import Pace
from core.demo.static import Manner
from tests.demos.conftest import SITE, SLUG, Clock, Visitor
from tests.demos.salon import SALON

Clients = Callable[[str], httpx.AsyncClient]
BOOKING = {"customer": "Ana", "service": "cut", "person": "ada", "date": "2026-11-24", "time": "10:00"}


async def test_a_published_site_is_served_with_headers_that_shut_it_off(host: FolderHost, at: Clients) -> None:
    assert await host.publish(SLUG, 1, SITE, SALON) == f"http://{SLUG}.localhost/"
    reply = await at(SLUG).get("/")
    assert reply.text == SITE.files["index.html"].decode()
    policy = reply.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors http://localhost" in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "noindex" in reply.headers["x-robots-tag"]
    assert reply.headers["referrer-policy"] == "no-referrer"
    script = await at(SLUG).get("/js/app.js")
    assert script.headers["content-type"].startswith("text/javascript")
    again = await at(SLUG).get("/js/app.js", headers={"If-None-Match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_session_is_a_cookie_that_no_script_can_read(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    reply = await at(SLUG).post("/api/data/seat", json={"name": "Ana", "course": "braids"})
    assert reply.status_code == 201
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


async def test_one_demo_is_nothing_to_another(host: FolderHost, at: Clients) -> None:
    other = "other-k3f9a2b7c8d4e5f6g7h8"
    await host.publish(SLUG, 1, SITE, SALON)
    await host.publish(other, 1, SITE, SALON)
    first = at(SLUG)
    made = (await first.post("/api/data/booking", json=BOOKING)).json()
    stolen = {"Cookie": "; ".join(f"{name}={value}" for name, value in first.cookies.items())}
    seen = (await at(other).get("/api/data", headers=stolen)).json()
    assert seen["entities"]["booking"] == []
    assert seen["session"]["user"] is None
    assert (await at(other).get(f"/api/data/booking/{made['id']}", headers=stolen)).status_code == 404
    assert (await first.get(f"/api/data/booking/{made['id']}")).status_code == 200


async def test_pages_of_others_cannot_write(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    client = at(SLUG)
    del client.headers["X-Demo"]
    reply = await client.post("/api/data/seat", json={"name": "Ana", "course": "braids"}, headers={"Origin": "https://evil.example"})
    assert (reply.status_code, reply.json()["code"]) == (403, "csrf")
    assert "access-control-allow-origin" not in reply.headers
    asked = await client.options("/api/data/seat", headers={"Origin": "https://evil.example", "Access-Control-Request-Headers": "x-demo"})
    assert "access-control-allow-origin" not in asked.headers


@pytest.mark.parametrize(("slug", "status", "words"), [("nothing-here", 404, "no prototype"), (SLUG, 410, "time of this prototype is over")])
async def test_a_person_is_told_why_there_is_nothing(host: FolderHost, at: Clients, clock: Clock, slug: str, status: int, words: str) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    clock.at += timedelta(days=31)
    reply = await at(slug).get("/")
    assert (reply.status_code, reply.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert words in reply.text
    assert "noindex" in reply.headers["x-robots-tag"]


async def test_too_many_requests_are_slowed_down(host: FolderHost) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    standing = Pace(lambda: 0.0)
    app = by_host(host, Manner(), standing)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"http://{SLUG}.localhost") as client:
        statuses = [(await client.get("/robots.txt")).status_code for _ in range(401)]
    assert statuses == [200] * 400 + [429]


async def test_writes_have_a_rate_of_their_own(tmp_path: Path, clock: Clock) -> None:
    host = FolderHost(tmp_path, str, clock.now, timedelta(days=1), Pace(lambda: 0.0))
    await host.publish(SLUG, 1, SITE, SALON)
    visitor = Visitor(host.find(SLUG).api)
    codes = [visitor.ask("POST", "data/seat", {"name": "Ana", "course": "braids"})[0] for _ in range(21)]
    assert codes == [201] * 20 + [429]
    host.close()


async def test_large_bodies_are_refused(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    record = await at(SLUG).post("/api/data/seat", json={"name": "x" * 40_000, "course": "braids"})
    assert (record.status_code, record.json()["code"]) == (413, "too_large")
    upload = await at(SLUG).post("/api/files", content=bytes(5_000_001))
    assert upload.status_code == 413


async def test_without_a_host_of_its_own_a_demo_is_sandboxed(host: FolderHost, clock: Clock) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    app = by_path(host, Manner(("http://localhost",)), Pace(clock.monotonic_s))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost", headers={"X-Demo": "1"}) as client:
        page = await client.get(f"/demo/{SLUG}/")
        assert "; sandbox allow-scripts allow-forms" in page.headers["content-security-policy"]
        assert "allow-same-origin" not in page.headers["content-security-policy"]
        assert (await client.get(f"/demo/{SLUG}")).headers["location"] == f"/demo/{SLUG}/"
        session = (await client.get(f"/demo/{SLUG}/api/session")).json()
        bearer = {"Authorization": f"Bearer {session['token']}", "Origin": "null"}
        made = await client.post(f"/demo/{SLUG}/api/data/booking", json=BOOKING, headers=bearer)
        assert made.status_code == 201
        assert "set-cookie" not in made.headers
        assert made.headers["access-control-allow-origin"] == "*"
        again = (await client.get(f"/demo/{SLUG}/api/data", headers=bearer)).json()
        assert [one["id"] for one in again["entities"]["booking"]] == [made.json()["id"]]


async def test_in_a_frame_of_another_site_one_stays_logged_in_without_a_cookie(host: FolderHost, at: Clients) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    client, framed = at(SLUG), {"X-Demo-Framed": "1"}
    login = {"email": "bo@example.com", "password": "show-me-all"}
    given = await client.post("/api/session/login", json=login, headers=framed)
    token = given.json()["token"]
    assert "SameSite=Strict" in given.headers["set-cookie"]
    client.cookies.clear()
    assert (await client.get("/api/session", headers=framed)).json()["user"] is None
    client.cookies.clear()
    again = (await client.get("/api/session", headers={**framed, "Authorization": f"Bearer {token}"})).json()
    assert (again["user"]["name"], again["token"]) == (given.json()["user"]["name"], token)
    assert (await client.post("/api/session/login", json=login)).json()["token"] is None, "where it is no frame, scripts see no secret"

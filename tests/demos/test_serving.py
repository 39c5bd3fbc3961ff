from collections.abc import Callable

import httpx

from adapters.hosting.folder_host import FolderHost
from tests.demos.conftest import SITE, SLUG
from tests.demos.salon import SALON

Clients = Callable[[str], httpx.AsyncClient]


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

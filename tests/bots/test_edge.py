import logging
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bots.app import make_app
from config.settings import Settings
from tests.bots.conftest import ORIGIN
from tests.bots.memory import Memory, Now, ports_of

PAGE = {"x-statex-page": "1"}


async def test_a_prototype_never_answers_for_the_hub_nor_the_hub_for_it(client: httpx.AsyncClient) -> None:
    for path in ("/", "/healthz", "/api/session"):
        answer = await client.get(path, headers={"host": "abc.localhost:8080"})
        assert answer.text == "prototype"
        assert "content-security-policy" not in answer.headers
    assert (await client.get("/healthz")).json() == {"status": "ok"}


async def test_hub_answers_carry_safe_headers(client: httpx.AsyncClient) -> None:
    headers = (await client.get("/healthz")).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


async def test_on_https_cookies_and_headers_say_so(memory: Memory, clock: Now, tmp_path: Path) -> None:
    settings = Settings.model_validate({"var_dir": tmp_path, "public_url": "https://statex.example", "demo_domain": "demos.example"})
    app = make_app(ports_of(memory, clock), settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://statex.example") as one:
        begun = await one.post("/api/session", headers=PAGE)
        assert begun.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
        assert begun.headers["set-cookie"].startswith("__Host-statex_session=")
        assert all(word in begun.headers["set-cookie"] for word in ("Secure", "HttpOnly", "Path=/", "SameSite=strict"))
        assert (await one.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code == 202


@pytest.mark.parametrize(("origin", "allowed"), [(ORIGIN, ORIGIN), ("https://evil.example", None)])
async def test_only_configured_sites_may_call_from_a_browser(client: httpx.AsyncClient, origin: str, allowed: str | None) -> None:
    asked = {"origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "authorization"}
    answer = await client.options("/webhooks/web", headers=asked)
    assert answer.headers.get("access-control-allow-origin") == allowed
    assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize(("given", "kept"), [("client-id-12345", True), ("bad id\u00e9", False), ("x" * 99, False)])
async def test_a_request_id_is_kept_when_harmless(client: httpx.AsyncClient, given: str, kept: bool) -> None:  # noqa: FBT001  a parameter of the table
    answer = await client.get("/healthz", headers=[(b"x-request-id", given.encode())])
    assert (answer.headers["x-request-id"] == given) is kept


async def test_the_log_holds_ids_and_no_content(client: httpx.AsyncClient, key: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("request").setLevel(logging.INFO)
    await client.post("/webhooks/web?token=hidden", json={"text": "my private words"}, headers={**key, "x-request-id": "known-12345"})
    lines = capsys.readouterr().out
    assert "known-12345" in lines
    assert "path=/webhooks/web" in lines
    assert "private words" not in lines
    assert "hidden" not in lines


async def test_a_newcomer_needs_no_key(client: httpx.AsyncClient, memory: Memory) -> None:
    assert (await client.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code == 401
    await client.post("/api/session", headers=PAGE)
    answer = await client.post("/api/messages", json={"text": "x"}, headers=PAGE)
    assert answer.status_code == 202
    assert next(iter(memory.turns.values())).address.chat.startswith("page-")


@pytest.mark.parametrize("headers", [{}, {**PAGE, "origin": "https://evil.example"}])
async def test_another_site_cannot_use_the_session(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    await client.post("/api/session", headers=PAGE)
    assert (await client.post("/api/messages", json={"text": "x"}, headers=headers)).status_code == 401


async def test_a_session_ends_and_cannot_be_forged(client: httpx.AsyncClient, clock: Now) -> None:
    await client.post("/api/session", headers=PAGE)
    sealed = client.cookies["statex_session"]
    client.cookies["statex_session"] = ("A" if sealed[0] != "A" else "B") + sealed[1:]
    assert (await client.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code == 401
    client.cookies["statex_session"] = sealed
    clock.at += timedelta(days=91)
    assert (await client.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code == 401


async def test_a_file_opens_only_by_a_link_made_here(client: httpx.AsyncClient, memory: Memory) -> None:
    name = await memory.put(b"\x89PNG\r\n\x1a\nrest", ".png")
    assert (await client.get(f"/files/{name}")).status_code == 404
    assert (await client.get(f"/files/{name}?key=abc")).status_code == 404


async def test_a_visitor_may_not_send_without_end(client: httpx.AsyncClient, clock: Now) -> None:
    await client.post("/api/session", headers=PAGE)
    statuses = [(await client.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code for _ in range(13)]
    assert statuses == [202] * 12 + [429]
    answer = await client.post("/api/messages", json={"text": "x"}, headers=PAGE)
    assert answer.headers["retry-after"] == "5"
    clock.at += timedelta(seconds=5)
    assert (await client.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code == 202


async def test_many_visitors_of_one_address_share_a_limit(client: httpx.AsyncClient) -> None:
    statuses = []
    for _ in range(7):
        client.cookies.clear()
        await client.post("/api/session", headers=PAGE)
        statuses += [(await client.post("/api/messages", json={"text": "x"}, headers=PAGE)).status_code for _ in range(10)]
    assert (statuses.count(202), statuses.count(429)) == (60, 10)


async def test_a_key_has_no_such_limit(client: httpx.AsyncClient, key: dict[str, str]) -> None:
    statuses = {(await client.post("/webhooks/web", json={"text": "x"}, headers=key)).status_code for _ in range(80)}
    assert statuses == {202}


@pytest.mark.parametrize("path", ["/", "/static/answer.js", "/sw.js", "/widget.js"])
async def test_what_only_asks_for_the_head_gets_it(client: httpx.AsyncClient, path: str) -> None:
    whole, head = await client.get(path), await client.head(path)
    assert (head.status_code, head.headers["etag"], head.content) == (200, whole.headers["etag"], b"")

"""The widget's door: only the origins of a key may use it."""

from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bots.app import make_app
from config.credentials import widget_keys
from config.settings import Settings
from core.messages import Platform
from tests.bots.memory import Memory, Now, ports_of

SHOP, CLUB = "https://shop.example", "https://club.example"
KEYS = f"pk-shop-1 {SHOP} http://localhost:3000, pk-club-1 {CLUB}"


@pytest.fixture
async def client(tmp_path: Path, memory: Memory, clock: Now) -> httpx.AsyncClient:
    app = make_app(ports_of(memory, clock), Settings(var_dir=tmp_path, widgets=KEYS), PlainTextResponse("prototype"))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080")


async def admitted(client: httpx.AsyncClient, key: str, origin: str | None, visitor: str = "") -> httpx.Response:
    return await client.post("/api/widget/session", json={"key": key, "visitor": visitor}, headers={"origin": origin} if origin else {})


@pytest.mark.parametrize(
    ("key", "origin"), [("pk-shop-1", CLUB), ("pk-shop-1", None), ("pk-none-1", SHOP), ("pk-shop-1", "https://shop.example.evil.example"), ("", SHOP)]
)
async def test_nobody_else_is_let_in(client: httpx.AsyncClient, key: str, origin: str | None) -> None:
    assert (await admitted(client, key, origin)).status_code == 403


async def test_a_visitor_writes_and_reads_from_the_pages_own_origin_only(client: httpx.AsyncClient, memory: Memory) -> None:
    visitor = (await admitted(client, "pk-shop-1", SHOP)).json()["visitor"]
    here = {"origin": SHOP, "x-statex-visitor": visitor}
    sent = await client.post("/api/messages", json={"text": "hello"}, headers=here)
    assert sent.status_code == 202
    assert sent.headers["access-control-allow-origin"] == SHOP
    assert "access-control-allow-credentials" not in sent.headers
    assert next(iter(memory.turns.values())).address.platform is Platform.WEB
    turn = f"/api/turns/{sent.json()['turn']}"
    assert (await client.get(turn, headers=here)).status_code == 200
    for elsewhere in ({**here, "origin": CLUB}, {"x-statex-visitor": visitor}):
        assert (await client.post("/api/messages", json={"text": "hello"}, headers=elsewhere)).status_code == 401
        assert (await client.get(turn, headers=elsewhere)).status_code == 401


async def test_a_token_is_kept_over_visits_but_not_over_keys(client: httpx.AsyncClient) -> None:
    first = (await admitted(client, "pk-shop-1", SHOP)).json()["visitor"]
    sent = await client.post("/api/messages", json={"text": "hello"}, headers={"origin": SHOP, "x-statex-visitor": first})
    again = (await admitted(client, "pk-shop-1", SHOP, first)).json()["visitor"]
    turn = f"/api/turns/{sent.json()['turn']}"
    assert (await client.get(turn, headers={"origin": SHOP, "x-statex-visitor": again})).status_code == 200
    other = (await admitted(client, "pk-club-1", CLUB, first)).json()["visitor"]
    assert (await client.get(turn, headers={"origin": CLUB, "x-statex-visitor": other})).status_code == 404


@pytest.mark.parametrize(("origin", "allowed"), [(SHOP, SHOP), (CLUB, CLUB), ("https://evil.example", None)])
async def test_browsers_are_told_who_may_ask(client: httpx.AsyncClient, origin: str, allowed: str | None) -> None:
    asked = {"origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "x-statex-visitor"}
    answer = await client.options("/api/messages", headers=asked)
    assert answer.headers.get("access-control-allow-origin") == allowed


@pytest.mark.parametrize(("path", "status"), [("/widget.js", 200), ("/widget/bubble.js", 200), ("/widget/recorder.js", 200), ("/widget/texts.ar.json", 200)])
async def test_scripts_may_be_loaded_from_any_page(client: httpx.AsyncClient, path: str, status: int) -> None:
    answer = await client.get(path)
    assert answer.status_code == status
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/widget/main.js", "/widget/../credentials.py", "/widget/texts.xx.json", "/widget/%2e%2e%2f__init__.py"])
async def test_nothing_else_is_given_out(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_all_of_it_is_small(client: httpx.AsyncClient) -> None:
    folder = Path(__file__).parents[2] / "bots" / "widget" / "static"
    names = [
        "/widget.js",
        *(f"/widget/{path.name}" for path in folder.glob("*.js") if path.name != "widget.js"),
        *(f"/widget/{name}.js" for name in ("recorder", "lines", "outbox")),
        "/widget/texts.ar.json",
    ]
    total = 0
    for name in names:
        async with client.stream("GET", name, headers={"accept-encoding": "gzip"}) as answer:
            total += sum([len(chunk) async for chunk in answer.aiter_raw()])
    assert total < 30_000


@pytest.mark.parametrize("given", ["short https://a.example", "pk-shop-1", "pk-shop-1 a.example", "pk-shop-1 https://a.example/path"])
def test_keys_that_let_anybody_in_are_refused(given: str) -> None:
    with pytest.raises(ValueError, match="widget"):
        widget_keys(given)

"""Names under which the hub answers."""

from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bots.app import make_app
from bots.edge import KnownHosts
from config.settings import Settings
from tests.flow.hub import hub


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("statex.example", 200),
        ("STATEX.example:443", 200),
        ("statex.example.", 200),
        ("abc.demos.example", 200),
        ("localhost:8080", 200),
        ("127.0.0.1:8080", 200),
        ("[::1]:8080", 200),
        ("web:8080", 200),
        ("evil.example", 421),
        ("statex.example.evil.example", 421),
        ("demos.example.evil.example", 421),
        ("evil.example:8080", 421),
        ("statex.example@evil.example", 421),
        ("evil.example#statex.example", 421),
        ("", 421),
        ("[::1", 421),
    ],
)
async def test_only_our_own_names_are_answered(host: str, status: int) -> None:
    app = KnownHosts(PlainTextResponse("ours"), ("statex.example", "localhost"), "demos.example")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://statex.example") as client:
        assert (await client.get("/", headers={"host": host})).status_code == status


async def test_two_names_at_once_are_nobodys() -> None:
    app = KnownHosts(PlainTextResponse("ours"), ("statex.example",), "demos.example")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://statex.example") as client:
        headers = [("host", "statex.example"), ("host", "evil.example")]
        assert (await client.get("/", headers=headers)).status_code == 421


async def test_a_certificate_is_wanted_only_for_a_prototype_that_there_is(tmp_path: Path) -> None:
    office = hub()
    turn = await office.ask("A page for my bakery")
    app = make_app(office.ports, Settings(var_dir=tmp_path, demo_domain="demos.example"), PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://web:8080") as client:
        for domain, status in ((f"{turn.slug}.demos.example", 200), ("other.demos.example", 404), (f"{turn.slug}.evil.example", 404), ("demos.example", 404)):
            assert (await client.get("/internal/tls", params={"domain": domain})).status_code == status

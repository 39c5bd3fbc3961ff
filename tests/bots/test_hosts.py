"""Names under which the hub answers."""

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bots.edge import KnownHosts


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

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

from bots.app import make_app
from config.keys import local_key
from config.settings import Settings
from tests.bots.memory import Memory, Now, ports_of
from tests.serving import serving

ORIGIN = "https://shop.example"
SECRETS = ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_ZmlmdHkteW91LWtub3ctd2hhdC1pLW1lYW4=")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=tmp_path, api_keys="shop:0123456789abcdef0123456789", webhook_secrets=",".join(SECRETS), upload_limit_mb=2, allowed_origins=ORIGIN)


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def clock() -> Now:
    return Now()


@pytest.fixture
def app(settings: Settings, memory: Memory, clock: Now) -> ASGIApp:
    return make_app(ports_of(memory, clock), settings, PlainTextResponse("prototype"))


@pytest.fixture
async def client(app: ASGIApp) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080") as one:
        yield one


@pytest.fixture
async def port(app: ASGIApp) -> AsyncIterator[int]:
    """The application on a real socket, because a stream has to be cut and taken up again."""
    async with serving(app) as port:
        yield port


@pytest.fixture
def key(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {local_key(settings)}"}

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright, expect

from bench.running import RunningHub, free_port, running_hub
from tests.synthesis import wav

SPOKEN = "I need a booking page for my bicycle workshop. A repair costs forty euros and takes one hour."


PATIENCE_MS = 120_000
"""Until the page is believed to stay as it is, on however slow a machine."""
KEY = "pk-shop-0001"
"""The widget's key, good for the page at `shop`."""


@pytest.fixture(scope="session")
def shop() -> str:
    """The origin of somebody else's page, which nothing listens at yet."""
    return f"http://127.0.0.1:{free_port()}"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def hub(shop: str) -> AsyncIterator[RunningHub]:
    """The whole hub, as `make run` starts it."""
    limits = {"STATEX_UPLOAD_LIMIT_MB": "3", "STATEX_AUDIO_LIMIT_S": "300", "STATEX_PAGE_MESSAGES_PER_MINUTE": "100", "STATEX_CHECK_LIMIT_S": "60"}
    async with running_hub(STATEX_WIDGETS=f"{KEY} {shop}", **limits) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    """A Chromium whose microphone plays a spoken brief."""
    spoken = tmp_path_factory.mktemp("sound") / "spoken.wav"
    spoken.write_bytes(await asyncio.to_thread(wav, SPOKEN))
    expect.set_options(PATIENCE_MS)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={spoken}%noloop"]
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield launched
        await launched.close()


@pytest.fixture
def origin(hub: RunningHub) -> str:
    return hub.url.replace("127.0.0.1", "localhost")


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser, origin: str) -> AsyncIterator[BrowserContext]:
    made = await browser.new_context(base_url=origin, viewport={"width": 360, "height": 740}, locale="en-GB")
    made.set_default_timeout(PATIENCE_MS)
    await made.grant_permissions(["microphone"], origin=origin)
    yield made
    await made.close()


@pytest_asyncio.fixture(loop_scope="session")
async def complaints() -> list[str]:
    """What the browser complained about; a test that expects something takes it out."""
    return []


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext, complaints: list[str]) -> AsyncIterator[Page]:
    opened = await context.new_page()

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    opened.on("console", note)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    await opened.goto("/")
    await expect(opened.locator("#examples button")).to_have_count(3)
    yield opened
    assert complaints == []


@pytest.fixture(scope="session")
def axe() -> str:
    return (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()

"""What one prototype can do to another, to the hub, or in a sandbox, in a real browser."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.async_api import BrowserContext, Page, async_playwright
from starlette.types import ASGIApp

from adapters.browser.chromium import find_chromium
from adapters.hosting.folder_host import FolderHost
from bots.demos import by_host, by_path
from bots.edge import PathSplit
from core.demo.book import Request
from core.demo.pace import Pace
from core.demo.static import Manner
from tests.browser.small import SMALL, site_with
from tests.browser.using import PATIENCE_MS

ONE, OTHER = "one-k3f9a2b7c8d4e5f6g7h8", "other-k3f9a2b7c8d4e5f6g7h8"

Chrome = Callable[[], Awaitable[BrowserContext]]
"""Opens a visitor's browser that has seen nothing."""


@dataclass(frozen=True)
class Hosted:
    """Two prototypes on a port: `own` at host names, `below` at paths of the hub."""

    port: int
    host: FolderHost

    def own(self, slug: str) -> str:
        return f"http://{slug}.localhost:{self.port}/"

    def below(self, slug: str) -> str:
        return f"http://127.0.0.1:{self.port}/demo/{slug}/"


@contextmanager
def _serving(app: ASGIApp) -> Iterator[int]:
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off", interface="asgi3", timeout_graceful_shutdown=1))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.fixture
async def hosted(tmp_path: Path) -> AsyncIterator[Hosted]:
    ticks = iter(range(0, 10**9, 100))
    host = FolderHost(tmp_path, str, lambda: datetime(2026, 11, 23, 8, tzinfo=UTC), timedelta(days=1), Pace(lambda: float(next(ticks))))
    pace = Pace(lambda: float(next(ticks)))
    for slug in (ONE, OTHER):
        await host.publish(slug, 1, site_with(), SMALL)
    app = PathSplit(by_host(host, Manner(), pace), by_path(host, Manner(), pace), "/demo/")
    with _serving(app) as port:
        yield Hosted(port, host)
    host.close()


@pytest.fixture
async def chrome() -> AsyncIterator[Chrome]:
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium: set-up installs one")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-quic"])

        async def new_context() -> BrowserContext:
            made = await browser.new_context()
            made.set_default_timeout(PATIENCE_MS)
            return made

        yield new_context
        await browser.close()


async def _opened(page: Page, url: str) -> list[str]:
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    await page.goto(url)
    await page.wait_for_selector('main[data-view="home"] section')
    return troubles


async def _log_in(page: Page, url: str) -> None:
    await page.goto(f"{url}#/login")
    await page.fill("[name=email]", "bo@example.com")
    await page.fill("[name=password]", "show-me-all")
    await page.click("main [data-control=submit]")
    await page.wait_for_selector("[data-control=logout]")


async def test_one_prototype_cannot_reach_another(hosted: Hosted, chrome: Chrome) -> None:
    page = await (await chrome()).new_page()
    await _log_in(page, hosted.own(OTHER))
    await page.evaluate("localStorage.setItem('secret', '1')")
    await page.goto(hosted.own(ONE))
    assert await page.evaluate("localStorage.getItem('secret')") is None
    assert await page.evaluate("document.cookie") == ""
    assert (await page.evaluate("fetch('api/session').then(r => r.json())"))["user"] is None
    tried = "([url, init]) => fetch(url, init).then(r => r.status, error => String(error))"
    assert "TypeError" in str(await page.evaluate(tried, [f"{hosted.own(OTHER)}api/data", {"credentials": "include"}]))
    writing = {"method": "POST", "mode": "no-cors", "credentials": "include", "body": "{}"}
    assert "TypeError" in str(await page.evaluate(tried, [f"{hosted.own(OTHER)}api/reset", writing]))
    framed = """url => new Promise(done => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.onload = () => { try { done(frame.contentDocument === null ? 'closed' : frame.contentDocument.body.textContent); } catch { done('closed'); } };
        frame.src = url;
    })"""
    assert await page.evaluate(framed, hosted.own(OTHER)) in ("closed", "")


async def test_in_a_sandbox_an_application_works_without_storage_and_cookies(hosted: Hosted, chrome: Chrome) -> None:
    context = await chrome()
    page = await context.new_page()
    troubles = await _opened(page, hosted.below(ONE))
    assert await page.evaluate("origin") == "null"
    assert await page.evaluate("(() => { try { localStorage; return 'open' } catch { return 'shut' } })()") == "shut"
    await _log_in(page, hosted.below(ONE))
    await page.goto(f"{hosted.below(ONE)}#/products/new")
    await page.fill("[name=name]", "Thyme")
    await page.fill("[name=price]", "2.5")
    await page.click("main [data-control=submit]")
    await page.wait_for_selector('h1:has-text("Thyme")')
    assert await context.cookies() == []
    assert troubles == []
    records = json.loads(hosted.host.find(ONE).api.answer(Request("GET", "data")).body)["entities"]["product"]
    assert [record["name"] for record in records] == ["Lavender soap", "Rose oil", "Thyme"]


async def test_two_visitors_see_each_others_changes_without_loading_anew(hosted: Hosted, chrome: Chrome) -> None:
    first, second = [await (await chrome()).new_page() for _ in range(2)]
    await _log_in(first, hosted.own(ONE))
    assert await _opened(second, hosted.own(ONE)) == []
    await second.goto(f"{hosted.own(ONE)}#/products")
    await second.wait_for_selector('[data-record="soap"]')
    await first.goto(f"{hosted.own(ONE)}#/products/soap/edit")
    await first.fill("[name=name]", "Sage soap")
    await first.click("main [data-control=submit]")
    await second.wait_for_selector('[data-record="soap"]:has-text("Sage soap")')


async def test_an_open_page_is_told_of_a_new_revision(hosted: Hosted, chrome: Chrome) -> None:
    page = await (await chrome()).new_page()
    await _opened(page, hosted.own(ONE))
    await hosted.host.publish(ONE, 2, site_with({"index.html": ("<head>", "<head><!-- second -->")}), SMALL)
    await page.wait_for_selector(".banner button")

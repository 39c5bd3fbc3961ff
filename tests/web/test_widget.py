"""The widget on a page that is hostile to it, in a real browser."""

import asyncio
import re
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.web.conftest import KEY, PATIENCE_MS
from tests.web.test_page import ANSWER_MS, BRIEF, at_least

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(900)]

HOSTILE = """<!doctype html><html lang="en"><head><title>Shop</title><style>
* {{ display: none !important; color: red !important; font-size: 3px !important; transform: rotate(9deg) !important; pointer-events: none !important; }}
html, body, main, main * {{ display: block !important; transform: none !important; pointer-events: auto !important; }}
button, textarea, div {{ background: lime !important; position: absolute !important; left: -999px !important; }}
#cover {{ display: block !important; position: fixed !important; left: 0 !important; inset: 0; z-index: 2147483647; pointer-events: auto !important; }}
</style></head><body><main><p id="own">Our shop</p></main><div id="cover"></div>
<script nonce="page">
  window.typed = "";
  for (const name of ["keydown", "keyup", "keypress"]) document.addEventListener(name, (event) => {{
    window.typed += event.key;
    event.preventDefault();
  }});
  document.addEventListener("click", (event) => event.preventDefault());
  document.addEventListener("paste", (event) => event.preventDefault());
  Array.prototype.toJSON = function () {{ return "broken"; }};
  Object.prototype.surprise = "enumerable";
  Array.prototype.extra = "enumerable";
  window.$ = window.say = window.make = window.Hub = window.find = null;
  window.before = Object.getOwnPropertyNames(window);
</script>
<script src="{hub}/widget.js" data-key="{key}" data-language="{language}" async></script>
<script src="{hub}/widget.js" data-key="{key}" data-language="{language}" async></script>
</body></html>"""

POLICY = (
    "default-src 'none'; script-src 'nonce-page' {hub}; connect-src {hub}; img-src {hub}; media-src {hub} blob:; "
    "style-src 'unsafe-inline'; require-trusted-types-for 'script'"
)


class Shop:
    """Somebody else's page; `key` and `language` are those of its tag, `policy` what it lets itself do."""

    def __init__(self, origin: str, hub: str) -> None:
        self.origin, self.hub, self.key, self.language, self.policy = origin, hub, KEY, "en", POLICY

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = HOSTILE.format(hub=self.hub, key=self.key, language=self.language).encode()
        policy = self.policy.format(hub=self.hub)
        head = f"Content-Type: text/html\r\nContent-Security-Policy: {policy}\r\nContent-Length: {len(body)}\r\nConnection: close"
        writer.write(f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()


@pytest_asyncio.fixture(loop_scope="session")
async def host(shop: str, origin: str) -> AsyncIterator[Shop]:
    page = Shop(shop, origin)
    server = await asyncio.start_server(page.answer, "127.0.0.1", urlsplit(shop).port)
    yield page
    server.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(browser: Browser, shop: str) -> AsyncIterator[BrowserContext]:
    made = await browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    made.set_default_timeout(PATIENCE_MS)
    await made.grant_permissions(["microphone"], origin=shop)
    yield made
    await made.close()


async def opened(visitor: BrowserContext, host: Shop) -> Page:
    page = await visitor.new_page()
    await page.goto(host.origin)
    await page.locator("statex-widget .bubble").click()
    await expect(page.locator("statex-widget .panel")).to_be_visible()
    return page


async def test_on_a_hostile_page_one_writes_and_gets_a_prototype(visitor: BrowserContext, host: Shop) -> None:
    page = await opened(visitor, host)
    await expect(page.locator("statex-widget")).to_have_count(1)
    await page.keyboard.type(BRIEF)
    await page.keyboard.press("Enter")
    card = page.locator("statex-widget .answer")
    await expect(card.locator(".open")).to_be_visible(timeout=ANSWER_MS)
    await expect(card.locator("img")).to_have_js_property("complete", True)  # noqa: FBT003  a value of the page
    assert await card.locator("img").evaluate("image => image.naturalWidth") > 0
    box = await page.locator("statex-widget .panel").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    # The page is as it was: nothing typed was heard, no name was taken, nothing moved.
    assert await page.evaluate("window.typed") == ""
    assert await page.evaluate("Object.getOwnPropertyNames(window).filter(name => !window.before.includes(name))") in ([], ["before"])
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    # It forbids frames: the prototype opens apart. Where it does not, one uses it in the widget.
    async with visitor.expect_page() as opening:
        await card.get_by_role("button", name="Preview").click()
    await (await opening.value).close()
    await expect(page.locator("statex-widget .stage")).to_be_hidden()
    host.policy = f"{POLICY}; frame-src http://*.localhost:*"
    await page.reload()
    await page.locator("statex-widget .bubble").click()
    await expect(page.locator("statex-widget .mine")).to_contain_text("bicycle workshop", timeout=ANSWER_MS)
    await expect(page.locator("statex-widget .answer .open")).to_be_visible(timeout=ANSWER_MS)
    await card.get_by_role("button", name="Preview").click()
    await expect(page.frame_locator("statex-widget iframe").locator("main")).to_contain_text(re.compile("repair", re.IGNORECASE), timeout=ANSWER_MS)
    await page.locator("statex-widget .stage").get_by_role("button", name="Close").click()
    await expect(page.locator("statex-widget .answer")).to_be_visible()


async def test_what_the_hub_could_not_take_is_kept_over_a_reload_and_sent_once_it_can(visitor: BrowserContext, host: Shop) -> None:
    page = await opened(visitor, host)
    await visitor.route("**/api/messages", lambda route: route.abort())
    await page.keyboard.type("hello")
    await page.keyboard.press("Enter")
    await expect(page.locator("statex-widget .mine .bad")).to_contain_text("It is kept here")
    await page.reload()
    await page.locator("statex-widget .bubble").click()
    await expect(page.locator("statex-widget .mine")).to_contain_text("hello")
    await visitor.unroute("**/api/messages")
    await expect(page.locator("statex-widget .answer")).to_be_visible(timeout=ANSWER_MS)
    await expect(page.locator("statex-widget .mine")).to_have_count(1)
    await expect(page.locator("statex-widget .mine .bad")).to_have_count(0)


async def test_one_speaks_and_is_heard(visitor: BrowserContext, host: Shop) -> None:
    page = await opened(visitor, host)
    widget = page.locator("statex-widget")
    await widget.get_by_role("button", name="Record a voice note").click()
    await expect(widget.get_by_role("timer")).to_have_text(at_least(4))
    await widget.get_by_role("button", name="Stop recording").click()
    await expect(widget.locator(".sound audio")).to_be_visible()
    await widget.get_by_role("button", name="Send").click()
    await expect(widget.locator(".heard")).to_contain_text(re.compile("bicycle", re.IGNORECASE), timeout=ANSWER_MS)
    await expect(widget.locator(".answer .open")).to_be_visible(timeout=ANSWER_MS)


async def test_a_page_that_may_not_use_the_key_gets_no_bubble(visitor: BrowserContext, host: Shop) -> None:
    host.key = "pk-somebody-else"
    page = await visitor.new_page()
    async with page.expect_response(lambda answer: "/api/widget/session" in answer.url and answer.request.method == "POST") as asking:
        await page.goto(host.origin)
    assert (await asking.value).status == 403
    await expect(page.locator("statex-widget")).to_have_count(0)
    await expect(page.locator("#own")).to_have_text("Our shop")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_it_bars_nobody_and_reads_its_own_way(visitor: BrowserContext, host: Shop, axe: str, language: str) -> None:
    host.language = language
    page = await opened(visitor, host)
    await expect(page.locator("statex-widget .all")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    session = await visitor.new_cdp_session(page)
    await session.send("Page.setBypassCSP", {"enabled": True})
    await session.send("Runtime.evaluate", {"expression": "delete Object.prototype.surprise; delete Array.prototype.extra; delete Array.prototype.toJSON;"})
    await session.send("Runtime.evaluate", {"expression": axe})
    found = await page.evaluate("axe.run('statex-widget').then(result => result.violations.map(one => [one.id, one.impact, one.nodes.map(node => node.html)]))")
    assert [one for one in found if one[1] in ("serious", "critical")] == []
    await page.keyboard.press("Escape")
    await expect(page.locator("statex-widget .panel")).to_be_hidden()
    await expect(page.locator("statex-widget .bubble")).to_be_focused()

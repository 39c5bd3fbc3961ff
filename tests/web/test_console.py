"""The operators' console in a real browser: a conversation taken over while the person looks on."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from bench.running import RunningHub
from tests.web.conftest import PATIENCE_MS
from tests.web.test_page import ANSWER_MS, ask
from tests.web.test_project import no_violation

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(900)]


async def signed_in(browser: Browser, hub: RunningHub, origin: str, width: int = 1280) -> Page:
    context = await browser.new_context(base_url=origin, viewport={"width": width, "height": 800}, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    await page.goto("/console")
    await page.get_by_label("Password").fill("not the password")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Sign in")
    await page.get_by_label("Password").fill((hub.var_dir / "operator_key").read_text().strip())
    await page.keyboard.press("Enter")
    await expect(page.locator("#line")).to_have_text("Live")
    return page


REACHING = """async (hub) => {
  const tried = async (url, more) => { try { return `answered ${(await fetch(url, more)).status}`; } catch (error) { return error.name; } };
  const framed = (url) => new Promise((done) => {
    const frame = Object.assign(document.createElement('iframe'), { src: url });
    setTimeout(() => done('shut'), 1500);
    frame.onload = () => { try { done(frame.contentWindow.document.title || 'shut'); } catch { done('shut'); } };
    document.body.append(frame);
  });
  const script = (url) => new Promise((done) => {
    document.head.append(Object.assign(document.createElement('script'), { src: url, onload: () => done('ran'), onerror: () => done('refused') }));
  });
  const socket = (url) => new Promise((done) => {
    try { Object.assign(new WebSocket(url), { onopen: () => done('open'), onerror: () => done('refused') }); } catch { done('refused'); }
  });
  return {
    cookie: document.cookie,
    kept: Object.keys(localStorage).join(),
    read: await tried(`${hub}/api/conversations`, { credentials: 'include' }),
    wrote: await tried(`${hub}/api/messages`, { method: 'POST', mode: 'no-cors', credentials: 'include', body: 'text=hello' }),
    console: await tried(`${hub}/console/api/me`, { credentials: 'include' }),
    beside: await tried('/console/api/me', { credentials: 'include' }),
    frame: await framed(`${hub}/`),
    script: await script(`${hub}/static/main.js`),
    socket: await socket(`${hub.replace('http', 'ws')}/api/voice/stream`),
    opener: window.opener === null ? 'none' : 'there',
  };
}"""
"""What a prototype with bad intent may try, from its own page."""


async def nothing_of_the_hub_is_reached(page: Page, link: str, origin: str) -> None:
    """The person who is logged in at the hub opens a prototype that tries everything: it gets nothing."""
    assert [one["name"] for one in await page.context.cookies(origin)], "there is something to be had"
    prototype = await page.context.new_page()
    await prototype.goto(link)
    found = await prototype.evaluate(REACHING, origin)
    await prototype.close()
    assert found["cookie"] == ""
    assert "statex" not in found["kept"]
    assert (found["read"], found["wrote"], found["console"]) == ("TypeError", "TypeError", "TypeError")
    assert found["beside"] in ("answered 401", "answered 404")
    assert (found["frame"], found["script"], found["socket"], found["opener"]) == ("shut", "refused", "refused", "none")


async def test_an_operator_takes_over_speaks_and_hands_back_while_the_person_looks_on(page: Page, browser: Browser, hub: RunningHub, origin: str) -> None:
    operator = await signed_in(browser, hub, origin)
    await ask(page, "A booking page for my puppet theatre. A ticket costs 9 euros.")
    line = operator.locator(".talks a", has_text="puppet theatre").first
    await expect(line).to_be_visible(timeout=ANSWER_MS)
    await expect(page.locator(".answer .open")).to_be_visible(timeout=ANSWER_MS)
    await line.click()
    await operator.get_by_role("button", name="Take over").click()
    await operator.get_by_label("Say to the person").fill("Hello, I am Ada and I look at it myself.")
    await operator.get_by_role("button", name="Send").click()
    await expect(page.locator(".answer.told")).to_contain_text("I am Ada", timeout=ANSWER_MS)
    await operator.locator(".turn summary").first.click()
    await operator.get_by_label("What it really was").first.select_option("question")
    box = operator.get_by_label("Say to the person")
    await box.fill("One mom")
    await ask(page, "Thank you, Ada. Please make the background yellow.")
    await expect(operator.locator(".thread .theirs").last).to_contain_text("Thank you, Ada", timeout=ANSWER_MS)
    # What comes in takes nothing away from whoever is at work.
    await expect(box).to_have_value("One mom")
    await expect(box).to_be_focused()
    await expect(operator.get_by_label("What it really was").first).to_have_value("question")
    await operator.get_by_role("button", name="Hand back").click()
    await expect(operator.get_by_role("button", name="Take over")).to_be_visible()
    await operator.get_by_role("button", name="Keep as evaluation row").first.click()
    await expect(operator.locator(".turn").first).to_contain_text(re.compile(r"Kept\. \d+ in all"))
    await operator.context.close()


async def test_a_prototype_is_taken_down_and_every_look_is_in_the_audit(
    page: Page, browser: Browser, hub: RunningHub, origin: str, complaints: list[str]
) -> None:
    await ask(page, "A list of members for my chess club, with name and phone number.")
    link = await page.locator(".answer .open").get_attribute("href", timeout=ANSWER_MS)
    assert link is not None
    await nothing_of_the_hub_is_reached(page, link, origin)
    operator = await signed_in(browser, hub, origin)
    await operator.get_by_role("link", name="Prototypes").click()
    card = operator.locator(".cards li", has=operator.locator(f'a[href="{link}"]'))
    await expect(card).to_be_visible()
    over = await operator.locator(".cards .over").count()
    await card.get_by_role("button", name="Take down").click()
    await card.get_by_role("button", name="Take down for good, with all data?").click()
    await expect(operator.locator(".cards .over")).to_have_count(over + 1)
    other = await page.context.new_page()
    gone = await other.goto(link)
    await other.close()
    assert gone is not None
    assert gone.status == 404
    await operator.get_by_role("link", name="Audit").click()
    await expect(operator.locator("tbody tr").first).to_contain_text("took down")
    await operator.context.close()
    complaints.clear()


@pytest.mark.parametrize("width", [360, 1280])
async def test_the_console_bars_nobody(browser: Browser, hub: RunningHub, origin: str, axe: str, width: int) -> None:
    operator = await signed_in(browser, hub, origin, width)
    await operator.evaluate(axe)
    for part in ("Conversations", "Queue and figures", "Prototypes", "Audit"):
        await operator.get_by_role("link", name=part, exact=True).click()
        await expect(operator).to_have_title(re.compile(part))
        await no_violation(operator)
        assert await operator.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    await operator.context.close()

"""What stands beside the chat, what is kept over a reload, and what happens without a connection."""

import re
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.web.test_page import ANSWER_MS, BRIEF, ask, at_least, settled

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(900)]
WIDE = {"width": 1280, "height": 800}


async def built(page: Page) -> None:
    await ask(page, BRIEF)
    await expect(page.locator(".answer .open")).to_be_visible(timeout=ANSWER_MS)
    await expect(page.locator("#views")).to_be_attached()


async def test_the_prototype_runs_beside_the_chat_and_an_earlier_version_comes_back(page: Page) -> None:
    await page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    await built(page)
    live = page.frame_locator("iframe.live")
    await expect(live.locator("body")).to_contain_text(re.compile("repair", re.IGNORECASE), timeout=ANSWER_MS)
    await page.get_by_role("tab", name="Checklist").click()
    lines = page.locator("#part-checklist li")
    assert await lines.count() >= 2
    await page.locator("#part-checklist .show").first.click()
    await expect(page.locator("#part-preview")).to_be_visible()

    await ask(page, "Make the background light green instead.")
    await expect(page.locator(".answer")).to_have_count(2, timeout=ANSWER_MS)
    await expect(page.locator(".about p")).to_contain_text("Version 2")
    await page.get_by_role("tab", name="Versions").click()
    await expect(page.locator(".versions > li")).to_have_count(2)
    await page.get_by_role("button", name="Go back to this").click()
    await expect(page.locator(".about p")).to_contain_text("Version 3")
    await page.get_by_role("tab", name="Versions").click()
    await expect(page.locator(".versions > [aria-current]")).to_contain_text("Like version 1 again")
    async with page.expect_download() as loading:
        await page.get_by_role("link", name="Download the source (ZIP)").click()
    assert (await loading.value).suggested_filename.endswith(".zip")


async def test_what_was_said_is_there_after_a_reload_and_can_be_found(page: Page, axe: str) -> None:
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.get_by_role("timer")).to_have_text(at_least(4))
    await page.get_by_role("button", name="Stop recording").click()
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".answer .open")).to_be_visible(timeout=ANSWER_MS)
    await page.reload()
    await expect(page.locator(".mine .player")).to_be_visible()
    await expect(page.locator(".mine .heard")).to_contain_text(re.compile("bicycle", re.IGNORECASE))
    await expect(page.locator(".mine .when")).to_have_text(re.compile(r"\d\d:\d\d"))
    await page.evaluate(axe)
    await no_violation(page)
    await page.get_by_role("button", name="Conversations").click()
    await page.get_by_role("searchbox").fill("bicycle")
    await expect(page.locator(".found li mark")).to_have_count(1)
    await page.get_by_role("searchbox").fill("nothing like this")
    await expect(page.locator("#talks .told")).to_have_text("Nothing found.")
    await page.get_by_role("searchbox").fill("")
    await page.locator("#talks").get_by_role("button", name="New conversation").click()
    await expect(page.locator("#welcome")).to_be_visible()
    await page.get_by_role("button", name="Conversations").click()
    await page.locator(".found button").first.click()
    await expect(page.locator(".answer .open")).to_be_visible()


async def test_what_was_heard_can_be_set_right_before_it_is_sent(page: Page) -> None:
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.get_by_role("timer")).to_have_text(at_least(2))
    await page.get_by_role("button", name="Stop recording").click()
    await page.locator("#draft").get_by_role("button", name="Correct it").click(timeout=ANSWER_MS)
    await page.locator("#draft textarea").fill("A booking page for my violin workshop.")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".mine .words")).to_have_text("A booking page for my violin workshop.")
    await expect(page.locator(".mine .player")).to_have_count(0)
    await expect(page.locator(".answer")).to_contain_text(re.compile("violin", re.IGNORECASE), timeout=ANSWER_MS)


async def test_what_is_recorded_without_a_connection_is_sent_later_even_after_a_reload(page: Page, context: BrowserContext, complaints: list[str]) -> None:
    await page.evaluate("navigator.serviceWorker.ready.then(() => caches.open('statex-page')).then(kept => kept.match('/static/thread.js'))")
    await page.reload()
    await page.wait_for_function("navigator.serviceWorker.controller")
    await context.set_offline(offline=True)
    await expect(page.locator("#line")).to_have_text("No connection")
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.get_by_role("timer")).to_have_text(at_least(4))
    await page.get_by_role("button", name="Stop recording").click()
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".mine .when")).to_contain_text("It is kept here")
    await page.reload()
    await expect(page.locator(".mine .when")).to_contain_text("It is kept here")
    await context.set_offline(offline=False)
    await expect(page.locator(".answer .open")).to_be_visible(timeout=ANSWER_MS)
    await page.reload()
    await expect(page.locator(".mine")).to_have_count(1)
    complaints[:] = [one for one in complaints if "ERR_INTERNET_DISCONNECTED" not in one and "ERR_FAILED" not in one]


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("ar", "dark")])
@pytest.mark.parametrize("width", [360, 1280])
async def test_the_project_and_the_panels_bar_nobody(page: Page, axe: str, language: str, scheme: Any, width: int, complaints: list[str]) -> None:
    await page.set_viewport_size({"width": width, "height": 780})
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await built(page)
    await page.get_by_label("Language").select_option(language)
    if width == 360:
        await page.locator("#views [data-view=project]").click()
    await expect(page.locator(".about h2")).to_have_css("text-align", "right" if language == "ar" else re.compile("left|start"))
    await page.evaluate(axe)
    for tab in ("checklist", "revisions", "preview"):
        await page.locator(f"#tab-{tab}").click()
        await no_violation(page)
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
    for opener in ("open-talks", "open-privacy"):
        await page.locator(f"#{opener}").click()
        await expect(page.locator("dialog[open]")).to_be_visible()
        await no_violation(page)
        await page.keyboard.press("Escape")
        await expect(page.locator("dialog[open]")).to_have_count(0)
    complaints[:] = [one for one in complaints if "404" not in one]


async def no_violation(page: Page) -> None:
    await settled(page)
    found = await page.evaluate("axe.run(document, {iframes: false}).then(result => result.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in ("serious", "critical")] == []


async def test_a_person_sees_what_is_kept_takes_back_a_consent_and_has_everything_erased(page: Page) -> None:
    await built(page)
    link = await page.locator(".answer .open").get_attribute("href")
    assert link is not None
    await page.get_by_role("button", name="Privacy").click()
    panel = page.locator("#privacy")
    await expect(panel).to_contain_text("Whisper")
    mood = panel.get_by_role("switch", name="Read the mood from my voice")
    await expect(mood).to_be_checked()
    async with page.expect_response(lambda answer: answer.request.method == "POST" and answer.url.endswith("/api/privacy/consents")) as keeping:
        await mood.uncheck()
    assert (await keeping.value).ok
    async with page.expect_download() as loading:
        await panel.get_by_role("link", name="Export my data").click()
    assert (await loading.value).suggested_filename.endswith(".zip")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Privacy").click()
    await expect(mood).not_to_be_checked()
    await panel.get_by_role("button", name="Erase everything").click()
    await panel.get_by_role("button", name="Erase for good").click()
    await expect(panel).to_contain_text("Everything was erased.")
    await page.keyboard.press("Escape")
    await expect(page.locator("#welcome")).to_be_visible()
    other = await page.context.new_page()
    gone = await other.goto(link)
    await other.close()
    assert gone is not None
    assert gone.status == 404

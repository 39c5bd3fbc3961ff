import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.synthesis import wav
from tests.web.conftest import PATIENCE_MS

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(900)]

STATIC = Path(__file__).parents[2] / "bots" / "pages" / "static"
TEXTS: dict[str, dict[str, str]] = {path.name.split(".")[1]: json.loads(path.read_text()) for path in sorted(STATIC.glob("texts.*.json"))}
ANSWER_MS = 200_000
BRIEF = "A booking page for my bicycle workshop. A repair costs 40 euros and takes one hour. Light blue background."


def at_least(seconds: int) -> re.Pattern[str]:
    """What a timer shows from then on: whoever looks once a second may miss one."""
    return re.compile(f"^0:({'|'.join(f'{later:02}' for later in range(seconds, 60))})$")


async def settled(page: Page) -> None:
    """Nothing fades in or moves any more, but for what does so without end."""
    await page.evaluate(
        "Promise.allSettled(document.getAnimations().filter(one => Number.isFinite(one.effect.getComputedTiming().endTime)).map(one => one.finished))"
    )


async def ask(page: Page, text: str) -> None:
    await page.get_by_label("Your message").fill(text)
    await page.keyboard.press("Enter")


async def test_a_written_brief_becomes_a_prototype_that_opens_and_can_be_changed(page: Page, context: BrowserContext) -> None:
    async with asyncio.TaskGroup() as group:  # looked for from before the answer can be there
        group.create_task(page.wait_for_selector(".doing", timeout=PATIENCE_MS))
        group.create_task(ask(page, BRIEF))
    card = page.locator(".answer").first
    await expect(card.locator(".wants li").first).to_be_visible(timeout=ANSWER_MS)
    await expect(page.locator(".doing")).to_have_count(0)
    link = await card.get_by_role("link", name="Open the prototype").get_attribute("href")
    assert link is not None
    async with context.expect_page() as opening:
        await card.get_by_role("link", name="Open the prototype").click()
    demo = await opening.value
    await expect(demo.locator("body")).to_contain_text(re.compile("book", re.IGNORECASE))
    await demo.close()

    await ask(page, "Make the background light green instead.")
    changed = page.locator(".answer").nth(1)
    await expect(changed).to_be_visible(timeout=ANSWER_MS)
    assert await changed.get_by_role("link", name="Open the prototype").get_attribute("href") == link

    await page.reload()
    await expect(page.locator(".mine")).to_have_count(2)
    await expect(page.locator(".answer")).to_have_count(2)
    order = await page.locator(".talk > *").evaluate_all("all => all.map(one => one.classList[0])")
    assert order == ["mine", "answer", "mine", "answer"]


async def test_a_conversation_of_somebody_else_is_let_go(page: Page, context: BrowserContext, complaints: list[str]) -> None:
    await ask(page, "hello")
    await expect(page.locator(".answer")).to_be_visible(timeout=ANSWER_MS)
    await context.clear_cookies()
    await page.reload()
    await expect(page.locator("#line")).to_have_text("This conversation is no longer available; your next message begins a new one.")
    await ask(page, "hello again")
    await expect(page.locator(".answer")).to_be_visible(timeout=ANSWER_MS)
    assert all("404" in one for one in complaints)
    complaints.clear()


async def test_a_spoken_brief_is_heard_and_built(page: Page) -> None:
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.get_by_role("timer")).to_have_text(at_least(7))
    await expect(page.locator("#draft .transcript")).to_contain_text(re.compile("booking", re.IGNORECASE), timeout=ANSWER_MS)
    await page.get_by_role("button", name="Stop recording").click()
    await expect(page.locator("#heard .player")).to_be_visible()
    await expect(page.locator("#draft .transcript")).to_contain_text(re.compile("bicycle", re.IGNORECASE), timeout=ANSWER_MS)
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".mine .heard")).to_contain_text(re.compile("bicycle", re.IGNORECASE), timeout=ANSWER_MS)
    await expect(page.locator(".answer .open")).to_be_visible(timeout=ANSWER_MS)


async def test_a_recording_can_be_discarded(page: Page) -> None:
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.locator("#wave")).to_be_visible()
    await page.get_by_role("button", name="Discard").click()
    await expect(page.locator("#sound")).to_be_hidden()
    await expect(page.get_by_role("button", name="Send")).to_be_disabled()


async def test_without_a_microphone_the_person_is_told_what_to_do(page: Page, context: BrowserContext) -> None:
    await context.clear_permissions()
    await page.get_by_role("button", name="Record a voice note").click()
    await expect(page.get_by_role("alert")).to_contain_text("microphone")


@pytest.mark.parametrize("language", TEXTS)
async def test_every_language_fits_a_phone_and_reads_its_own_way(page: Page, language: str) -> None:
    await page.get_by_label("Language").select_option(language)
    await expect(page.locator("#welcome h2")).to_have_text(TEXTS[language]["title"])
    shape = await page.evaluate(
        """(() => {
        const root = document.documentElement;
        return {dir: root.dir, lang: root.lang, over: root.scrollWidth - innerWidth};
    })()"""
    )
    assert shape == {"dir": "rtl" if language == "ar" else "ltr", "lang": language, "over": 0}
    await page.reload()
    await expect(page.locator("#welcome h2")).to_have_text(TEXTS[language]["title"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_nothing_seriously_bars_anybody(page: Page, axe: str, scheme: Any, language: str) -> None:
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.get_by_label("Language").select_option(language)
    await page.get_by_role("textbox").fill("hello")
    await page.keyboard.press("Enter")
    await expect(page.locator(".answer")).to_be_visible(timeout=ANSWER_MS)
    await settled(page)
    await page.evaluate(axe)
    found = await page.evaluate("axe.run().then(result => result.violations)")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found if one["impact"] in ("serious", "critical")] == []


async def test_the_keyboard_is_enough(page: Page) -> None:
    await page.get_by_role("link", name="To the message box").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.type("hello")
    for name in ("Record a voice note", "Send"):
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name=name)).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".answer")).to_be_visible(timeout=ANSWER_MS)


async def test_files_are_checked_before_they_are_sent(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-" + bytes(3_100_000))
    await page.locator("#picker").set_input_files(large)
    await expect(page.get_by_role("alert")).to_contain_text("large.pdf")
    await expect(page.get_by_role("alert")).to_contain_text("3 MB")
    small = tmp_path / "small.txt"
    small.write_text("words")
    await page.locator("#picker").set_input_files(small)
    await expect(page.locator(".files li")).to_have_text(["small.txt"])
    await page.get_by_role("button", name="Remove small.txt").click()
    await expect(page.locator(".files")).to_be_hidden()


async def test_what_the_hub_refuses_is_said_and_can_be_tried_again(page: Page, complaints: list[str], tmp_path: Path) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(bytes(range(256)) * 4)
    await page.locator("#picker").set_input_files(strange)
    async with page.expect_console_message(lambda message: message.type == "error" and "415" in message.text, timeout=PATIENCE_MS):
        await ask(page, "look at this")
    await expect(page.locator(".mine")).to_contain_text("strange.bin")
    await expect(page.locator(".mine .when")).to_contain_text("PDF, Word, Excel")
    await expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert [one for one in complaints if "415" not in one] == []
    complaints.clear()


async def test_without_a_connection_nothing_is_lost(page: Page, context: BrowserContext, complaints: list[str]) -> None:
    await context.set_offline(offline=True)
    await ask(page, "hello")
    await expect(page.locator(".mine .when")).to_contain_text("No connection")
    await context.set_offline(offline=False)
    await expect(page.locator(".answer")).to_be_visible(timeout=ANSWER_MS)
    assert all("ERR_INTERNET_DISCONNECTED" in one or "ERR_FAILED" in one for one in complaints)
    complaints.clear()


async def test_who_is_quicker_than_the_session_is_no_stranger(page: Page, context: BrowserContext) -> None:
    going = asyncio.Event()

    async def late(route: Route) -> None:
        await going.wait()
        await route.continue_()

    await context.clear_cookies()
    await page.route("**/api/session", late)
    await page.reload()
    await ask(page, "hello")
    await expect(page.locator(".mine")).to_be_visible()
    going.set()
    await expect(page.locator(".answer")).to_be_visible(timeout=ANSWER_MS)


async def test_a_sound_file_is_heard_too(page: Page, tmp_path: Path) -> None:
    sound = tmp_path / "idea.wav"
    sound.write_bytes(await asyncio.to_thread(wav, "A simple list of members for my rowing club, with name and phone number."))
    await page.locator("#picker").set_input_files(sound)
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".mine .heard")).to_contain_text(re.compile("list of members", re.IGNORECASE), timeout=ANSWER_MS)

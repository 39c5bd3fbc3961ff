"""What a person's browser has to do for the page at `/`: first paint, bytes over the line, and how long a key press waits. A fresh browser each time."""

import shutil
import statistics

from playwright.async_api import Page, async_playwright

from bench.running import RunningHub

RUNS = 5
LETTERS = "a booking page for my bakery"
_WATCH = """
  window.shifts = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) window.shifts += one.value; }).observe({type: "layout-shift", buffered: true});
  window.delays = [];
  new PerformanceObserver(list => { for (const one of list.getEntries()) window.delays.push(one.duration); })
    .observe({type: "event", durationThreshold: 16, buffered: true});
"""


async def measure(hub: RunningHub) -> None:
    """Open the page `RUNS` times with nothing kept, and type."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
    paints, loads, amounts, delays, shifts = [], [], [], [], []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for _ in range(RUNS):
            context = await browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
            page = await context.new_page()
            amounts.append(await _bytes(page, hub.url))
            await page.get_by_role("textbox").press_sequentially(LETTERS, delay=20)
            await page.wait_for_timeout(200)
            entry = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            paints.append(await page.evaluate(entry))
            loads.append(await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
            delays.append(await page.evaluate("Math.max(0, ...window.delays)"))
            shifts.append(await page.evaluate("window.shifts"))
            await context.close()
        await browser.close()
    paint, load, delay = (statistics.median(all_) for all_ in (paints, loads, delays))
    print(f"page at /: first contentful paint {paint:.0f} ms, load {load:.0f} ms, {statistics.median(amounts) / 1000:.0f} kB over the line")
    print(f"  slowest key press {delay:.0f} ms (16 is the least that is told), layout shift {statistics.median(shifts):.3f}; medians of {RUNS}, nothing kept")


async def _bytes(page: Page, url: str) -> int:
    """Open the page; how many bytes of answers came over the line."""
    total = 0
    session = await page.context.new_cdp_session(page)

    def count(event: dict[str, float]) -> None:
        nonlocal total
        total += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    await session.send("Network.enable")
    await page.add_init_script(_WATCH)
    await page.goto(f"{url}/", wait_until="networkidle")
    return total

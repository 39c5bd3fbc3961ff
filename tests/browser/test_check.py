import io
from contextlib import suppress
from dataclasses import replace

import psutil
import pytest
from PIL import Image

from adapters.browser.checker import ChromiumBrowser
from adapters.browser.chromium import Chromium
from core.appspec import AppSpec, Theme
from core.brief import Met, Status
from core.errors import Unavailable
from core.site import Site
from tests.browser.conftest import NOW
from tests.browser.small import PRODUCTS, SMALL, site_with, with_label


async def _rules(browser: ChromiumBrowser, site: Site, spec: AppSpec = SMALL) -> set[str]:
    return {finding.rule for finding in (await browser.check(site, spec)).findings}


async def test_a_good_application_passes_and_is_pictured(browser: ChromiumBrowser) -> None:
    report = await browser.check(site_with(), SMALL)
    assert report.findings == ()
    assert report.passed
    assert report.unfinished == ()
    assert {"open", "words", "records", "controls", "narrow", "access"} <= set(report.parts_s)
    with Image.open(io.BytesIO(report.picture)) as picture:
        assert picture.size == (1280, 800)
        assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 10


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("app.js", "start({", "throw new Error('no'); start({", "blank"),
        ("app.js", "start({", "setTimeout(() => { throw new Error('later'); }); start({", "page_error"),
        ("lib/foot.js", "export", "console.error('wrong'); export", "console_error"),
        ("lib/shell.js", "${foot()}", "<img src='art/nothing.svg' alt='' />${foot()}", "failed_request"),
        ("lib/shell.js", "${foot()}", "<button type='button'>Press me</button>${foot()}", "dead_control"),
        ("lib/shell.js", "${foot()}", "<a href='#/nowhere'>Follow me</a>${foot()}", "dead_link"),
        ("lib/shell.js", "${foot()}", "<img src='art/mark.svg' />${foot()}", "access"),
        ("style.css", "main {", "main { min-width: 50rem;", "overflow"),
        ("lib/store.js", "return put(entity.key, await call('POST', `data/${entity.key}`, fields));", "return { id: 'x', ...fields };", "create"),
        ("lib/store.js", "await call('DELETE', `data/${entity.key}/${id}`);", "", "delete"),
        ("lib/login.js", "await sign(path, values)", "null", "login"),
    ],
)
async def test_what_is_broken_is_found(browser: ChromiumBrowser, path: str, old: str, new: str, rule: str) -> None:
    assert rule in await _rules(browser, site_with({path: (old, new)}))


async def test_a_change_that_is_not_kept_is_found(browser: ChromiumBrowser) -> None:
    site = site_with({"lib/store.js": ("await call('PATCH', `data/${entity.key}/${id}`, version ? { ...fields, _v: version } : fields)", "{ id, ...fields }")})
    assert "edit" in await _rules(browser, site)


async def test_words_that_were_asked_for_and_are_not_there_are_found(browser: ChromiumBrowser) -> None:
    report = await browser.check(site_with(), with_label("Our treasures"))
    found = [(f.rule, f.detail, f.where, f.requirement_id) for f in report.findings]
    assert found == [("missing_view", "Our treasures", "#/products", "r2")]


async def test_prices_that_were_asked_for_and_are_not_there_are_found(browser: ChromiumBrowser) -> None:
    site = site_with({"lib/fields/number.js": ("=> format(value, {", "=> format(value * 2, {")})
    found = {(f.rule, f.detail) for f in (await browser.check(site, SMALL)).findings}
    assert {("missing_amount", "3.8"), ("missing_amount", "1200.5")} <= found


@pytest.mark.parametrize("theme", [Theme(background="#102030"), Theme(accent="#00aa11"), Theme(background="#ffffff", text="#aa0000")])
async def test_colours_that_were_asked_for_and_are_not_there_are_found(browser: ChromiumBrowser, theme: Theme) -> None:
    assert await _rules(browser, site_with(), replace(SMALL, theme=theme)) == {"colour"}


async def test_a_promise_that_points_nowhere_is_found(browser: ChromiumBrowser) -> None:
    spec = replace(SMALL, checklist=(*SMALL.checklist, Met("r9", Status.DONE, "#/products", ".chart"), Met("r8", Status.NOT_DONE)))
    report = await browser.check(site_with(), spec)
    assert [(f.rule, f.requirement_id) for f in report.findings] == [("claim", "r9")]


async def test_a_site_without_a_first_page_is_found(browser: ChromiumBrowser) -> None:
    assert "not_found" in await _rules(browser, Site({"app.js": b""}))


async def test_a_missing_file_is_found_on_a_page_that_had_it_before_the_site_was_there(chromium: Chromium, browser: ChromiumBrowser) -> None:
    await browser.check(site_with(), SMALL)
    await chromium.laid()
    whole = site_with()
    report = await browser.check(Site({path: body for path, body in whole.files.items() if path != "lib/toast.js"}), SMALL)
    assert ("failed_request", "404 /lib/toast.js") in {(found.rule, found.detail) for found in report.findings}


async def test_a_page_that_never_ends_does_not_hold_up_the_check(chromium: Chromium, browser: ChromiumBrowser) -> None:
    impatient = ChromiumBrowser(chromium, lambda: NOW, limit_s=2.0)
    report = await impatient.check(site_with({"app.js": ("start({", "for (;;);\nstart({")}), SMALL)
    assert not report.passed
    assert (await browser.check(site_with(), SMALL)).passed


async def test_what_was_found_before_the_time_was_over_is_told(chromium: Chromium) -> None:
    hurried = ChromiumBrowser(chromium, lambda: NOW, limit_s=15.0)
    endless = {"lib/collection.js": ("function list() {", "function list() { for (;;);")}
    report = await hurried.check(site_with({"lib/foot.js": ("export", "console.error('wrong'); export"), **endless}), SMALL)
    assert "console_error" in {finding.rule for finding in report.findings}
    assert report.picture
    assert report.unfinished


async def test_a_browser_that_died_is_started_again(browser: ChromiumBrowser) -> None:
    await browser.check(site_with(), SMALL)
    ours = []
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "chrom" in process.name() and process.status() != psutil.STATUS_ZOMBIE:
                process.kill()
                ours.append(process)
    assert ours
    psutil.wait_procs(ours, timeout=120)
    assert (await browser.check(site_with(), SMALL)).passed


async def test_without_a_browser_it_is_unavailable() -> None:
    chromium = Chromium("/nowhere/chromium")
    try:
        with pytest.raises(Unavailable):
            await ChromiumBrowser(chromium, lambda: NOW).check(site_with(), SMALL)
    finally:
        chromium.close()


async def test_a_price_of_zero_and_long_numbers_are_read_in_any_notation(browser: ChromiumBrowser) -> None:
    spec = replace(
        SMALL, language="de", entities=(replace(PRODUCTS, rows=({"name": "Probe", "price": 0}, {"name": "Fass", "price": 12345.6})), SMALL.entities[1])
    )
    assert await _rules(browser, site_with(spec=spec), spec) == set()

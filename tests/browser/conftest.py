from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import expect

from adapters.browser.checker import ChromiumBrowser
from adapters.browser.chromium import Chromium, find_chromium
from core.appspec import AppSpec
from core.compiler.compile import compile_site
from core.compiler.library import library
from tests.browser.using import PATIENCE_MS, Steps, Visit

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
UNHURRIED = "const later = setTimeout; window.setTimeout = (work, ms, ...rest) => later(work, ms < 5000 ? ms : ms * 20, ...rest);"
"""A message that goes away by itself stays long enough to be seen and pressed on a busy machine."""
Use = Callable[[AppSpec, Steps], Awaitable[None]]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    if find_chromium() is None:
        pytest.skip("no Chromium: set-up installs one")
    chromium = Chromium(shelf=library())
    yield chromium
    chromium.close()


@pytest.fixture
def browser(chromium: Chromium) -> ChromiumBrowser:
    return ChromiumBrowser(chromium, lambda: NOW, limit_s=120.0, patience=30.0)


@pytest.fixture
def use(chromium: Chromium) -> Use:
    """Compiles and serves an application, and does these steps in it; nothing may be thrown meanwhile."""
    expect.set_options(PATIENCE_MS)

    async def visited(spec: AppSpec, steps: Steps) -> None:
        async with chromium.table() as table, chromium.server.serving(compile_site(spec), spec, NOW, table.host) as stand:
            page = table.page
            page.set_default_timeout(PATIENCE_MS)
            await page.add_init_script("__gate.show(true)")  # a hand presses only what can be seen
            await page.add_init_script(UNHURRIED)
            visit = Visit(page, stand)
            page.on("pageerror", lambda error: visit.errors.append(str(error)))
            await steps(visit)
            assert visit.errors == []

    return lambda spec, steps: chromium.do(visited(spec, steps), 300.0)

"""One warm Chromium on a thread and event loop of its own, so that it outlives the loops of its callers."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Coroutine, Mapping
from concurrent.futures import Future
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar

from playwright.async_api import Browser, Error, Page, Playwright, async_playwright

from adapters.browser.private import PrivateServer, new_host
from core.errors import Unavailable
from core.site import Site

T = TypeVar("T")
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--mute-audio",
    "--hide-scrollbars",
    # Nothing here draws on a graphics card: its process and the emulated card cost 160 MB.
    "--in-process-gpu",
    "--disable-software-rasterizer",
    # A page lives for a second and a half: what a compiler makes faster in the background comes too late and takes a core meanwhile.
    "--js-flags=--no-maglev --no-opt",
    # Generated pages have no business anywhere but at the private server.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE *.localhost , EXCLUDE 127.0.0.1",
)
_START_S = 60.0
_LAY_MS = 10_000.0
WIDTH, HEIGHT = 1280, 800
BREATH_S = 0.5
"""Between the end of a check and the making of the next table: what was checked is brought online meanwhile, and somebody waits for that."""
SPARE_EACH = 1
"""A check uses two pages side by side, one of which audits."""


@dataclass(frozen=True, slots=True)
class Table:
    """A page that nobody has used, and the host name under which it expects its site."""

    page: Page
    host: str
    audits: bool = False
    """Whether the accessibility checker has run on it, which makes its next run twice as fast."""


def find_chromium(configured: str = "") -> str | None:
    """The path of a Chromium: the configured one, else the first in PATH."""
    names = (configured,) if configured else _NAMES
    return next((found for name in names if (found := shutil.which(name))), None)


class Chromium:
    """Starts at first use and again when it died."""

    def __init__(self, path: str = "", shelf: Mapping[str, bytes] | None = None) -> None:
        """`path` of the program; empty means looked up in PATH. `shelf` is what most sites have in common, fetched before a site is there."""
        self._path = path
        self._shelf = dict(shelf or {})
        self._lock = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._serving: Future[None] | None = None
        self._spare: list[Table] = []
        self._after: set[Future[None]] = set()
        self.server = PrivateServer()

    async def do(self, work: Coroutine[Any, Any, T], limit_s: float) -> T:
        """Run on the browser's own loop. Raises Unavailable when it takes longer than `limit_s` or the browser fails."""
        future = asyncio.run_coroutine_threadsafe(work, self._running_loop())
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), limit_s)
        except TimeoutError as error:
            raise Unavailable("the browser is too slow") from error
        except Error as error:
            raise Unavailable("the browser failed") from error

    @asynccontextmanager
    async def table(self, site: Site | None = None, *, audits: bool = False) -> AsyncIterator[Table]:
        """A page in a context of its own, light and without animations, for this site. To be used on the browser's own loop."""
        table = await self._take(site, audits)
        try:
            yield table
        finally:
            # Making the next one takes both cores for 200 ms: that is done when nobody waits for it.
            after = asyncio.run_coroutine_threadsafe(self._change(table), asyncio.get_running_loop())
            self._after.add(after)
            after.add_done_callback(self._after.discard)

    async def _take(self, site: Site | None, audits: bool) -> Table:  # noqa: FBT001  what kind of table
        # A page that knows other files under the same paths would try out those.
        suits = site is None or all(site.files.get(path, body) == body for path, body in self._shelf.items())
        while suits and (kept := [one for one in self._spare if one.audits is audits]):
            self._spare.remove(kept[0])
            if not kept[0].page.is_closed() and self._browser is not None and self._browser.is_connected():
                return kept[0]
        return Table(await self._new_page(), new_host(), audits)

    async def _change(self, used: Table) -> None:
        await asyncio.sleep(BREATH_S)
        with suppress(Error, Unavailable):
            await used.page.context.close()
            if sum(one.audits is used.audits for one in self._spare) < SPARE_EACH:
                self._spare.append(await self._laid(Table(await self._new_page(), new_host(), used.audits)))

    async def _laid(self, table: Table) -> Table:
        """The page with everything fetched and compiled that does not depend on the site."""
        if self._shelf:
            address = await self.server.lay_out(table.host, self._shelf)
            await table.page.goto(address, wait_until="load", timeout=_LAY_MS)
            await table.page.wait_for_function("many => performance.getEntriesByType('resource').length >= many", arg=len(self._shelf), timeout=_LAY_MS)
            self.server.clear(table.host)
        if table.audits:
            await table.page.evaluate("__gate.rehearse()")
        return table

    async def _new_page(self) -> Page:
        browser = await self._warm()
        context = await browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce", accept_downloads=False, service_workers="block"
        )
        await context.add_init_script(settle_script())
        return await context.new_page()

    async def laid(self) -> None:
        """Wait until the pages for the next checks are made, as far as they are going to be."""
        await asyncio.gather(*(asyncio.wrap_future(one) for one in tuple(self._after)), return_exceptions=True)

    def close(self) -> None:
        """Stop browser, server and thread."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._stop(), loop).result(_START_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_START_S)
        loop.close()

    async def _warm(self) -> Browser:
        async with self._starting:
            if self._browser is not None and self._browser.is_connected():
                return self._browser
            program = find_chromium(self._path)
            if program is None:
                raise Unavailable("no Chromium was found", retry_after_s=60.0)
            if self._playwright is None:
                self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(
                executable_path=program, args=list(_FLAGS), timeout=_START_S * 1000, env={"HOME": tempfile.gettempdir(), "PATH": "/usr/bin:/bin"}
            )
            return self._browser

    async def _stop(self) -> None:
        for after in tuple(self._after):
            after.cancel()
        self._spare.clear()
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()
        self._browser = self._playwright = None
        self.server.stop()
        if self._serving is not None:
            await asyncio.wrap_future(self._serving)

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=self._loop.run_forever, name="browser", daemon=True)
                self._thread.start()
                self.server = PrivateServer()
                self._serving = asyncio.run_coroutine_threadsafe(self.server.run(), self._loop)
            return self._loop


@cache
def settle_script() -> str:
    """What is in every page before its own scripts run; axe-core waits inside a function until it is called for."""
    here = Path(__file__).parent
    parts = [(here / "page" / name).read_text(encoding="utf-8") for name in ("settle.js", "look.js", "press.js", "fill.js")]
    axe = here.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
    if axe.is_file():
        parts.append(f"window.__gate.readAxe = () => {{\n{axe.read_text(encoding='utf-8')}\n}};")
    return "\n".join(parts)

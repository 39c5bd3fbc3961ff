"""The port Browser: a site is served privately, used, and reported on."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

from playwright.async_api import Error as BrowserError

from adapters.browser.chromium import Chromium
from adapters.browser.desk import Desk
from adapters.browser.notes import Notes
from core.appspec import AppSpec
from core.errors import Unavailable
from core.site import CheckReport, Site

_WAIT_FOR_TURN_S = 60.0
_AT_ONCE = 2


class ChromiumBrowser:
    """Checks sites in one warm Chromium."""

    def __init__(self, chromium: Chromium, now: Callable[[], datetime], limit_s: float = 8.0, patience: float = 1.0) -> None:
        """`limit_s` is the longest that a check may take; `patience` gives the parts that press and audit that many times as long as usual."""
        self._chromium = chromium
        self._now = now
        self._limit_s = limit_s
        self._patience = patience
        self._turns = asyncio.Semaphore(_AT_ONCE)

    def close(self) -> None:
        """Stop the browser, where it was started."""
        self._chromium.close()

    async def check(self, site: Site, spec: AppSpec) -> CheckReport:
        """Serve the files privately, walk through them and report. More than two at once would only make each other slow."""
        return await self._chromium.do(self._in_turn(site, spec), self._limit_s + _WAIT_FOR_TURN_S)

    async def _in_turn(self, site: Site, spec: AppSpec) -> CheckReport:
        async with self._turns:
            return await self._check(site, spec)

    async def _check(self, site: Site, spec: AppSpec) -> CheckReport:
        started = time.perf_counter()
        notes = Notes()
        now = self._now()
        desks = (self._desk(site, spec, now, notes, work) for work in (Desk.read_and_use, Desk.press_and_audit))
        try:
            async with asyncio.timeout(self._limit_s):
                ended = await asyncio.gather(*desks, return_exceptions=True)
        except TimeoutError:
            ended = []
            if not notes.parts_s:
                notes.add("too_slow", f"the first page was not there after {self._limit_s:g} s")
        for error in ended:
            if isinstance(error, BrowserError) and notes.parts_s:
                notes.unfinished.append("the browser failed")
            elif isinstance(error, BrowserError):
                raise Unavailable("the browser failed") from error
            elif error is not None:
                raise error
        seconds = time.perf_counter() - started
        return CheckReport(tuple(notes.findings), notes.picture, seconds, notes.parts_s, tuple(notes.unfinished))

    async def _desk(self, site: Site, spec: AppSpec, now: datetime, notes: Notes, work: Callable[[Desk], Awaitable[None]]) -> None:
        async with (
            self._chromium.table(site, audits=work is Desk.press_and_audit) as table,
            self._chromium.server.serving(site, spec, now, table.host) as stand,
        ):
            await work(Desk(table.page, stand, spec, now.replace(tzinfo=None), notes, self._patience))

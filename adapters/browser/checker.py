"""The port Browser: a site is served privately, used at a desk and on a telephone at the same time, and reported on."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime

from playwright.async_api import Error as BrowserError

from adapters.browser.chromium import Chromium
from adapters.browser.desk import Desk
from adapters.browser.narrow import HEIGHT, WIDTH, Narrow
from adapters.browser.notes import Notes
from core.appspec import AppSpec
from core.errors import Unavailable
from core.site import CheckReport, Site

_OVERHANG_S = 5.0


class ChromiumBrowser:
    """Checks sites in one warm Chromium."""

    def __init__(self, chromium: Chromium, now: Callable[[], datetime], limit_s: float = 8.0) -> None:
        """`limit_s` is the longest that a check may take; what was found by then is reported."""
        self._chromium = chromium
        self._now = now
        self._limit_s = limit_s

    async def check(self, site: Site, spec: AppSpec) -> CheckReport:
        """Serve the files privately, walk through them and report."""
        return await self._chromium.do(self._check(site, spec), self._limit_s + _OVERHANG_S)

    async def _check(self, site: Site, spec: AppSpec) -> CheckReport:
        started = time.perf_counter()
        desk, narrow = Notes(), Notes()
        try:
            async with asyncio.timeout(self._limit_s):
                failed = await self._both(site, spec, desk, narrow)
        except TimeoutError:
            failed = False
            if not desk.parts_s:
                desk.add("too_slow", f"the first page was not there after {self._limit_s:g} s")
        if failed and not desk.parts_s:
            raise Unavailable("the browser failed")
        findings = (*desk.findings, *narrow.findings)
        return CheckReport(findings, desk.picture, time.perf_counter() - started, desk.parts_s | narrow.parts_s, (*desk.unfinished, *narrow.unfinished))

    async def _both(self, site: Site, spec: AppSpec, desk: Notes, narrow: Notes) -> bool:
        """Whether the browser failed on the way."""
        failed = False
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._at_desk(site, spec, desk))
                group.create_task(self._narrow(site, spec, narrow))
        except* (BrowserError, Unavailable):
            failed = True
        return failed

    async def _at_desk(self, site: Site, spec: AppSpec, notes: Notes) -> None:
        now = self._now()
        async with self._chromium.server.serving(site, spec, now) as stand, self._chromium.page(1280, 800) as page:
            await Desk(page, stand, spec, now.replace(tzinfo=None), notes).check()

    async def _narrow(self, site: Site, spec: AppSpec, notes: Notes) -> None:
        async with self._chromium.server.serving(site, spec, self._now()) as stand, self._chromium.page(WIDTH, HEIGHT) as page:
            await Narrow(page, stand, spec, notes).check()

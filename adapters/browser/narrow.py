"""The check on a telephone: nothing sticks out at 360 pixels, and no serious violation of the accessibility rules."""

import time
from dataclasses import dataclass

from playwright.async_api import Page

from adapters.browser.chromium import axe_script
from adapters.browser.desk import READY_MS
from adapters.browser.expected import hash_of, open_to, strongest_user
from adapters.browser.notes import Notes
from adapters.browser.private import Stand
from core.appspec import AppSpec
from core.demo.asgi import COOKIE

WIDTH, HEIGHT = 360, 740
_AUDIT_S = 1.2


@dataclass(slots=True)
class Narrow:
    """One application on a page of 360 x 740 pixels."""

    page: Page
    stand: Stand
    spec: AppSpec
    notes: Notes

    async def check(self) -> None:
        """Both parts, as the account that sees most."""
        started = time.perf_counter()
        self.notes.unfinished += ["narrow", "access"]
        user = strongest_user(self.spec)
        session = self.stand.signed_in(user.email) if user else None
        if session is not None:
            await self.page.context.add_cookies([{"name": COOKIE, "value": session, "url": self.stand.url, "httpOnly": True, "sameSite": "Strict"}])
        await self.page.goto(self.stand.url, wait_until="commit")
        if not await self.page.evaluate(f"__gate.ready({READY_MS})"):
            return  # the check at the desk says so
        role = user.role if user else ""
        views = [hash_of(view, self.spec) for view in self.spec.views if open_to(view, role)]
        for found in await self.page.evaluate("views => __gate.overflow(views)", views):
            self.notes.add("overflow", found["what"], found["hash"])
        self.notes.unfinished.remove("narrow")
        self.notes.parts_s["narrow"] = time.perf_counter() - started
        await self._audit(views)

    async def _audit(self, views: list[str]) -> None:
        started = time.perf_counter()
        source = axe_script()
        if source is None:
            return
        await self.page.evaluate(source)
        told = await self.page.evaluate("([views, endAt]) => __gate.audit(views, endAt)", [views, (time.time() + _AUDIT_S) * 1000])
        for found in told["found"]:
            self.notes.add("access", f"{found['rule']}: {found['why']} {found['what']}", found["hash"])
        if not told["unfinished"]:
            self.notes.unfinished.remove("access")
        self.notes.parts_s["access"] = time.perf_counter() - started

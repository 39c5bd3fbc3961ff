"""The check at a desk: opens the application, reads everything, presses everything, makes, changes and deletes records."""

import base64
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Page, Request

from adapters.browser.colours import missing_colours
from adapters.browser.expected import Line, Literal, hash_of, lines, literals, missing, open_to, strongest_user
from adapters.browser.hands import Hands
from adapters.browser.notes import Notes
from adapters.browser.private import Stand
from core.appspec import AppSpec, DemoUser
from core.demo.asgi import COOKIE

READY_MS = 6000
"""An application is there in a third of a second; on a machine that has much else to do it may take a while."""
_MOST_PRESSES = 60
_PRESS_S = 0.4
_AUDIT_S = 0.5


@dataclass
class Desk:
    """One application on a page of 1280 x 800 pixels, with records of its own. Two desks share the parts, a core each, the worthier parts first."""

    page: Page
    stand: Stand
    spec: AppSpec
    now: datetime
    notes: Notes
    patience: float = 1.0
    """How many times as long as usual controls and accessibility may take."""

    async def read_and_use(self) -> None:
        """Whether everything that was asked for is there and does its work."""
        if not await self._begun():
            return
        async with self.part("picture"):
            self.notes.picture = await self._picture()
        async with self.part("words"):
            await self._read()
        async with self.part("colours"):
            found = await self.page.evaluate("__gate.go('#/').then(() => __gate.colours())")
            for problem in missing_colours(self.spec, found):
                self.notes.add("colour", problem.detail, "#/", problem.requirement_id)
        async with self.part("records"):
            await Hands(self.page, self.stand, self.spec, self.now, self.notes, self._reload).use()
        await self._end()

    async def press_and_audit(self) -> None:
        """Whether every control answers, on a phone too, and to everybody."""
        if not await self._enter() or not await self._begun():
            return
        async with self.part("controls"):
            await self._press()
        await self.page.set_viewport_size({"width": 360, "height": 740})
        async with self.part("narrow"):
            await self._look_for_overflow()
        async with self.part("access"):
            await self._audit()
        await self._end()

    async def _enter(self) -> bool:
        """Logged in by the server, as whoever may do most: going through the log-in page is the other desk's part."""
        user = strongest_user(self.spec)
        if user is None:
            return True
        secret = self.stand.signed_in(user.email)
        if secret is None:
            return False  # the other desk tells what is wrong with the account
        await self.page.context.add_cookies([{"name": COOKIE, "value": secret, "url": self.stand.url}])
        return True

    async def _begun(self) -> bool:
        self._listen()
        return await self._open()

    async def _end(self) -> None:
        # The page may have had a file before the site was there: the server was then not asked for it.
        used = await self.page.evaluate("performance.getEntriesByType('resource').map(one => new URL(one.name).pathname.slice(1))")
        early = [f"404 /{path}" for path in used if not path.startswith("api/") and path not in self.stand.paths]
        for trouble in dict.fromkeys([*self.stand.troubles, *early]):
            self.notes.add("failed_request", trouble)

    @asynccontextmanager
    async def part(self, name: str) -> AsyncIterator[None]:
        """Measures a part; one that is cut off is unfinished."""
        started = time.perf_counter()
        self.notes.unfinished.append(name)
        yield
        self.notes.unfinished.remove(name)
        self.notes.parts_s[name] = max(time.perf_counter() - started, self.notes.parts_s.get(name, 0.0))

    def _listen(self) -> None:
        self.page.on("pageerror", lambda error: self.notes.add("page_error", str(error), self._here()))
        self.page.on("console", self._hear)
        self.page.on("requestfailed", self._failed)

    def _hear(self, message: ConsoleMessage) -> None:
        # A refused request is told twice: what the answer says is kept by the private server.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.notes.add("console_error", message.text, self._here())

    def _failed(self, request: Request) -> None:
        if "api/events" not in request.url and request.failure not in (None, "net::ERR_ABORTED"):
            self.notes.add("failed_request", f"{request.failure} {urlsplit(request.url).path}", self._here())

    def _here(self) -> str:
        return urlsplit(self.page.url).fragment and f"#{urlsplit(self.page.url).fragment}"

    async def _open(self) -> bool:
        async with self.part("open"):
            response = await self.page.goto(self.stand.url, wait_until="commit")
            if response is None or response.status != 200:
                self.notes.add("not_found", f"the first page answers {response.status if response else 'nothing'}")
                return False
            ready = await self.page.evaluate(f"document.readyState, __gate.ready({READY_MS})")
        if not ready:
            self.notes.add("blank", "nothing is shown on the first page", "#/")
        return bool(ready)

    async def _picture(self) -> bytes:
        """PNG of what is shown. Asked of the browser itself: its quick compression takes half the time for a third more bytes."""
        session = await self.page.context.new_cdp_session(self.page)
        await self.page.evaluate("__gate.show(true)")
        taken = await session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        await self.page.evaluate("__gate.show(false)")
        return base64.b64decode(taken["data"])

    async def _read(self) -> None:
        """Walks the views as a visitor, then as the account that may do most; what nobody gets to see is missing."""
        open_to_all = [hash_of(view, self.spec) for view in self.spec.views if open_to(view, "")]
        wanted, unseen = await self._walk(open_to_all, list(literals(self.spec)), lines(self.spec))
        user = strongest_user(self.spec)
        if user is not None and await self._log_in(user):
            # What visitors have seen is not looked at again unless something is still missing.
            left = self._views if wanted or unseen else [view for view in self._views if view not in open_to_all]
            wanted, unseen = await self._walk(left, wanted, unseen)
        for one in wanted:
            self.notes.add(f"missing_{one.what}", one.text, one.where, one.requirement_id)
        for line in unseen:
            self.notes.add("claim", f"nothing to see at {line.where or '#/'} {line.selector}".strip(), line.where, line.id)

    async def _walk(self, views: list[str], wanted: list[Literal], claimed: list[Line]) -> tuple[list[Literal], list[Line]]:
        found: dict[str, Any] = await self.page.evaluate("([views, lines]) => __gate.walk(views, lines)", [views, [asdict(line) for line in claimed]])
        for view in found["views"]:
            if not view["shown"]:
                self.notes.add("blank", "the page shows nothing", view["hash"])
            if not view["view"]:
                self.notes.add("no_page", "there is no such page", view["hash"])
        left = missing(wanted, "\n".join([found["frame"], *(view["text"] for view in found["views"])]))
        return left, [line for line in claimed if line.id in found["missing"]]

    async def _log_in(self, user: DemoUser) -> bool:
        trouble = await self.page.evaluate("user => __gate.logIn(user)", {"email": user.email, "password": user.password})
        if trouble:
            self.notes.add("login", f"{user.email}: {trouble}", "#/login")
        return not trouble

    async def _reload(self) -> bool:
        await self.page.reload(wait_until="commit")
        return bool(await self.page.evaluate(f"__gate.ready({READY_MS})"))

    @property
    def _views(self) -> list[str]:
        """Addresses of the views that the account that may do most can open."""
        user = strongest_user(self.spec)
        return [hash_of(view, self.spec) for view in self.spec.views if open_to(view, user.role if user else "")]

    async def _press(self) -> None:
        until_ms, most = (time.time() + _PRESS_S * self.patience) * 1000, int(_MOST_PRESSES * self.patience)
        found = await self.page.evaluate("([views, endAt, most]) => __gate.pressAll(views, endAt, most)", [self._views, until_ms, most])
        for dead in found["dead"]:
            self.notes.add(dead["rule"], dead["what"], dead["hash"])
        if found["unfinished"]:
            self.notes.unfinished.append(f"controls after {found['pressed']}")

    async def _look_for_overflow(self) -> None:
        for found in await self.page.evaluate("views => __gate.overflow(views)", self._views):
            self.notes.add("overflow", found["what"], found["hash"])

    async def _audit(self) -> None:
        if not await self.page.evaluate("__gate.readAxe?.(), 'axe' in window"):
            self.notes.unfinished.append("access: axe-core is not installed")
            return
        told = await self.page.evaluate("([views, endAt]) => __gate.audit(views, endAt)", [self._views, (time.time() + _AUDIT_S * self.patience) * 1000])
        for found in told["found"]:
            self.notes.add("access", f"{found['rule']}: {found['why']} {found['what']}", found["hash"])
        if told["unfinished"]:
            self.notes.unfinished.append(f"access at {' '.join(told['unfinished'])}")

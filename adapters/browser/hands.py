"""The part of the check that uses an application: makes, changes and deletes records, sends forms, books, orders."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playwright.async_api import Page

from adapters.browser.expected import hash_of, strongest_user
from adapters.browser.notes import Notes
from adapters.browser.private import Stand
from adapters.browser.probes import bookings, creatable, form_values, forms, shops, title_probe
from core.appspec import AppSpec, BookingView, Entity, FormView, ListView, ShopView
from core.demo.tables import Record

_MOST_EACH = 2
_WORD = "Gate probe"
_POLITE = frozenset({"taken", "full", "too_soon", "in_the_past", "closed", "below_minimum", "once", "too_late", "quota", "wrong_step", "in_use"})
"""Refusals by a rule: the application does what it was asked to, the probe was unlucky."""


@dataclass
class Hands:
    """Used on the desk's page, logged in as whoever may do most. What became of it is looked up in the records, not on the page."""

    page: Page
    stand: Stand
    spec: AppSpec
    now: datetime
    notes: Notes
    reload: Callable[[], Awaitable[bool]]

    async def use(self) -> None:
        """Whatever a visitor is there for comes first: orders and bookings, then forms, then records."""
        user = strongest_user(self.spec)
        role = user.role if user else ""
        for shop in shops(self.spec, role)[:1]:
            await self._order(shop)
        for booking in bookings(self.spec, role)[:1]:
            await self._book(booking)
        for form, entity in forms(self.spec, role)[:_MOST_EACH]:
            await self._send(form, entity)
        for index, (view, entity) in enumerate(creatable(self.spec, role)[:_MOST_EACH]):
            await self._make_change_delete(view, entity, reload=index == 0)

    async def _order(self, view: ShopView) -> None:
        order = self.spec.entity(view.order)
        before = self._ids(view.order)
        told = await self._do("buy", view, order, view.details)
        made = self._made(view.order, before)
        if made is None:
            self._complain("order", told, hash_of(view, self.spec), _first(view.req))
        elif not any(made.id in record.values.values() for record in self.stand.book.read()[0].of(view.lines)):
            self.notes.add("order", "an order was kept without its lines", hash_of(view, self.spec), _first(view.req))

    async def _book(self, view: BookingView) -> None:
        before = self._ids(view.entity)
        told = await self._do("book", view, self.spec.entity(view.entity), view.details)
        if self._made(view.entity, before) is None:
            self._complain("booking", told, hash_of(view, self.spec), _first(view.req))

    async def _send(self, view: FormView, entity: Entity) -> None:
        before = self._ids(entity.key)
        told = await self._do("send", view, entity, view.fields)
        if self._made(entity.key, before) is None:
            self._complain("form", told, hash_of(view, self.spec), _first(view.req))

    async def _make_change_delete(self, view: ListView, entity: Entity, *, reload: bool) -> None:
        base, requirement = f"#/{view.key}", _first(view.req) or _first(entity.req)
        before = self._ids(entity.key)
        told = await self._do("send", f"{base}/new", entity, tuple(f.key for f in entity.fields))
        made = self._made(entity.key, before)
        if made is None:
            self._complain("create", told, f"{base}/new", requirement)
            return
        change = title_probe(entity, _WORD)
        if change:
            told = await self.page.evaluate("probe => __gate.send(probe)", {"hash": f"{base}/{made.id}/edit", "values": change})
            after = self.stand.book.read()[0].get(entity.key, made.id)
            if after is None or any(after.values.get(key) != value for key, value in change.items()):
                self._complain("edit", told, f"{base}/{made.id}/edit", requirement)
        if reload:
            await self._seen_after_reload(f"{base}/{made.id}", str(next(iter(change.values()), "")), requirement)
        told = await self.page.evaluate("probe => __gate.erase(probe)", {"hash": f"{base}/{made.id}"})
        if self.stand.book.read()[0].get(entity.key, made.id) is not None:
            self._complain("delete", told, base, requirement)

    async def _seen_after_reload(self, where: str, wanted: str, requirement: str | None) -> None:
        await self.reload()
        shown = await self.page.evaluate("hash => __gate.walk([hash])", where)
        if wanted not in shown["views"][0]["text"]:
            self.notes.add("reload", "a changed record does not show its change after a reload", where.rpartition("/")[0], requirement)

    async def _do(self, what: str, where: str | ShopView | BookingView | FormView, entity: Entity, keys: tuple[str, ...]) -> dict[str, Any]:
        values = form_values(self.spec, entity, keys, self.now, _WORD)
        address = where if isinstance(where, str) else f"#/{where.key}"
        told: dict[str, Any] = await self.page.evaluate(f"probe => __gate.{what}(probe)", {"hash": address, "values": values})
        return told

    def _complain(self, rule: str, told: dict[str, Any], where: str, requirement: str | None) -> None:
        if told.get("code") not in _POLITE:
            self.notes.add(rule, told.get("trouble") or told.get("code") or "nothing was kept", where, requirement)

    def _ids(self, entity: str) -> frozenset[str]:
        return frozenset(record.id for record in self.stand.book.read()[0].of(entity))

    def _made(self, entity: str, before: frozenset[str]) -> Record | None:
        found: Iterable[Record] = self.stand.book.read()[0].of(entity)
        return next((record for record in found if record.id not in before), None)


def _first(ids: tuple[str, ...]) -> str | None:
    return ids[0] if ids else None

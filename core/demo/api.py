"""The data API of a demo: requests in, replies out, as WIRE.md says. It knows no server; hub and download use the same."""

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from math import ceil
from typing import Any

from core.demo import wire
from core.demo.access import Visit, Who
from core.demo.accounts import change, log_in, recovery, register, reset
from core.demo.book import Account, Book, Reply, Request
from core.demo.pace import LOGINS, LOOKUPS, READS, SLOTS, WRITES, Pace, Rate
from core.demo.refusal import Problem, Refusal, refuse
from core.demo.rules import same
from core.demo.slots import free_slots, read_wish
from core.demo.steps import Create, Delete, Like, Step, Update, fields_of, read_batch, version_of
from core.demo.tables import Record, Tables
from core.demo.uploads import keep, shown
from core.demo.wire import Json, Window
from core.demo.write import Outcome, apply

LARGEST_JSON_BYTES = 1_000_000
LARGEST_RECORD_BYTES = 32_000
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """The varying part of a record's id."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


class Api:
    """Answers the requests to one demo."""

    def __init__(self, book: Book, now: Callable[[], datetime], pace: Pace) -> None:
        """`now` gives an aware moment."""
        self._book = book
        self._now = now
        self._pace = pace

    def answer(self, request: Request) -> Reply:
        """The reply; never raises."""
        try:
            return _Exchange(self._book, self._now(), self._pace, request).answer()
        except Refusal as refusal:
            return _refused(refusal)

    def version(self) -> int:
        """The version of all records together."""
        return self._book.read()[1]

    def events(self, token: str | None, since: int) -> tuple[int, list[tuple[str, Json]]]:
        """The version now, and what a visitor must be told who knows version `since`: names of events with their data."""
        changes = self._book.changed_since(since)
        tables, version = self._book.read()
        if changes is None:
            return version, [("reload", {"version": version})]
        window = Window(self._book.shape, tables, (self._book.who(token) if token else None) or Who())
        newest = {name: number for number, name in changes}
        told = [
            ("change", {"version": number, "entity": entity, "id": key, "record": window.record(tables.get(entity, key))})
            for (entity, key), number in sorted(newest.items(), key=lambda pair: pair[1])
        ]
        return version, told


class _Exchange:
    """One request."""

    def __init__(self, book: Book, now: datetime, pace: Pace, request: Request) -> None:
        self.book = book
        self.shape = book.shape
        self.pace = pace
        self.request = request
        self.token = request.token
        self.new_token: str | None = None
        who = book.who(request.token) if request.token else None
        self.who = who or Who()
        if who is None:
            self.token = None
        self.now = _wall_clock(now, request.headers.get("x-demo-offset"))

    @property
    def visit(self) -> Visit:
        return Visit(self.who, self.now)

    def answer(self) -> Reply:
        request = self.request
        parts = tuple(request.path.strip("/").split("/"))
        if request.method in ("GET", "HEAD"):
            self._limit("read", READS)
            return self._get(parts)
        if request.headers.get("x-demo") != "1":
            raise refuse("csrf")
        self._limit("write", WRITES)
        match request.method, parts:
            case "POST", ("files",):
                self._ensure_session()
                return self._reply(201, keep(self.book, request))
            case "POST", ("session", what):
                return self._session(what)
            case "POST", ("reset",):
                return self._reply(200, {"version": self.book.reset()})
            case "POST", ("batch",):
                return self._batch()
            case method, ("data" | "like", *rest):
                return self._change(method, parts[0], rest)
            case _:
                raise refuse("not_found")

    def _get(self, parts: tuple[str, ...]) -> Reply:
        match parts:
            case ("data",):
                if self._tells_token:
                    self._ensure_session()
                tables, version = self.book.read()
                body = wire.snapshot(self.shape, tables, self.visit, version, self.book.revision)
                return self._reply(200, {**body, "session": self._session_json()})
            case ("data", entity, record_id):
                found = self._window().record(self.book.read()[0].get(entity, record_id))
                if found is None:
                    raise refuse("not_found")
                return self._reply(200, found)
            case ("session",):
                if self._tells_token:
                    self._ensure_session()
                return self._reply(200, self._session_json())
            case ("slots",):
                self._limit("slots", SLOTS)
                return self._reply(
                    200, free_slots(self.shape, self.book.read()[0], self.request.query.get("view", ""), read_wish(self.request.query), self.now)
                )
            case ("lookup",):
                self._limit("lookup", LOOKUPS)
                return self._reply(200, {"records": self._lookup()})
            case ("files", upload_id):
                return shown(self.book, upload_id)
            case _:
                raise refuse("not_found")

    def _change(self, method: str, kind: str, rest: list[str]) -> Reply:
        match method, kind, rest:
            case "POST", "data", [entity]:
                return self._one(Create(entity, self._fields()), 201)
            case "PATCH", "data", [entity, record_id]:
                body = self._json()
                return self._one(Update(entity, record_id, self._fields(), version_of(body)), 200)
            case "DELETE", "data", [entity, record_id]:
                self._apply((Delete(entity, record_id),))
                return self._reply(204)
            case "POST", "like", [entity, record_id]:
                view = next((v for v in self.shape.views_with("list", "entity", entity) if v.get("likes")), None)
                if view is None:
                    raise refuse("not_found")
                self._ensure_session()
                return self._one(Like(entity, record_id, str(view["likes"])), 200, once=f"like {self.who.session} {entity} {record_id}")
            case _:
                raise refuse("not_found")

    def _one(self, step: Step, status: int, once: str | None = None) -> Reply:
        outcome, _ = self._apply((step,), once)
        return self._reply(status, self._written(outcome, outcome.results[0]))

    def _batch(self) -> Reply:
        outcome, version = self._apply(read_batch(self._json()))
        return self._reply(200, {"version": version, "records": [self._written(outcome, one) for one in outcome.results]})

    def _apply(self, steps: tuple[Step, ...], once: str | None = None) -> tuple[Outcome, int]:
        self._ensure_session()

        def work(tables: Tables) -> Outcome:
            return apply(self.shape, tables, steps, self.visit, new_id)

        try:
            return self.book.change(work, once)
        except Refusal as refusal:
            present = refusal.extra.get("record")
            if isinstance(present, Record):
                refusal.extra["record"] = self._window().record(present)
            raise

    def _written(self, outcome: Outcome, record: Record | None) -> Json | None:
        window = Window(self.shape, outcome.tables, self.who)
        return None if record is None else window.written(self.shape.entities[record.entity], record)

    def _window(self) -> Window:
        return Window(self.shape, self.book.read()[0], self.who)

    def _lookup(self) -> list[Json]:
        view = self.shape.view(self.request.query.get("view", ""), "list")
        entity = self.shape.entities.get(str(view.get("entity"))) if view and view.get("lookup") else None
        wanted = same(self.request.query.get("value", ""))
        if view is None or entity is None or not wanted:
            raise refuse("not_found")
        tables, _ = self.book.read()
        window = Window(self.shape, tables, self.who)
        return [window.written(entity, r) for r in tables.of(entity.key) if same(_text(r.values.get(str(view["lookup"])))) == wanted]

    def _session(self, what: str) -> Reply:
        body = self._json()
        if what in ("login", "register", "account", "reset"):
            self._limit("login", LOGINS)
        account: Account | None = None
        match what:
            case "login":
                account = log_in(self.book, body)
            case "register":
                account = register(self.book, body)
            case "account":
                account = change(self.book, self.who, body, self.token)
            case "reset":
                account = reset(self.book, body)
            case "logout":
                pass
            case _:
                raise refuse("not_found")
        self.new_token, self.who = self.book.open_session(account.id if account else "", self.token)
        self.token = self.new_token
        # Only who has just typed the password of their own account is told how to set another one without it.
        told = {"recovery": recovery(account)} if account and account.digest else {}
        return self._reply(201 if what == "register" else 200, {**self._session_json(), **told})

    def _ensure_session(self) -> None:
        if self.token is None:
            self.new_token, self.who = self.book.open_session("")
            self.token = self.new_token

    @property
    def _tells_token(self) -> bool:
        return self.request.framed or not self.request.cookies

    def _session_json(self) -> Json:
        return wire.session(self.shape, self.who, self.token if self._tells_token else None)

    def _fields(self) -> Mapping[str, Any]:
        if len(self.request.body) > LARGEST_RECORD_BYTES:
            raise refuse("too_large", limit_bytes=LARGEST_RECORD_BYTES)
        return fields_of(self._json())

    def _json(self) -> Any:
        if not self.request.headers.get("content-type", "application/json").startswith("application/json"):
            raise refuse("not_json")
        if len(self.request.body) > LARGEST_JSON_BYTES:
            raise refuse("too_large", limit_bytes=LARGEST_JSON_BYTES)
        try:
            return json.loads(self.request.body or b"{}")
        except (ValueError, RecursionError):
            raise refuse("bad_json") from None

    def _limit(self, what: str, rate: Rate) -> None:
        wait = self.pace.wait_s(f"{what} {self.request.client}", rate)
        if wait:
            raise Refusal(Problem("too_fast"), retry_after_s=ceil(wait))

    def _reply(self, status: int, body: object = None) -> Reply:
        return Reply(status, b"" if body is None else _dump(body), token=self.new_token if self.request.cookies else None)


def _dump(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _refused(refusal: Refusal) -> Reply:
    headers = {"Retry-After": str(refusal.extra.get("retry_after_s", 1))} if refusal.status in (429, 503) else {}
    return Reply(refusal.status, _dump(refusal.json()), headers=headers)


def _wall_clock(now: datetime, offset: str | None) -> datetime:
    try:
        minutes = int(offset or "")
    except ValueError:
        return now.astimezone().replace(tzinfo=None)
    return now.astimezone(timezone(timedelta(minutes=max(-840, min(minutes, 840))))).replace(tzinfo=None)


def _text(value: object) -> str:
    return "" if value is None else str(value)

"""One demo as an ASGI application: its files, its data API, its events, its download. Needs no framework."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl

from core.demo.book import Reply, Request
from core.demo.place import Closed, Demo
from core.demo.static import Manner, serve
from core.demo.uploads import LARGEST_UPLOAD_BYTES

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

COOKIE = "demo"
_LOOK_S = 0.25
_QUIET_S = 15.0
_LONGEST_STREAM_S = 3600.0
_SESSION_S = 30 * 24 * 3600


class TooLarge(Exception):
    """The body is larger than anything that is taken."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which demo is asked for what: `path` is relative to its base, `client` tells visitors apart, `find` looks for the demo again later on."""

    demo: Demo
    manner: Manner
    path: str
    client: str
    find: Callable[[], Demo]


async def respond(asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request to a demo."""
    demo, manner, path = asked.demo, asked.manner, asked.path
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    method = str(scope["method"])
    if method == "OPTIONS" and manner.sandboxed:
        await reply(send, manner, Reply(204, headers=_PREFLIGHT))
    elif path == "api/events" and method == "GET":
        await _events(asked, scope, receive, send)
    elif path.startswith("api/"):
        try:
            body = await read_body(receive, LARGEST_UPLOAD_BYTES)
        except TooLarge:
            await reply(send, manner, Reply(413, b'{"code":"too_large","errors":[]}'))
            return
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        token = _token(headers, manner, query)
        framed = headers.get("x-demo-framed") == "1"
        request = Request(method, path.removeprefix("api/"), query, headers, body, token, asked.client, cookies=not manner.sandboxed, framed=framed)
        # In a thread: a log-in costs 40 ms of hashing, a write waits for the disk.
        await reply(send, manner, await asyncio.to_thread(demo.api.answer, request), body=method != "HEAD")
    elif method not in ("GET", "HEAD"):
        await reply(send, manner, Reply(405, b"", headers={"Allow": "GET, HEAD"}))
    elif path == "download.zip":
        data = await asyncio.to_thread(demo.download)
        disposition = {"Content-Disposition": f'attachment; filename="{demo.slug}.zip"', "Cache-Control": "no-cache"}
        await reply(send, manner, Reply(200, data, "application/zip", disposition), body=method != "HEAD")
    else:
        await reply(send, manner, serve(demo.files, path, headers), body=method != "HEAD")


_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, PATCH, DELETE",
    "Access-Control-Allow-Headers": "X-Demo, X-Demo-Offset, X-File-Name, Content-Type, Authorization",
    "Access-Control-Max-Age": "600",
}


async def reply(send: Send, manner: Manner, answer: Reply, *, body: bool = True) -> None:
    """Send a reply with the headers that everything carries."""
    headers = {**manner.headers(), "Content-Type": answer.media_type, "Content-Length": str(len(answer.body)), **answer.headers}
    if answer.media_type == "application/json":
        headers.setdefault("Cache-Control", "no-store")
    if answer.token is not None:
        secure = "; Secure" if manner.https else ""
        headers["Set-Cookie"] = f"{COOKIE}={answer.token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={_SESSION_S}{secure}"
    await send({"type": "http.response.start", "status": answer.status, "headers": _encoded(headers)})
    await send({"type": "http.response.body", "body": answer.body if body else b""})


async def read_body(receive: Receive, limit_bytes: int) -> bytes:
    """The whole body. Raises TooLarge as soon as it is."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        size += len(part)
        if size > limit_bytes:
            raise TooLarge
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


async def _events(asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    token = _token(headers, asked.manner, query)
    last = _number(headers.get("last-event-id") or query.get("since", ""))
    known = await asyncio.to_thread(asked.demo.api.version) if last is None else last
    revision = _number(query.get("revision", ""))
    start = {**asked.manner.headers(), "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    await send({"type": "http.response.start", "status": 200, "headers": _encoded(start)})
    await send({"type": "http.response.body", "body": f"retry: 1000\nid: {known}\n\n".encode(), "more_body": True})
    gone = asyncio.Event()

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        gone.set()

    async def tell() -> None:
        async for told in _told(asked, token, (known, asked.demo.revision if revision is None else revision), gone):
            await send({"type": "http.response.body", "body": told, "more_body": True})

    async with asyncio.TaskGroup() as group:
        watching = group.create_task(watch())
        await group.create_task(tell())
        watching.cancel()
    if not gone.is_set():
        await send({"type": "http.response.body", "body": b""})


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 18 else None


async def _told(asked: Asked, token: str | None, read: tuple[int, int], gone: asyncio.Event) -> AsyncIterator[bytes]:
    """What a page that has read this version and this revision is told, until it is gone, the demo is, or an hour is over."""
    (known, revision), quiet_s = read, 0.0
    for _ in range(int(_LONGEST_STREAM_S / _LOOK_S)):
        try:
            # Looked for anew each time: meanwhile there may be another revision, with other records open.
            demo = await asyncio.to_thread(asked.find)
        except Closed:
            return
        told: list[tuple[str, dict[str, Any]]] = []
        if await asyncio.to_thread(demo.api.version) != known:
            known, told = await asyncio.to_thread(demo.api.events, token, known)
        if demo.revision != revision:
            revision = demo.revision
            told.append(("published", {"revision": revision}))
        quiet_s = 0.0 if told else quiet_s + _LOOK_S
        if told:
            yield b"".join(_event(known, *one) for one in told)
        elif quiet_s >= _QUIET_S:
            quiet_s = 0.0
            yield b": still here\n\n"
        await _wait(gone, _LOOK_S)
        if gone.is_set():
            return


async def _wait(gone: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await gone.wait()
    except TimeoutError:
        return


def _event(version: int, name: str, data: dict[str, Any]) -> bytes:
    number = data.get("version", version)
    return f"id: {number}\nevent: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def _token(headers: Mapping[str, str], manner: Manner, query: Mapping[str, str]) -> str | None:
    if not manner.sandboxed and (kept := _in_cookie(headers)):
        return kept
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return (token if scheme.lower() == "bearer" else query.get("token")) or None


def _in_cookie(headers: Mapping[str, str]) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]

"""Hosted prototypes, each at its own origin `<slug>.<demo domain>`, or sandboxed below `/demo/<slug>/` where no such hosts can be had."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from core.demo.asgi import Asked, reply, respond
from core.demo.book import Reply
from core.demo.pace import Pace, Rate
from core.demo.place import Busy, Demos, Expired, Missing
from core.demo.static import MEDIA_TYPES, Manner

_PAGES = Path(__file__).parent / "pages" / "demos"
_REQUESTS = Rate(400, 100)
REPORT_PATH = ".well-known/report-abuse"
"""Below every prototype: leads to where anybody may tell us that it does harm."""
_Find = Callable[[Scope], tuple[str, str]]


def by_host(demos: Demos, manner: Manner, pace: Pace) -> ASGIApp:
    """Prototypes by the first label of the host name; nothing of the hub is at these origins."""
    return _door(demos, manner, pace, _host_and_path)


def by_path(demos: Demos, manner: Manner, pace: Pace, prefix: str = "/demo/") -> ASGIApp:
    """Prototypes below a path of the hub, shut off from it by a sandbox: no cookies, no storage, an origin of their own that has no name."""
    return _door(demos, replace(manner, sandboxed=True), pace, lambda scope: _slug_and_path(scope, prefix))


def _door(demos: Demos, manner: Manner, pace: Pace, find: _Find) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
            return
        if scope["type"] != "http":
            return
        slug, path = find(scope)
        client = str((scope.get("client") or ("",))[0])
        try:
            if path == "" and not str(scope["path"]).endswith("/"):
                await reply(send, manner, Reply(308, headers={"Location": f"{scope['path']}/"}))
                return
            if wait := pace.wait_s(f"any {slug} {client}", _REQUESTS):
                await reply(send, manner, Reply(429, b"Too many requests", MEDIA_TYPES["txt"], {"Retry-After": str(int(wait) + 1)}))
                return
            again = partial(demos.find, slug)
            if path == REPORT_PATH and manner.framed_by:
                await asyncio.to_thread(again)
                await reply(send, manner, Reply(303, headers={"Location": f"{manner.framed_by[0]}/report/{slug}", "Cache-Control": "no-store"}))
                return
            await respond(Asked(await asyncio.to_thread(again), manner, path, f"{slug} {client}", again), scope, receive, send)
        except Missing:
            await _page(send, manner, 404, "missing")
        except Expired:
            await _page(send, manner, 410, "expired")
        except Busy:
            await _page(send, manner, 503, "busy")

    return answer


def _host_and_path(scope: Scope) -> tuple[str, str]:
    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    return host.partition(".")[0].lower(), str(scope["path"]).lstrip("/")


def _slug_and_path(scope: Scope, prefix: str) -> tuple[str, str]:
    slug, _, path = str(scope["path"]).partition(prefix)[2].partition("/")
    return slug, path


async def _page(send: Send, manner: Manner, status: int, name: str) -> None:
    body = await asyncio.to_thread((_PAGES / f"{name}.html").read_bytes)
    await reply(send, manner, Reply(status, body, MEDIA_TYPES["html"], {"Cache-Control": "no-store", **({"Retry-After": "2"} if status == 503 else {})}))


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return

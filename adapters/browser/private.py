"""Serves sites to the browser on this machine alone, each under a host name of its own, with the data API of a hosted demo."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus
from itertools import count

import uvicorn

from core.appspec import AppSpec, to_json
from core.demo.api import Api
from core.demo.asgi import Asked, Message, Receive, Scope, Send, reply, respond
from core.demo.book import Reply
from core.demo.memory_book import MemoryBook
from core.demo.pace import Pace
from core.demo.place import Demo
from core.demo.shape import read_shape
from core.demo.static import Manner, StaticFile, serve
from core.site import Site

_MANNER = Manner()
_SHELF = "shelf.html"
_KEEP = "max-age=3600"


def new_host() -> str:
    """A host name of this machine that nothing was ever served under."""
    return f"c{secrets.token_hex(6)}.localhost"


@dataclass(frozen=True, slots=True)
class _Files:
    files: Mapping[str, bytes]

    def get(self, path: str) -> StaticFile | None:
        body = self.files.get(path)
        return None if body is None else StaticFile(body, f'"{len(body)}"')


@dataclass(frozen=True, slots=True)
class Stand:
    """A site that is being served: its address, its records, the paths of its files, and the requests that it could not answer."""

    url: str
    book: MemoryBook
    troubles: list[str]
    paths: Collection[str] = ()

    def signed_in(self, email: str) -> str | None:
        """The secret of a new session of that account; None when there is no such account."""
        account = self.book.account(email)
        return None if account is None else self.book.open_session(account.id)[0]


class _Server(uvicorn.Server):
    """Leaves the process's signals to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class PrivateServer:
    """A server on the loopback address and a free port."""

    def __init__(self) -> None:
        """Nothing listens until `run`."""
        self._demos: dict[str, Demo] = {}
        self._laid_out: dict[str, _Files] = {}
        self._troubles: dict[str, list[str]] = {}
        config = uvicorn.Config(
            self._answer, interface="asgi3", host="127.0.0.1", port=0, log_level="error", access_log=False, lifespan="off", timeout_graceful_shutdown=1
        )
        self._server = _Server(config)

    async def run(self) -> None:
        """Listen until `stop`."""
        await self._server.serve()

    def stop(self) -> None:
        """Stop listening."""
        self._server.should_exit = True

    async def port(self) -> int:
        """The port, as soon as it is open."""
        while not self._server.started:  # noqa: ASYNC110 - it has no event to wait for
            await asyncio.sleep(0.005)
        port: int = self._server.servers[0].sockets[0].getsockname()[1]
        return port

    async def lay_out(self, host: str, files: Mapping[str, bytes]) -> str:
        """Let a browser fetch these files under a host name before there is a site; returns the address of a page that makes it do so."""
        sheets = "".join(f'<link rel="stylesheet" href="{path}" />' for path in files if path.endswith(".css"))
        modules = "".join(f'<link rel="modulepreload" href="{path}" />' for path in files if path.endswith(".js"))
        page = f"<!doctype html><title>{_SHELF}</title>{sheets}{modules}<main>ready</main>"
        self._laid_out[host] = _Files({**files, _SHELF: page.encode()})
        return f"http://{host}:{await self.port()}/{_SHELF}"

    def clear(self, host: str) -> None:
        """Nothing more is fetched under this host name."""
        self._laid_out.pop(host, None)

    @asynccontextmanager
    async def serving(self, site: Site, spec: AppSpec, now: datetime, host: str = "") -> AsyncIterator["Stand"]:
        """The site while the block lasts, under this host name or a new one; its records begin with the seeds."""
        host = host or new_host()
        ticks = count(0, 1000)
        book = MemoryBook(read_shape(json.loads(to_json(spec))))
        self._demos[host] = Demo(host, 1, Api(book, lambda: now, Pace(lambda: float(next(ticks)))), _Files(site.files), lambda: b"")
        self._troubles[host] = []
        try:
            yield Stand(f"http://{host}:{await self.port()}/", book, self._troubles[host], site.files.keys())
        finally:
            del self._demos[host], self._troubles[host]

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "").partition(":")[0]
        demo = self._demos.get(host)
        path = str(scope["path"]).lstrip("/")
        if demo is None:
            early = self._laid_out.get(host)
            answer = serve(early, path, {}) if early else Reply(404, b"")
            kept = {"Cache-Control": _KEEP} if answer.status == HTTPStatus.OK else {}
            await reply(send, _MANNER, replace(answer, headers={**answer.headers, **kept}))
            return

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                status = int(message["status"])
                if status >= 500 or (status >= 400 and not path.startswith("api/")):
                    self._troubles[host].append(f"{status} /{path}")
                if path.partition("/")[0] != "api":
                    # The page is loaded several times over in one check, and its files do not change meanwhile.
                    message["headers"] = [(k, _KEEP.encode() if k == b"cache-control" else v) for k, v in message["headers"]]
            await send(message)

        await respond(Asked(demo, _MANNER, path, host, lambda: demo), scope, receive, watched)

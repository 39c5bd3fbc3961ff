"""What surrounds every request, as plain ASGI: a request id, one log line without content, security headers, and the split by host."""

import re
import secrets
import time
from collections.abc import Iterable, Mapping
from ipaddress import ip_address

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.refusal import Refusal, answer

_LABEL = re.compile(r"[a-z0-9-]{1,63}")
_KNOWN_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestLog:
    """Gives each request an id (the caller's own `X-Request-Id` where it is harmless), answers with it, and logs method, path, status and milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app
        self._log = structlog.get_logger("request")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _KNOWN_ID.fullmatch(given) else secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        status = 500

        async def marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = request_id
            await send(message)

        try:
            await self._app(scope, receive, marked)
        finally:
            took_ms = round((time.perf_counter() - started) * 1000, 1)
            # Paths hold ids only; queries may hold tokens and are left out. What visitors do inside a prototype is nobody's business here.
            path = "(prototype)" if scope["state"].get("prototype") else scope["path"]
            self._log.info("request", method=scope["method"], path=path, status=status, took_ms=took_ms)
            structlog.contextvars.unbind_contextvars("request_id")


class BodyLimit:
    """Refuses a body above `limit_bytes`: at once when its length is declared, else as soon as that much has come."""

    def __init__(self, app: ASGIApp, limit_bytes: int, said: str) -> None:
        """Wrap an application; `said` is the limit in words."""
        self._app = app
        self._limit_bytes = limit_bytes
        self._said = said

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > self._limit_bytes:
            await answer(Request(scope), self._refusal())(scope, receive, send)
            return
        taken_bytes = 0

        async def counted() -> Message:
            nonlocal taken_bytes
            message = await receive()
            taken_bytes += len(message.get("body", b""))
            if taken_bytes > self._limit_bytes:
                raise self._refusal()
            return message

        await self._app(scope, counted, send)

    def _refusal(self) -> Refusal:
        return Refusal(413, "body_too_large", limit=self._said)


class SafeHeaders:
    """Adds headers to every response that does not set them itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        """Wrap an application; `headers` are names and values."""
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = list(message.get("headers", ()))
                names = {name for name, _ in own}
                message["headers"] = own + [one for one in self._headers if one[0] not in names]
            await send(message)

        await self._app(scope, receive, marked if scope["type"] == "http" else send)


class HostSplit:
    """Sends `<slug>.<demo domain>` to the prototypes and everything else to the hub, so that neither can ever answer for the other."""

    def __init__(self, hub: ASGIApp, demos: ASGIApp, demo_domain: str, hub_host: str) -> None:
        """Two applications, told apart by the Host header; `hub_host` is always the hub's, even below the demo domain."""
        self._hub = hub
        self._demos = demos
        self._hub_host = hub_host.lower()
        self._ending = f".{demo_domain.lower()}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the hub's start and stop."""
        if scope["type"] != "lifespan" and self._is_prototype(scope):
            scope.setdefault("state", {})["prototype"] = True
            await self._demos(scope, receive, send)
        else:
            await self._hub(scope, receive, send)

    def _is_prototype(self, scope: Scope) -> bool:
        host = Headers(scope=scope).get("host", "").rsplit(":", 1)[0].rstrip(".").lower()
        return host.endswith(self._ending) and host != self._hub_host


class KnownHosts:
    """Answers only under names that are ours: a name of somebody else's that was pointed here gets nothing.

    Addresses in figures and names without a dot are let in.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str], demo_domain: str) -> None:
        """Wrap an application; `names` are the hub's, and everything below `demo_domain` is a prototype's."""
        self._app = app
        self._names = frozenset(name.lower() for name in names)
        self._ending = f".{demo_domain.lower()}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] not in ("http", "websocket") or self._is_ours(Headers(scope=scope).getlist("host")):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("There is nothing under this name.", 421)(scope, receive, send)

    def _is_ours(self, given: list[str]) -> bool:
        if len(given) != 1:
            return False
        host = given[0].lower()
        name = host[1:].partition("]")[0] if host.startswith("[") and "]" in host else host.partition(":")[0].rstrip(".")
        # A name without a dot is one of our own network: nobody outside can point it here.
        if name in self._names or name.endswith(self._ending) or _LABEL.fullmatch(name):
            return True
        try:
            return bool(ip_address(name))
        except ValueError:
            return False


class PathSplit:
    """Sends a path to the prototypes, which shut themselves off from the hub by a sandbox."""

    def __init__(self, hub: ASGIApp, demos: ASGIApp, prefix: str) -> None:
        """Two applications, told apart by the beginning of the path."""
        self._hub = hub
        self._demos = demos
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the hub's start and stop."""
        is_prototype = scope["type"] == "http" and str(scope["path"]).startswith(self._prefix)
        if is_prototype:
            scope.setdefault("state", {})["prototype"] = True
        await (self._demos if is_prototype else self._hub)(scope, receive, send)


def hub_headers(url: str, demo_origin: str) -> Mapping[str, str]:
    """Headers of the hub's own pages; `demo_origin` matches the origins of prototypes, for previews in a frame."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data: blob:",
        "media-src": "'self' blob:",
        "connect-src": "'self'",
        "frame-src": demo_origin,
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "microphone=(self), camera=(), geolocation=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if url.startswith("https://"):
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers

"""`GET /metrics` for Prometheus, and the timing of every request by the pattern of its path."""

import hmac
import time

from fastapi import APIRouter, Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.history import archive_of
from config.credentials import LOCAL_CLIENT
from core.measures import Figures

router = APIRouter()
MOST = 1000
"""Waiting turns that are counted at most."""


class Measured:
    """Times each request to the beginning of its response; streams last as long as they like."""

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        """Wrap an application."""
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "(none)")
                self._figures.request(scope["method"], route, message["status"], time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, noted)


@router.get("/metrics", response_class=Response)
async def metrics(request: Request, hub: TheHub) -> Response:
    """All figures in Prometheus' text format. Raises Refusal(401) without a key, 404 where none are made."""
    _check_key(request, hub)
    figures: Figures | None = request.app.state.figures
    if figures is None:
        raise Refusal(404, "not_found")
    return Response(figures.text(await _now(hub)), media_type="text/plain; version=0.0.4")


async def _now(hub: Hub) -> dict[str, tuple[str, float]]:
    waiting = await archive_of(hub).unanswered(MOST)
    oldest_s = max(((hub.ports.clock.now() - turn.opened_at).total_seconds() for turn in waiting), default=0.0)
    return {
        "statex_turns_waiting": ("Turns that somebody waits for", float(len(waiting))),
        "statex_oldest_turn_seconds": ("How long the oldest of them has waited", oldest_s),
        "statex_turns_retried": ("Waiting turns of which a step failed", float(sum(turn.attempts > 0 for turn in waiting))),
    }


def _check_key(request: Request, hub: Hub) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    keys = [key for key in (hub.settings.metrics_key.get_secret_value(), hub.clients[LOCAL_CLIENT]) if key]
    # All keys are compared, so that the time taken does not tell how far the right one was.
    matching = [key for key in keys if hmac.compare_digest(key.encode(), given.strip().encode())]
    if scheme.lower() != "bearer" or not matching:
        raise Refusal(401, "unauthorised")

"""The hub as one ASGI application: health, webhooks, the web API, the page, and the prototypes on origins of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from fastapi import FastAPI, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from bots import console, handoff, metrics, pages, refusal, tls, widget
from bots.edge import BodyLimit, HostSplit, KnownHosts, PathSplit, RequestLog, SafeHeaders, hub_headers
from bots.hub import TheHub, make_hub
from bots.payments import quotes
from bots.payments import webhook as stripe_webhook
from bots.privacy import page, report, rights
from bots.voice import clone, conversation, stream
from bots.voice.streams import Streams
from bots.web import chat, events, files, history, intake, project, results, transcribe
from bots.web.callers import VISITOR_HEADER
from bots.whatsapp import webhook as whatsapp
from config.credentials import widget_keys
from config.processes import mark_ready
from config.settings import Settings
from core.errors import StatexError
from core.measures import Figures
from core.ports import Ports


def make_app(ports: Ports, settings: Settings, demos: ASGIApp, demo_paths: ASGIApp | None = None, figures: Figures | None = None) -> ASGIApp:
    """Everything that listens on the hub's port; `demos` answers for `<slug>.<demo domain>`, `demo_paths` for `/demo/<slug>/` where that is wanted."""
    hub = _make_hub_app(ports, settings, figures)
    if demo_paths is not None:
        hub = PathSplit(hub, demo_paths, "/demo/")
    own = urlsplit(settings.url).hostname or ""
    split = HostSplit(hub, demos, settings.demo_domain, own)
    return RequestLog(KnownHosts(split, (own, "localhost", settings.host), settings.demo_domain))


def _make_hub_app(ports: Ports, settings: Settings, figures: Figures | None) -> ASGIApp:
    # Files may come inside JSON as base64, which takes a third more.
    body_limit_mb = settings.upload_limit_mb * 2 + 1
    app = FastAPI(title="Statex", version="1", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=_lifespan)
    app.state.hub = make_hub(ports, settings)
    app.state.streams = Streams(settings.voice_streams, settings.voice_streams_each)
    app.state.figures = figures
    refusal.install(app)
    app.get("/healthz")(_alive)
    app.get("/readyz")(_ready)
    for router in (
        intake.router,
        chat.router,
        events.router,
        results.router,
        history.router,
        project.router,
        transcribe.router,
        files.router,
        stream.router,
        clone.router,
        conversation.router,
        quotes.router,
        stripe_webhook.router,
        rights.router,
        report.router,
        page.router,
        tls.router,
        pages.router,
        widget.router,
        console.router,
        metrics.router,
    ):
        app.include_router(router)
    app.include_router(handoff.router)
    if settings.telegram_secret_tokens:
        from bots.telegram import webhook  # noqa: PLC0415  Telegram's types take 160 MB and three seconds to load: not for those who do not use it

        app.include_router(webhook.router)
    if settings.slack_secrets:
        from bots.slack import webhook as slack  # noqa: PLC0415  likewise

        app.include_router(slack.router)
    if settings.whatsapp_secrets:
        app.include_router(whatsapp.router)
    if settings.twilio_account:
        from bots.whatsapp_twilio import webhook as twilio  # noqa: PLC0415  likewise

        app.include_router(twilio.router)
    origins = [origin.strip() for origin in settings.allowed_origins.split(",") if origin.strip()]
    origins.extend(sorted({origin for key in widget_keys(settings.widgets).values() for origin in key}))
    inner = _compressed(BodyLimit(app, body_limit_mb * 1_000_000, f"{body_limit_mb} MB"))
    if origins:
        allowed = ("authorization", "content-type", "idempotency-key", "last-event-id", "webhook-id", "webhook-timestamp", "webhook-signature", VISITOR_HEADER)
        inner = CORSMiddleware(inner, allow_origins=origins, allow_methods=["GET", "POST"], allow_headers=allowed, max_age=600)
    if figures is not None:
        inner = metrics.Measured(inner, figures)
    return SafeHeaders(inner, hub_headers(settings.url, _any_prototype(settings)))


def _compressed(app: ASGIApp) -> ASGIApp:
    """What is fetched is compressed; a short receipt for what was sent does not wait for that."""
    packed = GZipMiddleware(app, minimum_size=1000)

    async def split(scope: Scope, receive: Receive, send: Send) -> None:
        await (packed if scope.get("method") == "GET" else app)(scope, receive, send)

    return split


def _any_prototype(settings: Settings) -> str:
    return f"{settings.url}/demo/" if settings.demo_at == "path" else settings.demo_url("*").rstrip("/")


@asynccontextmanager
async def _lifespan(_: FastAPI) -> AsyncIterator[None]:
    mark_ready()
    yield


async def _alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


async def _ready(hub: TheHub, response: Response) -> dict[str, str]:
    """The process can store what it is sent: the database answers."""
    try:
        await hub.ports.conversations.newest_said()
    except StatexError:
        response.status_code = 503
        return {"status": "database unavailable"}
    return {"status": "ok"}

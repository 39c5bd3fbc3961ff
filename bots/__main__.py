"""The web process: `python -m bots`."""

import asyncio

import uvicorn

from bots.app import make_app
from bots.demos import make_demos_app
from config import logging as lines
from config.settings import load
from config.wiring import prepare, wire


def main() -> None:
    """Serve until told to stop. Streams that are still open then are cut after a second; clients resume by Last-Event-ID."""
    settings = load()
    lines.set_up(settings)
    asyncio.run(prepare(settings))
    ports = wire(settings)
    app = make_app(ports, settings, make_demos_app(settings))
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        proxy_headers=True,
        server_header=False,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=65_536,
    )


if __name__ == "__main__":
    main()

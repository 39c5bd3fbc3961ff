"""The web process: `python -m bots`."""

import asyncio
import gc
import sys
import time

import uvicorn

from bots.app import make_app
from bots.demos import by_host, by_path
from config import logging as lines
from config.credentials import widget_keys
from config.measuring import figures
from config.settings import load
from config.wiring import wire
from config.wiring.storage import host, prepare
from core.demo.pace import Pace
from core.demo.static import Manner

SWITCH_S = 0.0005
"""The thread that stores messages asks for the interpreter again after each statement; the usual 5 ms each time would make every sender wait."""


def main() -> None:
    """Serve until told to stop. Streams that are still open then are cut after a second; clients resume by Last-Event-ID."""
    sys.setswitchinterval(SWITCH_S)
    settings = load()
    lines.set_up(settings)
    asyncio.run(prepare(settings))
    ports = wire(settings)
    # Shown in frames by the page beside the chat, and by those pages that carry the widget.
    framed_by = (settings.url, *sorted(set().union(*widget_keys(settings.widgets).values())))
    demos, manner, pace = host(settings), Manner(framed_by, https=settings.url.startswith("https://")), Pace(time.monotonic)
    below = by_path(demos, manner, pace) if settings.demo_at == "path" else None
    app = make_app(ports, settings, by_host(demos, manner, pace), below, figures(settings))
    gc.collect()
    gc.freeze()  # what was loaded stays: going through it again and again held every sender up for 0.16 s
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

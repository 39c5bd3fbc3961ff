"""A worker with the real database, Redis and channels, and stand-ins for what thinks, builds and looks: `python -m bench.delivery_worker`."""

import signal
import threading
from dataclasses import replace

from adapters.local.senses import LocalDocuments, LocalEmbedder, LocalTranscriber
from adapters.local.stage import LocalBrowser, LocalHost
from adapters.local.wits import LocalWits
from config import logging as lines
from config.settings import load
from config.wiring import wire
from worker.main import run


def main() -> None:
    """Work until SIGTERM; being killed is the point."""
    settings = load()
    lines.set_up(settings)
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    ports = replace(
        wire(settings),
        wits=LocalWits(),
        embedder=LocalEmbedder(),
        transcriber=LocalTranscriber(),
        documents=LocalDocuments(),
        browser=LocalBrowser(),
        host=LocalHost(),
        voice=None,
    )
    run(settings, ports, stop)


if __name__ == "__main__":
    main()

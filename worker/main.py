"""A worker process: one event loop for all turns, models loaded once, nudges from Redis, and a sweep for what was forgotten."""

import asyncio
import gc
import signal
import sys
import threading
from dataclasses import replace

from dramatiq import Worker
from dramatiq.asyncio import get_event_loop_thread

from config import logging as lines
from config.measuring import figures, traced
from config.processes import mark_ready
from config.settings import Settings, load
from config.wiring import wire
from config.wiring.jobs import make_broker
from config.wiring.storage import prepare
from config.wiring.upkeep import close, tidy, warm
from core.pipeline import Desk, advance
from core.ports import Ports
from worker.actors import register
from worker.middleware import Timing
from worker.sweep import end_what_was_begun, sweep, tidy_up

THREADS = 8
"""Turns that one worker works on side by side. The threads only wait for the loop."""
POLL_MS = 20
"""An idle worker asks Redis at least this often; see tests/worker for what a nudge waits then."""
STOP_MS = 5_000
REST_S = 0.1
"""Between two looks at one turn: someone who floods a conversation costs ten looks a second, not one a message."""
SWITCH_S = 0.0005
"""A thread that stores something holds SQLite's one lock while it waits for its turn of the interpreter; the usual 5 ms each time would hold up the doors."""


def main() -> None:
    """Work until SIGTERM or SIGINT. What is not finished then, another worker takes up from its last saved step."""
    sys.setswitchinterval(SWITCH_S)
    settings = load()
    lines.set_up(settings)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    asyncio.run(prepare(settings))
    ports = replace(wire(settings), measures=traced(figures(settings), settings, "worker"))
    run(settings, ports, stop)
    close(ports)


def run(settings: Settings, ports: Ports, stop: threading.Event) -> None:
    """Work with these ports until `stop` is set."""
    broker = make_broker(settings, Timing())
    desk = Desk(lambda turn_id: advance(turn_id, ports), REST_S)
    register(broker, desk)
    worker = Worker(broker, worker_timeout=POLL_MS, worker_threads=THREADS)
    worker.start()
    loop = get_event_loop_thread()
    if loop is None:
        raise RuntimeError("the worker has no event loop")
    asyncio.run_coroutine_threadsafe(warm(ports), loop.loop).result()
    gc.freeze()  # models and lexicons stay: going through them again and again would hold up whatever is being worked on
    always = [asyncio.run_coroutine_threadsafe(task, loop.loop) for task in (sweep(ports, desk), tidy_up(ports, tidy), end_what_was_begun(ports))]
    mark_ready()
    stop.wait()
    for task in always:
        task.cancel()
    worker.stop(timeout=STOP_MS)
    broker.close()

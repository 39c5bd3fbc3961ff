"""`statex run`: start every process of the hub, start a crashed one again, stop all on Ctrl-C."""

import argparse
import asyncio
import contextlib
import ctypes
import os
import signal
import socket
import sys
import time
from functools import partial
from pathlib import Path

import structlog

from config import logging as lines
from config.processes import READY_FILE, THRIFT, Process, processes
from config.settings import Settings, SettingsError, load

log = structlog.get_logger()
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 15.0
STEADY_AFTER_S = 30.0
STOP_WITHIN_S = 12.0
PR_SET_PDEATHSIG = 1
SESSION_WEIGHT = Path("/proc/self/autogroup")
TRIES, NEXT_TRY_S = 10, 0.05


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("run", help="start the hub: web, worker and what they need")
    parser.set_defaults(call=run)


def run(_: argparse.Namespace) -> int:
    """Run until told to stop; the exit status is 2 when a setting or the port cannot be used."""
    try:
        settings = load()
        _claim_port(settings)
    except SettingsError as error:
        print(f"statex: {error}", file=sys.stderr)
        return 2
    lines.set_up(settings)
    for name in ("run", "redis"):
        (settings.var_dir / name).mkdir(parents=True, exist_ok=True)
    for stale in (settings.var_dir / "run").glob("*.ready"):
        stale.unlink()
    with contextlib.suppress(FileNotFoundError):
        settings.redis_socket.unlink()
    return asyncio.run(_supervise(settings))


async def _supervise(settings: Settings) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    wanted = processes(settings)
    needed = {one.needs for one in wanted} - {None}
    # What others need is stopped after them: a worker gives back to Redis what it has not done.
    stop_needed = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        leaning = [group.create_task(_keep(one, stop)) for one in wanted if one.ready not in needed]
        for one in wanted:
            if one.ready in needed:
                group.create_task(_keep(one, stop_needed))
        group.create_task(_announce(settings, wanted, stop))
        await asyncio.wait(leaning)
        stop_needed.set()
    return 0


async def _keep(process: Process, stop: asyncio.Event) -> None:
    """Start the process again whenever it ends, with growing pauses while it does not stay up."""
    pause_s = FIRST_PAUSE_S
    while not stop.is_set():
        if not await _appears(process.needs, stop):
            continue
        began = time.monotonic()
        child = await asyncio.create_subprocess_exec(
            *process.command,
            stdin=asyncio.subprocess.DEVNULL,
            env={**THRIFT, **os.environ, READY_FILE: "" if process.ready is None else str(process.ready)},
            preexec_fn=partial(_begin, process.niceness),
            start_new_session=True,
        )
        ended = await _ended_or_stopped(child, stop)
        if ended is None:
            await _stop(child)
            return
        if time.monotonic() - began > STEADY_AFTER_S:
            pause_s = FIRST_PAUSE_S
        log.error("process ended", process=process.name, status=ended, again_in_s=pause_s)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause_s)
        pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


async def _ended_or_stopped(child: asyncio.subprocess.Process, stop: asyncio.Event) -> int | None:
    """The exit status when the child ended by itself; None when we are to stop."""
    async with asyncio.TaskGroup() as group:
        ends = group.create_task(child.wait())
        stops = group.create_task(stop.wait())
        await asyncio.wait((ends, stops), return_when=asyncio.FIRST_COMPLETED)
        result = ends.result() if ends.done() else None
        ends.cancel()
        stops.cancel()
    return result


async def _stop(child: asyncio.subprocess.Process) -> None:
    """Ask the child to stop, then its whole group to be gone."""
    with contextlib.suppress(ProcessLookupError):
        child.send_signal(signal.SIGTERM)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(child.wait(), STOP_WITHIN_S)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    await child.wait()


async def _appears(path: Path | None, stop: asyncio.Event) -> bool:
    while path is not None and not path.exists():  # noqa: ASYNC240  one stat of a local file
        if stop.is_set():
            return False
        await asyncio.sleep(0.02)
    return True


async def _announce(settings: Settings, wanted: tuple[Process, ...], stop: asyncio.Event) -> None:
    """Say the address once everything can work."""
    for one in wanted:
        await _appears(one.ready, stop)
    if not stop.is_set():
        print(
            f'\n  Statex is ready: {settings.url}/\n  Try: .venv/bin/statex ask "A booking page for my barber shop, black and gold"\n  Stop with Ctrl-C.\n',
            flush=True,
        )


def _claim_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError:
            raise SettingsError(f"port {settings.port} is taken: set PORT to a free one, or stop what listens there") from None


def _weigh(niceness: bytes) -> None:
    """Without privileges Linux takes one such word a tenth of a second from all sessions together. Raises OSError where there are no weights."""
    file = os.open(SESSION_WEIGHT, os.O_WRONLY)
    for _ in range(TRIES):
        try:
            os.write(file, niceness)
        except BlockingIOError:
            time.sleep(NEXT_TRY_S)
        else:
            break
    os.close(file)


def _begin(niceness: int) -> None:
    """A child must not outlive the supervisor, not even after SIGKILL: the kernel then ends it."""
    os.nice(niceness)
    if niceness:
        # Where Linux weighs sessions against one another, niceness alone counts only inside a session, and each child is one.
        with contextlib.suppress(OSError):
            _weigh(str(niceness).encode())
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

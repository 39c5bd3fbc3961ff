"""Nudges: in memory, and over a real Redis with real workers, some of which are killed."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dramatiq import Worker

from adapters.jobs.nudges import RedisJobs
from adapters.local.clock import HandClock
from adapters.local.jobs import LocalJobs
from config.wiring.jobs import make_broker
from config.wiring.storage import prepare
from core.messages import Address, InboundMessage, Platform, Sender
from core.pipeline import Desk
from core.ports import Ports
from core.turn import Stage, Turn
from tests.conftest import Start
from tests.worker.station import ports_in, settings_in
from worker.actors import register
from worker.main import POLL_MS

pytestmark = pytest.mark.timeout(600)
WHOLE_LIFE = 250.0
"""Seconds until a test that waits for another process gives up; recovery takes about 6 on an idle machine."""


@pytest.fixture
def looked(tmp_path: Path, redis_start: Start) -> Iterator[list[tuple[str, float]]]:
    """Turns that a worker on a real Redis looked at, and when."""
    redis_start()
    seen: list[tuple[str, float]] = []

    async def look(turn_id: str) -> None:
        seen.append((turn_id, time.monotonic()))

    broker = make_broker(settings_in(tmp_path))
    register(broker, Desk(look))
    worker = Worker(broker, worker_timeout=POLL_MS, worker_threads=2)
    worker.start()
    yield seen
    worker.stop(timeout=2_000)
    broker.close()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(WHOLE_LIFE):
        while not holds():  # noqa: ASYNC110  # another thread or process makes it true
            await asyncio.sleep(0.02)


async def test_a_nudge_wakes_a_worker(tmp_path: Path, looked: list[tuple[str, float]]) -> None:
    jobs = RedisJobs(settings_in(tmp_path).redis)
    await jobs.nudge("one")
    await until(lambda: bool(looked))
    assert looked[0][0] == "one"


async def test_nudges_side_by_side_may_become_one_and_a_later_one_still_comes(tmp_path: Path, looked: list[tuple[str, float]]) -> None:
    jobs = RedisJobs(settings_in(tmp_path).redis)
    for _ in range(20):
        before = len(looked)
        await asyncio.gather(*(jobs.nudge("one") for _ in range(10)))
        await until(lambda before=before: len(looked) > before)  # type: ignore[misc]


async def test_a_delayed_nudge_comes_when_it_is_due_and_holds_up_no_other(tmp_path: Path, looked: list[tuple[str, float]]) -> None:
    jobs = RedisJobs(settings_in(tmp_path).redis)
    await jobs.nudge("tomorrow", 86_400)
    start = time.monotonic()
    await jobs.nudge("soon", 0.7)
    await jobs.nudge("now")
    await until(lambda: len(looked) == 2)
    assert {turn_id for turn_id, _ in looked} == {"now", "soon"}
    assert dict(looked)["soon"] - start >= 0.69


async def test_a_nudge_without_redis_is_no_error_and_does_not_hold_up(tmp_path: Path) -> None:
    async with asyncio.timeout(WHOLE_LIFE):
        await RedisJobs(settings_in(tmp_path).redis).nudge("one")


async def test_a_nudge_to_a_redis_that_hangs_is_given_up(tmp_path: Path, redis_start: Start) -> None:
    server = redis_start()
    jobs = RedisJobs(settings_in(tmp_path).redis)
    await jobs.nudge("one")
    os.kill(server.pid, signal.SIGSTOP)
    try:
        async with asyncio.timeout(WHOLE_LIFE):
            await jobs.nudge("two")
    finally:
        os.kill(server.pid, signal.SIGCONT)


async def test_nudges_in_memory_fall_due_in_order() -> None:
    clock = HandClock()
    jobs = LocalJobs(clock)
    seen: list[str] = []

    async def look(turn_id: str) -> None:
        seen.append(turn_id)

    await jobs.nudge("later", 2.0)
    await jobs.nudge("now")
    await jobs.work(look)
    assert seen == ["now"]
    clock.move(2)
    await jobs.work(look)
    assert seen == ["now", "later"]


@pytest.fixture
async def office(tmp_path: Path) -> Ports:
    """The door's side of a hub whose workers are processes of their own."""
    await prepare(settings_in(tmp_path))
    return ports_in(tmp_path)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Callable[[float], subprocess.Popen[bytes]]]:
    """Starts a worker process whose checks take so many seconds."""
    running: list[subprocess.Popen[bytes]] = []

    def start(check_s: float) -> subprocess.Popen[bytes]:
        worker = subprocess.Popen([sys.executable, "-m", "tests.worker.station", str(tmp_path), str(check_s)], cwd=Path(__file__).parents[2])  # our own command
        running.append(worker)
        return worker

    yield start
    for worker in running:
        worker.kill()
        worker.wait()


async def accept(office: Ports, number: int = 1) -> str:
    message = InboundMessage(Address(Platform.WEB, f"chat-{number}"), f"{number}", Sender("anna"), office.clock.now(), "A page for my bakery")
    turn_id = await office.turns.accept(message, b"{}")
    assert turn_id is not None
    return turn_id


async def reached(office: Ports, turn_id: str, stage: Stage) -> Turn:
    async with asyncio.timeout(WHOLE_LIFE):
        while (turn := await office.turns.get(turn_id)).stage is not stage:  # noqa: ASYNC110  # another process makes it true
            await asyncio.sleep(0.02)
    return turn


async def answers(office: Ports, turn: Turn) -> list[str]:
    return [one.message.key for one in await office.conversations.said_after(turn.address, 0) if one.message.final]


async def test_a_killed_workers_turn_is_finished_by_another(office: Ports, redis_start: Start, station: Callable[[float], subprocess.Popen[bytes]]) -> None:
    redis_start()
    first = station(30.0)
    turn_id = await accept(office)
    await office.jobs.nudge(turn_id)
    await reached(office, turn_id, Stage.PLANNED)
    await asyncio.sleep(0.2)
    first.send_signal(signal.SIGKILL)
    first.wait()
    station(0.0)
    turn = await reached(office, turn_id, Stage.ANSWERED)
    assert await answers(office, turn) == [f"turn:{turn_id}:answer"]
    assert turn.revision == 1


async def test_redis_dies_between_commit_and_nudge(office: Ports, redis_start: Start, station: Callable[[float], subprocess.Popen[bytes]]) -> None:
    server = redis_start()
    station(0.0)
    warm = await accept(office, 1)
    await office.jobs.nudge(warm)
    await reached(office, warm, Stage.ANSWERED)
    turn_id = await accept(office, 2)
    server.send_signal(signal.SIGKILL)
    server.wait()
    await office.jobs.nudge(turn_id)
    turn = await reached(office, turn_id, Stage.ANSWERED)
    assert await answers(office, turn) == [f"turn:{turn_id}:answer"]
    redis_start()
    third = await accept(office, 3)
    await office.jobs.nudge(third)
    turn = await reached(office, third, Stage.ANSWERED)
    assert await answers(office, turn) == [f"turn:{third}:answer"]


async def test_a_worker_that_is_told_to_stop_does(office: Ports, redis_start: Start, station: Callable[[float], subprocess.Popen[bytes]]) -> None:
    redis_start()
    worker = station(0.0)
    turn_id = await accept(office)
    await reached(office, turn_id, Stage.ANSWERED)  # never nudged: found by the sweep
    worker.terminate()
    assert worker.wait(WHOLE_LIFE) == 0


async def test_two_workers_nudged_thrice_each_answer_once(office: Ports, redis_start: Start, station: Callable[[float], subprocess.Popen[bytes]]) -> None:
    redis_start()
    for _ in range(2):
        station(0.05)
    turn_ids = [await accept(office, number) for number in range(12)]
    for _ in range(3):
        for turn_id in turn_ids:
            await office.jobs.nudge(turn_id)
    for turn_id in turn_ids:
        turn = await reached(office, turn_id, Stage.ANSWERED)
        assert await answers(office, turn) == [f"turn:{turn_id}:answer"]
        assert turn.revision == 1
        assert turn.failure is None

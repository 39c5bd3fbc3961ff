"""A worker dies by SIGKILL at every call it makes to the world: the next one finishes the turn, with exactly one answer."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from adapters.blobs.disk import DiskBlobs
from adapters.channels.web import WebChannel
from adapters.db import migrate
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.prototypes import DbPrototypes
from adapters.db.turns import DbTurns
from adapters.hosting.folder_host import FolderHost
from adapters.local.channel import LocalChannel
from adapters.local.clock import HandClock
from adapters.local.ports import local_ports
from core.messages import Address, Attachment, AttachmentKind, InboundMessage, OutboundMessage, Platform, Sender
from core.pipeline import advance
from core.ports import CLAIM_S, Ports
from core.turn import Stage, Turn

PORTS = ("turns", "conversations", "prototypes", "channel", "documents", "transcriber", "embedder", "host", "browser", "blobs", "jobs")
MOST_CALLS = 80


class Paper(LocalChannel):
    """A platform outside the process: what was sent stands on paper, whatever becomes of the sender."""

    def __init__(self, platform: Platform, path: Path) -> None:
        super().__init__(platform, {"voice": b"A page for my bakery", "file": b"Bread. Rolls"})
        self._path = path

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        with self._path.open("a") as paper:
            paper.write(f"{message.key}\n")
        return await super().send(message, replaces)


@dataclass
class Wire:
    """Counts the calls to all ports, and kills the process just before one of them, which is just after the one before."""

    at: int
    count: int = 0

    def around(self, port: Any) -> Any:
        return _Tapped(port, self)


class _Tapped:
    def __init__(self, port: Any, wire: Wire) -> None:
        self._port = port
        self._wire = wire

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not callable(found):
            return found

        async def call(*given: Any, **named: Any) -> Any:
            self._wire.count += 1
            if self._wire.count == self._wire.at:
                os.kill(os.getpid(), signal.SIGKILL)
            return await found(*given, **named)

        return call


@dataclass(frozen=True)
class Case:
    """One message, stored, on disk; workers come and go."""

    folder: Path
    platform: Platform

    def ports(self, clock: HandClock, database: Database) -> Ports:
        conversations = DbConversations(database, clock)
        blobs = DiskBlobs(self.folder / "blobs")
        channel = Paper(self.platform, self.folder / "paper") if self.platform is not Platform.WEB else WebChannel(conversations, blobs, clock)
        return replace(
            local_ports(clock),
            turns=DbTurns(database, clock),
            conversations=conversations,
            prototypes=DbPrototypes(database, clock),
            channels={self.platform: channel},
            blobs=blobs,
            host=FolderHost(self.folder / "demos", "http://{}.localhost/".format, clock.now, clock.now() - clock.now().replace(day=1)),
        )

    async def store(self) -> str:
        clock, database = HandClock(), self.database()
        await migrate.upgrade(database)
        ports = self.ports(clock, database)
        refs = ("voice", "file")
        if self.platform is Platform.WEB:
            refs = (await ports.blobs.put(b"A page for my bakery", ".bin"), await ports.blobs.put(b"Bread. Rolls", ".txt"))
        attached = (Attachment(AttachmentKind.VOICE, refs[0]), Attachment(AttachmentKind.DOCUMENT, refs[1], name="list.txt"))
        message = InboundMessage(Address(self.platform, "chat"), "1", Sender("anna"), clock.now(), "Blue", attached)
        turn_id = await ports.turns.accept(message, b"{}")
        assert turn_id is not None
        await database.close()
        return turn_id

    def database(self) -> Database:
        return Database(f"sqlite:///{self.folder / 'statex.db'}")

    async def work(self, turn_id: str, later_s: float, wire: Wire | None = None) -> int:
        clock, database = HandClock(), self.database()
        clock.move(later_s)
        ports = self.ports(clock, database)
        if wire is not None:
            tapped: dict[str, Any] = {field.name: wire.around(getattr(ports, field.name)) for field in fields(ports) if field.name in PORTS}
            tapped["channels"] = {platform: wire.around(channel) for platform, channel in ports.channels.items()}
            ports = replace(ports, **tapped)
        await advance(turn_id, ports)
        await database.close()
        return wire.count if wire else 0

    async def look(self, turn_id: str) -> tuple[Turn, list[str]]:
        clock, database = HandClock(), self.database()
        ports = self.ports(clock, database)
        turn = await ports.turns.get(turn_id)
        said = await ports.conversations.said_after(turn.address, 0)
        await database.close()
        return turn, [one.message.key for one in said if one.message.final]

    def sent(self) -> list[str]:
        paper = self.folder / "paper"
        return [line for line in paper.read_text().splitlines() if line.endswith(":answer")] if paper.exists() else []


def dies(work: Callable[[], object]) -> bool:
    """Do it in a process of its own; whether that was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize("platform", [Platform.WEB, Platform.TELEGRAM])
@pytest.mark.timeout(900)
def test_a_worker_killed_at_any_call_leaves_exactly_one_answer(tmp_path: Path, platform: Platform) -> None:
    # From a process without threads: the copy of one with threads may wait for ever for what another thread held.
    alone = multiprocessing.get_context("spawn").Process(target=_kill_at_every_call, args=(tmp_path, platform))
    alone.start()
    alone.join()
    assert alone.exitcode == 0, "what it said stands in its output"


def _kill_at_every_call(folder_of_all: Path, platform: Platform) -> None:
    later_s = 5.0  # silence is over
    killed = twice = 0
    for at in range(1, MOST_CALLS):
        folder = folder_of_all / f"{at}"
        folder.mkdir()
        case = Case(folder, platform)
        turn_id = asyncio.run(case.store())
        if not dies(lambda case=case, turn_id=turn_id, at=at: asyncio.run(case.work(turn_id, later_s, Wire(at)))):  # type: ignore[misc]
            break
        killed += 1
        asyncio.run(case.work(turn_id, later_s + CLAIM_S + 1))
        turn, said = asyncio.run(case.look(turn_id))
        assert turn.stage is Stage.ANSWERED, at
        assert [key for key in said if not key.endswith(":voice")] == [f"turn:{turn_id}:answer"], at
        assert len(said) <= 2, at  # its voice follows in a message of its own
        assert turn.verdict is not None
        assert turn.verdict.tag == "build"
        assert len(list((folder / "demos").iterdir())) == 1, at
        if platform is not Platform.WEB:
            assert len(case.sent()) in {1, 2}, at
            twice += len(case.sent()) - 1
    assert killed > 25
    # The one window: the platform has the message, the ledger not yet.
    assert twice == (0 if platform is Platform.WEB else 1)

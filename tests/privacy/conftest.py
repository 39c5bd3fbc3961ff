"""A hub on real files: SQLite and PostgreSQL, sealed blobs on disk, prototypes in folders."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.blobs.disk import DiskBlobs
from adapters.blobs.sealed import SealedBlobs
from adapters.channels.web import WebChannel
from adapters.db import migrate
from adapters.db.audit import DbAudit
from adapters.db.consents import DbConsents
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.orders import DbOrders
from adapters.db.persons import DbPersons
from adapters.db.prototypes import DbPrototypes
from adapters.db.shelf import DbShelf
from adapters.db.turns import DbTurns
from adapters.hosting.folder_host import FolderHost
from core.messages import Platform
from tests.flow.hub import Hub, hub

MASTER = {"one": b"1" * 32}
QUOTA_BYTES = 50_000


@dataclass
class House:
    """A hub and everything that it keeps, below one folder."""

    office: Hub
    database: Database
    folder: Path
    blobs: SealedBlobs
    shelf: DbShelf

    def bytes_of_all_files(self) -> dict[str, bytes]:
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file() and not path.is_symlink()}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    office = hub()
    database = Database(f"sqlite:///{tmp_path / 'statex.db'}")
    await migrate.upgrade(database)
    shelf = DbShelf(database)
    blobs = SealedBlobs(DiskBlobs(tmp_path / "blobs"), shelf, MASTER, office.clock, QUOTA_BYTES)
    conversations = DbConversations(database, office.clock)
    office.ports = replace(
        office.ports,
        turns=DbTurns(database, office.clock),
        conversations=conversations,
        prototypes=DbPrototypes(database, office.clock),
        orders=DbOrders(database, office.clock),
        persons=DbPersons(database, office.clock, b"pepper"),
        audit=DbAudit(database, b"pepper"),
        consents=DbConsents(database),
        shelf=shelf,
        blobs=blobs,
        host=FolderHost(tmp_path / "demos", "http://{}.localhost/".format, office.clock.now, timedelta(days=30)),
        channels={**office.ports.channels, Platform.WEB: WebChannel(conversations, blobs, office.clock)},
    )
    yield House(office, database, tmp_path, blobs, shelf)
    await database.close()

"""One engine for SQLite or PostgreSQL, with transactions that wait for one another instead of failing."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from core.errors import Unavailable

BUSY_MS = 10_000
"""How long SQLite waits for another process that writes."""

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # with NORMAL a power cut loses what was acknowledged
    f"busy_timeout = {BUSY_MS}",
    "foreign_keys = ON",
    "cache_size = -16000",
    "temp_store = MEMORY",
)


class Database:
    """Connections to one database. Belongs to the event loop that uses it first."""

    def __init__(self, url: str) -> None:
        """`url` names an async driver: sqlite+aiosqlite or postgresql+asyncpg."""
        self.engine = create_async_engine(url, pool_pre_ping=not url.startswith("sqlite"))
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        # SQLite knows one writer. Queueing here is fair; its own way of waiting is to sleep and try again.
        self._writer = asyncio.Lock() if self.is_sqlite else nullcontext()
        if self.is_sqlite:
            _let_sqlalchemy_begin(self.engine)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection for looking; each statement sees what is committed at its start."""
        with _named_errors():
            async with self.engine.connect() as connection:
                yield await connection.execution_options(statex_read=True)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed, durably, on leaving."""
        with _named_errors():
            async with self._writer, self.engine.begin() as connection:
                yield connection

    async def close(self) -> None:
        """Close all connections."""
        await self.engine.dispose()


@contextmanager
def _named_errors() -> Iterator[None]:
    """A database that is down, full or busy is Unavailable; broken constraints are for the caller to judge."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, OSError, TimeoutError) as error:
        raise Unavailable(f"database: {type(getattr(error, 'orig', None) or error).__name__}") from error


def _let_sqlalchemy_begin(engine: AsyncEngine) -> None:
    """Writers take SQLite's lock at once; one that takes it later can fail instead of wait."""

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        del entry
        connection.isolation_level = None  # aiosqlite shall not begin transactions by itself
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Connection) -> None:
        if not connection.get_execution_options().get("statex_read"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

"""One way to SQLite and PostgreSQL: a function of a connection, run in a transaction, off the event loop where the driver would block it.

SQLite is called in threads of our own, one for writing and a few for reading, and not through an asynchronous driver: that crosses between threads
three or four times a statement, which came to 8 ms of processor time for accepting one message; this way it is one crossing a transaction.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from adapters.db.turnstile import Turnstile
from core.errors import Unavailable

T = TypeVar("T")

BUSY_MS = 10_000
"""How long SQLite waits for another process that writes."""

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # with NORMAL a power cut loses what was acknowledged
    f"busy_timeout = {BUSY_MS}",
    "foreign_keys = ON",
    "cache_size = -16000",
    "temp_store = MEMORY",
    "secure_delete = ON",  # what is deleted or written over is not left in the file
)
READERS = 4


class Database:
    """Connections to one database. With PostgreSQL it belongs to the event loop that uses it first."""

    def __init__(self, url: str) -> None:
        """`url` begins with sqlite or postgresql+asyncpg. Nothing is connected yet."""
        self.is_sqlite = url.startswith("sqlite")
        self._store: _Sqlite | _Postgres = _Sqlite(url) if self.is_sqlite else _Postgres(url)

    async def read(self, look: Callable[[Connection], T]) -> T:
        """What `look` finds; each of its statements sees what is committed at the statement's start. Raises Unavailable."""
        with _named_errors():
            return await self._store.read(look)

    async def write(self, change: Callable[[Connection], T], *, durable: bool = True) -> T:
        """What `change` gives back, after its transaction was committed. Raises Unavailable, or IntegrityError for the caller to judge.

        A durable one has reached the disk. One that is not survives the death of every process, but the last of them may be gone after a power cut:
        for notes of work that would simply be done again.
        """
        with _named_errors():
            return await self._store.write(change, durable)

    async def scrub(self) -> None:
        """Leave nothing of what was deleted in SQLite's log of changes; PostgreSQL's own vacuum does that in its time. Raises Unavailable."""
        with _named_errors():
            await self._store.scrub()

    async def close(self) -> None:
        """Close all connections."""
        await self._store.close()


class _Sqlite:
    def __init__(self, url: str) -> None:
        self._engine = create_engine(make_url(url).set(drivername="sqlite"), pool_size=READERS + 1, max_overflow=0)
        _let_sqlalchemy_begin(self._engine)
        # SQLite knows one writer, and its own way of waiting is to sleep and try again. Threads of a process queue for one thread, processes for a file.
        self._turnstile = Turnstile(make_url(url).database)
        self._writer = ThreadPoolExecutor(1, "db-write")
        self._readers = ThreadPoolExecutor(READERS, "db-read")

    async def read(self, look: Callable[[Connection], T]) -> T:
        def run() -> T:
            with self._engine.connect() as connection:
                return look(connection.execution_options(statex_read=True))

        return await asyncio.get_running_loop().run_in_executor(self._readers, run)

    async def write(self, change: Callable[[Connection], T], durable: bool) -> T:  # noqa: FBT001  as the caller asked
        def run() -> T:
            with self._turnstile, self._engine.connect() as connection:
                _wait_for_the_disk(connection, durable)
                with connection.begin():
                    return change(connection)

        return await _to_the_end(asyncio.get_running_loop().run_in_executor(self._writer, run))

    async def scrub(self) -> None:
        def run() -> None:
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

        await _to_the_end(asyncio.get_running_loop().run_in_executor(self._writer, run))

    async def close(self) -> None:
        for threads in (self._writer, self._readers):
            await asyncio.to_thread(threads.shutdown)
        self._engine.dispose()
        self._turnstile.close()


class _Postgres:
    def __init__(self, url: str) -> None:
        self._engine: AsyncEngine = create_async_engine(url, pool_pre_ping=True)

    async def read(self, look: Callable[[Connection], T]) -> T:
        async with self._engine.connect() as connection:
            return await connection.run_sync(look)

    async def write(self, change: Callable[[Connection], T], durable: bool) -> T:  # noqa: FBT001  as the caller asked
        async with self._engine.begin() as connection:
            if not durable:
                await connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
            return await connection.run_sync(change)

    async def scrub(self) -> None:
        pass

    async def close(self) -> None:
        await self._engine.dispose()


async def _to_the_end(future: asyncio.Future[T]) -> T:
    """A thread cannot be called back: whoever is cancelled meanwhile hears what became of it first, and is cancelled at the next opportunity."""
    cancelled = False
    try:
        while True:
            try:
                return await asyncio.shield(future)
            except asyncio.CancelledError:
                if future.cancelled():
                    raise
                cancelled = True
    finally:
        task = asyncio.current_task()
        if cancelled and task is not None:
            task.cancel()


@contextmanager
def _named_errors() -> Iterator[None]:
    """A database that is down, full or busy is Unavailable; broken constraints are for the caller to judge."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, PoolTimeoutError, OSError, TimeoutError) as error:
        raise Unavailable(f"database: {type(getattr(error, 'orig', None) or error).__name__}") from error


def _wait_for_the_disk(connection: Connection, durable: bool) -> None:  # noqa: FBT001  as the caller asked
    """Set how the next transaction of an SQLite connection ends. It waits for the disk unless told otherwise, and must be told before it begins."""
    pooled = connection.connection
    if pooled.info.get("durable", True) is not durable:
        cursor = pooled.cursor()
        cursor.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        cursor.close()
        pooled.info["durable"] = durable


def _let_sqlalchemy_begin(engine: Engine) -> None:
    """Writers take SQLite's lock at once; one that takes it later can fail instead of wait."""

    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        del entry
        connection.isolation_level = None  # the driver shall not begin transactions by itself
        connection.create_function("statex_fold", 1, str.casefold, deterministic=True)  # its own lower() knows the English alphabet only
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if not connection.get_execution_options().get("statex_read"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

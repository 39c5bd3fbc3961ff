"""One writer at a time among the processes of a machine: whoever waits is woken when the one before is done, and goes in the order of coming."""

import fcntl
import os
from pathlib import Path
from types import TracebackType


class Turnstile:
    """A context manager around a file lock. A process that dies lets go of it. For one thread of a process."""

    def __init__(self, database: str | None) -> None:
        """`database` is the path beside which the lock lies; without one (a database in memory) nothing is locked. Nothing is opened yet."""
        self._path = Path(f"{database}.lock") if database and database != ":memory:" else None
        self._file: int | None = None

    def __enter__(self) -> None:
        """Wait until it is our turn."""
        if self._path is None:
            return
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Let the next one in."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the file; it is opened again when there is more to write."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

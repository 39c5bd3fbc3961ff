"""The tables of a demo's SQLite file, and records to and from their rows."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from core.demo.tables import Record
from core.demo.values import Value

BUSY_S = 5.0

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
  entity TEXT NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, version INTEGER NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
  by_name TEXT NOT NULL, fields TEXT NOT NULL, seed TEXT, PRIMARY KEY (entity, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS changes (seq INTEGER NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (seq, entity, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE COLLATE NOCASE, role TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (secret_hash TEXT PRIMARY KEY, id TEXT NOT NULL, account TEXT NOT NULL, made_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS once (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uploads (id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, size_bytes INTEGER NOT NULL, data BLOB NOT NULL);
"""


def connect(path: Path) -> sqlite3.Connection:
    """The file, made with its tables when it is new; transactions are begun by hand."""
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.executescript(_TABLES)
    return connection


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """A value kept under a name."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, key: str, value: object) -> None:
    """Keep a value under a name."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, str(value)))


def all_records(connection: sqlite3.Connection) -> list[Record]:
    """Every record, in the order in which they were made."""
    return [_record(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM records ORDER BY n")]  # noqa: S608 - a constant


def one_record(connection: sqlite3.Connection, entity: str, record_id: str) -> Record | None:
    """One record."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM records WHERE entity = ? AND id = ?", (entity, record_id)).fetchone()  # noqa: S608 - a constant
    return None if row is None else _record(row)


def put_records(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Add or replace records."""
    connection.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, records))


_COLUMNS = "entity, id, n, version, made_at, made_by, by_name, fields, seed"


def _row(record: Record) -> tuple[object, ...]:
    seed = None if record.seed is None else _dump(record.seed)
    return record.entity, record.id, record.n, record.version, record.made_at, record.by, record.by_name, _dump(record.values), seed


def _record(row: tuple[Any, ...]) -> Record:
    entity, record_id, n, version, made_at, by, by_name, fields, seed = row
    return Record(entity, record_id, n, _load(fields), version, made_at, by, by_name, None if seed is None else _load(seed))


def _dump(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> dict[str, Value]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in json.loads(text).items()}

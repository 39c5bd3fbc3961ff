"""The records, sessions and uploads of one demo in one SQLite file (WAL), which several processes may have open."""

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from adapters.hosting.tables_sql import all_records, connect, meta, one_record, put_records, set_meta
from core.demo.access import Who
from core.demo.book import Account, Name, Upload
from core.demo.migrate import migrate
from core.demo.refusal import Problem, Refusal, refuse
from core.demo.ripple import ripple
from core.demo.seeds import seeds
from core.demo.shape import Shape, read_shape
from core.demo.tables import Tables
from core.demo.write import Outcome

_KEPT_CHANGES = 2000
_MOST_BYTES = 20_000_000
_MOST_UPLOAD_BYTES = 50_000_000
_MOST_ACCOUNTS = 200
_MOST_SESSIONS = 5000
_PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_USED_BYTES = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size"


class SqliteBook:
    """A demo's book. Brings the records to the given revision when the file is at another one."""

    def __init__(self, path: Path, spec: bytes, revision: int, then: Callable[[], None] | None = None) -> None:
        """`spec` is the specification as JSON; `then` is done before the records are kept at this revision, and nothing is kept when it raises."""
        self._spec = spec
        self.shape: Shape = read_shape(json.loads(spec))
        self.revision = revision
        self._lock = RLock()
        self._connection = connect(path)
        self._tables = Tables()
        self._seq = -1
        self._epoch = -1
        with self._writing():
            self._bring_up_to_date()
            if then is not None:
                then()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def read(self) -> tuple[Tables, int]:
        """The records as they are now and their common version."""
        with self._lock:
            self._refresh()
            return self._tables, self._seq

    def change(self, work: Callable[[Tables], Outcome], once: str | None = None) -> tuple[Outcome, int]:
        """Do the work on the present records and keep what comes out."""
        with self._writing() as connection:
            self._refresh()
            if once is not None and connection.execute("INSERT OR IGNORE INTO once VALUES (?)", (once,)).rowcount == 0:
                raise refuse("once")
            before = self._tables
            outcome = work(before)
            seq = self._seq + 1
            self._keep(before, outcome, seq)
        with self._lock:
            if self._seq < seq:
                self._tables, self._seq = outcome.tables, seq
        return outcome, seq

    def changed_since(self, version: int) -> Sequence[tuple[int, Name]] | None:
        """What changed after that version; None when that is too long ago or everything was set back."""
        with self._lock:
            self._refresh()
            floor = int(meta(self._connection, "floor") or 0)
            if version < floor or version > self._seq:
                return None
            rows = self._connection.execute("SELECT seq, entity, id FROM changes WHERE seq > ? ORDER BY seq", (version,))
            return [(seq, (entity, record_id)) for seq, entity, record_id in rows]

    def reset(self) -> int:
        """Back to the seed records, without accounts and uploads; the new version."""
        with self._writing() as connection:
            self._refresh()
            for table in ("accounts", "uploads", "once"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
            connection.execute("UPDATE sessions SET account = '' WHERE account NOT LIKE 'user-%'")
            self._replace_all(seeds(self.shape), self._seq + 1)
        return self.read()[1]

    def who(self, token: str) -> Who | None:
        """Whose session it is; None for one that does not exist."""
        with self._lock:
            row = self._connection.execute("SELECT id, account FROM sessions WHERE secret_hash = ?", (_hashed(token),)).fetchone()
        return None if row is None else self._who(str(row[0]), str(row[1]))

    def open_session(self, account: str, old_token: str | None = None) -> tuple[str, Who]:
        """A new secret; the old session ends, and a log-in takes over its records."""
        token = secrets.token_urlsafe(24)
        old = self.who(old_token) if old_token else None
        session = old.session if old and account else f"s-{secrets.token_hex(8)}"
        with self._writing() as connection:
            if old_token:
                connection.execute("DELETE FROM sessions WHERE secret_hash = ?", (_hashed(old_token),))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_hashed(token), session, account, time.time_ns()))
            connection.execute(
                "DELETE FROM sessions WHERE secret_hash IN (SELECT secret_hash FROM sessions ORDER BY made_at DESC LIMIT -1 OFFSET ?)", (_MOST_SESSIONS,)
            )
        return token, self._who(session, account)

    def account(self, email: str) -> Account | None:
        """The account with that address, those of the specification included."""
        for n, user in enumerate(self.shape.users, 1):
            if user.email.casefold() == email.casefold():
                return Account(f"user-{n}", user.name, user.email, user.role)
        return self._account("email", email)

    def add_account(self, name: str, email: str, role: str, digest: str) -> Account:
        """A new account."""
        account = Account(f"a-{secrets.token_hex(8)}", name, email, role, digest)
        with self._writing() as connection:
            if self.account(email) is not None:
                raise Refusal(Problem("email_taken", "email"))
            if connection.execute("SELECT count(*) FROM accounts").fetchone()[0] >= _MOST_ACCOUNTS:
                raise refuse("quota", limit=_MOST_ACCOUNTS)
            connection.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?)", (account.id, name, email, role, digest))
        return account

    def change_account(self, account: Account, was: str | None, keep_token: str | None = None) -> None:
        """The name and the password of an account that somebody made, from now on; another password ends its other sessions."""
        with self._writing() as connection:
            new = (account.name, account.digest, account.id, was)
            if connection.execute("UPDATE accounts SET name = ?, digest = ? WHERE id = ? AND digest = ?", new).rowcount != 1:
                raise refuse("stale")
            if account.digest != was:
                kept = _hashed(keep_token) if keep_token else ""
                connection.execute("DELETE FROM sessions WHERE account = ? AND secret_hash <> ?", (account.id, kept))

    def add_upload(self, name: str, media_type: str, data: bytes) -> Upload:
        """Keep a file."""
        upload = Upload(secrets.token_urlsafe(16), name, media_type, len(data))
        with self._writing() as connection:
            used = connection.execute("SELECT coalesce(sum(size_bytes), 0) FROM uploads").fetchone()[0]
            if used + len(data) > _MOST_UPLOAD_BYTES:
                raise refuse("quota", limit=_MOST_UPLOAD_BYTES)
            connection.execute("INSERT INTO uploads VALUES (?, ?, ?, ?, ?)", (upload.id, name, media_type, len(data), data))
        return upload

    def upload(self, upload_id: str) -> tuple[Upload, bytes] | None:
        """A file with its content."""
        with self._lock:
            row = self._connection.execute("SELECT id, name, type, size_bytes, data FROM uploads WHERE id = ?", (upload_id,)).fetchone()
        return None if row is None else (Upload(*row[:4]), bytes(row[4]))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Alone among all processes; kept when the block ends well."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                raise refuse("busy") from error
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException as error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode in _PASSING:
                    raise refuse("busy") from error
                raise

    def _refresh(self) -> None:
        """Catch up with what other processes wrote."""
        connection = self._connection
        seq = int(meta(connection, "seq") or 0)
        if seq == self._seq:
            return
        floor = int(meta(connection, "floor") or 0)
        if self._seq < floor:
            self._tables = Tables(all_records(connection))
        else:
            fresh = self._tables.fork()
            for entity, record_id in connection.execute("SELECT DISTINCT entity, id FROM changes WHERE seq > ?", (self._seq,)).fetchall():
                record = one_record(connection, entity, record_id)
                fresh.drop(entity, record_id) if record is None else fresh.put(record)
            self._tables = fresh
        self._seq = seq

    def _keep(self, before: Tables, outcome: Outcome, seq: int) -> None:
        connection = self._connection
        after = {name: outcome.tables.get(*name) for name in outcome.touched}
        put_records(connection, (record for record in after.values() if record is not None))
        connection.executemany("DELETE FROM records WHERE entity = ? AND id = ?", [name for name, record in after.items() if record is None])
        used = connection.execute(_USED_BYTES).fetchone()[0]
        uploads = connection.execute("SELECT coalesce(sum(size_bytes), 0) FROM uploads").fetchone()[0]
        if used - uploads > _MOST_BYTES:
            raise refuse("quota", limit=_MOST_BYTES)
        names = (*outcome.touched, *ripple(self.shape, before, outcome.tables, outcome.touched))
        connection.executemany("INSERT OR IGNORE INTO changes VALUES (?, ?, ?)", [(seq, *name) for name in names])
        set_meta(connection, "seq", seq)
        if seq % 100 == 0 and seq > _KEPT_CHANGES:
            connection.execute("DELETE FROM changes WHERE seq <= ?", (seq - _KEPT_CHANGES,))
            set_meta(connection, "floor", max(seq - _KEPT_CHANGES, int(meta(connection, "floor") or 0)))

    def _replace_all(self, tables: Tables, seq: int) -> None:
        connection = self._connection
        connection.execute("DELETE FROM records")
        connection.execute("DELETE FROM changes")
        put_records(connection, tables.everything())
        set_meta(connection, "seq", seq)
        set_meta(connection, "floor", seq)

    def _bring_up_to_date(self) -> None:
        connection = self._connection
        kept = meta(connection, "spec")
        if int(meta(connection, "revision") or 0) > self.revision:
            raise refuse("busy")  # a newer revision was published while this one was being opened
        if kept == self._spec.decode():
            set_meta(connection, "revision", self.revision)
            return
        seq = int(meta(connection, "seq") or 0) + 1
        if kept is None:
            self._replace_all(seeds(self.shape), seq)
        else:
            old = read_shape(json.loads(kept))
            self._replace_all(migrate(old, self.shape, Tables(all_records(connection))), seq)
        set_meta(connection, "spec", self._spec.decode())
        set_meta(connection, "revision", self.revision)

    def _who(self, session: str, account_id: str) -> Who:
        account: Account | None = None
        if account_id.startswith("user-"):
            n = int(account_id.removeprefix("user-"))
            users = self.shape.users
            account = Account(account_id, users[n - 1].name, users[n - 1].email, users[n - 1].role) if n <= len(users) else None
        elif account_id:
            account = self._account("id", account_id)
        return Who(session) if account is None else Who(session, account.id, account.name, account.email, account.role)

    def _account(self, column: str, value: str) -> Account | None:
        row: tuple[Any, ...] | None = self._connection.execute(
            f"SELECT id, name, email, role, digest FROM accounts WHERE {column} = ?",  # noqa: S608 - a constant
            (value,),
        ).fetchone()
        return None if row is None else Account(*row)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

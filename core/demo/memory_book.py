"""A demo's book in memory: for a check before anything is hosted, and for tests."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import RLock

from core.demo.access import Who
from core.demo.book import Account, Name, Upload
from core.demo.refusal import Problem, Refusal, refuse
from core.demo.ripple import ripple
from core.demo.seeds import seeds
from core.demo.shape import Shape
from core.demo.tables import Tables
from core.demo.write import Outcome


@dataclass(slots=True)
class _State:
    tables: Tables
    version: int = 1
    floor: int = 1
    changes: list[tuple[int, Name]] = field(default_factory=list)
    once: set[str] = field(default_factory=set)
    accounts: dict[str, Account] = field(default_factory=dict)
    uploads: dict[str, tuple[Upload, bytes]] = field(default_factory=dict)
    sessions: dict[str, tuple[str, str]] = field(default_factory=dict)


class MemoryBook:
    """Forgets everything with the process; keeps the same promises otherwise, quotas aside."""

    def __init__(self, shape: Shape, revision: int = 1) -> None:
        """Begin with the seed records."""
        self.shape = shape
        self.revision = revision
        self._lock = RLock()
        self._state = _State(seeds(shape))

    def read(self) -> tuple[Tables, int]:
        """The records as they are now and their common version."""
        with self._lock:
            return self._state.tables, self._state.version

    def change(self, work: Callable[[Tables], Outcome], once: str | None = None) -> tuple[Outcome, int]:
        """Do the work on the present records and keep what comes out."""
        with self._lock:
            state = self._state
            if once is not None and once in state.once:
                raise refuse("once")
            outcome = work(state.tables)
            state.once |= {once} if once is not None else set()
            names = (*outcome.touched, *ripple(self.shape, state.tables, outcome.tables, outcome.touched))
            state.tables, state.version = outcome.tables, state.version + 1
            state.changes += [(state.version, name) for name in names]
            return outcome, state.version

    def changed_since(self, version: int) -> Sequence[tuple[int, Name]] | None:
        """What changed after that version; None when everything was set back since."""
        with self._lock:
            if not self._state.floor <= version <= self._state.version:
                return None
            return [change for change in self._state.changes if change[0] > version]

    def reset(self) -> int:
        """Back to the seed records, without accounts and uploads; the new version."""
        with self._lock:
            version = self._state.version + 1
            kept = {token: (s, a if a.startswith("user-") else "") for token, (s, a) in self._state.sessions.items()}
            self._state = _State(seeds(self.shape), version, version, sessions=kept)
            return version

    def who(self, token: str) -> Who | None:
        """Whose session it is; None for one that does not exist."""
        with self._lock:
            found = self._state.sessions.get(token)
            return None if found is None else self._who(*found)

    def open_session(self, account: str, old_token: str | None = None) -> tuple[str, Who]:
        """A new secret; the old session ends, and a log-in takes over its records."""
        with self._lock:
            old = self._state.sessions.pop(old_token, None) if old_token else None
            session = old[0] if old and account else f"s-{secrets.token_hex(8)}"
            token = secrets.token_urlsafe(24)
            self._state.sessions[token] = (session, account)
            return token, self._who(session, account)

    def account(self, email: str) -> Account | None:
        """The account with that address, those of the specification included."""
        everyone = (*self._given(), *self._state.accounts.values())
        return next((a for a in everyone if a.email.casefold() == email.casefold()), None)

    def add_account(self, name: str, email: str, role: str, digest: str) -> Account:
        """A new account."""
        with self._lock:
            if self.account(email) is not None:
                raise Refusal(Problem("email_taken", "email"))
            account = Account(f"a-{secrets.token_hex(8)}", name, email, role, digest)
            self._state.accounts[account.id] = account
            return account

    def change_account(self, account: Account, was: str | None, keep_token: str | None = None) -> None:
        """The name and the password of an account that somebody made, from now on; another password ends its other sessions."""
        with self._lock:
            present = self._state.accounts.get(account.id)
            if present is None or present.digest != was:
                raise refuse("stale")
            self._state.accounts[account.id] = account
            if account.digest != was:
                kept = {t: s for t, s in self._state.sessions.items() if s[1] != account.id or t == keep_token}
                self._state.sessions = kept

    def add_upload(self, name: str, media_type: str, data: bytes) -> Upload:
        """Keep a file."""
        upload = Upload(secrets.token_urlsafe(16), name, media_type, len(data))
        self._state.uploads[upload.id] = (upload, data)
        return upload

    def upload(self, upload_id: str) -> tuple[Upload, bytes] | None:
        """A file with its content."""
        return self._state.uploads.get(upload_id)

    def _given(self) -> list[Account]:
        return [Account(f"user-{n}", u.name, u.email, u.role) for n, u in enumerate(self.shape.users, 1)]

    def _who(self, session: str, account_id: str) -> Who:
        found = next((a for a in (*self._given(), *self._state.accounts.values()) if a.id == account_id), None)
        return Who(session) if found is None else Who(session, found.id, found.name, found.email, found.role)

"""What the data API needs of whoever keeps the records, and what it is asked and answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from core.demo.access import Who
from core.demo.shape import Shape
from core.demo.tables import Tables
from core.demo.write import Outcome

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a visitor sent."""

    id: str
    name: str
    type: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can log in. `digest` is that of the password; None for the accounts that the specification shows."""

    id: str
    name: str
    email: str
    role: str
    digest: str | None = None


class Book(Protocol):
    """The records, sessions and uploads of one demo, kept for good. Every method may raise Refusal("busy")."""

    @property
    def shape(self) -> Shape:
        """What the present revision says."""

    @property
    def revision(self) -> int:
        """Its number."""

    def read(self) -> tuple[Tables, int]:
        """The records as they are now and the version of all of them together."""

    def change(self, work: Callable[[Tables], Outcome], once: str | None = None) -> tuple[Outcome, int]:
        """Do the work on the present records and keep what comes out, alone and all at once. Raises Refusal("once") when `once` was used before."""

    def changed_since(self, version: int) -> Sequence[tuple[int, Name]] | None:
        """What changed after that version, each with its own version; None when that is too long ago or everything was set back."""

    def reset(self) -> int:
        """Back to the seed records, without accounts and uploads; the new version."""

    def who(self, token: str) -> Who | None:
        """Whose session it is; None for one that does not exist."""

    def open_session(self, account: str, old_token: str | None = None) -> tuple[str, Who]:
        """A new secret for a visitor (account "") or for an account; the old session ends, and a log-in takes over its records."""

    def account(self, email: str) -> Account | None:
        """The account with that address."""

    def add_account(self, name: str, email: str, role: str, digest: str) -> Account:
        """A new account. Raises Refusal("email_taken") or Refusal("quota")."""

    def change_account(self, account: Account, was: str | None, keep_token: str | None = None) -> None:
        """The name and the password of an account that somebody made, from now on; another password ends its sessions but the one of `keep_token`.

        Raises Refusal("stale") when its digest is no longer `was`.
        """

    def add_upload(self, name: str, media_type: str, data: bytes) -> Upload:
        """Keep a file. Raises Refusal("quota")."""

    def upload(self, upload_id: str) -> tuple[Upload, bytes] | None:
        """A file with its content."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request below `api/`: `path` without that prefix; header names in lower case; `client` tells visitors apart for their rate."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)
    token: str | None = field(default=None, repr=False)
    client: str = ""
    cookies: bool = True
    """Whether the session can live in a cookie; else its secret goes into the body of replies."""
    framed: bool = False
    """Whether another page shows the demo, where a browser may keep no cookie: the secret goes into both."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; `token` is a new session's secret to be put into a cookie."""

    status: int
    body: bytes = field(default=b"", repr=False)
    media_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    token: str | None = field(default=None, repr=False)

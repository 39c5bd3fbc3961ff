"""A hosted prototype and its revisions."""

from dataclasses import dataclass
from datetime import datetime

from core.appspec import AppSpec
from core.brief import Brief


@dataclass(frozen=True, slots=True)
class Revision:
    """One published state. Unique by prototype and number; `site_digest` is that of the files, `changes` says in words what changed."""

    slug: str
    number: int
    brief: Brief
    spec: AppSpec
    site_digest: str
    picture: str | None
    changes: tuple[str, ...]
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Prototype:
    """What a conversation owns: an unguessable `slug` whose link stays the same over all revisions."""

    slug: str
    conversation_id: str
    url: str
    revision: int
    made_at: datetime
    expires_at: datetime

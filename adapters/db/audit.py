"""The audit in the database; a person stands in it only as a keyed hash."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from core.audit import Act, Audit, Entry


class DbAudit(Audit):
    """The port `Audit`."""

    def __init__(self, database: Database, pepper: bytes) -> None:
        """`pepper` keys the hashes by which people are recognised."""
        self._database = database
        self._pepper = pepper
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def note(self, entry: Entry, person_id: str = "") -> None:
        """One more entry."""
        keep = insert(tables.audit).values(**audit_row(entry, person_id, self._pepper))
        await self._database.write(lambda connection: connection.execute(keep))

    async def report(self, entry: Entry, person_id: str) -> bool:
        """The program's one entry about a prototype; False when it is there already, whoever of several workers wrote it."""
        keep = self._insert(tables.audit).values(**audit_row(entry, person_id, self._pepper)).on_conflict_do_nothing().returning(tables.audit.c.number)
        return await self._database.write(lambda connection: connection.execute(keep).one_or_none()) is not None

    async def newest(self, limit: int = 200, act: Act | None = None) -> Sequence[Entry]:
        """The newest entries, newest first."""
        look = select(tables.audit).order_by(tables.audit.c.number.desc()).limit(limit)
        return await self._read(look if act is None else look.where(tables.audit.c.act == act.value))

    async def of_person(self, person_id: str) -> Sequence[Entry]:
        """All entries about one person's data, oldest first."""
        return await self._read(select(tables.audit).where(tables.audit.c.person == hashed(person_id, self._pepper)).order_by(tables.audit.c.number))

    async def _read(self, look: Select[Any]) -> Sequence[Entry]:
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [Entry(row.at, row.actor, Act(row.act), row.about, row.detail) for row in rows]


def hashed(person_id: str, pepper: bytes) -> str:
    """How a person is recognised where nobody's name may stand: whoever has only the database learns no name from it."""
    return hmac.new(pepper, person_id.encode(), hashlib.sha256).hexdigest()


def audit_row(entry: Entry, person_id: str, pepper: bytes) -> Mapping[str, object]:
    """An entry as it is kept."""
    whose = hashed(person_id, pepper) if person_id else ""
    return {"person": whose, "at": entry.at, "actor": entry.actor, "act": entry.act.value, "about": entry.about, "detail": entry.detail}

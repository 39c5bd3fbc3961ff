"""The ledger of consents in the database: rows are added, never changed."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from adapters.db import tables
from adapters.db.database import Database
from core.consent import Consent, Use


class DbConsents:
    """The protocol `core.consent.Consents`."""

    def __init__(self, database: Database) -> None:
        """On that database."""
        self._database = database

    async def add(self, consent: Consent) -> None:
        """One more entry."""
        row = insert(tables.consents).values(
            person_id=consent.person_id,
            use=consent.use.value,
            given=consent.given,
            at=consent.at,
            channel=consent.channel,
            source=consent.source,
            until=consent.until,
        )
        await self._database.write(lambda connection: connection.execute(row))

    async def of_person(self, person_id: str) -> Sequence[Consent]:
        """All entries of a person, oldest first."""
        table = tables.consents
        look = select(table).where(table.c.person_id == person_id).order_by(table.c.number)
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [Consent(row.person_id, Use(row.use), row.given, row.at, row.channel, row.source, row.until) for row in rows]

    async def erase(self, person_id: str) -> None:
        """Forget a person."""
        gone = delete(tables.consents).where(tables.consents.c.person_id == person_id)
        await self._database.write(lambda connection: connection.execute(gone))

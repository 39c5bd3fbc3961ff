"""Operators' corrections and endings in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.prototypes import load_both, select_both
from core.brief import Intent, Situation
from core.errors import NotFound
from core.prototype import Prototype, Revision
from core.supervision import Correction


class DbSupervision:
    """The port `Supervision`."""

    def __init__(self, database: Database) -> None:
        """Keeps all of it in one database."""
        self._database = database
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def correct(self, correction: Correction) -> None:
        """Keep a correction; the newest for a turn counts."""
        values = {
            "turn_id": correction.turn_id,
            "text": correction.text,
            "language": correction.language,
            "situation": correction.situation.value,
            "predicted": correction.predicted.value if correction.predicted else None,
            "intent": correction.intent.value,
            "operator": correction.operator,
            "at": correction.at,
        }
        keep = self._insert(tables.corrections).values(**values).on_conflict_do_update(index_elements=[tables.corrections.c.turn_id], set_=values)
        await self._database.write(lambda connection: connection.execute(keep))

    async def corrections(self) -> Sequence[Correction]:
        """All corrections, oldest first."""
        look = select(tables.corrections).order_by(tables.corrections.c.at, tables.corrections.c.turn_id)
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [
            Correction(
                row.turn_id,
                row.text,
                row.language,
                Situation(row.situation),
                Intent(row.predicted) if row.predicted else None,
                Intent(row.intent),
                row.operator,
                row.at,
            )
            for row in rows
        ]

    async def prototypes(self, limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Everybody's prototypes, newest first."""
        look = select_both().order_by(tables.prototypes.c.made_at.desc(), tables.prototypes.c.slug).limit(limit)
        return [load_both(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]

    async def living(self, at: datetime, after: str = "", limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Everybody's prototypes that are not over, by slug."""
        table = tables.prototypes
        look = select_both().where(table.c.expires_at > at, table.c.slug > after).order_by(table.c.slug).limit(limit)
        return [load_both(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]

    async def end(self, slug: str, at: datetime) -> None:
        """The prototype is over from then on. Raises NotFound."""
        table = tables.prototypes
        over = update(table).where(table.c.slug == slug).values(expires_at=at)
        if await self._database.write(lambda connection: connection.execute(over).rowcount) == 0:
            raise NotFound(f"prototype {slug}")

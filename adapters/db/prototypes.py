"""Prototypes and their revisions in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update
from sqlalchemy.exc import IntegrityError

from adapters.db import tables
from adapters.db.database import Database
from adapters.db.shapes import RevisionBody, shape
from core.errors import Conflict, NotFound
from core.ports import Clock
from core.prototype import Prototype, Revision


class DbPrototypes:
    """The port `Prototypes`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` says what has expired."""
        self._database = database
        self._clock = clock

    async def add(self, prototype: Prototype, revision: Revision) -> None:
        """Store a revision, with its prototype when it is the first. Raises Conflict when another one has that number or a number is left out."""
        try:
            await self._database.write(lambda connection: _add(connection, prototype, revision))
        except IntegrityError as error:
            if await self._database.read(lambda connection: _digest(connection, revision)) == revision.site_digest:
                return
            raise Conflict(f"revision {revision.number} of {revision.slug} was stored by somebody else") from error

    async def get(self, slug: str) -> tuple[Prototype, Revision]:
        """The prototype and its newest revision. Raises NotFound."""
        look = select_both().where(tables.prototypes.c.slug == slug)
        row = await self._database.read(lambda connection: connection.execute(look).one_or_none())
        if row is None:
            raise NotFound(f"prototype {slug}")
        return load_both(row)

    async def of_person(self, person_id: str) -> Sequence[tuple[Prototype, Revision]]:
        """A person's prototypes that have not expired, newest first."""
        look = (
            select_both()
            .join(tables.conversations, tables.conversations.c.id == tables.prototypes.c.conversation_id)
            .where(tables.conversations.c.person_id == person_id, tables.prototypes.c.expires_at > self._clock.now())
            .order_by(tables.prototypes.c.made_at.desc(), tables.prototypes.c.slug)
        )
        return [load_both(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]

    async def revisions(self, slug: str) -> Sequence[Revision]:
        """All revisions of a prototype, oldest first."""
        table = tables.revisions
        look = select(table).where(table.c.slug == slug).order_by(table.c.number)
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [_revision(row, row.number, row.made_at) for row in rows]


def _add(connection: Connection, prototype: Prototype, revision: Revision) -> None:
    stored = _digest(connection, revision)
    if stored == revision.site_digest:
        return
    if stored is not None:
        raise Conflict(f"revision {revision.number} of {revision.slug} exists with other files")
    table = tables.prototypes
    if revision.number == 1:
        connection.execute(
            insert(table).values(
                slug=prototype.slug,
                conversation_id=prototype.conversation_id,
                url=prototype.url,
                revision=1,
                made_at=prototype.made_at,
                expires_at=prototype.expires_at,
            )
        )
    else:
        moved = connection.execute(
            update(table)
            .where(table.c.slug == prototype.slug, table.c.revision == revision.number - 1)
            .values(revision=revision.number, url=prototype.url, expires_at=prototype.expires_at)
        )
        if moved.rowcount == 0:
            raise Conflict(f"{prototype.slug} is not at revision {revision.number - 1}")
    body = shape(RevisionBody).dump(RevisionBody(revision.brief, revision.spec, revision.picture, revision.changes))
    connection.execute(
        insert(tables.revisions).values(slug=revision.slug, number=revision.number, site_digest=revision.site_digest, made_at=revision.made_at, body=body)
    )


def _digest(connection: Connection, revision: Revision) -> str | None:
    table = tables.revisions
    look = select(table.c.site_digest).where(table.c.slug == revision.slug, table.c.number == revision.number)
    return connection.execute(look).scalar_one_or_none()


def select_both() -> Select[Any]:
    """Prototypes with their newest revision."""
    prototypes, revisions = tables.prototypes, tables.revisions
    return select(prototypes, revisions.c.site_digest, revisions.c.made_at.label("revised_at"), revisions.c.body).join(
        revisions, (revisions.c.slug == prototypes.c.slug) & (revisions.c.number == prototypes.c.revision)
    )


def load_both(row: Row[Any]) -> tuple[Prototype, Revision]:
    """From a row of `select_both`."""
    prototype = Prototype(row.slug, row.conversation_id, row.url, row.revision, row.made_at, row.expires_at)
    return prototype, _revision(row, row.revision, row.revised_at)


def _revision(row: Row[Any], number: int, made_at: datetime) -> Revision:
    body = shape(RevisionBody).load(row.body)
    return Revision(row.slug, number, body.brief, body.spec, row.site_digest, body.picture, body.changes, made_at)

"""Brings a database to the tables that this version needs. Several processes may do it at once."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from adapters.db.database import Database
from adapters.db.tables import metadata

LOCK = 7_362_001
"""Number of PostgreSQL's advisory lock; SQLite's writers wait for one another anyway."""


async def upgrade(database: Database, revision: str = "head") -> None:
    """Walk up to a revision."""

    def walk(connection: Connection) -> None:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(_config(connection), revision)

    await database.write(walk)


async def downgrade(database: Database, revision: str) -> None:
    """Walk down to a revision; "base" leaves nothing."""
    await database.write(lambda connection: command.downgrade(_config(connection), revision))


async def differences(database: Database) -> list[object]:
    """Where the database and the tables of this version differ; empty when they agree."""
    return await database.read(lambda connection: list(compare_metadata(MigrationContext.configure(connection), metadata)))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    return config

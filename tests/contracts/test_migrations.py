"""The tables are walked up and down, and agree with what the code expects, on both databases."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import inspect

from adapters.db import migrate, tables
from adapters.db.database import Database


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'statex.db'}"
    made: str = request.getfixturevalue("postgres_url")
    return made


async def names(database: Database) -> set[str]:
    return set(await database.read(lambda connection: inspect(connection).get_table_names()))


async def test_up_down_and_up_again(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    assert await migrate.differences(database) == []
    assert await names(database) == {*tables.metadata.tables, "alembic_version"}
    await migrate.downgrade(database, "base")
    assert await names(database) == {"alembic_version"}
    await migrate.upgrade(database)
    assert await migrate.differences(database) == []
    await database.close()


async def test_a_difference_is_noticed(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    await database.write(lambda connection: connection.exec_driver_sql("DROP TABLE payloads"))
    assert await migrate.differences(database) != []
    await database.close()


async def test_processes_that_start_together_migrate_once(url: str) -> None:
    databases = [Database(url) for _ in range(4)]
    await asyncio.gather(*(migrate.upgrade(one) for one in databases))
    assert await migrate.differences(databases[0]) == []
    for one in databases:
        await one.close()

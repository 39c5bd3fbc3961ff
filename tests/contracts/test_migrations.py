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


async def test_two_audits_become_one_in_the_order_of_their_moments(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    await migrate.downgrade(database, "people")
    rows = [
        "INSERT INTO looks (operator, act, about, at) VALUES ('ada', 'read', 'c1', '2026-03-02 10:00:00')",
        "INSERT INTO accesses (person, at, actor, action, detail) VALUES ('h1', '2026-03-02 09:00:00', 'person', 'exported', 'web')",
        "INSERT INTO accesses (person, at, actor, action, detail) VALUES ('h1', '2026-03-02 11:00:00', 'person', 'erased', 'e1')",
    ]
    for row in rows:
        await database.write(lambda connection, row=row: connection.exec_driver_sql(row))  # type: ignore[misc]  # mypy cannot infer such a lambda
    await migrate.upgrade(database)
    look = "SELECT person, actor, act, about, detail FROM audit ORDER BY number"
    kept = await database.read(lambda connection: [tuple(row) for row in connection.exec_driver_sql(look)])
    assert kept == [("h1", "person", "exported", "", "web"), ("", "ada", "read", "c1", ""), ("h1", "person", "erased", "e1", "")]
    await migrate.downgrade(database, "people")
    await migrate.upgrade(database)
    assert len(await database.read(lambda connection: connection.exec_driver_sql(look).all())) == len(kept)
    await database.close()


async def test_looks_at_voices_join_the_audit_without_a_name(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    await migrate.downgrade(database, "audit")
    row = "INSERT INTO voice_looks (profile_id, person_id, at, purpose) VALUES ('v1', 'web:anna', '2026-03-02 10:00:00', 'speak')"
    await database.write(lambda connection: connection.exec_driver_sql(row))
    await migrate.upgrade(database)
    look = "SELECT person, actor, act, about, detail FROM audit"
    assert await database.read(lambda connection: [tuple(one) for one in connection.exec_driver_sql(look)]) == [("", "person", "used_voice", "v1", "speak")]
    await database.close()

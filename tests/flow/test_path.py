"""The whole path with stand-ins, on real SQLite."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.db import migrate
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.prototypes import DbPrototypes
from adapters.db.turns import DbTurns
from core.turn import Stage
from core.verdict import Answer, Build
from tests.flow.hub import Hub, hub


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Hub]:
    made = hub()
    database = Database(f"sqlite:///{tmp_path / 'statex.db'}")
    await migrate.upgrade(database)
    made.ports = replace(
        made.ports,
        turns=DbTurns(database, made.clock),
        conversations=DbConversations(database, made.clock),
        prototypes=DbPrototypes(database, made.clock),
    )
    yield made
    await database.close()


async def test_a_brief_becomes_a_link(office: Hub) -> None:
    turn = await office.ask("A page for my bakery. Blue")
    assert turn.stage is Stage.ANSWERED
    assert isinstance(turn.verdict, Build)
    [answer] = office.answers()
    assert answer.link == turn.url == f"http://{turn.slug}.localhost/"
    assert answer.picture is not None
    assert "A page for my bakery" in answer.text
    assert [name for name, _ in turn.seconds] == ["received", "read", "triaged", "planned", "built", "hosted"]


async def test_prototype_then_one_free_change_then_a_quote(office: Hub) -> None:
    first = await office.ask("A page for my bakery")
    office.clock.move(60)
    second = await office.ask("Opening hours")
    office.clock.move(60)
    third = await office.ask("A photo")
    assert second.slug == first.slug
    assert (first.revision, second.revision) == (1, 2)
    assert second.url == first.url
    assert "Added: Opening hours" in office.answers()[1].text
    assert "free_clarification_used" in office.answers()[1].text
    assert isinstance(third.verdict, Answer)
    assert third.quote is not None
    assert "240 EUR" in office.answers()[2].text
    assert len(office.answers()) == 3

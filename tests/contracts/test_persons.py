"""Erasing a person leaves none of their words in any table, on both databases, and their audit goes on."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from adapters.db import migrate, tables
from adapters.db.audit import DbAudit
from adapters.db.consents import DbConsents
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.orders import DbOrders
from adapters.db.persons import DbPersons
from adapters.db.prototypes import DbPrototypes
from adapters.db.turns import DbTurns
from adapters.db.voices import DbVoiceProfiles
from adapters.local.senses import LocalTranscriber
from adapters.speech.espeak import EspeakVoice
from adapters.speech.matching import MatchingVoices
from core.audit import Act, Entry
from core.cloning import voices_of
from core.consent import Consent, Use
from core.errors import NotFound
from core.messages import Address, Platform, Sender
from core.pipeline.erase import erase
from core.voices import VoiceProfile
from tests.flow.hub import Hub, hub

WORD = "Quittenbaumblau"


class Outside(MatchingVoices):
    """A service that keeps voices; what it was told to forget is noted."""

    def __init__(self) -> None:
        super().__init__(EspeakVoice(), LocalTranscriber())
        self.forgotten: list[str] = []

    async def forget(self, provider_id: str) -> None:
        self.forgotten.append(provider_id)


@pytest.fixture(params=["sqlite", "postgres"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Hub, Database]]:
    url = f"sqlite:///{tmp_path / 'statex.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    database, office = Database(url), hub()
    await migrate.upgrade(database)
    office.ports = replace(
        office.ports,
        turns=DbTurns(database, office.clock),
        conversations=DbConversations(database, office.clock),
        prototypes=DbPrototypes(database, office.clock),
        orders=DbOrders(database, office.clock),
        persons=DbPersons(database, office.clock, b"pepper"),
        audit=DbAudit(database, b"pepper"),
        consents=DbConsents(database),
        profiles=DbVoiceProfiles(database),
        voices=Outside(),
    )
    yield office, database
    await database.close()


async def words_anywhere(database: Database, word: str) -> list[str]:
    """Tables in which a word stands, in whatever column."""
    found = []
    for table in tables.metadata.sorted_tables:
        look = select(table)
        rows = await database.read(lambda connection, look=look: [tuple(row) for row in connection.execute(look)])  # type: ignore[misc]  # mypy cannot infer such a lambda
        shown = " ".join(one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for row in rows for one in row)
        found += [table.name] if word in shown else []
    return found


async def test_nothing_is_left_of_a_person_and_everything_of_the_others(house: tuple[Hub, Database]) -> None:
    office, database = house
    ports = office.ports
    first = await office.ask(f"A page for my shop {WORD}")
    other = Address(Platform.WEB, "session-2")
    second = await office.ask("A page for Ben's Apfelgrün", address=other, sender=Sender("ben"))
    assert ports.consents is not None
    await ports.consents.add(Consent("web:anna", Use.CLONING, given=True, at=office.clock.now(), channel="web", source=WORD, until=None))
    person = (await ports.conversations.get(first.conversation_id)).person_id
    await ports.audit.note(Entry(office.clock.now(), "ada", Act.READ, first.conversation_id), person)
    assert ports.profiles is not None
    await ports.profiles.add(VoiceProfile("v1", person, WORD, "de", "elevenlabs", "outside-1", 0.8, None, office.clock.now(), 9, "person", b"blob"))
    assert [one.id for one in await voices_of(person, "speak", ports)] == ["v1"]
    assert {"messages", "turns", "revisions", "consents"} <= set(await words_anywhere(database, WORD))

    await erase(person, ports)

    assert await words_anywhere(database, WORD) == []
    assert await words_anywhere(database, person) == []
    assert "Apfelgrün" in (await ports.turns.get(second.id)).messages[0].text
    assert await ports.persons.was_erased(person)
    assert [one.act for one in await ports.audit.of_person(person)] == [Act.READ, Act.USED_VOICE, Act.ERASED]
    assert isinstance(ports.voices, Outside)
    assert ports.voices.forgotten == ["outside-1"]
    with pytest.raises(NotFound):
        await ports.turns.get(first.id)


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_what_is_left_to_do_is_not_in_the_file_once_it_is_done(house: tuple[Hub, Database], tmp_path: Path) -> None:
    office, database = house
    turn = await office.ask(f"A page for my shop {WORD}")
    person = (await office.ports.conversations.get(turn.conversation_id)).person_id
    await erase(person, office.ports)
    if database.is_sqlite:
        kept = on_disk(tmp_path)
        assert turn.id.encode() not in kept
        assert (turn.slug or WORD).encode() not in kept

"""The ledger of consents and the shelf of voices, in memory and in both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.db import migrate
from adapters.db.consents import DbConsents
from adapters.db.database import Database
from adapters.db.voices import DbVoiceProfiles
from adapters.local.clock import HandClock
from adapters.local.consents import LocalConsents, LocalVoiceProfiles
from core.consent import Consent, Consents, Use, allows
from core.voices import VoiceProfile, VoiceProfiles

Shelf = tuple[Consents, VoiceProfiles, HandClock]


@pytest.fixture(params=["memory", "sqlite"])
async def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Shelf]:
    clock = HandClock()
    if request.param == "memory":
        yield LocalConsents(), LocalVoiceProfiles(clock), clock
        return
    database = Database(f"sqlite:///{tmp_path / 'statex.db'}")
    await migrate.upgrade(database)
    yield DbConsents(database), DbVoiceProfiles(database, clock), clock
    await database.close()


def profile(clock: HandClock, name: str = "v1", person: str = "anna") -> VoiceProfile:
    return VoiceProfile(name, person, "Anna", "de", "local", "", 0.8, 0.7, clock.now(), 960_000, "k1", b"sealed")


async def test_entries_are_added_and_none_is_changed(shelf: Shelf) -> None:
    consents, _, clock = shelf
    for given in (True, False, True):
        clock.move(1)
        await consents.add(Consent("anna", Use.CLONING, given, clock.now(), "web", "m1", clock.now() + timedelta(days=1) if given else None))
    entries = await consents.of_person("anna")
    assert [one.given for one in entries] == [True, False, True]
    assert allows(entries, Use.CLONING, clock.now())
    assert not await consents.of_person("bert")
    await consents.erase("anna")
    assert not await consents.of_person("anna")


async def test_every_look_is_noted_and_outlives_the_voice(shelf: Shelf) -> None:
    _, profiles, clock = shelf
    await profiles.add(profile(clock))
    await profiles.add(profile(clock, "v2", "bert"))
    assert [one.id for one in await profiles.of_person("anna", "speak")] == ["v1"]
    assert [one.id for one in await profiles.delete("anna")] == ["v1"]
    assert not await profiles.of_person("anna", "speak")
    assert [(one.profile_id, one.purpose) for one in await profiles.looks("anna")] == [("v1", "speak")]
    assert len(await profiles.of_person("bert", "list")) == 1


async def test_keys_are_changed_one_voice_at_a_time(shelf: Shelf) -> None:
    _, profiles, clock = shelf
    await profiles.add(profile(clock))
    await profiles.add(profile(clock, "v2"))
    await profiles.reseal("v1", "k2", b"anew")
    assert [one.id for one in await profiles.sealed_otherwise("k2")] == ["v2"]
    first = (await profiles.of_person("anna", "test"))[0]
    assert first == replace(profile(clock), key_id="k2", sealed=b"anew", made_at=first.made_at)

"""The ledger of consents and the shelf of voices, in memory and in both databases."""

from collections.abc import AsyncIterator
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
        yield LocalConsents(), LocalVoiceProfiles(), clock
        return
    database = Database(f"sqlite:///{tmp_path / 'statex.db'}")
    await migrate.upgrade(database)
    yield DbConsents(database), DbVoiceProfiles(database), clock
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


async def test_voices_are_kept_by_their_person_until_they_are_forgotten(shelf: Shelf) -> None:
    _, profiles, clock = shelf
    first, second = profile(clock), profile(clock, "v2", "bert")
    for one in (first, second):
        await profiles.add(one)
    assert list(await profiles.of_person("anna")) == [first]
    assert list(await profiles.delete("anna", "v2")) == []
    assert list(await profiles.delete("anna")) == [first]
    assert list(await profiles.of_person("anna")) == []
    assert list(await profiles.of_person("bert")) == [second]

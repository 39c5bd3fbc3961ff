"""What every implementation of `Prototypes` keeps to."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.appspec import AppSpec, Business
from core.brief import Brief, Coloured, Requirement
from core.errors import Conflict, NotFound
from core.prototype import Prototype, Revision
from tests.contracts.conftest import CHAT, Shelves, message


async def made(shelves: Shelves, slug: str = "s", number: int = 1) -> tuple[Prototype, Revision]:
    await shelves.turns.accept(message(shelves.clock), b"")
    owner = await shelves.conversations.at(CHAT)
    now = shelves.clock.now()
    brief = Brief("de", (Requirement("r1", "Blau", "in Blau", Coloured("accent", "blau", "#0000ff"), 0.9),))
    spec = AppSpec("de", Business("Café"), (), ())
    prototype = Prototype(slug, owner.id, f"http://{slug}/", number, now, now + timedelta(days=30))
    return prototype, Revision(slug, number, brief, spec, f"{number}" * 64, "p.png", ("Farbe",), now)


async def test_revisions_come_one_after_another(shelves: Shelves) -> None:
    with pytest.raises(NotFound):
        await shelves.prototypes.get("s")
    first = await made(shelves)
    await shelves.prototypes.add(*first)
    await shelves.prototypes.add(*first)
    assert await shelves.prototypes.get("s") == first
    second = await made(shelves, number=2)
    await shelves.prototypes.add(*second)
    assert (await shelves.prototypes.get("s"))[1] == second[1]
    assert (await shelves.prototypes.get("s"))[0].revision == 2
    await shelves.prototypes.add(*second)
    with pytest.raises(Conflict):
        await shelves.prototypes.add(*await made(shelves, number=4))
    with pytest.raises(Conflict):
        await shelves.prototypes.add(second[0], replace(second[1], site_digest="f" * 64))


async def test_the_same_revision_at_once_is_stored_once(shelves: Shelves) -> None:
    first = await made(shelves)
    await asyncio.gather(*(shelves.prototypes.add(*first) for _ in range(4)))
    assert await shelves.prototypes.get("s") == first


async def test_a_person_sees_what_has_not_expired_newest_first(shelves: Shelves) -> None:
    old = await made(shelves, "old")
    await shelves.prototypes.add(*old)
    shelves.clock.move(86_400)
    new = await made(shelves, "new")
    await shelves.prototypes.add(*new)
    assert [one.slug for one, _ in await shelves.prototypes.of_person("telegram:anna")] == ["new", "old"]
    assert list(await shelves.prototypes.of_person("telegram:ben")) == []
    shelves.clock.move(29 * 86_400)
    assert [one.slug for one, _ in await shelves.prototypes.of_person("telegram:anna")] == ["new"]

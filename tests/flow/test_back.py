"""Going back to an earlier revision of a prototype."""

import pytest

from core.errors import Conflict, NotFound
from core.pipeline.back import go_back
from tests.flow.hub import WEB, Hub, hub


async def changed_once() -> Hub:
    office = hub()
    await office.ask("A page for my bakery")
    office.clock.move(60)
    await office.ask("Opening hours")
    return office


async def test_an_earlier_revision_becomes_the_newest_and_the_person_is_told() -> None:
    office = await changed_once()
    talk = await office.ports.conversations.at(WEB)
    first, second = await office.ports.prototypes.revisions(talk.slug or "")
    again = await go_back(talk, 1, office.ports)
    assert (again.number, again.spec, again.brief) == (3, first.spec, first.brief)
    prototype, newest = await office.ports.prototypes.get(talk.slug or "")
    assert (prototype.revision, newest.spec) == (3, first.spec)
    assert first.spec != second.spec
    assert office.answers()[-1].link == prototype.url
    assert (await go_back(talk, 1, office.ports)).number == 3, "what is there already is not published again"


async def test_an_unknown_revision_or_one_during_a_change_is_refused() -> None:
    office = await changed_once()
    talk = await office.ports.conversations.at(WEB)
    with pytest.raises(NotFound):
        await go_back(talk, 9, office.ports)
    await office.say("A photo")
    with pytest.raises(Conflict):
        await go_back(talk, 1, office.ports)
    assert (await office.ports.prototypes.get(talk.slug or ""))[0].revision == 2

"""What is online is looked at again by the rules of today."""

import asyncio
from dataclasses import replace

from core.audit import PROGRAM, VISITOR, Act, Entry
from core.pipeline.harm import report_harm
from tests.flow.hub import Hub, hub
from tests.unit.test_abuse import application


async def passing_for(name: str) -> tuple[Hub, str]:
    """A hub with a bakery's prototype whose newest revision is called `name`, as one of before a rule would be."""
    office = hub()
    turn = await office.ask("A page for my bakery")
    prototype, revision = await office.ports.prototypes.get(turn.slug or "")
    later = replace(revision, number=2, spec=application(name, log_in=True))
    await office.ports.prototypes.add(replace(prototype, revision=2), later)
    return office, prototype.slug


async def test_what_passes_for_somebody_else_is_reported_once() -> None:
    office, slug = await passing_for("PayPal")
    assert [await report_harm(office.ports), await report_harm(office.ports)] == [1, 0]
    [report] = await office.ports.audit.newest(act=Act.REPORTED)
    assert (report.actor, report.about, report.detail) == (PROGRAM, slug, "imitation")


async def test_workers_that_look_at_the_same_time_report_it_once() -> None:
    office, slug = await passing_for("PayPal")
    assert sorted(await asyncio.gather(*(report_harm(office.ports) for _ in range(3)))) == [0, 0, 1]
    assert [one.about for one in await office.ports.audit.newest(act=Act.REPORTED)] == [slug]


async def test_a_report_of_a_visitor_does_not_stand_for_our_own() -> None:
    office, slug = await passing_for("PayPal")
    owner = (await office.ports.conversations.get((await office.ports.prototypes.get(slug))[0].conversation_id)).person_id
    await office.ports.audit.note(Entry(office.clock.now(), VISITOR, Act.REPORTED, slug), owner)
    assert await report_harm(office.ports) == 1


async def test_honest_prototypes_and_those_that_are_over_are_left_alone() -> None:
    honest, _ = await passing_for("Willow Bakery")
    assert await report_harm(honest.ports) == 0
    over, slug = await passing_for("PayPal")
    assert over.ports.supervision is not None
    await over.ports.supervision.end(slug, over.clock.now())
    assert await report_harm(over.ports) == 0

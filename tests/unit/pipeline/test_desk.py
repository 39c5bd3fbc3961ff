"""A turn lies on one desk at a time."""

import asyncio

import pytest

from core.pipeline import Desk


async def test_nudges_for_a_turn_in_work_lead_to_one_more_look() -> None:
    looks: list[str] = []
    gate = asyncio.Event()

    async def advance(turn_id: str) -> None:
        looks.append(turn_id)
        await gate.wait()

    desk = Desk(advance)
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(desk.look("a"))
        group.create_task(desk.look("b"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert sorted(looks) == ["a", "b"]
        gate.set()
    assert sorted(looks) == ["a", "a", "b"]


async def test_a_failure_frees_the_desk() -> None:
    looks: list[str] = []

    async def advance(turn_id: str) -> None:
        looks.append(turn_id)
        raise ValueError("a defect")

    desk = Desk(advance)
    for _ in range(2):
        with pytest.raises(ValueError, match="a defect"):
            await desk.look("a")
    assert looks == ["a", "a"]


async def test_a_burst_of_nudges_leads_to_few_looks_and_the_last_nudge_to_one_more() -> None:
    told = 0
    seen: list[int] = []

    async def advance(turn_id: str) -> None:
        del turn_id
        seen.append(told)

    desk = Desk(advance, rest_s=0.2)
    await desk.look("a")
    async with asyncio.TaskGroup() as group:
        for told in range(1, 100):  # noqa: B007  the count is what is looked at
            group.create_task(desk.look("a"))
            await asyncio.sleep(0)
    assert seen[-1] == 99
    assert len(seen) < 99

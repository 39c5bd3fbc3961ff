"""A short day of traffic with faults: what came in is kept and answered."""

from pathlib import Path

from bench.day import measure


async def test_nothing_of_a_short_day_is_lost(tmp_path: Path) -> None:
    found = await measure(40, tmp_path, seed=7)
    assert (found.stored, found.unanswered, found.answers) == (found.sent, 0, found.turns), "\n".join(found.lines())
    assert found.deliveries > found.sent
    assert sum(found.faults.values()) > 0

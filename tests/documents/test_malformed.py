"""Broken and lying files are understood or refused with a reason, never anything else; `python -m bench.malformed` tries ten thousand."""

from bench.malformed import EICAR, SLOW_S, generate, measure
from core.content import content_of


async def test_two_hundred_files_and_no_defect() -> None:
    found, slowest_s = await measure(200, seed=7)
    assert [name for name in found if name.startswith("defect")] == []
    assert sum(found.values()) == 200
    assert slowest_s < SLOW_S
    assert len(found) > 4  # several reasons, not one for all


def test_the_generator_makes_what_it_says_and_the_same_each_time() -> None:
    one, again = list(generate(100)), list(generate(100))
    assert one == again
    assert {name.split()[0] for name, _ in one} >= {"damaged", "bomb", "polyglot", "noise", "huge", "deep"}
    assert any(EICAR in data for _, data in one)


def test_a_script_is_no_picture_whatever_it_ends_with() -> None:
    assert content_of(b"#!/bin/sh\n" + b"\x89PNG\r\n\x1a\n") != content_of(b"\x89PNG\r\n\x1a\n" + bytes(40))

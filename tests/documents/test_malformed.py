"""Broken and lying files are understood or refused with a reason, never anything else; `python -m bench.malformed` tries ten thousand."""

import struct

import pytest

from adapters.speech.decode import decode
from bench.malformed import EICAR, SLOW_S, generate, measure
from core.content import content_of
from core.errors import BadInput


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


@pytest.mark.parametrize("rate_hz", [1, 999, 400_001, 3_999_999, 100_000_001])
def test_a_recording_that_claims_an_impossible_rate_is_refused_at_once(rate_hz: int) -> None:
    """Resampling one took minutes, and held everything else up meanwhile."""
    head = b"RIFF" + struct.pack("<I", 36 + 3200) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate_hz, 32_000, 2, 16)
    with pytest.raises(BadInput, match="audio_unreadable"):
        decode(head + b"data" + struct.pack("<I", 3200) + b"\1\0" * 1600, 60)

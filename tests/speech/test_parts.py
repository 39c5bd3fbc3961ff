"""Where recordings are cut, and who is heard first; without a model."""

import asyncio
import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from adapters.speech.cutting import Span, parts_of
from adapters.speech.decode import RATE_HZ
from adapters.speech.passage import Passage, likeliest, missed_s, surer
from adapters.speech.precedence import Precedence, Urgency
from adapters.speech.whisper import perhaps
from core.reading import Word

SECOND = 31.25
"""Frames."""


def chances(*stretches: tuple[float, float]) -> NDArray[np.float32]:
    """Stretches of (seconds, probability of speech)."""
    return np.concatenate([np.full(int(seconds * SECOND), chance, np.float32) for seconds, chance in stretches])


def seconds_of(found: NDArray[np.float32], longest_s: float = 24.0) -> list[tuple[float, float]]:
    return [(round(one.start / 16_000, 1), round(one.end / 16_000, 1)) for one in parts_of(len(found) * 512, found, longest_s)]


def test_a_short_note_is_one_part() -> None:
    assert seconds_of(chances((10, 0.9))) == [(0.0, 10.0)]


def test_where_nobody_speaks_there_is_nothing_to_hear() -> None:
    assert seconds_of(chances((30, 0.1), (0.1, 0.9), (30, 0.1))) == []


def test_a_long_note_is_cut_in_its_pauses_and_nothing_is_left_out() -> None:
    whole = chances((14, 0.9), (0.6, 0.1), (7, 0.9), (0.2, 0.1), (12, 0.9), (0.8, 0.1), (6, 0.9))
    found = seconds_of(whole)
    assert found[0][0] == 0.0
    assert found[-1][1] == round(len(whole) * 512 / 16_000, 1)
    assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
    assert 14 < found[0][1] < 14.6


def test_who_never_pauses_is_cut_at_the_quietest_moment() -> None:
    found = seconds_of(chances((18, 0.9), (0.1, 0.6), (12, 0.9)))
    assert 18 <= found[0][1] <= 18.2
    assert all(end - start <= 24 for start, end in found)


def test_silence_is_left_out_of_a_note_that_is_mostly_silence() -> None:
    found = seconds_of(chances((20, 0.1), (3, 0.9), (1, 0.1), (2, 0.9), (20, 0.1), (2, 0.9), (5, 0.1)))
    assert len(found) == 2
    assert 19 < found[0][0] < 20
    assert 26 < found[0][1] < 27


def test_a_loop_and_a_doubtful_passage_are_known_for_what_they_are() -> None:
    calm = Passage("We open at seven and close at two.", (), -0.3, 0.1, 3.0)
    loop = Passage("we open at seven " * 20, (), -0.3, 0.1, 3.0)
    murmur = Passage("Thank you.", (), -1.4, 0.8, 3.0)
    assert [(one.doubtful, one.invented) for one in (calm, loop, murmur)] == [(False, False), (True, True), (True, True)]


def test_speech_without_words_is_noticed() -> None:
    speech = chances((8, 1.0)) > 0
    said = tuple(Word("word", start, start + 0.5, 0.9) for start in np.arange(0, 8, 0.7))
    assert missed_s(said, speech) == 0.0
    assert 2.5 < missed_s(said[:5] + said[-2:], speech) < 3.5
    assert missed_s((Word("word", 0.0, 8.0, 0.9),), speech) > 6


def test_our_languages_are_believed_before_others() -> None:
    assert likeliest([("<|sk|>", 0.5), ("<|cs|>", 0.4), ("<|pl|>", 0.1)]) == "cs"
    assert likeliest([("<|ja|>", 0.9), ("<|en|>", 0.1)]) == "ja"


async def test_the_most_urgent_goes_first_and_equals_in_their_order() -> None:
    precedence, order = Precedence(), []

    async def work(name: str, urgency: Urgency) -> None:
        async with precedence.place(urgency):
            order.append(name)
            await asyncio.sleep(0)

    async with asyncio.TaskGroup() as group:
        group.create_task(work("first", Urgency.LONG))
        group.create_task(work("clone", Urgency.CLONING))
        group.create_task(work("note", Urgency.NOTE))
        group.create_task(work("other note", Urgency.NOTE))
        group.create_task(work("live", Urgency.LIVE))
        await asyncio.sleep(0)
        assert precedence.taken
        assert precedence.waiting(Urgency.NOTE) == 2
    assert order == ["first", "live", "note", "other note", "clone"]
    assert not precedence.taken


async def test_who_stops_waiting_keeps_nobody_else_waiting() -> None:
    precedence = Precedence()
    async with asyncio.TaskGroup() as group, precedence.place(Urgency.NOTE):
        waiting = group.create_task(_held(precedence))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0)
    await asyncio.wait_for(_held(precedence), 60)


async def _held(precedence: Precedence) -> None:
    async with precedence.place(Urgency.NOTE):
        pass


def test_a_word_is_heard_though_nobody_speaks_for_sure() -> None:
    faint = np.array([0.05, 0.4, 0.48, 0.1], np.float32)
    assert parts_of(RATE_HZ, faint) == []
    assert perhaps(RATE_HZ, faint) == [Span(0, RATE_HZ)]
    assert perhaps(RATE_HZ, np.full(4, 0.2, np.float32)) == []
    assert perhaps(5 * RATE_HZ, faint) == []
    assert perhaps(0, faint[:0]) == []


def test_a_second_hearing_without_words_takes_none_away() -> None:
    unsure = Passage("maybe this", (), -1.2, 0.3, 2.0)
    empty = Passage("", (), -math.inf, 1.0, 2.0)
    other = Passage("rather that", (), -0.5, 0.1, 2.0)
    assert surer(unsure, empty) == unsure
    assert surer(unsure, other) == other
    assert surer(replace(unsure, silent=0.9), empty) == empty

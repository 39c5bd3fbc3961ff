"""What is heard of somebody while they speak, with ears that tell words by how loud they are."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from adapters.local.ears import LocalEars, spoken
from core.errors import Unavailable
from core.live.agreed import Agreed
from core.live.endpoint import Edge, Endpoint
from core.live.listener import FIRM_S, Began, Event, Heard, Listener, Partial, Said
from core.live.wording import once, seems_complete

STEP = 1600


async def heard(listener: Listener, sound: np.ndarray[tuple[int], np.dtype[np.float32]], *, finish: bool = False) -> list[Event]:
    """Everything that comes of this sound, fed in steps of a tenth of a second."""
    found: list[Event] = []

    async def collect() -> None:
        async for event in listener.events():
            found.append(event)  # noqa: PERF401  cancelled in the middle

    async with listener, asyncio.TaskGroup() as group:
        collecting = group.create_task(collect())
        for start in range(0, sound.size, STEP):
            await listener.feed(sound[start : start + STEP])
            for _ in range(4):
                await asyncio.sleep(0)
        if finish:
            await listener.finish()
        await asyncio.sleep(0)
        collecting.cancel()
    return found


def texts(events: Sequence[Event], kind: type[Heard | Said]) -> list[str]:
    return [one.transcript.text for one in events if isinstance(one, kind)]


async def test_words_are_shown_while_they_are_spoken_and_taken_when_it_is_silent() -> None:
    events = await heard(Listener(LocalEars(), None), spoken(0, 1, 2, 3, 4, 0, 0, 0))
    assert isinstance(events[0], Began)
    assert any(isinstance(one, Partial) for one in events)
    assert texts(events, Heard)[-1] == "one two three four"
    [said] = [one for one in events if isinstance(one, Said)]
    assert said.transcript.text == "one two three four"
    assert said.sound.size / 16_000 > 2


async def test_what_is_sure_is_never_taken_back() -> None:
    events = await heard(Listener(LocalEars(), None), spoken(1, 2, 3, 4, 5, 6, 7, 8, each_s=0.7))
    sure = [one.sure for one in events if isinstance(one, Partial)]
    assert len(sure) > 4
    assert all(later.startswith(earlier) for earlier, later in pairwise(sure))
    assert sure[-1].startswith("one two three")


async def test_a_pause_shows_what_was_heard_but_who_goes_on_is_heard_as_one() -> None:
    sound = np.concatenate((spoken(1, 2), spoken(0, each_s=0.5), spoken(3, 4), spoken(0, each_s=1.5)))
    events = await heard(Listener(LocalEars(), None), sound)
    assert texts(events, Heard) == ["one two", "one two three four"]
    assert texts(events, Said) == ["one two three four"]


async def test_a_sentence_that_sounds_complete_is_over_sooner() -> None:
    ends = []
    for last in (8, 9):
        sound = np.concatenate((spoken(1, last), spoken(0, each_s=0.9)))
        ends.append(texts(await heard(Listener(LocalEars(), None), sound), Said))
    assert ends == [[], ["one nine."]]


async def test_two_turns_are_numbered() -> None:
    sound = spoken(1, 2, 0, 0, 0, 3, 4, 0, 0, 0)
    assert [(one.turn, one.transcript.text) for one in await heard(Listener(LocalEars(), None), sound) if isinstance(one, Said)] == [
        (1, "one two"),
        (2, "three four"),
    ]


async def test_long_speech_without_a_pause_is_heard_in_windows_and_nothing_is_lost() -> None:
    numbers = [1 + n % 8 for n in range(100)]
    events = await heard(Listener(LocalEars(), None), spoken(*numbers), finish=True)
    [text] = texts(events, Said)
    count = len(text.split())
    assert 98 <= count <= 104  # a word on a cut may be heard twice
    assert FIRM_S < 50


async def test_the_sender_ends_the_turn() -> None:
    assert texts(await heard(Listener(LocalEars(), None), spoken(1, 2), finish=True), Said) == ["one two"]


async def test_silence_is_no_turn() -> None:
    assert await heard(Listener(LocalEars(), None), spoken(*[0] * 20), finish=True) == []


async def test_deaf_ears_are_an_error_for_whoever_feeds() -> None:
    ears = LocalEars()
    ears.deaf = True
    with pytest.raises(ExceptionGroup) as caught:
        await heard(Listener(ears, None), spoken(1, 2), finish=True)
    assert caught.group_contains(Unavailable)


def test_a_cough_is_no_beginning_and_a_breath_no_end() -> None:
    endpoint = Endpoint()
    edges = [edge for p in [0.9, 0.9, 0.1, 0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.9, *[0.1] * 12] for edge in endpoint.follow(p)]
    assert edges == [Edge.BEGAN, Edge.PAUSED, Edge.ENDED]


def test_agreed_words_need_two_hearings() -> None:
    agreed = Agreed()
    assert not agreed.hear("I want a")
    assert agreed.hear("I want a bake")
    assert (agreed.sure, agreed.likely) == ("I want", "a bake") or agreed.sure == "I want a"
    agreed.hear("He wanted all of it")
    assert agreed.sure.startswith("I want")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("It is red now. It is red now.", "It is red now."), ("Yes. Yes. Go on.", "Yes. Yes. Go on."), ("no marks at all", "no marks at all"), ("", "")],
)
def test_a_sentence_is_not_said_twice(text: str, kept: str) -> None:
    assert once(text) == kept


def test_what_is_complete() -> None:
    assert [seems_complete(one) for one in ("Do it.", "Really?", "and then...", "and,", "")] == [True, True, False, False, False]

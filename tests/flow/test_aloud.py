"""A spoken answer beside the text."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.local.channel import LocalChannel
from adapters.local.consents import LocalConsents
from adapters.local.senses import LocalVoice
from core.consent import Consent, Use
from core.errors import NotFound, Unavailable
from core.messages import Address, OutboundMessage, Platform
from core.pipeline import advance
from core.pipeline.aloud import LIMIT_S
from tests.flow.hub import CHAT, WEB, Hub, hub

SLACK = Address(Platform.SLACK, "room-1")


class Broken:
    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        del text, language, emotion
        yield b"beginning"
        raise Unavailable("gone")


class Endless:
    began = False
    ended = False

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        del text, language, emotion
        self.began = True
        yield b"beginning"
        try:
            await asyncio.Event().wait()
        finally:
            self.ended = True


class Noting:
    def __init__(self) -> None:
        self.emotions: list[str] = []

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        self.emotions.append(emotion)
        yield f"{language} {text}".encode()


class FailsOnce(LocalChannel):
    """Its first voice is not taken."""

    failed = ""

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        if message.voice and not self.failed:
            self.failed = message.voice
            raise Unavailable("down")
        return await super().send(message, replaces)


async def answered(office: Hub, address: Address, *, spoken: bool) -> tuple[OutboundMessage, str | None]:
    """The answer in writing, and the name of its sound where it was said aloud too, in a message of its own."""
    said = "A page for my bakery"
    note = (office.attach("voice", said.encode(), address.platform),)
    await office.ask("" if spoken else said, address, attachments=note if spoken else ())
    [answer] = office.answers(address.platform)
    assert answer.voice is None
    voices = office.channel(address.platform).voices
    assert len(voices) <= 1
    return answer, voices[0].voice if voices else None


@pytest.mark.parametrize("address", [WEB, CHAT])
async def test_who_speaks_is_answered_by_voice_too(address: Address) -> None:
    office = hub()
    answer, voice = await answered(office, address, spoken=True)
    assert voice is not None
    speech = (await office.ports.blobs.get(voice)).decode()
    assert "answer_ready_named" in answer.text
    assert speech.startswith("answer_ready_named")
    assert "http" not in speech
    assert "heard" not in speech
    assert "answer_expires" not in speech


@pytest.mark.parametrize(("given", "spoken_by"), [(True, 1), (False, 0)])
async def test_whose_words_go_to_nobody_outside_hears_the_machines_own_voice(given: bool, spoken_by: int) -> None:  # noqa: FBT001  a row
    outside, consents = Noting(), LocalConsents()
    office = hub(voice=outside, own_voice=LocalVoice(), consents=consents)
    await consents.add(Consent("web:anna", Use.WORDS, given, office.clock.now(), "web", "m1"))
    assert (await answered(office, WEB, spoken=True))[1] is not None
    assert len(outside.emotions) == spoken_by


@pytest.mark.parametrize("address", [WEB, SLACK])
async def test_who_writes_gets_text_alone(address: Address) -> None:
    assert (await answered(hub(), address, spoken=False))[1] is None


async def test_who_speaks_in_slack_is_answered_aloud_too() -> None:
    assert (await answered(hub(), SLACK, spoken=True))[1] is not None


async def test_a_voice_that_breaks_costs_only_itself() -> None:
    answer, voice = await answered(hub(voice=Broken()), WEB, spoken=True)
    assert voice is None
    assert "answer_ready_named" in answer.text


async def test_a_text_does_not_wait_for_its_voice() -> None:
    voice = Endless()
    office = hub(voice=voice)
    note = office.attach("voice", b"A page for my bakery")
    turn_id = await office.say(attachments=(note,))
    assert turn_id is not None

    async with asyncio.TaskGroup() as group:
        working = group.create_task(advance(turn_id, office.ports))
        while not office.answers():  # noqa: ASYNC110  another task says it
            await asyncio.sleep(0.01)
        assert not voice.ended
        while not voice.began:  # noqa: ASYNC110  likewise
            await asyncio.sleep(0.01)
        office.clock.move(LIMIT_S)
        await working

    [answer] = office.answers()
    assert "answer_ready_named" in answer.text
    assert voice.ended
    assert (await office.ports.turns.get(turn_id)).is_answered


async def test_a_voice_that_was_not_taken_leaves_nothing_behind() -> None:
    office = hub()
    channel = FailsOnce(Platform.TELEGRAM)
    office.ports = replace(office.ports, channels={**office.ports.channels, Platform.TELEGRAM: channel})
    answer, voice = await answered(office, CHAT, spoken=True)
    assert "answer_ready_named" in answer.text
    assert voice is None
    assert channel.failed
    with pytest.raises(NotFound):
        await office.ports.blobs.get(channel.failed)


async def test_the_mood_of_who_spoke_is_in_the_voice_and_in_the_words() -> None:
    voice = Noting()
    office = hub(voice=voice)
    await office.ask("A page for my bakery", WEB)
    said = b"I am fed up, this is useless. Make it blue"
    await office.ask("", WEB, attachments=(office.attach("voice", said),))
    assert voice.emotions[-1] == "frustrated"
    assert office.answers()[-1].text.splitlines()[1].startswith("mood_reply_frustrated")


async def test_trouble_that_somebody_brings_with_their_first_message_is_not_ours() -> None:
    office = hub(voice=Noting())
    said = b"I am fed up with broken lamps, it is useless, slips get lost. A page for my bakery"
    await office.ask("", WEB, attachments=(office.attach("voice", said),))
    assert "mood_reply" not in office.answers()[0].text

"""A spoken answer beside the text."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.local.channel import LocalChannel
from core.errors import NotFound, Unavailable
from core.messages import Address, OutboundMessage, Platform
from core.pipeline import advance
from tests.flow.hub import CHAT, WEB, Hub, hub

SLACK = Address(Platform.SLACK, "room-1")


class Broken:
    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        del text, language, emotion
        yield b"beginning"
        raise Unavailable("gone")


class Endless:
    ended = False

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        del text, language, emotion
        yield b"beginning"
        try:
            await asyncio.Event().wait()
        finally:
            self.ended = True


class FailsOnce(LocalChannel):
    """Its first answer is not taken."""

    failed = ""

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        if message.final and not self.failed:
            self.failed = message.voice or ""
            raise Unavailable("down")
        return await super().send(message, replaces)


async def answered(office: Hub, address: Address, *, spoken: bool) -> OutboundMessage:
    said = "A page for my bakery"
    note = (office.attach("voice", said.encode(), address.platform),)
    await office.ask("" if spoken else said, address, attachments=note if spoken else ())
    [answer] = office.answers(address.platform)
    return answer


@pytest.mark.parametrize("address", [WEB, CHAT])
async def test_who_speaks_is_answered_by_voice_too(address: Address) -> None:
    office = hub()
    answer = await answered(office, address, spoken=True)
    assert answer.voice is not None
    speech = (await office.ports.blobs.get(answer.voice)).decode()
    assert "answer_ready_named" in answer.text
    assert speech.startswith("answer_ready_named")
    assert "http" not in speech
    assert "heard" not in speech
    assert "answer_expires" not in speech


@pytest.mark.parametrize(("address", "spoken"), [(WEB, False), (SLACK, True)])
async def test_who_writes_or_cannot_play_it_gets_text_alone(address: Address, spoken: bool) -> None:  # noqa: FBT001  # a case
    assert (await answered(hub(), address, spoken=spoken)).voice is None


async def test_a_voice_that_breaks_costs_only_itself() -> None:
    answer = await answered(hub(voice=Broken()), WEB, spoken=True)
    assert answer.voice is None
    assert "answer_ready_named" in answer.text


async def test_a_text_waits_no_longer_than_a_second_for_its_voice() -> None:
    voice = Endless()
    office = hub(voice=voice)
    note = office.attach("voice", b"A page for my bakery")
    turn_id = await office.say(attachments=(note,))
    assert turn_id is not None

    async with asyncio.TaskGroup() as group:
        working = group.create_task(advance(turn_id, office.ports))
        while (await office.ports.turns.get(turn_id)).stage != "hosted":  # noqa: ASYNC110  another task moves it
            await asyncio.sleep(0.01)
        for _ in range(20):
            await asyncio.sleep(0.005)
        assert not office.answers()
        office.clock.move(1.0)
        await working

    [answer] = office.answers()
    assert answer.voice is None
    assert voice.ended


async def test_an_answer_that_was_not_taken_leaves_no_voice_behind() -> None:
    office = hub()
    channel = FailsOnce(Platform.TELEGRAM)
    office.ports = replace(office.ports, channels={**office.ports.channels, Platform.TELEGRAM: channel})
    answer = await answered(office, CHAT, spoken=True)
    assert answer.voice is not None
    assert channel.failed not in {"", answer.voice}
    with pytest.raises(NotFound):
        await office.ports.blobs.get(channel.failed)

from typing import cast

import pytest

from adapters.local.operators import LocalOperators
from core.conversation import Conversation
from core.errors import Unavailable
from core.handoff import Waiting
from core.messages import Address, Platform
from core.pipeline.handoff import hand_back, speak, take_over
from core.ports import Archive
from tests.flow.hub import WEB, Hub, hub

BRIEF = "booking page for my salon"
PERSON = "person please"


class Unreachable(LocalOperators):
    """Operators that cannot be told."""

    async def call(self, waiting: Waiting) -> None:
        raise Unavailable(f"nobody for {waiting.turn_id}")


@pytest.fixture
def operators() -> LocalOperators:
    return LocalOperators()


@pytest.fixture
def statex(operators: LocalOperators) -> Hub:
    return hub(operators=operators)


async def talk(statex: Hub, address: Address = WEB) -> Conversation:
    return await statex.ports.conversations.at(address)


async def taken_over(statex: Hub) -> list[str]:
    return [one.id for one in await cast("Archive", statex.ports.archive).taken_over()]


async def test_a_person_is_called_and_the_program_falls_silent(statex: Hub, operators: LocalOperators) -> None:
    await statex.ask(PERSON)
    (called,) = operators.called
    waiting = (await talk(statex)).id
    assert (called.conversation_id, called.said, called.again) == (waiting, PERSON, False)
    said = len(statex.channel().sent)
    later = await statex.ask(BRIEF)
    assert later.is_answered
    assert len(statex.channel().sent) == said
    assert len(statex.answers()) == 1
    assert [one.again for one in operators.called] == [False, True]
    assert await taken_over(statex) == [waiting]


async def test_their_answer_goes_into_the_chat_once(statex: Hub) -> None:
    await statex.ask(PERSON)
    waiting = (await talk(statex)).id
    for key in ("first", "first", "second"):
        await speak(waiting, f"Hello, this is Ines ({key}).", key, statex.ports)
    assert [one.text for one in statex.answers()[1:]] == ["Hello, this is Ines (first).", "Hello, this is Ines (second)."]
    assert statex.answers()[-1].answers is not None


async def test_released_the_program_answers_again(statex: Hub) -> None:
    await statex.ask(PERSON)
    await hand_back((await talk(statex)).id, statex.ports)
    await statex.ask(BRIEF)
    assert len(statex.answers()) == 2
    assert await taken_over(statex) == []


async def test_a_person_may_take_over_unasked_and_the_program_only_reads_along(statex: Hub) -> None:
    await statex.ask(BRIEF)
    await take_over((await talk(statex)).id, statex.ports)
    turn = await statex.ask("make it green")
    assert len(statex.answers()) == 1
    assert turn.reading is not None
    assert turn.reading.text == "make it green"
    assert turn.verdict is None


async def test_an_unreachable_operator_costs_nobody_an_answer() -> None:
    statex = hub(operators=Unreachable())
    await statex.ask(PERSON)
    assert len(statex.answers()) == 1
    assert (await talk(statex)).silent


@pytest.mark.parametrize("platform", [Platform.TELEGRAM, Platform.SLACK, Platform.WHATSAPP])
async def test_it_is_the_same_on_every_messenger(statex: Hub, operators: LocalOperators, platform: Platform) -> None:
    address = Address(platform, "chat-7")
    await statex.ask(PERSON, address)
    assert len(statex.answers(platform)) == len(operators.called) == 1
    assert await speak((await talk(statex, address)).id, "Hello", "first", statex.ports)
    assert statex.answers(platform)[-1].address == address

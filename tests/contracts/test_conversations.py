"""What every implementation of `Conversations` keeps to."""

import asyncio
from dataclasses import replace

import pytest

from core.conversation import Conversation, Offer
from core.errors import Conflict, NotFound
from core.messages import Address, Button, OutboundMessage, Platform
from core.ports import CLAIM_S
from core.understood import Question
from tests.contracts.conftest import CHAT, Shelves, message


async def begun(shelves: Shelves) -> Conversation:
    await shelves.turns.accept(message(shelves.clock), b"")
    return await shelves.conversations.at(CHAT)


async def test_a_message_begins_a_conversation(shelves: Shelves) -> None:
    with pytest.raises(NotFound):
        await shelves.conversations.at(CHAT)
    conversation = await begun(shelves)
    assert conversation.address == CHAT
    assert conversation.person_id == "telegram:anna"
    assert conversation.offer is Offer.FREE_PROTOTYPE
    assert await shelves.conversations.get(conversation.id) == conversation
    with pytest.raises(NotFound):
        await shelves.conversations.get("0" * 32)


async def test_what_is_saved_comes_back_and_an_old_version_is_refused(shelves: Shelves) -> None:
    conversation = await begun(shelves)
    changed = replace(conversation.prototyped("slug"), asked=Question("colour", "Which?", ("red", "blue")), answered_at=shelves.clock.now(), pending="x")
    saved = await shelves.conversations.save(changed)
    assert saved == replace(changed, version=conversation.version + 1)
    assert await shelves.conversations.get(conversation.id) == saved
    with pytest.raises(Conflict):
        await shelves.conversations.save(changed)


async def test_of_two_savers_one_wins(shelves: Shelves) -> None:
    conversation = await begun(shelves)
    doors = [shelves.conversations, shelves.others_conversations]
    outcomes = await asyncio.gather(*(doors[number % 2].save(replace(conversation, slug=f"{number}")) for number in range(6)), return_exceptions=True)
    assert sum(isinstance(one, Conversation) for one in outcomes) == 1
    assert sum(isinstance(one, Conflict) for one in outcomes) == 5


async def test_a_key_is_claimed_once(shelves: Shelves) -> None:
    doors = [shelves.conversations, shelves.others_conversations]
    claims = await asyncio.gather(*(doors[number % 2].claim("turn:1:answer") for number in range(8)))
    assert sum(claims) == 1


async def test_a_claim_of_the_dead_runs_out_but_not_one_that_was_used(shelves: Shelves) -> None:
    assert await shelves.conversations.claim("a")
    assert await shelves.conversations.claim("b")
    await shelves.conversations.said(OutboundMessage("b", CHAT, "done"), shelves.clock.now())
    shelves.clock.move(CLAIM_S - 1)
    assert not await shelves.conversations.claim("a")
    shelves.clock.move(2)
    assert await shelves.conversations.claim("a")
    assert not await shelves.conversations.claim("a")
    assert not await shelves.conversations.claim("b")


async def test_a_claim_given_back_can_be_taken_again(shelves: Shelves) -> None:
    assert await shelves.conversations.claim("a")
    await shelves.conversations.release("a")
    assert await shelves.conversations.claim("a")


async def test_what_was_said_can_be_asked_for_again(shelves: Shelves) -> None:
    elsewhere = Address(Platform.WEB, "else")
    assert await shelves.conversations.newest_said() == 0
    first = OutboundMessage("1", CHAT, "one", link="http://a/", picture="p.png", buttons=(Button("Yes", "choice:0"),), language="de", final=False)
    second = OutboundMessage("2", CHAT, "two")
    for one in (first, OutboundMessage("x", elsewhere, "other"), second, replace(first, text="changed")):
        await shelves.conversations.said(one, shelves.clock.now())
    found = await shelves.conversations.said_after(CHAT, 0)
    assert [one.message for one in found] == [first, second]
    assert found[0].at == shelves.clock.now()
    assert [one.message for one in await shelves.conversations.said_after(CHAT, found[0].number)] == [second]
    assert [one.message for one in await shelves.conversations.said_after(CHAT, 0, 1)] == [first]
    assert await shelves.conversations.newest_said() == found[1].number
    entry = await shelves.conversations.said_under("2")
    assert entry == found[1]
    assert await shelves.conversations.said_under("3") is None

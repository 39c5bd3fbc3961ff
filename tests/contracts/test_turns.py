"""What every implementation of `Turns` keeps to."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import Conflict, NotFound
from core.messages import Address, Attachment, AttachmentKind, InboundMessage, MessageKind, Platform
from core.reading import Part, Reading, Transcript
from core.turn import Stage
from tests.contracts.conftest import CHAT, Shelves, message


async def test_a_message_is_stored_once(shelves: Shelves) -> None:
    one = message(shelves.clock)
    turn_id = await shelves.turns.accept(one, b"as it came")
    assert turn_id is not None
    assert await shelves.turns.accept(one, b"as it came") is None
    turn = await shelves.turns.get(turn_id)
    assert turn.messages == (one,)
    assert turn.stage is Stage.RECEIVED
    assert turn.opened_at == turn.last_at == shelves.clock.now()
    assert await shelves.turns.raw(one.key) == b"as it came"
    assert await shelves.turns.holding(one.key) == turn_id
    assert await shelves.turns.conversation_of(turn_id) == turn.conversation_id


async def test_nothing_is_found_that_was_never_stored(shelves: Shelves) -> None:
    with pytest.raises(NotFound):
        await shelves.turns.get("0" * 32)
    with pytest.raises(NotFound):
        await shelves.turns.raw("telegram:none")
    with pytest.raises(NotFound):
        await shelves.turns.holding("telegram:none")
    with pytest.raises(NotFound):
        await shelves.turns.conversation_of("0" * 32)
    assert await shelves.turns.first_open("0" * 32) is None


async def test_a_burst_arriving_at_once_is_one_turn(shelves: Shelves) -> None:
    burst = [message(shelves.clock, f"part {number}", external_id=f"{number}") for number in range(6)]
    doors = [shelves.turns, shelves.others]
    ids = await asyncio.gather(*(doors[number % 2].accept(one, b"") for number, one in enumerate(burst)))
    assert len(set(ids)) == 1
    assert ids[0] is not None
    turn = await shelves.turns.get(ids[0])
    assert turn.messages == tuple(burst)


async def test_equal_deliveries_at_once_are_one_message(shelves: Shelves) -> None:
    one = message(shelves.clock)
    doors = [shelves.turns, shelves.others]
    ids = await asyncio.gather(*(doors[number % 2].accept(one, b"") for number in range(8)))
    assert sum(turn_id is not None for turn_id in ids) == 1
    [turn_id] = [found for found in ids if found]
    assert (await shelves.turns.get(turn_id)).messages == (one,)


async def test_many_people_at_once_do_not_mix(shelves: Shelves) -> None:
    people = [Address(Platform.SLACK, "team", f"thread-{number}") for number in range(40)]
    doors = [shelves.turns, shelves.others]
    sent = [message(shelves.clock, f"{part}", address) for part in range(3) for address in people]
    await asyncio.gather(*(doors[number % 2].accept(one, b"") for number, one in enumerate(sent)))
    for address in people:
        conversation = await shelves.conversations.at(address)
        turn_id = await shelves.turns.first_open(conversation.id)
        assert turn_id is not None
        assert sorted(one.text for one in (await shelves.turns.get(turn_id)).messages) == ["0", "1", "2"]


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.READ, Stage.TRIAGED])
async def test_a_message_joins_until_building_starts_and_everything_is_read_again(shelves: Shelves, stage: Stage) -> None:
    turn_id = await shelves.turns.accept(message(shelves.clock, "first"), b"")
    assert turn_id is not None
    turn = await shelves.turns.get(turn_id)
    turn = replace(turn, attempts=2, parts=(Part("voice-1", Transcript("first", "en", 1.0, 2.0)),), not_before=shelves.clock.now())
    if stage is not Stage.RECEIVED:
        turn = turn.moved(Stage.READ, reading=Reading("first", "en"))
    if stage is Stage.TRIAGED:
        turn = turn.moved(Stage.TRIAGED)
    before = await shelves.turns.save(turn)
    shelves.clock.move(1)
    assert await shelves.turns.accept(message(shelves.clock, "second"), b"") == turn_id
    with pytest.raises(Conflict):
        await shelves.turns.save(before)
    after = await shelves.turns.get(turn_id)
    assert [one.text for one in after.messages] == ["first", "second"]
    assert (after.stage, after.attempts, after.not_before, after.reading) == (Stage.RECEIVED, 0, None, None)
    assert after.parts == turn.parts
    assert after.last_at == after.opened_at + timedelta(seconds=1)
    assert after.version == before.version + 1
    again = await shelves.turns.save(after)
    assert await shelves.turns.get(turn_id) == again


async def test_a_message_after_building_started_opens_a_turn_that_comes_second(shelves: Shelves) -> None:
    first = await shelves.turns.accept(message(shelves.clock), b"")
    assert first is not None
    turn = await shelves.turns.get(first)
    for stage in (Stage.READ, Stage.TRIAGED, Stage.PLANNED):
        turn = await shelves.turns.save(turn.moved(stage))
    second = await shelves.turns.accept(message(shelves.clock), b"")
    assert second not in {None, first}
    assert await shelves.turns.first_open(turn.conversation_id) == first
    turn = await shelves.turns.save(turn.moved(Stage.HOSTED))
    await shelves.turns.save(turn.moved(Stage.ANSWERED))
    assert await shelves.turns.first_open(turn.conversation_id) == second


async def test_of_two_savers_one_wins(shelves: Shelves) -> None:
    turn_id = await shelves.turns.accept(message(shelves.clock), b"")
    assert turn_id is not None
    turn = await shelves.turns.get(turn_id)
    doors = [shelves.turns, shelves.others]
    outcomes = await asyncio.gather(*(doors[number % 2].save(replace(turn, attempts=number)) for number in range(6)), return_exceptions=True)
    winners = [one for one in outcomes if not isinstance(one, BaseException)]
    assert len(winners) == 1
    assert all(isinstance(one, Conflict) for one in outcomes if one is not winners[0])
    assert await shelves.turns.get(turn_id) == winners[0]


async def test_a_message_and_a_save_at_once_lose_nothing(shelves: Shelves) -> None:
    """Either the message joins and the save is refused, or the save wins and the message opens the next turn."""
    for number in range(10):
        address = Address(Platform.TELEGRAM, f"race-{number}")
        turn_id = await shelves.turns.accept(message(shelves.clock, "first", address), b"")
        assert turn_id is not None
        turn = await shelves.turns.get(turn_id)
        turn = await shelves.turns.save(turn.moved(Stage.READ).moved(Stage.TRIAGED))
        saved, joined = await asyncio.gather(
            shelves.turns.save(turn.moved(Stage.PLANNED)), shelves.others.accept(message(shelves.clock, "second", address), b""), return_exceptions=True
        )
        assert isinstance(joined, str)
        kept = [one.text for one in (await shelves.turns.get(joined)).messages]
        if joined == turn_id:
            assert isinstance(saved, Conflict)
            assert kept == ["first", "second"]
        else:
            assert not isinstance(saved, BaseException)
            assert kept == ["second"]


async def test_edits_and_deletions_change_the_open_turn(shelves: Shelves) -> None:
    def about(target: str, kind: MessageKind, words: str = "") -> InboundMessage:
        return message(shelves.clock, words, kind=kind, refers_to=target)

    turn_id = await shelves.turns.accept(message(shelves.clock, "red", external_id="1"), b"")
    await shelves.turns.accept(message(shelves.clock, "round", external_id="2"), b"")
    assert turn_id is not None
    assert await shelves.turns.accept(about("1", MessageKind.EDIT, "blue"), b"") == turn_id
    assert [one.text for one in (await shelves.turns.get(turn_id)).messages] == ["blue", "round"]
    assert await shelves.turns.accept(about("2", MessageKind.DELETE), b"") == turn_id
    assert [one.text for one in (await shelves.turns.get(turn_id)).messages] == ["blue"]
    assert await shelves.turns.accept(about("99", MessageKind.DELETE), b"") is None
    assert await shelves.turns.accept(about("1", MessageKind.REACTION), b"") is None
    assert [one.text for one in (await shelves.turns.get(turn_id)).messages] == ["blue"]


async def test_a_deletion_in_the_same_burst_counts(shelves: Shelves) -> None:
    sent = [message(shelves.clock, "no", external_id="1"), message(shelves.clock, kind=MessageKind.DELETE, refers_to="1"), message(shelves.clock, "yes")]
    ids = await asyncio.gather(*(shelves.turns.accept(one, b"") for one in sent))
    assert len(set(ids)) == 1
    assert ids[0] is not None
    assert [one.text for one in (await shelves.turns.get(ids[0])).messages] == ["yes"]


async def test_messages_are_read_as_they_were_written_not_as_they_arrived(shelves: Shelves) -> None:
    late, early = message(shelves.clock, "b", external_id="12"), message(shelves.clock, "a", external_id="9")
    first = replace(message(shelves.clock, "0", external_id="99"), sent_at=shelves.clock.now() - timedelta(seconds=1))
    turn_id = await shelves.turns.accept(late, b"")
    for one in (early, first):
        assert await shelves.turns.accept(one, b"") == turn_id
    assert turn_id is not None
    assert [one.text for one in (await shelves.turns.get(turn_id)).messages] == ["0", "a", "b"]


async def test_attachments_survive(shelves: Shelves) -> None:
    voice = Attachment(AttachmentKind.VOICE, "ref", "audio/ogg", "note.ogg", 1234, 5.6)
    turn_id = await shelves.turns.accept(message(shelves.clock, attachments=(voice,)), b"")
    assert turn_id is not None
    assert (await shelves.turns.get(turn_id)).messages[0].attachments == (voice,)


async def test_forgotten_turns_are_found_once_a_while(shelves: Shelves) -> None:
    async def before() -> list[str]:
        return sorted(await shelves.turns.forgotten(shelves.clock.now() - timedelta(seconds=5), 10))

    old = await shelves.turns.accept(message(shelves.clock, address=Address(Platform.WEB, "old")), b"")
    resting = await shelves.turns.accept(message(shelves.clock, address=Address(Platform.WEB, "resting")), b"")
    answered = await shelves.turns.accept(message(shelves.clock, address=Address(Platform.WEB, "answered")), b"")
    assert old is not None
    assert resting is not None
    assert answered is not None
    turn = await shelves.turns.get(resting)
    await shelves.turns.save(replace(turn, not_before=shelves.clock.now() + timedelta(seconds=60)))
    turn = await shelves.turns.save((await shelves.turns.get(answered)).moved(Stage.HOSTED))
    await shelves.turns.save(turn.moved(Stage.ANSWERED))
    assert await before() == []
    shelves.clock.move(6)
    assert await before() == [old]
    assert await before() == []
    shelves.clock.move(3)
    await shelves.turns.touch(old)
    shelves.clock.move(3)
    assert await before() == []
    shelves.clock.move(60)
    assert await before() == sorted([old, resting])


async def test_two_sweeps_at_once_share_the_work(shelves: Shelves) -> None:
    ids = {await shelves.turns.accept(message(shelves.clock, address=Address(Platform.WEB, f"{number}")), b"") for number in range(8)}
    shelves.clock.move(60)
    cut = shelves.clock.now() - timedelta(seconds=5)
    one, other = await asyncio.gather(shelves.turns.forgotten(cut, 5), shelves.others.forgotten(cut, 5))
    assert not set(one) & set(other)
    assert set(one) | set(other) <= ids


async def test_the_chat_address_is_kept_apart_by_thread(shelves: Shelves) -> None:
    one = await shelves.turns.accept(message(shelves.clock, address=CHAT), b"")
    other = await shelves.turns.accept(message(shelves.clock, address=replace(CHAT, thread="t")), b"")
    assert one != other

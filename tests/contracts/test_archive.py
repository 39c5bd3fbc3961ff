"""What every implementation of `Archive` keeps to, and the revisions of a prototype."""

import asyncio
from dataclasses import replace

import pytest

from core.audit import PERSON, PROGRAM, VISITOR, Act, Entry
from core.brief import Intent, Situation
from core.errors import NotFound
from core.messages import Address, Platform
from core.supervision import Correction
from core.turn import Stage
from tests.contracts.conftest import CHAT, Shelves, message
from tests.contracts.test_prototypes import made

OTHER = Address(Platform.TELEGRAM, "chat-2")


async def opened(shelves: Shelves, address: Address, words: str) -> str:
    turn_id = await shelves.turns.accept(message(shelves.clock, words, address), b"")
    assert turn_id is not None
    shelves.clock.move(1)
    return turn_id


async def answered(shelves: Shelves, turn_id: str) -> None:
    turn = await shelves.turns.get(turn_id)
    await shelves.turns.save(replace(turn, stage=Stage.ANSWERED))
    shelves.clock.move(1)


async def test_turns_are_found_by_conversation_by_age_and_while_they_wait(shelves: Shelves) -> None:
    first = await opened(shelves, CHAT, "one")
    await answered(shelves, first)
    second = await opened(shelves, CHAT, "two")
    third = await opened(shelves, OTHER, "three")
    talk = (await shelves.conversations.at(CHAT)).id
    found = await shelves.archive.turns_of(talk)
    assert [(turn.id, [one.text for one in turn.messages]) for turn in found] == [(first, ["one"]), (second, ["two"])]
    assert [turn.id for turn in await shelves.archive.turns_of(talk, 1)] == [second]
    assert [turn.id for turn in await shelves.archive.newest_turns()] == [third, second, first]
    assert [turn.id for turn in await shelves.archive.newest_turns(2)] == [third, second]
    assert [turn.id for turn in await shelves.archive.unanswered()] == [second, third]


async def test_turns_are_found_by_what_they_say_whatever_the_case_and_never_by_how_they_are_kept(shelves: Shelves) -> None:
    cake = await opened(shelves, CHAT, 'Eine Seite für "Ärzte & Törtchen":\n50 % auf Nusskuchen')
    await answered(shelves, cake)
    boat = await opened(shelves, OTHER, "Аренда лодок")
    turn = await shelves.turns.get(boat)
    await shelves.turns.save(replace(turn, failure="browser_down"))
    for words, found in {
        "ÄRZTE & t": [cake],
        'für "ärzte': [cake],
        "50 % AUF": [cake],
        "АРЕНДА": [boat],
        "Browser_down": [boat],
        "browser-down": [],
        "e": [boat, cake],
        "listening": [],
        "%": [cake],
    }.items():
        assert [one.id for one in await shelves.archive.turns_saying(words)] == found, words
    assert [one.id for one in await shelves.archive.turns_saying("e", 1)] == [boat]


async def test_a_persons_conversations_come_in_the_order_of_their_last_turns(shelves: Shelves) -> None:
    await answered(shelves, await opened(shelves, CHAT, "one"))
    await opened(shelves, OTHER, "two")
    await opened(shelves, CHAT, "three")
    assert [one.address for one in await shelves.archive.conversations_of("telegram:anna")] == [CHAT, OTHER]
    assert list(await shelves.archive.conversations_of("telegram:ben")) == []


async def test_revisions_are_kept_in_order(shelves: Shelves) -> None:
    first, second = await made(shelves), await made(shelves, number=2)
    await shelves.prototypes.add(*first)
    await shelves.prototypes.add(*second)
    assert list(await shelves.prototypes.revisions("s")) == [first[1], second[1]]
    assert list(await shelves.prototypes.revisions("unknown")) == []


async def test_the_audit_is_one_list_of_which_everybody_has_their_part(shelves: Shelves) -> None:
    now = shelves.clock.now()
    entries = [Entry(now, "ada", Act.SIGNED_IN), Entry(now, "ada", Act.READ, "c1"), Entry(now, PERSON, Act.EXPORTED, detail="web")]
    for entry, person in zip(entries, ("", "telegram:anna", "telegram:anna"), strict=True):
        await shelves.audit.note(entry, person)
    assert list(await shelves.audit.newest()) == entries[::-1]
    assert list(await shelves.audit.newest(1)) == entries[-1:]
    assert list(await shelves.audit.newest(act=Act.READ)) == entries[1:2]
    assert list(await shelves.audit.of_person("telegram:anna")) == entries[1:]
    assert list(await shelves.audit.of_person("telegram:ben")) == []


async def test_what_operators_set_right_is_kept(shelves: Shelves) -> None:
    keep, now = shelves.supervision, shelves.clock.now()
    first = Correction("t1", "more", "en", Situation.FRESH, None, Intent.BUILD, "ada", now)
    for one in (first, replace(first, intent=Intent.QUESTION, predicted=Intent.CHANGE), replace(first, turn_id="t2")):
        await keep.correct(one)
    assert [(one.turn_id, one.predicted, one.intent) for one in await keep.corrections()] == [
        ("t1", Intent.CHANGE, Intent.QUESTION),
        ("t2", None, Intent.BUILD),
    ]


async def test_a_prototype_that_was_ended_is_seen_by_operators_only(shelves: Shelves) -> None:
    await shelves.prototypes.add(*await made(shelves))
    await shelves.supervision.end("s", shelves.clock.now())
    assert list(await shelves.prototypes.of_person("telegram:anna")) == []
    [(prototype, _)] = await shelves.supervision.prototypes()
    assert prototype.expires_at == shelves.clock.now()
    with pytest.raises(NotFound):
        await shelves.supervision.end("unknown", shelves.clock.now())


async def test_what_is_online_is_gone_through_by_slug(shelves: Shelves) -> None:
    prototype, revision = await made(shelves)
    for slug in ("s3", "s1", "s2"):
        await shelves.prototypes.add(replace(prototype, slug=slug), replace(revision, slug=slug))
    now = shelves.clock.now()
    await shelves.supervision.end("s2", now)
    assert [one.slug for one, _ in await shelves.supervision.living(now)] == ["s1", "s3"]
    assert [one.slug for one, _ in await shelves.supervision.living(now, limit=1)] == ["s1"]
    assert [one.slug for one, _ in await shelves.supervision.living(now, "s1")] == ["s3"]


async def test_the_program_reports_a_prototype_once_and_visitors_as_often_as_they_like(shelves: Shelves) -> None:
    ours, theirs = (Entry(shelves.clock.now(), who, Act.REPORTED, "salon", "imitation") for who in (PROGRAM, VISITOR))
    for _ in range(2):
        await shelves.audit.note(theirs, "telegram:anna")
    told = await asyncio.gather(*(shelves.audit.report(ours, "telegram:anna") for _ in range(4)))
    assert sorted(told) == [False, False, False, True]
    assert await shelves.audit.report(replace(ours, about="bakery"), "telegram:anna")
    assert [one.about for one in await shelves.audit.newest() if one.actor == PROGRAM] == ["bakery", "salon"]

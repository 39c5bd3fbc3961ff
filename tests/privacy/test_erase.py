"""Everything of a person can be had and can be ended, by saying so; afterwards nothing of theirs is found anywhere."""

import io
import json
import logging
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from adapters.db import tables
from core.consent import Consent, Use
from core.errors import NotFound
from core.languages import LANGUAGES
from core.messages import Address, Attachment, AttachmentKind, MessageKind, Platform
from core.pipeline import Desk, advance
from core.pipeline.changing import change_order
from core.pipeline.erase import forget_old_recordings, sweep
from core.pipeline.export import export
from core.privacy.words import word
from core.quote.news import Came, News, after
from core.turn import Turn
from core.verdict import Answer, Ask
from tests.privacy.conftest import House

WORDS = "Xylophonzauber"
"""A word that stands nowhere else."""
VOICE = b"OggS" + b"\0" * 60 + b"quuxvoice"
ANNA = Address(Platform.WEB, "chatofanna")


async def lived(house: House) -> Turn:
    """A person has talked, spoken, had a prototype and changes, been quoted, and agreed to something."""
    office = house.office
    first = await office.ask(f"A page for my bakery {WORDS}", address=ANNA)
    office.clock.move(60)
    name = await office.ports.blobs.put(VOICE, ".ogg", "web:anna")
    await office.ask(f"Opening hours {WORDS}", address=ANNA, attachments=(Attachment(AttachmentKind.VOICE, name),))
    office.clock.move(60)
    await office.ask(f"A photo {WORDS}", address=ANNA)
    await office.say(address=ANNA, kind=MessageKind.REACTION, text=f"👍 {WORDS}")
    assert office.ports.consents is not None
    await office.ports.consents.add(Consent("web:anna", Use.CLONING, given=True, at=office.clock.now(), channel="web", source=f"yes {WORDS}"))
    await office.ask("A page for my shop", address=Address(Platform.WEB, "chatofben"), sender=replace(first.messages[0].sender, id="ben"))
    office.clock.move(60)
    return first


def everywhere(house: House) -> str:
    """Where the person's words, voice or id are found: names of files that hold them."""
    needles = [WORDS.encode(), b"quuxvoice", b"web:anna", b"chatofanna"]
    return " ".join(name for name, data in house.bytes_of_all_files().items() if any(needle in data for needle in needles))


async def rows_with(house: House, needle: str) -> list[str]:
    def look(connection: Connection) -> list[str]:
        return [table.name for table in tables.metadata.sorted_tables for row in connection.execute(select(table)) if needle in repr(tuple(row))]

    return await house.database.read(look)


async def test_saying_so_and_yes_ends_everything_everywhere(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    office = house.office
    first = await lived(house)
    assert first.slug is not None
    assert "statex.db" in everywhere(house)
    asked = await office.ask("delete my data", address=ANNA)
    assert isinstance(asked.verdict, Ask)
    assert await rows_with(house, WORDS) != []  # nothing goes before the yes
    began = office.clock.now()
    await office.say(word("erase_yes", "en"), address=ANNA)
    await office.rest(1)
    [*_, farewell] = await office.ports.conversations.said_after(ANNA, 0)
    assert farewell.message.text.startswith("Everything that was stored about you is deleted")
    assert (await rows_with(house, WORDS), await rows_with(house, "web:anna")) == ([], [])
    office.clock.move(25)
    await sweep(office.ports)
    assert office.clock.now() - began < timedelta(minutes=1)
    assert await rows_with(house, "chatofanna") == []
    assert everywhere(house) == ""
    assert not (house.folder / "demos" / first.slug).exists()
    assert WORDS not in caplog.text
    assert "web:anna" not in caplog.text
    assert await office.ports.persons.was_erased("web:anna")
    assert await office.ports.prototypes.of_person("web:ben") != []  # somebody else lost nothing


async def test_no_means_no(house: House) -> None:
    await lived(house)
    await house.office.ask("delete my data", address=ANNA)
    house.office.clock.move(5)
    turn = await house.office.ask(word("erase_no", "en"), address=ANNA)
    assert isinstance(turn.verdict, Answer)
    assert await rows_with(house, WORDS) != []
    house.office.clock.move(5)
    again = await house.office.ask(word("erase_yes", "en"), address=ANNA)  # nobody asked any more
    assert not (isinstance(again.verdict, Answer) and again.verdict.phrase == "privacy_erased")
    assert await rows_with(house, WORDS) != []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_understood_in_every_language(house: House, language: str) -> None:
    asked = await house.office.ask(word("say_erase", language), address=ANNA)
    assert isinstance(asked.verdict, Ask)
    house.office.clock.move(5)
    await house.office.say(word("erase_yes", language), address=ANNA)
    await house.office.rest(1)
    assert await rows_with(house, "web:anna") == []


async def test_in_a_group_nobody_ends_what_is_somebody_elses(house: House) -> None:
    first = await lived(house)
    ben = replace(first.messages[0].sender, id="ben")
    turn = await house.office.ask("delete my data", address=ANNA, sender=ben)
    assert isinstance(turn.verdict, Answer)
    assert await rows_with(house, WORDS) != []


async def test_a_worker_that_was_busy_with_it_writes_nothing_back(house: House) -> None:
    office = house.office
    turn_id = await office.say(f"A page {WORDS}", address=ANNA)
    assert turn_id is not None
    seen = await office.ports.turns.get(turn_id)
    await office.ports.persons.erase("web:anna")
    with pytest.raises(NotFound):
        await office.ports.turns.save(seen)
    with pytest.raises(NotFound):
        await Desk(lambda one: advance(one, office.ports)).look(turn_id)
    assert await rows_with(house, WORDS) == []


async def test_files_that_could_not_be_removed_at_once_are_removed_later_and_cannot_be_read_meanwhile(house: House) -> None:
    office = house.office
    name = await house.blobs.put(VOICE, ".ogg", "web:anna")
    await office.ask("A page", address=ANNA)
    erasure = await office.ports.persons.erase("web:anna")  # and the process dies here
    assert name in erasure.files
    assert (house.folder / "blobs" / name).exists()
    office.clock.move(60)
    with pytest.raises(NotFound):
        await house.blobs.get(name)
    await sweep(office.ports)
    assert not (house.folder / "blobs" / name).exists()
    assert await office.ports.persons.unfinished() == []


async def test_paid_invoices_are_kept_without_anybodys_name(house: House) -> None:
    await lived(house)
    [order] = await house.office.ports.orders.of_person("web:anna")
    news = News("e1", order.id, None, Came("pi_1", order.due.gross_minor, "EUR"))
    await change_order(order.id, lambda known: after(known, news, house.office.clock.now()), house.office.ports)
    await house.office.ports.persons.erase("web:anna")
    kept = await house.office.ports.orders.get(order.id)
    assert (kept.number, kept.due, kept.payment) == (order.number, order.due, "pi_1")
    assert await rows_with(house, "web:anna") == []
    assert await rows_with(house, WORDS) == []


async def test_a_copy_holds_everything_in_a_form_that_people_read(house: House) -> None:
    await lived(house)
    turn = await house.office.ask("export my data", address=ANNA)
    assert isinstance(turn.verdict, Answer)
    [*_, answer] = await house.office.ports.conversations.said_after(ANNA, 0)
    link_id = answer.message.text.rsplit("/", 1)[1]
    assert await house.office.ports.persons.linked(link_id) == "web:anna"
    packed = zipfile.ZipFile(io.BytesIO(await export("web:anna", "en", house.office.ports)))
    page, data = packed.read("index.html").decode(), json.loads(packed.read("data.json"))
    assert page.count(WORDS) >= 3
    assert {"messages", "answers", "turns", "prototypes", "orders", "consents", "accesses"} <= {name for name, rows in data.items() if rows}
    assert any(packed.read(name) == VOICE for name in packed.namelist() if name.endswith(".ogg"))
    assert any(name.startswith("prototypes/") for name in packed.namelist())
    assert "chatofben" not in json.dumps(data)
    house.office.clock.move(timedelta(hours=25).total_seconds())
    with pytest.raises(NotFound):
        await house.office.ports.persons.linked(link_id)


async def test_recordings_go_after_their_time_unless_somebody_asked_to_keep_them(house: House) -> None:
    old, saved = await house.blobs.put(VOICE, ".ogg", "web:anna"), await house.blobs.put(VOICE, ".ogg", "web:anna")
    picture = await house.blobs.put(b"\x89PNG", ".png", "web:anna")
    [file] = [one for one in await house.shelf.files_of("web:anna") if one.name == saved]
    await house.shelf.note(replace(file, saved=True))
    house.office.clock.move(timedelta(days=89).total_seconds())
    young = await house.blobs.put(VOICE, ".ogg", "web:anna")
    assert await forget_old_recordings(house.office.ports) == 0
    house.office.clock.move(timedelta(days=2).total_seconds())
    assert await forget_old_recordings(house.office.ports) == 1
    assert {one.name for one in await house.shelf.files_of("web:anna")} == {saved, picture, young}
    with pytest.raises(NotFound):
        await house.blobs.get(old)

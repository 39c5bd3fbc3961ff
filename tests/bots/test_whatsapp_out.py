from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from adapters.channels.whatsapp.channel import WhatsAppChannel
from adapters.channels.whatsapp.graph import Graph
from core.errors import BadInput, Refused, Unavailable
from core.messages import Address, Attachment, AttachmentKind, Button, OutboundMessage, Platform
from tests.bots.memory import START, Memory, Now, ports_of
from tests.bots.whatsapp_peer import PHONE, TOKEN, Peer, server

ANA = Address(Platform.WHATSAPP, "4915112345678")
SENTENCE = "Every order is kept with its customer, and the list can be searched. "
YES_NO = (Button("Abholung", "choice:0"), Button("Lieferung", "choice:1"))


def answer(text: str, **more: Any) -> OutboundMessage:
    return OutboundMessage("turn:t1:answer", more.pop("address", ANA), text, asked_at=more.pop("asked_at", START), **more)


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture
async def url(peer: Peer) -> AsyncIterator[str]:
    async with server(peer) as running:
        yield str(running.make_url("/v24.0")).rstrip("/")


@pytest.fixture
async def channel(url: str, memory: Memory, clock: Now) -> AsyncIterator[WhatsAppChannel]:
    made = WhatsAppChannel(Graph(TOKEN, url, PHONE), url, "answer:de", ports_of(memory, clock).blobs, clock)
    yield made
    await made.close()


def kinds(peer: Peer) -> list[str]:
    return [body["type"] for body in peer.sent]


async def test_an_answer_is_one_card_of_picture_words_and_buttons_then_its_voice(channel: WhatsAppChannel, peer: Peer, memory: Memory) -> None:
    picture, voice = await memory.put(b"\x89PNG", ".png"), await memory.put(b"OggS", ".ogg")
    await channel.send(answer("Hier ist es", picture=picture, voice=voice, buttons=YES_NO))
    assert kinds(peer) == ["interactive", "audio"]
    assert [body["to"] for body in peer.sent] == [ANA.chat] * 2
    card = peer.sent[0]["interactive"]
    assert (card["body"]["text"], card["header"]["image"]["id"]) == ("Hier ist es", next(iter(peer.uploaded)))
    assert [one["reply"]["id"] for one in card["action"]["buttons"]] == ["choice:0", "choice:1"]
    assert peer.sent[1]["audio"]["voice"] is True
    assert list(peer.uploaded.values()) == [("image/png", b"\x89PNG"), ("audio/ogg", b"OggS")]


FURTHER = tuple(Button(label, f"want:{number}") for number, label in enumerate(("Etwas ändern", "Mit jemandem reden", "Was kostet das?")))


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        ((), ["Etwas ändern", "Mit jemandem reden", "Was kostet das?"]),
        (YES_NO, ["Abholung", "Lieferung"]),
        ((*YES_NO, Button("Post", "choice:2"), Button("Egal", "choice:3")), ["Abholung", "Lieferung", "Post", "Egal", *(one.label for one in FURTHER)]),
    ],
)
async def test_further_buttons_stand_where_there_is_room(channel: WhatsAppChannel, peer: Peer, choices: tuple[Button, ...], shown: list[str]) -> None:
    await channel.send(answer("Fertig", buttons=choices, further=FURTHER))
    action = peer.sent[0]["interactive"]["action"]
    labels = [one["reply"]["title"] for one in action["buttons"]] if "buttons" in action else [one["title"] for one in action["sections"][0]["rows"]]
    assert labels == shown


async def test_without_buttons_a_short_answer_is_one_picture(channel: WhatsAppChannel, peer: Peer, memory: Memory) -> None:
    await channel.send(answer("Hier ist es", picture=await memory.put(b"\x89PNG", ".png")))
    assert [(body["type"], body["image"]["caption"]) for body in peer.sent] == [("image", "Hier ist es")]


@pytest.mark.parametrize(("picture", "buttons"), [(True, YES_NO), (True, ()), (False, YES_NO), (False, ())])
async def test_a_long_answer_is_cut_between_sentences_and_nothing_is_lost(
    channel: WhatsAppChannel, peer: Peer, memory: Memory, buttons: tuple[Button, ...], *, picture: bool
) -> None:
    text = (SENTENCE * 150).strip()
    await channel.send(answer(text, picture=await memory.put(b"\x89PNG", ".png") if picture else None, buttons=buttons))
    said = [
        body["image"]["caption"] if body["type"] == "image" else body["text"]["body"] if body["type"] == "text" else body["interactive"]["body"]["text"]
        for body in peer.sent
    ]
    assert " ".join(" ".join(said).split()) == text
    assert all(one.endswith(".") for one in said)
    assert ("interactive" in kinds(peer)) is bool(buttons)


async def test_many_or_long_choices_are_a_list(channel: WhatsAppChannel, peer: Peer) -> None:
    buttons = (Button("Kartoffeln, Eier und Milch zum Abholen am Freitag", "choice:0"), *(Button(f"Nummer {n}", f"choice:{n}") for n in range(1, 12)))
    await channel.send(answer("Was denn?", buttons=buttons))
    (row, *rest) = peer.sent[0]["interactive"]["action"]["sections"][0]["rows"]
    assert row == {"id": "choice:0", "title": "Kartoffeln, Eier und Mi…", "description": "Kartoffeln, Eier und Milch zum Abholen am Freitag"}
    assert len(rest) == 9


async def test_a_link_button_becomes_a_line(channel: WhatsAppChannel, peer: Peer) -> None:
    await channel.send(answer("Kosten: 300 Euro", buttons=(Button("Bezahlen", "pay", "https://pay.example/x"),)))
    assert peer.sent[0]["text"]["body"] == "Kosten: 300 Euro\nBezahlen: https://pay.example/x"


async def test_of_progress_only_the_first_is_said(channel: WhatsAppChannel, peer: Peer) -> None:
    first = await channel.send(answer("Ich höre", final=False))
    assert await channel.send(answer("Ich baue", final=False), first) == first
    assert [body["text"]["body"] for body in peer.sent] == ["Ich höre"]


async def test_typing_marks_as_read_and_is_not_repeated_while_it_lasts(channel: WhatsAppChannel, peer: Peer, clock: Now) -> None:
    for _ in range(3):
        await channel.working(ANA, "wamid.THEIRS")
    clock.at += timedelta(seconds=21)
    await channel.working(ANA, "wamid.THEIRS")
    await channel.working(ANA)
    assert peer.read == [{"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.THEIRS", "typing_indicator": {"type": "text"}}] * 2


async def test_after_a_day_of_silence_a_template_speaks(channel: WhatsAppChannel, peer: Peer, clock: Now) -> None:
    clock.at += timedelta(hours=24, seconds=1)
    await channel.send(answer("Hier ist es:\n\nhttps://abc.example/\n\n" + SENTENCE * 30))
    template = peer.sent[0]["template"]
    assert (template["name"], template["language"]) == ("answer", {"code": "de"})
    assert template["components"][0]["parameters"][0]["text"].startswith("Hier ist es: https://abc.example/ Every order")


async def test_when_meta_says_the_window_is_closed_a_template_speaks(channel: WhatsAppChannel, peer: Peer) -> None:
    peer.fault(400, 131047)
    await channel.send(answer("Hier ist es"))
    assert kinds(peer) == ["template"]


async def test_without_a_template_nothing_can_be_said_after_a_day(url: str, memory: Memory, clock: Now, peer: Peer) -> None:
    channel = WhatsAppChannel(Graph(TOKEN, url, PHONE), url, "", ports_of(memory, clock).blobs, clock)
    clock.at += timedelta(days=2)
    with pytest.raises(Refused, match="24 hours"):
        await channel.send(answer("Hier ist es"))
    await channel.close()
    assert peer.sent == []


@pytest.mark.parametrize(
    ("status", "code", "headers", "pause_s"),
    [(429, 130429, {"Retry-After": "7"}, 7), (400, 131056, {}, 10), (400, 80007, {}, 10), (500, 1, {}, 2), (503, 131016, {}, 2)],
)
async def test_a_passing_fault_may_be_tried_again(
    channel: WhatsAppChannel, peer: Peer, status: int, code: int, headers: dict[str, str], pause_s: float
) -> None:
    peer.fault(status, code, **headers)
    with pytest.raises(Unavailable) as error:
        await channel.send(answer("Hier"))
    assert error.value.retry_after_s == pause_s


@pytest.mark.parametrize(("status", "code"), [(400, 131026), (401, 190), (403, 10), (403, 368)])
async def test_who_cannot_be_reached_is_given_up(channel: WhatsAppChannel, peer: Peer, status: int, code: int) -> None:
    peer.fault(status, code)
    with pytest.raises(Refused, match=str(code)):
        await channel.send(answer("Hier"))


async def test_who_hides_their_number_and_a_group_are_spoken_to(channel: WhatsAppChannel, peer: Peer) -> None:
    for chat in ("US.13491208655302741918", "Y2FwaV9ncm91cDox"):
        await channel.send(answer("Hier", address=Address(Platform.WHATSAPP, chat)))
    assert [(body["recipient_type"], body.get("recipient"), body.get("to")) for body in peer.sent] == [
        ("individual", "US.13491208655302741918", None),
        ("group", None, "Y2FwaV9ncm91cDox"),
    ]


async def test_a_file_is_fetched_by_its_id(channel: WhatsAppChannel, peer: Peer) -> None:
    peer.files["1908647269898587"] = b"OggS sound"
    note = Attachment(AttachmentKind.VOICE, "1908647269898587", "audio/ogg")
    assert await channel.fetch(note, 1000) == b"OggS sound"
    with pytest.raises(BadInput, match="file_too_large"):
        await channel.fetch(note, 5)
    with pytest.raises(Refused):
        await channel.fetch(Attachment(AttachmentKind.VOICE, "gone"), 1000)

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from starlette.responses import PlainTextResponse
from twilio.request_validator import RequestValidator

from adapters.channels.fetching import Hosts, download
from adapters.channels.whatsapp_twilio.channel import TwilioChannel
from bots.app import make_app
from bots.whatsapp_twilio.translate import translate
from config.settings import Settings
from core.errors import BadInput, Refused, Unavailable
from core.messages import Address, Attachment, AttachmentKind, Button, InboundMessage, MessageKind, OutboundMessage, Platform
from tests.bots.memory import START, Memory, Now, ports_of
from tests.bots.twilio_peer import ACCOUNT, BASIC, TOKEN, Peer, server

FOLDER = Path(__file__).parents[1] / "fixtures" / "twilio"
NOTHING = {"empty", "sms_to_the_same_number", "delivered", "undelivered_outside_window"}
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
ANA = Address(Platform.WHATSAPP, "+4915112345678")
OLD = "made-up-auth-token-for-tests-0000"
PUBLIC = "https://hub.example"
SENTENCE = "Every order is kept with its customer, and the list can be searched. "


def form(name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((FOLDER / f"{name}.json").read_text())
    return found


def found(name: str) -> InboundMessage:
    message = translate(form(name), START)
    assert message is not None
    return message


def test_what_is_said_becomes_words() -> None:
    said = {name: found(name).text for name in ("text", "location", "named_location", "button_pressed", "line_of_list_chosen")}
    assert said == {
        "text": "Eine Seite für meinen Hofladen & Café, bitte +1",
        "location": "54.485800, -0.620600",
        "named_location": "Hofladen Lind, Am Anger 3 (54.485800, -0.620600)",
        "button_pressed": "Lieferung",
        "line_of_list_chosen": "Kartoffeln",
    }
    assert (found("text").address, found("text").sender.id, found("text").sender.name) == (ANA, "4915112345678", "Ana Lind")
    assert (found("button_pressed").kind, found("button_pressed").button) == (MessageKind.PRESS, "choice:1")
    assert found("reply").refers_to == "SM" + "f" * 32


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        ("voice_note", AttachmentKind.VOICE, "audio/ogg"),
        ("audio_file", AttachmentKind.AUDIO, "audio/mpeg"),
        ("image_with_caption", AttachmentKind.IMAGE, "image/jpeg"),
        ("document", AttachmentKind.DOCUMENT, "application/pdf"),
        ("video", AttachmentKind.VIDEO, "video/mp4"),
        ("contact_card", AttachmentKind.DOCUMENT, "text/vcard"),
    ],
)
def test_files_are_what_they_are_for(name: str, kind: AttachmentKind, media_type: str) -> None:
    (file,) = found(name).attachments
    assert (file.kind, file.media_type, file.ref) == (kind, media_type, form(name)["MediaUrl0"])


@pytest.mark.parametrize("name", sorted(NOTHING))
def test_what_says_nothing_is_passed_over(name: str) -> None:
    assert translate(form(name), START) is None


def test_every_message_has_its_own_key() -> None:
    keys = [found(name).key for name in NAMES if name not in NOTHING]
    assert len(set(keys)) == len(keys)


@pytest.fixture
async def client(tmp_path: Path, memory: Memory, clock: Now) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(var_dir=tmp_path, public_url=PUBLIC, twilio_account=ACCOUNT, twilio_tokens=f"{OLD},{TOKEN}", twilio_sender="+14155238886")
    app = make_app(ports_of(memory, clock), settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://127.0.0.1:8080") as one:
        yield one


async def deliver(client: httpx.AsyncClient, fields: dict[str, str], token: str = TOKEN, path: str = "/webhooks/twilio") -> httpx.Response:
    signature = RequestValidator(token).compute_signature(PUBLIC + path, fields)
    headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded", "Host": "hub.example"}
    return await client.post(path, content=urlencode(fields), headers=headers)


@pytest.mark.parametrize("token", [OLD, TOKEN])
async def test_both_tokens_of_a_rotation_open_the_door_once(client: httpx.AsyncClient, memory: Memory, token: str) -> None:
    for path in ("/webhooks/twilio", "/webhooks/twilio?from=a%20proxy&x=1"):
        answer = await deliver(client, form("text"), token, path)
        assert (answer.status_code, answer.text, answer.headers["content-type"]) == (200, "<Response/>", "text/xml; charset=utf-8")
    (turn,) = memory.turns.values()
    assert memory.nudged == [turn.id]


async def test_without_a_signature_nothing_is_taken(client: httpx.AsyncClient, memory: Memory) -> None:
    for headers in ({}, {"X-Twilio-Signature": ""}, {"X-Twilio-Signature": "bm90IGl0"}):
        answer = await client.post("/webhooks/twilio", data=form("text"), headers=headers)
        assert answer.status_code == 401
    assert (await deliver(client, form("text"), "another-token")).status_code == 401
    assert memory.turns == {}


async def test_statuses_come_in_any_order_and_change_nothing(client: httpx.AsyncClient, memory: Memory) -> None:
    for name in ("undelivered_outside_window", "delivered", "delivered"):
        assert (await deliver(client, form(name), path="/webhooks/twilio/status")).status_code == 204
    assert memory.turns == {}


async def test_what_cannot_be_read_is_not_asked_for_again(client: httpx.AsyncClient, memory: Memory) -> None:
    for wrong in ({"Latitude": "north", "Longitude": "x"}, {"NumMedia": "many"}, {"NumMedia": "-1"}):
        assert (await deliver(client, form("empty") | wrong)).status_code == 200
    assert memory.turns == {}


def answer(text: str, **more: Any) -> OutboundMessage:
    return OutboundMessage("turn:t1:answer", ANA, text, asked_at=START, **more)


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture
async def url(peer: Peer) -> AsyncIterator[str]:
    async with server(peer) as running:
        yield str(running.make_url("")).rstrip("/")


@pytest.fixture
async def channel(url: str, memory: Memory, clock: Now) -> AsyncIterator[TwilioChannel]:
    made = TwilioChannel(
        ACCOUNT, TOKEN, "+14155238886", ports_of(memory, clock).blobs, clock, link_to=lambda name: f"{PUBLIC}/files/{name}?key=k", template="HX1", api_url=url
    )
    yield made
    await made.close()


async def test_an_answer_is_its_picture_with_words_and_choices_and_its_voice(channel: TwilioChannel, peer: Peer, memory: Memory) -> None:
    picture, voice = await memory.put(b"\x89PNG", ".png"), await memory.put(b"OggS", ".ogg")
    sid = await channel.send(
        answer("Hier ist es", picture=picture, voice=voice, buttons=(Button("Abholung", "choice:0"), Button("Zahlen", "pay", "https://pay.example/")))
    )
    first, second = peer.sent
    assert first["Body"] == ["Hier ist es\n• Abholung\n• Zahlen: https://pay.example/"]
    assert first["MediaUrl"] == [f"{PUBLIC}/files/{picture}?key=k"]
    assert (first["To"], first["From"]) == (["whatsapp:+4915112345678"], ["whatsapp:+14155238886"])
    assert second["MediaUrl"] == [f"{PUBLIC}/files/{voice}?key=k"]
    assert sid == f"SM{2:032x}"


async def test_a_long_answer_is_cut_between_sentences_and_nothing_is_lost(channel: TwilioChannel, peer: Peer) -> None:
    text = (SENTENCE * 100).strip()
    await channel.send(answer(text))
    said = [one["Body"][0] for one in peer.sent]
    assert " ".join(said) == text
    assert all(one.endswith(".") for one in said)


async def test_of_progress_only_the_first_is_said(channel: TwilioChannel, peer: Peer) -> None:
    first = await channel.send(answer("Ich höre", final=False))
    assert await channel.send(answer("Ich baue", final=False), first) == first
    assert len(peer.sent) == 1


async def test_typing_marks_as_read_and_is_not_repeated_while_it_lasts(channel: TwilioChannel, peer: Peer) -> None:
    for _ in range(3):
        await channel.working(ANA, "SM1")
    assert peer.typing == [{"channel": "whatsapp", "messageId": "SM1"}]


async def test_after_a_day_of_silence_a_template_speaks(channel: TwilioChannel, peer: Peer, clock: Now) -> None:
    peer.faults.append((400, 63016))
    await channel.send(answer("Hier\nist es"))
    clock.at += timedelta(hours=24, seconds=1)
    await channel.send(answer("Und noch einmal"))
    assert [(one["ContentSid"], json.loads(one["ContentVariables"][0])["1"]) for one in peer.sent] == [(["HX1"], "Hier ist es"), (["HX1"], "Und noch einmal")]


@pytest.mark.parametrize(("status", "code"), [(429, 20429), (400, 63018), (500, 20500), (503, 0)])
async def test_a_passing_fault_may_be_tried_again(channel: TwilioChannel, peer: Peer, status: int, code: int) -> None:
    peer.faults.append((status, code))
    with pytest.raises(Unavailable):
        await channel.send(answer("Hier"))


@pytest.mark.parametrize(("status", "code"), [(400, 63024), (400, 21610), (401, 20003)])
async def test_who_cannot_be_reached_is_given_up(channel: TwilioChannel, peer: Peer, status: int, code: int) -> None:
    peer.faults.append((status, code))
    with pytest.raises(Refused, match=str(code)):
        await channel.send(answer("Hier"))


async def test_a_file_is_fetched_and_the_storage_behind_it_never_sees_the_token(memory: Memory, clock: Now, peer: Peer, url: str) -> None:
    peer.files["ME1"] = b"OggS sound"
    loopback = url.replace("localhost", "127.0.0.1")
    channel = TwilioChannel(ACCOUNT, TOKEN, "+1", ports_of(memory, clock).blobs, clock, link_to=str, api_url=loopback)
    note = Attachment(AttachmentKind.VOICE, f"{loopback}/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1", "audio/ogg")
    with pytest.raises(Refused, match="not on a host"):
        await channel.fetch(note, 1000)
    assert peer.shown_at_storage == []
    await channel.close()


async def test_where_a_redirect_leads_the_token_does_not(peer: Peer, url: str) -> None:
    peer.files["ME1"] = b"OggS sound"
    loopback = url.replace("localhost", "127.0.0.1")
    hosts = Hosts(("127.0.0.1",), ("localhost",), local=True)
    async with httpx.AsyncClient() as client:
        data, _ = await download(client, f"{loopback}/2010-04-01/Accounts/{ACCOUNT}/Messages/MM1/Media/ME1", hosts, 1000, {"Authorization": BASIC})
    assert (data, peer.shown_at_storage) == (b"OggS sound", [""])


async def test_no_more_is_taken_than_allowed(channel: TwilioChannel, peer: Peer, url: str) -> None:
    peer.files["ME1"] = b"s" * 2000
    with pytest.raises(BadInput, match="file_too_large"):
        await channel.fetch(Attachment(AttachmentKind.VOICE, f"{url}/storage/ME1"), 1000)

import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import UTC
from pathlib import Path
from typing import Any

import httpx
import pytest
from pywa.client import WhatsApp
from pywa.types.callback import CallbackButton, CallbackSelection
from pywa.types.message import DeletedMessage, EditedMessage, Message
from pywa.utils import webhook_updates_validator
from starlette.responses import PlainTextResponse

from bots.app import make_app
from bots.whatsapp.translate import translate, values
from config.settings import Settings
from core.messages import AttachmentKind, InboundMessage, MessageKind
from tests.bots.memory import Memory, Now, ports_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "whatsapp"
EMPTY = {"unsupported", "number_changed"}
NOT_MESSAGES = {"statuses_out_of_order", "not_delivered_outside_window", "template_approved", "batch"}
NAMES = sorted(path.stem for path in FOLDER.glob("*.json") if path.stem not in NOT_MESSAGES)
OLD, NEW = "0f0e0d0c0b0a09080706050403020100", "1f1e1d1c1b1a19181716151413121110"


def raw(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def read(name: str) -> list[InboundMessage]:
    found = [translate(value, one) for value in values(json.loads(raw(name))) for one in value.get("messages", ())]
    return [one for one in found if one is not None]


def found(name: str) -> InboundMessage:
    (one,) = read(name)
    return one


@pytest.fixture(scope="module")
def other() -> WhatsApp:
    return WhatsApp(phone_id="106540352242922", token="made-up")


def theirs(name: str, other: WhatsApp) -> Any:
    payload = json.loads(raw(name))
    kind = payload["entry"][0]["changes"][0]["value"]["messages"][0]["type"]
    shapes: dict[str, Any] = {"button": CallbackButton, "edit": EditedMessage, "revoke": DeletedMessage}
    chosen = CallbackSelection if name == "line_of_list_chosen" else CallbackButton
    shape = shapes.get(kind, chosen if kind == "interactive" else Message)
    return shape.from_update(other, payload)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in EMPTY])
def test_another_library_reads_the_same(name: str, other: WhatsApp) -> None:
    ours, parsed = found(name), theirs(name, other)
    assert ours.external_id == parsed.id
    assert ours.sender.id == (parsed.from_user.wa_id or parsed.from_user.bsuid)
    assert ours.sender.name == parsed.from_user.name
    assert ours.sent_at == parsed.timestamp.astimezone(UTC)
    if isinstance(parsed, CallbackButton | CallbackSelection):
        assert (ours.kind, ours.button) == (MessageKind.PRESS, str(parsed.data))
        return
    if isinstance(parsed, EditedMessage | DeletedMessage):
        assert ours.refers_to == parsed.original_message_id
        return
    if parsed.reaction:
        assert (ours.kind, ours.text, ours.refers_to) == (MessageKind.REACTION, parsed.reaction.emoji or "", parsed.reaction.message_id)
        return
    media = parsed.image or parsed.audio or parsed.video or parsed.document
    assert [one.ref for one in ours.attachments] == ([media.id] if media else [])
    if words := parsed.text or parsed.caption:
        assert ours.text == words
    assert ours.refers_to == (parsed.reply_to_message.id if parsed.reply_to_message else None)


def test_what_is_said_by_other_means_becomes_words() -> None:
    said = {name: found(name).text for name in ("location", "named_location", "contacts", "order", "edited", "button_pressed", "sticker")}
    assert said == {
        "location": "54.485800, -0.620600",
        "named_location": "Hofladen Lind, Am Anger 3 (54.485800, -0.620600)",
        "contacts": "Ben Ohm, Ohm Bau, +49 151 12345679, ben@ohm.example",
        "order": "bitte bis Freitag",
        "edited": "Eine Seite für meinen Hofladen in Grün",
        "button_pressed": "Lieferung",
        "sticker": "\N{SLIGHTLY SMILING FACE}",
    }


@pytest.mark.parametrize(
    ("name", "kind", "media_type", "file_name"),
    [
        ("voice_note", AttachmentKind.VOICE, "audio/ogg", None),
        ("audio_file", AttachmentKind.AUDIO, "audio/mpeg", None),
        ("image", AttachmentKind.IMAGE, "image/png", None),
        ("document", AttachmentKind.DOCUMENT, "application/pdf", "preise.pdf"),
        ("video", AttachmentKind.VIDEO, "video/mp4", None),
    ],
)
def test_files_are_what_they_are_for(name: str, kind: AttachmentKind, media_type: str, file_name: str | None) -> None:
    (file,) = found(name).attachments
    assert (file.kind, file.media_type, file.name) == (kind, media_type, file_name)


def test_edits_and_deletions_refer_to_the_message() -> None:
    assert found("edited").refers_to == found("deleted").refers_to == found("text").external_id
    assert (found("edited").kind, found("deleted").kind) == (MessageKind.EDIT, MessageKind.DELETE)


def test_who_hides_their_number_and_a_group_have_addresses_too() -> None:
    assert found("from_behind_a_user_name").address.chat == "US.13491208655302741918"
    assert (found("in_a_group").address.chat, found("in_a_group").sender.id) == ("Y2FwaV9ncm91cDox", "4915112345678")


@pytest.mark.parametrize("name", ["unsupported", "number_changed", "statuses_out_of_order", "not_delivered_outside_window", "template_approved"])
def test_what_says_nothing_is_passed_over(name: str) -> None:
    assert read(name) == []


def test_a_batch_is_all_its_messages_each_with_its_writer() -> None:
    assert [(one.text, one.sender.name) for one in read("batch")] == [("one", "Ana Lind"), ("two", "Ana Lind"), ("three", "Luc")]


def test_every_message_has_its_own_key() -> None:
    keys = [one.key for name in (*NAMES, "batch") for one in read(name)]
    assert len(set(keys)) == len(keys)


@pytest.fixture
async def client(tmp_path: Path, memory: Memory, clock: Now) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(var_dir=tmp_path, whatsapp_token="EAAG", whatsapp_phone_id="1", whatsapp_app_secrets=f"{OLD},{NEW}", whatsapp_verify_token="a word")
    app = make_app(ports_of(memory, clock), settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080") as one:
        yield one


def signature(content: bytes, secret: str = NEW) -> dict[str, str]:
    return {"X-Hub-Signature-256": f"sha256={hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()}"}


@pytest.mark.parametrize("secret", [OLD, NEW])
async def test_both_secrets_of_a_rotation_open_the_door(client: httpx.AsyncClient, memory: Memory, secret: str) -> None:
    headers = signature(raw("batch"), secret)
    assert webhook_updates_validator(secret, raw("batch"), headers["X-Hub-Signature-256"])
    for _ in range(2):
        assert (await client.post("/webhooks/whatsapp", content=raw("batch"), headers=headers)).status_code == 200
    assert sorted(turn.messages[0].text for turn in memory.turns.values()) == ["one", "three", "two"]


@pytest.mark.parametrize("headers", [{}, {"X-Hub-Signature-256": "sha256="}, {"X-Hub-Signature-256": "sha256=" + "0" * 64}])
async def test_without_a_signature_nothing_is_taken(client: httpx.AsyncClient, memory: Memory, headers: dict[str, str]) -> None:
    assert (await client.post("/webhooks/whatsapp", content=raw("text"), headers=headers)).status_code == 401
    assert memory.turns == {}


async def test_a_changed_body_is_not_taken(client: httpx.AsyncClient, memory: Memory) -> None:
    changed = raw("text").replace(b"Hofladen", b"Biomarkt")
    assert (await client.post("/webhooks/whatsapp", content=changed, headers=signature(raw("text")))).status_code == 401
    assert memory.turns == {}


async def test_the_address_proves_itself_to_who_knows_the_word(client: httpx.AsyncClient) -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "a word"}
    answer = await client.get("/webhooks/whatsapp", params=asked)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    for wrong in ({"hub.verify_token": "another"}, {"hub.mode": "unsubscribe"}, {"hub.verify_token": ""}):
        assert (await client.get("/webhooks/whatsapp", params=asked | wrong)).status_code == 403


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b'{"entry": 3}',
        b'{"entry": [{"changes": [{"field": "messages", "value": {"messages": [{"type": "text"}, 5]}}]}]}',
        b"\xff",
    ],
)
async def test_what_cannot_be_read_is_not_asked_for_again(client: httpx.AsyncClient, memory: Memory, content: bytes) -> None:
    answer = await client.post("/webhooks/whatsapp", content=content, headers=signature(content))
    assert (answer.status_code, memory.turns) == (200, {})

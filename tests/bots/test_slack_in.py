import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from slack_bolt.request import internals as bolt
from slack_sdk.signature import SignatureVerifier
from starlette.responses import PlainTextResponse

from bots.app import make_app
from bots.slack.presses import pressed
from bots.slack.translate import Heard, translate
from config.settings import Settings
from core.messages import AttachmentKind, InboundMessage, MessageKind
from tests.bots.memory import Memory, Now, ports_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "slack"
PRESSES = ("button_pressed", "button_pressed_in_thread")
NAMES = sorted({path.stem for path in FOLDER.glob("*.json")} - {*PRESSES, "link_button_opened", "url_verification"})
NOTHING = {"changed_by_preview_only", "changed_by_first_answer_only", "own_message", "own_message_changed", "from_another_bot", "joined", "home_opened"}
OLD, NEW = "8f742231b10e8888abcd99yyyzzz85a5", "9a742231b10e8888abcd99yyyzzz85b6"


def raw(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def body(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(raw(name))
    return found


def heard(name: str) -> Heard:
    found = translate(body(name))
    assert found is not None
    return found


def found(name: str) -> InboundMessage:
    return heard(name).message


@pytest.mark.parametrize("name", NAMES)
def test_another_library_reads_the_same(name: str) -> None:
    read, payload = translate(body(name)), body(name)
    if name in NOTHING:
        assert read is None
        return
    assert read is not None
    ours = read.message
    assert ours.address.chat == bolt.extract_channel_id(payload)
    writer = bolt.extract_user_id(payload["event"].get("previous_message") or payload)
    assert ours.sender.id == writer
    thread = bolt.extract_thread_ts(payload)
    if thread and not (payload["event"].get("channel_type") == "im" and ours.refers_to == f"{ours.address.chat}:{thread}" and ours.kind is not MessageKind.NEW):
        assert ours.address.thread == thread


@pytest.mark.parametrize("name", PRESSES)
def test_another_library_reads_presses_the_same(name: str) -> None:
    ours, payload = pressed(body(name)), body(name)
    assert ours is not None
    assert (ours.address.chat, ours.sender.id) == (bolt.extract_channel_id(payload), bolt.extract_user_id(payload))
    assert ours.address.thread == (bolt.extract_thread_ts(payload) or "")
    assert (ours.kind, ours.button, ours.refers_to) == (MessageKind.PRESS, "choice:1", f"{ours.address.chat}:1795348808.000100")


def test_a_press_brings_what_stood_on_the_button() -> None:
    press = pressed(body("button_pressed"))
    assert press is not None
    assert press.text == "Lieferung"


def test_the_name_alone_is_a_greeting() -> None:
    assert found("bare_mention").text == "\N{WAVING HAND SIGN}"


def test_a_link_that_opens_by_itself_is_no_press() -> None:
    assert pressed(body("link_button_opened")) is None


def test_markup_becomes_what_it_reads_as() -> None:
    assert found("direct_message_with_markup").text == (
        "Like hofladen.example but for <Lind & Sons>, see #shop, mail ana@lind.example, ask @U0BEN00001 until 22 Nov"
    )
    assert found("mention_in_channel").text == "we need a list of our machines"
    assert found("shared_message").text == "can you build this?\nA page where parents book a music lesson"
    assert found("link_with_preview").text == "like https://hofladen.example/"


@pytest.mark.parametrize(
    ("name", "kind", "ref_end", "duration_s"),
    [
        ("voice_clip", AttachmentKind.VOICE, "/download/audio_message.m4a", 5.32),
        ("voice_clip_webm", AttachmentKind.VOICE, "/download/audio_message.webm", 4.1),
        ("video_clip", AttachmentKind.VIDEO, "/download/video_message.mp4", 7.1),
        ("audio_file", AttachmentKind.AUDIO, "/download/idea.mp3", None),
        ("file_of_another_workspace", AttachmentKind.DOCUMENT, "F0CONNECT1", None),
    ],
)
def test_files_are_what_they_are_for(name: str, kind: AttachmentKind, ref_end: str, duration_s: float | None) -> None:
    (file,) = found(name).attachments
    assert (file.kind, file.duration_s) == (kind, duration_s)
    assert file.ref.endswith(ref_end)


def test_several_files_come_with_their_words() -> None:
    message = found("files_with_words")
    assert message.text == "The price list and our logo"
    assert [(one.kind, one.name) for one in message.attachments] == [(AttachmentKind.DOCUMENT, "prices.pdf"), (AttachmentKind.IMAGE, "logo.png")]
    assert found("file_deleted_meanwhile").attachments == ()


def test_a_mention_that_comes_as_two_events_is_one_message() -> None:
    first, second = found("mention_in_channel"), found("mention_in_channel_again_as_message")
    assert first.key == second.key
    assert first.address == second.address
    assert first.address.thread == "1795348810.000100"


def test_every_other_message_has_its_own_key() -> None:
    read = [one.message for name in NAMES if name != "mention_in_channel_again_as_message" and (one := translate(body(name)))]
    # Both deletions are of the same message, in two wordings.
    assert len({one.key for one in read}) == len(read) - 1


def test_edits_and_deletions_refer_to_the_message() -> None:
    original = found("direct_message").external_id
    for name, kind in (
        ("edited", MessageKind.EDIT),
        ("edited_again", MessageKind.EDIT),
        ("deleted", MessageKind.DELETE),
        ("deleted_with_answers", MessageKind.DELETE),
    ):
        assert (found(name).kind, found(name).refers_to, found(name).address) == (kind, original, found("direct_message").address)
    assert found("edited_in_thread").address == found("answer_in_thread_without_mention").address


@pytest.fixture
async def client(tmp_path: Path, memory: Memory, clock: Now) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(var_dir=tmp_path, slack_token="xoxb-made-up", slack_signing_secrets=f"{OLD},{NEW}")
    app = make_app(ports_of(memory, clock), settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080") as one:
        yield one


def signed(content: bytes, clock: Now, secret: str = NEW, age_s: int = 0, **more: str) -> dict[str, str]:
    stamp = str(int(clock.now().timestamp()) - age_s)
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=content)
    assert signature
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature, **more}


async def deliver(client: httpx.AsyncClient, clock: Now, name: str, **more: Any) -> httpx.Response:
    return await client.post("/webhooks/slack", content=raw(name), headers=signed(raw(name), clock, **more))


@pytest.mark.parametrize("secret", [OLD, NEW])
async def test_both_secrets_of_a_rotation_open_the_door(client: httpx.AsyncClient, memory: Memory, clock: Now, secret: str) -> None:
    assert (await deliver(client, clock, "direct_message", secret=secret)).status_code == 200
    (turn,) = memory.turns.values()
    assert memory.nudged == [turn.id]
    assert memory.raws[turn.messages[0].key] == raw("direct_message")


@pytest.mark.parametrize("age_s", [301, -301])
async def test_a_replay_is_refused(client: httpx.AsyncClient, memory: Memory, clock: Now, age_s: int) -> None:
    assert (await deliver(client, clock, "direct_message", age_s=age_s)).status_code == 401
    assert (await deliver(client, clock, "direct_message", secret="x" * 32)).status_code == 401
    assert memory.turns == {}


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": "v0=1"}, {"X-Slack-Request-Timestamp": "1795348800", "X-Slack-Signature": "v0="}],
)
async def test_without_a_signature_nothing_is_taken(client: httpx.AsyncClient, memory: Memory, headers: dict[str, str]) -> None:
    for path in ("/webhooks/slack", "/webhooks/slack/actions"):
        assert (await client.post(path, content=raw("direct_message"), headers=headers)).status_code == 401
    assert memory.turns == {}


async def test_the_address_proves_itself_only_when_asked_with_a_signature(client: httpx.AsyncClient, clock: Now) -> None:
    answer = await deliver(client, clock, "url_verification")
    assert answer.json()["challenge"].startswith("3eZbrw1aBm2r")
    assert (await client.post("/webhooks/slack", content=raw("url_verification"))).status_code == 401


async def test_a_retry_is_taken_when_it_is_the_only_copy_and_once_only(client: httpx.AsyncClient, memory: Memory, clock: Now) -> None:
    for number in ("1", "2"):
        headers = signed(raw("direct_message"), clock) | {"X-Slack-Retry-Num": number, "X-Slack-Retry-Reason": "http_timeout"}
        assert (await client.post("/webhooks/slack", content=raw("direct_message"), headers=headers)).status_code == 200
    assert len(memory.turns) == 1


async def test_in_a_channel_only_what_names_the_bot_and_what_follows_in_that_thread(client: httpx.AsyncClient, memory: Memory, clock: Now) -> None:
    for name in ("channel_chatter", "answer_in_thread_without_mention"):
        await deliver(client, clock, name)
    assert memory.turns == {}
    for name in ("mention_in_channel", "mention_in_channel_again_as_message", "answer_in_thread_without_mention", "channel_chatter"):
        await deliver(client, clock, name)
    assert [turn.messages[0].text for turn in memory.turns.values()] == ["we need a list of our machines", "make it green"]
    assert len(memory.conversations) == 1


async def test_face_to_face_a_thread_goes_on_with_what_was_said_above_it(client: httpx.AsyncClient, memory: Memory, clock: Now) -> None:
    for name in ("direct_message", "direct_message_in_thread"):
        await deliver(client, clock, name)
    assert [turn.address.thread for turn in memory.turns.values()] == ["", ""]
    assert len(memory.conversations) == 1


async def test_face_to_face_a_thread_of_its_own_is_a_conversation(client: httpx.AsyncClient, memory: Memory, clock: Now) -> None:
    await deliver(client, clock, "direct_message_in_thread")
    assert [turn.address.thread for turn in memory.turns.values()] == ["1795348800.000100"]


async def test_a_press_is_taken_from_its_form(client: httpx.AsyncClient, memory: Memory, clock: Now) -> None:
    content = urlencode({"payload": raw("button_pressed").decode()}).encode()
    headers = signed(content, clock) | {"Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        answer = await client.post("/webhooks/slack/actions", content=content, headers=headers)
        assert answer.status_code == 200
    (turn,) = memory.turns.values()
    assert turn.messages[0].button == "choice:1"


@pytest.mark.parametrize(
    "content",
    [b"", b"no json", b"[]", b"{}", b'{"event": {"type": "message", "channel": "D1"}}', b'{"event": {"type": "something_of_next_year"}}', b"\xff\xfe"],
)
async def test_what_cannot_be_read_is_not_asked_for_again(client: httpx.AsyncClient, memory: Memory, clock: Now, content: bytes) -> None:
    stamp = str(int(clock.now().timestamp()))
    signature = SignatureVerifier(NEW).generate_signature(timestamp=stamp, body=content.decode("utf-8", "replace")) or ""
    for path in ("/webhooks/slack", "/webhooks/slack/actions"):
        answer = await client.post(path, content=content, headers={"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature})
        assert answer.status_code in {200, 401}
    assert memory.turns == {}

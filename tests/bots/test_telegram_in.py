import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import telegram
from aiogram.types import Update
from starlette.responses import PlainTextResponse

from bots.app import make_app
from bots.telegram.translate import translate
from config.settings import Settings
from core.messages import InboundMessage, MessageKind
from tests.bots.memory import Memory, Now, ports_of

FOLDER = Path(__file__).parents[1] / "fixtures" / "telegram"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
OLD, NEW = "old-secret-token-0001", "new-secret-token-0002"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
IGNORED = {"group_chatter", "from_another_bot", "joined", "bot_blocked", "channel_post", "group_mention_of_a_person", "live_location_moved"}


def raw(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def read(name: str) -> InboundMessage | None:
    return translate(Update.model_validate(json.loads(raw(name))), 42, NOW)


def found(name: str) -> InboundMessage:
    message = read(name)
    assert message is not None
    return message


def other_reading(name: str) -> telegram.Update:
    update = telegram.Update.de_json(json.loads(raw(name)), None)
    assert update is not None
    return update


def files_of(message: telegram.Message) -> list[Any]:
    return [one for one in (message.voice, message.audio, message.video_note, message.video, message.document, *message.photo[-1:]) if one]


@pytest.mark.parametrize("name", NAMES)
def test_another_library_reads_the_same(name: str) -> None:
    ours, theirs = read(name), other_reading(name)
    if name in IGNORED:
        assert ours is None
        return
    assert ours is not None
    assert theirs.effective_chat is not None
    assert ours.address.chat == str(theirs.effective_chat.id)
    if theirs.callback_query:
        assert (ours.button, ours.sender.id) == (theirs.callback_query.data, str(theirs.callback_query.from_user.id))
        markup = getattr(theirs.callback_query.message, "reply_markup", None)
        assert ours.text == (markup.inline_keyboard[0][1].text if markup else "")
        return
    if theirs.message_reaction:
        assert ours.text == "".join(one.emoji for one in theirs.message_reaction.new_reaction if isinstance(one, telegram.ReactionTypeEmoji))
        return
    message = theirs.effective_message
    assert message is not None
    assert message.from_user is not None
    assert (ours.sender.id, ours.sender.name, ours.sender.language_hint) == (
        str(message.from_user.id),
        message.from_user.full_name,
        message.from_user.language_code,
    )
    assert ours.sent_at == (message.edit_date or message.date)
    assert [one.ref for one in ours.attachments] == [one.file_id for one in files_of(message)]
    assert [one.size_bytes for one in ours.attachments] == [one.file_size for one in files_of(message)]
    assert ours.album == message.media_group_id
    words = message.text or message.caption
    if words and not words.startswith(("/", "@")):
        assert ours.text == words


def test_what_is_said_by_other_means_becomes_words() -> None:
    said = {name: found(name).text for name in ("location", "venue", "contact", "poll", "sticker", "start", "start_with_payload")}
    assert said == {
        "location": "54.485800, -0.620600",
        "venue": "Hofladen Lind, Am Anger 3 (54.485800, -0.620600)",
        "contact": "Ben, Ohm, +4915112345678",
        "poll": "Welche Farbe?\n- Grün\n- Blau",
        "sticker": "\N{THUMBS UP SIGN}",
        "start": "\N{WAVING HAND SIGN}",
        "start_with_payload": "a page for my choir",
    }


def test_an_edit_refers_to_what_it_edits_and_two_edits_of_one_second_are_two() -> None:
    first, again = found("edited"), found("edited_again")
    assert first.kind is again.kind is MessageKind.EDIT
    assert first.refers_to == again.refers_to == found("text").external_id
    assert first.key != again.key


def test_a_topic_of_a_group_is_an_address_of_its_own() -> None:
    assert (found("group_mention_in_topic").address.chat, found("group_mention_in_topic").address.thread) == ("-100777", "17")
    assert found("group_reply_to_bot").refers_to == "-100777:3"


def test_the_bots_name_before_what_is_said_is_left_out() -> None:
    assert found("group_mention_in_topic").text == "eine Seite für den Brotkurs"
    assert found("group_photo_naming_the_bot").text == "Wie hier, @statex_bot"


def test_a_caption_is_edited_like_words() -> None:
    assert (found("edited_caption").refers_to, found("edited_caption").text) == (found("photo_with_caption").external_id, "in Grün statt Blau")


def test_every_message_has_its_own_key() -> None:
    keys = [message.key for message in map(read, NAMES) if message]
    assert len(set(keys)) == len(keys)


@pytest.fixture
async def client(tmp_path: Path, memory: Memory, clock: Now) -> Any:
    settings = Settings(var_dir=tmp_path, telegram_token="42:token", telegram_secrets=f"{OLD},{NEW}")
    app = make_app(ports_of(memory, clock), settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080") as one:
        yield one


@pytest.mark.parametrize("secret", [OLD, NEW])
async def test_both_secrets_of_a_rotation_open_the_door(client: httpx.AsyncClient, memory: Memory, secret: str) -> None:
    answer = await client.post("/webhooks/telegram", content=raw("text"), headers={"X-Telegram-Bot-Api-Secret-Token": secret})
    assert answer.status_code == 200
    (turn,) = memory.turns.values()
    assert memory.nudged == [turn.id]
    assert memory.raws[turn.messages[0].key] == raw("text")


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}, {"X-Telegram-Bot-Api-Secret-Token": ""}])
async def test_without_a_secret_nothing_is_taken(client: httpx.AsyncClient, memory: Memory, headers: dict[str, str]) -> None:
    assert (await client.post("/webhooks/telegram", content=raw("text"), headers=headers)).status_code == 401
    assert memory.turns == {}


async def test_a_redelivery_is_one_message(client: httpx.AsyncClient, memory: Memory) -> None:
    for _ in range(3):
        answer = await client.post("/webhooks/telegram", content=raw("voice"), headers={"X-Telegram-Bot-Api-Secret-Token": NEW})
        assert answer.status_code == 200
    assert len(memory.turns) == 1


async def test_a_press_is_confirmed_without_a_call(client: httpx.AsyncClient) -> None:
    answer = await client.post("/webhooks/telegram", content=raw("button_pressed"), headers={"X-Telegram-Bot-Api-Secret-Token": NEW})
    assert answer.json() == {"method": "answerCallbackQuery", "callback_query_id": "4382bfdwdsb323b2d9"}


@pytest.mark.parametrize("content", [b"", b"no json", b"[]", b'{"update_id": "x"}', b'{"update_id": 1, "message": {"text": "half"}}'])
async def test_what_cannot_be_read_does_not_block_what_follows(client: httpx.AsyncClient, memory: Memory, content: bytes) -> None:
    answer = await client.post("/webhooks/telegram", content=content, headers={"X-Telegram-Bot-Api-Secret-Token": NEW})
    assert (answer.status_code, memory.turns) == (200, {})


async def test_what_is_new_to_us_is_passed_over(client: httpx.AsyncClient, memory: Memory) -> None:
    update = {"update_id": 5, "something_of_next_year": {"a": 1}}
    answer = await client.post("/webhooks/telegram", json=update, headers={"X-Telegram-Bot-Api-Secret-Token": NEW})
    assert (answer.status_code, memory.turns) == (200, {})

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from hypothesis import given
from hypothesis import strategies as st

from adapters.channels.telegram.channel import TelegramChannel
from adapters.channels.telegram.limits import split, units
from bots.telegram.polling import Unusable, poll
from core.errors import BadInput, Conflict, Refused, Unavailable
from core.messages import Address, Attachment, AttachmentKind, Button, InboundMessage, OutboundMessage, Platform
from tests.bots.memory import Memory, Now, ports_of
from tests.bots.telegram_peer import TOKEN, Peer, server
from tests.bots.test_telegram_in import raw

CHAT = Address(Platform.TELEGRAM, "5001")
TOPIC = Address(Platform.TELEGRAM, "-100777", "17")
SENTENCE = "Every order is kept with its customer, and the list can be searched. "


def answer(text: str, **more: Any) -> OutboundMessage:
    return OutboundMessage("turn:t1:answer", more.pop("address", CHAT), text, **more)


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture
async def url(peer: Peer) -> AsyncIterator[str]:
    async with server(peer) as running:
        yield str(running.make_url("")).rstrip("/")


@pytest.fixture
async def channel(url: str, memory: Memory, clock: Now) -> AsyncIterator[TelegramChannel]:
    made = TelegramChannel(TOKEN, url, ports_of(memory, clock).blobs, clock)
    yield made
    await made.close()


async def test_a_short_answer_is_one_picture_with_everything_under_it(channel: TelegramChannel, peer: Peer, memory: Memory) -> None:
    picture = await memory.put(b"\x89PNG", ".png")
    buttons = (Button("Delivery", "choice:0"), Button("Pick-up", "choice:1"))
    await channel.send(answer("Here it is", picture=picture, link="https://abc.demo.example/", buttons=buttons))
    (call,) = peer.calls
    assert (call[0], call[1]["caption"]) == ("sendPhoto", "Here it is")
    rows = json.loads(call[1]["reply_markup"])["inline_keyboard"]
    assert rows[0] == [{"text": "Open the prototype", "url": "https://abc.demo.example/"}]
    assert [button["callback_data"] for button in rows[1]] == ["choice:0", "choice:1"]


async def test_a_long_answer_is_cut_between_sentences_and_nothing_is_lost(channel: TelegramChannel, peer: Peer, memory: Memory) -> None:
    picture = await memory.put(b"\x89PNG", ".png")
    text = (SENTENCE * 200).strip()
    await channel.send(answer(text, picture=picture, buttons=(Button("Price", "price"),)))
    caption = peer.of("sendPhoto")[0]["caption"]
    texts = [fields["text"] for fields in peer.of("sendMessage")]
    assert " ".join([caption, *texts]) == text
    assert all(part.endswith(".") for part in (caption, *texts))
    assert ["reply_markup" in fields for fields in peer.of("sendMessage")] == [False] * (len(texts) - 1) + [True]


async def test_a_link_for_this_machine_only_is_no_button(channel: TelegramChannel, peer: Peer) -> None:
    await channel.send(answer("Here: http://abc.localhost:8080/", link="http://abc.localhost:8080/"))
    assert "reply_markup" not in peer.of("sendMessage")[0]


async def test_progress_edits_one_message(channel: TelegramChannel, peer: Peer) -> None:
    first = await channel.send(answer("Listening", final=False))
    assert await channel.send(answer("Building", final=False), first) == first
    assert [name for name, _ in peer.calls] == ["sendMessage", "editMessageText"]
    peer.fault("editMessageText", 400, "Bad Request: message is not modified: specified new message content is the same")
    assert await channel.send(answer("Building", final=False), first) == first
    peer.fault("editMessageText", 400, "Bad Request: message to edit not found")
    assert await channel.send(answer("Checking", final=False), first) != first


async def test_the_answer_takes_progress_away_and_does_not_hang_on_it(channel: TelegramChannel, peer: Peer) -> None:
    shown = await channel.send(answer("Building", final=False))
    said = await channel.send(answer("Here"), shown)
    assert [fields["message_id"] for fields in peer.of("deleteMessage")] == [shown]
    peer.fault("deleteMessage", 400, "Bad Request: message can't be deleted for everyone")
    assert await channel.send(answer("Here too"), shown) != said


async def test_further_buttons_stand_below_the_choices(channel: TelegramChannel, peer: Peer) -> None:
    await channel.send(answer("Which?", buttons=(Button("Delivery", "choice:0"),), further=(Button("Price?", "want:price"), Button("A person", "want:person"))))
    rows = json.loads(peer.of("sendMessage")[0]["reply_markup"])["inline_keyboard"]
    assert [[one["text"] for one in row] for row in rows] == [["Delivery"], ["Price?", "A person"]]


async def test_an_answer_in_a_topic_stays_there(channel: TelegramChannel, peer: Peer) -> None:
    await channel.send(answer("Here", address=TOPIC))
    await channel.working(TOPIC)
    assert {fields["message_thread_id"] for _, fields in peer.calls} == {"17"}


async def test_in_a_group_it_is_seen_which_message_is_answered(channel: TelegramChannel, peer: Peer, memory: Memory) -> None:
    picture = await memory.put(b"\x89PNG", ".png")
    for more in ({"picture": picture}, {}):
        await channel.send(answer(SENTENCE * 30, address=TOPIC, answers="-100777:923", **more))
    await channel.send(answer("Here", answers="5001:900"))
    replied = [json.loads(fields["reply_parameters"])["message_id"] if "reply_parameters" in fields else None for _, fields in peer.calls]
    assert replied == [923, None, 923, None]


async def test_a_spoken_answer_follows_in_telegrams_own_format(channel: TelegramChannel, peer: Peer, memory: Memory) -> None:
    await channel.send(answer("Here", voice=await memory.put(b"OggS", ".ogg")))
    assert [name for name, _ in peer.calls] == ["sendMessage", "sendVoice"]


async def test_too_many_messages_waits_as_long_as_telegram_says(channel: TelegramChannel, peer: Peer) -> None:
    peer.fault("sendMessage", 429, "Too Many Requests: retry after 7", retry_after=7)
    with pytest.raises(Unavailable) as error:
        await channel.send(answer("Here"))
    assert error.value.retry_after_s == 7


async def test_the_rest_of_a_long_answer_waits_and_its_start_is_not_said_again(channel: TelegramChannel, peer: Peer, clock: Now) -> None:
    await channel.send(answer(SENTENCE * 100))
    peer.calls.clear()
    before = clock.now()
    started: list[dict[str, Any]] = []
    original = peer.on_sendMessage

    async def second_is_too_fast(fields: dict[str, Any]) -> Any:
        started.append(fields)
        if len(started) == 1:
            peer.fault("sendMessage", 429, "Too Many Requests: retry after 3", retry_after=3)
        return await original(fields)

    peer.on_sendMessage = second_is_too_fast  # type: ignore[method-assign]  # the peer is ours to bend
    await channel.send(answer(SENTENCE * 100))
    assert (clock.now() - before).total_seconds() >= 3
    assert len({fields["text"] for fields in started}) == len(started)


@pytest.mark.parametrize(
    ("status", "says", "kind"),
    [
        (403, "Forbidden: bot was blocked by the user", Refused),
        (400, "Bad Request: chat not found", Refused),
        (401, "Unauthorized", Refused),
        (500, "Internal Server Error", Unavailable),
        (502, "Bad Gateway", Unavailable),
    ],
)
async def test_errors_become_ours(channel: TelegramChannel, peer: Peer, status: int, says: str, kind: type[Exception]) -> None:
    peer.fault("sendMessage", status, says)
    with pytest.raises(kind):
        await channel.send(answer("Here"))


async def test_nobody_there_is_unavailable(memory: Memory, clock: Now) -> None:
    channel = TelegramChannel(TOKEN, "http://127.0.0.1:9", ports_of(memory, clock).blobs, clock)
    with pytest.raises(Unavailable):
        await channel.working(CHAT)
    await channel.close()


def voice(ref: str, size_bytes: int | None = None) -> Attachment:
    return Attachment(AttachmentKind.VOICE, ref, size_bytes=size_bytes)


async def test_a_file_is_fetched(channel: TelegramChannel, peer: Peer) -> None:
    peer.files["AwAC-1"] = b"OggS" + bytes(200_000)
    assert await channel.fetch(voice("AwAC-1"), 1_000_000) == peer.files["AwAC-1"]


@pytest.mark.parametrize(("declared", "told"), [(None, None), (None, 25_000_000), (5, None), (None, 5)])
async def test_a_file_that_is_too_large_is_never_read_whole(channel: TelegramChannel, peer: Peer, declared: int | None, told: int | None) -> None:
    peer.files["AwAC-1"] = bytes(3_000_000)
    if told is not None:
        peer.declared["AwAC-1"] = told
    with pytest.raises(BadInput) as error:
        await channel.fetch(voice("AwAC-1", declared), 2_000_000)
    assert error.value.code == "file_too_large"


async def test_a_file_that_is_gone_is_refused(channel: TelegramChannel) -> None:
    with pytest.raises(Refused):
        await channel.fetch(voice("AwAC-9"), 1_000_000)


@given(st.text(alphabet=st.sampled_from("ab. \n\U0001f600\u00fc")), st.integers(5, 40))
def test_pieces_fit_and_hold_every_word(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@contextlib.asynccontextmanager
async def polling(url: str, memory: Memory, clock: Now, token: str = TOKEN) -> AsyncIterator[asyncio.Task[None]]:
    async with Bot(token, AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot, asyncio.TaskGroup() as group:
        task = group.create_task(poll(bot, ports_of(memory, clock), wait_s=0))
        yield task
        task.cancel()


async def until(reached: Any) -> None:
    async with asyncio.timeout(600):
        while not reached():  # noqa: ASYNC110  what is waited for happens in another task's data
            await asyncio.sleep(0.005)


UPDATES = ("text", "voice", "document", "button_pressed", "reaction")


async def test_polling_takes_everything_once_and_confirms_presses(url: str, peer: Peer, memory: Memory, clock: Now) -> None:
    peer.updates = [json.loads(raw(name)) for name in UPDATES]
    async with polling(url, memory, clock):
        await until(lambda: not peer.updates)
    assert peer.calls[0][0] == "deleteWebhook"
    assert len(memory.by_key) == len(UPDATES)
    assert len(peer.of("answerCallbackQuery")) == 1


class Full(Memory):
    """A database that cannot store the first three messages it is given."""

    refused = 0

    async def accept(self, message: InboundMessage, raw: bytes) -> str | None:
        if self.refused < 3:
            self.refused += 1
            raise Conflict("not now")
        return await super().accept(message, raw)


async def test_what_could_not_be_stored_is_asked_for_again(url: str, peer: Peer, clock: Now) -> None:
    peer.updates = [json.loads(raw(name)) for name in UPDATES]
    memory = Full()
    async with polling(url, memory, clock):
        await until(lambda: not peer.updates)
    assert len(memory.by_key) == len(UPDATES)


async def test_numbers_may_start_anew(url: str, peer: Peer, memory: Memory, clock: Now) -> None:
    peer.updates = [{**json.loads(raw("text")), "update_id": 900_000}]
    async with polling(url, memory, clock):
        await until(lambda: not peer.updates)
        peer.updates = [{**json.loads(raw("voice")), "update_id": 17}]
        await until(lambda: len(memory.by_key) == 2)


async def test_a_broken_line_is_tried_again(url: str, peer: Peer, memory: Memory, clock: Now) -> None:
    for status, says in ((502, "Bad Gateway"), (409, "Conflict: terminated by other getUpdates request")):
        peer.fault("getUpdates", status, says)
    peer.fault("getUpdates", 429, "Too Many Requests: retry after 2", retry_after=2)
    peer.updates = [json.loads(raw("text"))]
    async with polling(url, memory, clock):
        await until(lambda: memory.by_key)


async def test_a_wrong_token_is_said(url: str, memory: Memory, clock: Now) -> None:
    async with Bot("43:wrong", AiohttpSession(api=TelegramAPIServer.from_base(url))) as bot:
        with pytest.raises(Unusable, match="STATEX_TELEGRAM_TOKEN"):
            await poll(bot, ports_of(memory, clock), wait_s=0)


async def test_a_voice_follows_the_picture(channel: TelegramChannel, peer: Peer, memory: Memory) -> None:
    picture, voice = await memory.put(b"\x89PNG", ".png"), await memory.put(b"OggS", ".ogg")
    await channel.send(answer("Here it is", picture=picture, voice=voice, buttons=(Button("Delivery", "choice:0"),)))
    assert [name for name, _ in peer.calls] == ["sendPhoto", "sendVoice"]
    assert "reply_markup" in peer.calls[0][1]

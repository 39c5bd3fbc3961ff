import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from adapters.channels.slack.channel import SlackChannel
from core.errors import BadInput, Refused, Unavailable
from core.messages import Address, Attachment, AttachmentKind, Button, OutboundMessage, Platform
from tests.bots.memory import Memory, Now, ports_of
from tests.bots.slack_peer import TOKEN, Peer, server

DIRECT = Address(Platform.SLACK, "D0ANA0001")
THREAD = Address(Platform.SLACK, "C0SHOP0001", "1795348810.000100")
SENTENCE = "Every order is kept with its customer & can be found by <name>. "


def answer(text: str, **more: Any) -> OutboundMessage:
    return OutboundMessage("turn:t1:answer", more.pop("address", DIRECT), text, **more)


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture
async def url(peer: Peer) -> AsyncIterator[str]:
    async with server(peer) as running:
        yield str(running.make_url("")).rstrip("/")


@pytest.fixture
async def channel(url: str, memory: Memory, clock: Now) -> AsyncIterator[SlackChannel]:
    made = SlackChannel(TOKEN, f"{url}/api/", ports_of(memory, clock).blobs, clock)
    yield made
    await made.close()


def blocks(fields: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(fields["blocks"]) if isinstance(fields["blocks"], str) else fields["blocks"]
    return found


async def test_an_answer_is_blocks_with_buttons_then_its_picture_and_its_voice(channel: SlackChannel, peer: Peer, memory: Memory) -> None:
    buttons = (Button("Delivery", "choice:0"), Button("Pick-up", "choice:1"), Button("Pay", "pay", "https://pay.example/x"))
    link, picture, voice = "https://abc.demo.example/", await memory.put(b"\x89PNG", ".png"), await memory.put(b"OggS", ".ogg")
    ts = await channel.send(answer("Here it is: a < b & c", address=THREAD, link=link, picture=picture, voice=voice, buttons=buttons))
    (said,) = peer.of("chat.postMessage")
    assert (said["channel"], said["thread_ts"], ts) == (THREAD.chat, THREAD.thread, "1795350000.000101")
    section, actions = blocks(said)
    assert section["text"] == {"type": "mrkdwn", "text": "Here it is: a &lt; b &amp; c"}
    assert [(one.get("value"), one.get("url")) for one in actions["elements"]] == [
        (None, link),
        ("choice:0", None),
        ("choice:1", None),
        (None, "https://pay.example/x"),
    ]
    assert list(peer.uploaded.values()) == [b"\x89PNG", b"OggS"]
    assert {fields["thread_ts"] for fields in peer.of("files.completeUploadExternal")} == {THREAD.thread}


async def test_a_long_answer_is_cut_between_sentences_and_nothing_is_lost(channel: SlackChannel, peer: Peer, clock: Now) -> None:
    before, text = clock.now(), (SENTENCE * 500).strip()
    await channel.send(answer(text, buttons=(Button("Price", "price"),)))
    calls = peer.of("chat.postMessage")
    pieces = [block["text"]["text"] for fields in calls for block in blocks(fields) if block["type"] == "section"]
    assert " ".join(pieces).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
    assert all(piece.endswith(".") for piece in pieces)
    assert [blocks(fields)[-1]["type"] for fields in calls] == ["section"] * (len(calls) - 1) + ["actions"]
    assert (clock.now() - before).total_seconds() <= len(calls)


async def test_what_slack_would_refuse_is_left_out(channel: SlackChannel, peer: Peer) -> None:
    buttons = (Button("a" * 100, "x"), Button("too much", "v" * 2001), *(Button(f"Choice {number}", f"choice:{number}") for number in range(60)))
    await channel.send(answer("Which?", link="http://abc.localhost:8080/", buttons=buttons))
    rows = blocks(peer.of("chat.postMessage")[0])[1:]
    labels = [one["text"]["text"] for row in rows for one in row["elements"]]
    assert len(labels) == 61
    assert labels[0] == "a" * 74 + "…"


async def test_progress_edits_one_message(channel: SlackChannel, peer: Peer) -> None:
    first = await channel.send(answer("Listening", final=False))
    assert await channel.send(answer("Building", final=False), first) == first
    assert [name for name, _ in peer.calls] == ["chat.postMessage", "chat.update"]
    peer.fault("chat.update", 200, "message_not_found")
    assert await channel.send(answer("Checking", final=False), first) != first


async def test_the_answer_takes_progress_away_and_does_not_hang_on_it(channel: SlackChannel, peer: Peer) -> None:
    shown = await channel.send(answer("Building", final=False))
    said = await channel.send(answer("Here", buttons=(Button("Delivery", "choice:0"),), further=(Button("What would it cost?", "want:price"),)), shown)
    assert [fields["ts"] for fields in peer.of("chat.delete")] == [shown]
    assert [one["value"] for one in blocks(peer.of("chat.postMessage")[-1])[-1]["elements"]] == ["want:price"]
    peer.fault("chat.delete", 200, "message_not_found")
    assert await channel.send(answer("Here too"), shown) != said


async def test_typing_is_shown_in_threads_and_not_asked_for_again_where_it_is_not_allowed(channel: SlackChannel, peer: Peer) -> None:
    await channel.working(DIRECT)
    await channel.working(THREAD)
    peer.fault("assistant.threads.setStatus", 200, "missing_scope")
    await channel.working(THREAD)
    await channel.working(THREAD)
    assert len(peer.of("assistant.threads.setStatus")) == 2


async def test_too_many_messages_waits_as_long_as_slack_says(channel: SlackChannel, peer: Peer) -> None:
    peer.fault("chat.postMessage", 429, "ratelimited", **{"Retry-After": "7"})
    with pytest.raises(Unavailable) as error:
        await channel.send(answer("Here"))
    assert error.value.retry_after_s == 7
    assert len(peer.calls) == 1


@pytest.mark.parametrize(("status", "code"), [(500, "fatal_error"), (503, ""), (200, "internal_error")])
async def test_a_passing_fault_may_be_tried_again(channel: SlackChannel, peer: Peer, status: int, code: str) -> None:
    peer.fault("chat.postMessage", status, code)
    with pytest.raises(Unavailable):
        await channel.send(answer("Here"))


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel", "account_inactive", "token_revoked"])
async def test_who_cannot_be_reached_is_given_up(channel: SlackChannel, peer: Peer, code: str) -> None:
    peer.fault("chat.postMessage", 200, code)
    with pytest.raises(Refused, match=code):
        await channel.send(answer("Here"))


async def test_the_rest_of_an_answer_waits_and_its_start_is_not_said_again(channel: SlackChannel, peer: Peer, memory: Memory, clock: Now) -> None:
    peer.fault("files.getUploadURLExternal", 429, "ratelimited", **{"Retry-After": "4"})
    before = clock.now()
    await channel.send(answer("Here", picture=await memory.put(b"\x89PNG", ".png")))
    assert (clock.now() - before).total_seconds() >= 4
    assert len(peer.of("chat.postMessage")) == len(peer.uploaded) == 1


def file(ref: str, **more: Any) -> Attachment:
    return Attachment(AttachmentKind.VOICE, ref, more.pop("media_type", "audio/mp4"), "note.m4a", **more)


async def test_a_file_is_fetched_with_the_token(channel: SlackChannel, peer: Peer, url: str) -> None:
    peer.files["clip"] = web.Response(body=b"sound", content_type="audio/mp4")
    assert await channel.fetch(file(f"{url}/files/clip"), 1000) == b"sound"
    assert peer.seen_at_files == [("clip", f"Bearer {TOKEN}")]


async def test_a_file_of_another_workspace_is_asked_for_by_its_id(channel: SlackChannel, peer: Peer) -> None:
    peer.files["F0CONNECT1"] = web.Response(body=b"sheet")
    assert await channel.fetch(file("F0CONNECT1"), 1000) == b"sheet"


async def test_a_log_in_page_is_not_the_file(channel: SlackChannel, peer: Peer, url: str) -> None:
    peer.files["clip"] = web.Response(body=b"<!DOCTYPE html><title>Sign in</title>", content_type="text/html")
    with pytest.raises(Refused, match="log-in page"):
        await channel.fetch(file(f"{url}/files/clip"), 1000)


async def test_no_more_is_taken_than_allowed(channel: SlackChannel, peer: Peer, url: str) -> None:
    peer.files["clip"] = web.Response(body=b"s" * 2000)
    for one in (file(f"{url}/files/clip"), file(f"{url}/files/clip", size_bytes=2000)):
        with pytest.raises(BadInput, match="file_too_large"):
            await channel.fetch(one, 1000)


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data", "https://evil.example/clip", "file:///etc/passwd", "http://user@slack.com.evil.example/", "/files/clip"],
)
async def test_a_redirect_elsewhere_is_refused(channel: SlackChannel, peer: Peer, url: str, target: str) -> None:
    peer.files["clip"] = web.Response(status=302, headers={"Location": target})
    with pytest.raises(Refused):
        await channel.fetch(file(f"{url}/files/clip"), 1000)


async def test_only_the_platforms_hosts_are_asked(memory: Memory, clock: Now) -> None:
    channel = SlackChannel(TOKEN, "https://slack.com/api/", ports_of(memory, clock).blobs, clock)
    for ref in ("https://evil.example/x", "http://files.slack.com/x", "https://127.0.0.1/x", "https://slack.com.evil.example/x", "https://notslack.com/x"):
        with pytest.raises(Refused):
            await channel.fetch(file(ref), 1000)
    await channel.close()

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from bots.web.callers import PAGE_HEADER
from core.messages import AttachmentKind, OutboundMessage
from core.turn import Stage
from tests import synthesis
from tests.bots.memory import START, Memory, Now

PAGE = {PAGE_HEADER: "1"}
FIELDS = {"success", "response", "audioUrl", "timestamp"}
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


@pytest.fixture
async def _answering(memory: Memory) -> AsyncIterator[None]:
    """A worker that tells what it was told."""

    async def work() -> None:
        done = 0
        while True:
            for turn_id in memory.nudged[done:]:
                turn = memory.turns[turn_id]
                said = turn.messages[0]
                await memory.said(OutboundMessage(f"turn:{turn.id}:progress", turn.address, "Reading", final=False), START)
                await memory.said(OutboundMessage(f"turn:{turn.id}:answer", turn.address, f"{said.text or 'a recording'}, yes"), START)
                done += 1
            await asyncio.sleep(0.002)

    async with asyncio.TaskGroup() as group:
        working = group.create_task(work())
        yield
        working.cancel()


def text(words: str) -> dict[str, tuple[None, str]]:
    """A form with a text and no file, as multipart."""
    return {"text": (None, words)}


@pytest.mark.usefixtures("_answering")
async def test_a_text_gets_its_answer(client: httpx.AsyncClient, key: dict[str, str]) -> None:
    answer = await client.post("/api/chat", files=text("A list of boats"), headers=key)
    body = answer.json()
    assert (answer.status_code, set(body)) == (200, FIELDS)
    assert (body["success"], body["response"], body["audioUrl"]) == (True, "A list of boats, yes", None)
    assert STAMP.fullmatch(body["timestamp"])


@pytest.mark.usefixtures("_answering")
async def test_a_recording_can_be_fetched_again(client: httpx.AsyncClient, key: dict[str, str], memory: Memory) -> None:
    sound = synthesis.silence(0.2)
    answer = await client.post("/api/chat", files={"audio": ("my note.mp3", sound, "audio/mpeg")}, headers=key)
    url = answer.json()["audioUrl"]
    assert answer.json()["response"] == "a recording, yes"
    assert url.startswith("/uploads/")
    assert url.endswith(".wav"), "the content decides"
    [turn] = memory.turns.values()
    assert [one.kind for one in turn.messages[0].attachments] == [AttachmentKind.VOICE]
    again = await client.get(url, headers=key)
    assert (again.status_code, again.headers["content-type"], again.content) == (200, "audio/wav", sound)
    assert (await client.get(url)).status_code == 401


@pytest.mark.usefixtures("_answering")
async def test_a_repeated_request_is_answered_alike(client: httpx.AsyncClient, key: dict[str, str], memory: Memory) -> None:
    headers = {**key, "Idempotency-Key": "7"}
    first, again = [
        (await client.post("/api/chat", files={**text("hear this"), "audio": ("a.wav", synthesis.silence(0.1))}, headers=headers)).json() for _ in range(2)
    ]
    assert (first["response"], first["audioUrl"]) == (again["response"], again["audioUrl"])
    assert (len(memory.turns), len(memory.files)) == (1, 1)


@pytest.mark.usefixtures("_answering")
async def test_a_browser_stays_in_one_conversation_and_a_client_names_its_own(client: httpx.AsyncClient, key: dict[str, str], memory: Memory) -> None:
    await client.post("/api/session", headers=PAGE)
    for words in ("one", "two"):
        assert (await client.post("/api/chat", files=text(words), headers=PAGE)).status_code == 200
    assert len(memory.conversations) == 1
    client.cookies.clear()
    named = (await client.post("/api/chat", files=text("three"), headers=key)).headers["X-Conversation"]
    await client.post("/api/chat", files=text("four"), headers=key)
    assert len(memory.conversations) == 3
    more = await client.post("/api/chat", files={**text("five"), "conversation": (None, named)}, headers=key)
    assert (more.headers["X-Conversation"], len(memory.conversations)) == (named, 3)


@pytest.mark.parametrize(
    ("status", "words", "form"),
    [
        (400, "empty", text("  ")),
        (400, "empty", {"audio": ("a.wav", b"")}),
        (400, "typo", {"typo": (None, "x")}),
        (413, "too large", {"audio": ("a.wav", b"RIFF1234WAVE" + bytes(2_100_000))}),
        (413, "at most", {"audio": ("a.wav", b"RIFF1234WAVE" + bytes(6_000_000))}),
        (413, "20,000", text("x" * 30_000)),
        (415, "not a sound", {"audio": ("a.wav", b"only words", "audio/wav")}),
        (415, "not a sound", {"audio": ("a.wav", b"\x89PNG\r\n\x1a\n", "audio/wav")}),
        (415, "a.wav", {"audio": ("a.wav", bytes(range(7)), "audio/wav")}),
    ],
)
async def test_what_cannot_be_used_is_refused_in_the_promised_shape(
    client: httpx.AsyncClient, key: dict[str, str], memory: Memory, status: int, words: str, form: dict[str, tuple[None, str]]
) -> None:
    answer = await client.post("/api/chat", files=form, headers=key)
    body = answer.json()
    assert (answer.status_code, set(body), body["success"]) == (status, {"success", "error", "timestamp"}, False)
    assert words in body["error"]
    assert STAMP.fullmatch(body["timestamp"])
    assert not memory.files
    assert not memory.turns


async def test_json_nobody_and_other_sites_are_refused_alike(client: httpx.AsyncClient, key: dict[str, str]) -> None:
    assert (await client.post("/api/chat", json={"text": "x"}, headers=key)).status_code == 400
    nobody = await client.post("/api/chat", files=text("x"))
    assert (nobody.status_code, nobody.json()["success"]) == (401, False)
    await client.post("/api/session", headers=PAGE)
    assert (await client.post("/api/chat", files=text("x"))).status_code == 401, "a cookie without the page's own header is no consent"


async def test_only_recordings_are_given_out(client: httpx.AsyncClient, key: dict[str, str], memory: Memory) -> None:
    picture = await memory.put(b"\x89PNG\r\n\x1a\n", ".png")
    for name in (picture, "nothing.wav", "..%2Fstatex.db", "t1"):
        answer = await client.get(f"/uploads/{name}", headers=key)
        assert (answer.status_code, answer.json()["success"]) == (404, False), name


async def test_a_worker_that_is_down_is_said_and_nothing_is_lost(client: httpx.AsyncClient, key: dict[str, str], memory: Memory, clock: Now) -> None:
    clock.times = 100
    answer = await client.post("/api/chat", files=text("A list of boats"), headers=key)
    [turn] = memory.turns.values()
    assert (answer.status_code, turn.id in answer.json()["error"]) == (500, True)


async def test_a_turn_that_ends_in_silence_is_not_waited_for(client: httpx.AsyncClient, key: dict[str, str], memory: Memory) -> None:
    async def end() -> None:
        while not memory.turns:  # noqa: ASYNC110  the message arrives in another task
            await asyncio.sleep(0.002)
        [turn] = memory.turns.values()
        memory.turns[turn.id] = replace(turn, stage=Stage.ANSWERED)

    async with asyncio.TaskGroup() as group:
        group.create_task(end())
        answer = await client.post("/api/chat", files=text("Are you there?"), headers=key)
    assert (answer.status_code, answer.json()["response"]) == (200, "")

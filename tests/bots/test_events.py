import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from core.messages import OutboundMessage
from core.turn import Turn
from tests.bots.memory import START, Memory, Now

PATIENCE_S = 600
Read = tuple[str, int, dict[str, Any]]


async def say(memory: Memory, turn: Turn, what: str, text: str, *, final: bool) -> None:
    await memory.said(OutboundMessage(f"turn:{turn.id}:{what}", turn.address, text, final=final), START)


async def read(stream: httpx.Response) -> AsyncIterator[Read]:
    kind, number = "", 0
    held: dict[str, Any] = {}
    async for line in stream.aiter_lines():
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "id":
            number = int(value)
        elif name == "data":
            # The id comes after the data; the blank line ends the event.
            held = json.loads(value)
        elif not line and kind:
            yield kind, number, held
            kind = ""


@pytest.fixture
async def turn(client: httpx.AsyncClient, memory: Memory, key: dict[str, str]) -> Turn:
    answer = await client.post("/webhooks/web", json={"text": "A page for my bakery"}, headers=key)
    return memory.turns[answer.json()["turn"]]


async def test_what_is_said_arrives_and_is_replayed_from_any_point(port: int, memory: Memory, turn: Turn, key: dict[str, str]) -> None:
    path = f"/api/conversations/{turn.conversation_id}/events"
    await say(memory, turn, "progress:1", "Reading", final=False)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=key, timeout=PATIENCE_S) as client:
        async with client.stream("GET", path) as stream:
            events = read(stream)
            assert (await anext(events))[:2] == ("progress", 1)
            await say(memory, turn, "answer", "Here it is", final=True)
            kind, number, data = await anext(events)
            assert (kind, number, data["turn"], data["result"]["reply"]) == ("answer", 2, turn.id, "Here it is")
        async with client.stream("GET", path, headers={"Last-Event-ID": "1"}) as stream:
            assert (await anext(read(stream)))[1] == 2


async def test_each_new_entry_is_seen_before_the_next_and_looked_for_often(port: int, memory: Memory, turn: Turn, key: dict[str, str], clock: Now) -> None:
    async with (
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=key, timeout=PATIENCE_S) as client,
        client.stream("GET", f"/api/conversations/{turn.conversation_id}/events") as stream,
    ):
        events = read(stream)
        for number in range(9):
            await say(memory, turn, f"progress:{number}", "x", final=False)
            assert (await anext(events))[2]["turn"] == turn.id
    assert clock.longest_s <= 0.05


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer 0123456789abcdef0123456789"}])
async def test_others_learn_nothing(client: httpx.AsyncClient, turn: Turn, headers: dict[str, str]) -> None:
    for path in (f"/api/conversations/{turn.conversation_id}/events", f"/api/turns/{turn.id}"):
        assert (await client.get(path, headers=headers)).status_code == (404 if headers else 401)


async def test_a_token_opens_one_conversation_for_a_while(client: httpx.AsyncClient, port: int, key: dict[str, str]) -> None:
    given = (await client.post("/webhooks/web", json={"text": "x"}, headers=key)).json()
    other = (await client.post("/webhooks/web", json={"text": "y"}, headers=key)).json()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S) as browser:
        async with browser.stream("GET", given["events"]) as stream:
            assert stream.status_code == 200
        elsewhere = given["events"].replace(given["conversation"], other["conversation"])
        async with browser.stream("GET", elsewhere) as stream:
            assert stream.status_code == 404


async def test_a_turn_says_how_far_it_is(client: httpx.AsyncClient, memory: Memory, turn: Turn, key: dict[str, str]) -> None:
    assert (await client.get(f"/api/turns/{turn.id}", headers=key)).json()["stage"] == "received"
    memory.turns[turn.id] = replace(turn, url="http://x.localhost/")
    await say(memory, turn, "answer", "Here it is", final=True)
    result = (await client.get(f"/api/turns/{turn.id}", headers=key)).json()
    assert (result["reply"], result["demo_url"]) == ("Here it is", "http://x.localhost/")

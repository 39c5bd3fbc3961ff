import base64
import json
from datetime import timedelta

import httpx
import pytest
from standardwebhooks import Webhook

from tests.bots.conftest import SECRETS
from tests.bots.memory import Memory, Now


def signed(clock: Now, body: dict[str, str], secret: str = SECRETS[0], message_id: str = "msg_1") -> tuple[bytes, dict[str, str]]:
    payload = json.dumps(body)
    stamp = clock.now()
    signature = Webhook(secret).sign(message_id, stamp, payload)
    headers = {"webhook-id": message_id, "webhook-timestamp": str(int(stamp.timestamp())), "webhook-signature": signature}
    return payload.encode(), {**headers, "content-type": "application/json"}


async def test_text_is_stored_before_it_is_acknowledged(client: httpx.AsyncClient, memory: Memory, key: dict[str, str]) -> None:
    answer = await client.post("/webhooks/web", json={"text": "A page for my bakery"}, headers=key)
    assert answer.status_code == 202
    turn = memory.turns[answer.json()["turn"]]
    assert turn.messages[0].text == "A page for my bakery"
    assert memory.nudged == [turn.id]
    assert answer.json()["conversation"] == turn.conversation_id


@pytest.mark.parametrize("secret", SECRETS)
async def test_a_signature_made_by_the_reference_library_is_accepted(client: httpx.AsyncClient, clock: Now, secret: str) -> None:
    body, headers = signed(clock, {"text": "hello"}, secret)
    assert (await client.post("/webhooks/web", content=body, headers=headers)).status_code == 202


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6)])
async def test_a_signature_outside_five_minutes_is_refused(client: httpx.AsyncClient, clock: Now, age: timedelta) -> None:
    body, headers = signed(clock, {"text": "hello"})
    clock.at += age
    assert (await client.post("/webhooks/web", content=body, headers=headers)).status_code == 401


async def test_a_signature_by_somebody_else_is_refused(client: httpx.AsyncClient, clock: Now) -> None:
    body, headers = signed(clock, {"text": "hello"}, "whsec_" + base64.b64encode(b"x" * 32).decode())
    assert (await client.post("/webhooks/web", content=body, headers=headers)).status_code == 401


async def test_a_changed_body_is_refused(client: httpx.AsyncClient, clock: Now, memory: Memory) -> None:
    _, headers = signed(clock, {"text": "hello"})
    answer = await client.post("/webhooks/web", content=b'{"text": "other"}', headers=headers)
    assert answer.status_code == 401
    assert memory.turns == {}


@pytest.mark.parametrize("name", ["webhook-id", "body", "idempotency-key"])
async def test_the_same_id_counts_once_and_is_answered_alike(client: httpx.AsyncClient, memory: Memory, key: dict[str, str], name: str) -> None:
    headers = key if name == "body" else {**key, name: "order-7"}
    body = {"text": "hello"} | ({"id": "order-7"} if name == "body" else {})
    first = (await client.post("/webhooks/web", json=body, headers=headers)).json()
    again = (await client.post("/webhooks/web", json=body, headers=headers)).json()
    assert len(memory.turns) == 1
    assert (first["turn"], first["duplicate"], again["turn"], again["duplicate"]) == (again["turn"], False, first["turn"], True)


async def test_a_redelivered_file_leaves_nothing_behind(client: httpx.AsyncClient, memory: Memory, key: dict[str, str]) -> None:
    for _ in range(2):
        await client.post("/webhooks/web", data={"id": "f1"}, files={"file": ("a.txt", b"some words")}, headers=key)
    assert list(memory.files.values()) == [b"some words"]


async def test_the_content_decides_what_a_file_is(client: httpx.AsyncClient, memory: Memory, key: dict[str, str]) -> None:
    answer = await client.post("/webhooks/web", data={"text": "listen"}, files={"audio": ("voice.ogg", b"These are words, not sound.")}, headers=key)
    (attachment,) = memory.turns[answer.json()["turn"]].messages[0].attachments
    assert (attachment.kind, attachment.media_type, attachment.name) == ("document", "text/plain", "voice.ogg")


async def test_a_file_may_come_inside_json(client: httpx.AsyncClient, memory: Memory, key: dict[str, str]) -> None:
    data = base64.b64encode(b"a,b\n1,2\n").decode()
    answer = await client.post("/webhooks/web", json={"files": [{"name": "t.csv", "data": data}]}, headers=key)
    (attachment,) = memory.turns[answer.json()["turn"]].messages[0].attachments
    assert memory.files[attachment.ref] == b"a,b\n1,2\n"


@pytest.mark.parametrize(
    ("status", "code", "words", "body"),
    [
        (400, "empty", "empty", {"text": "  "}),
        (413, "text_too_long", "20,000", {"text": "x" * 100_000}),
        (400, "bad_request", "typo", {"text": "x", "typo": "1"}),
        (404, "not_found", "nothing", {"text": "x", "conversation": "c999"}),
    ],
)
async def test_each_refusal_is_a_sentence(
    client: httpx.AsyncClient, memory: Memory, key: dict[str, str], status: int, code: str, words: str, body: dict[str, str]
) -> None:
    answer = await client.post("/webhooks/web", json=body, headers=key)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert words in error["message"]
    assert memory.turns == {}


@pytest.mark.parametrize(
    ("status", "code", "name", "data"),
    [
        (413, "audio_too_large", "long.ogg", b"OggS" + bytes(2_500_000)),
        (413, "file_too_large", "big.pdf", b"%PDF-" + bytes(2_500_000)),
        (415, "file_type_unknown", "thing.bin", bytes(range(256))),
        (400, "file_empty", "none.txt", b""),
    ],
)
async def test_each_refused_file_is_named(
    client: httpx.AsyncClient, memory: Memory, key: dict[str, str], status: int, code: str, name: str, data: bytes
) -> None:
    answer = await client.post("/webhooks/web", files={"file": (name, data)}, headers={**key, "accept-language": "de-DE,de;q=0.9"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert name in answer.json()["error"]["message"] or "Aufnahme" in answer.json()["error"]["message"]
    assert (memory.turns, memory.files) == ({}, {})


async def test_a_body_beyond_the_limit_is_refused_before_it_is_read(client: httpx.AsyncClient, key: dict[str, str]) -> None:
    answer = await client.post("/webhooks/web", content=b"x", headers={**key, "content-length": "99000000", "content-type": "application/json"})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "body_too_large"


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": "Basic x"}])
async def test_strangers_are_refused(client: httpx.AsyncClient, memory: Memory, headers: dict[str, str]) -> None:
    answer = await client.post("/webhooks/web", json={"text": "x"}, headers=headers)
    assert answer.status_code == 401
    assert memory.turns == {}


async def test_another_client_cannot_write_into_a_conversation(client: httpx.AsyncClient, key: dict[str, str]) -> None:
    mine = (await client.post("/webhooks/web", json={"text": "x"}, headers=key)).json()["conversation"]
    other = {"authorization": "Bearer 0123456789abcdef0123456789"}
    answer = await client.post("/webhooks/web", json={"text": "x", "conversation": mine}, headers=other)
    assert answer.status_code == 404

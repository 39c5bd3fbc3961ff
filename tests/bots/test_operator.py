import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from standardwebhooks.webhooks import Webhook
from starlette.responses import PlainTextResponse

from adapters.local.channel import LocalChannel
from adapters.local.clock import HandClock
from adapters.local.ports import local_ports
from adapters.operators.chat import ChatOperators
from adapters.operators.several import SeveralOperators
from adapters.operators.webhook import WebhookOperators
from bots.app import make_app
from config.credentials import webhook_secrets
from config.settings import Settings
from core.errors import Refused, Unavailable
from core.handoff import Waiting
from core.messages import Address, InboundMessage, OutboundMessage, Platform, Sender
from core.pipeline.handoff import take_over
from core.ports import Ports
from tests.bots.conftest import SECRETS
from tests.bots.memory import Now

ANA = Address(Platform.SLACK, "D1")
WAITS = Waiting("c1", "t1", Platform.SLACK, "de", "Kann ich mit jemandem sprechen?")


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def ports(clock: HandClock) -> Ports:
    return local_ports(clock)


@pytest.fixture
async def client(tmp_path: Path, ports: Ports) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(ports, Settings(var_dir=tmp_path, operator_secrets=",".join(SECRETS)), PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080") as one:
        yield one


@pytest.fixture
async def waiting(ports: Ports, clock: HandClock) -> str:
    await ports.turns.accept(InboundMessage(ANA, "D1:1", Sender("ana"), clock.now(), "Kann ich mit jemandem sprechen?"), b"{}")
    found = await ports.conversations.at(ANA)
    await take_over(found.id, ports)
    return found.id


async def post(client: httpx.AsyncClient, clock: HandClock, body: dict[str, Any], name: str = "msg_1", secret: str = SECRETS[1]) -> httpx.Response:
    content = json.dumps(body)
    signature = Webhook(secret).sign(name, clock.now(), content)
    headers = {"webhook-id": name, "webhook-timestamp": str(int(clock.now().timestamp())), "webhook-signature": signature}
    return await client.post("/api/operator", content=content, headers=headers)


def sent(ports: Ports) -> list[OutboundMessage]:
    channel = ports.channels[Platform.SLACK]
    assert isinstance(channel, LocalChannel)
    return channel.sent


async def test_who_waits_is_listed_read_answered_and_released(client: httpx.AsyncClient, clock: HandClock, ports: Ports, waiting: str) -> None:
    (listed,) = (await post(client, clock, {"do": "waiting"})).json()["conversations"]
    assert (listed["id"], listed["platform"], listed["last"]) == (waiting, "slack", "Kann ich mit jemandem sprechen?")
    for _ in range(2):
        said = await post(client, clock, {"do": "answer", "conversation": waiting, "text": "Hallo, hier ist Ines."}, "msg_2")
        assert said.status_code == 200
    assert [(one.text, one.address) for one in sent(ports)] == [("Hallo, hier ist Ines.", ANA)]
    read = (await post(client, clock, {"do": "read", "conversation": waiting})).json()
    assert [one["text"] for one in read["person"]] == ["Kann ich mit jemandem sprechen?"]
    assert [one["text"] for one in read["answers"]] == ["Hallo, hier ist Ines."]
    assert (await post(client, clock, {"do": "release", "conversation": waiting})).json() == {"silent": False}
    assert (await post(client, clock, {"do": "waiting"})).json() == {"conversations": []}
    assert (await post(client, clock, {"do": "take", "conversation": waiting})).json() == {"silent": True}


@pytest.mark.parametrize("secret", SECRETS)
async def test_both_secrets_of_a_rotation_open_the_door(client: httpx.AsyncClient, clock: HandClock, secret: str) -> None:
    assert (await post(client, clock, {"do": "waiting"}, secret=secret)).status_code == 200


async def test_nobody_else_may(client: httpx.AsyncClient, clock: HandClock, waiting: str, ports: Ports) -> None:
    body = {"do": "answer", "conversation": waiting, "text": "Hi"}
    assert (await client.post("/api/operator", json=body)).status_code == 401
    assert (await client.post("/api/operator", json=body, headers={"Authorization": "Bearer wrong"})).status_code == 401
    assert (await post(client, clock, body, secret="whsec_" + "A" * 32)).status_code == 401
    content, old = json.dumps(body), clock.now()
    headers = {"webhook-id": "m", "webhook-timestamp": str(int(old.timestamp())), "webhook-signature": Webhook(SECRETS[0]).sign("m", old, content)}
    clock.move(301)
    assert (await client.post("/api/operator", content=content, headers=headers)).status_code == 401
    assert sent(ports) == []


@pytest.mark.parametrize("body", [{}, {"do": "dance"}, {"do": "answer"}, {"do": "answer", "conversation": "c", "text": ""}, {"do": "waiting", "more": 1}])
async def test_what_makes_no_sense_is_said_to_make_none(client: httpx.AsyncClient, clock: HandClock, body: dict[str, Any]) -> None:
    assert (await post(client, clock, body)).status_code == 422


async def test_a_conversation_that_is_not_there(client: httpx.AsyncClient, clock: HandClock) -> None:
    assert (await post(client, clock, {"do": "release", "conversation": "nowhere"})).status_code == 404


class Desk:
    """A help desk that takes signed webhooks, and answers with what it is told to."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.taken: list[dict[str, Any]] = []
        self.ids: list[str] = []

    async def take(self, request: web.Request) -> web.Response:
        body = (await request.read()).decode()
        self.ids.append(request.headers["webhook-id"])
        status = self.statuses.pop(0) if self.statuses else 204
        if status < 300:
            self.taken.append(json.loads(body) | {"signature": request.headers["webhook-signature"], "raw": body})
        return web.Response(status=status)


async def test_operators_are_told_by_a_signed_webhook_which_is_tried_again() -> None:
    desk = Desk()
    desk.statuses = [503, 500]
    app = web.Application()
    app.router.add_post("/in", desk.take)
    now = Now()
    async with TestServer(app) as running:
        operators = WebhookOperators(str(running.make_url("/in")), webhook_secrets(SECRETS[0])[0], now)
        await operators.call(WAITS)
        (told,) = desk.taken
        assert told["data"] == {"conversation": "c1", "turn": "t1", "platform": "slack", "language": "de", "text": WAITS.said, "again": False}
        assert len(set(desk.ids)) == 1
        assert told["signature"] == Webhook(SECRETS[0]).sign(desk.ids[0], now.now(), told["raw"])
        desk.statuses = [410]
        with pytest.raises(Refused, match="410"):
            await operators.call(WAITS)
        desk.statuses = [503] * 3
        with pytest.raises(Unavailable):
            await operators.call(WAITS)


async def test_operators_are_told_in_a_chat_of_theirs() -> None:
    channel = LocalChannel(Platform.TELEGRAM)
    await ChatOperators({Platform.TELEGRAM: channel}, Address(Platform.TELEGRAM, "-100123")).call(WAITS)
    (told,) = channel.sent
    assert told.address.chat == "-100123"
    assert WAITS.said in told.text
    assert "statex operator answer c1" in told.text
    with pytest.raises(Refused):
        await ChatOperators({}, Address(Platform.TELEGRAM, "1")).call(WAITS)


async def test_it_is_enough_when_one_of_them_hears_it() -> None:
    channel = LocalChannel(Platform.TELEGRAM)
    gone, there = ChatOperators({}, Address(Platform.TELEGRAM, "1")), ChatOperators({Platform.TELEGRAM: channel}, Address(Platform.TELEGRAM, "1"))
    await SeveralOperators(gone, there).call(replace(WAITS, again=True))
    assert "wrote again" in channel.sent[0].text
    with pytest.raises(Unavailable):
        await SeveralOperators(gone, gone).call(WAITS)

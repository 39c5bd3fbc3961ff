"""Deliveries as the messengers make them: signed, each until it is acknowledged, some with their connection cut."""

import asyncio
import hashlib
import hmac
import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import aiohttp

TELEGRAM_SECRET, SLACK_SECRET, WHATSAPP_SECRET = "secret-token-of-the-flood", "0123456789abcdef0123456789abcdef", "fedcba9876543210"
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 3.0
CALL_S = 20.0
PLATFORMS = ("telegram", "slack", "whatsapp")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message of one chat, as its platform sends it."""

    chat: int
    number: int

    @property
    def platform(self) -> str:
        """Chats are dealt out in turn."""
        return PLATFORMS[self.chat % len(PLATFORMS)]

    @property
    def address(self) -> str:
        """The platform's id of the chat."""
        return {"telegram": str(5000 + self.chat), "slack": f"D{self.chat:08d}", "whatsapp": f"49150{self.chat:08d}"}[self.platform]

    def request(self) -> tuple[str, bytes, Mapping[str, str]]:
        """Path, body and headers, signed now."""
        match self.platform:
            case "telegram":
                body = json.dumps(self._telegram()).encode()
                return "/webhooks/telegram", body, {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}
            case "slack":
                body, stamp = json.dumps(self._slack()).encode(), str(int(time.time()))
                digest = hmac.new(SLACK_SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
                return "/webhooks/slack", body, {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
            case _:
                body = json.dumps(self._whatsapp()).encode()
                digest = hmac.new(WHATSAPP_SECRET.encode(), body, hashlib.sha256).hexdigest()
                return "/webhooks/whatsapp", body, {"X-Hub-Signature-256": f"sha256={digest}"}

    @property
    def _text(self) -> str:
        return f"hello {self.number}"

    def _telegram(self) -> object:
        person = {"id": 5000 + self.chat, "is_bot": False, "first_name": "Ana", "language_code": "en"}
        chat = {"id": 5000 + self.chat, "type": "private", "first_name": "Ana"}
        message = {"message_id": self.number, "from": person, "chat": chat, "date": int(time.time()), "text": self._text}
        return {"update_id": self.chat * 1_000_000 + self.number, "message": message}

    def _slack(self) -> object:
        ts = f"{1795348800 + self.number}.000100"
        event = {"type": "message", "user": f"U{self.chat:08d}", "ts": ts, "event_ts": ts, "text": self._text, "channel": self.address, "channel_type": "im"}
        grant = {"team_id": "T1", "user_id": "U0STATEX", "is_bot": True}
        return {"type": "event_callback", "event_id": f"Ev{self.chat}-{self.number}", "team_id": "T1", "event": event, "authorizations": [grant]}

    def _whatsapp(self) -> object:
        message = {
            "from": self.address,
            "id": f"wamid.{self.chat}.{self.number}",
            "timestamp": str(int(time.time())),
            "type": "text",
            "text": {"body": self._text},
        }
        contact = {"profile": {"name": "Ana"}, "wa_id": self.address}
        value = {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "1065"}, "contacts": [contact], "messages": [message]}
        return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]}


@dataclass
class Tally:
    """What became of the calls: `acknowledged` is one for each delivery in the end, the rest was tried again."""

    acknowledged: int = 0
    cut: int = 0
    failed: int = 0
    refused: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manner:
    """Which share of the connections is cut, and how many are open at once."""

    cut_share: float
    at_once: int


async def flood(url: str, deliveries: list[Delivery], manner: Manner, chance: random.Random) -> Tally:
    """Deliver each twice, in random order, each until it is acknowledged."""
    waiting = [one for one in deliveries for _ in range(2)]
    chance.shuffle(waiting)
    tally = Tally()
    lanes = asyncio.Semaphore(manner.at_once)

    async def lane(session: aiohttp.ClientSession, one: Delivery) -> None:
        async with lanes:
            await _until_acknowledged(session, url, one, manner.cut_share, chance, tally)

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(CALL_S)) as session, asyncio.TaskGroup() as group:
        for one in waiting:
            group.create_task(lane(session, one))
    return tally


async def _until_acknowledged(session: aiohttp.ClientSession, url: str, one: Delivery, cut_share: float, chance: random.Random, tally: Tally) -> None:  # noqa: PLR0913, PLR0917  what a delivery is
    pause_s = FIRST_PAUSE_S
    while True:
        path, body, headers = one.request()
        try:
            if chance.random() < cut_share:
                await _cut(url, path, body, headers, chance)
                tally.cut += 1
            else:
                async with session.post(url + path, data=body, headers={**headers, "Content-Type": "application/json"}) as answer:
                    await answer.read()
                if answer.ok:
                    tally.acknowledged += 1
                    return
                tally.refused[answer.status] = tally.refused.get(answer.status, 0) + 1
        except (aiohttp.ClientError, OSError, TimeoutError):
            tally.failed += 1
        await asyncio.sleep(pause_s)
        pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


async def _cut(url: str, path: str, body: bytes, headers: Mapping[str, str], chance: random.Random) -> None:
    """Hang up before the answer: sometimes in the middle of the body, sometimes when everything was sent."""
    parts = urlsplit(url)
    _, writer = await asyncio.wait_for(asyncio.open_connection(parts.hostname, parts.port), CALL_S)
    lines = [f"POST {path} HTTP/1.1", f"Host: {parts.netloc}", f"Content-Length: {len(body)}", "Content-Type: application/json"]
    head = "\r\n".join([*lines, *(f"{name}: {value}" for name, value in headers.items()), "", ""]).encode()
    writer.write(head + (body if chance.random() < 0.5 else body[: len(body) // 2]))
    await writer.drain()
    writer.close()

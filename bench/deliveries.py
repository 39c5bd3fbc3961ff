"""No loss, no double: `python -m bench.deliveries [MESSAGES]`.

20 chats on three messengers; each message delivered twice in random order, 5 % of the connections cut, one of two workers or the web process killed every
few seconds, Redis killed twice. What thinks and builds is a stand-in; webhooks, database, Redis, workers and the messengers' real clients are not.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.flood import SLACK_SECRET, TELEGRAM_SECRET, WHATSAPP_SECRET, Delivery, Manner, Tally, flood
from bench.mortals import Mortal, hub_of_mortals, living, reap
from bench.running import free_port
from tests.bots import slack_peer, telegram_peer, whatsapp_peer

CHATS = 20
CUT_SHARE = 0.05
REDIS_DEATHS = 2
START_WITHIN_S, LAST_ANSWER_WITHIN_S = 300.0, 900.0


@dataclass(frozen=True, slots=True)
class Cadence:
    """After how many seconds of work a worker and the web process are killed, and how many deliveries are under way at once."""

    worker_s: float = 5.0
    web_s: float = 12.0
    at_once: int = 24


USUAL = Cadence()


@dataclass
class Outcome:
    """Counts at the end. `received` is what the messengers got in each chat, `turns` what there was to answer there."""

    messages: int
    tally: Tally = field(default_factory=Tally)
    stored: int = 0
    without_turn: int = 0
    turns: Counter[str] = field(default_factory=Counter)
    unanswered: int = 0
    answers_kept: int = 0
    turns_with_answer: int = 0
    received: Counter[str] = field(default_factory=Counter)
    deaths: dict[str, int] = field(default_factory=dict)
    flood_s: float = 0.0
    """Until the last delivery was acknowledged; so long workers and the web process were killed."""
    seconds: float = 0.0

    @property
    def lost(self) -> int:
        """Messages that were acknowledged and are nowhere, and answers that no messenger got."""
        return self.messages - self.stored + self.without_turn + sum((self.turns - self.received).values())

    @property
    def heard_twice(self) -> int:
        """Answers that a messenger got twice: the worker died between the messenger's taking it and its being kept."""
        return sum((self.received - self.turns).values())

    def lines(self) -> list[str]:
        """The counts in words."""
        turns = sum(self.turns.values())
        return [
            f"messages {self.messages}, each delivered twice: {self.tally.acknowledged} acknowledged in {self.flood_s:.0f} s",
            f"the last answered after {self.seconds:.0f} s",
            f"connections cut {self.tally.cut}, failed {self.tally.failed}, refused {self.tally.refused or 0}",
            f"killed: {', '.join(f'{kind} {count}' for kind, count in self.deaths.items())}",
            f"stored {self.stored}, without a turn {self.without_turn}, turns {turns}, unanswered {self.unanswered}",
            f"answers in the ledger {self.answers_kept} for {self.turns_with_answer} turns; at the messengers {sum(self.received.values())}",
            f"lost {self.lost}, heard twice by a messenger {self.heard_twice}",
        ]


async def measure(messages: int, seed: int = 1, workers: int = 2, cadence: Cadence = USUAL) -> Outcome:
    """Deliver, kill, wait for the last answer, and count."""
    chance = random.Random(seed)  # noqa: S311  no secret hangs on it
    deliveries = [Delivery(number % CHATS, number // CHATS + 1) for number in range(messages)]
    outcome = Outcome(messages)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="statex-deliveries-") as name:
        folder = Path(name)
        async with _messengers() as (environment, received):
            port = free_port()
            hub = hub_of_mortals(folder, {**environment, "PORT": str(port)}, workers)
            everybody = [one for kind in hub.values() for one in kind]
            async with living(everybody) as group:
                await _up(f"http://127.0.0.1:{port}")
                reapers = [
                    group.create_task(reap(hub["workers"], cadence.worker_s, chance)),
                    group.create_task(reap(hub["web"], cadence.web_s, chance)),
                    group.create_task(_kill_redis(hub["redis"][0], messages, folder)),
                ]
                flooded = time.monotonic()
                outcome.tally = await flood(f"http://127.0.0.1:{port}", deliveries, Manner(CUT_SHARE, cadence.at_once), chance)
                outcome.flood_s = time.monotonic() - flooded
                for one in reapers:
                    one.cancel()
                await _until(lambda: _count(folder, "select count(*) from turns where stage <> 'answered'") == 0, LAST_ANSWER_WITHIN_S)
                await asyncio.sleep(1)
            outcome.deaths = {kind: sum(one.deaths for one in some) for kind, some in hub.items()}
        _read(folder, outcome)
        outcome.received = received()
    outcome.seconds = time.monotonic() - began
    return outcome


def _read(folder: Path, outcome: Outcome) -> None:
    outcome.stored = _count(folder, "select count(distinct external_id) from messages")
    outcome.without_turn = _count(folder, "select count(*) from messages where turn_id is null")
    outcome.unanswered = _count(folder, "select count(*) from turns where stage <> 'answered'")
    outcome.answers_kept = _count(folder, "select count(*) from said where key like 'turn:%:answer'")
    outcome.turns_with_answer = _count(folder, "select count(*) from turns where exists (select 1 from said where said.key = 'turn:' || turns.id || ':answer')")
    with closing(sqlite3.connect(folder / "statex.db")) as database:
        rows = database.execute("select chat, count(*) from turns join conversations on conversations.id = conversation_id group by chat")
        outcome.turns = Counter(dict(rows.fetchall()))


async def _kill_redis(redis: Mortal, messages: int, folder: Path) -> None:
    """Twice, when a third and two thirds of the messages are stored."""
    for number in range(1, REDIS_DEATHS + 1):
        await _until(lambda number=number: _count(folder, "select count(*) from messages") >= messages * number / (REDIS_DEATHS + 1), 3600)  # type: ignore[misc]  # mypy cannot infer such a lambda
        redis.kill()


@asynccontextmanager
async def _messengers() -> AsyncIterator[tuple[dict[str, str], Callable[[], Counter[str]]]]:
    """Telegram, Slack and WhatsApp on loopback; the settings that lead there, and what they were told, by chat."""
    telegram, slack, whatsapp = telegram_peer.Peer(), slack_peer.Peer(), whatsapp_peer.Peer()
    async with telegram_peer.server(telegram) as one, slack_peer.server(slack) as two, whatsapp_peer.server(whatsapp) as three:

        def received() -> Counter[str]:
            said = [fields["chat_id"] for fields in telegram.of("sendMessage")] + [fields["channel"] for fields in slack.of("chat.postMessage")]
            return Counter(str(chat) for chat in (*said, *(body["to"] for body in whatsapp.sent)))

        yield (
            {
                "STATEX_TELEGRAM_TOKEN": telegram_peer.TOKEN,
                "STATEX_TELEGRAM_SECRETS": TELEGRAM_SECRET,
                "STATEX_TELEGRAM_API_URL": str(one.make_url("")).rstrip("/"),
                "STATEX_SLACK_TOKEN": slack_peer.TOKEN,
                "STATEX_SLACK_SIGNING_SECRETS": SLACK_SECRET,
                "STATEX_SLACK_API_URL": str(two.make_url("/api/")),
                "STATEX_WHATSAPP_TOKEN": whatsapp_peer.TOKEN,
                "STATEX_WHATSAPP_PHONE_ID": whatsapp_peer.PHONE,
                "STATEX_WHATSAPP_APP_SECRETS": WHATSAPP_SECRET,
                "STATEX_WHATSAPP_VERIFY_TOKEN": "word",
                "STATEX_WHATSAPP_API_URL": str(three.make_url("/v24.0")),
                "STATEX_QUIET_WINDOW_MS": "100",
                "STATEX_LOG_LEVEL": "ERROR",
            },
            received,
        )


async def _up(url: str) -> None:
    async with httpx.AsyncClient() as client:
        async with asyncio.timeout(START_WITHIN_S):
            while True:
                try:
                    if (await client.get(f"{url}/readyz")).is_success:
                        return
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(0.2)


async def _until(holds: Callable[[], bool], within_s: float) -> None:
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110  other processes make it true
            await asyncio.sleep(0.3)


def _count(folder: Path, query: str) -> int:
    path = folder / "statex.db"
    if not path.exists():
        return -1
    with closing(sqlite3.connect(path, timeout=10)) as database:
        try:
            return int(database.execute(query).fetchone()[0])
        except sqlite3.OperationalError:  # the tables are not laid yet
            return -1


if __name__ == "__main__":
    found = asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
    print("\n".join(found.lines()))
    sys.exit(1 if found.lost or found.unanswered or found.answers_kept != sum(found.turns.values()) else 0)

"""A day of traffic with faults, counted in and out: `python -m bench.day [MESSAGES] [--seed N]`.

The day passes on a clock moved by hand, so that it takes minutes. The database is a real one in a file; what listens, looks and hosts are stand-ins that
fail as outside services fail: slow, away, lying, full. Workers die in the middle of whatever they do; nudges are lost and doubled; the clock jumps. Real
processes are killed by `python -m bench.deliveries`.
"""

import argparse
import asyncio
import errno
import logging
import math
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from adapters.db import migrate
from adapters.db.archive import DbArchive
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.orders import DbOrders
from adapters.db.prototypes import DbPrototypes
from adapters.db.turns import DbTurns
from adapters.local.channel import LocalChannel
from adapters.local.clock import HandClock
from core.errors import StatexError, Unavailable
from core.messages import Address, InboundMessage, OutboundMessage, Platform, Sender
from core.pipeline import Desk, advance
from tests.flow.hub import Hub, hub
from worker.sweep import AT_ONCE, FORGOTTEN_S

MESSAGES = 5000
PEOPLE = 400
DAY_S = 86_400
STEP_S = 20.0
DEATHS, LOST_NUDGES, DOUBLED = 0.06, 0.05, 0.1
"""Shares of looks that a worker does not survive, of nudges that never arrive, of deliveries that come twice."""
LONGEST_LIFE = 60
"""Turns of the event loop after which a worker that is to die is dead at the latest."""
AFTERWARDS_S = 7200
SAYINGS = (
    "A page for my bakery",
    "Opening hours and a map",
    "hello",
    "status",
    "price",
    "Make it blue",
    "A photo. A form",
    "estimate please",
    "asdf",
    "nothing",
)
PLATFORMS = (Platform.WEB, Platform.TELEGRAM, Platform.WHATSAPP, Platform.SLACK)


class Moods:
    """What goes wrong just now, by chance and by the hour."""

    def __init__(self, seed: int, clock: HandClock) -> None:
        """Nothing has gone wrong yet."""
        self._seed = seed
        self._chances: dict[str, random.Random] = {}
        self._clock = clock
        self.counts: Counter[str] = Counter()

    def may(self, what: str, share: float) -> None:
        """Fail as services do: mostly saying so, at times in a way that nobody announced, at times only late. In the fourth hour of six everything is worse."""
        # each port has luck of its own, so that the same calls of it fail however the loop weaves them together
        chance = self._chances.setdefault(what, random.Random(f"{self._seed} {what}"))  # noqa: S311  no secret hangs on it
        worse = 4 if self._clock.now().hour % 6 == 3 else 1
        if chance.random() >= share * worse:
            return
        kind = chance.choice(("away", "away", "broken", "full", "slow"))
        self.counts[f"{what} {kind}"] += 1
        match kind:
            case "slow":
                self._clock.move(chance.uniform(5, 40))
            case "full":
                raise OSError(errno.ENOSPC, "No space left on device")
            case "broken":
                raise ValueError("an answer that nobody can read")
            case _:
                raise Unavailable(f"{what} is away", chance.uniform(0, 20))


class Unreliable:
    """Any port, each call of which may fail before or after it did what it should."""

    def __init__(self, port: object, name: str, moods: Moods, share: float) -> None:
        """Stands before `port`."""
        self._port, self._name, self._moods, self._share = port, name, moods, share

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._port, name)
        if not asyncio.iscoroutinefunction(real):
            return real

        async def call(*given: Any, **named: Any) -> Any:
            self._moods.may(self._name, self._share)
            done = await real(*given, **named)
            if self._name != "messenger":  # of a messenger's silence after it took a message, see what is counted as heard twice
                self._moods.may(self._name, self._share / 4)
            return done

        return call


@dataclass
class Outcome:
    """Counts at the end."""

    sent: int = 0
    deliveries: int = 0
    stored: int = 0
    turns: int = 0
    unanswered: int = 0
    answers: int = 0
    said_twice: int = 0
    said_without_ledger: int = 0
    deaths: int = 0
    nudges_lost: int = 0
    jumps: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Nothing lost, nothing twice."""
        return self.sent == self.stored and not self.unanswered and self.answers == self.turns and not self.said_twice and not self.said_without_ledger

    def lines(self) -> list[str]:
        """The counts in words."""
        faults = ", ".join(f"{name} {count}" for name, count in sorted(self.faults.items()))
        return [
            f"messages {self.sent} in {self.deliveries} deliveries over 24 hours, in {self.seconds:.0f} s",
            f"faults: {faults}; workers that died {self.deaths}, nudges lost {self.nudges_lost}, jumps of the clock {self.jumps}",
            f"stored {self.stored}, turns {self.turns}, unanswered {self.unanswered}, answers {self.answers}",
            f"said twice {self.said_twice}, said and not kept {self.said_without_ledger}",
            "whole: nothing lost, nothing twice" if self.is_whole else "NOT WHOLE",
        ]


async def measure(messages: int, folder: Path, seed: int = 1) -> Outcome:
    """Live through a day and two hours more, and count."""
    began, outcome = time.monotonic(), Outcome()
    # what people send is drawn apart from what befalls us: the same seed sends the same day, whatever order the work took
    traffic, chance = random.Random(f"{seed} traffic"), random.Random(f"{seed} faults")  # noqa: S311  no secret hangs on it
    database = Database(f"sqlite:///{folder / 'day.db'}")
    await migrate.upgrade(database)
    archive = DbArchive(database)
    office, moods = _office(database, seed)
    start, people = office.clock.now(), [Person(number) for number in range(min(PEOPLE, messages))]
    due = sorted(_moment(traffic) for _ in range(messages))
    at = 0
    while (passed := (office.clock.now() - start).total_seconds()) < DAY_S + AFTERWARDS_S:
        while at < len(due) and due[at] <= passed:
            times = 1 + (traffic.random() < DOUBLED)
            await _deliver(traffic.choice(people).says(traffic, office), times, office, chance, outcome)
            at += 1
        await _work(office, chance, outcome, calm=passed > DAY_S)
        office.clock.move(STEP_S)
        if chance.random() < 0.002 and passed < DAY_S:
            outcome.jumps += 1
            office.clock.move(chance.choice((-300.0, 900.0)))
        if at == len(due) and not await archive.unanswered(1):
            break
    await _count(database, office, outcome)
    outcome.faults, outcome.seconds = moods.counts, time.monotonic() - began
    await database.close()
    return outcome


@dataclass
class Person:
    """Somebody with one chat on one platform."""

    number: int
    said: int = 0

    def says(self, chance: random.Random, office: Hub) -> InboundMessage:
        """Their next message."""
        self.said += 1
        address = Address(PLATFORMS[self.number % len(PLATFORMS)], f"chat-{self.number}")
        words = SAYINGS[0] if self.said == 1 and chance.random() < 0.6 else chance.choice(SAYINGS)
        return InboundMessage(address, f"{self.number}:{self.said}", Sender(f"p{self.number}"), office.clock.now(), words)


def _office(database: Database, seed: int) -> tuple[Hub, Moods]:
    office = hub()
    ports, clock = office.ports, office.clock
    moods = Moods(seed, clock)
    shaky: dict[str, Any] = {
        name: Unreliable(getattr(ports, name), name, moods, share) for name, share in (("browser", 0.05), ("host", 0.04), ("blobs", 0.03), ("embedder", 0.02))
    }
    channels: dict[Platform, Any] = {name: Unreliable(channel, "messenger", moods, 0.04) for name, channel in ports.channels.items()}
    office.ports = replace(
        ports,
        turns=DbTurns(database, clock),
        conversations=DbConversations(database, clock),
        prototypes=DbPrototypes(database, clock),
        orders=DbOrders(database, clock),
        archive=DbArchive(database),
        channels=channels,
        voice=None,
        **shaky,
    )
    return office, moods


async def _deliver(message: InboundMessage, times: int, office: Hub, chance: random.Random, outcome: Outcome) -> None:
    outcome.sent += 1
    for _ in range(times):
        outcome.deliveries += 1
        turn_id = await office.ports.turns.accept(message, b"{}")
        if turn_id is None:
            continue
        if chance.random() < LOST_NUDGES:
            outcome.nudges_lost += 1
            continue
        for _ in range(1 + (chance.random() < DOUBLED)):
            await office.jobs.nudge(turn_id)


async def _work(office: Hub, chance: random.Random, outcome: Outcome, *, calm: bool) -> None:
    """What two workers and a sweep do in a step of time; each look may be the last of its worker."""

    async def look(turn_id: str) -> None:
        dies = not calm and chance.random() < DEATHS
        desk = Desk(lambda one: advance(one, office.ports))
        with suppress(StatexError):
            async with asyncio.TaskGroup() as group:
                task = group.create_task(desk.look(turn_id))
                for _ in range(chance.randrange(LONGEST_LIFE) if dies else 0):
                    await asyncio.sleep(0)
                if dies:
                    outcome.deaths += not task.done()
                    task.cancel()

    await office.jobs.work(look)
    for turn_id in await office.ports.turns.forgotten(office.clock.now() - timedelta(seconds=FORGOTTEN_S), AT_ONCE):
        await look(turn_id)


async def _count(database: Database, office: Hub, outcome: Outcome) -> None:
    queries = {
        "stored": "select count(*) from messages where turn_id is not null",
        "turns": "select count(*) from turns",
        "unanswered": "select count(*) from turns where stage <> 'answered'",
        "answers": "select count(*) from said where key like 'turn:%:answer'",
    }
    for name, query in queries.items():
        setattr(outcome, name, await database.read(lambda connection, query=query: connection.exec_driver_sql(query).scalar_one()))  # type: ignore[misc]  # mypy cannot infer such a lambda
    heard: Counter[str] = Counter()
    for channel in office.ports.channels.values():
        real = channel._port  # type: ignore[attr-defined]  # noqa: SLF001  our own wrapper
        if isinstance(real, LocalChannel):
            heard.update(message.key for message in real.sent if _is_answer(message))
    outcome.said_twice = sum(count - 1 for count in heard.values())
    outcome.said_without_ledger = sum([await office.ports.conversations.said_under(key) is None for key in heard])


def _is_answer(message: OutboundMessage) -> bool:
    return message.key.endswith(":answer")


def _moment(chance: random.Random) -> float:
    """A second of the day: few at night, most at noon."""
    while True:
        at = chance.uniform(0, DAY_S)
        if chance.random() < 0.15 + 0.85 * math.sin(math.pi * at / DAY_S) ** 2:
            return at


def main() -> None:
    """Live through a day."""
    parser = argparse.ArgumentParser(prog="python -m bench.day")
    parser.add_argument("messages", nargs="?", type=int, default=MESSAGES)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="statex-day-") as folder:
        found = asyncio.run(measure(given.messages, Path(folder), given.seed))
    print("\n".join(found.lines()))
    sys.exit(0 if found.is_whole else 1)


if __name__ == "__main__":
    main()

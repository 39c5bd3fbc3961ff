"""Turns, conversations and the rest in memory: enough of the ports for the doors of the hub, without a database."""

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import cast

from core.conversation import Conversation
from core.errors import NotFound
from core.messages import Address, InboundMessage, OutboundMessage, Said
from core.ports import Clock, Ports
from core.turn import Turn

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Now:
    """A clock that only moves when somebody sleeps."""

    at: datetime = START
    longest_s: float = 0.0
    times: int = 1
    """How many times further it moves than somebody sleeps."""

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds) * self.times
        self.longest_s = max(self.longest_s, seconds)
        await asyncio.sleep(0.002)


@dataclass
class Memory:
    """Turns, conversations, blobs and jobs at once."""

    turns: dict[str, Turn] = field(default_factory=dict)
    by_key: dict[str, str] = field(default_factory=dict)
    raws: dict[str, bytes] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    ledger: list[Said] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    nudged: list[str] = field(default_factory=list)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def accept(self, message: InboundMessage, raw: bytes) -> str | None:
        if message.key in self.by_key:
            return None
        conversation = next((c for c in self.conversations.values() if c.address == message.address), None)
        if conversation is None:
            conversation = Conversation(f"c{next(self.numbers)}", message.address, message.sender.id)
            self.conversations[conversation.id] = conversation
        turn = Turn(f"t{next(self.numbers)}", conversation.id, message.address, message.sent_at, message.sent_at, (message,))
        self.turns[turn.id] = turn
        self.by_key[message.key] = turn.id
        self.raws[message.key] = raw
        return turn.id

    async def holding(self, key: str) -> str:
        return self.by_key[key]

    async def conversation_of(self, turn_id: str) -> str:
        return self.turns[turn_id].conversation_id

    async def at(self, address: Address) -> Conversation:
        for one in self.conversations.values():
            if one.address == address:
                return one
        raise NotFound("no conversation there")

    async def said(self, message: OutboundMessage, at: datetime) -> None:
        if all(one.message.key != message.key for one in self.ledger):
            self.ledger.append(Said(len(self.ledger) + 1, message, at))

    async def said_under(self, key: str) -> Said | None:
        return next((one for one in self.ledger if one.message.key == key), None)

    async def said_after(self, address: Address, number: int, limit: int = 100) -> Sequence[Said]:
        return [one for one in self.ledger if one.number > number and one.message.address == address][:limit]

    async def newest_said(self) -> int:
        return len(self.ledger)

    async def put(self, data: bytes, suffix: str, owner: str = "") -> str:
        del owner
        name = f"blob{next(self.numbers)}{suffix}"
        self.files[name] = data
        return name

    async def get(self, name: str) -> object:
        for shelf in (self.turns, self.conversations, self.files):
            if name in shelf:
                return cast("dict[str, object]", shelf)[name]
        raise NotFound(name)

    async def delete(self, name: str) -> None:
        self.files.pop(name, None)

    async def nudge(self, turn_id: str, delay_s: float = 0.0) -> None:
        del delay_s
        self.nudged.append(turn_id)


def ports_of(memory: Memory, clock: Clock) -> Ports:
    """Ports of which only those that a door touches are filled."""
    nothing = cast("Ports", None)
    fields = dict.fromkeys(Ports.__dataclass_fields__, nothing)
    shelves = dict.fromkeys(("turns", "conversations", "blobs", "jobs"), memory)
    return replace(Ports(**cast("dict[str, object]", fields)), **shelves, clock=clock)  # type: ignore[arg-type]  # one stand-in for several ports

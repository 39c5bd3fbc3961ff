"""Who is speaking at the moment: places for so many at once, few of them to one person, the rest waits its turn."""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Protocol

from fastapi import WebSocket

from core.errors import BadInput

RESUME_S = 60.0
"""How long a stream that was cut off is kept."""


class Stream(Protocol):
    """A stream that can be taken up again."""

    @property
    def owner(self) -> str:
        """Whose it is."""

    @property
    def person(self) -> str:
        """Who speaks."""

    def tell(self, kind: str, data: dict[str, Any]) -> None:
        """Say something over it."""

    async def take_over(self, socket: WebSocket, after: int) -> None:
        """Go on over another socket."""


class Streams:
    """The open streams of this process."""

    def __init__(self, places: int, each: int) -> None:
        """`places` streams at once, `each` of them to one person."""
        self._places = places
        self._each = each
        self._of: Counter[str] = Counter()
        self._sessions: dict[str, Stream] = {}
        self._inside = 0
        self._waiting: list[asyncio.Event] = []

    @asynccontextmanager
    async def place(self, person: str, waited: Callable[[int], Awaitable[None]]) -> AsyncIterator[None]:
        """A place, for as long as it is used; `waited` is told the position in the queue whenever it changes. Raises BadInput("voice_too_many")."""
        if self._of[person] >= self._each:
            raise BadInput("voice_too_many", str(self._each))
        self._of[person] += 1
        try:
            await self._queue(waited)
            self._inside += 1
            try:
                yield
            finally:
                self._inside -= 1
                self._wake()
        finally:
            self._of[person] -= 1
            if not self._of[person]:
                del self._of[person]

    async def _queue(self, waited: Callable[[int], Awaitable[None]]) -> None:
        moved = asyncio.Event()
        self._waiting.append(moved)
        try:
            told = 0
            while (position := self._waiting.index(moved) + 1) > self._places - self._inside:
                if position != told:
                    await waited(position)
                    told = position
                moved.clear()
                await moved.wait()
        finally:
            self._waiting.remove(moved)
            self._wake()

    def _wake(self) -> None:
        for one in self._waiting:
            one.set()

    def keep(self, session: Stream) -> str:
        """A token by which the stream can be taken up again."""
        token = secrets.token_urlsafe(24)
        self._sessions[token] = session
        return token

    def find(self, token: str) -> Stream | None:
        """The stream with that token, while it is kept."""
        return self._sessions.get(token)

    def tell(self, person: str, kind: str, data: dict[str, Any]) -> None:
        """Say something over every open stream of a person."""
        for one in self._sessions.values():
            if one.person == person:
                one.tell(kind, data)

    def forget(self, token: str) -> None:
        """It is over."""
        self._sessions.pop(token, None)

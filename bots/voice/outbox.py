"""Everything said over one stream, numbered and kept for a while, so that whoever was cut off gets what they missed."""

import asyncio
from collections import deque
from typing import Any

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from bots.refusal import stamp

KEPT = 400


class Outbox:
    """One stream's messages, from number 1."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._messages: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._newest = 0
        self._more = asyncio.Event()

    def put(self, kind: str, data: dict[str, Any], **beside: Any) -> None:
        """Say one thing: `{"type", "seq", "data", "timestamp"}` and what stands beside them."""
        self._newest += 1
        self._messages.append({"type": kind, "seq": self._newest, **beside, "data": data, "timestamp": stamp()})
        self._more.set()

    def drop(self, kind: str) -> None:
        """Forget messages of that kind that were not sent yet: the rest of an answer that nobody wants to hear."""
        self._messages = deque((one for one in self._messages if one["type"] != kind), maxlen=KEPT)

    async def deliver(self, socket: WebSocket, after: int) -> None:
        """Send everything after that number, and then what comes, until the socket is closed."""
        while True:
            self._more.clear()
            for one in [one for one in self._messages if one["seq"] > after]:
                try:
                    await socket.send_json(one)
                except (WebSocketDisconnect, RuntimeError):
                    return
                after = one["seq"]
            await self._more.wait()

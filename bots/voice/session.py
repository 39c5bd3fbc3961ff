"""One stream: what a person says is heard, shown, answered in writing and then aloud; speaking up makes the answer fall silent.

The session outlives its socket by a minute: whoever was cut off comes back with its token and the number of the last message they saw.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from bots.hub import Hub
from bots.voice.frames import Frame, Interrupt, Piece, Ping, Start, Stop, Written, frame_of
from bots.voice.order import Order
from bots.voice.outbox import Outbox
from bots.voice.said import EMOTION, ERROR, RESULT, heard, partial, result
from bots.voice.speaking import Answering
from bots.voice.streams import RESUME_S
from bots.voice.taking import Who, context_of, take_said, take_written
from core.errors import BadInput, StatexError, Unavailable
from core.languages import FALLBACK
from core.live.listener import Began, Event, Felt, Heard, Listener, Partial, Said, Waiting
from core.mood import shown
from core.speech import Ears, Unpacking
from core.understanding.phrases import say

LOOK_S = 0.05
IDLE_S = 900.0


@dataclass
class _Sound:
    """What arrives of one recording."""

    unpacking: Unpacking
    order: Order = field(default_factory=Order)
    seconds: float = 0.0


class Session:
    """One stream over one or more sockets."""

    def __init__(self, hub: Hub, ears: Ears, who: Who, rate_hz: int | None, suffix: str | None) -> None:
        """`rate_hz` is that of raw samples, None for a container; `suffix` the format of spoken answers, None for none. Raises BadInput."""
        self.who = who
        self.outbox = Outbox()
        self.token = ""
        self.may_hear = True
        self.moods = True
        self.draft = False
        self._hub = hub
        self._ears = ears
        self._rate_hz = rate_hz
        self._sound = _Sound(ears.unpack(rate_hz))
        self._suffix = suffix
        self._sockets: asyncio.Queue[tuple[WebSocket, int, asyncio.Event]] = asyncio.Queue()
        self._feeding = asyncio.Lock()
        self._last_piece_s = 0.0
        self._over = False

    @property
    def owner(self) -> str:
        """Whose stream it is."""
        return self.who.owner

    @property
    def person(self) -> str:
        """Who speaks."""
        return self.who.person

    def tell(self, kind: str, data: dict[str, Any]) -> None:
        """Say something that was not asked for."""
        self.outbox.put(kind, data)

    async def run(self, socket: WebSocket, listening: Callable[[], None]) -> None:
        """Serve this socket and those that take the stream up again, until nobody does; `listening` is called once everything is ready."""
        async with Listener(self._ears, self.who.language, await context_of(self.who, self._hub)) as listener, asyncio.TaskGroup() as group:
            answering = Answering(self._hub, self.who, self.outbox, self._suffix, group)
            tasks = [
                group.create_task(self._show(listener, answering)),
                group.create_task(answering.watch(await self._hub.ledger.newest())),
                group.create_task(self._notice_silence(listener)),
            ]
            listening()
            await self._serve(socket, 0, listener, answering)
            while not self._over:
                try:
                    async with asyncio.timeout(RESUME_S):
                        again, after, served = await self._sockets.get()
                except TimeoutError:
                    break
                try:
                    self._ready()
                    await self._serve(again, after, listener, answering)
                finally:
                    served.set()
            answering.end()
            for one in tasks:
                one.cancel()
        self._sound.unpacking.close()

    async def take_over(self, socket: WebSocket, after: int) -> None:
        """Go on over another socket; returns when that is closed."""
        served = asyncio.Event()
        self._sockets.put_nowait((socket, after, served))
        await served.wait()

    def say(self, code: str, **values: str) -> str:
        """A sentence of ours in the person's language."""
        return say(code, self.who.speaks or FALLBACK, **values)

    def refuse(self, error: StatexError) -> None:
        """Say what cannot be done."""
        match error:
            case BadInput():
                code, text = error.code, self.say(error.code, limit=error.limit or "", name="")
            case Unavailable():
                code, text = "voice_unheard", self.say("voice_unheard")
            case _:
                code, text = "try_later", self.say("try_later")
        self.outbox.put(ERROR, {"code": code}, error=text)

    def _ready(self) -> None:
        self.outbox.put("resumed", {"session": self.token, "next_chunk": self._sound.order.next})

    async def _serve(self, socket: WebSocket, after: int, listener: Listener, answering: Answering) -> None:
        async with asyncio.TaskGroup() as group:
            delivering = group.create_task(self.outbox.deliver(socket, after))
            with suppress(WebSocketDisconnect, TimeoutError):
                async with asyncio.timeout(None) as idle:
                    while not self._over:
                        idle.reschedule(asyncio.get_running_loop().time() + IDLE_S)
                        message = await socket.receive()
                        if message["type"] == "websocket.disconnect":
                            self._over = message.get("code") in {1000, 1001} or self._over
                            break
                        await self._take(message.get("bytes"), message.get("text"), listener, answering)
            await asyncio.sleep(0)  # lets the last message out
            delivering.cancel()

    async def _take(self, data: bytes | None, text: str | None, listener: Listener, answering: Answering) -> None:
        try:
            await self._do(frame_of(data, text), listener, answering)
        except StatexError as error:
            self.refuse(error)
            if isinstance(error, BadInput) and error.code == "audio_unreadable":
                self._sound = _Sound(self._ears.unpack(self._rate_hz))  # the next recording may be better

    async def _do(self, frame: Frame, listener: Listener, answering: Answering) -> None:
        match frame:
            case Piece():
                await self._piece(frame, listener)
            case Start():
                await self._begin(frame, listener)
            case Stop():
                await self._stop(listener)
            case Interrupt():
                answering.interrupt("asked")
            case Written():
                answering.interrupt("written")
                answering.expect(await take_written(frame.text, self.who, self._hub), None)
            case Ping():
                self.outbox.put("pong", {})

    async def _piece(self, piece: Piece, listener: Listener) -> None:
        if not self.may_hear:
            raise BadInput("consent_processing_missing")
        for data in self._sound.order.take(piece.data, piece.number):
            samples = await self._ears.taken(lambda data=data: self._sound.unpacking.feed(data))  # type: ignore[misc]  # mypy cannot infer such a lambda
            self._sound.seconds += samples.size / 16_000
            if self._sound.seconds > self._hub.settings.audio_limit_s:
                self._over = True
                raise BadInput("voice_too_long", f"{self._hub.settings.audio_limit_s // 60}")
            self._last_piece_s = asyncio.get_running_loop().time()
            async with self._feeding:
                await listener.feed(samples)

    async def _begin(self, start: Start, listener: Listener) -> None:
        unpacking = self._ears.unpack(start.rate_hz)
        await self._stop(listener)
        self._rate_hz, self._sound = start.rate_hz, _Sound(unpacking, seconds=self._sound.seconds)
        if start.language:
            listener.speak(start.language)

    async def _stop(self, listener: Listener) -> None:
        """The recording is over; another may follow."""
        before = self._sound
        self._sound = _Sound(self._ears.unpack(self._rate_hz), seconds=before.seconds)
        rest = await self._ears.taken(before.unpacking.finish)
        async with self._feeding:
            await listener.feed(rest)
            await listener.finish()

    async def _notice_silence(self, listener: Listener) -> None:
        loop, settings = asyncio.get_running_loop(), self._hub.settings
        while True:
            await asyncio.sleep(LOOK_S)
            quiet_ms = (loop.time() - self._last_piece_s) * 1000
            if not listener.is_open or quiet_ms < settings.voice_lull_ms or self._feeding.locked():
                continue
            async with self._feeding:
                try:
                    await (listener.finish() if quiet_ms >= settings.voice_end_ms else listener.lull())
                except StatexError as error:
                    self.refuse(error)

    async def _show(self, listener: Listener, answering: Answering) -> None:
        async for event in listener.events():
            try:
                await self._event(event, answering)
            except StatexError as error:
                structlog.get_logger().warning("a spoken turn was not taken", error=type(error).__name__)
                self.outbox.put(ERROR, {"code": "try_later", "turn": event.turn}, error=self.say("try_later"))

    async def _event(self, event: Event, answering: Answering) -> None:
        match event:
            case Began():
                answering.interrupt("spoken")
                self.outbox.put("speech_started", {"turn": event.turn})
            case Partial():
                self.outbox.put(RESULT, partial(event))
            case Waiting():
                text = self.say("voice_busy", count=str(event.before))
                self.outbox.put("queued", {"turn": event.turn, "before": event.before, "message": text})
            case Heard():
                self.who.hear(event.transcript)
                self.outbox.put(RESULT, result("final", **heard(event.turn, event.transcript), took_ms=round(event.took_ms)))
            case Felt():
                if self.moods:
                    self.outbox.put(EMOTION, {"turn": event.turn, **(shown(event.mood, self.who.speaks) or {})})
            case Said() if self.draft:
                return  # shown already; who dictates sends it when it is as they want it
            case Said():
                answering.expect(await take_said(event, self.who, self._hub), event)

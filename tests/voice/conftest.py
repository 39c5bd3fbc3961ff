"""A hub whose worker repeats what it was told, and a client that speaks."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.responses import PlainTextResponse
from websockets.asyncio.client import ClientConnection, connect

from adapters.local.clock import MachineClock
from adapters.local.ears import LocalEars, spoken
from adapters.speech.espeak import EspeakVoice
from bots.app import make_app
from config.keys import local_key
from config.settings import Settings
from core.messages import OutboundMessage
from core.ports import Ports
from tests.bots.memory import Memory, ports_of
from tests.serving import serving

PIECE = 1600


@dataclass
class Talk:
    """One open stream and everything that came over it."""

    socket: ClientConnection
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def speak(self, *numbers: int, each_s: float = 0.3) -> None:
        """Words for `LocalEars`, as raw samples in pieces of a tenth of a second, faster than they would be spoken."""
        samples = (spoken(*numbers, each_s=each_s) * 32_767).astype("<i2")
        for start in range(0, samples.size, PIECE):
            await self.socket.send(samples[start : start + PIECE].tobytes())
            await asyncio.sleep(0.002)

    async def speak_at_once(self, *numbers: int) -> None:
        """Likewise, in one piece: there is no pause in it, however busy the machine is."""
        await self.socket.send((spoken(*numbers, each_s=0.3) * 32_767).astype("<i2").tobytes())

    async def tell(self, **message: object) -> None:
        await self.socket.send(json.dumps(message))

    async def until(self, kind: str, **data: object) -> dict[str, Any]:
        """The next message of that kind whose data holds these values."""
        async with asyncio.timeout(240):
            while True:
                message: dict[str, Any] = json.loads(await self.socket.recv())
                self.heard.append(message)
                if message["type"] == kind and data.items() <= message["data"].items():
                    return message

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [one for one in self.heard if one["type"] == kind]


Open = Callable[..., AbstractAsyncContextManager[Talk]]


@pytest.fixture
def pauses_ms() -> tuple[int, int]:
    """After which nothing more is believed to come, in real time: only a test about them has them short."""
    return 60_000, 600_000


@pytest.fixture
def settings(tmp_path: Path, pauses_ms: tuple[int, int]) -> Settings:
    lull_ms, end_ms = pauses_ms
    key = "shop:0123456789abcdef0123456789"
    return Settings(var_dir=tmp_path, voice_streams=2, audio_limit_s=10, voice_lull_ms=lull_ms, voice_end_ms=end_ms, api_keys=key)


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def ears() -> LocalEars:
    return LocalEars()


@pytest.fixture
def voice() -> EspeakVoice:
    return EspeakVoice()


@pytest.fixture
def ports(memory: Memory, ears: LocalEars, voice: EspeakVoice) -> Ports:
    return replace(ports_of(memory, MachineClock()), ears=ears, voice=voice)


@pytest.fixture
async def port(ports: Ports, settings: Settings, memory: Memory) -> AsyncIterator[int]:
    app = make_app(ports, settings, PlainTextResponse("prototype"))
    async with serving(app) as port, asyncio.TaskGroup() as group:
        working = group.create_task(_work(memory))
        yield port
        working.cancel()


async def _work(memory: Memory) -> None:
    done = 0
    while True:
        for turn_id in memory.nudged[done:]:
            done += 1
            turn = memory.turns[turn_id]
            said = turn.messages[0]
            words = said.text or "".join(part.transcript.text for part in said.parts if part.transcript)
            answer = f"You said {words}. Here is a sentence about it. And here is one more."
            await memory.said(OutboundMessage(f"turn:{turn.id}:progress", turn.address, "I build", final=False), turn.opened_at)
            await memory.said(OutboundMessage(f"turn:{turn.id}:answer", turn.address, answer, link="http://x.localhost/"), turn.opened_at)
        await asyncio.sleep(0.005)


@pytest.fixture
def key(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {local_key(settings)}"}


@pytest.fixture
def talk(port: int, key: dict[str, str]) -> Open:
    @asynccontextmanager
    async def opened(query: str = "format=pcm16", headers: dict[str, str] | None = None) -> AsyncIterator[Talk]:
        url = f"ws://127.0.0.1:{port}/api/voice/stream?{query}"
        async with connect(url, additional_headers=key if headers is None else headers, proxy=None) as socket:
            yield Talk(socket)

    return opened


def silence(seconds: float) -> bytes:
    return np.zeros(int(seconds * 16_000), "<i2").tobytes()

"""What comes back over a stream: progress, the answer in writing as soon as it is there, and then its sound, piece by piece."""

import asyncio
import base64
from dataclasses import dataclass
from typing import Any

import structlog

from bots.hub import Hub
from bots.voice.outbox import Outbox
from bots.voice.said import CHUNK, ERROR, RESULT, answered, heard, result
from bots.voice.taking import Who
from bots.web.results import turn_of
from config.wiring.speech import pack_speech, speech_pieces
from core.errors import NotFound, StatexError
from core.live.listener import Said
from core.messages import OutboundMessage
from core.pipeline.aloud import summary
from core.pipeline.outside import voice_for
from core.pipeline.voice_wishes import adapted_to
from core.speech import Voice
from core.turn import Turn
from core.understanding.phrases import say

LOOK_AGAIN_S = 0.5
PIECE_S = 10.0
"""Longest time to wait for one spoken sentence: on a busy machine the first one waits for the disk."""


@dataclass(frozen=True, slots=True)
class _Asked:
    said: Said | None
    began_s: float


class Answering:
    """Watches the conversation for answers to what was said over this stream, and speaks them."""

    def __init__(self, hub: Hub, who: Who, outbox: Outbox, suffix: str | None, group: asyncio.TaskGroup) -> None:
        """`suffix` is the format of the sound, None for answers in writing only; tasks run in `group`."""
        self._hub = hub
        self._who = who
        self._outbox = outbox
        self._suffix = suffix
        self._group = group
        self._asked: dict[str, _Asked] = {}
        self._speaking: asyncio.Task[None] | None = None
        self._listener_speaks = False

    def expect(self, turn_id: str, said: Said | None) -> None:
        """That turn was begun here; its answer belongs here."""
        self._listener_speaks = False
        self._asked[turn_id] = _Asked(said, asyncio.get_running_loop().time())

    def interrupt(self, why: str) -> None:
        """Fall silent at once: somebody speaks, writes, or asked for it."""
        self._listener_speaks = why == "spoken"
        if self._speaking is not None and not self._speaking.done():
            self._speaking.cancel()
            self._outbox.drop(CHUNK)
            self._outbox.put("interrupted", {"why": why})

    def end(self) -> None:
        """Nobody listens any more."""
        if self._speaking is not None:
            self._speaking.cancel()

    async def watch(self, number: int) -> None:
        """Say what is said in the conversation after that number of the ledger, for ever."""
        while True:
            try:
                newest = await self._hub.ledger.newest()
                for one in await self._hub.ports.conversations.said_after(self._who.address, number) if self._asked else ():
                    number = one.number
                    await self._tell(one.message)
                await self._hub.ledger.moved_from(newest)
            except StatexError:
                await self._hub.ports.clock.sleep(LOOK_AGAIN_S)  # what was said meanwhile is still in the ledger

    async def _tell(self, message: OutboundMessage) -> None:
        turn_id = turn_of(message)
        if turn_id is None or turn_id not in self._asked:
            return
        if not message.final:
            self._outbox.put("progress", {"turn_id": turn_id, "text": message.text})
            return
        try:
            turn = await self._hub.ports.turns.get(turn_id)
        except NotFound:
            return
        asked = self._asked.pop(turn_id)
        known = self._known(asked, message, turn)
        self._outbox.put(RESULT, result("response", **known))
        if self._suffix is not None and self._hub.ports.voice is not None and not self._listener_speaks:
            self.end()
            self._speaking = self._group.create_task(self._speak(known, message, turn, self._suffix))

    def _known(self, asked: _Asked, message: OutboundMessage, turn: Turn) -> dict[str, Any]:
        triage = turn.understood.triage if turn.understood else None
        said = asked.said
        return {
            **({"turn": 0} if said is None else heard(said.turn, said.transcript)),
            **answered(message),
            "turn_id": turn.id,
            "conversation": turn.conversation_id,
            "intent": triage.intent if triage else None,
            "took_ms": round((asyncio.get_running_loop().time() - asked.began_s) * 1000),
        }

    async def _speak(self, known: dict[str, Any], message: OutboundMessage, turn: Turn, suffix: str) -> None:
        whole: list[bytes] = []
        emotion = adapted_to(turn.reading.mood if turn.reading else None, message.language)
        try:
            voice = await voice_for(turn.conversation_id, self._hub.ports)
            for number, sentence in enumerate(speech_pieces(summary(message, turn))):
                async with asyncio.timeout(PIECE_S):
                    sound = await _spoken(sentence, message.language, emotion, suffix, voice)
                whole.append(sound)
                data = {"turn_id": turn.id, "index": number, "text": sentence, "format": suffix[1:], "audio": base64.b64encode(sound).decode()}
                self._outbox.put(CHUNK, data)
        except (StatexError, TimeoutError) as error:
            structlog.get_logger().warning("an answer was not spoken", turn=turn.id, error=type(error).__name__)
            self._outbox.put(ERROR, {"code": "voice_silent", "turn_id": turn.id}, error=say("voice_silent", message.language))
        joined = base64.b64encode(b"".join(whole)).decode() if whole and suffix != ".wav" else None
        self._outbox.put(RESULT, result("complete", **{**known, "audio_response": joined}))


async def _spoken(sentence: str, language: str, emotion: str, suffix: str, voice: Voice | None) -> bytes:
    if voice is None:
        return b""
    speech = b"".join([chunk async for chunk in voice.say(sentence, language, emotion)])
    return await asyncio.to_thread(pack_speech, speech, suffix)

"""A spoken answer to somebody who spoke: a short phrase in a message of its own, after the text, which never waits for it."""

import asyncio
import logging
import re
from decimal import Decimal

from core.errors import StatexError
from core.messages import OutboundMessage
from core.pipeline.outside import voice_for
from core.pipeline.saying import say_once
from core.pipeline.voice_wishes import adapted_to
from core.ports import Ports
from core.speech import Voice
from core.turn import Turn
from core.verdict import Build

LIMIT_S = 15.0
"""The longest time that a voice may take; its text has been said by then."""
LONGEST_CHARS = 280
_URL = re.compile(r"\s*:?\s*https?://\S+")
_SENTENCE = re.compile(r".+?[.!?؟](?=\s|$)\s*", re.DOTALL)

log = logging.getLogger(__name__)


def voice_key(turn_id: str) -> str:
    """The ledger's key of a turn's spoken answer."""
    return f"turn:{turn_id}:voice"


async def speak(message: OutboundMessage, turn: Turn, ports: Ports) -> None:
    """Say the answer aloud in a message of its own, when the person spoke; every platform plays sounds. What is amiss costs only the voice."""
    spoke = turn.reading is not None and turn.reading.transcripts
    live = any(part.live for one in turn.messages for part in one.parts)  # who speaks over a stream is answered over it
    if ports.voice is None or not spoke or live:
        return
    try:
        if await ports.conversations.said_under(voice_key(turn.id)) is not None:
            return
        voice = await voice_for(turn.conversation_id, ports) or ports.voice
        speech = await _in_time(message, turn, voice, ports)
        if not speech:
            log.info("answered without a voice", extra={"turn": turn.id})
            return
        if voice is not ports.own_voice and ports.measures is not None and (cost := ports.rates.speaking(len(summary(message, turn)))):
            ports.measures.spent("speaking", cost, Decimal(0))
        owner = (await ports.conversations.get(turn.conversation_id)).person_id
        name = await ports.blobs.put(speech, ".ogg", owner)
        await say_once(OutboundMessage(voice_key(turn.id), message.address, "", voice=name, language=message.language), ports)
    except StatexError as error:
        log.info("answered without a voice", extra={"turn": turn.id, "error": type(error).__name__})


async def _in_time(message: OutboundMessage, turn: Turn, voice: Voice, ports: Ports) -> bytes:
    emotion = adapted_to(turn.reading.mood if turn.reading else None, message.language)
    async with asyncio.TaskGroup() as group:
        making = group.create_task(_made(summary(message, turn), message.language, emotion, voice))
        limit = group.create_task(ports.clock.sleep(LIMIT_S))
        await asyncio.wait((making, limit), return_when=asyncio.FIRST_COMPLETED)
        making.cancel()
        limit.cancel()
    return making.result() if not making.cancelled() else b""


def summary(message: OutboundMessage, turn: Turn) -> str:
    """What is said of an answer: its first line, without what was heard and without addresses, and the question where there is one."""
    heard = (turn.reading.heard or "").strip() if turn.reading else ""
    lines = [line for line in message.text.split("\n") if line.strip() and not (heard and heard in line)]
    said = _URL.sub(". ", lines[0]).replace("..", ".").strip() if lines else ""
    if isinstance(turn.verdict, Build) and turn.understood and turn.understood.question:
        said = f"{said} {turn.understood.question.text}"
    return _shortened(said)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_CHARS:
        return text
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if len(kept) + len(sentence) > LONGEST_CHARS:
            break
        kept += sentence
    return kept.strip() or text[:LONGEST_CHARS].rpartition(" ")[0]


async def _made(text: str, language: str, emotion: str, voice: Voice) -> bytes:
    try:
        return b"".join([chunk async for chunk in voice.say(text, language, emotion)])
    except Exception as error:  # noqa: BLE001  # no defect of a voice is worth a person's answer
        log.warning("no voice", extra={"error": type(error).__name__})
        return b""

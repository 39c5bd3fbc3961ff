"""A spoken answer to somebody who spoke: a short phrase beside the text, left out when it is not there within a second."""

import asyncio
import logging
import re
from dataclasses import replace

from core.errors import StatexError
from core.messages import OutboundMessage, Platform
from core.ports import Ports, Voice
from core.turn import Turn
from core.verdict import Build

LIMIT_S = 1.0
"""The longest time that a text waits for its voice; on an idle machine it is some hundredths of this."""
LONGEST_CHARS = 280
SPOKEN_ON = frozenset({Platform.TELEGRAM, Platform.WEB})
_URL = re.compile(r"\s*:?\s*https?://\S+")
_SENTENCE = re.compile(r".+?[.!?؟](?=\s|$)\s*", re.DOTALL)

log = logging.getLogger(__name__)


async def aloud(message: OutboundMessage, turn: Turn, ports: Ports) -> OutboundMessage:
    """The answer with a voice, when the person spoke and the platform plays sounds; else, and when anything is amiss, as it was."""
    spoke = turn.reading is not None and turn.reading.transcripts
    live = any(one.parts for one in turn.messages)  # who speaks over a stream is answered over it
    if ports.voice is None or not spoke or live or message.address.platform not in SPOKEN_ON:
        return message
    async with asyncio.TaskGroup() as group:
        making = group.create_task(_made(summary(message, turn), message.language, ports.voice))
        limit = group.create_task(ports.clock.sleep(LIMIT_S))
        await asyncio.wait((making, limit), return_when=asyncio.FIRST_COMPLETED)
        making.cancel()
        limit.cancel()
    speech = making.result() if not making.cancelled() else b""
    if not speech:
        log.info("answered without a voice", extra={"turn": turn.id})
        return message
    try:
        owner = (await ports.conversations.get(turn.conversation_id)).person_id
        return replace(message, voice=await ports.blobs.put(speech, ".ogg", owner))
    except StatexError:
        return message


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


async def _made(text: str, language: str, voice: Voice) -> bytes:
    try:
        return b"".join([chunk async for chunk in voice.say(text, language)])
    except Exception as error:  # noqa: BLE001  # no defect of a voice is worth a person's answer
        log.warning("no voice", extra={"error": type(error).__name__})
        return b""

"""What a client of the stream sends: pieces of sound, and a few words about them."""

import base64
from dataclasses import dataclass
from typing import Any

from bots.outside import object_in
from core.errors import BadInput

PIECE_LIMIT_BYTES = 1_000_000
TEXT_LIMIT_CHARS = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Sound; `number` counts from 0 where the client counts."""

    data: bytes
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """A recording begins: a container, or raw samples at `rate_hz`. `language` replaces the one of the address."""

    rate_hz: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """The recording is over: answer what was said."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Be silent."""


@dataclass(frozen=True, slots=True)
class Written:
    """Something typed instead of spoken."""

    text: str


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you there?"""


Frame = Piece | Start | Stop | Interrupt | Written | Ping
RAW = frozenset({"pcm", "pcm16", "pcm_s16le", "s16le", "raw"})
DEFAULT_RATE_HZ = 16_000


def frame_of(data: bytes | None, text: str | None) -> Frame:
    """One message of the socket. Raises BadInput: `file_too_large`, or `stream_message` with the reason."""
    if data is not None:
        return Piece(_bounded(data))
    try:
        return _of_object(object_in(text or ""))
    except ValueError:
        raise BadInput("stream_message", "JSON") from None


def raw_rate(encoding: str, rate: object) -> int | None:
    """The rate of raw samples in Hz, None for a container. Raises BadInput."""
    if encoding.lower() not in RAW:
        return None
    try:
        return int(str(rate or DEFAULT_RATE_HZ))
    except ValueError:
        raise BadInput("sample_rate", str(rate)[:20]) from None


def _of_object(given: dict[str, Any]) -> Frame:
    match str(given.get("type") or given.get("event") or ""):
        case "audio_chunk" | "audio":
            return _piece(given)
        case "start":
            language = given.get("language")
            rate = given.get("sampleRate") or given.get("sample_rate")
            return Start(raw_rate(str(given.get("format") or given.get("encoding") or ""), rate), str(language) if language else None)
        case "stop" | "end":
            return Stop()
        case "interrupt":
            return Interrupt()
        case "text":
            written = given.get("text")
            if not isinstance(written, str) or not written.strip():
                raise BadInput("empty")
            if len(written) > TEXT_LIMIT_CHARS:
                raise BadInput("text_too_long", f"{TEXT_LIMIT_CHARS:,}")
            return Written(written)
        case "ping":
            return Ping()
        case other:
            raise BadInput("stream_message", other[:40] or "type")


def _piece(given: dict[str, Any]) -> Piece:
    number = given.get("seq")
    if number is not None and (not isinstance(number, int) or number < 0):
        raise BadInput("stream_message", "seq")
    try:
        return Piece(_bounded(base64.b64decode(str(given.get("data") or ""), validate=True)), number)
    except ValueError:  # also for letters that base64 does not have
        raise BadInput("stream_message", "data") from None


def _bounded(data: bytes) -> bytes:
    if len(data) > PIECE_LIMIT_BYTES:
        raise BadInput("file_too_large", f"{PIECE_LIMIT_BYTES // 1000} kB")
    return data

"""Speech from text in every language of Statex, by the espeak-ng program: at once, on any machine, with a mechanical voice."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from adapters.speech.opus import OpusStream
from adapters.speech.prosody import Prosody, prosody_for
from adapters.speech.sentences import sentences
from core.errors import Refused, Unavailable
from core.spoken import aloud

VOICES = {"en": "en-us", "de": "de+m3", "fr": "fr-fr", "it": "it", "es": "es", "nl": "nl", "cs": "cs", "pl": "pl", "ru": "ru", "ar": "ar"}
WORDS_A_MINUTE = 145
HEADER_BYTES = 44
SENTENCE_S = 30.0
"""Longest time that one sentence may take to make; it usually takes 0.02 s."""
PAUSE_S = 0.15
FIRST_S = 0.4
"""Seconds of a sentence that are given out at once, while the rest is packed."""


class EspeakVoice:
    """The port `Voice`. One process a sentence, so nothing of one text can reach another."""

    def __init__(self, program: str = "espeak-ng") -> None:
        """`program` is its name or path."""
        self._program = program

    async def warm(self) -> None:
        """Speak a word to nobody: that reads the program and its voices from the disk. Nothing happens where it is missing."""
        with suppress(Unavailable):
            async for _ in self.say("Hello", "en"):
                pass

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        """OGG/Opus, two chunks a sentence; nothing for a text without letters or digits. Raises Refused for a language without a voice, Unavailable."""
        async for chunk in self.say_with(text, language, prosody_for(emotion)):
            yield chunk

    async def say_with(self, text: str, language: str, manner: Prosody, variant: str | None = None) -> AsyncIterator[bytes]:
        """Likewise, in a manner and with one of espeak-ng's variants of a voice ("f3")."""
        voice = VOICES.get(language[:2].lower())
        if voice is None:
            raise Refused(f"no voice speaks {language}")
        if variant is not None:
            voice = f"{voice.partition('+')[0]}+{variant}"
        stream: OpusStream | None = None
        for sentence in sentences(aloud(text, language)):
            samples, rate_hz = await self._spoken(sentence, voice, manner)
            stream = stream or OpusStream(rate_hz)
            whole = np.concatenate((samples, np.zeros(int(rate_hz * PAUSE_S), np.int16)))
            for piece in np.split(whole, [int(rate_hz * FIRST_S)]):
                if piece.size and (chunk := await asyncio.to_thread(stream.add, piece)):
                    yield chunk
        if stream is not None:
            yield await asyncio.to_thread(stream.end)

    async def _spoken(self, sentence: str, voice: str, manner: Prosody) -> tuple[NDArray[np.int16], int]:
        marked = f'<speak><prosody rate="{manner.rate}%" pitch="{manner.pitch}%" range="{manner.range}%">{escape(sentence)}</prosody></speak>'
        pipe = asyncio.subprocess.PIPE
        arguments = ("-v", voice, "-s", str(WORDS_A_MINUTE), "-b", "1", "-m", "--stdin", "--stdout")
        try:
            process = await asyncio.create_subprocess_exec(self._program, *arguments, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL)
        except OSError as error:
            raise Unavailable("espeak-ng is not installed (Debian: apt-get install espeak-ng)", retry_after_s=3600) from error
        try:
            async with asyncio.timeout(SENTENCE_S):
                sound, _ = await process.communicate(marked.encode())
        except TimeoutError as error:
            raise Unavailable("espeak-ng takes too long") from error
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode != 0 or len(sound) <= HEADER_BYTES or sound[:4] != b"RIFF":
            raise Unavailable(f"espeak-ng ended with {process.returncode}")
        # The lengths in a header that is written to a pipe are made up; the rate is right.
        whole = len(sound) - (len(sound) - HEADER_BYTES) % 2
        return np.frombuffer(sound[HEADER_BYTES:whole], np.int16), int.from_bytes(sound[24:28], "little")

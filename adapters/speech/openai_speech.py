"""Hearing and speaking by OpenAI, with its own SDK."""

import math
from collections.abc import AsyncIterator

import openai

from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.opus import pack_floats
from core.errors import Refused, Unavailable
from core.mood import read_mood
from core.reading import Transcript, Word
from core.spoken import aloud

SECONDS = 30.0
MANNERS = {
    "frustrated": "Speak calmly, warmly and a little slower.",
    "stressed": "Speak calmly and slowly.",
    "confused": "Speak slowly and clearly.",
    "excited": "Speak with lively enthusiasm.",
    "happy": "Speak cheerfully.",
    "satisfied": "Speak warmly.",
}


class OpenAIHearing:
    """The port `Transcriber`."""

    def __init__(self, key: str, url: str, model: str, limit_s: float) -> None:
        """`url` "" means OpenAI's; `model` for instance "whisper-1"; `limit_s` the longest note."""
        self._client = openai.AsyncOpenAI(api_key=key, base_url=url or None, timeout=SECONDS, max_retries=0)
        self._model = model
        self._limit_s = limit_s

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """The words. What is no sound is refused here already."""
        samples = decode(audio, self._limit_s)
        try:
            heard = await self._client.audio.transcriptions.create(
                model=self._model,
                file=("note.ogg", pack_floats(samples)),
                language=language or openai.omit,
                prompt=context or openai.omit,
                response_format="verbose_json",
                timestamp_granularities=["word", "segment"],
            )
        except openai.OpenAIError as error:
            raise _named(error) from error
        scores = [math.exp(one.avg_logprob) for one in heard.segments or ()]
        found = _language(heard.language, language)
        words = tuple(Word(one.word, one.start, one.end, 0.0) for one in heard.words or ())
        confidence = sum(scores) / len(scores) if scores else 0.0
        return Transcript(heard.text.strip(), found, confidence, samples.size / RATE_HZ, words, self._model, read_mood(samples, heard.text, found))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


class OpenAIVoice:
    """The port `Voice`."""

    def __init__(self, key: str, url: str, model: str, voice: str) -> None:
        """`model` for instance "gpt-4o-mini-tts", `voice` one of OpenAI's."""
        self._client = openai.AsyncOpenAI(api_key=key, base_url=url or None, timeout=SECONDS, max_retries=0)
        self._model = model
        self._voice = voice

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        """OGG/Opus as it comes."""
        if not text.strip():
            return
        try:
            async with self._client.audio.speech.with_streaming_response.create(
                model=self._model, voice=self._voice, input=aloud(text, language), response_format="opus", instructions=MANNERS.get(emotion) or openai.omit
            ) as speech:
                async for chunk in speech.iter_bytes():
                    yield chunk
        except openai.OpenAIError as error:
            raise _named(error) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _named(error: openai.OpenAIError) -> Refused | Unavailable:
    refused = isinstance(error, openai.APIStatusError) and error.status_code < 500 and error.status_code not in {408, 409, 429}
    return Refused("OpenAI refused") if refused else Unavailable(f"OpenAI: {type(error).__name__}")


_NAMES = {"english": "en", "german": "de", "french": "fr", "italian": "it", "spanish": "es", "dutch": "nl"} | {
    "czech": "cs",
    "polish": "pl",
    "russian": "ru",
    "arabic": "ar",
}


def _language(name: str, hint: str | None) -> str:
    return _NAMES.get(name.lower(), hint or name[:2].lower())

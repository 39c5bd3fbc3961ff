"""Hearing and speaking by Azure, over its REST interface."""

import io
import wave
from collections.abc import AsyncIterator
from xml.sax.saxutils import escape

import httpx
import numpy as np

from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.prosody import prosody_for
from core.errors import Refused, Unavailable
from core.mood import read_mood
from core.reading import Transcript
from core.spoken import aloud

SECONDS = 30.0
SHORT_S = 60.0
"""Azure hears at most a minute at once in this way."""
LOCALES = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "it": "it-IT", "es": "es-ES", "nl": "nl-NL", "cs": "cs-CZ", "pl": "pl-PL", "ru": "ru-RU", "ar": "ar-SA"}
VOICES = {
    "en": "en-US-JennyNeural",
    "de": "de-DE-KatjaNeural",
    "fr": "fr-FR-DeniseNeural",
    "it": "it-IT-ElsaNeural",
    "es": "es-ES-ElviraNeural",
    "nl": "nl-NL-ColetteNeural",
    "cs": "cs-CZ-VlastaNeural",
    "pl": "pl-PL-ZofiaNeural",
    "ru": "ru-RU-SvetlanaNeural",
    "ar": "ar-SA-ZariyahNeural",
}


class AzureHearing:
    """The port `Transcriber`, for notes of a minute at most in a language that is known."""

    def __init__(self, key: str, url: str) -> None:
        """`url` is that of the region's speech to text, https://REGION.stt.speech.microsoft.com."""
        self._client = httpx.AsyncClient(base_url=url, headers={"Ocp-Apim-Subscription-Key": key}, timeout=SECONDS)

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """The words. Raises Refused where the language is not known or the note too long."""
        del context
        samples = decode(audio, 7200)
        if language not in LOCALES or samples.size > SHORT_S * RATE_HZ:
            raise Refused("Azure hears short notes in a known language only")
        packed = io.BytesIO()
        with wave.open(packed, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())
        answer = await _sent(
            self._client,
            "/speech/recognition/conversation/cognitiveservices/v1",
            {"Content-Type": f"audio/wav; codecs=audio/pcm; samplerate={RATE_HZ}"},
            packed.getvalue(),
            {"language": LOCALES[language], "format": "detailed"},
        )
        try:
            body = answer.json()
            best = (body.get("NBest") or [{}])[0]
            text = str(best.get("Display") or body.get("DisplayText") or "")
            confidence = float(best.get("Confidence") or 0.0)
        except (ValueError, AttributeError, TypeError) as error:
            raise Unavailable("Azure answered something else") from error
        return Transcript(text, language, confidence, samples.size / RATE_HZ, model="azure", mood=read_mood(samples, text, language))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


class AzureVoice:
    """The port `Voice`."""

    def __init__(self, key: str, url: str) -> None:
        """`url` is that of the region's text to speech, https://REGION.tts.speech.microsoft.com."""
        headers = {"Ocp-Apim-Subscription-Key": key, "X-Microsoft-OutputFormat": "ogg-48khz-16bit-mono-opus", "Content-Type": "application/ssml+xml"}
        self._client = httpx.AsyncClient(base_url=url, headers=headers, timeout=SECONDS)

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        """OGG/Opus as it comes."""
        locale = LOCALES.get(language[:2])
        if locale is None:
            raise Refused(f"no voice speaks {language}")
        if not text.strip():
            return
        manner = prosody_for(emotion)
        marked = (
            f'<speak version="1.0" xml:lang="{locale}"><voice name="{VOICES[language[:2]]}">'
            f'<prosody rate="{manner.rate - 100:+d}%" pitch="{(manner.pitch - 100) // 2:+d}%">{escape(aloud(text, language))}</prosody></voice></speak>'
        )
        try:
            async with self._client.stream("POST", "/cognitiveservices/v1", content=marked.encode()) as answer:
                _check(answer)
                async for chunk in answer.aiter_bytes():
                    yield chunk
        except httpx.HTTPError as error:
            raise Unavailable(f"Azure: {type(error).__name__}") from error

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


async def _sent(client: httpx.AsyncClient, path: str, headers: dict[str, str], content: bytes, query: dict[str, str]) -> httpx.Response:
    try:
        answer = await client.post(path, headers=headers, content=content, params=query)
    except httpx.HTTPError as error:
        raise Unavailable(f"Azure: {type(error).__name__}") from error
    _check(answer)
    return answer


def _check(answer: httpx.Response) -> None:
    if answer.status_code >= 500 or answer.status_code in {408, 429}:
        raise Unavailable(f"Azure answered {answer.status_code}")
    if answer.status_code >= 400:
        raise Refused(f"Azure answered {answer.status_code}")

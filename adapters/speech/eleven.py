"""Speaking, and voices of people's own, by ElevenLabs with its own SDK."""

import json
import zlib
from collections.abc import AsyncIterator

import httpx
from elevenlabs.client import AsyncElevenLabs
from elevenlabs.core.api_error import ApiError
from elevenlabs.types import VoiceSettings

from core.errors import Refused, Unavailable
from core.spoken import aloud
from core.voices import MadeVoice, Sample, VoiceMaker

SECONDS = 60.0
FORMAT = "opus_48000_64"
STABILITY = {"frustrated": 0.7, "stressed": 0.75, "confused": 0.7, "excited": 0.3, "happy": 0.4, "professional": 0.7, "friendly": 0.45, "confident": 0.6}


class ElevenVoice:
    """The port `Voice`."""

    def __init__(self, key: str, url: str, voice: str, model: str) -> None:
        """`url` "" means theirs; `voice` is the id of a voice, `model` for instance "eleven_flash_v2_5"."""
        self._wire = httpx.AsyncClient(timeout=SECONDS)
        self._client = AsyncElevenLabs(api_key=key, base_url=url or None, httpx_client=self._wire)
        self._voice = voice
        self._model = model

    async def say(self, text: str, language: str, emotion: str = "neutral", voice: str | None = None) -> AsyncIterator[bytes]:
        """OGG/Opus as it comes."""
        if not text.strip():
            return
        settings = VoiceSettings(stability=STABILITY.get(emotion, 0.5), similarity_boost=0.8)
        try:
            sound = self._client.text_to_speech.stream(
                voice or self._voice,
                text=aloud(text, language),
                model_id=self._model,
                language_code=language[:2],
                output_format=FORMAT,
                voice_settings=settings,
            )
            async for chunk in sound:
                yield chunk
        except (ApiError, httpx.HTTPError) as error:
            raise _named(error) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.aclose()


class ElevenVoices:
    """The protocol `core.voices.VoiceMaker`: voices are made and kept by ElevenLabs; samples are examined here."""

    def __init__(self, key: str, url: str, voice: ElevenVoice, examiner: VoiceMaker) -> None:
        """`examiner` judges samples on this machine, before anything is sent."""
        self._wire = httpx.AsyncClient(timeout=SECONDS)
        self._client = AsyncElevenLabs(api_key=key, base_url=url or None, httpx_client=self._wire)
        self._voice = voice
        self._examiner = examiner

    async def examine(self, audio: bytes, language: str | None) -> Sample:
        """What a recording is good for."""
        return await self._examiner.examine(audio, language)

    async def make(self, audio: bytes, name: str, language: str) -> MadeVoice:
        """An instant clone. ElevenLabs says nothing about its quality or likeness, so none is claimed: quality 0, likeness None."""
        try:
            made = await self._client.voices.ivc.create(name=name, files=[("sample.ogg", audio)], labels={"language": language})
        except (ApiError, httpx.HTTPError) as error:
            raise _named(error) from error
        return MadeVoice("elevenlabs", made.voice_id, zlib.compress(json.dumps({"voice": made.voice_id}).encode()))

    async def forget(self, provider_id: str) -> None:
        """Delete it there."""
        try:
            await self._client.voices.delete(provider_id)
        except (ApiError, httpx.HTTPError) as error:
            raise _named(error) from error

    async def say(self, made: bytes, text: str, language: str, manner: str = "neutral") -> AsyncIterator[bytes]:
        """Speak in the cloned voice."""
        data = json.loads(zlib.decompress(made))
        async for chunk in self._voice.say(text, language, manner, data["voice"]):
            yield chunk

    async def close(self) -> None:
        """Close the connections."""
        await self._wire.aclose()


def _named(error: Exception) -> Refused | Unavailable:
    status = error.status_code if isinstance(error, ApiError) else None
    if status is not None and status < 500 and status not in {408, 409, 429}:
        return Refused(f"ElevenLabs answered {status}")
    return Unavailable(f"ElevenLabs: {status or type(error).__name__}")

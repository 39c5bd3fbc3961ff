"""Outside speech services, played by a server on this machine; their own SDKs speak to it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, runtime_checkable

import numpy as np
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.speech.azure_speech import AzureHearing, AzureVoice
from adapters.speech.chain import FAILURES, HearingChain, SpeakingChain
from adapters.speech.eleven import ElevenVoice, ElevenVoices
from adapters.speech.espeak import EspeakVoice
from adapters.speech.matching import MatchingVoices
from adapters.speech.openai_speech import OpenAIHearing, OpenAIVoice
from adapters.speech.opus import pack_floats
from core.errors import BadInput, Refused, Unavailable
from core.reading import Transcript
from core.speech import Transcriber, Voice
from tests import synthesis
from tests.serving import serving

SOUND = pack_floats(np.sin(np.arange(16_000) * 0.1).astype(np.float32) * 0.2)


T = TypeVar("T")


@runtime_checkable
class Closes(Protocol):
    async def close(self) -> None: ...


@dataclass
class Service:
    """What was asked for, and what is answered."""

    url: str = ""
    status: int = 200
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    made: list[Closes] = field(default_factory=list)

    def keep(self, one: T) -> T:
        """Close it at the end."""
        if isinstance(one, Closes):
            self.made.append(one)
        return one

    async def close(self) -> None:
        for one in self.made:
            await one.close()

    async def take(self, request: Request) -> Response:
        body = await request.body()
        self.asked.append((f"{request.method} {request.url.path}?{request.url.query}".rstrip("?"), dict(request.headers), body))
        if self.status != 200:
            return JSONResponse({"error": {"message": "no"}}, self.status)
        path = request.url.path
        if path.endswith("transcriptions"):
            zero = dict.fromkeys(("id", "seek", "start", "temperature", "no_speech_prob"), 0)
            segment = {**zero, "end": 1, "text": "Hallo", "tokens": [], "avg_logprob": -0.1, "compression_ratio": 1}
            words = [{"word": "Hallo", "start": 0.0, "end": 0.5}]
            return JSONResponse({"text": "Hallo", "language": "german", "duration": 1.0, "segments": [segment], "words": words})
        if "/stt" in path or "conversation/cognitiveservices" in path:
            return JSONResponse({"RecognitionStatus": "Success", "NBest": [{"Display": "Hallo.", "Confidence": 0.9}]})
        if path.endswith("/voices/add"):
            return JSONResponse({"voice_id": "v-123", "requires_verification": False})
        if request.method == "DELETE":
            return JSONResponse({"status": "ok"})
        return Response(SOUND, media_type="audio/ogg")


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    one = Service()
    app = Starlette(routes=[Route("/{path:path}", one.take, methods=["GET", "POST", "DELETE"])])
    async with serving(app) as port:
        one.url = f"http://127.0.0.1:{port}"
        yield one
        await one.close()


def hearing(service: Service, name: str) -> Transcriber:
    return service.keep(OpenAIHearing("key", f"{service.url}/v1", "whisper-1", 60) if name == "openai" else AzureHearing("key", service.url))


def voice(service: Service, name: str) -> Voice:
    match name:
        case "openai":
            return service.keep(OpenAIVoice("key", f"{service.url}/v1", "gpt-4o-mini-tts", "alloy"))
        case "azure":
            return service.keep(AzureVoice("key", service.url))
        case _:
            return service.keep(ElevenVoice("key", service.url, "voice-1", "eleven_flash_v2_5"))


async def spoken(voice: Voice, text: str = "Guten Tag A&B, bis <bald>", language: str = "de", emotion: str = "stressed") -> bytes:
    return b"".join([chunk async for chunk in voice.say(text, language, emotion)])


@pytest.mark.parametrize("name", ["openai", "azure"])
async def test_words_come_back(service: Service, name: str) -> None:
    heard = await hearing(service, name).transcribe(synthesis.wav("Hello"), "de", "Salon Nova")
    assert (heard.text.rstrip("."), heard.language) == ("Hallo", "de")
    assert heard.confidence == pytest.approx(0.9, abs=0.01)
    assert heard.mood is not None
    [(_, headers, body)] = service.asked
    assert "key" in headers.get("authorization", headers.get("ocp-apim-subscription-key", ""))
    assert (b"Salon Nova" in body) == (name == "openai")
    with pytest.raises(BadInput):
        await hearing(service, name).transcribe(b"no sound at all", "de")
    assert len(service.asked) == 1, "what is no sound is not sent anywhere"


@pytest.mark.parametrize("name", ["openai", "azure", "elevenlabs"])
async def test_sound_comes_back(service: Service, name: str) -> None:
    assert await spoken(voice(service, name)) == SOUND
    assert await spoken(voice(service, name), " ") == b""
    [(_, _, body)] = service.asked
    marked = "Guten Tag A&amp;B, bis &lt;bald&gt;" if name == "azure" else "Guten Tag A&B, bis <bald>"
    assert marked in body.decode()


@pytest.mark.parametrize(("status", "error"), [(500, Unavailable), (429, Unavailable), (401, Refused)])
@pytest.mark.parametrize("name", ["openai", "azure", "elevenlabs"])
async def test_a_failure_is_told_apart_from_a_refusal(service: Service, name: str, status: int, error: type[Exception]) -> None:
    service.status = status
    with pytest.raises(error):
        await spoken(voice(service, name))
    if name != "elevenlabs":
        with pytest.raises(error):
            await hearing(service, name).transcribe(SOUND, "de")


async def test_a_service_that_is_not_there_is_unavailable() -> None:
    nowhere = Service("http://127.0.0.1:9")
    for name in ("openai", "azure", "elevenlabs"):
        with pytest.raises(Unavailable):
            await spoken(voice(nowhere, name))
    await nowhere.close()


class Own:
    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        del audio, context
        return Transcript("own", language or "en", 0.5, 1.0)


async def test_the_machine_stands_in_and_a_broken_service_is_left_alone(service: Service) -> None:
    chain = HearingChain([("openai", hearing(service, "openai")), ("azure", hearing(service, "azure")), ("own", Own())])
    assert (await chain.transcribe(SOUND, "de")).text == "Hallo"
    service.status = 500
    for _ in range(FAILURES + 2):
        assert (await chain.transcribe(SOUND, "de")).text == "own"
    assert len(service.asked) == 1 + 2 * FAILURES
    assert chain.circuits[0].usual_s is not None


async def test_a_voice_that_fails_is_replaced_before_the_first_sound(service: Service) -> None:
    service.status = 503
    chain = SpeakingChain([("elevenlabs", voice(service, "elevenlabs")), ("own", EspeakVoice())])
    assert (await spoken(chain)).startswith(b"OggS")
    await chain.warm()
    with pytest.raises(Refused):
        await spoken(chain, "Goddag", "da")


async def test_a_voice_is_made_used_and_deleted_there(service: Service) -> None:
    speaking = service.keep(ElevenVoice("key", service.url, "voice-1", "m"))
    voices = service.keep(ElevenVoices("key", service.url, speaking, MatchingVoices(EspeakVoice(), Own())))
    made = await voices.make(SOUND, "Anna", "de")
    assert (made.provider, made.provider_id, made.likeness) == ("elevenlabs", "v-123", None)
    assert b"".join([chunk async for chunk in voices.say(made.data, "Guten Tag", "de", "friendly")]) == SOUND
    await voices.forget(made.provider_id)
    assert [what.partition("?")[0] for what, _, _ in service.asked] == [
        "POST /v1/voices/add",
        "POST /v1/text-to-speech/v-123/stream",
        "DELETE /v1/voices/v-123",
    ]

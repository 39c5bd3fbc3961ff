"""`POST /api/voice/clone` and what stands around it, over HTTP, with the embedded voices and a transcriber that hears what it is told to."""

import asyncio
import base64
import io
from collections.abc import AsyncIterator
from dataclasses import replace

import av
import httpx
import numpy as np
import pytest

from adapters.local.audit import LocalAudit
from adapters.local.consents import LocalConsents, LocalVoiceProfiles
from adapters.local.wits import LocalWits
from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.espeak import EspeakVoice
from adapters.speech.matching import MatchingVoices
from core.mood.sound import prosody_of
from core.ports import Ports
from core.reading import Transcript
from core.understanding.phrases import say
from tests import synthesis
from tests.bots.memory import Memory
from tests.voice.conftest import Open

PHRASE = say("clone_phrase", "en")
STORY = "The harbour was quiet in the morning. We bought bread and walked along the river until the rain came. Then we went home and read. " * 2


class Hears:
    """A transcriber with fixed words."""

    text = f"{PHRASE} {STORY}"

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        del audio, context
        return Transcript(self.text, language or "en", 0.9, 20.0)


@pytest.fixture
def ears_that_know() -> Hears:
    return Hears()


@pytest.fixture
def ports(ports: Ports, ears_that_know: Hears) -> Ports:
    voices = MatchingVoices(EspeakVoice(), ears_that_know)
    return replace(ports, wits=Sentences(), consents=LocalConsents(), profiles=LocalVoiceProfiles(), audit=LocalAudit(), voices=voices)


class Sentences(LocalWits):
    def say(self, code: str, language: str, **values: object) -> str:
        return say(code, language, **values)


@pytest.fixture
async def client(port: int, key: dict[str, str]) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=key, trust_env=False, timeout=240) as one:
        yield one


@pytest.fixture(scope="module")
def sample() -> bytes:
    return synthesis.wav(f"{PHRASE} {STORY}")


def spoken_by(voice: str, text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return decode(synthesis.wav(text, voice), 120)


async def allow(client: httpx.AsyncClient, use: str = "cloning", *, given: bool = True) -> dict[str, object]:
    answer = await client.post("/api/voice/consents", json={"use": use, "given": given, "userId": "anna"})
    assert answer.status_code == 200
    body: dict[str, object] = answer.json()
    return body


def form(sample: bytes, **more: str) -> dict[str, object]:
    return {"files": {"audioSample": ("me.wav", sample)}, "data": {"voiceName": "Anna", "userId": "anna", "language": "en", **more}}


async def test_consent_comes_first_then_the_voice_is_made_and_speaks(client: httpx.AsyncClient, talk: Open, sample: bytes, memory: Memory) -> None:
    refused = await client.post("/api/voice/clone", **form(sample))  # type: ignore[arg-type]
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "consent_cloning_missing")
    allowed = await allow(client)
    assert allowed["allowed"] == {"processing": True, "cloning": True, "sharing": False, "words": True, "training": False, "emotion": True}
    async with talk("format=pcm16&userId=anna") as talking:
        await talking.until("ready")
        made = (await client.post("/api/voice/clone", **form(sample))).json()  # type: ignore[arg-type]
        news = await talking.until("voice_clone_ready")
    assert (made["success"], made["provider"], made["likeness"]) == (True, "local", None)
    assert news["data"]["voiceId"] == made["voiceId"]
    assert set(made["availableEmotions"]) == {"neutral", "excited", "professional", "friendly", "confident"}
    assert made["storedBytes"] < 0.2 * made["sampleBytes"]
    [kept] = [data for name, data in memory.files.items() if name.endswith(".voice")]
    assert len(kept) == made["storedBytes"]

    heard = prosody_of(decode((await client.get(f"/api/voice/clones/{made['voiceId']}/speech?userId=anna&text=Good morning to all of you")).content, 60))
    wanted = prosody_of(decode(sample, 120))
    assert heard is not None
    assert wanted is not None
    assert abs(12 * np.log2(heard.pitch_hz / wanted.pitch_hz)) < 3
    listed = (await client.get("/api/voice/clones?userId=anna")).json()
    assert [one["purpose"] for one in listed["looks"]] == ["speak", "list"]
    assert (await client.get("/api/voice/clones?userId=bert")).json()["voices"] == []


async def test_withdrawing_deletes_the_voice(client: httpx.AsyncClient, sample: bytes, memory: Memory) -> None:
    await allow(client)
    made = (await client.post("/api/voice/clone", **form(sample))).json()  # type: ignore[arg-type]
    ledger = await allow(client, given=False)
    assert len(ledger["entries"]) == 2  # type: ignore[arg-type]
    assert not [name for name in memory.files if name.endswith(".voice")]
    assert (await client.get(f"/api/voice/clones/{made['voiceId']}/speech?userId=anna&text=x")).status_code == 404
    assert (await client.post("/api/voice/clone", **form(sample))).status_code == 403  # type: ignore[arg-type]


async def test_who_takes_back_their_consent_is_not_listened_to_and_no_mood_is_read(client: httpx.AsyncClient, talk: Open) -> None:
    await allow(client, "emotion", given=False)
    async with talk("format=pcm16&userId=anna&audio=none") as talking:
        await talking.speak(1, 2)
        await talking.tell(type="stop")
        await talking.until("voice_processing_result", stage="response")
        assert not talking.of("emotion_detected")
    await allow(client, "processing", given=False)
    async with talk("format=pcm16&userId=anna&audio=none&language=es") as talking:
        await talking.speak(1)
        error = await talking.until("error")
        assert (error["data"]["code"], "consentimiento" in error["error"]) == ("consent_processing_missing", True)
        await talking.tell(type="text", text="A page for boats")
        await talking.until("voice_processing_result", stage="response")


async def test_a_sample_says_what_it_lacks(client: httpx.AsyncClient, sample: bytes, ears_that_know: Hears, memory: Memory) -> None:
    await allow(client)
    man, woman = spoken_by("en-us+m3", STORY), spoken_by("en-us+f4", STORY)
    both = np.concatenate([part for pair in zip(np.array_split(man, 4), np.array_split(woman, 4), strict=True) for part in pair])
    noise = np.random.default_rng(1).normal(0, 0.05, decode(sample, 120).size).astype(np.float32)
    cases = {
        "clone_short": synthesis.wav(PHRASE),
        "clone_speakers": packed(both),
        "clone_noisy": packed(decode(sample, 120) * 0.3 + noise),
    }
    for code, sound in cases.items():
        answer = await client.post("/api/voice/clone", **form(sound), headers={"Accept-Language": "de"})  # type: ignore[arg-type]
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
        assert "Probe" in answer.json()["error"]["message"]
    ears_that_know.text = STORY
    answer = await client.post("/api/voice/clone", **form(sample))  # type: ignore[arg-type]
    assert answer.json()["error"]["code"] == "clone_phrase_missing"
    assert PHRASE in answer.json()["error"]["message"]
    assert not memory.files


@pytest.mark.parametrize(
    ("status", "sound", "name"), [(415, b"just some words in a file", "x"), (415, b"\x89PNG\r\n\x1a\n0000", "x"), (400, b"", "x"), (400, b"RIFF0000WAVE", "")]
)
async def test_what_is_no_sample_is_refused(client: httpx.AsyncClient, status: int, sound: bytes, name: str) -> None:
    encoded = {"audioSample": base64.b64encode(sound).decode(), "voiceName": name}
    assert (await client.post("/api/voice/clone", json=encoded)).status_code == status


async def test_a_conversation_takes_everything_at_once(client: httpx.AsyncClient) -> None:
    given = {
        "audioInput": base64.b64encode(synthesis.silence(0.5)).decode(),
        "textContext": "A shop for boats",
        "imageContext": ["data:image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n0000").decode()],
        "userId": "anna",
    }
    async with asyncio.timeout(120):
        answer = await client.post("/api/voice/conversation", json=given)
    body = answer.json()
    assert answer.status_code == 200, body
    assert body.keys() >= {"response", "audioResponse", "generatedCode", "projectInsights", "nextSteps"}
    assert body["response"].startswith("You said A shop for boats")
    assert decode(base64.b64decode(body["audioResponse"]), 60).size > RATE_HZ
    again = await client.post("/api/voice/conversation", data={"textContext": "in blue", "projectContext": body["conversation"]}, files={})
    assert again.status_code in {200, 400}
    assert (await client.post("/api/voice/conversation", json={"textContext": " "})).status_code == 400
    assert (await client.post("/api/voice/conversation", json={"audioInput": "?"})).status_code == 400


def packed(samples: np.ndarray[tuple[int], np.dtype[np.float32]]) -> bytes:
    out = io.BytesIO()
    with av.open(out, "w", format="wav") as target:
        stream = target.add_stream("pcm_s16le", rate=RATE_HZ)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray((np.clip(samples, -1, 1) * 32_000).astype(np.int16).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return out.getvalue()

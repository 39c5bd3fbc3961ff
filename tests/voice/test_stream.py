"""`GET /api/voice/stream` over a real socket, with ears that tell words by how loud they are."""

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from adapters.local.ears import LocalEars
from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.espeak import EspeakVoice
from bots.web.callers import COOKIE, PAGE_HEADER
from tests.bots.memory import Memory
from tests.voice.conftest import Open

RESULT = "voice_processing_result"
FIELDS = {"transcript", "confidence", "emotion", "intent", "response", "audio_response"}


async def test_what_is_said_is_shown_answered_in_writing_and_then_aloud(talk: Open, memory: Memory) -> None:
    async with talk("format=pcm16&language=en-US") as talking:
        ready = await talking.until("ready")
        assert ready["data"]["language"] == "en"
        assert "machine" in ready["data"]["notice"]
        await talking.speak(1, 2, 3, 4)
        await talking.speak(*[0] * 6)
        done = await talking.until(RESULT, stage="complete")

    finals = [one["data"] for one in talking.of(RESULT)]
    assert {"partial", "final", "response", "complete"} == {one["stage"] for one in finals}
    assert all(one.keys() >= FIELDS for one in finals)
    [final] = [one for one in finals if one["stage"] == "final"]
    assert (final["transcript"], final["response"]) == ("one two three four", None)
    [response] = [one for one in finals if one["stage"] == "response"]
    assert response["response"].startswith("You said one two three four.")
    assert (response["link"], response["confidence"]) == ("http://x.localhost/", 0.9)
    order = [one["type"] if one["type"] != RESULT else one["data"]["stage"] for one in talking.heard]
    assert order.index("progress") < order.index("response") < order.index("audio_chunk") < order.index("complete")
    assert len(talking.of("audio_chunk")) == 3
    assert all(decode(base64.b64decode(one["data"]["audio"]), 60).size > RATE_HZ / 2 for one in talking.of("audio_chunk"))
    assert decode(base64.b64decode(done["data"]["audio_response"]), 60).size > 3 * RATE_HZ
    assert [one["seq"] for one in talking.heard] == list(range(1, len(talking.heard) + 1))
    [turn] = memory.turns.values()
    [part] = turn.messages[0].parts
    assert part.sound in memory.files
    assert part.transcript is not None
    assert part.transcript.text == "one two three four"


async def test_stopping_the_recorder_needs_no_silence_and_the_next_recording_is_the_next_turn(talk: Open) -> None:
    async with talk("format=pcm16&audio=none") as talking:
        for words in ((1, 2), (3, 4)):
            await talking.speak(*words)
            await talking.tell(type="stop")
            await talking.until(RESULT, stage="response")
    assert "three four" in talking.heard[-1]["data"]["response"]
    assert not talking.of("audio_chunk")


async def test_who_dictates_sees_words_and_sends_nothing(talk: Open, memory: Memory) -> None:
    async with talk("format=pcm16&audio=none&draft=true") as talking:
        for words in ((1, 2, 3), (4, 5)):
            await talking.speak(*words)
            await talking.tell(type="stop")
            await talking.until(RESULT, stage="final")
        await talking.tell(type="ping")
        await talking.until("pong")
    finals = [(one["data"]["turn"], one["data"]["transcript"]) for one in talking.of(RESULT) if one["data"]["stage"] == "final"]
    assert finals == [(1, "one two three"), (2, "four five")]
    assert not memory.turns


@pytest.mark.parametrize("pauses_ms", [(250, 800)])
async def test_a_recorder_that_just_ends_is_answered_too(talk: Open) -> None:
    async with talk("format=pcm16&audio=none") as talking:
        await talking.speak_at_once(1, 2)
        assert (await talking.until(RESULT, stage="response"))["data"]["transcript"] == "one two"


class LongWinded(EspeakVoice):
    """Has still something to say until it is let off."""

    def __init__(self) -> None:
        super().__init__()
        self.said = 0
        self.let_off = asyncio.Event()

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        self.said += 1
        if self.said > 1:
            await self.let_off.wait()
        async for chunk in super().say(text, language, emotion):
            yield chunk


@pytest.mark.parametrize("voice", [LongWinded()])
async def test_who_speaks_up_is_not_talked_over(talk: Open, voice: LongWinded) -> None:
    async with talk() as talking:
        await talking.speak(1, 2)
        await talking.tell(type="stop")
        await talking.until("audio_chunk")
        await talking.speak(5, 6)
        assert (await talking.until("interrupted"))["data"]["why"] == "spoken"
        voice.let_off.set()
        await talking.tell(type="stop")
        again = await talking.until(RESULT, stage="complete")
    assert again["data"]["transcript"] == "five six"
    assert [one["data"]["transcript"] for one in talking.of(RESULT) if one["data"]["stage"] == "complete"] == ["five six"]


async def test_writing_works_beside_speaking_and_when_hearing_is_down(talk: Open, ears: LocalEars) -> None:
    ears.deaf = True
    async with talk("format=pcm16&audio=none&language=de") as talking:
        await talking.speak(1, 2)
        await talking.tell(type="stop")
        error = await talking.until("error")
        assert (error["data"]["code"], "schreiben Sie" in error["error"]) == ("voice_unheard", True)
        await talking.tell(type="text", text="A page for boats")
        assert "boats" in (await talking.until(RESULT, stage="response"))["data"]["response"]


@pytest.mark.parametrize("voice", [EspeakVoice("no-such-program")])
async def test_a_voice_that_is_down_costs_only_the_sound(talk: Open) -> None:
    async with talk() as talking:
        await talking.tell(type="text", text="A page for boats")
        await talking.until(RESULT, stage="response")
        assert (await talking.until("error"))["data"]["code"] == "voice_silent"


async def test_pieces_in_the_wrong_order_are_put_right_and_missing_ones_asked_for(talk: Open) -> None:
    sound = [bytes(base64.b64encode(b"\x80\x0c" * 1600)).decode()] * 8
    async with talk("format=pcm16&audio=none") as talking:
        for number in (1, 0, 3, 2, 2, 5, 4, 7, 6):
            await talking.tell(type="audio_chunk", seq=number, data=sound[0])
        await talking.tell(type="stop")
        assert (await talking.until(RESULT, stage="final"))["data"]["transcript"] == "one"
        for number in range(1, 30):
            await talking.tell(type="audio_chunk", seq=number, data=sound[0])
        assert "0" in (await talking.until("error", code="chunk_missing"))["error"]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("{", "stream_message"),
        ('{"type":"dance"}', "stream_message"),
        ('{"type":"audio_chunk","data":"?"}', "stream_message"),
        ('{"type":"audio_chunk","data":"","seq":-1}', "stream_message"),
        ('{"type":"start","format":"pcm16","sampleRate":5}', "sample_rate"),
        ('{"type":"text","text":" "}', "empty"),
        (b"junk", "audio_unreadable"),
    ],
)
async def test_what_cannot_be_used_is_said_and_the_stream_goes_on(talk: Open, sent: str | bytes, code: str) -> None:
    async with talk("format=pcm16&audio=none&language=fr") as talking:
        await talking.socket.send(sent)
        error = await talking.until("error", code=code)
        assert len(error["error"]) > 10
        await talking.speak(1, 2)
        await talking.tell(type="stop")
        assert (await talking.until(RESULT, stage="final"))["data"]["transcript"] == "one two"


async def test_who_was_cut_off_gets_what_they_missed(talk: Open, memory: Memory) -> None:
    async with talk("format=pcm16&audio=none") as talking:
        token = (await talking.until("ready"))["data"]["session"]
        await talking.speak(1, 2)
        talking.socket.transport.abort()
    async with talk(f"format=pcm16&audio=none&resume={token}&after=1") as again:
        await again.speak(3)
        await again.tell(type="stop")
        response = await again.until(RESULT, stage="response")
    assert again.heard[0]["seq"] == 2
    assert again.of("resumed")
    assert len(memory.turns) <= 2
    assert "three" in response["data"]["response"] or "three" in (response["data"]["transcript"] or "")


async def test_a_stream_that_is_gone_begins_anew(talk: Open) -> None:
    async with talk("format=pcm16&resume=nothing") as talking:
        assert (await talking.until("error"))["data"]["code"] == "stream_gone"
        await talking.until("ready")


async def test_more_than_there_are_places_wait_and_are_told(talk: Open) -> None:
    async with talk("format=pcm16&userId=a") as first, talk("format=pcm16&userId=b") as second:
        await first.until("ready")
        await second.until("ready")
        async with talk("format=pcm16&userId=c") as third:
            queued = await third.until("queued")
            assert (queued["data"]["position"], "1" in queued["data"]["message"]) == (1, True)
            await first.socket.close()
            await third.until("ready")


async def test_one_person_has_three_streams_at_most(talk: Open) -> None:
    async with talk(), talk(), talk(), talk() as fourth:
        assert (await fourth.until("error"))["data"]["code"] == "voice_too_many"
        with pytest.raises(ConnectionClosed):
            await fourth.socket.recv()


async def test_sound_without_end_is_ended(talk: Open) -> None:
    async with talk("format=pcm16&audio=none") as talking:
        await talking.speak(*[1, 2] * 20)
        assert (await talking.until("error", code="voice_too_long"))["error"]


async def test_strangers_and_other_sites_are_refused(talk: Open, port: int) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        async with talk(headers=headers) as talking:
            assert (await talking.until("error"))["data"]["code"] == "unauthorised"
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        await client.post("/api/session", headers={PAGE_HEADER: "1"})
        cookie = f"{COOKIE}={client.cookies[COOKIE]}"
    async with talk(headers={"Cookie": cookie, "Origin": "https://evil.example"}) as talking:
        assert (await talking.until("error"))["data"]["code"] == "unauthorised"
    async with talk(headers={"Cookie": cookie, "Origin": f"http://127.0.0.1:{port}"}) as talking:
        await talking.until("ready")


async def test_a_ticket_opens_a_stream_in_a_browser(talk: Open, port: int, key: dict[str, str]) -> None:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        ticket = (await client.post("/api/voice/session", headers=key)).json()
        assert (await client.post("/api/voice/session")).status_code == 401
    async with talk(f"format=pcm16&token={ticket['token']}", headers={}) as talking:
        await talking.until("ready")


async def test_somebody_elses_conversation_is_not_found(talk: Open, memory: Memory) -> None:
    async with talk("format=pcm16&audio=none") as talking:
        await talking.tell(type="text", text="hello")
        conversation = (await talking.until(RESULT, stage="response"))["data"]["conversation"]
    async with talk(f"format=pcm16&conversation={conversation}", headers={"Authorization": "Bearer 0123456789abcdef0123456789"}) as stranger:
        assert (await stranger.until("error"))["data"]["code"] == "not_found"
    before = memory.conversations[conversation]
    memory.conversations[conversation] = replace(before, language="en")
    async with talk(f"format=pcm16&audio=none&conversation={conversation}") as owner:
        await owner.tell(type="text", text="again")
        assert (await owner.until(RESULT, stage="response"))["data"]["conversation"] == conversation

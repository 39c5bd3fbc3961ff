"""A voice of one's own without any service: the embedded voice, tuned to the pitch, its movement and the pace of a recording.

That is a likeness of manner and not of timbre, and it is said so: how close pitch and pace came is measured on what is spoken, a likeness of the person is
not claimed.
"""

import asyncio
import json
import math
import zlib
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise

import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps

from adapters.speech.decode import RATE_HZ, Samples, decode
from adapters.speech.espeak import EspeakVoice
from adapters.speech.prosody import Prosody
from core.errors import BadInput
from core.mood.sound import prosody_of
from core.speech import Transcriber
from core.voices import MadeVoice, Sample

LONGEST_S = 300.0
WOMAN_ABOVE_HZ = 165
APART_ST = 4.5
"""Semitones between the usual pitches of parts of a recording that speak for two voices; two voices of like pitch are not told apart by this."""
TEST = {
    "en": "The house stands on the hill, and the garden is full of flowers.",
    "de": "Das Haus steht auf dem Hügel, und der Garten ist voller Blumen.",
}
MANNERS = {
    "neutral": Prosody(),
    "excited": Prosody(108, 108, 140),
    "professional": Prosody(97, 98, 85),
    "friendly": Prosody(100, 104, 120),
    "confident": Prosody(96, 95, 95),
}


class MatchingVoices:
    """The protocol `core.voices.VoiceMaker`."""

    def __init__(self, voice: EspeakVoice, transcriber: Transcriber) -> None:
        """`voice` is tuned, `transcriber` hears what is said in a sample."""
        self._voice = voice
        self._transcriber = transcriber

    async def examine(self, audio: bytes, language: str | None) -> Sample:
        """What a recording is good for."""
        samples = await asyncio.to_thread(decode, audio, LONGEST_S)
        parts = await asyncio.to_thread(_speech, samples)
        heard = await self._transcriber.transcribe(audio, language)
        return await asyncio.to_thread(_sample, samples, parts, heard.text, heard.language)

    async def make(self, audio: bytes, name: str, language: str) -> MadeVoice:
        """The embedded voice, tuned to the recording."""
        del name
        wanted = prosody_of(await asyncio.to_thread(decode, audio, LONGEST_S))
        if wanted is None:
            raise BadInput("clone_noisy")
        variant = "f3" if wanted.pitch_hz > WOMAN_ABOVE_HZ else "m3"
        manner = Prosody()
        closeness: dict[str, float] = {}
        for _ in range(3):  # measured on what comes out, because a voice does not do exactly what it is told
            spoken = prosody_of(await self._spoken(language, variant, manner))
            if spoken is None:
                break
            manner = Prosody(
                rate=_bounded(manner.rate * (wanted.syllables_a_second / max(spoken.syllables_a_second, 0.5)) ** 0.7),
                pitch=_bounded(manner.pitch * wanted.pitch_hz / spoken.pitch_hz),
                range=_bounded(manner.range * (wanted.pitch_spread_st / max(spoken.pitch_spread_st, 0.5)) ** 0.5),
            )
            closeness = {
                "pitch_semitones_apart": round(abs(12 * math.log2(spoken.pitch_hz / wanted.pitch_hz)), 2),
                "pace_percent_apart": round(abs(spoken.syllables_a_second / wanted.syllables_a_second - 1) * 100, 1),
            }
        data = {"variant": variant, "rate": manner.rate, "pitch": manner.pitch, "range": manner.range}
        quality = max(0.0, 1 - closeness.get("pitch_semitones_apart", 12) / 12) * max(0.0, 1 - closeness.get("pace_percent_apart", 100) / 100)
        return MadeVoice("local", "", zlib.compress(json.dumps(data).encode()), round(quality, 3), None, closeness)

    async def forget(self, provider_id: str) -> None:
        """Nothing is kept outside."""

    async def say(self, made: bytes, text: str, language: str, manner: str = "neutral") -> AsyncIterator[bytes]:
        """Speak in the tuned voice."""
        data = json.loads(zlib.decompress(made))
        way = MANNERS.get(manner, Prosody())
        tuned = Prosody(*(_bounded(data[part] * getattr(way, part) / 100) for part in ("rate", "pitch", "range")))
        async for chunk in self._voice.say_with(text, language, tuned, data["variant"]):
            yield chunk

    async def _spoken(self, language: str, variant: str, manner: Prosody) -> Samples:
        text = TEST.get(language, "1 2 3 4 5 6 7 8 9 10, 11 12 13 14 15.")
        speech = b"".join([chunk async for chunk in self._voice.say_with(text, language, manner, variant)])
        return await asyncio.to_thread(decode, speech, LONGEST_S)


def _bounded(percent: float) -> int:
    return int(max(50, min(190, percent)))


def _speech(samples: Samples) -> Sequence[Samples]:
    return [samples[part["start"] : part["end"]] for part in get_speech_timestamps(samples, VadOptions(min_speech_duration_ms=250))]


def _sample(samples: Samples, parts: Sequence[Samples], text: str, language: str) -> Sample:
    speech = np.concatenate(parts) if parts else samples[:0]
    blocks = np.sqrt((samples[: samples.size // 800 * 800].reshape(-1, 800) ** 2).mean(1)) if samples.size >= 800 else np.zeros(1, np.float32)
    quiet, loud = float(np.percentile(blocks, 5)), float(np.percentile(blocks, 90))
    return Sample(
        speech_s=round(speech.size / RATE_HZ, 2),
        speakers=_speakers(parts),
        noise_db=round(20 * math.log10(max(loud, 1e-6) / max(quiet, 1e-5)), 1),
        clipped=float((np.abs(samples) > 0.995).mean()),
        level=loud,
        text=text,
        language=language,
    )


def _speakers(parts: Sequence[Samples]) -> int:
    """1, or 2 where parts of the recording keep to two pitches that lie far apart."""
    pieces = [part[start : start + 2 * RATE_HZ] for part in parts for start in range(0, max(1, part.size - RATE_HZ), 2 * RATE_HZ)]
    pitches = sorted(12 * math.log2(found.pitch_hz) for piece in pieces if (found := prosody_of(piece)) is not None)
    if len(pitches) < 4:
        return 1
    gaps = [(later - earlier, index + 1) for index, (earlier, later) in enumerate(pairwise(pitches))]
    gap, cut = max(gaps)
    smaller = min(cut, len(pitches) - cut) / len(pitches)
    apart = float(np.mean(pitches[cut:]) - np.mean(pitches[:cut]))
    return 2 if smaller >= 0.2 and apart > APART_ST and gap > 2.5 else 1

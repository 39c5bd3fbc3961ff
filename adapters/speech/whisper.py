"""Speech to text on this machine, by faster-whisper."""

import asyncio
import math
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2 import StorageView
from faster_whisper import WhisperModel
from faster_whisper.transcribe import Segment, pad_or_trim
from faster_whisper.vad import VadOptions, get_speech_timestamps

from adapters.speech.decode import RATE_HZ, Samples, decode
from adapters.speech.model_files import base_model
from core.errors import Unavailable
from core.mood import read_mood
from core.reading import Transcript, Word

LANGUAGES = frozenset({"en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar"})
FOREIGN_AT = 0.6
"""A language outside ours is believed only above this probability: short notes in Czech are often heard as Slovak."""
CONTEXT_CHARS = 400
SPARSE = 0.5
"""Below this share of speech a note is mostly silence, which invites invented words."""


class OneEncoding(WhisperModel):  # type: ignore[misc]  # the library has no types
    """Finds the language on the same encoder output that the first window is decoded from, which spares 0.7 s a note on two cores."""

    first: StorageView | None = None

    def detect_language(self, audio: Samples | None = None, features: Any = None, **_: object) -> tuple[str, float, list[tuple[str, float]]]:
        """The most probable language of the features' first 30 seconds, ours before others."""
        del audio
        self.first = self.encode(pad_or_trim(features[..., : self.feature_extractor.nb_max_frames]))
        found = [(token[2:-2], float(p)) for token, p in self.model.detect_language(self.first)[0]]
        best, probability = found[0]
        if best not in LANGUAGES and probability < FOREIGN_AT:
            best, probability = next((name, p) for name, p in found if name in LANGUAGES)
        return best, probability, found

    def generate_segments(self, features: Any, tokenizer: Any, options: Any, log_progress: bool, encoder_output: Any = None) -> Iterable[Segment]:  # noqa: FBT001  the library's signature
        """Decode, taking over the encoder output that the language was found on."""
        encoder_output, self.first = encoder_output or self.first, None
        segments: Iterable[Segment] = super().generate_segments(features, tokenizer, options, log_progress, encoder_output)
        return segments


class Whisper:
    """A Transcriber. The model loads at the first use, or by `warm`; one note is worked on at a time."""

    def __init__(self, model: str, cache: Path, threads: int, limit_s: float) -> None:
        """`model` is "base" or what faster-whisper takes; `cache` a folder for the joined base model; `limit_s` the longest note in seconds."""
        self._name = model
        self._cache = cache
        self._threads = threads
        self._limit_s = limit_s
        self._model: OneEncoding | None = None
        self._busy = threading.Lock()

    @property
    def name(self) -> str:
        """The model's."""
        return self._name

    async def warm(self) -> None:
        """Load the model now."""
        await asyncio.to_thread(self.loaded)

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """See core.speech.Transcriber. `context` is told to the model as what was said before."""
        return await asyncio.to_thread(self._transcribe, audio, language, context)

    def loaded(self) -> OneEncoding:
        """The model, loaded when it was not. Raises Unavailable."""
        if self._model is None:
            source = str(base_model(self._cache)) if self._name == "base" else self._name
            try:
                self._model = OneEncoding(source, device="auto", compute_type="int8", cpu_threads=self._threads, local_files_only=True)
            except (RuntimeError, ValueError, OSError) as error:
                raise Unavailable(f"speech model {self._name} cannot be loaded", retry_after_s=60) from error
        return self._model

    def _transcribe(self, audio: bytes, language: str | None, context: str) -> Transcript:
        samples = decode(audio, self._limit_s)
        duration_s = samples.size / RATE_HZ
        speech_s = sum(part["end"] - part["start"] for part in get_speech_timestamps(samples, VadOptions(min_speech_duration_ms=150))) / RATE_HZ
        if speech_s == 0:
            return Transcript("", language or "", 0.0, duration_s, model=self._name)
        with self._busy:
            try:
                segments, info = self.loaded().transcribe(
                    samples,
                    language=language if language in LANGUAGES else None,
                    beam_size=5,
                    temperature=0.0,
                    # Cutting pauses out costs words (10.5 % wrong instead of 9.6 % on spoken briefs), so only notes that are mostly silence are cut.
                    vad_filter=speech_s < SPARSE * duration_s,
                    word_timestamps=True,
                    initial_prompt=context[-CONTEXT_CHARS:] or None,
                )
                heard = [one for one in segments if not _invented(one)]
            except RuntimeError as error:
                raise Unavailable("speech recognition failed") from error
        words = tuple(Word(w.word.strip(), float(w.start), float(w.end), float(w.probability)) for one in heard for w in one.words or ())
        text = " ".join(one.text.strip() for one in heard)
        confidence = float(np.mean([math.exp(one.avg_logprob) for one in heard])) if heard else 0.0
        return Transcript(text, info.language, confidence, duration_s, words, self._name, read_mood(samples, text, info.language))


def _invented(segment: Segment) -> bool:
    """True for what Whisper says over silence and music: improbable words where it hears no speech, or one phrase over and over, faster than anybody speaks."""
    words_a_second = len(segment.text.split()) / max(segment.end - segment.start, 0.1)
    doubted = segment.no_speech_prob > 0.6 and segment.avg_logprob < -1.0
    looping = segment.compression_ratio > 2.8 and words_a_second > 6
    return bool(doubted or looping)

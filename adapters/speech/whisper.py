"""Speech to text on this machine, by faster-whisper."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel
from numpy.typing import NDArray

from adapters.speech.activity import FRAME
from adapters.speech.cutting import SPEECH_AT, Span, chances_of, parts_of
from adapters.speech.decode import RATE_HZ, Samples, decode
from adapters.speech.model_files import base_model
from adapters.speech.passage import Part, Passage, hear
from adapters.speech.precedence import Precedence, Urgency
from core.errors import Unavailable
from core.languages import LANGUAGES
from core.mood import read_mood
from core.reading import Transcript, Word
from core.speech import Told

CONTEXT_CHARS = 400
TOGETHER = 4
"""Parts that are heard side by side; others get their turn between two batches."""
LONG_S = 120.0
"""Above this length others go first after each batch."""
WORD_NOTE_S, PERHAPS_AT = 2.0, 0.35
"""A note below so many seconds is heard where the chance of speech reaches this much."""
MOOD_S = 120.0
"""How much of a note its mood is read from."""


class Whisper:
    """A Transcriber. The model loads at the first use, or by `warm`; one batch of parts is worked on at a time, the most urgent first."""

    def __init__(self, model: str, cache: Path, threads: int, limit_s: float) -> None:
        """`model` is "base" or what faster-whisper takes; `cache` a folder for the joined base model; `limit_s` the longest note in seconds."""
        self._name = model
        self._cache = cache
        self._threads = threads
        self._limit_s = limit_s
        self._model: WhisperModel | None = None
        self.precedence = Precedence()

    @property
    def name(self) -> str:
        """The model's."""
        return self._name

    async def warm(self) -> None:
        """Load the model now."""
        await asyncio.to_thread(self.loaded)

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """See core.speech.Transcriber. `context` is told to the model as what was said before."""
        return await self.transcribe_telling(audio, language, context, _nobody)

    async def transcribe_telling(self, audio: bytes, language: str | None, context: str, told: Told, urgency: Urgency = Urgency.NOTE) -> Transcript:
        """See core.speech.Telling."""
        samples = await asyncio.to_thread(decode, audio, self._limit_s)
        chances = await asyncio.to_thread(chances_of, samples)
        spans = parts_of(samples.size, chances) or perhaps(samples.size, chances)
        note = _Note(samples, chances >= SPEECH_AT, language if language in LANGUAGES else None, context[-CONTEXT_CHARS:])
        for start in range(0, len(spans), TOGETHER):
            batch = spans[start : start + TOGETHER]
            async with self.precedence.place(urgency):
                await asyncio.to_thread(self._hear, note, batch)
            await told(batch[-1].end / samples.size)
            if note.seconds > LONG_S:
                urgency = min(urgency, Urgency.LONG)
        return await asyncio.to_thread(note.transcript, self._name, language)

    def loaded(self) -> WhisperModel:
        """The model, loaded when it was not. Raises Unavailable."""
        if self._model is None:
            source = str(base_model(self._cache)) if self._name == "base" else self._name
            try:
                self._model = WhisperModel(source, device="auto", compute_type="int8", cpu_threads=self._threads, local_files_only=True)
            except (RuntimeError, ValueError, OSError) as error:
                raise Unavailable(f"speech model {self._name} cannot be loaded", retry_after_s=60) from error
        return self._model

    def _hear(self, note: "_Note", batch: Sequence[Span]) -> None:
        try:
            note.language, passages = hear(self.loaded(), [note.part(span) for span in batch], note.language, note.context)
        except RuntimeError as error:
            raise Unavailable("speech recognition failed") from error
        note.heard += [(span, one) for span, one in zip(batch, passages, strict=True) if one.text and not one.invented]


class AtLeisure:
    """A Transcriber for what can wait, such as a sample for a voice: whoever speaks or sent a note goes first."""

    def __init__(self, whisper: Whisper) -> None:
        """`whisper` hears."""
        self._whisper = whisper

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """See core.speech.Transcriber."""
        return await self._whisper.transcribe_telling(audio, language, context, _nobody, Urgency.CLONING)


@dataclass
class _Note:
    """One recording, and what was heard of it so far."""

    samples: Samples
    speech: NDArray[np.bool_]
    language: str | None
    context: str
    heard: list[tuple[Span, Passage]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return self.samples.size / RATE_HZ

    def part(self, span: Span) -> Part:
        return Part(self.samples[span.start : span.end], self.speech[span.start // FRAME : -(-span.end // FRAME)])

    def transcript(self, model: str, hint: str | None) -> Transcript:
        """Everything, with the mood it was said in."""
        language = self.language or hint or ""
        if not self.heard:
            return Transcript("", language, 0.0, self.seconds, model=model)
        text = " ".join(one.text for _, one in self.heard)
        sure = float(np.average([math.exp(one.log_probability) for _, one in self.heard], weights=[one.seconds for _, one in self.heard]))
        words = tuple(_later(word, span.start / RATE_HZ) for span, one in self.heard for word in one.words)
        mood = read_mood(self.samples[: int(MOOD_S * RATE_HZ)], text, language)
        return Transcript(text, language, sure, self.seconds, words, model, mood)


def perhaps(size: int, chances: NDArray[np.float32]) -> list[Span]:
    """All of a short note in which nobody speaks for sure: a single word can be so short that only the words themselves tell."""
    return [Span(0, size)] if size < WORD_NOTE_S * RATE_HZ and chances.size and chances.max() >= PERHAPS_AT else []


async def _nobody(_: float) -> None:
    """Nobody wants to know how far it is."""


def _later(word: Word, by_s: float) -> Word:
    return Word(word.text, round(word.start_s + by_s, 2), round(word.end_s + by_s, 2), word.confidence)

"""Hearing at once: the encoder looks at as much sound as there is, not at thirty seconds, and only the two likeliest wordings are followed.

Whisper's window is always thirty seconds. Cutting it to the utterance and two seconds of silence makes two to five seconds of speech readable in a fifth
of the time; with less silence short utterances are repeated over and over. Two beams instead of one cost a sixteenth of the time and bring as few errors as
five over the whole window (15.6 % of words against 16.9 % with one, people in six languages).
"""

import asyncio
import math
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_ctranslate2_storage, get_suppressed_tokens

from adapters.speech.activity import Activity
from adapters.speech.decode import RATE_HZ, Samples
from adapters.speech.passage import SUM, likeliest, mean
from adapters.speech.precedence import Urgency
from adapters.speech.unpack import ContainerPieces, RawPieces
from adapters.speech.whisper import Whisper
from core.errors import Unavailable
from core.languages import LANGUAGES
from core.live.wording import once
from core.reading import Transcript
from core.speech import Unpacking

AFTER_S = 2.0
BEAM = 2
HOP = 160
LONGEST_FRAMES = 3000
CONTEXT_TOKENS = 60
NO_SPEECH_AT, DOUBTED_AT = 0.6, -1.0


class QuickEars:
    """The port `Ears`. Utterances are heard one at a time; a partial hearing gives way when anybody waits."""

    def __init__(self, whisper: Whisper) -> None:
        """The model is loaded at the first use, by `warm`, or was loaded by `whisper`."""
        self._whisper = whisper
        self._hearing = ThreadPoolExecutor(1, "hear")
        self._unpacking = ThreadPoolExecutor(4, "unpack")
        self._precedence = whisper.precedence

    @property
    def waiting(self) -> int:
        """See core.speech.Ears."""
        return self._precedence.waiting(Urgency.LIVE)

    async def warm(self) -> None:
        """Load the model and hear a second of silence."""
        await self.hear(np.zeros(RATE_HZ, np.float32), "en")

    def unpack(self, rate_hz: int | None) -> Unpacking:
        """See core.speech.Ears."""
        return ContainerPieces() if rate_hz is None else RawPieces(rate_hz)

    async def taken(self, work: Callable[[], Samples]) -> Samples:
        """See core.speech.Ears."""
        return await asyncio.get_running_loop().run_in_executor(self._unpacking, work)

    def activity(self) -> Activity:
        """See core.speech.Ears."""
        return Activity()

    async def glance(self, samples: Samples, language: str | None, context: str = "", *, patient: bool = False) -> Transcript | None:
        """See core.speech.Ears."""
        if self.waiting or (self._precedence.taken and not patient):
            return None
        return await self.hear(samples, language, context)

    async def hear(self, samples: Samples, language: str | None, context: str = "") -> Transcript:
        """See core.speech.Ears."""
        abandoned = threading.Event()
        try:
            async with self._precedence.place(Urgency.LIVE):
                return await asyncio.get_running_loop().run_in_executor(self._hearing, self._heard, samples, language, context, abandoned)
        except asyncio.CancelledError:
            abandoned.set()  # the thread cannot be stopped, but it need not do the second half
            raise
        except RuntimeError as error:
            raise Unavailable("speech recognition failed") from error

    def _heard(self, samples: Samples, language: str | None, context: str, abandoned: threading.Event) -> Transcript:
        model = self._whisper.loaded()
        padded = np.concatenate((samples, np.zeros(int(AFTER_S * RATE_HZ), np.float32)))
        frames = min(LONGEST_FRAMES, padded.size // HOP)
        features = model.feature_extractor(padded)[:, : frames - frames % 2]
        encoded = model.model.encode(get_ctranslate2_storage(features[None]), to_cpu=False)
        if abandoned.is_set():
            return Transcript("", language or "", 0.0, samples.size / RATE_HZ, model=self._whisper.name)
        known = language if language in LANGUAGES else likeliest(model.model.detect_language(encoded)[0])
        tokenizer = Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=known)
        before = tokenizer.encode(" " + context.strip())[-CONTEXT_TOKENS:] if context.strip() else []
        prompt = [*([tokenizer.sot_prev, *before] if before else []), *tokenizer.sot_sequence, tokenizer.no_timestamps]
        found = model.model.generate(
            encoded,
            [prompt],
            beam_size=BEAM,
            length_penalty=SUM,
            max_length=len(prompt) + 40 + int(12 * samples.size / RATE_HZ),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=list(get_suppressed_tokens(tokenizer, [-1])),
        )[0]
        score = mean(found)
        doubted = found.no_speech_prob > NO_SPEECH_AT and score < DOUBTED_AT
        text = "" if doubted else once(tokenizer.decode(found.sequences_ids[0]).strip())
        return Transcript(text, known, math.exp(score) if text else 0.0, samples.size / RATE_HZ, model=self._whisper.name)

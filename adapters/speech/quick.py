"""Hearing at once: the encoder looks at as much sound as there is, not at thirty seconds, and the likeliest words are taken without a second thought.

Whisper's window is always thirty seconds. Cutting it to the utterance and two seconds of silence makes two to five seconds of speech readable in a fifth
of the time, at the word error rate of beam 1; with less silence short utterances are repeated over and over.
"""

import asyncio
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_ctranslate2_storage, get_suppressed_tokens

from adapters.speech.activity import Activity
from adapters.speech.decode import RATE_HZ, Samples
from adapters.speech.unpack import ContainerPieces, RawPieces
from adapters.speech.whisper import FOREIGN_AT, LANGUAGES, Whisper
from core.errors import Unavailable
from core.live.wording import once
from core.reading import Transcript
from core.speech import Unpacking

AFTER_S = 2.0
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
        self._turn = asyncio.Lock()
        self.waiting = 0

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
        if self.waiting or (self._turn.locked() and not patient):
            return None
        return await self.hear(samples, language, context)

    async def hear(self, samples: Samples, language: str | None, context: str = "") -> Transcript:
        """See core.speech.Ears."""
        self.waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self.waiting -= 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._hearing, self._heard, samples, language, context)
        except RuntimeError as error:
            raise Unavailable("speech recognition failed") from error
        finally:
            self._turn.release()

    def _heard(self, samples: Samples, language: str | None, context: str) -> Transcript:
        model = self._whisper.loaded()
        padded = np.concatenate((samples, np.zeros(int(AFTER_S * RATE_HZ), np.float32)))
        frames = min(LONGEST_FRAMES, padded.size // HOP)
        features = model.feature_extractor(padded)[:, : frames - frames % 2]
        encoded = model.model.encode(get_ctranslate2_storage(features[None]), to_cpu=False)
        known = language if language in LANGUAGES else _language(model.model.detect_language(encoded)[0])
        tokenizer = Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=known)
        before = tokenizer.encode(" " + context.strip())[-CONTEXT_TOKENS:] if context.strip() else []
        prompt = [*([tokenizer.sot_prev, *before] if before else []), *tokenizer.sot_sequence, tokenizer.no_timestamps]
        found = model.model.generate(
            encoded,
            [prompt],
            beam_size=1,
            max_length=len(prompt) + 40 + int(12 * samples.size / RATE_HZ),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=list(get_suppressed_tokens(tokenizer, [-1])),
        )[0]
        score = float(found.scores[0])
        doubted = found.no_speech_prob > NO_SPEECH_AT and score < DOUBTED_AT
        text = "" if doubted else once(tokenizer.decode(found.sequences_ids[0]).strip())
        return Transcript(text, known, math.exp(score) if text else 0.0, samples.size / RATE_HZ, model=self._whisper.name)


def _language(found: list[tuple[str, float]]) -> str:
    best, probability = found[0][0][2:-2], float(found[0][1])
    if best in LANGUAGES or probability >= FOREIGN_AT:
        return best
    return next((token[2:-2] for token, _ in found if token[2:-2] in LANGUAGES), best)

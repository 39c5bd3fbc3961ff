"""Parts of a recording, heard side by side.

Whisper's window is thirty seconds, and looking at all of it costs most of the time a short note takes. The window here is as long as the longest part and
some silence. With two beams 15.6 % of people's words were wrong (six languages, clips of 4 to 18 s) against 15.4 % with five beams and the whole window, for
a third of the processor time; with one beam 16.9 %, and with five more than 17 % because they prefer wordings that repeat themselves. Parts are decoded as
one batch, which reads the network's weights once for all. What sounds doubtful afterwards is heard again, alone and with the whole window.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from ctranslate2.models import WhisperGenerationResult
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_compression_ratio, get_ctranslate2_storage, get_suppressed_tokens
from numpy.typing import NDArray

from adapters.speech.cutting import FRAMES_A_SECOND
from adapters.speech.decode import RATE_HZ, Samples
from core.languages import LANGUAGES
from core.reading import Word

FOREIGN_AT = 0.6
"""A language outside ours is believed only above this probability: short notes in Czech are often heard as Slovak."""
BEAM, CAREFUL_BEAM = 2, 5
SUM = 0.0
"""For `length_penalty`: wordings are weighed by all of their words. Weighed by the mean word a loop wins, because each further round of it is nearly sure:
of 23 utterances of up to five seconds three were repeated over and over by the mean and none by the sum, for a sixth fewer words to decode."""
AFTER_S, AFTER_LONG_S, LONG_S = 2.0, 4.0, 16.0
"""Seconds of silence after the longest part; more after one that is longer than `LONG_S`."""
HOP = 160
LONGEST_FRAMES = 3_000
CONTEXT_TOKENS = 120
TOKENS_A_SECOND = 12
"""At most; where nothing ends a loop, this does."""
PREPENDED, APPENDED = "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、"  # noqa: RUF001  marks of all scripts
DOUBTED_AT, LOOPING_AT, HASTY = -1.0, 2.4, 6.0
MISSED_S, WORD_S, AROUND_S = 2.0, 1.0, 0.4
"""Speech without words that makes a passage doubtful; the longest that one word lasts; how far from a word its sound may lie."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a recording: its samples, and whether somebody speaks in each frame of 512 of them."""

    sound: Samples
    speech: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Passage:
    """What was heard in one part: its words with times from the beginning of the part, and how sure that is."""

    text: str
    words: tuple[Word, ...]
    log_probability: float
    silent: float
    seconds: float

    @property
    def doubtful(self) -> bool:
        """Improbable, or one phrase over and over, faster than anybody speaks."""
        return self.log_probability < DOUBTED_AT or self.looping

    @property
    def looping(self) -> bool:
        """One phrase over and over."""
        return get_compression_ratio(self.text) > LOOPING_AT and len(self.text.split()) / max(self.seconds, 0.1) > HASTY

    @property
    def invented(self) -> bool:
        """Whisper says this over silence and music: improbable words where it hears no speech itself, or a loop."""
        return (self.silent > 0.6 and self.log_probability < DOUBTED_AT) or self.looping


def hear(model: WhisperModel, parts: Sequence[Part], language: str | None, context: str) -> tuple[str, list[Passage]]:
    """The language and the passages of parts of one recording, each at most 26 s long. `context` is told as what was said before."""
    sounds = [part.sound for part in parts]
    longest = max(one.size for one in sounds)
    longest += int((AFTER_LONG_S if longest > LONG_S * RATE_HZ else AFTER_S) * RATE_HZ)
    frames = min(LONGEST_FRAMES, longest // HOP) // 2 * 2
    features = np.stack([model.feature_extractor(np.pad(one, (0, max(0, longest - one.size))))[:, :frames] for one in sounds])
    encoded = model.model.encode(get_ctranslate2_storage(features), to_cpu=False)
    known = language or _language(model, encoded, sounds)
    tokenizer = Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language=known)
    before = tokenizer.encode(" " + context.strip())[-CONTEXT_TOKENS:] if context.strip() else []
    prompt = [*([tokenizer.sot_prev, *before] if before else []), *tokenizer.sot_sequence, tokenizer.no_timestamps]
    found = model.model.generate(
        encoded,
        [prompt] * len(sounds),
        beam_size=BEAM,
        length_penalty=SUM,
        max_length=min(model.max_length, len(prompt) + 40 + int(TOKENS_A_SECOND * longest / RATE_HZ)),
        return_scores=True,
        return_no_speech_prob=True,
        suppress_tokens=list(get_suppressed_tokens(tokenizer, [-1])),
    )
    tokens = [[token for token in one.sequences_ids[0] if token < tokenizer.eot] for one in found]
    timed = _timed(model, tokenizer, encoded, tokens, sounds)
    passages = []
    for sound, one, said, words in zip(sounds, found, tokens, timed, strict=True):
        # The score is a mean over the words without the end, which the model was sure of too.
        sureness = mean(one) * len(said) / (len(said) + 1)
        passages.append(Passage(tokenizer.decode(said).strip(), words, sureness, float(one.no_speech_prob), sound.size / RATE_HZ))
    doubts = [one.doubtful or missed_s(one.words, part.speech) > MISSED_S for part, one in zip(parts, passages, strict=True)]
    return known, [surer(one, _again(model, part.sound, known, context)) if doubt else one for part, one, doubt in zip(parts, passages, doubts, strict=True)]


def surer(first: Passage, second: Passage) -> Passage:
    """The second hearing, unless it heard nothing at all where somebody speaks: unsure words are shown as such, none are lost."""
    return second if second.text or first.invented else first


def missed_s(words: Sequence[Word], speech: NDArray[np.bool_]) -> float:
    """Seconds in which somebody spoke and no word was heard; a word that lasts long covers only its beginning."""
    left = speech.copy()
    for word in words:
        end_s = min(word.end_s, word.start_s + WORD_S)
        left[max(0, int((word.start_s - AROUND_S) * FRAMES_A_SECOND)) : int((end_s + AROUND_S) * FRAMES_A_SECOND) + 1] = False
    return float(left.sum() / FRAMES_A_SECOND)


def likeliest(found: Sequence[tuple[str, float]]) -> str:
    """A language of ours before others, of Whisper's tokens and probabilities, best first."""
    best, probability = found[0][0][2:-2], float(found[0][1])
    if best in LANGUAGES or probability >= FOREIGN_AT:
        return best
    return next((token[2:-2] for token, _ in found if token[2:-2] in LANGUAGES), best)


def mean(found: WhisperGenerationResult) -> float:
    """The mean log probability of the words of the best wording, which was chosen by their sum."""
    return float(found.scores[0]) / max(1, len(found.sequences_ids[0]))


def _language(model: WhisperModel, encoded: object, sounds: Sequence[Samples]) -> str:
    """That of most of the parts, by length."""
    if not model.model.is_multilingual:
        return "en"
    weights: dict[str, float] = {}
    for one, sound in zip(model.model.detect_language(encoded), sounds, strict=True):
        for token, probability in one:
            weights[token] = weights.get(token, 0.0) + float(probability) * sound.size
    total = sum(sound.size for sound in sounds)
    return likeliest(sorted(((token, weight / total) for token, weight in weights.items()), key=lambda pair: -pair[1]))


def _timed(model: WhisperModel, tokenizer: Tokenizer, encoded: object, tokens: list[list[int]], sounds: Sequence[Samples]) -> list[tuple[Word, ...]]:
    segments: list[list[dict[str, Any]]] = [
        [{"tokens": said, "seek": 0, "start": 0.0, "end": sound.size / RATE_HZ}] for said, sound in zip(tokens, sounds, strict=True)
    ]
    if not any(tokens):
        return [()] * len(sounds)
    model.add_word_timestamps(segments, tokenizer, encoded, [sound.size // HOP for sound in sounds], PREPENDED, APPENDED, 0.0)
    return [tuple(_word(one["word"], one["start"], one["end"], one["probability"]) for one in part[0].get("words", ())) for part in segments]


def _again(model: WhisperModel, sound: Samples, language: str, context: str) -> Passage:
    """One part, as Whisper was made to hear it."""
    segments, _ = model.transcribe(sound, language=language, beam_size=CAREFUL_BEAM, temperature=0.0, word_timestamps=True, initial_prompt=context or None)
    heard = [
        Passage(
            one.text.strip(),
            tuple(_word(word.word, word.start, word.end, word.probability) for word in one.words or ()),
            float(one.avg_logprob),
            float(one.no_speech_prob),
            one.end - one.start,
        )
        for one in segments
    ]
    kept = [one for one in heard if not one.invented]
    return Passage(
        " ".join(one.text for one in kept),
        tuple(word for one in kept for word in one.words),
        float(np.mean([one.log_probability for one in kept])) if kept else -math.inf,
        0.0 if kept else 1.0,
        sound.size / RATE_HZ,
    )


def _word(text: str, start_s: float, end_s: float, probability: float) -> Word:
    return Word(text.strip(), float(start_s), float(end_s), float(probability))

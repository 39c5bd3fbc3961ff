from pathlib import Path

import numpy as np
import pytest
from rapidfuzz import fuzz

from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.espeak import VOICES, EspeakVoice
from adapters.speech.opus import FORMATS, pack
from adapters.speech.sentences import LONGEST, sentences
from adapters.speech.whisper import Whisper
from core.content import content_of
from core.emotion import Emotion
from core.errors import Refused, Unavailable
from core.languages import LANGUAGES
from core.understanding.phrases import say
from tests.speech.command import command


async def spoken(text: str, language: str = "en", emotion: str = "neutral") -> bytes:
    return b"".join([chunk async for chunk in EspeakVoice().say(text, language, emotion)])


async def seconds(text: str, emotion: str) -> float:
    return decode(await spoken(text, emotion=emotion), 60).size / RATE_HZ


@pytest.mark.parametrize("language", sorted(LANGUAGES))
async def test_every_language_has_a_voice_that_speaks_its_own_phrases(language: str) -> None:
    samples = decode(await spoken(say("empty", language), language), 60)

    assert samples.size > RATE_HZ
    assert float(np.abs(samples).max()) > 0.1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your prototype is ready. Please try the booking page and tell me what should be different."),
        ("de", "Guten Tag, ich habe die Seite für Ihren Laden geändert und die Öffnungszeiten eingetragen."),
        ("es", "La aplicación está lista. Dígame qué debe cambiar en la página."),
    ],
)
async def test_what_is_said_is_heard_again_in_its_language(tmp_path_factory: pytest.TempPathFactory, language: str, text: str) -> None:
    whisper = Whisper("base", tmp_path_factory.getbasetemp() / "var" / "models", threads=0, limit_s=60)

    heard = await whisper.transcribe(await spoken(text, language), None)

    assert heard.language == language
    assert fuzz.ratio(heard.text.lower(), text.lower()) > 75, heard.text


async def test_the_first_sentence_can_be_heard_before_the_rest_is_made(tmp_path: Path) -> None:
    long = "This is the first sentence. " + "And then there is another one after it. " * 40
    made, program = tmp_path / "made", tmp_path / "noting"
    program.write_text(f'#!/bin/sh\necho sentence >> {made}\nexec espeak-ng "$@"\n')
    program.chmod(0o755)
    so_far: list[int] = []
    chunks: list[bytes] = []
    async for chunk in EspeakVoice(str(program)).say(long, "en"):
        so_far.append(len(made.read_text().splitlines()))
        chunks.append(chunk)

    assert len(chunks) > 42
    assert (so_far[0], so_far[-1]) == (1, 41)
    assert 0.1 < decode(chunks[0], 60).size / RATE_HZ < 0.6
    assert decode(b"".join(chunks), 300).size > 60 * RATE_HZ


async def test_a_mood_changes_the_voice() -> None:
    text = "I have changed the page as you asked me to."

    usual, slower, faster = [await seconds(text, mood) for mood in (Emotion.NEUTRAL, Emotion.CONFUSED, Emotion.EXCITED)]

    assert faster < usual < slower
    assert len({await spoken(text, emotion=mood) for mood in Emotion}) == len(Emotion)
    assert await seconds(text, "something else") == usual


async def test_marks_of_the_markup_are_words_like_others() -> None:
    assert decode(await spoken('Fish & chips <audio src="/etc/passwd"/> for "two"'), 60).size > RATE_HZ
    assert await spoken(" \n ... 🎉 \x00") == b""


async def test_a_language_without_a_voice_and_a_missing_program_are_told_apart() -> None:
    with pytest.raises(Refused):
        await spoken("Goddag", "da")
    with pytest.raises(Unavailable):
        await anext(EspeakVoice("no-such-program").say("Hello", "en"))
    await EspeakVoice("no-such-program").warm()


@pytest.mark.parametrize("suffix", list(FORMATS))
async def test_every_format_holds_the_same_speech(suffix: str) -> None:
    speech = await spoken("One, two, three.")
    packed = pack(speech, suffix)
    content = content_of(packed)

    assert content is not None
    assert content.suffix == suffix
    assert decode(packed, 60).size == pytest.approx(decode(speech, 60).size, abs=0.1 * RATE_HZ)


def test_text_is_cut_where_people_pause() -> None:
    assert list(sentences("One. Two?  Three\n• four")) == ["One.", "Two?", "Three", "• four"]
    long = "word, " * 200 + "x" * 1000
    assert max(map(len, sentences(long))) <= LONGEST
    assert "".join(sentences(long)).replace(" ", "") == long.replace(" ", "")


def test_the_command_writes_the_file_or_says_why_not(tmp_path: Path) -> None:
    statex = command(tmp_path, tmp_path / "var")

    ended = statex("say", "--lang", "de", "--emotion", "happy", "Guten Tag", "hello.mp3")
    refused = statex("say", "Hello", "hello.txt")

    assert ended.returncode == 0, ended.stderr
    assert decode((tmp_path / "hello.mp3").read_bytes(), 60).size > RATE_HZ / 2
    assert (refused.returncode, "does not end in .ogg, .mp3, .wav" in refused.stderr) == (2, True)


def test_voices_and_languages_are_the_same() -> None:
    assert set(VOICES) == set(LANGUAGES)

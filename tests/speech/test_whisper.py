from pathlib import Path

import numpy as np
import pytest

from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.model_files import base_model
from adapters.speech.whisper import Whisper
from core.errors import BadInput
from tests import synthesis


@pytest.fixture(scope="session")
def whisper(tmp_path_factory: pytest.TempPathFactory) -> Whisper:
    return Whisper("base", tmp_path_factory.mktemp("models"), threads=0, limit_s=600)


async def refused(whisper: Whisper, sound: bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        await whisper.transcribe(sound, None)
    return caught.value


@pytest.mark.parametrize(
    ("language", "spoken", "words"),
    [
        ("en", "I would like a website for my bakery with a contact form.", ("website", "bakery", "contact")),
        ("de", "Guten Tag, ich möchte einen Online-Shop für meinen Laden.", ("möchte", "laden")),
        ("es", "Buenos días, necesito una aplicación para mi restaurante con reservas.", ("restaurante", "reservas")),
    ],
)
async def test_a_spoken_sentence_becomes_its_words_in_its_language(whisper: Whisper, language: str, spoken: str, words: tuple[str, ...]) -> None:
    heard = await whisper.transcribe(synthesis.voice_note(spoken, language), None)

    assert heard.language == language
    assert all(word in heard.text.lower() for word in words), heard.text
    assert 0.3 < heard.confidence <= 1
    assert heard.words
    assert all(word.start_s <= word.end_s <= heard.duration_s + 0.5 for word in heard.words)


async def test_a_note_over_thirty_seconds_is_heard_to_its_end(whisper: Whisper) -> None:
    spoken = "We sell bread, rolls and cakes in the old town. " * 12 + "The last word of all is elephant."

    heard = await whisper.transcribe(synthesis.voice_note(spoken), None)

    assert heard.duration_s > 30
    assert "elephant" in heard.text.lower()


@pytest.mark.parametrize("sound", [synthesis.silence(3), synthesis.tone((np.sin(np.arange(48_000) * 0.17) * 8_000).astype(np.int16))], ids=["silence", "a hum"])
async def test_where_nobody_speaks_no_words_are_made_up(whisper: Whisper, sound: bytes) -> None:
    assert (await whisper.transcribe(sound, None)).text == ""


async def test_noise_is_not_taken_for_words(whisper: Whisper) -> None:
    noise = np.random.default_rng(1).normal(0, 3_000, 64_000).astype(np.int16)

    assert (await whisper.transcribe(synthesis.tone(noise), None)).text == ""


@pytest.mark.parametrize(
    "sound", [b"", b"just some text", b"OggS" + bytes(200), b"\x1aE\xdf\xa3" + bytes(50)], ids=["empty", "text", "broken ogg", "broken webm"]
)
async def test_what_is_no_sound_is_refused(whisper: Whisper, sound: bytes) -> None:
    assert (await refused(whisper, sound)).code == "audio_unreadable"


async def test_a_note_that_breaks_off_is_heard_up_to_there(whisper: Whisper) -> None:
    whole = synthesis.voice_note("I would like a website for my bakery. And then there are many more things that I want to say about the shop.")

    heard = await whisper.transcribe(whole[: len(whole) * 6 // 10], None)

    assert "bakery" in heard.text.lower()


async def test_an_hour_is_refused_before_it_is_all_unpacked() -> None:
    hour = synthesis.ogg(synthesis.silence(120))

    caught = await refused(Whisper("base", Path("never-used"), threads=0, limit_s=60), hour)

    assert (caught.code, caught.limit) == ("audio_too_long", "1")


def test_every_container_gives_the_same_length() -> None:
    sound = synthesis.wav("one two three")

    assert decode(synthesis.ogg(sound), 60).size / RATE_HZ == pytest.approx(decode(sound, 60).size / RATE_HZ, abs=0.1)


def test_the_joined_model_is_made_once(tmp_path: Path) -> None:
    first = base_model(tmp_path)
    made = (first / "model.bin").stat().st_mtime_ns

    assert base_model(tmp_path) == first
    assert (first / "model.bin").stat().st_mtime_ns == made
    assert [one.name for one in tmp_path.iterdir()] == [first.name]

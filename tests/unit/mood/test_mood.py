"""Moods from words and sound. Sentences here are made up; sound is synthesised."""

import numpy as np
import pytest

from core.emotion import Emotion, Mood
from core.languages import LANGUAGES
from core.mood import read_mood, rolled, shown, threshold_for
from core.mood.sound import RATE_HZ, prosody_of
from core.mood.words import lexicons, signs_in

SAID = [
    ("en", "This is driving me crazy, it still does the wrong thing and I am fed up", Emotion.FRUSTRATED),
    ("de", "Ich habe die Nase voll, das ist schon wieder kaputt", Emotion.FRUSTRATED),
    ("fr", "J'en ai marre, ça ne marche toujours pas", Emotion.FRUSTRATED),
    ("it", "Non ne posso più, è di nuovo rotto", Emotion.FRUSTRATED),
    ("es", "Estoy harta, sigue sin funcionar", Emotion.FRUSTRATED),
    ("nl", "Ik ben het zat, het werkt nog steeds niet", Emotion.FRUSTRATED),
    ("cs", "Mám toho dost, pořád nefunguje", Emotion.FRUSTRATED),
    ("pl", "Mam dość, nadal nie działa", Emotion.FRUSTRATED),
    ("ru", "Мне надоело, всё ещё не работает", Emotion.FRUSTRATED),
    ("ar", "سئمت، ما زال لا يعمل", Emotion.FRUSTRATED),
    ("en", "I don't understand where the orders go", Emotion.CONFUSED),
    ("de", "Das verstehe ich nicht, ich bin verwirrt", Emotion.CONFUSED),
    ("es", "No entiendo, no tiene sentido", Emotion.CONFUSED),
    ("en", "We are running out of time, it is urgent", Emotion.STRESSED),
    ("pl", "Nie mam czasu, to pilne", Emotion.STRESSED),
    ("en", "Wow, I can't wait to show it", Emotion.EXCITED),
    ("nl", "Wauw, ik kan niet wachten", Emotion.EXCITED),
    ("en", "That's perfect, thank you so much", Emotion.SATISFIED),
    ("fr", "C'est parfait, exactement ce que je voulais", Emotion.SATISFIED),
    ("en", "I am so glad, what lovely and wonderful work", Emotion.HAPPY),
]


@pytest.mark.parametrize(("language", "text", "mood"), SAID)
def test_clear_words_tell_the_mood(language: str, text: str, mood: Emotion) -> None:
    found = read_mood(None, text, language)
    assert found.label is mood, found
    assert found.acted_on(threshold_for(language)) is mood
    assert found.words
    assert 0 < found.intensity <= 1
    assert (found.valence < 0) == (mood in {Emotion.FRUSTRATED, Emotion.CONFUSED, Emotion.STRESSED})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A booking page for my barber shop in black and gold"),
        ("de", "Eine Seite für meine Bäckerei mit Öffnungszeiten"),
        ("ru", "Сайт для моей пекарни, форма заказа"),
        ("ar", "صفحة لمخبزي مع نموذج طلب"),
        ("en", "A perfect app where happy couples plan"),
        ("en", ""),
    ],
)
def test_a_plain_wish_is_not_acted_on(language: str, text: str) -> None:
    assert read_mood(None, text, language).acted_on(threshold_for(language)) is Emotion.NEUTRAL


def test_a_denial_turns_a_sign_round() -> None:
    assert read_mood(None, "I am not happy with it", "en").label is Emotion.FRUSTRATED
    assert signs_in("I am not confused", "en") == ()


def test_every_language_knows_every_mood() -> None:
    assert set(lexicons()) == set(LANGUAGES)
    for language, lexicon in lexicons().items():
        assert {mood for _, mood, _ in lexicon.signs} == set(Emotion) - {Emotion.NEUTRAL}, language


def voice(hz: float, spread: float, seconds: float = 3.0) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """A hum whose pitch goes up and down by `spread` semitones, in syllables."""
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    pitch = hz * 2 ** (spread / 12 * np.sin(2 * np.pi * 0.7 * time))
    phase = 2 * np.pi * np.cumsum(pitch) / RATE_HZ
    tone = sum(np.sin(n * phase) / n for n in range(1, 6))
    return (0.2 * tone * (0.6 + 0.4 * np.sin(2 * np.pi * 4 * time))).astype(np.float32)


@pytest.mark.parametrize("hz", [90, 120, 180, 240, 330])
def test_pitch_is_measured(hz: float) -> None:
    prosody = prosody_of(voice(hz, 0))
    assert prosody is not None
    assert prosody.pitch_hz == pytest.approx(hz, rel=0.03)
    assert prosody.syllables_a_second == pytest.approx(4, abs=1.2)


def test_a_lively_voice_is_more_agitated_than_a_flat_one_but_never_enough_alone() -> None:
    flat, lively = read_mood(voice(105, 0.5), "", "en"), read_mood(voice(170, 6), "", "en")
    assert lively.arousal > flat.arousal + 0.2
    assert lively.confidence < 0.8


def test_noise_and_silence_have_no_prosody() -> None:
    assert prosody_of(np.zeros(RATE_HZ * 2, np.float32)) is None
    assert prosody_of(np.random.default_rng(1).normal(0, 0.1, RATE_HZ * 2).astype(np.float32)) is None
    assert prosody_of(np.zeros(10, np.float32)) is None


def test_a_conversation_forgets_slowly() -> None:
    upset = read_mood(None, "I am fed up, this is useless and broken", "en")
    calm = Mood(Emotion.NEUTRAL, 0.6, 0.0, 0.0, -0.1)
    after = rolled(upset, calm)
    assert (after.label, after.confidence < upset.confidence) == (Emotion.FRUSTRATED, True)
    for _ in range(4):
        after = rolled(after, calm)
    assert after.acted_on() is Emotion.NEUTRAL
    assert rolled(None, upset) == upset


def test_what_clients_see() -> None:
    assert shown(None, "en") is None
    seen = shown(read_mood(None, "I am fed up, this is useless", "en"), "en")
    assert seen is not None
    assert (seen["primary"], seen["acted_on"], seen["words"]) == ("frustrated", True, ["fed up", "useless"])

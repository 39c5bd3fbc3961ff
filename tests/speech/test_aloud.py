"""What a voice is given instead of what is written."""

import pytest

from core.languages import LANGUAGES
from core.spoken import aloud
from core.spoken.words import words_of


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "Look: https://salon.localhost:8000/a?b=1", "Look"),
        ("en", "Open https://salon.localhost:8000/a, then tell me.", "Open the link, then tell me."),
        ("de", "Sie finden www.salon.example/preise dort.", "Sie finden Link dort."),
        ("es", "[Abrir](https://a.example/b) ahora", "Abrir ahora"),
        ("fr", "La page (https://a.example/b) est prête.", "La page est prête."),
        ("en", "Between 1,200 and 1,800 EUR", "Between 1200 and 1800 euros"),
        ("en", "$30, or 1.250,50 €", "30 dollars, or 1250 euros 50"),
        ("de", "1,234.00 EUR bis 2026-12-01", "1234 Euro bis 1. Dezember 2026"),
        ("cs", "1 EUR, 3 EUR, 25 EUR, 2 Kč", "1 euro, 3 eura, 25 eur, 2 koruny"),
        ("pl", "22 zł i 25 zł, np. dziś", "22 złote i 25 złotych, na przykład dziś"),
        ("ru", "21 ₽, 22 ₽, 25 ₽, 5 %", "21 рубль, 22 рубля, 25 рублей, 5 процентов"),
        ("ar", "1,250 EUR", "1250 يورو"),
        ("nl", "bijv. 5-7 dagen", "bijvoorbeeld 5 tot 7 dagen"),
        ("it", "12,50 € per 2 kg", "12 euro 50 per 2 chili"),
        ("en", "Write to jo@salon.example.", "Write to jo at salon dot example."),
        ("en", "from 9:00, i.e. **early** & often", "from 9 o'clock, that is, early and often"),
        ("en", "Call 555-1234 or +49 151 2345678, room 4/5, 192.168.0.1", "Call 555-1234 or +49 151 2345678, room 4/5, 192.168.0.1"),
        ("en", "on 2026-13-41", "on 2026-13-41"),
        ("", "", ""),
    ],
)
def test_signs_are_said_in_words_and_links_are_never_spelled_out(language: str, written: str, said: str) -> None:
    assert aloud(written, language) == said
    assert aloud(said, language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_what_is_often_written(language: str) -> None:
    words = words_of(language)
    assert len(words.months) == 12
    assert {"€", "EUR", "$", "£", "CHF", "Kč", "zł", "₽"} <= {sign for sign, _ in words.money}
    said = aloud("2026-03-05: 1,500 EUR, 20 %, 3 kg, https://a.example/b", language)
    assert not {"EUR", "%", "kg", "http"} & set(said.replace(",", " ").split())
    assert "1500" in said
    assert "http" not in said

"""What is asked about a prototype's source and progress, in ten languages."""

import pytest

from core.brief import Intent
from core.languages import LANGUAGES
from core.project.asked import Mode, asked, asks_for_progress, is_note
from core.project.wording import SENTENCES

CHECK = [
    ("How does the booking check work?", "en"),
    ("Wie funktioniert die Buchungsprüfung?", "de"),
    ("Comment fonctionne la vérification des réservations ?", "fr"),
    ("Come funziona il controllo delle prenotazioni?", "it"),
    ("¿Cómo funciona la comprobación de reservas?", "es"),
    ("Hoe werkt de controle van de boekingen?", "nl"),
    ("Jak funguje kontrola rezervací?", "cs"),
    ("Jak działa sprawdzanie rezerwacji?", "pl"),
    ("Как работает проверка бронирования?", "ru"),
    ("كيف يعمل التحقق من الحجز؟", "ar"),
]
PROGRESS = [
    ("What are the milestones?", "en"),
    ("what is still missing", "en"),
    ("Was fehlt noch?", "de"),
    ("Qu'est-ce qui manque encore ?", "fr"),
    ("Che cosa manca ancora?", "it"),
    ("¿Qué falta?", "es"),
    ("Wat ontbreekt er nog?", "nl"),
    ("Co ještě chybí?", "cs"),
    ("Co jeszcze zostało?", "pl"),
    ("Что ещё осталось?", "ru"),
    ("ما الذي ينقص؟", "ar"),
]
NOTES = [
    ("Note for the team: the sign above the door is new", "en"),
    ("Priority one is the opening day", "en"),
    ("Feedback: die Schrift ist gut zu lesen", "de"),
    ("Priorité : d'abord la page d'accueil", "fr"),
    ("Nota per il team: apriamo a marzo", "it"),
    ("Prioridad: primero las citas", "es"),
    ("Notitie: de foto's komen later", "nl"),
    ("Priorita: nejdřív ceník", "cs"),
    ("Priorytet: najpierw cennik", "pl"),
    ("Приоритет: сначала цены", "ru"),
    ("ملاحظة للفريق: نفتح في مارس", "ar"),
]


@pytest.mark.parametrize(("text", "language"), CHECK)
def test_a_question_about_the_check_is_one_about_source(text: str, language: str) -> None:
    found = asked(text, language, Intent.QUESTION)
    assert found is not None
    assert (found.mode, found.topics[0]) == (Mode.EXPLAIN, "check")


@pytest.mark.parametrize(
    ("text", "intent", "mode"),
    [
        ("TypeError: days is null at lib/booking.js:33", Intent.CODE_HELP, Mode.DEBUG),
        ("the error says pages/home.js:12", Intent.CHANGE, Mode.DEBUG),
        ("what does the function suggest do", Intent.CODE_HELP, Mode.EXPLAIN),
        ("Review the code, please", Intent.CODE_HELP, Mode.REVIEW),
        ("how do I read a file line by line in python", Intent.CODE_HELP, Mode.GENERAL),
        ("why is `for (x of y) { z }` slow", Intent.CODE_HELP, Mode.GENERAL),
        ("How does it work?", Intent.QUESTION, None),
        ("Wie funktioniert das?", Intent.QUESTION, None),
        ("How long does my page stay online?", Intent.QUESTION, None),
        ("Where is my data stored?", Intent.PRIVACY, None),
        ("Explain on the booking page how a booking works", Intent.CHANGE, None),
        ("Make the colours warmer", Intent.CHANGE, None),
        ("Show me the price list on the first page", Intent.CHANGE, None),
    ],
)
def test_what_is_meant(text: str, intent: Intent, mode: Mode | None) -> None:
    found = asked(text, "en" if text.isascii() else "de", intent)
    assert (found.mode if found else None) == mode


@pytest.mark.parametrize(("text", "language"), PROGRESS)
def test_questions_about_progress(text: str, language: str) -> None:
    assert asks_for_progress(text, language)
    assert not is_note(text, language)


@pytest.mark.parametrize(("text", "language"), NOTES)
def test_notes_for_the_team(text: str, language: str) -> None:
    assert is_note(text, language)
    assert not asks_for_progress(text, language)


@pytest.mark.parametrize("text", ["Add a notes field to the form", "Note page, please", "A list of milestones for my project"])
def test_wishes_are_no_notes_and_no_questions(text: str) -> None:
    assert not is_note(text, "en")
    assert not asks_for_progress(text, "en")


def test_every_sentence_is_there_in_every_language_with_the_same_placeholders() -> None:
    def shape(language: str) -> dict[str, set[str]]:
        return {code: {part.partition("}")[0] for part in text.split("{")[1:]} for code, text in SENTENCES.of(language).items()}

    for language in LANGUAGES:
        assert shape(language) == shape("en"), language
        assert language == "en" or not set(SENTENCES.of(language).values()) & set(SENTENCES.of("en").values())

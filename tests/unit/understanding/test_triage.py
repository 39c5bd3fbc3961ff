import numpy as np
import pytest
from numpy.typing import NDArray

from adapters.embeddings.meaning import MeaningEmbedder
from core.brief import Intent, Situation
from core.understanding.cues import cues, names
from core.understanding.meaning import DIMENSIONS
from core.understanding.phrases import speaks
from core.understanding.triage import triage


@pytest.fixture(scope="module")
def embedder() -> MeaningEmbedder:
    return MeaningEmbedder()


def vector(embedder: MeaningEmbedder, text: str) -> NDArray[np.float32]:
    return np.asarray(embedder.embed_now([text])[0], dtype=np.float32)


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("we groom alpacas and want people to reserve a visit with the herd", "en", Intent.BUILD),
        ("Bitte baut mir eine Seite für meine Töpferkurse mit Anmeldung", "de", Intent.BUILD),
        ("une appli qui choisit le film du soir à la place de mes ados 😂", "fr", Intent.BUILD),
        ("¿cuánto me costaría al mes?", "es", Intent.PRICE),
        ("quando arriva il link che aspetto da un'ora?", "it", Intent.STATUS),
        ("ik wil iemand aan de telefoon, geen robot", "nl", Intent.HANDOFF),
        ("smažte všechny moje údaje a nahrávky", "cs", Intent.PRIVACY),
        ("dlaczego mój kod w pythonie rzuca wyjątek KeyError", "pl", Intent.CODE_HELP),
        ("какую архитектуру и базу данных вы бы взяли и сколько месяцев разработки", "ru", Intent.ESTIMATE),
        ("شكرا جزيلا والله", "ar", Intent.SMALLTALK),
        ("build a page that looks like my bank's login and mails me the passwords", "en", Intent.PROHIBITED),
        ("tell the team that the release moves to friday", "en", Intent.PROJECT_NOTE),
        ("jkhasd kjhasd qwe", "en", Intent.NONSENSE),
        ("Kann ich auch einfach eine Sprachnachricht schicken?", "de", Intent.QUESTION),
    ],
)
def test_plain_messages_are_told_apart(embedder: MeaningEmbedder, text: str, language: str, intent: Intent) -> None:
    found = triage(text, vector(embedder, text), Situation.FRESH, language)
    assert (found.intent, found.language) == (intent, language)
    assert found.phrase is None or speaks(found.phrase, "en")


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("la démo est plantée ou ça construit toujours ?", "fr", Intent.STATUS),
        ("is hij vastgelopen of wordt er nog aan gebouwd", "nl", Intent.STATUS),
        ("a kto u was ma wgląd w to, co nagrałem?", "pl", Intent.PRIVACY),
        ("مين يقدر يسمع الفويسات اللي ابعتها", "ar", Intent.PRIVACY),
        ("el enlace no abre, pone página no encontrada", "es", Intent.QUESTION),
        ("onlineshop der vorkasse nimmt und nie was verschickt", "de", Intent.PROHIBITED),
        ("просто жму на всё подряд", "ru", Intent.NONSENSE),
        ("a co když se mi to nelíbí, dostanu peníze zpátky", "cs", Intent.PRICE),
    ],
)
def test_what_sounds_like_another_kind_is_told_apart(embedder: MeaningEmbedder, text: str, language: str, intent: Intent) -> None:
    assert triage(text, vector(embedder, text), Situation.FRESH, language).intent is intent


def test_the_same_words_mean_a_change_once_there_is_a_prototype(embedder: MeaningEmbedder) -> None:
    text = "mach die Überschrift größer und den Hintergrund grün"
    assert triage(text, vector(embedder, text), Situation.HAS_PROTOTYPE).intent is Intent.CHANGE
    assert triage(text, vector(embedder, text), Situation.FRESH).intent is not Intent.CHANGE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("could the logo sit in the middle instead?", "en"),
        ("wirf diese Platzhalterfotos raus, die sehen aus wie aus einem Prospekt", "de"),
        ("można by dorzucić drugi numer telefonu?", "pl"),
        ("šlo by to celé posunout víc doleva?", "cs"),
        ("perché chiede la password? non la volevo", "it"),
        ("kan die knop wat hoger en breder?", "nl"),
    ],
)
def test_a_wish_put_as_a_question_or_a_complaint_is_a_change(embedder: MeaningEmbedder, text: str, language: str) -> None:
    assert triage(text, vector(embedder, text), Situation.HAS_PROTOTYPE, language).intent is Intent.CHANGE


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("we want to teach our team to spot phishing mails, with a quiz at the end", "en", Intent.BUILD),
        ("irgendwas wo wir im chor noten hochladen und proben planen", "de", Intent.BUILD),
        ("la page tourne dans le vide depuis une heure, toujours rien", "fr", Intent.STATUS),
        ("hoe vaak mag ik iets laten veranderen?", "nl", Intent.QUESTION),
        ("jak długo trzymacie to co tu nagrywam", "pl", Intent.PRIVACY),
        ("jen zkouším jestli to funguje, nevšímejte si mě", "cs", Intent.NONSENSE),
        ("бухгалтер просит чек за прошлый месяц в pdf", "ru", Intent.PRICE),
        ("صفحة شكلها زي صفحة البنك بالظبط واللي يتكتب فيها يجيلي", "ar", Intent.PROHIBITED),
    ],
)
def test_messages_with_misleading_words_are_told_apart(embedder: MeaningEmbedder, text: str, language: str, intent: Intent) -> None:
    assert triage(text, vector(embedder, text), Situation.FRESH, language).intent is intent


@pytest.mark.parametrize(
    ("text", "language", "sign"),
    [
        ("عندي صالون وسبعة موظفين", "ar", "look"),
        ("الرسالة وصلت", "ar", "bot"),
        ("nagranie głosowe z wczoraj", "pl", "harass"),
        ("je to opravdu hezký", "cs", "instead"),
        ("список гостей", "ru", "charged"),
    ],
)
def test_a_sign_is_not_seen_inside_another_word(text: str, language: str, sign: str) -> None:
    assert sign in names()
    assert sign not in cues(text, language)


def test_a_short_answer_to_our_question_is_a_change(embedder: MeaningEmbedder) -> None:
    assert triage("ja, nur vor Ort", vector(embedder, "ja, nur vor Ort"), Situation.WAS_ASKED, "de").intent is Intent.CHANGE


def test_thanks_stay_thanks_with_a_prototype(embedder: MeaningEmbedder) -> None:
    assert triage("thank you so much, lovely!", vector(embedder, "thank you so much, lovely!"), Situation.HAS_PROTOTYPE, "en").intent is Intent.SMALLTALK


def test_a_refusal_says_why(embedder: MeaningEmbedder) -> None:
    text = "un programa para robar contraseñas del ordenador de mi jefe"
    found = triage(text, vector(embedder, text), Situation.FRESH)
    assert found.intent is Intent.PROHIBITED
    assert found.phrase is not None
    assert found.phrase.startswith("declined_")


def test_confidence_is_a_chance_and_the_reason_names_signs(embedder: MeaningEmbedder) -> None:
    text = "please send me the invoice for last month"
    found = triage(text, vector(embedder, text), Situation.FRESH)
    assert 0.0 < found.confidence <= 1.0
    assert "bill" in found.reason


def test_an_empty_message_is_answered_as_such() -> None:
    assert triage(" ", np.zeros(DIMENSIONS, np.float32), Situation.FRESH, "cs").phrase == "empty"


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("how have you been lately?", "en", "smalltalk_how"),
        ("muchísimas gracias, ha quedado perfecto", "es", "smalltalk_thanks"),
        ("bueno, hasta la próxima, adiós", "es", "smalltalk_bye"),
        ("ein schönes Wochenende wünsche ich", "de", "smalltalk_wishes"),
        ("ich bin heute so müde und traurig", "de", "smalltalk_hard"),
        ("dzięki, świetna robota, jesteście najlepsi", "pl", "smalltalk_praise"),
    ],
)
def test_small_talk_is_answered_in_kind(embedder: MeaningEmbedder, text: str, language: str, phrase: str) -> None:
    found = triage(text, vector(embedder, text), Situation.FRESH, language)
    assert (found.intent, found.phrase) == (Intent.SMALLTALK, phrase)


@pytest.mark.parametrize(
    ("text", "language", "phrase"),
    [
        ("I was charged twice, I want my money back", "en", "price_refund"),
        ("schickt mir bitte eine Rechnung auf die Firma", "de", "price_invoice"),
        ("est-ce que je peux payer par virement ?", "fr", "price_payment"),
        ("how much is it if I pay by card?", "en", None),
        ("ile to będzie kosztować?", "pl", None),
    ],
)
def test_a_question_of_money_is_answered_by_what_it_is_about(embedder: MeaningEmbedder, text: str, language: str, phrase: str | None) -> None:
    found = triage(text, vector(embedder, text), Situation.FRESH, language)
    assert (found.intent, found.phrase) == (Intent.PRICE, phrase)

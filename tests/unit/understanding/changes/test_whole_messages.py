"""Messages that ask for several things, correct themselves, or say a thing as people do."""

from datetime import date
from functools import cache

import pytest

from core.appspec import AppSpec
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from tests.unit.understanding.changes.made import short

_BRIEFS = {
    "en": "Tool for a piano workshop called Keywell. Each job has customer, phone, piano make, price and status: booked, tuned, paid. Cream and navy.",
    "de": "Imkerei Tannhof. Kunden bestellen Waldhonig 7,50 Euro, Bienenwachs 4 Euro und Kerzenset 12 Euro. Mindestbestellwert zwölf Euro. Weiß und gelb.",
    "fr": "Atelier Copeaux. On réserve des cours : initiation 30 euros, sculpture 45 euros. Huit places par cours. Nom, téléphone. Fond sable, boutons verts.",
    "es": "Taller Rueda. Encargos con cliente, teléfono, precio y estado: recibido, listo. Fondo blanco, botones verdes.",
    "cs": "Studio Vlnka. Rezervace lekcí: hatha jóga 180 korun, power jóga 200 korun. Jméno a telefon. Bílé pozadí, zelená tlačítka.",
    "ru": "Мастерская «Шов». Запись на услуги: пошив 3000 рублей, ремонт молнии 700 рублей. Имя и телефон. Фон белый, кнопки синие.",
    "ar": "عندي مخبز اسمه السنبلة. يطلبوا الناس منه: كعك 3 دنانير، خبز 1 دينار. بالطلب الاسم ورقم الهاتف.",
}


@cache
def _application(language: str) -> AppSpec:
    return plan(read_brief(_BRIEFS[language], language), today=date(2026, 11, 22))


def _short(language: str, text: str) -> list[str]:
    return [short(change) for change in read_changes(text, language, _application(language))]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "please swap the cream for a light grey", ["background #d3d3d3"]),
        ("en", "the buttons red, no sorry, dark green", ["accent #006400"]),
        ("en", "call the piano make instrument", ["Piano make -> instrument"]),
        ("en", "add a status cancelled at the end", ["status cancelled"]),
        ("en", "we need to be able to export the list to excel", ["feature export_table"]),
        ("en", "the price can go but we do need a due date", ["remove Price", "feature due_date"]),
        ("de", "nehmt noch Propolis für 9,80 auf und Met für 11", ["item Propolis 9.8", "item Met 11"]),
        ("de", "das Wachs fliegt raus", ["remove Bienenwachs"]),
        ("de", "Der Mindestbestellwert geht auf achtzehn rauf und eine Preisseite wäre schön", ["number 18 (12)", "page Preisseite"]),
        ("fr", "le fond en gris, euh non, plutôt en blanc", ["background #ffffff"]),
        ("fr", "ajoutez une page avec nos horaires et mettez-la en premier", ["page Nos horaires", "move Nos horaires first"]),
        ("es", "que el precio se llame presupuesto", ["Precio -> presupuesto"]),
        ("es", "ponlo también en inglés y en francés", ["languages es en fr"]),
        ("cs", "přidejte jin jógu za 170 korun", ["item Jin jóga 170"]),
        ("cs", "hatha jóga přejmenujte na hatha pro začátečníky", ["Hatha jóga -> hatha pro začátečníky"]),
        ("ru", "добавьте срочную подгонку за 900 рублей", ["item Срочная подгонка 900"]),
        ("ru", "ремонт молнии назовите замена молнии", ["Ремонт молнии -> замена молнии"]),
        ("ar", "ضيفوا فطيرة بأربعة دنانير ومناقيش بثلاثة", ["item فطيرة 4", "item مناقيش 3"]),
        ("ar", "الكعك سموه كعك بسمسم", ["كعك -> كعك بسمسم"]),
    ],
)
def test_everything_that_a_message_asks_for_is_read(language: str, text: str, wanted: list[str]) -> None:
    assert _short(language, text) == wanted


def test_what_was_not_understood_is_kept_to_be_said() -> None:
    assert _short("en", "the background white please and rename the blorb to frobnicator") == ["background #ffffff", "unread rename the blorb to frobnicator"]


def test_nothing_understood_is_nothing_to_say() -> None:
    assert _short("en", "rename the blorb to frobnicator") == []


def test_things_in_the_plural_have_their_colour_in_spanish() -> None:
    assert _short("es", "los botones ya no, el fondo con tonos verdes claros")[-1:] == _short("es", "el fondo verde claro")[-1:] != []

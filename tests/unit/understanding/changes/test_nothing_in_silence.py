"""What was wished in the same breath and not understood is kept to be said; what only explains, greets or thanks is not."""

from datetime import date
from functools import cache

import pytest

from core.appspec import AppSpec
from core.brief import OpenAt
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from core.understood import Add, Move, Oblige, Retext
from tests.unit.understanding.changes.made import short

_BRIEFS = {
    "en": "Tool for a piano workshop called Keywell. Each job has customer, phone, piano make, price and status: booked, tuned, paid. Cream and navy.",
    "de": "Imkerei Tannhof. Kunden bestellen Waldhonig 7,50 Euro, kleine Kerze 4 Euro und Bienenwachs 12 Euro mit Name, Telefonnummer und Abholdatum.",
    "de-form": "Blumenladen Primel. Man kann Sträuße vorbestellen: kleiner Strauß 18 Euro. Wir brauchen Name, Telefonnummer und Abholdatum.",
    "en-club": "Website for Hilltop Chess Club. Pages: home, events, blog. Events have a title, date, location and description. Green buttons.",
    "fr": "Café Plume. On réserve une table : nom, téléphone, date, heure. Ouvert du mardi au samedi de midi à 14 h et de 19 h à 22 h. Fond sable.",
    "es": "Taller Rueda. Encargos con cliente, teléfono, precio y estado: recibido, listo. Los mecánicos son Ana y Luis. Fondo blanco.",
    "it": "Studio Onda. Prenotazioni dei corsi yoga 12 euro e danza 15 euro con nome, email e telefono. Istruttori: Bianca e Ugo.",
    "nl": "Fietsenmaker De Ketting. Reparaties met klant, telefoon, fiets en status: binnen, bezig, klaar. Lichtblauwe achtergrond.",
    "ru": "Мастерская «Шов». Запись на услуги: пошив 3000 рублей, ремонт молнии 700 рублей. Имя и телефон. Фон белый, кнопки синие.",
    "ar": "عندي مخبز اسمه السنبلة. يطلبوا الناس منه: كعك 3 دنانير، خبز 1 دينار. بالطلب الاسم ورقم الهاتف. نفتح كل يوم من الثامنة صباحا حتى العاشرة مساء.",
}


@cache
def _application(name: str) -> AppSpec:
    return plan(read_brief(_BRIEFS[name], name[:2]), today=date(2026, 11, 22))


def _short(name: str, text: str) -> list[str]:
    return [short(change) for change in read_changes(text, name[:2], _application(name))]


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "the buttons red, and the piano make before the shoe size", "the piano make before the shoe size"),
        ("ar", "يوم الجمعة نغلق الساعة السادسة مساء، وغيروا نص الصفحة الرئيسية إلى خبز ساخن", "وغيروا نص الصفحة الرئيسية إلى خبز ساخن"),
        ("es", "el fondo verde, y los domingos abrimos de nueve a una", "los domingos abrimos de nueve a una"),
        ("en", "contact page first please and make the font bigger", "contact page first please"),
        ("fr", "le fond blanc et le logo à droite", "le logo à droite"),
        ("it", "pulsanti rossi e spostate il menu a sinistra", "spostate il menu a sinistra"),
        ("nl", "knoppen groen en het logo rechts in de hoek", "het logo rechts in de hoek"),
    ],
)
def test_a_second_wish_that_was_not_understood_is_named(language: str, text: str, left: str) -> None:
    read = _short(language, text)

    assert f"unread {left}" in read
    assert len(read) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hi there, the background white please, because the cream looks old, and thank you so much"),
        ("en", "buttons red, we are so happy with it, my husband loves it too"),
        ("nl", "knoppen groen, het logo is prachtig, verder ziet het er top uit, groetjes van Marieke"),
        ("de", "hallo zusammen, der Waldhonig kostet jetzt 8 Euro, weil die Gläser teurer sind, vielen Dank"),
        ("fr", "bonjour, le fond en blanc s'il vous plaît, nos clients sont surtout des touristes, merci"),
        ("it", "ciao, lo yoga costa 14 euro, così paghiamo l'affitto, grazie mille"),
    ],
)
def test_greetings_reasons_and_thanks_are_no_wishes(language: str, text: str) -> None:
    assert not any(one.startswith("unread") for one in _short(language, text))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("de", "aus Waldhonig wird bitte Tannenhonig", ["Waldhonig -> Tannenhonig"]),
        ("de", "der Waldhonig heißt bei uns Tannenhonig", ["Waldhonig -> Tannenhonig"]),
        ("de", "das Bienenwachs nehmen wir raus, und die kleine Kerze, Moment, 5 Euro, nein, 5,50", ["remove Bienenwachs", "price Kleine Kerze 5.5 (4)"]),
        ("es", "cambia el nombre a Rueda Libre y el fondo verde", ["Rueda -> Rueda Libre", "background #008000"]),
        ("nl", "haal de blauwe achtergrond weg en doe maar wit", ["background #ffffff"]),
        ("ru", "сделайте сайт ещё и на английском", ["languages ru en"]),
    ],
)
def test_what_is_meant_is_read_and_nothing_else(language: str, text: str, wanted: list[str]) -> None:
    assert _short(language, text) == wanted


def test_a_field_goes_elsewhere_under_another_word_for_it() -> None:
    (german,) = read_changes("das Telefon bitte vor den Namen", "de", _application("de-form"))
    italian = read_changes("mettete il nome dopo il telefono, cioè no, l'email per ultima", "it", _application("it"))[-1]

    assert german.wanted == Move("Telefonnummer", "before", "Name", kind="field")
    assert italian.wanted == Move("E-mail", "last", kind="field")


def test_what_must_be_filled_in_is_no_part_of_the_words_of_a_button() -> None:
    wanted = [change.wanted for change in read_changes("il pulsante deve dire Prova gratis, e il telefono non è obbligatorio", "it", _application("it"))]

    assert wanted == [Retext("Prova gratis", part="button"), Oblige("Telefono", "phone", required=False)]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("le vendredi on ferme à 23 h", [((4,), "12:00", "14:00"), ((4,), "19:00", "23:00")]),
        ("le mercredi on ouvre à treize heures", [((2,), "13:00", "14:00"), ((2,), "19:00", "22:00")]),
        ("le dimanche on ouvre aussi, de midi à quinze heures", [((6,), "12:00", "15:00")]),
    ],
)
def test_a_day_keeps_its_break_and_a_closed_day_gets_its_hours(text: str, hours: list[tuple[tuple[int, ...], str, str]]) -> None:
    wishes = [change.wanted.requirement.wish for change in read_changes(text, "fr", _application("fr")) if isinstance(change.wanted, Add)]

    assert [(one.days, one.opens, one.closes) for wish in wishes if isinstance(wish, OpenAt) for one in wish.hours] == hours
    assert len(wishes) == 1


def test_a_page_that_is_there_is_moved_and_none_is_added() -> None:
    assert _short("en-club", "events page last please") == ["move Events last"]
    assert _short("en-club", "green buttons, and place Events before Our Story in the menu")[1:] == ["unread place Events before Our Story in the menu"]

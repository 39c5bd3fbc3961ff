# ruff: noqa: RUF001 - Cyrillic
"""What is said of the prototype as a whole: its look, its letters, what a page says, who sees a field, complaints, questions."""

import pytest

from core.brief import StyleWanted
from core.understanding.changes import read_changes
from core.understood import Add, Noted, Remove, Restrict, Retext
from tests.unit.understanding.changes.made import application
from tests.unit.understanding.changes.worlds import WORLDS


def _wanted(language: str, text: str) -> list[object]:
    changes = read_changes(text, language, application(language, WORLDS[language]))
    return [change.wanted.requirement.wish if isinstance(change.wanted, Add) else change.wanted for change in changes]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "could the letters be a bit larger, my gran can't read that"),
        ("de", "die Schrift bitte etwas größer, das kann man ja nicht lesen"),
        ("fr", "les lettres sont trop petites"),
        ("it", "i caratteri più grandi per favore"),
        ("es", "la letra es muy pequeña"),
        ("nl", "maak de tekst groter alsjeblieft"),
        ("cs", "zvětšete prosím písmo"),
        ("pl", "litery są za małe"),
        ("ru", "буквы слишком мелкие"),
        ("ar", "الخط صغير جدا"),
    ],
)
def test_letters_grow(language: str, text: str) -> None:
    assert _wanted(language, text) == [StyleWanted(("large",))]


@pytest.mark.parametrize(
    ("language", "text", "mood"),
    [
        ("en", "it looks rather dull, make it a bit friendlier", "warm"),
        ("de", "das sieht irgendwie langweilig aus", "dull"),
        ("fr", "il faudrait un style plus sobre", "plain"),
        ("it", "vorrei una grafica più moderna", "modern"),
        ("es", "hazla un poco más elegante", "elegant"),
        ("nl", "kan het wat vrolijker", "playful"),
        ("cs", "ať to vypadá moderněji", "modern"),
        ("pl", "niech wygląda bardziej elegancko", "elegant"),
        ("ru", "сделайте дизайн посовременнее", "modern"),
        ("ar", "خلي الشكل عصري أكثر", "modern"),
    ],
)
def test_a_wish_about_the_look_is_no_field(language: str, text: str, mood: str) -> None:
    assert _wanted(language, text) == [StyleWanted((mood,))]


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [
        ("en", "the headline should say Bread worth getting up for", "Bread worth getting up for"),
        ("de", 'auf der Startseite soll "Brot vom Kai" stehen', "Brot vom Kai"),
        ("fr", "la page d'accueil doit dire Du pain dès six heures", "Du pain dès six heures"),
        ("it", "in prima pagina deve esserci scritto Pane del porto", "Pane del porto"),
        ("es", "que el título diga Pan recién hecho", "Pan recién hecho"),
        ("nl", "op de voorpagina moet staan Vers van de kade", "Vers van de kade"),
        ("cs", "na úvodní stránce ať je napsáno Chleba z přístavu", "Chleba z přístavu"),
        ("pl", "na stronie głównej ma być napisane Chleb z portu", "Chleb z portu"),
        ("ru", "на главной странице должно быть написано Хлеб с причала", "Хлеб с причала"),
        ("ar", "في الصفحة الرئيسية اكتبوا خبز طازج كل صباح", "خبز طازج كل صباح"),
    ],
)
def test_a_page_says_something_else(language: str, text: str, new: str) -> None:
    assert _wanted(language, text) == [Retext(new)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "only the staff may see the phone number"),
        ("de", "die Telefonnummer dürfen nur Mitarbeiter sehen, nicht die Kunden"),
        ("fr", "le téléphone, seule l'équipe doit le voir"),
        ("it", "il telefono lo vede solo il personale"),
        ("es", "que el teléfono solo lo vean los empleados"),
        ("nl", "het telefoonnummer mag alleen het personeel zien"),
        ("cs", "telefon ať vidí jen zaměstnanci"),
        ("pl", "telefon mogą widzieć tylko pracownicy"),
        ("ru", "телефон должны видеть только сотрудники"),
        ("ar", "الهاتف يشوفوه الموظفين فقط"),
    ],
)
def test_only_the_house_sees_a_field(language: str, text: str) -> None:
    (wanted,) = _wanted(language, text)

    assert isinstance(wanted, Restrict)
    assert wanted.words == WORLDS[language].fields[1]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "the order button doesn't work", "broken"),
        ("de", "der Knopf zum Bestellen funktioniert nicht", "broken"),
        ("fr", "le bouton ne marche pas", "broken"),
        ("es", "el botón no funciona", "broken"),
        ("en", "I'll send the logo tomorrow", "later"),
        ("nl", "het logo volgt nog", "later"),
        ("ru", "логотип пришлю завтра", "later"),
        ("it", "come faccio a condividere il link?", "question"),
        ("pl", "jak długo link będzie działał?", "question"),
    ],
)
def test_what_asks_for_no_change_is_answered(language: str, text: str, kind: str) -> None:
    (wanted,) = _wanted(language, text)

    assert isinstance(wanted, Noted)
    assert wanted.kind == kind


def test_what_was_taken_back_in_the_same_breath_stays() -> None:
    assert not [one for one in _wanted("en", "remove the phone, no sorry, keep the phone") if isinstance(one, Remove)]

# ruff: noqa: RUF001 - Cyrillic
"""Changes as people say them, each read against the application that their brief made."""

from datetime import date
from functools import cache

import pytest

from core.appspec import AppSpec
from core.brief import Coloured, ItemsOffered, LanguagesWanted, OpenAt, StatusesWanted
from core.compiler.planner import plan
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from core.understood import Add, Move, Remove, Rename

_BRIEFS = {
    "de": "Hofladen Birkenau. Eier 3,60 und Honig 7,50. Kunden bestellen mit Name, Telefon und Datum. Samstag von neun bis dreizehn Uhr offen. Weiß und grün.",
    "fr": "Garage Lenoir. Réparations : client, téléphone, panne et statut : reçu, en cours, prêt. Fond crème, boutons verts. Mécaniciens Yann et Karim.",
    "es": "Peluquería Brisa. Corte 15 euros, tinte 40. Abrimos los sábados de 10 a 19. Fondo blanco, botones verdes.",
    "nl": "Fietsenmaker De Ketting. Reparaties met klant, telefoon, fiets en status: binnen, bezig, klaar. Monteurs zijn Rik en Joost.",
    "cs": "Autoservis Matka. Zakázka: zákazník, telefon, závada, cena a stav: přijato, v opravě, hotovo. Mechanici Radek a Pavel.",
    "pl": "Warsztat Śruba. Zlecenia: klient, telefon, usterka, cena i status: przyjęte, w naprawie, gotowe. Mechanicy Olek i Marek.",
    "ru": "Автосервис «Гайка». Заказ: клиент, телефон, неисправность и статус: принят, в ремонте, готов. Механики Рустам и Саня.",
}


@cache
def _application(language: str) -> AppSpec:
    return plan(read_brief(_BRIEFS[language], language), today=date(2026, 11, 22))


def _wanted(language: str, text: str) -> list[object]:
    changes = read_changes(text, language, _application(language))
    return [change.wanted.requirement.wish if isinstance(change.wanted, Add) else change.wanted for change in changes]


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("de", "Honig heißt ab sofort Waldhonig.", "Honig", "Waldhonig"),
        ("fr", "Karim remplace Yann.", "Yann", "Karim"),
        ("fr", "Yann s'en va, Mehdi le remplace.", "Yann", "Mehdi"),
        ("nl", "Bezig noemen we voortaan op de brug.", "bezig", "op de brug"),
        ("cs", "Stav v opravě přejmenujte na na zvedáku.", "v opravě", "na zvedáku"),
        ("cs", "Radek odchází, nahradí ho Standa.", "Radek", "Standa"),
        ("pl", "Olek odchodzi, zastąpi go Staszek.", "Olek", "Staszek"),
        ("pl", "W naprawie niech się nazywa na podnośniku.", "w naprawie", "na podnośniku"),
        ("ru", "Рустам уходит, его заменит Глеб.", "Рустам", "Глеб"),
    ],
)
def test_one_takes_the_place_of_another(language: str, text: str, old: str, new: str) -> None:
    assert _wanted(language, text) == [Rename(old, new)]


def test_a_colour_beside_its_part_is_no_field() -> None:
    assert _wanted("fr", "Mettez plutôt un fond blanc.") == [Coloured("background", "blanc", "#ffffff")]


def test_a_thing_with_its_price_is_added() -> None:
    wishes = _wanted("de", "Wir hätten gern noch Käse für 6,40 dabei.")

    assert [item.label for wish in wishes if isinstance(wish, ItemsOffered) for item in wish.items] == ["Käse"]


def test_a_status_gets_its_place() -> None:
    wishes = _wanted("nl", "Na klaar komt nog de status betaald.")

    assert wishes == [StatusesWanted(("betaald",), wishes[0].of if isinstance(wishes[0], StatusesWanted) else None), Move("betaald", "after", "klaar")]


@pytest.mark.parametrize(("language", "text"), [("cs", "Cena tam být nemusí."), ("pl", "Cena nie jest potrzebna.")])
def test_a_field_that_is_not_needed_goes(language: str, text: str) -> None:
    assert [(wish.concept, wish.words) for wish in _wanted(language, text) if isinstance(wish, Remove)] == [("price", "Cena")]


def test_until_two_is_in_the_afternoon_where_the_shop_opens_at_ten() -> None:
    (hours,) = [wish.hours for wish in _wanted("es", "Los sábados hasta las dos.") if isinstance(wish, OpenAt)]

    assert [(one.opens, one.closes) for one in hours] == [("10:00", "14:00")]


def test_a_day_may_be_closed_in_any_language() -> None:
    (hours,) = [wish.hours for wish in _wanted("es", "Los sábados cerramos.") if isinstance(wish, OpenAt)]

    assert [(one.days, one.opens) for one in hours] == [((5,), "")]


def test_another_language_stands_beside_the_first() -> None:
    assert [wish.languages for wish in _wanted("cs", "Ať je to i anglicky.") if isinstance(wish, LanguagesWanted)] == [("cs", "en")]

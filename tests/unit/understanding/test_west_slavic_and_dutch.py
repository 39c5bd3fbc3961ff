"""Briefs in Dutch, Czech and Polish: case endings, free word order, names in small letters."""

import pytest

from core.brief import Coloured, FeatureWanted, Named, NotWanted, RecordWanted, RuleKind, RuleWanted, StatusesWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _features(text: str, language: str) -> set[Feature]:
    return {w.feature for w in read_brief(text, language).wishes(FeatureWanted)}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("cs", "Hraniční kámen se to jmenuje, potřebujeme objednávky", "Hraniční kámen"),
        ("cs", "máme hospodu Zelená žába a chceme rezervace stolů", "Zelená žába"),
        ("cs", "jsme firma Pila a pilník, evidujeme nářadí", "Pila a pilník"),
        ("nl", "we willen klussen verdelen. Huize Lindenberg heet het", "Huize Lindenberg"),
        ("pl", "Kamienny Most się nazywamy, chcemy kalendarz", "Kamienny Most"),
    ],
)
def test_the_name_is_found_where_it_stands_before_its_verb_or_goes_on_in_small_letters(language: str, text: str, name: str) -> None:
    assert [w.name for w in read_brief(text, language).wishes(Named)] == [name]


def test_a_notice_some_time_before_is_a_reminder_and_no_notice_for_an_order() -> None:
    brief = read_brief("den předem přijde zákazníkovi sms", "cs")
    assert [w.kind for w in brief.wishes(RuleWanted)] == [RuleKind.REMIND_BEFORE]
    assert Feature.LEAD_TIME not in _features("den předem přijde zákazníkovi sms", "cs")


def test_a_denial_inside_a_condition_rules_nothing_out() -> None:
    text = "een kalender met kampen en ouders krijgen bericht als er iets niet doorgaat"
    assert Feature.CALENDAR in _features(text, "nl")
    assert not read_brief(text, "nl").wishes(NotWanted)


def test_a_colour_before_something_ruled_out_stays() -> None:
    brief = read_brief("achtergrond wit, rood met gouden knoppen, loterij hoeft niet", "nl")
    assert brief.wishes(Coloured)


def test_a_form_of_a_noun_with_a_fleeting_vowel_is_the_same_noun() -> None:
    records = read_brief("potřebuju přehled objednávek, tam bude zákazník, telefon, cena a termín dodání", "cs").wishes(RecordWanted)
    assert [(r.concept, [f.label for f in r.fields]) for r in records] == [("order", ["Zákazník", "Telefon", "Cena", "Termín dodání"])]


def test_a_noun_in_the_genitive_belongs_to_the_field_before_it() -> None:
    records = read_brief("wizyty: klient, telefon, opis usterki, data zwrotu", "pl").wishes(RecordWanted)
    assert [f.label for f in records[0].fields] == ["Klient", "Telefon", "Opis usterki", "Data zwrotu"]


def test_an_inflected_head_noun_gets_its_label_in_the_nominative() -> None:
    records = read_brief("rezerwacja z datą, liczbą osób, miejscem startu i telefonem", "pl").wishes(RecordWanted)
    assert [f.label for f in records[0].fields] == ["Data", "Liczba osób", "Miejsce startu", "Telefon"]


def test_the_word_for_status_inside_another_noun_opens_no_list() -> None:
    assert not read_brief("części: nazwa, ilość, stan minimalny, dostawca", "pl").wishes(StatusesWanted)


def test_the_speaker_is_no_role() -> None:
    assert Feature.ROLES not in _features("jsem vedoucí oddílu a potřebuju kalendář", "cs")

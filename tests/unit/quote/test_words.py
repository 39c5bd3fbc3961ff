"""What is said about money: in every language, with every placeholder, and nothing left in English."""

import string
from decimal import Decimal

import pytest

from core.languages import LANGUAGES
from core.quote.money import number, shown, shown_eur
from core.quote.terms import Currency, Terms
from core.quote.words import SENTENCES, word

SAME = {"tech_pay", "arch_host"}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence(language: str) -> None:
    english, own = SENTENCES.of("en"), SENTENCES.of(language)
    assert {code: placeholders(own[code]) for code in own} == {code: placeholders(english[code]) for code in english}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_hardly_a_word_is_left_in_english(language: str) -> None:
    own = SENTENCES.of(language)
    same = {code for code, sentence in SENTENCES.of("en").items() if own[code] == sentence}
    assert len(same) <= 2, same


def test_a_placeholder_left_empty_is_a_defect() -> None:
    with pytest.raises(KeyError):
        word("rounds_left", "en")


def test_amounts_look_as_people_write_them() -> None:
    assert shown(123_456, "EUR", "en") == "1,234.56 EUR"
    assert shown(123_400, "EUR", "de") == "1.234 EUR"
    assert shown(5_000, "JPY", "en") == "5,000 JPY"
    assert number(Decimal("2.5"), "de", 1) == "2,5"
    assert shown_eur(Decimal(240), Currency("PLN", Decimal("4.3")), "pl") == "1\u00a0032 PLN"


def test_a_language_may_have_a_currency_of_its_own() -> None:
    terms = Terms(currencies={"cs": Currency("CZK", Decimal(25))})
    assert terms.currency("cs").minor(Decimal(10)) == 25_000
    assert terms.currency("de").code == "EUR"
    assert Currency("JPY", Decimal(160)).minor(Decimal(1)) == 160

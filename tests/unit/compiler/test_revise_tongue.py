"""The currency of all prices and the language of the whole application change in one go, and the reply says what stays."""

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from core.appspec import AppSpec
from core.brief import Brief, FieldType
from core.embedded import EmbeddedWits
from core.understood import InCurrency, InLanguage
from core.wits import Redone

_WITS = EmbeddedWits()
_TODAY = date(2026, 11, 23)
_BRIEFS = {
    "en": "Tide Kayaks in Falmouth rents boats. Single kayak 18 pounds, double kayak 27 pounds. People book with name, phone and date. Our number is "
    "01326 555 014. Open Monday to Friday from nine to six.",
    "de": "Nähstube Fadenlauf in Jena. Hose kürzen 12 Euro, Reißverschluss 18 Euro. Man bestellt mit Name, Telefon und Abholdatum.",
    "pl": "Pracownia rowerowa Szprycha. Przegląd 90 zł, centrowanie koła 40 zł. Klienci rezerwują: imię, telefon i data.",
    "ar": "عندي محل زهور اسمه نرجس. باقة صغيرة 5 دنانير، باقة كبيرة 9 دنانير. نحتاج الاسم ورقم الهاتف وموعد الاستلام.",
}


@cache
def _start(language: str) -> tuple[AppSpec, Brief]:
    brief = _WITS.read_brief(_BRIEFS[language], language, (), ())
    return _WITS.plan(brief, _TODAY, (), ()), brief


def _said(language: str, text: str, spoken: str = "") -> Redone:
    spec, brief = _start(language)
    return _WITS.revise(spec, brief, _WITS.read_changes(text, spoken or language, spec, brief.next_number), _TODAY)


def _prices(spec: AppSpec) -> list[float]:
    return sorted(
        float(str(row[f.key]))
        for e in spec.entities
        for f in e.fields
        if f.type is FieldType.MONEY and not f.formula
        for row in e.rows
        if row.get(f.key) is not None
    )


@pytest.mark.parametrize(
    ("language", "text", "currency"),
    [
        ("en", "all the prices in dollars please", "USD"),
        ("de", "die Preise bitte in Franken statt Euro", "CHF"),
        ("pl", "ceny prosimy w euro", "EUR"),
        ("ar", "الأسعار بالدولار من فضلكم", "USD"),
    ],
)
def test_all_prices_are_in_another_currency_and_none_is_converted_unasked(language: str, text: str, currency: str) -> None:
    before, _ = _start(language)
    redone = _said(language, text)

    assert before.currency != currency
    assert redone.spec.currency == currency
    assert redone.brief.requirements != _start(language)[1].requirements
    assert _prices(redone.spec) == _prices(before) != []
    assert len(redone.done) == 1
    assert before.currency in redone.done[0]
    assert currency in redone.done[0]
    assert redone.not_done == ()


def test_prices_are_converted_at_the_rate_that_was_told() -> None:
    redone = _said("en", "show the prices in euros, one pound is 1.20 euros")

    assert redone.spec.currency == "EUR"
    assert _prices(redone.spec) == [21.6, 32.4]
    assert "1 GBP = 1.20 EUR" in redone.done[0]


def test_the_rate_may_be_told_the_other_way_round() -> None:
    spec, _ = _start("pl")
    read = [change.wanted for change in _WITS.read_changes("ceny w euro, jedno euro to 4 zł", "pl", spec, 1)]

    assert read == [InCurrency("EUR", 1 / Decimal(4))]


@pytest.mark.parametrize(
    ("language", "text", "new"),
    [("en", "change the whole site to French", "fr"), ("de", "bitte alles auf Englisch", "en"), ("pl", "cała aplikacja po niemiecku proszę", "de")],
)
def test_the_whole_application_speaks_another_language_and_keeps_the_words_given(language: str, text: str, new: str) -> None:
    before, _ = _start(language)
    redone = _said(language, text)
    after = redone.spec

    assert after.language == redone.brief.language == new
    assert after.views[0] != before.views[0]
    assert [e.rows for e in after.entities] == [e.rows for e in before.entities]
    assert [f.key for e in after.entities for f in e.fields] == [f.key for e in before.entities for f in e.fields]
    assert after.users == before.users
    labels = {f.label for e in after.entities for f in e.fields}
    assert {"en": "Phone", "de": "Telefon", "pl": "Telefon"}[language] in labels
    assert redone.not_done == ()
    assert len(redone.done) == 2


def test_the_reply_stays_in_the_language_of_whoever_asks() -> None:
    assert _said("en", "change the whole site to French").done[0].startswith("Language of the application: English → français")
    assert _said("en", "bitte alles auf Deutsch", "de").done[0].startswith("Sprache der Anwendung: English → Deutsch")


def test_one_more_language_is_no_other_language() -> None:
    spec, _ = _start("en")
    read = [change.wanted for change in _WITS.read_changes("can we have the whole site in French as well", "en", spec, 1)]

    assert not any(isinstance(one, InLanguage) for one in read)
    assert _said("en", "can we have the whole site in French as well").spec.languages == ("en", "fr")


def test_a_language_that_we_have_no_words_of_is_named_and_not_added() -> None:
    redone = _said("en", "we need it in Welsh too")

    assert redone.spec == _start("en")[0]
    assert redone.done == ()
    assert "Welsh" in redone.not_done[0]


def test_a_second_telephone_stands_beside_the_first_and_a_new_one_in_its_place() -> None:
    assert _said("en", "our second phone is 01326 555 020").spec.business.phone == "01326 555 014 / 01326 555 020"
    assert _said("en", "the phone is 01326 555 020 now").spec.business.phone == "01326 555 020"

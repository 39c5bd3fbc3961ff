# ruff: noqa: RUF001 - nine languages
"""What people say in the nine languages besides English, in sentences made for these tests."""

import pytest

from core.brief import FeatureWanted, ItemsOffered, NotWanted, RecordWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


def fields(text: str, language: str) -> list[str]:
    return [f.label for r in read_brief(text, language).wishes(RecordWanted) for f in r.fields]


def items(text: str, language: str) -> dict[str, float | None]:
    return {i.label: None if i.price is None else float(i.price) for w in read_brief(text, language).wishes(ItemsOffered) for i in w.items}


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("de", "Pro Reparatur den Kunden, das Gerät, den Fehler und den Preis.", ["Kunde", "Gerät", "Fehler", "Preis"]),
        ("it", "Per ogni ordine il cliente, l'indirizzo, il telefono e l'orario.", ["Cliente", "Indirizzo", "Telefono", "Orario"]),
        ("nl", "Per reparatie de klant, het merk, de klacht en de prijs.", ["Klant", "Merk", "Klacht", "Prijs"]),
        ("cs", "U každé zakázky zákazníka, telefon, závadu a cenu.", ["Zákazník", "Telefon", "Závada", "Cena"]),
        ("pl", "Przy każdej naprawie klient, telefon, opis usterki i koszt.", ["Klient", "Telefon", "Opis usterki", "Koszt"]),
        ("ru", "В каждом заказе клиент, телефон, неисправность и стоимость.", ["Клиент", "Телефон", "Неисправность", "Стоимость"]),
    ],
)
def test_a_person_may_open_a_list_of_fields(language: str, text: str, labels: list[str]) -> None:
    assert fields(text, language) == labels


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "bonjour j'ai un cabinet de massage les clients réservent en ligne un créneau et reçoivent un rappel la veille pas de paiement en ligne"),
        ("nl", "hallo ik heb een praktijk en mensen moeten online een afspraak kunnen maken en ze krijgen een herinnering een dag ervoor geen online betaling"),
        ("it", "ciao ho uno studio di massaggi i clienti prenotano online e ricevono un promemoria il giorno prima della seduta niente pagamento online"),
    ],
)
def test_a_denial_at_the_end_of_one_breath_rules_out_nothing_before_it(language: str, text: str) -> None:
    brief = read_brief(text, language)
    assert {Feature.BOOKING, Feature.REMINDERS} <= {w.feature for w in brief.wishes(FeatureWanted)}
    assert [w.feature for w in brief.wishes(NotWanted)] == [Feature.ONLINE_PAYMENT]

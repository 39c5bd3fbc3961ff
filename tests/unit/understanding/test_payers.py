"""Prices by who pays them, and people who are kept from something."""

from decimal import Decimal

import pytest

from core.brief import FeatureWanted, ItemsOffered, RecordWanted, RuleKind, RuleWanted, TradeIs
from core.features import Feature
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "said", "prices"),
    [
        (
            "en",
            "We run a small planetarium. Adults pay 14 pounds, children pay 8 and under fours go free. Fifty seats per show.",
            {"Adults": 14, "Children": 8, "Under fours": 0},
        ),
        (
            "en",
            "hi so I run a little planetarium it's called Vega people buy tickets adults pay 14 children 8 and families 35 we need their name and email",
            {"Adults": 14, "Children": 8, "Families": 35},
        ),
        ("de", "Wir sind eine Sternwarte. Eintritt: Erwachsene zahlen 9 Euro, Kinder 4 Euro.", {"Erwachsene": 9, "Kinder": 4}),
        ("fr", "Nous tenons un petit musée. Les adultes paient 7 euros et les enfants 3 euros, on vend des billets.", {"Adultes": 7, "Enfants": 3}),
    ],
)
def test_who_pays_what_is_a_kind_of_ticket(language: str, said: str, prices: dict[str, int]) -> None:
    (offer,) = read_brief(said, language).wishes(ItemsOffered)
    assert offer.concept == "ticket_type"
    assert {i.label: i.price for i in offer.items} == {label: Decimal(price) for label, price in prices.items()}


def test_who_pays_is_neither_a_stock_nor_a_trade() -> None:
    brief = read_brief("We run a puppet stage. Adults pay 12 pounds, children pay 6 and under threes go free, families pay 30.", "en")
    assert RuleKind.LOW_STOCK not in {r.kind for r in brief.wishes(RuleWanted)}
    assert "family" not in {t.trade for t in brief.wishes(TradeIs)}


def test_whoever_buys_tickets_books_a_place() -> None:
    brief = read_brief("A planetarium. People buy tickets, we need name, email and how many tickets. Adults pay 14 pounds and children 8.", "en")
    assert [r.concept for r in brief.wishes(RecordWanted)] == ["booking"]


def test_a_haircut_for_children_is_no_ticket() -> None:
    (offer,) = read_brief("I have a hair salon called Curl. Adults 25 pounds, children 15 pounds.", "en").wishes(ItemsOffered)
    assert offer.concept != "ticket_type"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Tenants report a broken lift. Tenants can't see each other's reports."),
        ("es", "Los socios apuntan sus horas. Los socios no pueden ver las horas de otros."),
        ("de", "Die Mieter melden Schäden. Die Mieter dürfen keine fremden Schäden sehen."),
    ],
)
def test_who_is_kept_from_something_has_another_role(language: str, said: str) -> None:
    assert Feature.ROLES in {w.feature for w in read_brief(said, language).wishes(FeatureWanted)}

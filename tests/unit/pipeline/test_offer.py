"""A quote is made of what was counted."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from core.appspec import AppSpec, Business, PageView
from core.quote.offer import Quote, quote_changes, quote_project
from core.quote.terms import Terms

TODAY = date(2026, 1, 5)


def spec(views: int, languages: int = 0) -> AppSpec:
    pages = tuple(PageView(f"p{number}", "Page", ()) for number in range(views))
    return AppSpec("en", Business("A"), (), pages, languages=tuple("de" for _ in range(languages)))


def sound(quote: Quote) -> bool:
    counted = sum((reason.days for reason in quote.reasons), Decimal(0))
    return (
        quote.low_days == counted
        and quote.low_days < quote.high_days
        and quote.low_eur <= quote.high_eur
        and abs(quote.low_eur - counted * Terms().day_eur) <= 5
        and 0 < quote.due_eur <= quote.low_eur
        and quote.valid_until > TODAY
    )


@given(some.integers(0, 50))
def test_changes(count: int) -> None:
    quote = quote_changes(count, TODAY)
    assert sound(quote)
    assert quote.low_eur == quote.high_eur == quote.due_eur  # a fixed price


@given(some.integers(0, 30), some.integers(0, 9))
def test_more_to_do_costs_more(views: int, languages: int) -> None:
    quote = quote_project(spec(views, languages), TODAY)
    assert sound(quote)
    assert quote_project(spec(views + 1, languages), TODAY).low_eur > quote.low_eur
    assert quote_project(spec(views, languages + 1), TODAY).low_eur > quote.low_eur


def test_what_is_not_there_is_not_counted() -> None:
    assert [reason.code for reason in quote_project(spec(1), TODAY).reasons] == ["base", "views"]


def test_an_operator_sets_the_rates() -> None:
    dear = Terms(day_eur=Decimal(960), valid_days=3, first_part_percent=Decimal(50))
    quote = quote_project(spec(4), TODAY, dear)
    assert quote.low_eur == 2 * quote_project(spec(4), TODAY).low_eur
    assert quote.due_eur == quote.low_eur / 2
    assert (quote.valid_until - TODAY).days == 3

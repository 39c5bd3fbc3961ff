"""Each step of an order is taken once, whatever arrives twice or out of order."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from core.messages import Address, Platform
from core.quote.news import Came, Disputed, Lapsed, News, WentBack, after
from core.quote.offer import quote_changes
from core.quote.order import Checkout, Money, Order, State

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
DUE = Money("EUR", 24_000, 4_560)


def order(state: State = State.QUOTED) -> Order:
    quote = quote_changes(1, date(2026, 1, 5))
    return Order("ab" * 16, "t1", "c1", "web:anna", Address(Platform.WEB, "x"), "en", quote, DUE, made_at=NOW, state=state)


CAME = News("e1", "ab" * 16, None, Came("pay_1", 28_560, "EUR"))
TOLD = (
    CAME,
    News("e2", None, "pay_1", WentBack(28_560)),
    News("e3", None, "pay_1", WentBack(10_000)),
    News("e4", "ab" * 16, None, Lapsed("cs_1")),
    News("e5", None, "pay_1", Disputed()),
)
STEPS = (
    *(lambda one, news=news: after(one, news, NOW) for news in TOLD),
    lambda one: one.accepted(NOW),
    lambda one: one.begun(NOW),
    lambda one: one.delivered(NOW),
    lambda one: one.lapsed(NOW + timedelta(days=60)),
    lambda one: one.superseded(NOW),
)


def test_the_straight_way() -> None:
    one = after(order().accepted(NOW), CAME, NOW).begun(NOW).delivered(NOW)
    assert [state for state, _ in one.history] == [State.ACCEPTED, State.PAID, State.IN_WORK, State.DELIVERED]
    assert one.payment == "pay_1"


@given(some.lists(some.sampled_from(STEPS), max_size=25))
def test_whatever_comes_in_whatever_order_no_state_is_entered_twice_and_nothing_is_done_unpaid(steps: list[object]) -> None:
    one = order()
    paid = False
    for step in steps:
        one = step(one)  # type: ignore[operator]
        paid = paid or any(state is State.PAID for state, _ in one.history)
        entered = [state for state, _ in one.history]
        assert len(entered) == len(set(entered))
        assert paid or one.state not in (State.IN_WORK, State.DELIVERED)
        assert one.state is not State.EXPIRED or not paid


@given(some.permutations(TOLD))
def test_news_in_any_order_ends_alike(news: list[News]) -> None:
    one = order()
    for each in (*news, *news):
        one = after(one, each, NOW)
    assert (one.state, one.refunded_minor, one.payment, one.trouble) == (State.REFUNDED, 28_560, "pay_1", "dispute")


def test_another_sum_is_not_a_payment() -> None:
    less = after(order(), News("e", None, None, Came("p", 28_559, "EUR")), NOW)
    other = after(order(), News("e", None, None, Came("p", 28_560, "USD")), NOW)
    assert [(one.state, one.trouble) for one in (less, other)] == [(State.QUOTED, "amount")] * 2


def test_a_payment_that_was_under_way_counts_after_the_last_day() -> None:
    late = order().lapsed(NOW + timedelta(days=60))
    assert late.state is State.EXPIRED
    assert after(late, CAME, NOW).state is State.PAID


def test_a_payment_page_is_shown_again_until_it_is_old_or_closed() -> None:
    one = order().to_be_paid_at(Checkout("cs_1", "https://pay.example/1", NOW))
    assert one.page_for_payment(NOW + timedelta(hours=1)) is not None
    assert one.page_for_payment(NOW + timedelta(days=1)) is None
    assert after(one, News("e", None, None, Lapsed("cs_0")), NOW).checkout is not None
    assert after(one, News("e", None, None, Lapsed("cs_1")), NOW).checkout is None


def test_what_is_kept_of_an_erased_person_names_nobody() -> None:
    kept = after(order(), CAME, NOW).forgotten()
    assert "anna" not in repr(kept)
    assert (kept.number, kept.due, kept.payment) == (order().number, DUE, "pay_1")


def test_part_of_the_money_back_leaves_the_work_paid() -> None:
    one = after(after(order(), CAME, NOW), News("e", None, "pay_1", WentBack(1_000)), NOW)
    assert one.is_paid
    assert Decimal(one.refunded_minor) == 1_000

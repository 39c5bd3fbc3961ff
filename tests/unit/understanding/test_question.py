import pytest

from core.appspec import AppSpec, Business, Entity
from core.brief import Brief, FeatureWanted, Item, ItemsOffered, NotWanted, RecordWanted, Requirement, TextWanted, TradeIs, Wish
from core.features import Feature
from core.languages import LANGUAGES
from core.understanding.question import best_question

SPEC = AppSpec("en", Business("A"), (), ())


def brief(*wishes: Wish, language: str = "en", source: str = "") -> Brief:
    return Brief(language, tuple(Requirement(f"r{number}", "", source, wish) for number, wish in enumerate(wishes)))


SHOP = FeatureWanted(Feature.CART)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_has_two_to_four_choices_in_the_language_of_the_brief(language: str) -> None:
    asked = best_question(brief(SHOP, language=language), SPEC)
    assert asked is not None
    assert asked.about == "delivery"
    assert 2 <= len(asked.choices) <= 4
    assert all(asked.choices)


def test_what_was_said_is_not_asked() -> None:
    asked = best_question(brief(SHOP, FeatureWanted(Feature.PICKUP)), SPEC)
    assert asked is not None
    assert asked.about == "payment"


def test_what_was_ruled_out_is_not_asked() -> None:
    denied = NotWanted(Feature.ONLINE_PAYMENT)
    asked = best_question(brief(SHOP, FeatureWanted(Feature.PICKUP), denied), SPEC)
    assert asked is None or asked.about != "payment"


def test_what_was_said_in_other_words_is_not_asked() -> None:
    asked = best_question(brief(SHOP, FeatureWanted(Feature.PICKUP), TextWanted(), source="they pay in cash"), SPEC)
    assert asked is None or asked.about != "payment"


def test_a_booking_with_priced_services_is_not_asked_what_is_booked() -> None:
    asked = best_question(brief(FeatureWanted(Feature.BOOKING), ItemsOffered((Item("Cut"),))), SPEC)
    assert asked is not None
    assert asked.about == "confirm"


def test_a_brief_that_leaves_nothing_open_is_asked_nothing() -> None:
    assert best_question(brief(TextWanted()), SPEC) is None


KEPT = AppSpec("en", Business("A"), (Entity("loan", "Loan", "Loans", (), "name"),), ())
LOANS = RecordWanted("Loan", "Loans")


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("keep who borrowed what", "en", "editors"),
        ("keep who borrowed what, it is for me and my brother", "en", None),
        ("nur ich trage ein", "de", None),
        ("jen ja a nikdo jiny", "cs", None),
        ("يستخدمه الموظفين فقط", "ar", None),
    ],
)
def test_who_uses_it_is_not_asked_of_who_has_said_so(text: str, language: str, asked: str | None) -> None:
    found = best_question(Brief(language, brief(LOANS).requirements, text), KEPT)
    assert (found.about if found else None) == asked


def test_a_shop_is_not_asked_who_sees_its_goods() -> None:
    paid = brief(SHOP, FeatureWanted(Feature.DELIVERY), FeatureWanted(Feature.ONLINE_PAYMENT), LOANS)
    assert best_question(paid, KEPT) is None


def test_a_booking_that_is_fixed_at_once_is_not_asked_about() -> None:
    booked = brief(FeatureWanted(Feature.BOOKING), ItemsOffered((Item("Cut"),)))
    assert best_question(Brief("en", booked.requirements, "their slot is confirmed right away"), SPEC) is None


@pytest.mark.parametrize(("trade", "asked"), [("hair_salon", "prices"), ("church", None)])
def test_only_a_business_is_asked_for_prices(trade: str, asked: str | None) -> None:
    found = best_question(brief(TradeIs(trade, "x"), FeatureWanted(Feature.PHOTO_GALLERY)), SPEC)
    assert (found.about if found else None) == asked


@pytest.mark.parametrize("key", ["class", "course"])
def test_how_many_may_join_is_asked_where_several_join_at_a_time(key: str) -> None:
    joined = AppSpec("en", Business("A"), (Entity(key, "Class", "Classes", (), "name"), Entity("registration", "Sign-up", "Sign-ups", (), "name")), ())
    asked = best_question(brief(FeatureWanted(Feature.BOOKING), TradeIs("yoga", "Yoga studio")), joined)
    assert asked is not None
    assert asked.about == "places"
    settled = best_question(brief(FeatureWanted(Feature.BOOKING), FeatureWanted(Feature.CAPACITY_LIMIT), TradeIs("yoga", "Yoga studio")), joined)
    assert settled is not None
    assert settled.about == "confirm"

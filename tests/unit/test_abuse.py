"""Pages that pass for somebody else's are not built, and honest ones are."""

import pytest

from core.abuse import brands, harm_in
from core.appspec import AppSpec, Business, DemoUser, Entity, Field, PageView, Section

PAGE = PageView("home", "Home", (Section("text", "Welcome"),))
ANNA = DemoUser("Anna", "anna@example.org", "demo", "member")


def application(name: str, *, log_in: bool = False, fields: tuple[str, ...] = ("Name",), title: str = "Welcome") -> AppSpec:
    entity = Entity("thing", "Thing", "Things", tuple(Field(f"f{number}", label) for number, label in enumerate(fields)), "f0")
    page = PageView("home", "Home", (Section("text", title),))
    return AppSpec("en", Business(name), (entity,), (page,), users=(ANNA,) if log_in else ())


@pytest.mark.parametrize(
    "name",
    [
        "PayPal",
        "paypal support",
        "NetfIix",
        "P4YPAL",
        "Pаypаl",  # noqa: RUF001  Cyrillic letters are the point
        "Payрal Login",  # noqa: RUF001  Cyrillic letters are the point
        "SPARKASSE",
        "Micr0soft 365",
        "DHL",
        "Coinbasе",  # noqa: RUF001  Cyrillic letters are the point
        "face book",
        "paypal-login",
        "PayPalSupport",
    ],
)
def test_a_well_known_name_with_a_log_in_is_imitation(name: str) -> None:
    assert harm_in(application(name, log_in=True)) == "imitation"


@pytest.mark.parametrize("name", ["PayPal", "DHL"])
def test_so_is_one_that_only_asks_for_an_account(name: str) -> None:
    assert harm_in(application(name, title="Verify your account")) == "imitation"


@pytest.mark.parametrize(
    "name",
    ["Salon Nova", "Applebaum & Sons", "Visagistik Karla", "Chase the Sun Yoga", "Orange Garden", "Bankside Café", "Amazonia Plants", "Metro Bakery", ""],
)
def test_honest_names_may_have_a_log_in(name: str) -> None:
    assert harm_in(application(name, log_in=True)) is None


def test_a_shop_may_sell_what_is_well_known() -> None:
    assert harm_in(application("Amazon gift boxes")) is None


@pytest.mark.parametrize(
    "label", ["CVV", "CVC2", "Seed phrase", "Private key", "Online-Banking-PIN", "Phrase de récupération", "Сид-фраза", "رمز التحقق من البطاقة"]
)
def test_nobody_asks_for_secrets(label: str) -> None:
    assert harm_in(application("Salon Nova", fields=("Name", label))) == "secrets"


@pytest.mark.parametrize("label", ["Customer card number", "Password", "PIN of the locker", "Key", "Phrase of the day", "Account"])
def test_a_customer_card_is_no_bank_card(label: str) -> None:
    assert harm_in(application("Salon Nova", log_in=True, fields=("Name", label))) is None


def test_the_names_are_read() -> None:
    assert len(brands()) > 60
    assert "paypal" in brands()

"""What the operator decided about money, and who takes it."""

from decimal import Decimal

from config.credentials import currencies_by_language, two_at_most
from config.settings import Settings
from core.quote.ports import Payments
from core.quote.terms import Currency, Terms


def terms(settings: Settings) -> Terms:
    """What quotes and offers are made by."""
    return Terms(
        day_eur=Decimal(str(settings.day_rate_eur)),
        valid_days=settings.quote_days,
        vat_percent=Decimal(str(settings.vat_percent)),
        first_part_percent=Decimal(str(settings.first_part_percent)),
        rounds=settings.paid_rounds,
        currencies={language: Currency(code, rate) for language, (code, rate) in currencies_by_language(settings.currencies).items()},
        seller=settings.seller,
        contact=settings.contact,
        online=bool(settings.stripe_key.get_secret_value()),
        at=settings.url,
    )


def payments(settings: Settings) -> Payments | None:
    """Stripe where it has a key."""
    key = settings.stripe_key.get_secret_value()
    if not key:
        return None
    from adapters.payments.stripe_checkout import StripeCheckout  # noqa: PLC0415  the SDK takes a second to load: not for those who do not use it

    return StripeCheckout(key, two_at_most(settings.stripe_webhook_secrets, "Stripe webhook secrets"), settings.stripe_api_url)

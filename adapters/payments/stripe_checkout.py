"""Stripe Checkout through Stripe's own SDK."""

import hashlib
import json
from datetime import datetime
from typing import Any

import stripe

from core.errors import BadInput, Refused, Unavailable
from core.quote.news import Came, Disputed, Lapsed, News, WentBack
from core.quote.order import Checkout, Order

WINDOW_S = 300
"""How old, or how far ahead, a signed message may be."""
TIMEOUT_S = 15.0
LOCALES = frozenset({"en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru"})
"""Languages of ours that Stripe's page speaks; it finds out by itself for the others."""
_BUSY = (stripe.RateLimitError, stripe.APIConnectionError, stripe.APIError)


class StripeCheckout:
    """The port `Payments`."""

    def __init__(self, key: str, secrets: tuple[str, ...], api_url: str) -> None:
        """`secrets` sign the webhook, the old and the new one during a rotation. Nothing is connected yet."""
        self._secrets = secrets
        self._wire = stripe.HTTPXClient(timeout=TIMEOUT_S)
        self._client = stripe.StripeClient(key, base_addresses={"api": api_url}, max_network_retries=2, http_client=self._wire)

    async def close(self) -> None:
        """Close all connections."""
        await self._wire.close_async()  # type: ignore[no-untyped-call]  # the SDK leaves it without types

    async def checkout(self, order: Order, title: str, back: str, now: datetime) -> Checkout:
        """A payment page; the same order and try give the same page. Raises Unavailable or Refused."""
        metadata = {"order": order.id, "number": order.number}
        params: dict[str, Any] = {
            "mode": "payment",
            "client_reference_id": order.id,
            "metadata": metadata,
            "payment_intent_data": {"metadata": metadata, "description": f"{title} {order.number}"},
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": order.due.currency.lower(),
                        "unit_amount": order.due.gross_minor,
                        "product_data": {"name": f"{title} {order.number}"},
                    },
                }
            ],
            "locale": order.language if order.language in LOCALES else "auto",
            "success_url": f"{back}?paid=1",
            "cancel_url": back,
        }
        try:
            session = await self._client.v1.checkout.sessions.create_async(params, {"idempotency_key": f"checkout-{order.id}-{order.tries}"})  # type: ignore[arg-type]  # built above
        except stripe.StripeError as error:
            raise _ours(error) from error
        if not session.url:
            raise Refused("stripe gave no payment page")
        return Checkout(session.id, session.url, now)

    async def refund(self, order: Order, amount_minor: int) -> int:
        """Give money back; what has gone back in all. Raises Unavailable or Refused."""
        if order.payment is None:
            raise Refused("nothing was paid")
        key = f"refund-{order.id}-{order.refunded_minor}-{amount_minor}"
        try:
            made = await self._client.v1.refunds.create_async(
                {"payment_intent": order.payment, "amount": amount_minor, "metadata": {"order": order.id}}, {"idempotency_key": key}
            )
        except stripe.StripeError as error:
            raise _ours(error) from error
        return order.refunded_minor + int(made.amount)

    def read(self, body: bytes, signature: str, now: datetime) -> News | None:
        """What Stripe tells. Raises BadInput("bad_signature") when it was not signed by Stripe, or not within `WINDOW_S` of now."""
        self._verify(body, signature, now)
        try:
            event = json.loads(body)
            kind, thing = str(event["type"]), event["data"]["object"]
            return _news(str(event.get("id") or hashlib.sha256(body).hexdigest()), kind, thing) if isinstance(thing, dict) else None
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput("bad_request") from error

    def _verify(self, body: bytes, signature: str, now: datetime) -> None:
        try:
            text = body.decode()
        except UnicodeDecodeError:
            raise BadInput("bad_signature") from None
        stamps = [part[2:] for part in signature.split(",") if part.startswith("t=")]
        # The SDK compares with the machine's clock; ours is the one that tests can set.
        fresh = len(stamps) == 1 and stamps[0].isascii() and stamps[0].isdigit() and abs(now.timestamp() - int(stamps[0])) <= WINDOW_S
        if not fresh or not any(_signed(text, signature, secret) for secret in self._secrets):
            raise BadInput("bad_signature")


def _signed(text: str, signature: str, secret: str) -> bool:
    try:
        return bool(stripe.WebhookSignature.verify_header(text, signature, secret, None))
    except stripe.SignatureVerificationError:
        return False


def _news(event_id: str, kind: str, thing: dict[str, Any]) -> News | None:
    named = _text((thing.get("metadata") or {}).get("order")) or _text(thing.get("client_reference_id"))
    payment = _text(thing.get("payment_intent"))
    match kind:
        case "checkout.session.completed" | "checkout.session.async_payment_succeeded":
            if thing.get("payment_status") not in ("paid", "no_payment_required"):
                return None  # a slow way of paying: told once more when the money is there
            return News(event_id, named, payment, Came(payment or str(thing["id"]), _number(thing.get("amount_total")), _text(thing.get("currency"))))
        case "checkout.session.expired" | "checkout.session.async_payment_failed":
            return News(event_id, named, payment, Lapsed(str(thing["id"])))
        case "charge.refunded":
            return News(event_id, named, payment, WentBack(int(thing["amount_refunded"])))
        case "charge.dispute.created":
            return News(event_id, named, payment, Disputed())
    return None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _ours(error: stripe.StripeError) -> Unavailable | Refused:
    """Without the provider's words: they may hold what a payer typed."""
    reason = f"stripe: {error.code or type(error).__name__}"
    return Unavailable(reason, 2.0) if isinstance(error, _BUSY) and not isinstance(error, stripe.InvalidRequestError) else Refused(reason)

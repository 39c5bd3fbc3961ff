"""As much of Stripe as a payment needs, strict about what it is sent: sessions, refunds, idempotency, and webhooks signed by hand."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from itertools import count
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

SECRET = "whsec_0123456789abcdef0123456789abcdef"


class StripePeer:
    """Answers requests on a socket; `kept` is what was made, by idempotency key."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, dict[str, object]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.down = False
        self._numbers = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        status, made = self._answer(request, (await request.body()).decode())
        await JSONResponse(made, status)(scope, receive, send)

    def _answer(self, request: Request, body: str) -> tuple[int, dict[str, object]]:
        if self.down:
            return 503, {"error": {"type": "api_error", "message": "down"}}
        if request.headers.get("authorization") != "Bearer sk_test_1":
            return 401, {"error": {"type": "invalid_request_error", "message": "no key"}}
        form, key = dict(parse_qsl(body)), request.headers["idempotency-key"]
        self.asked.append((request.url.path, form))
        if key in self.kept:
            first, made = self.kept[key]
            return (200, made) if first == body else (400, {"error": {"type": "idempotency_error", "message": "other"}})
        made = self._session(form) if request.url.path == "/v1/checkout/sessions" else self._refund(form)
        self.kept[key] = (body, made)
        return 200, made

    def _session(self, form: Mapping[str, str]) -> dict[str, object]:
        session = f"cs_test_{next(self._numbers)}"
        assert form["mode"] == "payment"
        assert form["metadata[order]"] == form["payment_intent_data[metadata][order]"] == form["client_reference_id"]
        return {
            "id": session,
            "object": "checkout.session",
            "url": f"https://checkout.stripe.com/c/pay/{session}",
            "payment_status": "unpaid",
            "amount_total": int(form["line_items[0][price_data][unit_amount]"]),
            "currency": form["line_items[0][price_data][currency]"],
            "metadata": {"order": form["metadata[order]"]},
        }

    def _refund(self, form: Mapping[str, str]) -> dict[str, object]:
        return {"id": f"re_{next(self._numbers)}", "object": "refund", "amount": int(form["amount"]), "status": "succeeded"}


def event(kind: str, thing: Mapping[str, object], event_id: str) -> bytes:
    """A webhook's body."""
    return json.dumps({"id": event_id, "object": "event", "type": kind, "data": {"object": thing}}).encode()


def signature(body: bytes, at: float, secret: str = SECRET) -> str:
    """What Stripe's documentation says a signature is, calculated without Stripe's library."""
    signed = hmac.new(secret.encode(), f"{int(at)}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={int(at)},v1={signed}"

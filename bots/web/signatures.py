"""Standard Webhooks signatures (standardwebhooks.com): who signs with a secret of ours may call the webhook."""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime

WINDOW_S = 300
"""How old, or how far ahead, a signed message may be."""


def signed_by_one_of(secrets: Sequence[bytes], headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether `webhook-signature` holds a v1 signature of id, timestamp and body by one of the secrets, made within `WINDOW_S` of now."""
    message_id, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message_id or not stamp.isascii() or not stamp.isdigit() or abs(now.timestamp() - int(stamp)) > WINDOW_S:
        return False
    signed = f"{message_id}.{stamp}.".encode() + body
    expected = [base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode() for secret in secrets]
    given = [signature for version, _, signature in (part.partition(",") for part in headers.get("webhook-signature", "").split()) if version == "v1"]
    # Every pair is compared, so that the time taken says nothing about which secret is in use.
    matches = [hmac.compare_digest(one.encode(), other.encode()) for one in expected for other in given]
    return any(matches)

"""Configured keys and secrets taken apart and checked."""

import base64
import binascii
import re
from decimal import Decimal

LOCAL_CLIENT = "local"
"""The name of the client that reads its key from VAR_DIR: the command line on this machine."""


def configured_clients(pairs: str) -> dict[str, str]:
    """Comma-separated name:key pairs taken apart. Raises ValueError with a sentence."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in pairs.split(","))):
        name, _, key = pair.partition(":")
        if not name.replace("-", "").isalnum() or name == LOCAL_CLIENT or len(key) < 24:
            raise ValueError(f"write name:key pairs; a name has letters, digits and hyphens and is not '{LOCAL_CLIENT}', a key has at least 24 characters")
        found[name] = key
    return found


def webhook_secrets(given: str) -> tuple[bytes, ...]:
    """The secrets of signed webhooks, decoded: 24 to 64 bytes each, at most two. Raises ValueError with a sentence."""
    found = []
    for secret in filter(None, (part.strip() for part in given.split(","))):
        try:
            raw = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            raise ValueError("write webhook secrets as whsec_ and base64") from None
        if not 24 <= len(raw) <= 64:
            raise ValueError("a webhook secret has 24 to 64 bytes before base64")
        found.append(raw)
    if len(found) > 2:
        raise ValueError("at most two webhook secrets are valid at once: the old one and the new one")
    return tuple(found)


def secret_tokens(given: str) -> tuple[str, ...]:
    """Secret tokens of a Telegram webhook: at most two. Raises ValueError with a sentence."""
    found = two_at_most(given, "secret tokens")
    for token in found:
        if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", token):
            raise ValueError("a secret token has 16 to 256 letters, digits, _ and -")
    return found


def two_at_most(given: str, what: str) -> tuple[str, ...]:
    """Comma-separated secrets taken apart: the one in use, and the one that replaces it. Raises ValueError with a sentence."""
    found = tuple(filter(None, (part.strip() for part in given.split(","))))
    if len(found) > 2:
        raise ValueError(f"at most two {what} are valid at once: the old one and the new one")
    return found


def currencies_by_language(given: str) -> dict[str, tuple[str, Decimal]]:
    """Comma-separated language:CURRENCY:rate taken apart. Raises ValueError with a sentence."""
    found: dict[str, tuple[str, Decimal]] = {}
    for part in filter(None, (one.strip() for one in given.split(","))):
        known = re.fullmatch(r"([a-z]{2}):([A-Z]{3}):(\d{1,6}(?:\.\d{1,6})?)", part)
        if known is None or not Decimal(known[3]):
            raise ValueError("write currencies as language:CURRENCY:what one euro is in it, for instance cs:CZK:25.2")
        found[known[1]] = (known[2], Decimal(known[3]))
    return found


def widget_keys(given: str) -> dict[str, frozenset[str]]:
    """Public keys of widgets and the origins that may use each, from "key https://a.example https://b.example, key ...". Raises ValueError."""
    found: dict[str, frozenset[str]] = {}
    for entry in filter(None, (part.split() for part in given.split(","))):
        key, *origins = entry
        if not re.fullmatch(r"[A-Za-z0-9_-]{8,100}", key):
            raise ValueError("a widget's key has 8 to 100 letters, digits, _ and -")
        if not origins or not all(re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d+)?", origin) for origin in origins):
            raise ValueError("write the widget's key and then its origins, such as https://www.example.org, with spaces between")
        found[key] = frozenset(origins)
    return found


def operators(given: str) -> dict[str, str]:
    """Names of operators and the digests of their passwords, from comma-separated name:digest pairs. Raises ValueError with a sentence."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in given.split(","))):
        name, _, digest = pair.partition(":")
        if not re.fullmatch(r"[A-Za-z0-9._-]{1,40}", name) or not re.fullmatch(r"scrypt(\$\d+){3}(\$[0-9a-f]+){2}", digest):
            raise ValueError("write name:digest pairs; `statex password NAME` makes one of a password")
        found[name] = digest
    return found


def master_keys(given: str) -> dict[str, bytes]:
    """Comma-separated name:base64 pairs of 32 bytes, the one in use first. Raises ValueError with a sentence."""
    found: dict[str, bytes] = {}
    for pair in filter(None, (part.strip() for part in given.split(","))):
        name, _, encoded = pair.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            key = b""
        if not re.fullmatch(r"[A-Za-z0-9._-]{1,40}", name) or len(key) != 32 or name in found:
            raise ValueError("write master keys as name:base64 of 32 bytes, each name once; `openssl rand -base64 32` makes one")
        found[name] = key
    return found

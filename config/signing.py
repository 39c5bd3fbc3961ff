"""Things that the hub signs, hands out and recognises when they come back: page sessions, tokens of a few minutes, links to files."""

import hashlib
from datetime import timedelta

import itsdangerous
from itsdangerous.encoding import base64_decode, base64_encode

from core.ports import Clock


class Signer:
    """Signs short texts for one purpose each; what was signed for one purpose is worth nothing for another."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        """`secret` has at least 32 bytes; `clock` decides what has expired."""
        self._secret = secret
        self._clock = clock

    def seal(self, purpose: str, text: str, lasts: timedelta) -> str:
        """A signed text, fit for addresses and headers, that `unseal` gives back for as long as it lasts."""
        until = int((self._clock.now() + lasts).timestamp())
        return self._signer(purpose).sign(base64_encode(f"{until} {text}")).decode()

    def unseal(self, purpose: str, sealed: str) -> str | None:
        """The text, or None when it was not signed here for this purpose, was changed, or has expired."""
        try:
            until, _, text = base64_decode(self._signer(purpose).unsign(sealed)).decode().partition(" ")
            lasting = self._clock.now().timestamp() < int(until)
        except (itsdangerous.BadData, ValueError):
            return None
        return text if lasting else None

    def _signer(self, purpose: str) -> itsdangerous.Signer:
        # Its serialisers compress what they sign, which takes longer than storing a message and gains nothing for so few letters.
        return itsdangerous.Signer(self._secret, salt=f"statex.{purpose}", digest_method=hashlib.sha256)


FILE_LASTS = timedelta(days=30)


def file_path(name: str, signer: Signer) -> str:
    """A path that opens one file of the blob store for 30 days."""
    return f"/files/{name}?key={signer.seal('file', name, FILE_LASTS)}"

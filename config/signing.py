"""Things that the hub signs, hands out and recognises when they come back: page sessions, tokens of a few minutes, links to files."""

import hashlib
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeSerializer

from core.ports import Clock


class Signer:
    """Signs short texts for one purpose each; what was signed for one purpose is worth nothing for another."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        """`secret` has at least 32 bytes; `clock` decides what has expired."""
        self._secret = secret
        self._clock = clock

    def seal(self, purpose: str, text: str, lasts: timedelta) -> str:
        """A signed text that `unseal` gives back for as long as it lasts."""
        return str(self._serializer(purpose).dumps([text, int((self._clock.now() + lasts).timestamp())]))

    def unseal(self, purpose: str, sealed: str) -> str | None:
        """The text, or None when it was not signed here for this purpose, was changed, or has expired."""
        try:
            text, until = self._serializer(purpose).loads(sealed)
        except (BadSignature, ValueError, TypeError):
            return None
        return str(text) if isinstance(until, int) and self._clock.now().timestamp() < until else None

    def _serializer(self, purpose: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"statex.{purpose}", signer_kwargs={"digest_method": hashlib.sha256})


FILE_LASTS = timedelta(days=30)


def file_path(name: str, signer: Signer) -> str:
    """A path that opens one file of the blob store for 30 days."""
    return f"/files/{name}?key={signer.seal('file', name, FILE_LASTS)}"

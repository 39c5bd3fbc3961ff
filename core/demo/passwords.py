"""Passwords of operators and of accounts inside a demo: never kept, only their scrypt digest."""

import hashlib
import hmac
import secrets

SHORTEST = 8
LONGEST = 200
_N, _R = 2**14, 8
OPERATORS_ROUNDS = 5
"""With the two above what OWASP asks for; accounts inside a demo that everybody may try have one, as many visitors may come at once."""


def digest(password: str, rounds: int = 1) -> str:
    """A digest to keep: parameters, salt and hash in one text. Takes about 40 ms a round."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${rounds}${salt.hex()}${_hash(password, salt, _N, _R, rounds).hex()}"


def fits(password: str, kept: str) -> bool:
    """Whether this is the password that the digest was made of."""
    _, n, r, p, salt, expected = kept.split("$")
    return hmac.compare_digest(_hash(password, bytes.fromhex(salt), int(n), int(r), int(p)), bytes.fromhex(expected))


def same(password: str, shown: str) -> bool:
    """Whether this is the password of an account that the log-in page shows to everybody."""
    return hmac.compare_digest(password.encode(), shown.encode())


def _hash(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, dklen=32)

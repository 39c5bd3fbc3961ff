"""Names of prototypes: a readable beginning and an end that nobody can guess."""

import re
import secrets
import unicodedata

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_RANDOM_LETTERS = 20
_LONGEST_BEGINNING = 24
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "þ": "th", "ð": "d"})


def new_slug(name: str) -> str:
    """A host name's label such as "honey-house-k3f9...": 100 random bits behind what is readable of the name."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    beginning = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_BEGINNING].strip("-")
    ending = "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM_LETTERS))
    return f"{beginning}-{ending}" if beginning else ending

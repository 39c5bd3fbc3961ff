"""Made-up people, streets and numbers that sound right in a language. The same seed gives the same people."""

import zlib
from collections.abc import Sequence

from core.compiler import knowledge
from core.compiler.keys import slug


def spread(seed: str, many: int, of: int) -> list[int]:
    """`many` places below `of`, all different while there are enough, chosen by the seed."""
    start = zlib.crc32(seed.encode()) % of
    step = next(s for s in (7, 11, 5, 3, 1) if of % s)
    return [(start + i * step) % of for i in range(many)]


def people(language: str, many: int, seed: str = "") -> list[str]:
    """First and last names."""
    known = _of(language)
    first, last = known["first"], known["last"]
    # Women and men alternate in the tables; where surnames are inflected, hers has a form of its own.
    hers = known.get("last_female", last)
    pairs = zip(spread(seed, many, len(first)), spread(seed + "x", many, len(last)), strict=True)
    return [f"{first[a]} {(hers if a % 2 == 0 else last)[b]}" for a, b in pairs]


def first_of(person: str) -> str:
    """The first name of a full name."""
    return person.partition(" ")[0]


def last_of(person: str) -> str:
    """The surname of a full name."""
    return person.partition(" ")[2] or person


def first_names(language: str, many: int, seed: str = "") -> list[str]:
    """First names alone."""
    first = _of(language)["first"]
    return [str(first[i]) for i in spread(seed, many, len(first))]


def last_names(language: str, many: int, seed: str = "") -> list[str]:
    """Last names alone."""
    last = _of(language)["last"]
    return [str(last[i]) for i in spread(seed + "x", many, len(last))]


def streets(language: str, many: int, seed: str = "") -> list[str]:
    """Streets with house numbers, as they are written there."""
    known = _of(language)
    chosen = [known["streets"][i] for i in spread(seed, many, len(known["streets"]))]
    return [str(known["address"]).format(street=street, number=3 + 7 * i % 40) for i, street in enumerate(chosen, 1)]


def towns(language: str, many: int, seed: str = "") -> list[str]:
    """Towns of the country."""
    known = _of(language)["towns"]
    return [str(known[i]) for i in spread(seed, many, len(known))]


def phones(language: str, many: int, seed: str = "") -> list[str]:
    """Telephone numbers in the shape of the country; from ranges kept for fiction where there are some."""
    pattern = str(_of(language)["phone"])
    start = zlib.crc32(seed.encode()) % 80
    return [pattern.format(f"{(start + i * 7) % 100:02d}") for i in range(many)]


def email(name: str) -> str:
    """An address at a domain that can belong to nobody."""
    return f"{slug(name, 'person').replace('_', '.')}@example.org"


def _of(language: str) -> dict[str, Sequence[str]]:
    table = knowledge.toml("names.toml")
    found: dict[str, Sequence[str]] = table.get(language) or table["en"]
    return found

"""Keys made from labels."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхцчшщыэюяё",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "sh",
            "sh",
            "y",
            "e",
            "yu",
            "ya",
            "e",
        ],
        strict=False,
    )
)
_CYRILLIC["ж"] = "zh"


@cache
def slug(label: str, empty: str = "field") -> str:
    """An ASCII snake_case key: "Geräte-Nr." becomes "gerate_nr"; `empty` for scripts that have no Latin form here."""
    lowered = "".join(_CYRILLIC.get(c, c) for c in label.casefold())
    plain = unicodedata.normalize("NFKD", lowered.replace("ß", "ss").replace("ł", "l").replace("ø", "o")).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_")
    if not made:
        return empty
    return made if made[0].isalpha() else f"n{made}"


def unique(key: str, taken: Iterable[str]) -> str:
    """`key`, with a number behind it when it is taken."""
    used, number, made = set(taken), 2, key
    while made in used:
        made, number = f"{key}_{number}", number + 1
    return made

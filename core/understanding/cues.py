"""Signs in a text that speak for a kind of message in any language: "invoice", "Rechnung", "счёт" are all the sign `invoice`."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from core.languages import LANGUAGES
from core.understanding.text import fold

COMMON = "en"
"""English words turn up in messages of every language, so its signs are looked for everywhere."""


def cues(text: str, language: str) -> frozenset[str]:
    """The signs in `text`, by name."""
    folded = fold(text)
    return frozenset(name for code in {language, COMMON} for name, pattern in _signs(code).items() if pattern.search(folded))


@cache
def names() -> tuple[str, ...]:
    """Every sign there is, in a fixed order."""
    return tuple(sorted({name for code in LANGUAGES for name in _signs(code)}))


@cache
def _signs(language: str) -> Mapping[str, re.Pattern[str]]:
    folder = files("core.understanding") / "lexicons" / "triage" / "signs"
    found: dict[str, re.Pattern[str]] = {}
    path = folder / f"{language}.tsv"
    if not path.is_file():
        return found
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition("\t")
            found[name] = pattern(words)
    return found


def pattern(words: str) -> re.Pattern[str]:
    """One way or another, as in "invoic*; bank transfer": a star stands for any ending or beginning, a space for any gap."""
    ways = [re.escape(fold(way.strip())).replace(r"\*", r"\w*").replace(r"\ ", r"\W+") for way in words.split(";") if way.strip()]
    return re.compile(r"(?<!\w)(?:" + "|".join(ways) + r")(?!\w)")

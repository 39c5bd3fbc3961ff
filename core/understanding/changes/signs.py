"""The signs by which what is said of a prototype as a whole is known, read once from lexicons/apart/<language>.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.languages import LANGUAGES

_FOLDER = Path(__file__).parent.parent / "lexicons" / "apart"
_LETTERS = str.maketrans({"ł": "l", "’": "'", "ʼ": "'", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})  # noqa: RUF001 - letters that look alike
MOODS = ("plain", "elegant", "modern", "playful", "warm", "serious", "calm", "natural", "bold")


@dataclass(frozen=True, slots=True)
class Signs:
    """One pattern a kind, over text without capitals and accents."""

    patterns: Mapping[str, re.Pattern[str]]

    def find(self, kind: str, text: str) -> re.Match[str] | None:
        """Where a sign of the kind stands in a bare text."""
        return self.patterns[kind].search(text)

    def has(self, kind: str, text: str) -> bool:
        """Whether a sign of the kind stands in a bare text."""
        return self.find(kind, text) is not None

    def opens(self, kind: str, text: str) -> bool:
        """Whether a bare text begins with a sign of the kind, small words aside."""
        found = self.find(kind, text)
        return found is not None and len(text[: found.start()].split()) <= 1


def bare(text: str) -> str:
    """The text without capitals and accents, letter by letter: places stay what they are."""
    return "".join(unicodedata.normalize("NFD", letter.lower().translate(_LETTERS))[:1] or " " for letter in text)


@cache
def signs(language: str) -> Signs:
    """The signs of a language; those of English where the language is not known."""
    name = language if language in LANGUAGES else "en"
    data: dict[str, list[str]] = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    # Arabic writes "and", "with", "for" and the article as one word with what follows.
    joined = "(?:[وفبلك])?(?:ال|لل)?" if name == "ar" else ""
    return Signs({kind: re.compile(rf"(?<!\w){joined}(?:{'|'.join(bare(one).strip() for one in listed)})(?!\w)") for kind, listed in data.items()})

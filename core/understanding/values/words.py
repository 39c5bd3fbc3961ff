# ruff: noqa: RUF001 - folding is about look-alike letters and signs
"""Words of a sentence with their places, and the folded form in which lexicons are compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"\d+(?:[.,'’]\d+)*(?:[\u00a0\u202f ]\d{3}(?!\d)(?:[.,]\d{1,2}(?!\d))?)*"  # 1.490,50  1 490  9.30
    r"|[^\W\d_]+(?:['’`ʼ](?=[^\W\d_])|[\u064b-\u065f\u0670]|[^\W\d_])*"  # letters, inner apostrophes, Arabic vowel marks
    r"|[€$£₽%#@/:;,.!?()«»„“”\"'’+*×&=–—-]"
    r"|[^\s]"
)
_SPECIAL = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "’": "'", "`": "'", "ʼ": "'",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "–": "-", "—": "-",
        **{chr(0x660 + d): str(d) for d in range(10)}, **{chr(0x6F0 + d): str(d) for d in range(10)},
        "٫": ".", "٬": ",", "٪": "%", "،": ",", "؟": "?", "؛": ";",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or sign: `text[start:end]`, and its folded form."""

    start: int
    end: int
    folded: str

    @property
    def is_digits(self) -> bool:
        """Whether it is written in digits."""
        return self.folded[:1].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.folded[:1].isalpha()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Lower case without accents, umlauts' dots and vowel marks; Arabic letters and digits in one spelling. Length may change."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_SPECIAL)
    if plain.isascii():
        return plain
    bare = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


def split_words(text: str) -> tuple[Word, ...]:
    """The words and signs of a text, in order, with character offsets into it."""
    digits = text.translate({**{0x660 + d: str(d) for d in range(10)}, **{0x6F0 + d: str(d) for d in range(10)}, 0x66B: ".", 0x66C: ","})
    return tuple(Word(m.start(), m.end(), fold(text[m.start() : m.end()])) for m in _TOKEN.finditer(digits))

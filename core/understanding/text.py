"""Words with their places: every later step speaks of token indices, and the source words come from character offsets."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

ELIDING = frozenset({"fr", "it"})
_WORDS = re.compile(
    r"[^\s@]+@[^\s@]+\.\w+|(?:https?://|www\.)\S+|\d+(?:[.,:]\d+)*(?![^\W\d_])|[^\W_](?:[^\W_]|[\u064b-\u0655\u0670])*(?:[-'’.][^\W_]+)*|[^\w\s]|_",  # noqa: RUF001
)
_ELIDED = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,6}['’])(?=[^\W\d_«\"])")  # noqa: RUF001
_FLEETING = re.compile(r"\w\w[^\Waeiouy\d]e[^\Waeiouy\d]$")
_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ى": "ي", "ة": "ه", "ـ": "", "'": "", "’": "", "-": "", "ı": "i"})  # noqa: RUF001
SENTENCE_END = frozenset(".!?;…\n؟؛")
COMMAS = frozenset(',،:–—()[]/"„“”«»‚‘•·*|+')  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark of a text. `fold` is caseless and without accents, `stem` also without its ending."""

    text: str
    start: int
    end: int
    fold: str
    stem: str
    kind: Literal["word", "number", "mark"]
    alternative: str = ""
    """The stem without a preposition that may be written onto it (Arabic), or empty."""

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital first letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Morphology:
    """Endings of a language, longest first, and the prefixes that are written onto a word (Arabic)."""

    endings: tuple[tuple[str, int], ...] = ()
    """Each with the least number of letters that it leaves."""
    clitics: tuple[str, ...] = ()
    shortest_stem: int = 3
    eliding: bool = False
    """Whether an apostrophe parts two words (l'heure)."""
    fleeting: bool = False
    """Whether an e between the last two consonants comes and goes (lístek, lístku; fotka, fotek)."""

    def stem(self, folded: str) -> str:
        """The word without clitics and without its longest known ending."""
        word = folded
        for clitic in self.clitics:
            if word.startswith(clitic) and len(word) - len(clitic) >= self.shortest_stem:
                word = word[len(clitic) :]
        for ending, least in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: -len(ending)]
                break
        return f"{word[:-2]}{word[-1]}" if self.fleeting and _FLEETING.search(word) else word


def fold(text: str) -> str:
    """Lower case, no accents, no hyphens or apostrophes: the form in which words are compared."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_SPECIAL))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)).translate(_SPECIAL))


def tokenise(text: str, language: str, morphology: Morphology) -> tuple[Token, ...]:
    """The words, numbers and marks of a text; a line break becomes a mark of its own."""
    tokens: list[Token] = []
    at = 0
    for line in text.split("\n"):
        tokens.extend(_line(line, at, language, morphology))
        at += len(line) + 1
        if at <= len(text):
            tokens.append(Token("\n", at - 1, at, "\n", "\n", "mark"))
    return tuple(tokens)


def _line(line: str, offset: int, language: str, morphology: Morphology) -> list[Token]:
    spaced = _ELIDED.sub(lambda m: m.group(1)[:-1] + "\x00", line) if language in ELIDING else line
    found: list[Token] = []
    for match in _WORDS.finditer(spaced.replace("\x00", " ")):
        raw = line[match.start() : match.end()]
        for piece, start in _pieces(raw, match.start()):
            folded = fold(piece)
            kind: Literal["word", "number", "mark"] = "mark"
            if piece[0].isdigit() and not any(c.isalpha() for c in piece):
                kind = "number"
            elif piece[0].isalnum():
                kind = "word"
            stem = morphology.stem(folded) if kind == "word" else folded
            other = morphology.stem(folded[1:]) if language == "ar" and kind == "word" and folded[0] in "بل" and len(folded) > 4 else ""
            found.append(Token(piece, offset + start, offset + start + len(piece), folded or piece, stem, kind, other))
    return found


def _pieces(raw: str, start: int) -> list[tuple[str, int]]:
    # A dot belongs to a word only in abbreviations and addresses ("z.B.", "example.org"), not where a space was forgotten ("done.And").
    if "." in raw and "@" not in raw and "://" not in raw and raw[0].isalpha():
        left, _, right = raw.partition(".")
        if len(left) > 2 and right[:1].isupper():
            return [(left, start), (".", start + len(left)), *_pieces(right, start + len(left) + 1)]
    return [(raw, start)]


def sentences(tokens: tuple[Token, ...]) -> tuple[tuple[int, int], ...]:
    """Half-open token ranges of the sentences, without their final marks."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(tokens):
        if token.kind == "mark" and token.text in SENTENCE_END:
            if i > start:
                ranges.append((start, i))
            start = i + 1
    if start < len(tokens):
        ranges.append((start, len(tokens)))
    return tuple(ranges)


def is_break(token: Token) -> bool:
    """Whether the mark separates parts of a sentence or sentences."""
    return token.kind == "mark" and (token.text in COMMAS or token.text in SENTENCE_END)

"""E-mail addresses, telephone numbers, web addresses and streets."""

import re

from core.understanding.values.found import Email, Phone, Street, Url
from core.understanding.values.lexicon import Lexicon
from core.understanding.values.words import Word

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s,;«»\"'()<>]+|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|de|fr|it|es|nl|cz|pl|ru|eu|io|co\.uk|at|ch|be|info|shop|app)(?:/[^\s,;]*)?(?![\w@])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d{1,4}\)?(?:[ \u00a0./-]?\(?\d{2,4}\)?){2,5}(?![\w€$£%])")


def contacts(text: str) -> list[tuple[int, int, Email | Phone | Url]]:
    """Addresses and numbers with character offsets."""
    found: list[tuple[int, int, Email | Phone | Url]] = [(m.start(), m.end(), Email(m.group())) for m in _EMAIL.finditer(text)]
    for match in _URL.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in found):
            address = match.group().rstrip(".!?")
            found.append((match.start(), match.start() + len(address), Url(address)))
    for match in _PHONE.finditer(text):
        if _is_phone(match.group()) and not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), Phone(match.group())))
    return found


def _is_phone(text: str) -> bool:
    digits = sum(c.isdecimal() for c in text)
    return 9 <= digits <= 15 or (digits >= 7 and text[0] in "+0" and any(c in " /-" for c in text))


def street_at(words: tuple[Word, ...], i: int, lex: Lexicon, text: str) -> tuple[Street, int] | None:
    """The street with a house number that begins at word `i`."""
    word = words[i]
    capital = text[word.start].isupper()
    end = None
    if (
        word.is_word
        and i + 1 < len(words)
        and words[i + 1].is_digits
        and len(words[i + 1].folded) <= 4
        and capital
        and word.folded.endswith(lex.street_suffix or ("\0",))
    ):
        end = i + 2
    elif word.is_digits and lex.street_after and i + 2 < len(words) and words[i + 1].is_word and text[words[i + 1].start].isupper():
        for j in range(i + 2, min(i + 5, len(words))):
            if words[j].folded in lex.street_after and text[words[j].start].isupper():
                end = j + 1
                break
            if not words[j].is_word or not text[words[j].start].isupper():
                break
    elif word.folded in lex.street_before:
        named = False
        for j in range(i + 1, min(i + 6, len(words))):
            if words[j].is_digits and j > i + 1:
                end = j + 1 if named and not lex.currencies.at(words, j + 1) else None
                break
            named = named or text[words[j].start].isupper()
            if not words[j].is_word:
                break
    return (Street(text[word.start : words[end - 1].end]), end) if end else None

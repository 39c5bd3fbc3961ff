# ruff: noqa: RUF001 - vowels of two alphabets
"""Whether two words are forms of one word: "Klára" and "Kláru", "box" and "boxes", "бархат" and "бархата"."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

_VOWELS = frozenset("aeiouyаеиоуыэюяё")
_ARTICLES = ("وال", "بال", "لل", "ال", "و", "ب", "ل")


@lru_cache(maxsize=32768)
def alike(one: str, other: str) -> bool:
    """Whether two folded words differ in their ending only."""
    a, b = _bare(one), _bare(other)
    if a == b or {one, a} & {other, b} or _fleeting(a, b) or _fleeting(b, a):
        return True
    if not (a.isalpha() and b.isalpha()):
        return False
    longer, shorter = max(len(a), len(b)), min(len(a), len(b))
    if shorter < 3 or longer - shorter > 3:
        return False
    common = _common(a, b)
    if longer <= 5:
        return common >= max(3, longer - 2) and all(not rest or common == shorter or rest[0] in _VOWELS for rest in (a[common:], b[common:]))
    if common >= longer - (2 if longer <= 7 else 3):
        return True
    return shorter >= 5 and a[0] == b[0] and fuzz.ratio(a, b) >= 86


def _fleeting(whole: str, bent: str) -> bool:
    """Whether a word loses the vowel before its last letter when it is inflected: "Marek" and "Marka"."""
    return len(whole) >= 4 and whole[-2] in "eеоo" and bent[-1:] in _VOWELS and bent[:-1] == whole[:-2] + whole[-1]


def alike_any(word: str, others: Iterable[str]) -> bool:
    """Whether a word is a form of one of the others."""
    return any(alike(word, other) for other in others)


def tail_of(part: str, whole: str) -> bool:
    """Whether one word is the end of a compound: "Tarif" of "Uurtarief", "Kiste" of "Grillkiste"."""
    return len(part) >= 4 and len(whole) > len(part) + 1 and (whole.endswith(part) or whole[: -1 or None].endswith(part))


def _bare(word: str) -> str:
    word = word.removesuffix("'s")
    head, apostrophe, tail = word.partition("'")
    if apostrophe and len(head) <= 2 < len(tail):
        return tail
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 3:
            return word[len(article) :]
    return word


def _common(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))

"""Texts cut so that a platform takes them, each piece ending where a sentence does."""

import re
from collections.abc import Callable

_BORDERS = (re.compile(r"\n{2,}"), re.compile(r"\n"), re.compile(r"(?<=[.!?\u2026\u061f\u3002])\s+"), re.compile(r"\s+"))
"""Where a text may be cut, best first: between paragraphs, lines, sentences, words."""

Weight = Callable[[str], int]
"""How much one letter counts on a platform."""


def split(text: str, limit: int, first: int | None = None, weight: Weight = len) -> list[str]:
    """The text in pieces that weigh at most `limit` each (the first `first`), cut at the best border in the last half of each."""
    pieces: list[str] = []
    rest = text.strip()
    room = first or limit
    while (fits := _longest_prefix(rest, room, weight)) < len(rest):
        at = _cut(rest, max(fits, 1))
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
        room = limit
    return [*pieces, rest] if rest else pieces


def clipped(text: str, limit: int, weight: Weight = len) -> str:
    """The text, or as much of its beginning as fits with an ellipsis behind it."""
    if _longest_prefix(text, limit, weight) == len(text):
        return text
    return text[: _longest_prefix(text, limit - weight("\u2026"), weight)].rstrip() + "\u2026"


def _cut(text: str, fits: int) -> int:
    for border in _BORDERS:
        ends = [found.start() for found in border.finditer(text, 0, fits + 1) if found.start() <= fits]
        if ends and ends[-1] * 2 >= fits:
            return ends[-1]
    return fits


def _longest_prefix(text: str, room: int, weight: Weight) -> int:
    used = 0
    for index, letter in enumerate(text):
        used += weight(letter)
        if used > room:
            return index
    return len(text)

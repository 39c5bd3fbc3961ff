"""What Telegram takes, counted as Telegram counts: in UTF-16 code units; and texts cut so that they fit."""

import re

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
CALLBACK_BYTES = 64
BUTTONS = 100
FETCH_BYTES = 20 * 1024 * 1024
_BORDERS = (re.compile(r"\n{2,}"), re.compile(r"\n"), re.compile(r"(?<=[.!?\u2026\u061f\u3002])\s+"), re.compile(r"\s+"))
"""Where a text may be cut, best first: between paragraphs, lines, sentences, words."""


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit_units: int, first_units: int | None = None) -> list[str]:
    """The text in pieces of at most `limit_units` each (the first of `first_units`), cut at the best border in the last half of each."""
    pieces: list[str] = []
    rest = text.strip()
    limit = first_units or limit_units
    while units(rest) > limit:
        at = _cut(rest, limit)
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
        limit = limit_units
    return [*pieces, rest] if rest else pieces


def _cut(text: str, limit_units: int) -> int:
    fits = _longest_prefix(text, limit_units)
    for border in _BORDERS:
        ends = [found.start() for found in border.finditer(text, 0, fits + 1) if found.start() <= fits]
        if ends and ends[-1] * 2 >= fits:
            return ends[-1]
    return fits


def _longest_prefix(text: str, limit_units: int) -> int:
    used = 0
    for index, letter in enumerate(text):
        used += 2 if ord(letter) > 0xFFFF else 1
        if used > limit_units:
            return index
    return len(text)

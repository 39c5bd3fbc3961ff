"""Text cut into pieces that are spoken one after another, so that the first can be heard while the rest is made."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 220
_ENDS = re.compile(r"(?<=[.!?…؟])[\"'»”)]*\s+|\s*[\r\n]+\s*")
_PAUSES = re.compile(r"(?<=[,;:،؛\u2013—])\s+")


def sentences(text: str) -> Iterator[str]:
    """Sentences without control characters; those above `LONGEST` characters are cut at a pause or a space."""
    for one in _ENDS.split(_printable(text)):
        if any(c.isalnum() for c in one):
            yield from _short(one.strip())


def _printable(text: str) -> str:
    return "".join(c if c in "\n\r" or unicodedata.category(c) not in {"Cc", "Cs", "Co", "Cn", "So"} else " " for c in text)


def _short(sentence: str) -> Iterator[str]:
    held = ""
    for part in _PAUSES.split(sentence) if len(sentence) > LONGEST else [sentence]:
        for word in part.split():
            if held and len(held) + len(word) >= LONGEST:
                yield held
                held = ""
            # A "word" may be a page of letters without a space.
            held = f"{held} {word}".strip()
            while len(held) > LONGEST:
                yield held[:LONGEST]
                held = held[LONGEST:]
        if len(held) > LONGEST // 2:
            yield held
            held = ""
    if held:
        yield held

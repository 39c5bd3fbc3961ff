"""Turns a text into hashed n-grams of letters and words: the part of a small linear model that knows spelling."""

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

TOKEN = re.compile(r"\w+|[^\w\s]")
DIGITS = re.compile(r"\d")


def tokens(text: str) -> list[str]:
    """Words and marks in small letters, each digit as 0."""
    return TOKEN.findall(DIGITS.sub("0", text.lower()))


def letter_grams(words: Iterable[str], shortest: int, longest: int) -> Iterator[str]:
    """Runs of letters inside each word, with its borders."""
    for word in words:
        framed = f"<{word}>"
        for size in range(shortest, longest + 1):
            for start in range(len(framed) - size + 1):
                yield framed[start : start + size]


def word_grams(words: list[str], longest: int) -> Iterator[str]:
    """Single words and runs of up to `longest` words."""
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            yield "_" + " ".join(words[start : start + size])


def hashed(grams: Iterable[str], buckets: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Which of the buckets are hit, and how much: damped counts of unit length together."""
    hits, counts = np.unique(np.fromiter((crc32(gram.encode()) % buckets for gram in grams), dtype=np.int64), return_counts=True)
    weights = 1.0 + np.log(counts.astype(np.float32)) if len(hits) else np.zeros(0, np.float32)
    length = float(np.linalg.norm(weights))
    return hits, (weights / length if length else weights).astype(np.float32)

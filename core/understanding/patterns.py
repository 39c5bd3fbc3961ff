"""Phrases of a lexicon, found in a text.

A phrase is words separated by spaces: `book` any form of the word, `=book` only as written, `book*` / `*book` / `*book*` its beginning, end or
middle, `a|b` one of these, `book?` perhaps, `~` up to three words of any kind, `#` a number.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from core.understanding.text import Morphology, Token, fold, is_break

K = TypeVar("K")
_GAP = 3
_ARABIC_AND = "و"


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """A phrase was found: what it stands for, and its half-open token range."""

    key: K
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many tokens it covers."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Word:
    how: Literal["form", "exact", "start", "end", "middle"]
    text: str

    def fits(self, token: Token) -> bool:
        match self.how:
            case "form":
                return token.kind == "word" and self.text in (token.stem, token.alternative)
            case "exact":
                return self.text in (token.fold, token.fold.removeprefix(_ARABIC_AND))
            case "start":
                return token.fold.startswith(self.text) or token.stem.startswith(self.text)
            case "end":
                return token.fold.endswith(self.text) or token.stem.endswith(self.text)
            case "middle":
                return self.text in token.fold


@dataclass(frozen=True, slots=True)
class _Element:
    words: tuple[_Word, ...] = ()
    gap: bool = False
    number: bool = False
    optional: bool = False

    def fits(self, token: Token) -> bool:
        if self.number:
            return token.kind == "number"
        return any(word.fits(token) for word in self.words)


def _word(raw: str, morphology: Morphology) -> _Word:
    text = fold(raw.strip("*="))
    if raw.startswith("*") and raw.endswith("*"):
        return _Word("middle", text)
    if raw.startswith("*"):
        return _Word("end", text)
    if raw.endswith("*"):
        return _Word("start", text)
    if raw.startswith("=") or len(text) <= 3:
        return _Word("exact", text)
    return _Word("form", morphology.stem(text))


def _element(raw: str, morphology: Morphology) -> _Element:
    if raw == "~":
        return _Element(gap=True)
    if raw == "#":
        return _Element(number=True)
    optional = raw.endswith("?")
    return _Element(words=tuple(_word(part, morphology) for part in raw.removesuffix("?").split("|")), optional=optional)


class PhraseBook(Generic[K]):
    """Phrases, each with what it stands for, looked up by their first word."""

    def __init__(self, phrases: Iterable[tuple[str, K]], morphology: Morphology) -> None:
        """Reads phrases in the notation above."""
        self._by_stem: dict[str, list[tuple[tuple[_Element, ...], K]]] = defaultdict(list)
        self._by_start: dict[str, list[tuple[tuple[_Element, ...], K]]] = defaultdict(list)
        self._others: list[tuple[tuple[_Element, ...], K]] = []
        for phrase, key in phrases:
            elements = tuple(_element(raw, morphology) for raw in (re.sub(r"['’]", " ", phrase) if morphology.eliding else phrase).split())  # noqa: RUF001
            if elements:
                self._file(elements, key)

    def _file(self, elements: tuple[_Element, ...], key: K) -> None:
        first = elements[0]
        if first.optional or first.gap or first.number or any(w.how in ("end", "middle") or (w.how == "start" and len(w.text) < 3) for w in first.words):
            self._others.append((elements, key))
            return
        for word in first.words:
            book, slot = (self._by_start, word.text[:3]) if word.how == "start" else (self._by_stem, word.text)
            book[slot].append((elements, key))

    def find(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> tuple[Hit[K], ...]:
        """Every place where a phrase stands, overlapping ones too, in the order of the text."""
        stop = len(tokens) if end is None else end
        return tuple(hit for at in range(start, stop) for hit in self._at(tokens, at, stop))

    def longest(self, tokens: Sequence[Token], start: int = 0, end: int | None = None) -> tuple[Hit[K], ...]:
        """Non-overlapping hits: the longer one wins, then the earlier one."""
        return without_overlaps(self.find(tokens, start, end))

    def _at(self, tokens: Sequence[Token], at: int, stop: int) -> Iterator[Hit[K]]:
        token = tokens[at]
        if token.kind == "mark":
            return
        slots = dict.fromkeys((token.fold, token.stem, token.alternative or token.stem, token.fold.removeprefix(_ARABIC_AND)))
        entries = [entry for slot in slots for entry in self._by_stem.get(slot, ())]
        entries += [entry for slot in dict.fromkeys((token.fold[:3], token.stem[:3])) for entry in self._by_start.get(slot, ())]
        for elements, key in (*entries, *self._others):
            end = _match(elements, tokens, at, stop)
            if end is not None and end > at:
                yield Hit(key, at, end)


def _match(elements: tuple[_Element, ...], tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """The end of the shortest stretch from `at` that the elements describe, or None."""
    if not elements:
        return at
    first, rest = elements[0], elements[1:]
    if first.gap:
        for skipped in range(_GAP + 1):
            if skipped and (at + skipped > stop or is_break(tokens[at + skipped - 1])):
                return None
            end = _match(rest, tokens, at + skipped, stop)
            if end is not None:
                return end
        return None
    if at < stop and first.fits(tokens[at]):
        end = _match(rest, tokens, at + 1, stop)
        if end is not None:
            return end
    return _match(rest, tokens, at, stop) if first.optional else None


def without_overlaps(hits: Iterable[Hit[K]]) -> tuple[Hit[K], ...]:
    """The longer one of two that overlap, then the earlier one; in the order of the text."""
    taken: set[int] = set()
    chosen: list[Hit[K]] = []
    for hit in sorted(hits, key=lambda h: (-h.size, h.start)):
        places = range(hit.start, hit.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(hit)
    return tuple(sorted(chosen, key=lambda h: h.start))

# ruff: noqa: RUF001 - quotation marks of ten languages
"""A message about changes with everything that was found in it."""

from dataclasses import dataclass, field

from core.appspec import AppSpec
from core.understanding.changes.labels import Label, LabelHit, NumberSite, hits_in, labels_of, numbers_of, texts_of
from core.understanding.changes.lexicon import ChangeLexicon, change_lexicon
from core.understanding.corrections import without_corrected
from core.understanding.values import FoundValue, Number, Quantity, find_values
from core.understanding.values.words import Word, split_words

VERBS = ("undo", "instead_of", "replace", "rename", "called", "remove", "remove_after", "missing", "add", "add_after", "move", "instead")
_QUOTES = {"'": "'", "“": "”", "„": "“", "«": "»", "‚": "‘", '"': '"', "‘": "’", "’": "’", "(": ")"}


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """A value at words `start` up to `end`."""

    value: FoundValue
    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: the words inside are `start` up to `end`."""

    start: int
    end: int


@dataclass(slots=True)
class Message:
    """A message with everything that was found in it; places are indices of `words`."""

    text: str
    spec: AppSpec
    lex: ChangeLexicon
    words: tuple[Word, ...]
    labels: tuple[Label, ...]
    hits: tuple[LabelHit, ...]
    values: tuple[PlacedValue, ...]
    quotes: tuple[Quoted, ...]
    numbers: tuple[NumberSite, ...] = field(default_factory=tuple)
    texts: tuple[tuple[str, ...], ...] = field(default_factory=tuple)

    def written_from(self, start: int, end: int) -> int:
        """The index behind the longest run of words from `start` on that stands somewhere in the application."""
        for stop in range(min(end, start + 5), start, -1):
            run = tuple(word.folded for word in self.words[start:stop])
            if any(run == text[k : k + len(run)] for text in self.texts for k in range(len(text) - len(run) + 1)):
                return stop
        return start

    def said(self, start: int, end: int) -> str:
        """The words as they were written."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""


def open_message(text: str, language: str, spec: AppSpec) -> Message:
    """Finds words, labels, values and quotations."""
    lex = change_lexicon(language)
    meant = without_corrected(text, language, lex.negating)
    words = split_words(meant)
    labels = labels_of(spec)
    values: list[PlacedValue] = []
    for found in find_values(meant, language):
        covered = [i for i, word in enumerate(words) if word.start < found.end and found.start < word.end]
        if covered:
            values.append(_free_of_joiner(PlacedValue(found.value, covered[0], covered[-1] + 1, found.source), words, lex))
    turns = {i for kind in VERBS for cue in lex.cues(kind, words) if cue.end - cue.start > 1 for i in range(cue.start, cue.end)}
    turns |= {i for kind in ("not", "instead", "set", "cost", "called") for cue in lex.cues(kind, words) for i in range(cue.start, cue.end)}
    turns |= {i for i, word in enumerate(words) if word.folded in lex.gone_words}
    hits = tuple(
        hit
        for hit in hits_in(words, labels)
        if not (hit.end - hit.start == 1 and (words[hit.start].folded in lex.skip or (hit.start in turns and not _same(words, hit))))
    )
    return Message(text, spec, lex, words, labels, _same_number(words, hits), tuple(values), _quotes(words), numbers_of(spec), texts_of(spec))


def _free_of_joiner(placed: PlacedValue, words: tuple[Word, ...], lex: ChangeLexicon) -> PlacedValue:
    """The bare number where what looks like its unit is "and" or "instead": "1800 a přidejte" is no area, "450 místo 400" are no places."""
    last = words[placed.end - 1].folded
    other = placed.end < len(words) and words[placed.end].is_digits and lex.phrases["instead_of"].at(words, placed.end - 1) is not None
    joins = other or (len(last) == 1 and lex.phrases["joiners"].at(words, placed.end - 1) is not None and placed.end < len(words))
    joins = joins and placed.end - placed.start > 1
    match placed.value:
        case Quantity(amount=amount) if joins:
            return PlacedValue(Number(amount), placed.start, placed.end - 1, placed.source[: -len(last)].rstrip())
        case _:
            return placed


def _same(words: tuple[Word, ...], hit: LabelHit) -> bool:
    return [word.folded for word in words[hit.start : hit.end]] == [word.folded for word in split_words(hit.label.text)]


def _same_number(words: tuple[Word, ...], hits: tuple[LabelHit, ...]) -> tuple[LabelHit, ...]:
    """Without parts of labels that bear another number than the one said: "15 litres" is not "50 litres"."""
    said = {word.folded for word in words if word.is_digits}
    kept: list[LabelHit] = []
    for hit in hits:
        written = {word.folded for word in split_words(hit.label.text) if word.is_digits}
        if hit.whole or not written or written & said:
            kept.append(hit)
    return tuple(kept)


def _quotes(words: tuple[Word, ...]) -> tuple[Quoted, ...]:
    found: list[Quoted] = []
    i = 0
    while i < len(words):
        closing = _QUOTES.get(words[i].folded) if words[i].folded != "(" else None
        end = next((k for k in range(i + 1, min(len(words), i + 9)) if words[k].folded == closing), None) if closing else None
        if end is not None and end > i + 1:
            found.append(Quoted(i + 1, end))
            i = end
        i += 1
    return tuple(found)

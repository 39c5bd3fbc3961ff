"""The turns of phrase of changes in one language, read once from lexicons/changes/<language>.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.languages import LANGUAGES
from core.understanding.changes.alike import alike, tail_of
from core.understanding.values.lexicon import Phrases
from core.understanding.values.words import Word, fold

_FOLDER = Path(__file__).parent.parent / "lexicons" / "changes"


@dataclass(frozen=True, slots=True)
class Cue:
    """A turn of phrase of one kind at words `start` up to `end`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChangeLexicon:
    """Phrases by kind (add, remove, rename, ...), and the small words that belong to no label."""

    language: str
    phrases: Mapping[str, Phrases[bool]]
    skip: frozenset[str]
    gone: tuple[tuple[str, ...], ...]
    """Ways to say that something is no longer there: words in their order, others may stand between; "ne*" is a beginning."""
    accusative: tuple[tuple[str, str], ...]
    """Endings of an object and those that its label has; only behind one of `accusative_after` where there are such words."""
    accusative_after: frozenset[str]
    negating: frozenset[str]
    """The words that stand before what is not meant ("not", "rather than")."""
    nouns: Mapping[str, frozenset[str]]
    """Single words of the kinds that name a category ("status_words"), compared in any form."""

    @property
    def gone_words(self) -> frozenset[str]:
        """The words that say that something is no longer there."""
        return frozenset(part for pattern in self.gone for part in pattern)

    def says_gone(self, words: tuple[Word, ...], start: int, end: int) -> bool:
        """Whether the range says that something is no longer there."""
        said = [word.folded for word in words[start:end]]
        return any(_in_order(pattern, said) for pattern in self.gone)

    def noun(self, kind: str, words: tuple[Word, ...], start: int, end: int) -> list[Cue]:
        """The nouns of a category inside the range, whatever their ending."""
        exact = self.cues(kind, words, start, end)
        taken = {i for cue in exact for i in range(cue.start, cue.end)}
        loose = [Cue(kind, i, i + 1) for i in range(start, end) if i not in taken and any(_is_noun(words[i].folded, noun, kind) for noun in self.nouns[kind])]
        return sorted([*exact, *loose], key=lambda cue: cue.start)

    def cue(self, kind: str, words: tuple[Word, ...], start: int = 0, end: int | None = None) -> Cue | None:
        """The first phrase of a kind inside the range; of those at one place the longest."""
        return next(iter(self.cues(kind, words, start, end)), None)

    def cues(self, kind: str, words: tuple[Word, ...], start: int = 0, end: int | None = None) -> list[Cue]:
        """All phrases of a kind inside the range, without overlaps."""
        stop = len(words) if end is None else end
        found: list[Cue] = []
        i = start
        while i < stop:
            hit = self.phrases[kind].at(words, i)
            if hit and hit[1] <= stop:
                found.append(Cue(kind, i, hit[1]))
                i = hit[1]
            else:
                i += 1
        return found


def _is_noun(word: str, noun: str, kind: str) -> bool:
    """Whether a word is a form of a noun; pages also as the end of a compound ("Preisseite")."""
    return alike(word, noun) or (kind == "page_words" and tail_of(noun, word))


def _in_order(pattern: tuple[str, ...], said: list[str]) -> bool:
    rest = iter(said)
    return all(any(word.startswith(part[:-1]) if part.endswith("*") else word == part for word in rest) for part in pattern)


@cache
def change_lexicon(language: str) -> ChangeLexicon:
    """The phrases of a language; those of English where the language is not known."""
    name = language if language in LANGUAGES else "en"
    data: dict[str, list[str]] = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    phrases = {kind: Phrases((phrase, True) for phrase in listed) for kind, listed in data.items() if not kind.startswith("accusative")}
    pairs = tuple((old, new) for old, _, new in (rule.partition(">") for rule in data.get("accusative", ())))
    after = frozenset(data.get("accusative_after", ()))
    nouns = {
        kind: frozenset(fold(phrase) for phrase in listed if len(phrase) >= 4 and " " not in phrase) for kind, listed in data.items() if kind.endswith("_words")
    }
    return ChangeLexicon(
        name,
        phrases,
        frozenset(map(fold, data["skip"])),
        tuple(tuple(map(fold, one.split())) for one in data["gone"]),
        pairs,
        after,
        frozenset(map(fold, data["not"])),
        nouns,
    )

"""The colour words of one language, read once from lexicons/colours/."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.languages import LANGUAGES
from core.understanding.values.words import Word, fold, split_words

_FOLDER = Path(__file__).parent.parent / "lexicons" / "colours"
_LONGEST = 5
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedColour:
    """A colour by name; `thing` when the name is also that of a thing (salmon, cream)."""

    css: str
    thing: bool


@dataclass(frozen=True, slots=True)
class ColourLexicon:
    """Names by their stems, and what may change them."""

    names: Mapping[Key, NamedColour]
    stems: Mapping[Key, NamedColour]
    endings: tuple[str, ...]
    prefixes: tuple[str, ...]
    very: frozenset[str]
    before: Mapping[str, str]
    after: Mapping[str, str]
    joined: tuple[tuple[str, str], ...]
    cues: tuple[str, ...]
    usual: Mapping[Key, str]
    """How a name of one word is written where it stands alone, by its stem."""

    def alone(self, said: str) -> str:
        """A colour of one word as a label has it ("verts" is "vert"); more words stay as they are."""
        usual = self.usual.get((self.stem(fold(said)),), said)
        return said if fold(usual) == fold(said) else usual

    def name_at(self, words: tuple[Word, ...], i: int) -> tuple[NamedColour, int] | None:
        """The longest name that begins at word `i`, inflected or not; hyphens between its words do not count."""
        key: list[str] = []
        best: tuple[NamedColour, int] | None = None
        j = i
        while j < len(words) and len(key) < _LONGEST:
            if words[j].folded == "-" and key:
                j += 1
                continue
            if not (words[j].is_word or words[j].folded == "'"):
                break
            key.append(words[j].folded)
            j += 1
            stemmed = tuple(self.stem(part) for part in key)
            hit = self.names.get(tuple(key)) or self.names.get(stemmed) or self.stems.get(stemmed)
            if hit:
                best = hit, j
        return best

    def stem(self, word: str) -> str:
        """A word without a joined particle and without its longest known ending; at least three letters stay."""
        bare = next((word[len(p) :] for p in self.prefixes if word.startswith(p) and len(word) - len(p) >= 3), word)
        return next((bare[: -len(e)] for e in self.endings if bare.endswith(e) and len(bare) - len(e) >= 3), bare)

    def is_cue(self, word: Word) -> bool:
        """Whether a word speaks of looks: background, button, colour."""
        return word.is_word and word.folded.startswith(self.cues)


@cache
def colour_lexicon(language: str) -> ColourLexicon:
    """The colour words of a language; English for one that is not known."""
    name = language if language in LANGUAGES else "en"
    data = tomllib.loads((_FOLDER / "modifiers.toml").read_text(encoding="utf-8"))[name]
    endings = tuple(sorted({fold(ending) for ending in data["endings"]}, key=len, reverse=True))
    names: dict[Key, NamedColour] = {}
    written: dict[Key, str] = {}
    for css, spoken in _rows(f"{name}.tsv"):
        for one in spoken.split(";"):
            bare = one.strip()
            key = tuple(word.folded for word in split_words(bare.lstrip("~")) if word.folded != "-")
            names.setdefault(key, NamedColour(css, bare.startswith("~")))
            written.setdefault(key, bare.lstrip("~"))
    prefixes = tuple(map(fold, data.get("prefixes", ())))
    draft = ColourLexicon(names, {}, endings, prefixes, frozenset(), {}, {}, (), (), {})
    stems: dict[Key, NamedColour] = {}
    for key, colour in names.items():
        stems.setdefault(tuple(draft.stem(part) for part in key), colour)
    return ColourLexicon(
        names=names,
        stems=stems,
        endings=endings,
        prefixes=prefixes,
        very=frozenset(map(fold, data["very"])),
        before=_modifiers(data["before"]),
        after=_modifiers(data["after"]),
        joined=tuple(sorted(_modifiers(data["joined"]).items(), key=lambda pair: -len(pair[0]))),
        cues=tuple(map(fold, data["cues"])),
        usual={(draft.stem(key[0]),): text for key, text in reversed(written.items()) if len(key) == 1},
    )


@dataclass(frozen=True, slots=True)
class RareNames:
    """Rare English colour names, with the words before and after which one is expected, and words that are none by themselves."""

    names: Mapping[Key, str]
    before: frozenset[str]
    after: frozenset[str]
    common: frozenset[str]


@cache
def rare_names() -> RareNames:
    """The rare names, which count only beside a word about looks."""
    data = tomllib.loads((_FOLDER / "modifiers.toml").read_text(encoding="utf-8"))["rare"]
    names = {tuple(word.folded for word in split_words(spoken)): css for css, spoken in _rows("paint.tsv")}
    return RareNames(names, frozenset(data["before"].split()), frozenset(data["after"].split()), frozenset(data["common"].split()))


def _rows(file: str) -> Iterator[tuple[str, str]]:
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        css, tab, spoken = line.partition("\t")
        if tab and len(css) == 7:
            yield css, spoken


def _modifiers(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {fold(word): modifier for modifier, words in table.items() for word in words}

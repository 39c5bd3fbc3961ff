"""English word forms, and the words by which an instruction is read."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.understanding.text import Token

LONGEST_PHRASE = 4
_IRREGULAR = {
    "child": "children",
    "person": "people",
    "man": "men",
    "woman": "women",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "quiz": "quizzes",
    "criterion": "criteria",
}
_ONE = {several: one for one, several in _IRREGULAR.items()}
_KEEP_S = ("ss", "us", "is", "ous", "news", "series", "species", "gps", "css", "sms", "aws", "mathematics", "physics", "logistics", "economics")
_LOAN_PLURALS = frozenset({"emojis", "taxis", "skis", "safaris", "wikis", "bikinis", "gurus", "menus", "tutus"})
_AS_MANY = ("ing", "ance", "ence", "ism", "ship", "ness", "ware", "graphy", "education", "care", "work")


def singular(word: str) -> str:
    """One of what `word` names: "categories" -> "category". Case of the beginning stays."""
    low = word.lower()
    if _acronyms(word):
        return word[:-1]
    if low in _ONE:
        return word[:1] + _ONE[low][1:]
    if words().has("uncounted", low) or (low.endswith(_KEEP_S) and low not in _LOAN_PLURALS) or not low.endswith("s") or len(low) < 3:
        return word
    if low.endswith("ies") and len(low) > 4 and low not in {"movies", "cookies"}:
        return f"{word[:-3]}y"
    return word[:-2] if low.endswith(("sses", "shes", "ches", "xes", "zzes")) or low in {"buses", "viruses"} else word[:-1]


def plural(word: str) -> str:
    """Several of what `word` names: "category" -> "categories"."""
    low = word.lower()
    if _acronyms(word) or words().has("uncounted", low) or low in _ONE or (low.endswith("s") and not low.endswith(("ss", "us", "is"))):
        return word
    if low in _IRREGULAR:
        return word[:1] + _IRREGULAR[low][1:]
    if low.endswith(_AS_MANY) and not words().has("still_counted", low):
        return word
    if low.endswith("sis"):
        return f"{word[:-2]}es"
    if re.search(r"[^aeiou]y$", low):
        return f"{word[:-1]}ies"
    return f"{word}es" if low.endswith(("ss", "sh", "ch", "x", "zz", "us")) else f"{word}s"


def _acronyms(word: str) -> bool:
    """Whether it is an acronym with the ending of the plural ("APIs")."""
    return len(word) > 2 and word.endswith("s") and word[:-1].isupper()


def is_plural(word: str) -> bool:
    """Whether the word names several."""
    low = word.lower()
    return low in _ONE or singular(low) != low


def roots(word: str) -> Iterator[str]:
    """The plain forms that a verb form may come from, the form itself first."""
    yield word
    for ending, shorter in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("d", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            root = word[: -len(ending)] + shorter
            yield root
            if len(root) > 3 and root[-1] == root[-2] and not shorter:
                yield root[:-1]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that stands in the text: its class, its plain form, how many tokens it covers and whether it ends in -ing."""

    kind: str
    root: str
    size: int
    ing: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `lexicons/en/instructions.toml`, folded; phrases are tuples of words."""

    lists: Mapping[str, frozenset[tuple[str, ...]]]
    verbs: Mapping[tuple[str, ...], str]
    doing: Mapping[str, str]
    done: Mapping[str, str]
    abilities: Mapping[tuple[str, ...], str]
    """Names of features by the noun for each, without hyphens and in the singular."""
    vague: Mapping[str, str]
    """Words that say little of what is kept, with the name of such a kind of record in the plural."""

    @property
    def vague_managed(self) -> frozenset[str]:
        """Of these, the words that are a kind of record only where somebody manages it."""
        return frozenset(" ".join(p) for p in self.lists["vague_managed"])

    @property
    def filling(self) -> frozenset[str]:
        """Verbs whose objects are what one types in or looks at."""
        return frozenset(" ".join(p) for p in self.lists["filling"])

    def has(self, name: str, word: str) -> bool:
        """Whether a single word is in a list."""
        return (word,) in self.lists[name]

    def says(self, name: str, phrase: str) -> bool:
        """Whether a phrase, its words parted by spaces, is in a list."""
        return tuple(phrase.split()) in self.lists[name]

    def at(self, name: str, tokens: Sequence[Token], start: int, end: int) -> int:
        """How many tokens the longest phrase of a list covers from `start`; 0 for none. Plural and verb forms count."""
        for size in range(min(LONGEST_PHRASE, end - start), 0, -1):
            said = tuple(t.fold for t in tokens[start : start + size])
            if said in self.lists[name] or (*said[:-1], singular(said[-1])) in self.lists[name]:
                return size
        return 0

    def verb(self, tokens: Sequence[Token], start: int, end: int) -> Verb | None:
        """The verb that begins at `start`, in any form."""
        for size in range(min(LONGEST_PHRASE, end - start), 0, -1):
            said = tuple(t.fold for t in tokens[start : start + size])
            for root in roots(said[0]):
                kind = self.verbs.get((root, *said[1:]))
                if kind:
                    return Verb(kind, " ".join((root, *said[1:])), size, said[0].endswith("ing") and not root.endswith("ing"))
        return None


@cache
def words() -> Words:
    """The lists, read once."""
    given = tomllib.loads(files("core.understanding").joinpath("lexicons", "en", "instructions.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(_phrases(text)) for name, text in given.items() if isinstance(text, str)}
    verbs = {phrase: kind for kind, text in given["verbs"].items() for phrase in _phrases(text)}
    doing = {phrase[0]: kind for kind, text in given["doing"].items() for phrase in _phrases(text)}
    abilities = {phrase: feature for feature, text in given["ability_of"].items() for phrase in _phrases(text)}
    return Words(lists, verbs, doing, given["done"], abilities, given["vague"])


def _phrases(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.replace("-", "").split()) for part in text.lower().split(";") if part.strip()]

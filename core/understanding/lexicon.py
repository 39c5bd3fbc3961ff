"""The lexicons of a language as looked-up phrase books. The files beside this module are the source; `lexicon(language)` reads them once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from core.brief import FieldType, RuleKind
from core.features import Feature
from core.languages import LANGUAGES
from core.understanding.patterns import PhraseBook
from core.understanding.text import ELIDING, Morphology, fold

_SHORTEST_HEAD = 4
CASES = frozenset({"cs", "pl", "ru"})
"""Languages whose nouns change with their part in a sentence."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A noun of fields or records: its labels in one language, and what a field of that name holds."""

    key: str
    one: str
    several: str
    record: bool
    field: bool
    type: FieldType
    unit: str | None
    person: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A lexicon entry that needs only a key and a label: a feature, a trade, a page."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything known about one language. `cues` are the turns of phrase, by their name in cues.toml."""

    language: str
    morphology: Morphology
    concepts: PhraseBook[Concept]
    features: PhraseBook[Feature]
    trades: PhraseBook[Labelled]
    pages: PhraseBook[Labelled]
    styles: PhraseBook[str]
    spoken_languages: PhraseBook[str]
    rules: PhraseBook[RuleKind]
    verbs: PhraseBook[str]
    form_verbs: PhraseBook[str]
    cues: Mapping[str, PhraseBook[str]]
    small_words: frozenset[str]
    feature_labels: Mapping[Feature, str]
    by_concept: Mapping[str, Concept]
    lines: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, Concept]
    """Nouns that end a compound, by their folded form, for languages that write compounds as one word."""

    def line(self, code: str, *values: str) -> str:
        """A checklist line in this language."""
        return self.lines.get(code, "{0}").format(*values)


def _folder() -> Traversable:
    return files("core.understanding").joinpath("lexicons")


def _rows(*path: str) -> Iterator[list[str]]:
    source = _folder().joinpath(*path)
    if not source.is_file():
        return
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def _phrases(cells: list[str]) -> list[str]:
    return [phrase.strip() for cell in cells for phrase in cell.split(";") if phrase.strip()]


@cache
def _shared() -> Mapping[str, tuple[str, FieldType, str | None, bool]]:
    table: dict[str, tuple[str, FieldType, str | None, bool]] = {}
    for key, use, kind, *rest in _rows("concepts.tsv"):
        unit, of = [*rest, "", ""][:2]
        table[key] = (use, FieldType(kind), unit or None, of == "person")
    return table


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of an ISO 639-1 language; English for one that has none."""
    known = language if language in LANGUAGES and _folder().joinpath(language, "cues.toml").is_file() else "en"
    cues = tomllib.loads(_folder().joinpath(known, "cues.toml").read_text(encoding="utf-8"))
    morphology = _morphology(cues, known)
    concepts = _concepts(known)
    features = [(Feature(key), label, _phrases(rest)) for source in (known, "all") for key, label, *rest in _rows(source, "features.tsv")]
    lists = {name: tuple(words) for name, words in cues.items() if isinstance(words, list) and all(isinstance(w, str) for w in words)}
    return Lexicon(
        language=known,
        morphology=morphology,
        concepts=PhraseBook([(p, _variant(c, p, cues, known)) for c, phrases in concepts for p in phrases], morphology),
        heads=_heads(concepts) if cues.get("compounds") else {},
        features=PhraseBook([(p, feature) for feature, _, phrases in features for p in phrases], morphology),
        trades=PhraseBook(
            [
                (p, Labelled(key, _as_written(p, label, known)))
                for key, label, *rest in _rows(known, "trades.tsv")
                for p in [label.removesuffix("*"), *_phrases(rest)]
            ],
            morphology,
        ),
        pages=PhraseBook(_labelled(cues.get("pages", {})), morphology),
        styles=PhraseBook(_keyed(cues.get("style", {})), morphology),
        spoken_languages=PhraseBook(_keyed(cues.get("languages", {})), morphology),
        rules=PhraseBook([(p, RuleKind(key)) for p, key in _keyed(cues.get("rules", {}))], morphology),
        verbs=PhraseBook([(word, verb) for verb, words in cues.get("verbs", {}).items() for word in words], morphology),
        form_verbs=PhraseBook(_keyed(cues.get("form_verbs", {})), morphology),
        cues={name: PhraseBook([(word, word) for word in words], morphology) for name, words in lists.items()},
        small_words=frozenset(w for name in ("articles", "possessives", "fillers", "and", "or", "between_price") for p in lists.get(name, ()) for w in [p]),
        feature_labels={feature: label for feature, label, _ in reversed(features) if label},
        by_concept={concept.key: concept for concept, _ in concepts},
        lines=cues.get("lines", {}),
        lists=lists,
    )


def _as_written(phrase: str, label: str, language: str) -> str:
    """What a trade of several words is called: as the lexicon has it, in languages whose nouns change in a sentence."""
    plain = " " in phrase and phrase.replace(" ", "").isalpha()
    return f"{phrase[:1].upper()}{phrase[1:]}" if plain and language in CASES else label


def _morphology(cues: Mapping[str, Any], language: str) -> Morphology:
    least = int(cues.get("shortest_stem", 3))
    parted = [ending.partition(":") for ending in cues.get("endings", ())]
    endings = sorted(((fold(ending), int(own or least)) for ending, _, own in parted), key=lambda e: -len(e[0]))
    return Morphology(tuple(endings), tuple(cues.get("clitics", ())), least, language in ELIDING, bool(cues.get("fleeting")))


def _concepts(language: str) -> list[tuple[Concept, list[str]]]:
    found: list[tuple[Concept, list[str]]] = []
    for key, one, several, *rest in _rows(language, "concepts.tsv"):
        use, kind, unit, person = _shared()[key]
        bare_one, bare_several = one.lstrip("=!"), several.lstrip("=!")
        concept = Concept(key, bare_one, bare_several, use in ("record", "both"), use in ("field", "both"), kind, unit, person)
        named = [form for form in (one, several) if not form.startswith("!")]
        found.append((concept, list(dict.fromkeys([*named, *_phrases(rest)]))))
    return found


def _variant(concept: Concept, phrase: str, cues: Mapping[str, object], language: str) -> Concept:
    """The concept labelled as a person who used this phrase would label it; questions ("how many") keep the usual label."""
    plain = phrase.lstrip("=")
    asking = [w for name in ("which", "howmany", "whether", "asking") for w in _words(cues, name)]
    if plain in {concept.one, concept.several} or any(c in plain for c in "*|?#~") or any(plain == w or plain.startswith(f"{w} ") for w in asking):
        return concept
    if plain.endswith(tuple(_words(cues, "own_endings"))) and " " not in plain:
        return concept  # "His number" is said in speech; a form says "phone number".
    first, _, rest = plain.partition(" ")
    plain = rest if rest and first in _words(cues, "articles") and language != "en" else plain
    one = plain[:1].upper() + plain[1:]
    return replace(concept, one=one, several=_several(one, language))


def _several(one: str, language: str) -> str:
    """The plural of one word, in languages where its ending says it; elsewhere the word as it is."""
    if " " in one and language != "en":
        return one
    match language:
        case "en":
            return f"{one[:-1]}ies" if one.endswith("y") and not one.endswith("ey") else one if one.endswith("s") else f"{one}s"
        case "es":
            return one if one.endswith("s") else f"{one}s" if one[-1] in "aeiouáéó" else f"{one[:-1]}ces" if one.endswith("z") else f"{one}es"
        case "fr":
            return one if one[-1] in "sxz" else f"{one}x" if one.endswith(("eau", "eu")) else f"{one[:-2]}aux" if one.endswith("al") else f"{one}s"
        case _:
            return one


def _heads(concepts: list[tuple[Concept, list[str]]]) -> dict[str, Concept]:
    """Every one-word noun that may end a compound; a synonym keeps its own word, with its plural where that is written right behind it."""
    found: dict[str, Concept] = {}
    for concept, phrases in reversed(concepts):
        plain = [p for p in phrases if p.isalpha() and p[0].isupper() and len(p) >= _SHORTEST_HEAD]
        taken = {concept.one, concept.several}
        for one, after in zip(plain, [*plain[1:], ""], strict=False):
            if one not in taken and len(one) > _SHORTEST_HEAD:
                several = after if fold(after).startswith(fold(one)[:-1]) and len(after) >= len(one) else one
                found[fold(one)] = replace(concept, one=one, several=several)
                taken.add(several)
                if several != one:
                    found[fold(several)] = replace(concept, one=one, several=several)
        found |= {fold(form): concept for form in (concept.several, concept.one) if " " not in form and len(form) >= _SHORTEST_HEAD}
    return found


def _words(cues: Mapping[str, object], name: str) -> list[str]:
    words = cues.get(name)
    return [str(w) for w in words] if isinstance(words, list) else []


def _labelled(table: Mapping[str, str]) -> list[tuple[str, Labelled]]:
    return [(phrase, Labelled(key, _phrases([text])[0])) for key, text in table.items() for phrase in _phrases([text])[1:] or _phrases([text])]


def _keyed(table: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(phrase, key) for key, text in table.items() for phrase in _phrases([text])]

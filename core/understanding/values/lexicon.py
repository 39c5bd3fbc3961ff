"""The words for values in one language, read once from lexicons/values/<language>.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from core.languages import LANGUAGES
from core.understanding.values.words import Word, fold, split_words

T = TypeVar("T")
_ARTICLE = "ال"
_PROCLITICS = frozenset("وبلف")
"""Arabic writes "and", "with", "to" and "so" joined to the next word."""
_FOLDER = Path(__file__).parent.parent / "lexicons" / "values"


class Phrases(Generic[T]):
    """Phrases of one or more words with a value each; the longest that stands at a place wins."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        """Fold and sort the phrases."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in pairs:
            key = tuple(word.folded for word in split_words(phrase))
            if key:
                self._by_first.setdefault(key[0], []).append((key, value))
        for choices in self._by_first.values():
            choices.sort(key=lambda pair: -len(pair[0]))

    def at(self, words: tuple[Word, ...], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase at word `i` and the index behind it."""
        if i >= len(words):
            return None
        first = words[i].folded
        choices = self._by_first.get(first)
        if choices is None and first[:1] in _PROCLITICS and len(first) >= 3:
            choices = self._by_first.get(first[1:])
        if choices is None and first.startswith(_ARTICLE) and len(first) > 4:
            choices = self._by_first.get(first[2:])
        for key, value in choices or ():
            if i + len(key) <= len(words) and all(words[i + k].folded == key[k] for k in range(1, len(key))):
                return value, i + len(key)
        return None

    def ends(self, words: tuple[Word, ...], i: int) -> int:
        """The index behind the phrase at `i`, or `i` itself."""
        hit = self.at(words, i)
        return hit[1] if hit else i

    def before(self, words: tuple[Word, ...], i: int) -> int | None:
        """Where a phrase begins that ends just before word `i`; None when there is none."""
        for k in range(max(0, i - 4), i):
            hit = self.at(words, k)
            if hit and hit[1] == i:
                return k
        return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything a language's file says, ready for look-up by folded words."""

    language: str
    decimal: str
    thousands: str
    joiners: frozenset[str]
    joiner_after: str
    joiner_prefix: str
    number_prefixes: tuple[str, ...]
    compound_joiner: str | None
    vigesimal: bool
    tens_first_price: bool
    decimal_words: frozenset[str]
    price_joiners: frozenset[str]
    cardinals: Mapping[str, int]
    compound_forms: Mapping[str, int]
    articles: frozenset[str]
    ordinals: Mapping[str, int]
    ordinal_marks: frozenset[str]
    ordinal_before: frozenset[str]
    amounts: "Phrases[str]"
    after: "Phrases[str]"
    weekdays: "Phrases[int]"
    weak_weekdays: frozenset[str]
    daygroups: "Phrases[tuple[int, ...]]"
    months: "Phrases[int]"
    month_alone: bool
    month_of: frozenset[str]
    seasons: "Phrases[str]"
    dayparts: "Phrases[str]"
    parts_before: "Phrases[str]"
    clock: tuple[tuple[tuple[str, ...], str], ...]
    clock_words: "Phrases[str]"
    time: Mapping[str, "Phrases[bool]"]
    duration_units: "Phrases[str]"
    duration_phrases: "Phrases[int]"
    units: "Phrases[str]"
    currencies: "Phrases[str]"
    cents: "Phrases[bool]"
    percent: "Phrases[bool]"
    relative: "Phrases[int]"
    street_after: frozenset[str]
    street_before: frozenset[str]
    street_suffix: tuple[str, ...]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; those of English where the language is not one of LANGUAGES."""
    name = language if language in LANGUAGES else "en"
    data: dict[str, Any] = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    time = data["time"]
    return Lexicon(
        language=name,
        decimal=data["decimal"],
        thousands=data["thousands"],
        joiners=frozenset(map(fold, data.get("joiners", ()))),
        joiner_after=data.get("joiner_after", "none"),
        joiner_prefix=fold(data.get("joiner_prefix", "")),
        number_prefixes=tuple(map(fold, data.get("number_prefixes", ()))),
        compound_joiner=fold(data["compound_joiner"]) if "compound_joiner" in data else None,
        vigesimal=data.get("vigesimal", False),
        tens_first_price=data.get("tens_first_price", True),
        decimal_words=frozenset(map(fold, data.get("decimal_words", ()))),
        price_joiners=frozenset(map(fold, data.get("price_joiners", ()))),
        cardinals=_numbered(data["numbers"]),
        compound_forms=_numbered(data.get("compound_forms", {})),
        articles=frozenset(map(fold, data.get("articles", {}).get("words", "").split())),
        ordinals=_numbered(data["ordinals"]),
        ordinal_marks=frozenset(map(fold, data["ordinal_marks"]["marks"].split())),
        ordinal_before=frozenset(map(fold, data["ordinal_marks"]["before"].split())),
        amounts=Phrases((phrase, str(value)) for phrase, value in data.get("amounts", {}).items()),
        after=Phrases((phrase, str(value)) for phrase, value in data.get("after", {}).items()),
        weekdays=Phrases((form, int(day)) for day, forms in data["weekdays"].items() for form in _forms(forms)),
        weak_weekdays=frozenset(map(fold, data.get("weekday_rules", {}).get("needs_company", "").split())),
        daygroups=Phrases((phrase, _days(days)) for phrase, days in data["daygroups"].items()),
        months=Phrases((form, int(month)) for month, forms in data["months"].items() for form in _forms(forms)),
        month_alone=data["month_rules"]["bare"],
        month_of=frozenset(map(fold, data["month_rules"].get("of", "").split())),
        seasons=Phrases((form, name) for name, forms in data["seasons"].items() for form in _forms(forms)),
        dayparts=Phrases((phrase, part) for part, phrases in data["dayparts"].items() for phrase in phrases),
        parts_before=Phrases((phrase, part) for part, phrases in data.get("parts_before", {}).items() for phrase in phrases),
        clock=tuple((_pattern(pattern), rule) for pattern, rule in data["clock"].items()),
        clock_words=Phrases(data["clock_words"].items()),
        time={name: Phrases((phrase, True) for phrase in phrases) for name, phrases in time.items()},
        duration_units=Phrases((form, unit) for unit, forms in data["duration_units"].items() for form in _forms(forms)),
        duration_phrases=Phrases(data["duration_phrases"].items()),
        units=Phrases((form, unit) for unit, forms in data["units"].items() for form in _forms(forms)),
        currencies=Phrases((form, code) for code, forms in data["currencies"].items() for form in (*_forms(forms), code)),
        cents=Phrases((form, True) for form in _forms(data["cents"]["words"])),
        percent=Phrases((form, True) for form in _forms(data["percent"]["words"])),
        relative=Phrases(data["relative"].items()),
        street_after=frozenset(map(fold, data["contacts"].get("street_after", "").split())),
        street_before=frozenset(map(fold, data["contacts"].get("street_before", "").split())),
        street_suffix=tuple(map(fold, data["contacts"].get("street_suffix", "").split())),
    )


def _forms(forms: str | list[str]) -> list[str]:
    """Forms are a string of single words, or a list where phrases have spaces."""
    return forms.split() if isinstance(forms, str) else forms


def _numbered(table: Mapping[str, str | list[str]]) -> dict[str, int]:
    return {fold(form): int(number) for number, forms in table.items() for form in _forms(forms)}


def _days(text: str) -> tuple[int, ...]:
    first, _, last = text.partition("-")
    return tuple(range(int(first), int(last or first) + 1))


def _pattern(text: str) -> tuple[str, ...]:
    """Split "half past {h}" into folded words, with the slots kept as "{h}"."""
    parts: list[str] = []
    for part in text.split():
        parts.extend([part] if part.startswith("{") else [word.folded for word in split_words(part)])
    return tuple(parts)

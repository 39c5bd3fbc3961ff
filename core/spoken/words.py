"""The words of each language for what is written in signs; data in words.tsv."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.languages import FALLBACK, LANGUAGES

_SLAVIC = frozenset({"cs", "pl", "ru"})


@dataclass(frozen=True, slots=True)
class Words:
    """Of one language. `money` and `units` are signs with their forms for one, a few and many; `short` are abbreviations with what they stand for."""

    language: str
    link: str
    at: str
    dot: str
    to: str
    hour: str
    date: str
    group: str
    """A pattern for what stands between thousands."""
    months: tuple[str, ...]
    money: tuple[tuple[str, tuple[str, ...]], ...]
    units: tuple[tuple[str, tuple[str, ...]], ...]
    short: tuple[tuple[re.Pattern[str], str], ...]

    def form(self, forms: tuple[str, ...], number: str, *, fraction: bool) -> str:
        """The form that goes with a number."""
        if len(forms) == 1:
            return forms[0]
        if fraction:
            return forms[1]
        count = int(number or 0)
        if len(forms) < 3 or self.language not in _SLAVIC:
            return forms[0] if count == 1 else forms[1]
        if count == 1 or (self.language == "ru" and count % 10 == 1 and count % 100 != 11):
            return forms[0]
        few = 2 <= count <= 4 if self.language == "cs" else 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14
        return forms[1] if few else forms[2]


def words_of(language: str) -> Words:
    """Those of a language; English ones where it is none of ours."""
    return _words(language[:2].lower() if language[:2].lower() in LANGUAGES else FALLBACK)


@cache
def _words(language: str) -> Words:
    rows: dict[str, list[tuple[str, str]]] = {}
    for line in (files("core") / "spoken" / "words.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            tongue, kind, sign, said = line.split("\t")
            if tongue == language:
                rows.setdefault(kind, []).append((sign, said))
    one: Mapping[str, str] = dict(rows["word"])
    return Words(
        language,
        link=one["link"],
        at=one["at"],
        dot=one["dot"],
        to=one["to"],
        hour=one["hour"],
        date=one["date"],
        group=one["group"],
        months=tuple(one["months"].split("|")),
        money=tuple((sign, tuple(said.split("|"))) for sign, said in rows["money"]),
        units=tuple((sign, tuple(said.split("|"))) for sign, said in rows["unit"]),
        short=tuple((re.compile(rf"(?<!\w){re.escape(sign)}(?!\w)"), said) for sign, said in rows["short"]),
    )

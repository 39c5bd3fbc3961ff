"""Words that tell of a mood, in ten languages. The lexicons are data (words/*.tsv): mood, weight, beginnings of words or phrases."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.emotion import Emotion

WINDOW = 3
"""A denial so many words before a sign turns it round."""
OPPOSITE = {
    Emotion.HAPPY: Emotion.FRUSTRATED,
    Emotion.SATISFIED: Emotion.FRUSTRATED,
    Emotion.EXCITED: Emotion.FRUSTRATED,
    Emotion.FRUSTRATED: None,
    Emotion.CONFUSED: None,
    Emotion.STRESSED: None,
}
DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Signs of one language and the words that deny."""

    signs: tuple[tuple[re.Pattern[str], Emotion, float], ...]
    denial: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """Something said that points to a mood."""

    mood: Emotion
    weight: float
    said: str


def signs_in(text: str, language: str) -> tuple[Sign, ...]:
    """Every sign in a text of that language, each place counted once."""
    lexicon = lexicons().get(language)
    if lexicon is None:
        return ()
    plain = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    taken: list[tuple[int, int]] = []
    found: list[Sign] = []
    for pattern, mood, weight in lexicon.signs:
        for match in pattern.finditer(plain):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            before = re.split(r"[.!?,;:،؛]", plain[: match.start()])[-1].split()[-WINDOW:]
            meant = OPPOSITE[mood] if lexicon.denial.search(" ".join(before)) else mood
            taken.append(match.span())
            found.append(Sign(meant or mood, weight if meant is not None else 0.0, match.group()))
    return tuple(sign for _, sign in sorted(zip(taken, found, strict=True), key=lambda pair: pair[0]) if sign.weight)


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """All lexicons by language, longer signs first."""
    read: dict[str, Lexicon] = {}
    for file in (files("core.mood") / "words").iterdir():
        if not file.name.endswith(".tsv"):
            continue
        signs: list[tuple[str, Emotion, float]] = []
        denial = "(?!)"
        for line in file.read_text("utf-8").splitlines():
            kind, weight, beginnings = line.split("\t")
            if kind == DENIAL:
                denial = rf"(?<!\w)(?:{'|'.join(map(re.escape, beginnings.split('|')))})(?!\w)"
            else:
                signs.extend((one, Emotion(kind), float(weight)) for one in beginnings.split("|"))
        signs.sort(key=lambda sign: -len(sign[0]))
        patterns = tuple((_pattern(one), mood, weight) for one, mood, weight in signs)
        read[file.name.removesuffix(".tsv")] = Lexicon(patterns, re.compile(denial))
    return read


def _pattern(sign: str) -> re.Pattern[str]:
    """`*` at the end lets a word go on."""
    whole = not sign.endswith("*")
    # Arabic writes "and", "the" and the like at the front of a word.
    front = r"(?<!\w)(?:[وفبل]{0,2}(?:ال)?)" if re.match(r"[\u0600-\u06ff]", sign) else r"(?<!\w)"
    return re.compile(front + re.escape(sign.rstrip("*")) + (r"(?!\w)" if whole else r"\w*"))

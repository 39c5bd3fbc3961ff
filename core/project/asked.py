"""What somebody wants to know about the source of their prototype, or about its progress, told from their words in ten languages."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from core.brief import Intent
from core.understanding.text import fold

TOPICS = ("check", "booking", "shop", "login", "formula", "status", "delete", "search", "words", "look", "form", "store")
"""What may be asked about, the more telling first: who asks about the check of bookings means the check."""

MOST_WORDS = 60
"""Whoever writes more than that asks for more than an explanation."""

ASKING = frozenset({Intent.QUESTION, Intent.CODE_HELP})
LIKE_QUESTIONS = ASKING | {Intent.PRICE, Intent.STATUS, Intent.SMALLTALK, Intent.NONSENSE, Intent.BUILD}
"""Kinds for which a short question about how something works may be taken by triage."""

_PLACE = re.compile(r"([\w./-]+\.(?:js|css|html|py|json))(?::(\d{1,5}))?", re.ASCII)
_CALL = re.compile(r"\b([A-Za-z_$][\w$]{2,40})\s*\(", re.ASCII)
_CALLED = re.compile(
    r"(?:function|fun[kc]tion|fonction|funzione|funci[oó]n|functie|funk[ct][ejiaę]+|функци\w|دال[ةه])\s+([A-Za-z_$][\w$]{2,40})", re.IGNORECASE
)
_NAMED = re.compile(r"[`'\"]([A-Za-z_$][\w$]{2,40})[`'\"]", re.ASCII)
_ELSEWHERE = re.compile(
    r"\b(?:python|java|kotlin|swift|php|ruby|rust|golang|react|angular|vue|django|docker|git|excel|bash|sql|regex|c\+\+|c#)(?!\w)", re.IGNORECASE
)
_PASTED = re.compile(r"[{}]|;\s*$|=>|===|\bdef \w+\(|\bfunction \w+ ?\(|SELECT .+ FROM", re.MULTILINE)


class Mode(StrEnum):
    """What is to be done with the source."""

    EXPLAIN = "explain"
    DEBUG = "debug"
    REVIEW = "review"
    GENERAL = "general"
    """It is about programming, but not about this prototype."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`topics` are among `TOPICS`; `places` are files with a line, 0 for none; `names` are functions that were named."""

    mode: Mode
    topics: tuple[str, ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()


def asked(text: str, language: str, intent: Intent, labels: tuple[str, ...] = ()) -> Asked | None:
    """What is asked about the source, None when something else is meant. `labels` are what the prototype calls its pages and records."""
    words = plain(text)
    if len(words.split()) > MOST_WORDS and intent is not Intent.CODE_HELP:
        return None
    hits = frozenset(kind for kind in ("code", "ask", "debug", "review", "mine", *TOPICS) if says(kind, words, language))
    topics = tuple(topic for topic in TOPICS if topic in hits)
    places = tuple((path, int(line or 0)) for path, line in _PLACE.findall(text))
    names = tuple(dict.fromkeys((*_CALL.findall(text), *_NAMED.findall(text), *_CALLED.findall(text))))
    named = any(plain(label) in words for label in labels if len(label) > len("abc"))
    seen = _Seen(text, intent, hits, at_something=bool(places), of_this=bool(topics or named), named=bool(names), topics=bool(topics))
    mode = _in_code_help(seen) if intent is Intent.CODE_HELP else _elsewhere(seen)
    if mode is Mode.EXPLAIN and any(line for _, line in places):
        mode = Mode.DEBUG
    return None if mode is None else Asked(mode, topics, places, names) if mode is not Mode.GENERAL else Asked(mode)


@dataclass(frozen=True, slots=True)
class _Seen:
    text: str
    intent: Intent
    hits: frozenset[str]
    at_something: bool
    """A file of the prototype is named."""
    of_this: bool
    """Something is named that the prototype has, or may have."""
    named: bool
    """A function seems to be named."""
    topics: bool


def _in_code_help(seen: _Seen) -> Mode:
    """What is meant by somebody who surely speaks of code."""
    mine = "mine" in seen.hits
    if "review" in seen.hits and not _ELSEWHERE.search(seen.text):
        return Mode.REVIEW
    elsewhere = bool(_PASTED.search(seen.text)) or (bool(_ELSEWHERE.search(seen.text)) and not mine)
    if not seen.at_something and (elsewhere or not (mine or seen.of_this or seen.named)):
        return Mode.GENERAL
    return Mode.DEBUG if "debug" in seen.hits and "ask" not in seen.hits else Mode.EXPLAIN


def _elsewhere(seen: _Seen) -> Mode | None:
    """What is meant when triage took the message for something else."""
    if seen.intent not in LIKE_QUESTIONS:
        return Mode.DEBUG if seen.at_something and seen.intent is Intent.CHANGE and "debug" in seen.hits else None
    asks, code = "ask" in seen.hits, "code" in seen.hits
    if "review" in seen.hits and code:
        return Mode.REVIEW
    if seen.at_something:
        return Mode.DEBUG if "debug" in seen.hits else Mode.EXPLAIN
    if not asks:
        return None
    if seen.intent in ASKING:
        return Mode.EXPLAIN if code or seen.of_this else None
    of_this = seen.of_this or "mine" in seen.hits
    return Mode.EXPLAIN if (code and of_this) or (seen.topics and seen.text.rstrip().endswith(("?", "\N{ARABIC QUESTION MARK}"))) else None


def asks_for_progress(text: str, language: str) -> bool:
    """Whether somebody asks for milestones, notes, what is missing or what comes next."""
    return says("plan", plain(text), language)


def is_note(text: str, language: str) -> bool:
    """Whether a message says of itself that it is a note, feedback, a priority or a milestone for the team."""
    return says("note", plain(text), language)


def plain(text: str) -> str:
    """The text as the patterns see it."""
    return " ".join(fold(text).split()).lstrip("¿¡\"'«„“- ")


def says(kind: str, words: str, language: str) -> bool:
    """Whether words, made plain, match a kind of pattern in that language or in English."""
    return any(pattern.search(words) for pattern in _patterns(kind, language))


def _patterns(kind: str, language: str) -> Iterator[re.Pattern[str]]:
    known = _all()
    for tongue in dict.fromkeys((language, "en")):
        if (tongue, kind) in known:
            yield known[tongue, kind]


@cache
def _all() -> Mapping[tuple[str, str], re.Pattern[str]]:
    found: dict[tuple[str, str], re.Pattern[str]] = {}
    for line in (files("core.project") / "asked.tsv").read_text("utf-8").splitlines():
        language, kind, pattern = line.split("\t")
        bare = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", pattern) if not unicodedata.combining(c)))
        # In Arabic an article and joining words are written onto the word.
        found[language, kind] = re.compile(bare if bare.startswith("^") else f"(?:{bare})" if language == "ar" else rf"\b(?:{bare})")
    return found

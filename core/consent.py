"""What somebody agreed to, and when they took it back: a ledger to which entries are only ever added.

Listening to a note that was sent, guessing at its mood, and asking the services that the hub names for help with its words is what a message is sent
for and is told to everybody; it goes on until it is withdrawn.
Everything else needs to be given first.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Protocol

LASTS = timedelta(days=365)
"""A consent that was given expires and has to be asked for again."""


class Use(StrEnum):
    """What somebody's voice and words are used for."""

    PROCESSING = "processing"
    CLONING = "cloning"
    SHARING = "sharing"
    """Recordings go to services outside."""
    WORDS = "words"
    """Words go to services outside: language models read them, voices say them. Who takes sharing back means words as well."""
    TRAINING = "training"
    EMOTION = "emotion"


UNLESS_WITHDRAWN = frozenset({Use.PROCESSING, Use.WORDS, Use.EMOTION})


@dataclass(frozen=True, slots=True)
class Consent:
    """One entry: given or withdrawn, through which channel, and by which words or request. `until` is when what was given expires."""

    person_id: str
    use: Use
    given: bool
    at: datetime
    channel: str
    source: str
    until: datetime | None = None


class Consents(Protocol):
    """The ledger."""

    async def add(self, consent: Consent) -> None:
        """One more entry."""

    async def of_person(self, person_id: str) -> Sequence[Consent]:
        """All entries of a person, oldest first."""

    async def erase(self, person_id: str) -> None:
        """Forget a person who asked for that; the only way in which an entry ever goes."""


def allows(entries: Iterable[Consent], use: Use, now: datetime) -> bool:
    """Whether the newest entry about that use allows it now."""
    # Of two at the same moment the later entry counts: the ledger is oldest first.
    newest = max(((one.at, number, one) for number, one in enumerate(entries) if _is_about(one, use)), default=(None, 0, None))[2]
    if newest is None:
        return use in UNLESS_WITHDRAWN
    return newest.given and (newest.until is None or newest.until > now)


def _is_about(entry: Consent, use: Use) -> bool:
    return entry.use is use or (use is Use.WORDS and entry.use is Use.SHARING and not entry.given)


async def allowed(consents: Consents | None, person_id: str, use: Use, now: datetime) -> bool:
    """Whether that person allows it now."""
    return allows(await consents.of_person(person_id) if consents is not None else (), use, now)


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody said about a use; `given` is None for a question about the mood that was read."""

    use: Use
    given: bool | None


def decision_in(text: str, language: str) -> Decision | None:
    """What a message decides, when it is about nothing else: a short sentence that gives, withdraws, or asks."""
    plain = " ".join(re.sub(r"[^\w\s']", " ", text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).split())
    if not plain or len(plain.split()) > LONGEST_WORDS:
        return None
    for tongue in dict.fromkeys((language, "en")):
        for decision, pattern in _sentences().get(tongue, ()):
            if pattern.search(plain):
                return decision
    return None


LONGEST_WORDS = 16


@cache
def _sentences() -> Mapping[str, tuple[tuple[Decision, re.Pattern[str]], ...]]:
    found: dict[str, list[tuple[Decision, re.Pattern[str]]]] = {}
    for line in (files("core") / "consent_sentences.tsv").read_text("utf-8").splitlines():
        language, use, what, pattern = line.split("\t")
        given = {"give": True, "withdraw": False, "ask": None}[what]
        found.setdefault(language, []).append((Decision(Use(use), given), re.compile(rf"\b(?:{pattern})")))
    return {language: tuple(rows) for language, rows in found.items()}

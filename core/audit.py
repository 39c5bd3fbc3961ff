"""The audit: whoever deals with what is personal is written down, operators, the program and the person themselves, in one list that only grows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

PERSON, PROGRAM, VISITOR = "person", "program", "visitor"
"""Actors that are no operators."""


class Act(StrEnum):
    """What was done."""

    SIGNED_IN = "signed_in"
    SEARCHED = "searched"
    READ = "read"
    TOOK_OVER = "took_over"
    HANDED_BACK = "handed_back"
    SPOKE = "spoke"
    RETRIED = "retried"
    CORRECTED = "corrected"
    TOOK_DOWN = "took_down"
    EXPORTED = "exported"
    REPORTED = "reported"
    """Somebody who saw a prototype says that it does harm, or the program found so when it looked again."""
    ASKED_ERASURE = "asked_erasure"
    ERASED = "erased"
    CHANGED_CONSENT = "changed_consent"
    USED_VOICE = "used_voice"
    """A voice of somebody's own was listed or spoke."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `actor` is an operator's name, "person" or "program"; `about` a slug or the id of a conversation, turn, erasure or voice; nobody's words."""

    at: datetime
    actor: str
    act: Act
    about: str = ""
    detail: str = ""


class Audit(Protocol):
    """Written before what it tells of is done or shown. Of whom an entry is can be asked for, but not read from it."""

    async def note(self, entry: Entry, person_id: str = "") -> None:
        """One more entry, for good; `person_id` is whose data it is about, "" for nobody's."""

    async def report(self, entry: Entry, person_id: str) -> bool:
        """The program's one entry of `Act.REPORTED` about a prototype; False when it is there already, whoever of several workers wrote it."""

    async def newest(self, limit: int = 200, act: Act | None = None) -> Sequence[Entry]:
        """The newest entries, newest first: of all, or those of one act."""

    async def of_person(self, person_id: str) -> Sequence[Entry]:
        """All entries about one person's data, oldest first."""

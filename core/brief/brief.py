"""What kind of message it is, and everything it asks for, each wish with the words it came from."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from core.brief.wishes import Wish

W = TypeVar("W")


class Intent(StrEnum):
    """What kind of message it is."""

    BUILD = "build"
    CHANGE = "change"
    STATUS = "status"
    PRICE = "price"
    ESTIMATE = "estimate"
    QUESTION = "question"
    CODE_HELP = "code_help"
    PROJECT_NOTE = "project_note"
    PRIVACY = "privacy"
    HANDOFF = "handoff"
    SMALLTALK = "smalltalk"
    NONSENSE = "nonsense"
    PROHIBITED = "prohibited"


class Situation(StrEnum):
    """What the conversation had reached when the message came."""

    FRESH = "fresh"
    HAS_PROTOTYPE = "has_prototype"
    WAS_ASKED = "was_asked"


class Status(StrEnum):
    """How far a requirement is met in the prototype."""

    DONE = "done"
    PARTIAL = "partial"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One wish with the words that asked for it. `text` says it as a short checklist line in the person's language."""

    id: str
    text: str
    source: str
    wish: Wish
    confidence: float = 1.0

    @property
    def kind(self) -> str:
        """The wish's tag, for instance "colour"."""
        return self.wish.tag


@dataclass(frozen=True, slots=True)
class Met:
    """How far a requirement is met, and where in the prototype it can be seen: a path such as "#/orders" and a CSS selector."""

    requirement_id: str
    status: Status
    where: str = ""
    selector: str = ""
    note: str = ""
    text: str = ""
    """The requirement's checklist line, so that the application can show it."""
    told: bool = True
    """False for a remark and for what another line says better: it is neither listed nor counted."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything asked for so far, in the order it was said. `language` is ISO 639-1 and is the application's language."""

    language: str
    requirements: tuple[Requirement, ...] = ()
    text: str = field(default="", compare=False)
    """The words that it was read from: what a quiz or a calculator is about is in no wish."""

    @property
    def next_number(self) -> int:
        """The number of the next requirement: no id is given twice, whatever was taken away meanwhile."""
        return 1 + max((int(one.id[1:]) for one in self.requirements if one.id[1:].isdecimal()), default=0)

    def wishes(self, kind: type[W]) -> tuple[W, ...]:
        """All wishes of one kind, in order."""
        return tuple(r.wish for r in self.requirements if isinstance(r.wish, kind))

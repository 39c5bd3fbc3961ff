"""What Statex decides to do about a turn."""

from dataclasses import dataclass
from typing import Literal

from core.understood import Question, Triage


@dataclass(frozen=True, slots=True)
class Build:
    """Make a prototype, or revise the one that exists when `revise`; `duplicate_of` is the slug of a like one of the same person.

    `free` when the revision uses up no clarification: it was written before our answer went out, answers our question, or is paid for.
    """

    triage: Triage
    revise: bool = False
    free: bool = False
    duplicate_of: str | None = None
    tag: Literal["build"] = "build"


@dataclass(frozen=True, slots=True)
class Ask:
    """Nothing can be built before this is answered."""

    triage: Triage
    question: Question
    tag: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class Answer:
    """Say something; `phrase` is a key of the phrase files."""

    triage: Triage
    phrase: str
    duplicate_of: str | None = None
    said: str | None = None
    """The whole answer, where more goes into it than the phrase."""
    tag: Literal["answer"] = "answer"


@dataclass(frozen=True, slots=True)
class Decline:
    """Refuse, and say why; `phrase` is a key of the phrase files."""

    triage: Triage
    phrase: str
    tag: Literal["decline"] = "decline"


@dataclass(frozen=True, slots=True)
class Handoff:
    """A person takes over; `phrase` is a key of the phrase files."""

    triage: Triage
    phrase: str
    tag: Literal["handoff"] = "handoff"


Verdict = Build | Ask | Answer | Decline | Handoff

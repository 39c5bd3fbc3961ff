"""Views made for one purpose: quizzes, polls, chats, calculators, games, rosters, shared costs. `roles` limits a view to these roles; empty means everybody."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class QuizView:
    """Questions one after another, a score at the end, kept in `results`. `questions` has fields question, choices, answer, hint."""

    key: str
    label: str
    questions: str
    results: str
    pass_percent: int = 60
    seconds: int | None = None
    icon: str = "quiz"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["quiz"] = "quiz"


@dataclass(frozen=True, slots=True)
class PollView:
    """Vote for one of the records of `choices`, once a visitor; results as bars. Votes are records of `votes`."""

    key: str
    label: str
    choices: str
    votes: str
    question: str = ""
    icon: str = "poll"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["poll"] = "poll"


@dataclass(frozen=True, slots=True)
class ChatView:
    """Rooms or people on the left, live messages on the right. `messages` has fields room, author, text, at."""

    key: str
    label: str
    messages: str
    rooms: str | None = None
    icon: str = "chat"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["chat"] = "chat"


@dataclass(frozen=True, slots=True)
class Input:
    """A number or choice that a calculator asks for; an option's value is its key."""

    key: str
    label: str
    default: Decimal
    unit: str | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A figure that a calculator shows: an arithmetic expression over the keys of its inputs."""

    key: str
    label: str
    expression: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class CalculatorView:
    """Inputs on one side, results at once on the other; `history` keeps them where an entity is named."""

    key: str
    label: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    history: str | None = None
    compare: str = ""
    """The word for a second set of inputs beside the first, where that is offered."""
    schedule: tuple[str, ...] = ()
    """The heads of a repayment plan: its name, month, payment, interest, repaid, still owed."""
    icon: str = "calculator"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["calculator"] = "calculator"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a tool is given: a line, a longer text, a number, one of `options` (value, label), a text file or a picture."""

    key: str
    label: str
    kind: Literal["line", "lines", "number", "choice", "tick", "file", "picture"]
    options: tuple[tuple[str, str], ...] = ()
    start: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class ToolView:
    """Something goes in, a button works out what comes of it; `history` keeps results where an entity is named."""

    key: str
    label: str
    does: Literal["analyse", "check", "cipher", "codes", "compare", "lots", "password", "picture", "poster", "qr", "reshape", "write"]
    entries: tuple[Entry, ...]
    button: str
    outcome: str
    history: str | None = None
    live: bool = False
    """Works while one types."""
    icon: str = "tool"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["tool"] = "tool"


@dataclass(frozen=True, slots=True)
class GameView:
    """A small game with levels and a score board kept in `scores`."""

    key: str
    label: str
    game: Literal[
        "memory",
        "snake",
        "tetris",
        "puzzle",
        "quiz",
        "shooter",
        "match",
        "cards",
        "racer",
        "pong",
        "battle",
        "farm",
        "coin",
        "dice",
        "slots",
        "scratch",
        "colours",
        "price",
    ]
    scores: str
    icon: str = "game"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["game"] = "game"


@dataclass(frozen=True, slots=True)
class RosterView:
    """One row a person, one tap a mark: present or absent, yes, no or maybe. A count of each mark stands above.

    Marks are records of `marks` with the fields `person`, `status`, and `event` (a relation) or `date`; a person without a record has no mark yet.
    """

    key: str
    label: str
    people: str
    marks: str
    person: str
    status: str
    event: str | None = None
    date: str | None = None
    intro: str = ""
    icon: str = "check"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["roster"] = "roster"


@dataclass(frozen=True, slots=True)
class SplitView:
    """Who owes whom: records of `expenses` have `amount`, `payer` (a relation to `people`) and `among` (a number of people; None means everybody)."""

    key: str
    label: str
    expenses: str
    people: str
    amount: str
    payer: str
    among: str | None = None
    icon: str = "split"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["split"] = "split"

"""What was made of a message: what kind it is, what it asks for, and the one question worth asking."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.brief import Brief, Intent, Requirement, RuleKind
from core.features import Feature


@dataclass(frozen=True, slots=True)
class Add:
    """Something new, or a new value for what may exist only once (a colour, a name)."""

    requirement: Requirement
    tag: Literal["add"] = "add"


@dataclass(frozen=True, slots=True)
class Remove:
    """Take this away: visible `words`, a feature, or a field by its concept; `of` names the record it belongs to."""

    words: str = ""
    feature: Feature | None = None
    concept: str | None = None
    of: str | None = None
    tag: Literal["remove"] = "remove"


@dataclass(frozen=True, slots=True)
class Rename:
    """`old` is called `new` from now on; also "instead of Bára there will be Klára"."""

    old: str
    new: str
    tag: Literal["rename"] = "rename"


@dataclass(frozen=True, slots=True)
class Reprice:
    """The thing called `item` costs `price`; `old` is the price that was named as the former one."""

    item: str
    price: Decimal
    old: Decimal | None = None
    currency: str | None = None
    tag: Literal["reprice"] = "reprice"


@dataclass(frozen=True, slots=True)
class SetNumber:
    """A limit, count or time that is no price: `old` where it was named, `what` in the person's words, `rule` where it is one."""

    new: Decimal
    what: str
    old: Decimal | None = None
    unit: str | None = None
    rule: RuleKind | None = None
    tag: Literal["set_number"] = "set_number"


@dataclass(frozen=True, slots=True)
class Move:
    """A page or part goes elsewhere: `where` is first, last, before or after `anchor`."""

    words: str
    where: Literal["first", "last", "before", "after"]
    anchor: str | None = None
    kind: Literal["", "field"] = ""
    """Where it is a field that goes elsewhere in its form."""
    tag: Literal["move"] = "move"


@dataclass(frozen=True, slots=True)
class Undo:
    """Everything is to be as it was before the last change."""

    tag: Literal["undo"] = "undo"


@dataclass(frozen=True, slots=True)
class Retext:
    """A page says this from now on: its head or the button below it. `where` is the label of the page, "" for the first one."""

    new: str
    where: str = ""
    part: Literal["head", "button"] = "head"
    tag: Literal["retext"] = "retext"


@dataclass(frozen=True, slots=True)
class Restrict:
    """Only people who log in and belong to the house, or the role labelled `to`, see the fields with this concept or label."""

    words: str
    concept: str = ""
    to: str = ""
    tag: Literal["restrict"] = "restrict"


@dataclass(frozen=True, slots=True)
class Oblige:
    """The field with this label or concept must be filled in from now on, or may be left empty."""

    words: str
    concept: str
    required: bool
    tag: Literal["oblige"] = "oblige"


@dataclass(frozen=True, slots=True)
class InCurrency:
    """All prices are in `currency`, ISO 4217, from now on: the same amounts, or `rate` times as much where a rate was told.

    `texts` are the amounts inside sentences as they stand, and as they shall stand.
    """

    currency: str
    rate: Decimal | None = None
    texts: tuple[tuple[str, str], ...] = ()
    tag: Literal["in_currency"] = "in_currency"


@dataclass(frozen=True, slots=True)
class InLanguage:
    """The application speaks this language, ISO 639-1, and no longer the one it spoke."""

    language: str
    tag: Literal["in_language"] = "in_language"


@dataclass(frozen=True, slots=True)
class Noted:
    """Words that ask for no change and deserve an answer: something does not work, something will be sent later, a question, a wrong picture."""

    words: str
    kind: Literal["broken", "later", "question", "picture"]
    tag: Literal["noted"] = "noted"


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the message that asks for something nobody understood, in the person's words; the reply says so."""

    words: str
    tag: Literal["unread"] = "unread"


Wanted = Add | Remove | Rename | Reprice | SetNumber | Move | Undo | Retext | Restrict | Oblige | InCurrency | InLanguage | Noted | Unread


@dataclass(frozen=True, slots=True)
class Change:
    """One change that was asked for, with the words that asked for it."""

    id: str
    source: str
    wanted: Wanted
    confidence: float = 1.0
    language: str = ""
    """The language in which it was asked for, and in which it is answered; "" where it is that of the application."""


@dataclass(frozen=True, slots=True)
class Question:
    """The question whose answer would change the prototype most, with two to four choices; `about` is a stable id of its kind."""

    about: str
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triage:
    """What kind of message it is. `confidence` is calibrated: of the messages at 0.8, 80 % are right. `reason` is in English, for operators."""

    intent: Intent
    confidence: float
    reason: str
    language: str
    phrase: str | None = None
    """The sentence that fits best as an answer, a key of the phrase files, where triage knows one ("declined_phishing", "question_how")."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A message understood: `brief` for a build, `changes` for a change of what exists."""

    triage: Triage
    brief: Brief
    changes: tuple[Change, ...] = ()
    question: Question | None = None

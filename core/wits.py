"""What the path between needs of understanding and compiling, so that a model may stand where the embedded rules stand, and a test in place of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.appspec import AppSpec
from core.brief import Brief, Situation
from core.reading import Document, Picture
from core.site import Site
from core.understood import Change, Question, Triage

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Loss:
    """What would no longer be seen after changes: a field of an entity, or with `field` "" the whole entity; `label` is what it is called."""

    entity: str
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Redone:
    """A specification after changes; `done` and `not_done` are sentences in the person's language, `loses` what could hold entered data."""

    spec: AppSpec
    brief: Brief
    done: tuple[str, ...]
    not_done: tuple[str, ...]
    loses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """A brief as it is compared with another: its text, the text's unit vector, and what was understood of it."""

    text: str
    vector: Vector
    brief: Brief


class Say(Protocol):
    """A sentence of ours by its code, in a person's language."""

    def __call__(self, code: str, language: str, **values: object) -> str:
        """With its placeholders filled."""


class Wits(Protocol):
    """Understanding and compiling. Plain functions without input or output, called in a thread of their own; what they raise is a defect."""

    def detect(self, text: str, hint: str | None) -> str:
        """The language of a text, ISO 639-1."""

    def triage(self, text: str, vector: Vector, situation: Situation, hint: str | None) -> Triage:
        """What kind of message it is."""

    def read_brief(self, text: str, language: str, documents: Sequence[Document], pictures: Sequence[Picture], start: int = 1) -> Brief:
        """Everything that a text and files ask for; requirement ids count from `start`."""

    def read_changes(self, text: str, language: str, spec: AppSpec, start: int = 1) -> tuple[Change, ...]:
        """The changes that a text asks for in an application that exists."""

    def alike(self, one: Wish, other: Wish) -> bool:
        """Whether two briefs ask for the same application."""

    def best_question(self, brief: Brief, spec: AppSpec) -> Question | None:
        """The question whose answer would change the application most."""

    def plan(self, brief: Brief, today: date, documents: Sequence[Document], pictures: Sequence[Picture]) -> AppSpec:
        """An application for a brief."""

    def revise(self, spec: AppSpec, brief: Brief, changes: Sequence[Change], today: date, earlier: tuple[AppSpec, Brief] | None = None) -> Redone:
        """The application after changes; what is not mentioned stays. `earlier` is the state that "put it back" goes back to."""

    def illustrated(self, redone: Redone, pictures: Sequence[Picture], said: str, today: date) -> Redone:
        """The application after changes with the pictures that came with the words `said`: the logo as logo, photos with what they show."""

    def compile_site(self, spec: AppSpec, assets: Mapping[str, bytes]) -> Site:
        """The application as files; the same specification and assets give the same bytes."""

    def say(self, code: str, language: str, **values: object) -> str:
        """A sentence of ours in a person's language."""

"""Which language model is asked for what: by kind of message, how hard it is, what it costs, what was spent already, and who is well. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, runtime_checkable

from core.brief import Intent
from core.ports import LanguageModel


class Strength(StrEnum):
    """What a model is good for."""

    QUICK = "quick"
    STRONG = "strong"


STRONG_FROM = {Intent.BUILD: 0.6, Intent.CHANGE: 0.8, Intent.CODE_HELP: 0.45, Intent.ESTIMATE: 0.6, Intent.QUESTION: 0.9}
"""From this complexity on, the strong are asked first. What is not here is answered by Statex itself: no model is asked."""

MANY_WORDS, MANY_SENTENCES, MANY_MARKS, MANY_THINGS = 120, 12, 24, 60
"""What counts as a great deal of each. An ordinary brief has a dozen things in it, which alone makes nothing hard."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a model is wanted for: `complexity` between 0 and 1, `spent` the euros that models have cost for this conversation so far."""

    intent: Intent
    complexity: float = 0.5
    spent: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model as it stands now: `price` is what one usual call costs in euros, `usual_s` how long it takes where that was measured."""

    name: str
    strength: Strength
    price: Decimal
    healthy: bool = True
    usual_s: float | None = None


@runtime_checkable
class Routes(Protocol):
    """Several models that stand behind one."""

    def suited(self, task: Task) -> LanguageModel:
        """The same models, in the order that suits a task."""


def suited(model: LanguageModel, task: Task) -> LanguageModel:
    """The model to ask for a task."""
    return model.suited(task) if isinstance(model, Routes) else model


def order(task: Task, candidates: Iterable[Candidate], budget: Decimal) -> tuple[str, ...]:
    """Names in the order in which they are to be asked; nothing where Statex answers by itself.

    A conversation that has cost the budget gets only quick models, one that has cost it twice gets none.
    """
    strong_from = STRONG_FROM.get(task.intent)
    if strong_from is None or (budget and task.spent >= 2 * budget):
        return ()
    wanted = Strength.STRONG if task.complexity >= strong_from else Strength.QUICK
    poor = bool(budget) and task.spent >= budget
    found = [one for one in candidates if one.healthy and not (poor and one.strength is Strength.STRONG)]
    return tuple(one.name for one in sorted(found, key=lambda one: (one.strength is not wanted, one.price, one.usual_s or 0.0)))


def complexity(text: str, *more: int) -> float:
    """How hard a message is, between 0 and 1: its length, its sentences, its code; `more` are things found in it."""
    words = min(1.0, len(text.split()) / MANY_WORDS)
    sentences = min(1.0, len(re.findall(r"[.!?؟\n;]+", text)) / MANY_SENTENCES)
    marks = min(1.0, len(re.findall(r"[{}()\[\]=<>]", text)) / MANY_MARKS)
    return round(min(1.0, 0.5 * words + 0.25 * sentences + 0.25 * marks + sum(more) / MANY_THINGS), 3)

"""An application on its way from one revision to the next, and what is said of it meanwhile."""

from dataclasses import dataclass, replace
from datetime import date

from core.appspec import AppSpec
from core.brief import Brief
from core.compiler import knowledge
from core.compiler.planner import plan
from core.compiler.revising.merge import merge
from core.wits import Loss


@dataclass(frozen=True, slots=True)
class Revised:
    """The next state. `done` and `not_done` are sentences in the brief's language; `loses` is what entered data could be hidden with."""

    spec: AppSpec
    brief: Brief
    done: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    loses: tuple[Loss, ...] = ()
    speaks: str = ""
    """The language of the sentences where it is another than the brief's."""

    def word(self, code: str, **values: str) -> str:
        """A sentence in the language of whoever asked."""
        return knowledge.text(code, self.speaks or self.brief.language, **values)


def replanned(state: Revised, after: Brief, today: date) -> AppSpec:
    """What the plans of the two briefs differ in, applied to the present specification."""
    return merge(plan(state.brief, today=today), plan(after, today=today), state.spec)


def did(state: Revised, code: str, **values: str) -> Revised:
    """With one more sentence about what was done."""
    return replace(state, done=(*state.done, state.word(code, **values)))


def missing(state: Revised, what: str) -> Revised:
    """With one more thing that is nowhere in the application."""
    return replace(state, not_done=(*state.not_done, state.word("ch_missing", what=what)))

"""Understanding and compiling by the rules and small models that are part of Statex: no key, no network."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from core.appspec import AppSpec
from core.brief import Brief, Situation
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.compiler.revise import checked, revise
from core.compiler.revising.pictures import illustrated
from core.compiler.revising.state import Revised
from core.reading import Document, Picture
from core.site import Site
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from core.understanding.duplicates import compare
from core.understanding.language import detect
from core.understanding.meaning import DIMENSIONS
from core.understanding.needs import Need, need_of
from core.understanding.phrases import say
from core.understanding.question import best_question
from core.understanding.relined import relined
from core.understanding.triage import triage
from core.understood import Change, Question, Triage
from core.wits import Redone, Vector, Wish


class EmbeddedWits:
    """The protocol `Wits`."""

    async def warm(self) -> None:
        """Read lexicons and models now; the first message would wait a second for them."""
        vector = np.full(DIMENSIONS, DIMENSIONS**-0.5, np.float32)
        for text, language in (("A page for my bakery with opening hours", "en"), ("Eine Seite für meine Bäckerei mit Öffnungszeiten", "de")):
            self.triage(text, vector, Situation.FRESH, language)
            brief = self.read_brief(text, language, (), ())
            self.compile_site(self.plan(brief, date(2026, 1, 5), (), ()), {})

    def detect(self, text: str, hint: str | None) -> str:
        """The language of a text."""
        return detect(text, hint)

    def triage(self, text: str, vector: Vector, situation: Situation, hint: str | None) -> Triage:
        """What kind of message it is."""
        return triage(text, vector, situation, hint)

    def read_brief(self, text: str, language: str, documents: Sequence[Document], pictures: Sequence[Picture], start: int = 1) -> Brief:
        """Everything that a text and files ask for."""
        return read_brief(text, language, documents=documents, pictures=pictures, start=start)

    def read_changes(self, text: str, language: str, spec: AppSpec, start: int = 1) -> tuple[Change, ...]:
        """The changes that a text asks for."""
        return read_changes(text, language, spec, start=start)

    def alike(self, one: Wish, other: Wish) -> bool:
        """Whether two briefs ask for the same application."""
        return compare(_need(one), _need(other)).label == "same"

    def best_question(self, brief: Brief, spec: AppSpec) -> Question | None:
        """The question whose answer would change the application most."""
        return best_question(brief, spec)

    def plan(self, brief: Brief, today: date, documents: Sequence[Document], pictures: Sequence[Picture]) -> AppSpec:
        """An application for a brief."""
        return plan(brief, today=today, documents=documents, pictures=pictures)

    def revise(self, spec: AppSpec, brief: Brief, changes: Sequence[Change], today: date, earlier: tuple[AppSpec, Brief] | None = None) -> Redone:
        """The application after changes."""
        revised = revise(spec, brief, changes, today=today, earlier=earlier)
        said, shown = relined(brief, revised.brief, revised.spec)
        return Redone(shown, said, revised.done, revised.not_done, revised.loses)

    def illustrated(self, redone: Redone, pictures: Sequence[Picture], said: str, today: date) -> Redone:
        """The application after changes, with the pictures that came with them."""
        made = illustrated(Revised(redone.spec, redone.brief), pictures, said, today)
        made = made if made.brief == redone.brief else checked(made, today)
        return Redone(made.spec, made.brief, (*redone.done, *made.done), (*redone.not_done, *made.not_done), redone.loses)

    def compile_site(self, spec: AppSpec, assets: Mapping[str, bytes]) -> Site:
        """The application as files."""
        return compile_site(spec, assets)

    def say(self, code: str, language: str, **values: object) -> str:
        """A sentence of ours."""
        return say(code, language, **values)


def _need(wish: Wish) -> Need:
    return need_of(wish.text, wish.vector, wish.brief.language, wish.brief)

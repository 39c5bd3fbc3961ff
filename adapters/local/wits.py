"""Understanding and compiling by a handful of fixed rules: enough to walk a turn from end to end, and no more."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from core.appspec import AppSpec, Business, PageView, Section
from core.brief import Brief, Intent, Met, Requirement, Situation, Status, TextWanted
from core.reading import Document, Picture
from core.site import Site
from core.understood import Add, Change, Question, Triage, Undo
from core.wits import Redone, Vector, Wish

WORDS: dict[str, Intent] = {
    "hello": Intent.SMALLTALK,
    "price": Intent.PRICE,
    "estimate": Intent.ESTIMATE,
    "status": Intent.STATUS,
    "person": Intent.HANDOFF,
    "phishing": Intent.PROHIBITED,
    "asdf": Intent.NONSENSE,
}
"""First words that decide what kind of message it is; everything else asks for something to be built or changed."""


class LocalWits:
    """The protocol `Wits`: every sentence is a wish, every wish a line on a page."""

    def detect(self, text: str, hint: str | None) -> str:
        """The hint, or English."""
        del text
        return (hint or "en")[:2].lower()

    def triage(self, text: str, vector: Vector, situation: Situation, hint: str | None) -> Triage:
        """By the first word."""
        del vector
        first = (text.split() or [""])[0].casefold().strip(",.!?")
        asks = Intent.BUILD if situation is Situation.FRESH or first == "another" else Intent.CHANGE
        return Triage(WORDS.get(first, asks), 1.0, "by its first word", (hint or "en")[:2])

    def read_brief(self, text: str, language: str, documents: Sequence[Document], pictures: Sequence[Picture], start: int = 1) -> Brief:
        """One requirement a sentence."""
        del documents, pictures
        sentences = [one.strip() for one in text.replace("\n", ".").split(".") if one.strip()]
        return Brief(language, tuple(Requirement(f"r{number}", one, one, TextWanted()) for number, one in enumerate(sentences, start)))

    def read_changes(self, text: str, language: str, spec: AppSpec, start: int = 1) -> tuple[Change, ...]:
        """One addition a sentence; "nothing" is none."""
        del spec
        brief = self.read_brief(text, language, (), (), start)
        return tuple(Change(one.id, one.source, Add(one)) for one in brief.requirements if one.text != "nothing")

    def alike(self, one: Wish, other: Wish) -> bool:
        """The same sentences."""
        return {a.text for a in one.brief.requirements} == {b.text for b in other.brief.requirements}

    def best_question(self, brief: Brief, spec: AppSpec) -> Question | None:
        """None, unless the brief wonders."""
        del spec
        return Question("colour", "Which colour?", ("Blue", "Green")) if any("?" in one.text for one in brief.requirements) else None

    def plan(self, brief: Brief, today: date, documents: Sequence[Document], pictures: Sequence[Picture]) -> AppSpec:
        """One page with a section a requirement."""
        del today, documents, pictures
        sections = tuple(Section("text", one.text) for one in brief.requirements)
        checklist = tuple(Met(one.id, Status.DONE, "#/home") for one in brief.requirements)
        return AppSpec(brief.language, Business("A page"), (), (PageView("home", "Home", sections),), checklist=checklist)

    def revise(self, spec: AppSpec, brief: Brief, changes: Sequence[Change], today: date, earlier: tuple[AppSpec, Brief] | None = None) -> Redone:
        """The page with further sections, or as it was."""
        if earlier is not None and any(isinstance(change.wanted, Undo) for change in changes):
            return Redone(*earlier, ("As it was",), ())
        added = tuple(change.wanted.requirement for change in changes if isinstance(change.wanted, Add))
        if not added:
            return Redone(spec, brief, (), ())
        longer = replace(brief, requirements=(*brief.requirements, *added))
        return Redone(self.plan(longer, today, (), ()), longer, tuple(f"Added: {one.text}" for one in added), ())

    def illustrated(self, redone: Redone, pictures: Sequence[Picture], said: str, today: date) -> Redone:
        """The last picture as the logo."""
        del said, today
        for one in pictures:
            spec = replace(redone.spec, theme=replace(redone.spec.theme, logo=one.name), assets={**(redone.spec.assets or {}), one.name: one.blob})
            redone = replace(redone, spec=spec, done=(*redone.done, f"Logo: {one.name}"))
        return redone

    def compile_site(self, spec: AppSpec, assets: Mapping[str, bytes]) -> Site:
        """One page."""
        lines = [section.title for view in spec.views if isinstance(view, PageView) for section in view.sections]
        page = "<!doctype html><title>A page</title>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        return Site({"index.html": page.encode(), **assets})

    def say(self, code: str, language: str, **values: object) -> str:
        """The code and its values."""
        del language
        return " ".join([code, *(f"{name}={value}" for name, value in values.items())])

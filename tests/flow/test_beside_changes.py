"""What comes with a change and asks for none: a question is answered beside it, a complaint by itself is no change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from adapters.local.wits import LocalWits
from core.appspec import AppSpec
from core.brief import Brief
from core.conversation import Offer
from core.understood import Change, Noted
from core.verdict import Answer
from core.wits import Redone
from tests.flow.hub import WEB, hub


class Listening(LocalWits):
    """Hears a sentence that begins with "how" as a question, and one that ends with "broken" as a complaint."""

    def read_changes(self, text: str, language: str, spec: AppSpec, start: int = 1) -> tuple[Change, ...]:
        made = super().read_changes(text, language, spec, start)
        return tuple(self._noted(one) for one in made)

    def revise(self, spec: AppSpec, brief: Brief, changes: Sequence[Change], today: date, earlier: tuple[AppSpec, Brief] | None = None) -> Redone:
        redone = super().revise(spec, brief, changes, today, earlier)
        return replace(redone, not_done=tuple(f"Ask again: {one.wanted.words}" for one in changes if isinstance(one.wanted, Noted)))

    @staticmethod
    def _noted(one: Change) -> Change:
        kinds = {"how": "question", "broken": "broken"}
        kind = kinds.get(one.source.split()[0].lower()) or kinds.get(one.source.split()[-1])
        return one if kind is None else replace(one, wanted=Noted(one.source, "question" if kind == "question" else "broken"))


async def test_a_complaint_by_itself_is_answered_and_costs_nothing() -> None:
    office = hub(wits=Listening())
    await office.ask("A page for my bakery")
    office.clock.move(10)

    turn = await office.ask("The button is broken")

    assert isinstance(turn.verdict, Answer)
    assert turn.verdict.phrase == "question_trouble"
    assert (await office.ports.conversations.at(WEB)).offer is Offer.FREE_CLARIFICATION


async def test_a_question_beside_a_change_is_not_lost() -> None:
    office = hub(wits=Listening())
    await office.ask("A page for my bakery")
    office.clock.move(10)

    turn = await office.ask("Opening hours. How long does it stay")

    assert turn.revision == 2
    assert any("How long does it stay" in line for line in turn.not_done)

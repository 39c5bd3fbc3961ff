"""Work on a prototype that goes on in its chat: questions about its source, notes, how far it is."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from adapters.local.consents import LocalConsents
from core.brief import Intent, Situation
from core.common_questions import CommonQuestions
from core.consent import Consent, Use
from core.embedded import EmbeddedWits
from core.errors import Unavailable
from core.filled import Filled
from core.messages import Address, Platform, Sender
from core.pipeline.erase import erase
from core.pipeline.source_talk import CodeAnswer
from core.understood import Triage
from core.verdict import Answer
from core.wits import Vector
from tests.flow.hub import Hub, hub

BRIEF = "Online booking for my bicycle workshop: mechanics Tom and Ida, inspection 40 EUR, brakes 25 EUR. Customers leave name and phone."


class Wits(EmbeddedWits):
    """Understands what it is told to; the rest is the real thing."""

    def triage(self, text: str, vector: Vector, situation: Situation, hint: str | None) -> Triage:
        del vector, hint
        words = {"How": Intent.QUESTION, "Why": Intent.CODE_HELP, "Review": Intent.CODE_HELP}
        likely = Intent.BUILD if situation is Situation.FRESH else Intent.CHANGE
        return Triage(words.get(text.partition(" ")[0], likely), 1.0, "told so", "en")


@dataclass
class Model:
    """Gives one answer about source, or fails."""

    gives: CodeAnswer | None
    asked: int = 0
    material: str = ""

    async def fill(self, shape: type[Any], instruction: str, material: str, seconds: float = 10.0) -> Filled[Any]:
        del instruction, seconds
        if shape is not CodeAnswer or self.gives is None:
            raise Unavailable("not now")
        self.asked, self.material = self.asked + 1, material
        return Filled(self.gives, "test", 100, 50, Decimal("0.002"))


async def office(**changed: object) -> Hub:
    found = hub(wits=Wits(), **changed)
    await found.ask(BRIEF)
    found.clock.move(60)
    return found


async def test_a_question_about_the_source_is_answered_from_the_source() -> None:
    one = await office()
    before = await one.ports.conversations.at(one.message().address)
    turn = await one.ask("How does the booking check work?")
    text = one.answers()[-1].text
    assert isinstance(turn.verdict, Answer)
    assert turn.verdict.triage.intent is Intent.CODE_HELP
    assert "data/rules.py" in text
    assert " │ def " in text
    after = await one.ports.conversations.at(one.message().address)
    assert (after.offer, after.slug) == (before.offer, before.slug), "a question uses nothing up"


async def test_a_model_words_it_and_the_true_lines_stay() -> None:
    model = Model(CodeAnswer("The server looks at every other booking.", ("data/rules.py",)))
    one = await office(model=model)
    await one.ask("How does the booking check work?")
    text = one.answers()[-1].text
    assert text.startswith("The server looks at every other booking.")
    assert "Worded by a language model" in text
    assert " │ def " in text
    assert "FILE data/rules.py" in model.material
    assert (await one.ports.conversations.at(one.message().address)).spent == Decimal("0.002")


async def test_a_model_that_names_what_is_not_there_is_not_believed() -> None:
    one = await office(model=Model(CodeAnswer("It is in lib/magic.js.", ("lib/magic.js",))))
    await one.ask("How does the booking check work?")
    assert one.answers()[-1].text.startswith("Rules are checked on the server")


async def test_other_programming_questions_need_a_model() -> None:
    one = await office()
    await one.ask("Why is my recursion in python so slow")
    assert "no language model is switched on" in one.answers()[-1].text
    one.clock.move(60)
    one.ports = replace(one.ports, model=Model(CodeAnswer("Each call costs a frame.", ())))
    await one.ask("Why is my recursion in python so slow")
    assert one.answers()[-1].text == "Each call costs a frame."


async def test_whose_words_go_to_nobody_outside_gets_the_embedded_answer() -> None:
    model, consents = Model(CodeAnswer("The server looks.", ("data/rules.py",))), LocalConsents()
    one = await office(model=model, consents=consents)
    await consents.add(Consent("web:anna", Use.WORDS, given=False, at=one.clock.now(), channel="web", source="m1"))
    await one.ask("How does the booking check work?")
    await one.ask("Why is my recursion in python so slow")
    assert one.answers()[-2].text.startswith("Rules are checked on the server")
    assert "no language model is switched on" in one.answers()[-1].text
    assert model.asked == 0


async def test_notes_and_what_is_missing_come_back_with_the_status() -> None:
    one = await office()
    noted = await one.ask("Note for the team: we open on Saturday")
    assert noted.verdict is not None
    assert noted.verdict.triage.intent is Intent.PROJECT_NOTE
    assert noted.spec is None, "nothing is built from a note"
    one.clock.move(60)
    await one.ask("What are the milestones?")
    text = one.answers()[-1].text
    assert "Noted for the team:" in text
    assert "we open on Saturday" in text


async def test_a_common_question_costs_once_and_not_after_its_asker_was_erased() -> None:
    model = Model(CodeAnswer("Each call costs a frame.", ()))
    one = await office(model=model, common=CommonQuestions())
    question, ben = "Why is recursion in python slow", Address(Platform.WEB, "session-2")
    first = await one.ask(question)
    second = await one.ask(question, address=ben, sender=Sender("ben"))
    assert (first.served, second.served, model.asked) == ("model", "cache", 1)
    assert one.answers()[-1].text == "Each call costs a frame."
    await erase("web:anna", one.ports)
    one.clock.move(60)
    third = await one.ask(question, address=ben, sender=Sender("ben"))
    assert (third.served, model.asked) == ("model", 2)


async def test_an_answer_about_somebodys_own_prototype_is_never_kept_for_others() -> None:
    common = CommonQuestions()
    one = await office(model=Model(CodeAnswer("The server looks.", ("data/rules.py",))), common=common)
    turn = await one.ask("How does the booking check work?")
    assert turn.served == "model"
    assert len(common) == 0

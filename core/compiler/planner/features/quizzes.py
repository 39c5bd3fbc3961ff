"""Quizzes: questions about what the quiz is about, and the share of right answers that is needed."""

import re
from decimal import Decimal

from core.appspec import QuizView
from core.brief import RuleWanted, Status, TextWanted
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet

_PERCENT = re.compile(r"\b(\d{1,3})\s*(?:%|٪|percent|per ?cent|prozent|pour ?cent|por ?ciento|procent|процент|بالمئة|في المئة)")


def quiz(draft: Draft, req: tuple[str, ...]) -> None:
    """Questions one after another, a score at the end."""
    questions = draft.sheet("quiz_question", "question") or draft.add("quiz_question")
    for concept in ("question", "choices", "answer", "hint"):
        draft.give(questions, concept)
    if not questions.rows and not _about_its_subject(draft, questions):
        draft.remark(req, Status.PARTIAL, "note_quiz")
    results = draft.add("quiz_result")
    mark = pass_mark(draft)
    tied = (*req, *(r for r in (mark[0],) if r))
    draft.views.append(QuizView(draft.view_key("quiz"), draft.t("quiz"), questions.key, results.key, mark[1], req=tied))


def _about_its_subject(draft: Draft, questions: Sheet) -> bool:
    """Questions about the subject that the brief speaks of; False where none are known in its language."""
    said = draft.wants.said()
    known = next((row for row in knowledge.table("quizzes.psv") if any(re.search(rf"(?<!\w){re.escape(w)}", said) for w in row["words"].split())), None)
    if known is None or not known.get(draft.language):
        return False
    ask, offer, answer = (draft.give(questions, concept).key for concept in ("question", "choices", "answer"))
    for number, text in enumerate(known[draft.language].split(";"), 1):
        question, _, rest = text.rpartition("?") if "?" in text else text.rpartition(".")
        choices, _, right = rest.rpartition("=")
        asked = f"{question}?" if "?" in text else f"{question}."
        questions.rows.append({"id": f"{questions.key}-{number}", ask: asked, offer: "\n".join(choices.split("/")), answer: right})
    return True


def pass_mark(draft: Draft) -> tuple[str, int]:
    """The requirement that says a percentage and the percentage, as a quiz means it; 60 where none was said."""
    for requirement in draft.wants.brief.requirements:
        match requirement.wish:
            case RuleWanted(amount=Decimal() as amount, unit=unit) if unit in ("%", "percent") and 0 < amount <= 100:
                return requirement.id, int(amount)
            case TextWanted() | RuleWanted():
                found = _PERCENT.search(requirement.source.casefold())
                if found and 0 < int(found[1]) <= 100:
                    return requirement.id, int(found[1])
            case _:
                pass
    return "", 60

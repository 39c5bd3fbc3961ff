"""Games: which of the small ones the words call for, with a score board."""

import re
from dataclasses import replace

from core.appspec import GameView, QuizView
from core.brief import FieldType, Status
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.views import list_view

_USUAL = "memory"
_STANDS_IN = "note_game"


def game(draft: Draft, req: tuple[str, ...]) -> None:
    """A small game, the kind that was said, with a score board; where another one stands in for it, that is said."""
    kind, near = _kind(draft.wants.said(), draft.language)
    asked = next((view for view in draft.views if isinstance(view, QuizView)), None)
    if asked and near == _STANDS_IN:
        # A game of questions is played by answering them.
        draft.views.remove(asked)
        draft.views.insert(0, replace(asked, req=(*asked.req, *req)))
        return
    scores = draft.add("score")
    for one in tuple(scores.fields):
        # Whoever has played is asked nothing: what else was said of scores may stay empty.
        if one.required and one.type not in {FieldType.TEXT, FieldType.INTEGER, FieldType.DATE}:
            scores.change(one.key, replace(one, required=False))
    draft.views.insert(0, GameView(draft.view_key("play"), draft.t("play"), kind, scores.key, req=req))  # type: ignore[arg-type]
    board = list_view(draft, scores, req=())
    draft.views.append(replace(board, sort="score", descending=True, actions=()))
    if near:
        draft.remark(req, Status.PARTIAL, near)


def _kind(said: str, language: str) -> tuple[str, str]:
    """The game, and the note for one that only resembles what was said."""
    for name, one in knowledge.toml("games.toml").items():
        if (one.get("english") and language != "en") or not any(re.search(rf"{word}", said) for word in one["words"]):
            continue
        return name, one.get("note", "")
    return _USUAL, _STANDS_IN

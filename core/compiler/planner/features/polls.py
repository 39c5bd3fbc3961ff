"""Polls: one question and its choices, as they were said."""

import re

from core.appspec import Field, PollView
from core.brief import FieldType, RuleKind, TextWanted
from core.compiler.planner.draft import Draft

_OR = {
    "en": "or",
    "de": "oder",
    "fr": "ou",
    "it": "oppure|o",
    "es": "o|u",
    "nl": "of",
    "cs": "nebo|anebo",
    "pl": "lub|czy|albo",
    "ru": "или|либо",
    "ar": "أو|أم",
}
_QUESTION = re.compile(r"(?P<ask>[^.!?؟:\n]{3,120}[?؟])[\s\"'»”)]*(?P<offer>[^.!?؟\n]{3,300})")
_INSIDE = re.compile(r"(?P<ask>[^.!?؟:\n]{3,80}):\s*(?P<offer>[^.!?؟:\n]+)[?؟]")
_MOST, _WORDS = 10, 5


def vote(draft: Draft, req: tuple[str, ...]) -> None:
    """One question, its choices, a bar for each; the quorum is said where one was named."""
    choices = draft.add("poll_choice", req=req)
    votes = draft.add("poll_vote", fields=(), req=req)
    if not votes.fields:
        votes.fields.append(Field("choice", choices.label, FieldType.RELATION, required=True, target=choices.key))
        votes.concepts["choice"] = "choice"
        draft.give(votes, "at", default="now")
    question, offered = asked(draft.wants.brief.text, draft.language)
    if offered and not choices.rows:
        choices.rows = [{"id": f"{choices.key}-{number}", choices.title: one} for number, one in enumerate(offered, 1)]
        choices.req.extend(_said(draft, offered))
    if not any(isinstance(v, PollView) for v in draft.views):
        tied = (*req, *draft.rule_req(RuleKind.OTHER))
        draft.views.append(PollView(draft.view_key("vote"), draft.t("vote"), choices.key, votes.key, question if offered else "", req=tied))


def asked(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The question that is put to the vote and what one can choose; ("", ()) where no choices were said."""
    other = rf"(?<!\w)(?:{_OR.get(language, 'or')})(?!\w)"
    parting = re.compile(rf"\s*[,،;/|]\s*(?:{other}\s+)?|\s{other}\s+", re.IGNORECASE)
    for found in (*_QUESTION.finditer(text), *_INSIDE.finditer(text)):
        if not re.search(other, found["offer"], re.IGNORECASE):
            continue
        offered = tuple(one[0].upper() + one[1:] for part in parting.split(found["offer"]) if (one := part.strip(" \"'«»“”„()")))
        if 2 <= len(offered) <= _MOST and all(len(one.split()) <= _WORDS for one in offered):
            ask = found["ask"].strip(" \"'«»“”„(").rstrip("?؟").strip()
            return f"{ask[0].upper()}{ask[1:]}{'؟' if language == 'ar' else '?'}", offered
    return "", ()


def _said(draft: Draft, offered: tuple[str, ...]) -> list[str]:
    """The requirements that hold these choices as words."""
    return [one.id for one, wish in draft.wants.each(TextWanted) if wish.literals and any(choice.casefold() in one.source.casefold() for choice in offered)]

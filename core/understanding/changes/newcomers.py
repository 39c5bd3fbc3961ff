"""Somebody new in the team: "we also have Marta now", "the new trainer is called Paolo"."""

import re

from core.appspec import Entity
from core.brief import PeopleNamed
from core.understanding.changes.clauses import Clause
from core.understanding.changes.signs import Signs
from core.understood import Unread

_BEFORE_A_NAME = frozenset({"der", "die", "den", "dem", "jetzt", "auch", "noch", "heißt", "namens", "frau", "herr", "herrn", "kollegin", "kollege", "kollegen"})
"""German writes every noun with a capital: what stands behind these is a name, or nearly."""
_OTHER = ("remove", "remove_after", "replace", "instead_of", "field_words", "page_words", "option_words", "status_words", "language_words")


def newcomer(piece: Clause, said: str, known: Signs) -> PeopleNamed | Unread | None:
    """Whoever is new, for the team that there is; without one, words that nobody can carry out."""
    if piece.values or any(piece.cue(kind) for kind in _OTHER) or (piece.cue("rename") and not piece.cue("called")):
        return None
    teams = _teams(piece)
    role = next((hit.label.text for hit in piece.hits for team in teams if _is_of(hit.label.text, team)), "")
    person = bool(role) or bool(piece.cue("person_words"))
    fresh = piece.cue("new") is not None and person
    if not fresh and not known.has("joined", said):
        return None
    within = _names(piece)
    names = within or _first_word(piece, said, known)
    if len(names) != 1 or (" " in names[0] and not person):
        return None
    if teams:
        return PeopleNamed((names[0],), role or (teams[0].label if len(teams) == 1 else None))
    return None if person or not within else Unread(piece.source)


def _teams(piece: Clause) -> list[Entity]:
    return [entity for entity in piece.message.spec.entities if entity.icon == "users" and entity.rows]


def _is_of(label: str, team: Entity) -> bool:
    return label.casefold() in {team.label.casefold(), team.plural.casefold()}


def _names(piece: Clause) -> list[str]:
    """Runs of words with a capital that are written nowhere in the application and do not only begin a sentence."""
    words, german = piece.message.words, piece.message.lex.language == "de"
    taken = {i for hit in piece.hits for i in range(hit.start, hit.end)}
    taken |= {i for kind in ("person_words", "item_words", "new") for cue in piece.cues(kind) for i in range(cue.start, cue.end)}
    runs: list[list[str]] = []
    last = -2
    for i in range(piece.start, piece.end):
        text = piece.message.said(i, i + 1)
        if i in taken or not re.fullmatch(r"[^\W\d_][\w'’-]+", text) or not text[0].isupper() or words[i].folded in piece.message.lex.skip:  # noqa: RUF001 - apostrophes
            continue
        begins = i == 0 or piece.message.said(i - 1, i) in {".", "!", "?", "\n"}
        behind = piece.message.said(i - 1, i).casefold() if i else ""
        if begins or (german and behind not in _BEFORE_A_NAME and last != i - 1):
            continue
        if last == i - 1:
            runs[-1].append(text)
        else:
            runs.append([text])
        last = i
    return [" ".join(run) for run in runs]


def _first_word(piece: Clause, said: str, known: Signs) -> list[str]:
    """The name that a sentence begins with, right before what it does: "Leila has joined us"."""
    found = known.find("joined", said)
    name = piece.message.said(piece.start, piece.start + 1)
    plain = piece.message.words[piece.start].folded in piece.message.lex.skip or any(hit.start == piece.start for hit in piece.hits)
    return [name] if found and found.start() == len(name) + 1 and name[:1].isupper() and len(name) > 2 and not plain else []

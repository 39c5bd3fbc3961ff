"""What is there goes elsewhere: a page in the menu, a part of a page, a status."""

from typing import Literal

from core.understanding.changes.clauses import Clause, content
from core.understanding.changes.labels import Label
from core.understood import Move

_WHERE: tuple[Literal["first", "last", "before", "after"], ...] = ("before", "after", "first", "last")
_OTHER_WISHES = ("instead", "add", "add_after", "remove", "remove_after", "missing", "occasion")
_FEW = 3


def move(clause: Clause) -> Move | None:
    """A page or part that shall stand elsewhere."""
    if clause.cue("move") is None or not clause.hits:
        return _first_or_last(clause)
    for where in _WHERE:
        cue = clause.cue(where)
        hit = next((h for h in clause.hits if not cue or h.end <= cue.start), clause.hits[0])
        if cue is None:
            continue
        anchor = next((h for h in clause.hits if h.start >= cue.end and h is not hit), None)
        if where in {"first", "last"} or anchor:
            return Move(_shown_as(clause, hit.label), where, anchor.label.text if anchor and where in {"before", "after"} else None)
    return None


def _first_or_last(clause: Clause) -> Move | None:
    """A page that goes first or last, said without a verb: "the events page first please"."""
    shown = [hit for hit in clause.hits if hit.label.kind in {"page", "view", "entity"} and hit.whole]
    if len(shown) != 1 or len(clause.hits) != 1 or not clause.nouns("page_words") or any(clause.cue(kind) for kind in _OTHER_WISHES):
        return None
    covered = {i for kind in ("first", "last", "page_words") for cue in clause.cues(kind) for i in range(cue.start, cue.end)} | set(
        range(shown[0].start, shown[0].end)
    )
    if [i for i in content(clause, 2) if i not in covered]:
        return None
    where = next((where for where in ("first", "last") if clause.cue(where)), None)
    return Move(shown[0].label.text, "first" if where == "first" else "last") if where else None


def _shown_as(clause: Clause, label: Label) -> str:
    """The name of the part to move: "the prices" are the list of what has prices."""
    if label.kind != "field":
        return label.text
    spec = clause.message.spec
    holds = [entity for entity in spec.entities if entity.label == label.of]
    held = {view.label for view in spec.views for entity in holds if getattr(view, "entity", None) == entity.key}
    return next((entity.plural for entity in holds if entity.plural in held), label.text)


def placed_elsewhere(part: Clause) -> bool:
    """Whether something that is there shall stand elsewhere, and where is not known: what is no new page, nor a list of dishes for "the menu"."""
    new = part.cue("add") if not part.cue("move") else None
    where = any(part.cue(kind) for kind in ("before", "after", "first", "last"))
    told = any(hit.whole and hit.label.kind in {"page", "view", "entity"} for hit in part.hits)
    verb = part.cue("move") is not None and told
    return where and not new and not part.numbers and (verb or _page_first(part)) and not part.cue("missing") and not part.cue("new")


def _page_first(part: Clause) -> bool:
    """Whether it says no more than a page and that it goes first or last: "contact page first please"."""
    return bool(part.nouns("page_words")) and any(part.cue(kind) for kind in ("first", "last")) and len(content(part, 2)) <= _FEW

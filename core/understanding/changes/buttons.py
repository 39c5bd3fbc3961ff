"""What a button says from now on, however that is asked for: "the button should be called Join us", "buttons green, and they should say Join us"."""

from core.understanding.changes.clauses import Clause
from core.understanding.changes.signs import Signs, bare
from core.understanding.values.words import fold
from core.understood import Retext

_VERBS = ("called", "rename", "replace", "set", "instead", "to", "move")
_OTHER = ("remove", "remove_after", "undo", "field_words", "status_words")
_MOST = 48
_EDGES = " ,:.!\"'«»„“”‚‘’–-"  # noqa: RUF001 - quotation marks and dashes


def button_text(piece: Clause, before: Clause | None, known: Signs) -> Retext | None:
    """The words for the button; they stand in quotation marks or begin with a capital letter. `before` is the piece of the same sentence before this one."""
    said = bare(piece.source)
    place = known.find("button", said)
    start = 0
    if place is None:
        says = known.find("says", said)
        if says is None or says.start() > _few(said) or before is None or not known.has("button", bare(before.source)):
            return None
        start = says.end()
    else:
        start = place.end()
    if piece.numbers or (piece.colours and not piece.quotes) or any(piece.cue(kind) for kind in _OTHER):
        return None
    asked = known.has("says", said) or any(piece.cue(kind) for kind in _VERBS)
    if not asked:
        return None
    if piece.quotes:
        new = piece.message.said(piece.quotes[0].start, piece.quotes[0].end)
    else:
        new = _between(piece, piece.source[start:], known)
        new = new if new[:1].isupper() or (piece.message.lex.language == "ar" and known.has("says", said)) else ""
    return Retext(new, "", "button") if 0 < len(new) <= _MOST else None


def _few(said: str) -> int:
    """How far into a piece its verb may stand: behind "and" or "that they"."""
    return min(len(said), 16)


def _between(piece: Clause, rest: str, known: Signs) -> str:
    """The words without what leads to them and without verbs behind them."""
    lex = piece.message.lex
    leading = {word for kind in ("called", "set", "to", "rename", "replace", "instead", "cost") for word in _single(piece, kind)} | lex.skip
    words = rest.strip(_EDGES).split()
    for kind in ("front", "says"):
        found = known.find(kind, bare(rest))
        if found and not found.lastindex and found.start() <= _few(rest):
            words = rest[found.end() :].strip(_EDGES).split()
            rest = rest[found.end() :]
    while words and fold(words[0].strip(_EDGES)) in leading and not words[0][:1].isupper():
        words.pop(0)
    trailing = _single(piece, "called") | _single(piece, "trailing") | _single(piece, "instead")
    while len(words) > 1 and not words[-1][:1].isupper() and (fold(words[-1].strip(_EDGES)) in trailing or known.has("please", bare(words[-1]))):
        words.pop()
    return " ".join(words).strip(_EDGES)


def _single(piece: Clause, kind: str) -> frozenset[str]:
    """The words of the turns of phrase of a kind that stand in the piece."""
    words = piece.message.words
    return frozenset(words[i].folded for cue in piece.cues(kind) for i in range(cue.start, cue.end))

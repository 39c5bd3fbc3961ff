"""What one piece of a message says of the prototype as a whole."""

import re

from core.brief import StyleWanted
from core.pictured import speaks_of_picture
from core.understanding.changes.clauses import Clause, content
from core.understanding.changes.signs import MOODS, Signs, bare
from core.understanding.scene import open_scene
from core.understanding.values import ClockTime, HoursPhrase, TimeSpan, Weekdays
from core.understood import Noted, Rename, Restrict

_STRONG = frozenset(".!?;\n")
_LONG_NAME = 60


def start_of(piece: Clause) -> int:
    """Where a piece begins in the text."""
    return piece.message.words[piece.start].start


def span_of(piece: Clause) -> tuple[int, int]:
    """Where a piece begins and ends in the text."""
    return start_of(piece), piece.message.words[piece.end - 1].end


def changes_things(piece: Clause, *, wishes: bool = False) -> bool:
    """Whether it adds, removes, renames or moves something; a bare "I would like" is none where `wishes` are expected."""
    kinds = ("remove", "remove_after", "missing", "rename", "replace", "called", *(() if wishes else ("add", "add_after")))
    return any(piece.cue(kind) for kind in kinds)


def named(piece: Clause, said: str, known: Signs) -> Rename | None:
    """Another name for the business: "the name should be Foxglove"; a name begins with a capital or stands in quotation marks."""
    place, old = known.find("named", said), piece.message.spec.business.name
    if place is None or not old:
        return None
    start = start_of(piece) + place.end()
    new = next((piece.message.said(q.start, q.end) for q in piece.quotes), piece.message.text[start : span_of(piece)[1]].strip(" :,\"'"))
    new = re.sub(r"\s+(?:sein|heißen|lauten|zijn|worden|heten|быть)$", "", new)
    proper = bool(piece.quotes) or new[:1].isupper() or piece.message.lex.language == "ar"
    return Rename(old, new) if proper and len(new) <= _LONG_NAME and new != old else None


def sized(piece: Clause, said: str, known: Signs) -> StyleWanted | None:
    """Larger or smaller letters."""
    if piece.numbers or changes_things(piece, wishes=True) or any(hit.whole and hit.label.kind == "item" for hit in piece.hits):
        return None
    if known.has("letters", said) and known.has("smaller", said):
        return StyleWanted(("small",))
    if (known.has("letters", said) and known.has("bigger", said)) or known.has("unread", said):
        return StyleWanted(("large",))
    return None


def seen_by(piece: Clause, said: str, known: Signs) -> Restrict | None:
    """Only some people see what a field holds."""
    inward = known.has("only", said) and known.has("sees", said) and known.has("insiders", said)
    outward = known.has("hidden", said) and known.has("outsiders", said)
    if not (inward or outward):
        return None
    role = next((hit.label.text for hit in piece.hits if hit.label.kind == "role"), "")
    hits = [hit for hit in piece.hits if hit.label.kind == "field" and hit.label.text != role]
    hit = next((hit for hit in hits if hit.whole), None)
    if hit:
        return Restrict(hit.label.text, hit.label.key, role)
    keys = {field.key: field.label for entity in piece.message.spec.entities for field in entity.fields}
    scene = open_scene(piece.source, piece.message.lex.language)
    named = next((c.key.key for c in scene.concepts() if c.key.field and c.key.key in keys), None)
    if named is None and hits:
        return Restrict(hits[0].label.text, hits[0].label.key, role)
    return Restrict(keys[named], named, role) if named else None


def noted(piece: Clause, said: str, known: Signs) -> Noted | None:
    """What asks for no change: a complaint, an announcement, a question."""
    if piece.colours or (piece.numbers and not speaks_of_picture(piece.source)):
        return None
    leaving = changes_things(piece) or piece.message.lex.says_gone(piece.message.words, piece.start, piece.end)
    leaving = leaving or any(hit.whole and hit.label.kind in {"item", "status", "option"} for hit in piece.hits)
    timed = any(isinstance(value.value, Weekdays | HoursPhrase | ClockTime | TimeSpan) for value in piece.values)  # "we don't work on Mondays"
    if known.has("broken", said) and not timed and (known.has("button", said) or not leaving):
        return Noted(piece.source, "broken")
    if known.has("wrong", said) and speaks_of_picture(piece.source) and not changes_things(piece, wishes=True):
        return Noted(piece.source, "picture")
    if known.has("later", said) and known.has("things", said):
        return Noted(piece.source, "later")
    if known.opens("asking", said) and _asked(piece) and not changes_things(piece):
        return Noted(piece.source, "question")
    return None


def _asked(piece: Clause) -> bool:
    """Whether the sentence ends with a question mark: "when" and "where" begin other things too."""
    words = piece.message.words
    mark = next((word.folded for word in words[piece.end :] if word.folded in _STRONG), "")
    return mark == "?"


def staying(piece: Clause, said: str, known: Signs) -> tuple[str, ...] | None:
    """The labels that shall stay as they are; None when nothing is said of staying."""
    if not known.has("keep", said) or piece.numbers or piece.colours or piece.values or changes_things(piece):
        return None
    return tuple(hit.label.text for hit in piece.hits) or ("",)


def mood_of(piece: Clause, said: str, known: Signs) -> StyleWanted | None:
    """How it shall look, where that is said of the whole: "more modern", "it is a bit boring"."""
    if piece.numbers or piece.colours or any(hit.whole and hit.label.kind != "business" for hit in piece.hits) or known.has("letters", said):
        return None
    graded = known.has("more", said)
    if not (known.has("look", said) or known.has("make", said) or graded) or changes_things(piece, wishes=graded):
        return None
    mood = next((mood for mood in MOODS if known.has(mood, said)), None)
    if mood is None:
        return StyleWanted(("dull",)) if known.has("dull", said) else None
    found = known.find(mood, said)
    others = [i for i in content(piece, 3) if found and not found.start() <= piece.message.words[i].start - start_of(piece) < found.end()]
    strange = [i for i in others if not any(known.has(kind, bare(piece.message.said(i, i + 1))) for kind in ("look", "make", "more", "dull", *MOODS))]
    return StyleWanted((mood,)) if len(strange) <= 2 else None

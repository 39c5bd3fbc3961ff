"""What is said of the fields of a form: whether they must be filled in, and in which order they stand."""

from collections.abc import Sequence

from core.understanding.changes.clauses import Clause, content
from core.understanding.changes.labels import LabelHit
from core.understanding.changes.signs import Signs
from core.understanding.scene import open_scene
from core.understood import Move, Oblige

_WHERE = ("before", "after", "first", "last")
_OTHERS = 1
_TELLING = 4
_OF_OTHER_THINGS = ("remove", "rename", "called", "status_words", "option_words", "page_words", "item_words", "person_words")


def obliged(piece: Clause, said: str, known: Signs, before: Sequence[object]) -> Oblige | None:
    """A field that may be left empty, or must not be; "and make it optional" speaks of the field just spoken of."""
    optional = known.has("optional", said)
    if not optional and not known.has("compulsory", said):
        return None
    if piece.cue("field_words") and piece.cue("add") and not _fields(piece):
        return None  # "add an optional field for the age"
    hits = _fields(piece)
    if hits:
        return Oblige(hits[0].label.text, hits[0].label.key, required=not optional)
    last = before[-1] if before else None
    match last:
        case Oblige(words=words, concept=concept) if not piece.hits:
            return Oblige(words, concept, required=not optional)
        case Move(words=words, kind="field") if not piece.hits:
            return Oblige(words, "", required=not optional)
        case _:
            return None


def reordered(piece: Clause) -> Move | None:
    """A field that goes before or behind another, or to the beginning or end of its form."""
    if not any(piece.cue(kind) for kind in _WHERE) or piece.numbers or any(piece.cue(kind) for kind in _OF_OTHER_THINGS):
        return None
    hits = fields_named(piece)
    for where in _WHERE:
        for cue in piece.cues(where):
            if where in {"before", "after"}:
                anchor = next((hit for hit in hits if 0 <= hit.start - cue.end <= _OTHERS), None)
                one = next((hit for hit in hits if hit is not anchor and hit.end <= cue.start), None)
                if anchor and one and one.label.text != anchor.label.text and not _more(piece, [one, anchor]):
                    return Move(one.label.text, "before" if where == "before" else "after", anchor.label.text, kind="field")
            elif len({hit.label.text for hit in hits}) == 1 and not _more(piece, hits):
                return Move(hits[0].label.text, "first" if where == "first" else "last", kind="field")
    return None


def fields_named(piece: Clause) -> list[LabelHit]:
    """The fields spoken of, also by another word for what they hold: "the phone" where the label is "Telephone number"."""
    hits = _fields(piece)
    taken = {i for hit in piece.hits for i in range(hit.start, hit.end)}
    taken |= {i for kind in (*_WHERE, "move", "set", "add") for cue in piece.cues(kind) for i in range(cue.start, cue.end)}
    labels = [label for label in piece.message.labels if label.kind == "field" and label.text not in {hit.label.text for hit in hits}]
    for i in range(piece.start, piece.end):
        if i in taken or not piece.message.words[i].is_word or len(piece.message.words[i].folded) < _TELLING:
            continue
        keys = {hit.key.key for hit in open_scene(piece.message.said(i, i + 1), piece.message.lex.language).concepts() if hit.key.field}
        hits += [LabelHit(label, i, i + 1, whole=True) for label in labels if label.key in keys][:1]
    return sorted(hits, key=lambda hit: hit.start)


def _fields(piece: Clause) -> list[LabelHit]:
    return [hit for hit in piece.hits if hit.label.kind == "field" and (hit.whole or hit.end - hit.start >= 1)]


def _more(piece: Clause, hits: list[LabelHit]) -> bool:
    """Whether more is spoken of than the fields, where they go and the form they are in."""
    covered = {i for hit in (*hits, *piece.hits) for i in range(hit.start, hit.end)}
    covered |= {
        i for kind in (*_WHERE, "move", "add", "set", "field_words", "occasion", "pronouns") for cue in piece.cues(kind) for i in range(cue.start, cue.end)
    }
    return len([i for i in content(piece, 3) if i not in covered]) > _OTHERS

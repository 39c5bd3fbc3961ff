"""What somebody ticks off a record, in English: "I want to see all reservations and mark them paid" gives each a box for it."""

from dataclasses import replace

from core.brief import FieldType, FieldWanted, RecordWanted, StatusesWanted
from core.understanding.listing import capitalised
from core.understanding.scene import Noted, Scene

_FAR = 3


def read_marks(scene: Scene) -> None:
    """Gives the record that is spoken of a yes or no for what it is marked as, where that is no status of it."""
    if scene.lex.language != "en":
        return
    for start, end in scene.sentences:
        for verb in scene.cue("marking", start, end):
            value = next((h for h in scene.cue("status_values", verb.end, min(end, verb.end + _FAR + 2)) if h.start - verb.end <= _FAR), None)
            one = _record(scene, start, verb.end + _FAR) if value else None
            if value is None or one is None or not isinstance(one.wish, RecordWanted) or scene.denied.intersection(range(verb.start, value.end)):
                continue
            text = capitalised(scene.words(value.start, value.end))
            listed = {s.casefold() for n in scene.noted if isinstance(n.wish, StatusesWanted) for s in n.wish.statuses}
            if text.casefold() in listed or any(f.label.casefold() == text.casefold() for f in one.wish.fields):
                continue
            known = next((h.key.key for h in scene.concepts(value.start, value.end) if h.key.type is FieldType.BOOLEAN), None)
            field = FieldWanted(text, known or "done", FieldType.BOOLEAN, required=False)
            scene.noted.remove(one)
            scene.note(replace(one.wish, fields=(*one.wish.fields, field)), one.start, one.end, one.confidence, claim=one.claim | set(range(start, value.end)))


def _record(scene: Scene, start: int, end: int) -> Noted | None:
    """The record named before in the sentence, else the one that visitors fill in, else the only one."""
    records = [n for n in scene.noted if isinstance(n.wish, RecordWanted)]
    named = [h.key.key for h in scene.concepts(start, end) if h.key.record]
    said = [n for n in records if isinstance(n.wish, RecordWanted) and n.wish.concept in named]
    filled = [n for n in records if isinstance(n.wish, RecordWanted) and n.wish.public_form]
    return next(iter(said or filled or (records if len(records) == 1 else [])), None)

"""A form whose fields are named ("a form with fields for email and phone"): what is filled in is kept, with these fields."""

from collections.abc import Iterator

from core.brief import FieldWanted, RecordWanted
from core.understanding.fields import read_fields
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_FORMS = frozenset({"form", "questionnaire", "survey", "application", "registration"})
_FIELDS = frozenset({"field", "fields", "inputs", "boxes"})
_OPENS = frozenset({"for", "such", "like", "including", "as", ":", "namely"})
_NEAR = 8
_FEWEST = 2
_LONGEST = 4


def note_form(scene: Scene) -> None:
    """Notes what the form that the first sentence orders is filled in with; no clause of an ability holds these words."""
    start, end = scene.sentences[0]
    at = next((i for i in range(start, end - 1) if scene.tokens[i].fold in _FIELDS and scene.tokens[i + 1].fold in _OPENS), None)
    if at is None or not any(scene.tokens[i].fold in _FORMS for i in range(max(start, at - _NEAR), at)):
        return
    found = list(_fields(scene, at + 1, end))
    if len(found) >= _FEWEST:
        scene.note(RecordWanted("Submission", "Submissions", None, tuple(found), public_form=True, can=("submit", "view")), at, end, 0.8)


def _fields(scene: Scene, start: int, end: int) -> Iterator[FieldWanted]:
    while start < end and scene.tokens[start].fold in _OPENS:
        start += 1
    at = start
    while at < end:
        stop = next((i for i in range(at, end) if scene.tokens[i].kind == "mark" or scene.tokens[i].fold in {"and", "or"}), end)
        if stop - at > _LONGEST:
            return
        if stop > at:
            read = [one.field for one in read_fields(scene, at, stop, trusted=True)]
            yield read[0] if len(read) == 1 else FieldWanted(capitalised(scene.words(at, stop)))
        at = stop + 1

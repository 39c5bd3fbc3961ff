"""Briefs that list functions: "functionalities for posting jobs, applying for jobs and reports", "users can browse and edit plants"."""

from core.brief import RecordWanted, TextWanted
from core.understanding.listing import capitalised, content, core_range, label, split_items
from core.understanding.scene import Scene

_REACH = 5


def read_managed(scene: Scene) -> None:
    """Notes a kind of record for every known noun that people are to manage, see, add or search."""
    known = {n.wish.concept for n in scene.noted if isinstance(n.wish, RecordWanted)}
    for start, end in scene.sentences:
        for hit in scene.cue("manage", start, end):
            for noun in scene.concepts(max(start, hit.start - 2), min(end, hit.end + _REACH)):
                concept = noun.key
                if concept.key in known:
                    scene.claimed.update(range(noun.start, noun.end))
                if not concept.record or concept.key in known or scene.denied.intersection(range(noun.start, noun.end)):
                    continue
                if concept.person and noun.start < hit.start:
                    continue
                known.add(concept.key)
                scene.note(RecordWanted(concept.one, concept.several, concept.key), noun.start, noun.end, 0.6)


def read_functions(scene: Scene) -> None:
    """Notes every function of a list that no other wish explains, in its own words."""
    for start, end in scene.sentences:
        for hit in scene.cue("function_nouns", start, end)[:1]:
            begin = hit.end
            opener = scene.is_cue("function_openers", begin)
            begin = opener.end if opener else begin
            for left, right in split_items(scene, begin, end):
                _function(scene, *core_range(scene, left, right))


def _function(scene: Scene, start: int, end: int) -> None:
    words = content(scene, start, end)
    if not words or scene.denied.intersection(words) or scene.claimed.intersection(words):
        return
    if len(words) <= 8:
        scene.note(TextWanted((capitalised(label(scene, start, end)),)), start, end, 0.5)

"""Briefs that list functions: "functionalities for posting jobs, applying for jobs and reports", "users can browse and edit plants"."""

from core.brief import RecordWanted, TextWanted
from core.understanding.listing import capitalised, content, core_range, label, split_items
from core.understanding.scene import Scene

_REACH = 5
_MOST_OBJECTS = 3
_SHORTEST_NOUN = 3
_NO_OBJECTS = frozenset(
    {"users", "functions", "features", "functionalities", "details", "operations", "settings", "websites", "others", "various", "always", "parameters"}
)


def read_managed(scene: Scene) -> None:
    """Notes a kind of record for every known noun that people are to manage, see, add or search."""
    known = {n.wish.concept for n in scene.noted if isinstance(n.wish, RecordWanted)}
    kept = {i for n in scene.noted if isinstance(n.wish, RecordWanted) and n.wish.fields for i in n.claim}
    for start, end in scene.sentences:
        for hit in scene.cue("manage", start, end):
            for noun in scene.concepts(max(start, hit.start - 2), min(end, hit.end + _REACH)):
                concept = noun.key
                if concept.key in known:
                    scene.claimed.update(range(noun.start, noun.end))
                if noun.start in kept and (scene.lex.language == "en" or noun.start > hit.end):
                    continue
                if not concept.record or concept.key in known or scene.denied.intersection(range(noun.start, noun.end)):
                    continue
                if noun.start < hit.start and (concept.person or scene.tokens[noun.start].fold == "tool"):
                    continue  # "A tool to keep track of keys" is the application itself.
                known.add(concept.key)
                scene.note(RecordWanted(concept.one, concept.several, concept.key), noun.start, noun.end, 0.6)


def read_objects(scene: Scene) -> None:
    """Where functions are listed and no record was recognised: what people are to manage, by its own name ("manage blacklists")."""
    if scene.lex.language != "en" or not scene.cue("function_nouns") or any(isinstance(n.wish, RecordWanted) for n in scene.noted):
        return
    labels: list[str] = []
    for start, end in scene.sentences:
        for hit in scene.cue("manage", start, end):
            found = _object(scene, hit.end, end)
            if found and label(scene, *found) not in labels and len(labels) < _MOST_OBJECTS:
                plural = label(scene, *found)
                labels.append(plural)
                scene.note(RecordWanted(f"{plural[:-3]}y" if plural.endswith("ies") else plural[:-1], plural), *found, 0.5)


def _object(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """The plural noun behind a verb, with up to two words before it."""
    start, end = core_range(scene, start, min(end, start + 5))
    stop = next((i for i in range(start, end) if scene.tokens[i].kind != "word" or scene.is_cue("and", i) or scene.is_cue("of", i)), end)
    last = next((i for i in range(start, min(stop, start + 3)) if _plural(scene.tokens[i].fold)), None)
    return None if last is None or scene.denied.intersection(range(start, last + 1)) else (start, last + 1)


def _plural(word: str) -> bool:
    return len(word) > _SHORTEST_NOUN and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and word not in _NO_OBJECTS


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
        scene.note(TextWanted((capitalised(label(scene, start, end)),), asks=True), start, end, 0.5)

"""What records are put into: categories, tags and folders, said by a verb or by the noun for it ("note categorization", "organize files into folders")."""

from collections.abc import Collection, Iterator

from core.brief import FeatureWanted, FieldType, FieldWanted
from core.features import Feature
from core.understanding.instructions.gather import Kept, put_field
from core.understanding.instructions.things import strip_before
from core.understanding.instructions.words import is_plural, singular, words
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_NEAR = 6
_FAR = 7
_DESCRIBED = 3
_BY = frozenset({"by", "based"})
_SOUGHT = frozenset({"search", "filter", "find", "browse", "sort", "query", "look up", "manage", "categorize", "categorise", "organize", "classify", "group"})
_CONTAINERS = frozenset({"folder", "category", "album", "playlist", "notebook", "genre", "tag"})


def sort_records(scene: Scene, kept: Collection[Kept]) -> None:
    """Gives records a category, tags, or the folder that they lie in."""
    for i, token in enumerate(scene.tokens):
        if i in scene.denied:
            continue
        if words().has("categorizing", token.fold):
            _give(scene, kept, i, FieldWanted("Category", "category", FieldType.CHOICE, required=False))
        elif words().has("tagging", token.fold):
            _give(scene, kept, i, FieldWanted("Tags", None, FieldType.TEXT, required=False))
        elif token.fold in _BY and (one := _asked_of(scene, kept, i)):
            # Three fields would be taken for the whole description of a record.
            room = _DESCRIBED - 1 - len(one.fields) if len(one.fields) < _DESCRIBED else _DESCRIBED
            sought = list(_criteria(scene, i))
            for wanted in sought[: max(0, room)]:
                put_field(one, wanted)
            known = {f.concept or f.label for f in one.fields}
            one.sought.extend(w for w in sought[max(0, room) :] if (w.concept or w.label) not in known)
            if len(sought) > 1 and not any(h.key is Feature.FILTER for h in scene.lex.features.find(scene.counted)):
                scene.note(FeatureWanted(Feature.FILTER), i, i + 1, 0.8, claim=())
    for container in kept:
        said = container.thing.label.casefold().split()
        if said[-1] in _CONTAINERS and (owner := _owner(kept, container, said)):
            put_field(owner, FieldWanted(container.thing.label, None, FieldType.TEXT, required=False))


def _asked_of(scene: Scene, kept: Collection[Kept], by: int) -> Kept | None:
    """The record that is looked for or kept by something; None where "by" says who does it or how."""
    start, _ = scene.sentence_of(by)
    verbs = [words().verb(scene.tokens, i, by) for i in range(max(start, by - _FAR), by)]
    if not any(v and v.root in _SOUGHT for v in verbs):
        return None
    near = range(max(start, by - _FAR), by)
    named = [(i, k) for k in kept for i in near if singular(scene.tokens[i].fold) == k.thing.label.casefold().split()[-1]]
    return max(named, key=lambda n: n[0])[1] if named else None


def _criteria(scene: Scene, by: int) -> Iterator[FieldWanted]:
    """Of "by category, price and grade" or "based on different subjects and topics" each is a field."""
    _, end = scene.sentence_of(by)
    at = by + 1 + (scene.tokens[by].fold == "based")
    while at < end:
        stop = next((i for i in range(at, end) if scene.tokens[i].kind == "mark" or scene.tokens[i].fold in {"and", "or"}), end)
        first = strip_before(scene, at, stop)
        counted = stop - first == 1 and first > 1 and [scene.tokens[k].fold for k in (first - 2, first - 1)] == ["number", "of"]
        if counted:
            of = scene.tokens[stop - 1].fold
            known = next((h.key for h in scene.concepts(stop - 1, stop) if h.key.field), None)
            yield FieldWanted(capitalised(of), known.key if known else singular(of), FieldType.INTEGER, required=False)
            at = _behind(scene, stop, end)
            continue
        last = stop - 1 if stop - first == 2 and scene.tokens[stop - 1].fold in {"range", "ranges", "level"} else stop
        if last - first > 2 or first >= stop or any(words().has("after", scene.tokens[i].fold) for i in range(first, stop)):
            return
        verb = words().verb(scene.tokens, first, last)
        if verb and first + verb.size < last and not scene.concepts(first, last):
            return
        label = " ".join(singular(scene.tokens[i].fold) for i in range(first, last))
        said = scene.tokens[last - 1].fold
        known = next((h.key for h in scene.concepts(first, last) if h.start == first and h.end == last), None)
        if not words().says("no_criteria", label) and not words().has("no_criteria", said) and not (verb and verb.ing):
            if known and known.field:
                yield FieldWanted(capitalised(label), known.key, known.type, (), known.unit, required=False)
            elif known is None and last - first == 1 and not verb and not scene.tokens[first].fold.endswith(("ly", "ing")):
                yield FieldWanted(capitalised(label), None, FieldType.TEXT, required=False)
        at = _behind(scene, stop, end)
        if at == stop or (at < end and words().has("modals", scene.tokens[at].fold)):
            return


def _behind(scene: Scene, at: int, end: int) -> int:
    """Behind a comma and "and"."""
    while at < end and (scene.tokens[at].text == "," or scene.tokens[at].fold in {"and", "or"}):
        at += 1
    return at


def _give(scene: Scene, kept: Collection[Kept], at: int, wanted: FieldWanted) -> None:
    """To the record that is named nearest in the same sentence, else to what most was said of."""
    start, end = scene.sentence_of(at)
    near = range(max(start, at - _NEAR), min(end, at + _NEAR))
    nouns = {singular(scene.tokens[i].fold): abs(i - at) for i in near}
    things = [k for k in kept if k.thing.label.casefold().split()[-1] not in _CONTAINERS]
    named = [k for k in things if k.thing.label.casefold().split()[-1] in nouns]
    best = min(named, key=lambda k: nouns[k.thing.label.casefold().split()[-1]]) if named else max(things, key=lambda k: k.weight, default=None)
    if best:
        put_field(best, wanted)
        best.places.add(at)


def _owner(kept: Collection[Kept], container: Kept, said: list[str]) -> Kept | None:
    """What lies in the container: what it is named after, else what most was said of."""
    others = [k for k in kept if k is not container and k.thing.label.casefold().split()[-1] not in _CONTAINERS and not _person(k)]
    if len(said) > 1:
        return next((k for k in others if k.thing.label.casefold().split()[-1] == said[-2]), None)
    best = max(others, key=lambda k: k.weight, default=None)
    return best if best and is_plural(container.thing.plural) else None


def _person(one: Kept) -> bool:
    return one.thing.concept is not None and one.thing.concept.person

"""What records are put into: categories, tags and folders, said by a verb or by the noun for it ("note categorization", "organize files into folders")."""

from collections.abc import Collection

from core.brief import FieldType, FieldWanted
from core.understanding.instructions.gather import Kept, put_field
from core.understanding.instructions.words import is_plural, singular, words
from core.understanding.scene import Scene

_NEAR = 6
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
    for container in kept:
        said = container.thing.label.casefold().split()
        if said[-1] in _CONTAINERS and (owner := _owner(kept, container, said)):
            put_field(owner, FieldWanted(container.thing.label, None, FieldType.TEXT, required=False))


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

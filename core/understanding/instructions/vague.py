"""Words that say little of what is kept ("content", "data", "forms"): a kind of record all the same where somebody manages it, and little else is named."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.understanding.instructions.deeds import Deed
from core.understanding.instructions.things import Thing
from core.understanding.instructions.words import is_plural, singular, words
from core.understanding.scene import Scene

_MAKES = frozenset({"create", "edit", "delete", "manage"})
_LOOKS = frozenset({"view", "search", "manage", "edit", "create", "figures", "watch"})
# To fill in, enter or save something says what visitors do with it, not that it is looked after.
_ENTERED = frozenset(
    {"fill", "fill in", "fill out", "enter", "input", "submit", "save", "select", "choose", "set", "send", "take", "give", "ask", "share", "host"}
)
_ONLY_SET_UP = frozenset({"system"})
_SETS_UP = frozenset({"configuration", "configure", "management", "administration", "customize", "maintain", "maintenance", "set up"})
_ONLY_SEVERAL = frozenset({"user", "customer", "client"})
_ONLY_BARE = frozenset({"code", "text"})
_DATA = frozenset({"data", "information", "record", "entry", "detail"})


def vague_things(scene: Scene, found: Iterable[Deed], *, sparse: bool) -> Iterator[tuple[Deed, Thing]]:
    """Deeds without a proper object, with the kind of record that their vague one stands for; `sparse` where no other kind was named."""
    for deed in found:
        place = _place(scene, deed) if deed.thing is None and deed.kind in _LOOKS else None
        if place is None:
            continue
        word = singular(scene.tokens[place].fold)
        managed = deed.kind in _MAKES and deed.root not in _ENTERED
        said = words().vague.get(word)
        if said and (managed if word in words().vague_managed else sparse or (managed and word == "content")):
            yield deed, _thing(scene, word, said, place)
        elif sparse and word in _DATA and (deed.kind in _MAKES or word == "data"):
            yield deed, _entry(scene, place)


def _place(scene: Scene, deed: Deed) -> int | None:
    """Where the vague word stands: the last word of the object, behind the verb, before a word like "for"."""
    verb = words().verb(scene.tokens, deed.start, deed.end)
    begin = deed.start + (verb.size if verb and deed.root == verb.root else 0)
    stop = next((i for i in range(begin, deed.end) if words().has("after", scene.tokens[i].fold) and i > begin), deed.end)
    while stop - 1 > begin and (words().doing.get(scene.tokens[stop - 1].fold) or words().has("abilities", singular(scene.tokens[stop - 1].fold))):
        if words().vague.get(singular(scene.tokens[stop - 1].fold)):
            break
        stop -= 1
    word = singular(scene.tokens[stop - 1].fold) if stop > begin else ""
    if word in _ONLY_SET_UP and (deed.root not in _SETS_UP or not deed.listed):
        return None
    if word in _ONLY_SEVERAL and not deed.listed and not is_plural(scene.tokens[stop - 1].fold):
        return None
    if word in _ONLY_BARE and stop - 1 > begin and not words().has("before", scene.tokens[stop - 2].fold) and scene.tokens[stop - 2].fold != "source":
        return None  # "QR code", "sharing code": a code is something else there.
    return stop - 1 if word in words().vague or word in _DATA else None


def _thing(scene: Scene, word: str, plural: str, place: int) -> Thing:
    concept = scene.lex.by_concept.get("customer" if word == "client" else word)
    concept = concept if concept and concept.record else None
    label = plural if plural.casefold() == word else singular(plural)
    return Thing(label, plural, concept, None, place, place + 1, several=True)


def _entry(scene: Scene, place: int) -> Thing:
    concept = scene.lex.by_concept.get("log")
    return Thing("Entry", "Entries", replace(concept, key="record") if concept else None, None, place, place + 1)

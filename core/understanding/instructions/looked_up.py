"""Look-ups by a number, and pages of what is late or low, out of the deeds of an instruction."""

from collections.abc import Sequence

from core.brief import PageWanted
from core.understanding.instructions.deeds import Deed
from core.understanding.instructions.gather import Kept
from core.understanding.instructions.things import strip_before
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_TYPED = frozenset({"enter", "input", "type", "provide", "use", "type in"})
_FOUND_BY = frozenset({"number", "code", "id", "reference", "plate", "no"})
_SEEN = frozenset({"see", "check", "track", "view", "find", "query", "get", "know", "follow", "look", "trace"})
_LATE = frozenset({"overdue", "late", "expired", "delayed"})


def is_looked_up(scene: Scene, one: Kept, found: Sequence[Deed]) -> bool:
    """What a typed number is to show ("enter a tracking number to see the status and history of a parcel") is a page with that number, not a record."""
    for n, deed in enumerate(found):
        end = look_up_ends(scene, deed)
        if end and one.mentions and all(m in found[n : n + 2] for m in one.mentions) and one.thing.aspect in {"history", "status", "progress"}:
            return True
    return False


def look_up_ends(scene: Scene, deed: Deed) -> int:
    """Behind which token the number ends that is typed to see something; 0 where a deed is no look-up."""
    if deed.root not in _TYPED:
        return 0
    for i in range(deed.start + 1, deed.end - 2):
        if scene.tokens[i].fold in _FOUND_BY and scene.tokens[i + 1].fold in {"to", "and"} and scene.tokens[i + 2].fold in _SEEN:
            return i + 1
    return 0


def note_look_ups(scene: Scene, found: Sequence[Deed]) -> None:
    """A page on which somebody types a number and sees what belongs to it."""
    for deed in found:
        end = look_up_ends(scene, deed)
        if not end:
            continue
        start = strip_before(scene, deed.start + 1, end)
        _, stop = scene.sentence_of(deed.start)
        scene.note(PageWanted(f"Look up {scene.words(start, end).lower()}", "lookup"), deed.start, deed.end, 0.85)
        stop = next((d.start for d in found if d.start > deed.end and d.root != deed.root), stop)
        scene.claimed.update(range(deed.start, min(stop, deed.end + 8)))


def note_marked(scene: Scene, kept: Sequence[Kept], found: Sequence[Deed]) -> None:
    """A page of those records alone that are late or low ("view overdue rentals", "low stock alerts")."""
    noted: set[str] = set()
    for deed in found:
        thing = deed.thing
        if thing is None or not thing.start:
            continue
        before = scene.tokens[thing.start - 1].fold
        low = thing.label.casefold().startswith(("low stock", "stock alert", "low inventory"))
        late = before in _LATE and any(thing.label == k.thing.label for k in kept)
        label = thing.plural if low else f"{capitalised(before)} {thing.plural.lower()}"
        if (low or late) and label not in noted:
            noted.add(label)
            scene.note(PageWanted(label, "marked"), thing.start, thing.end, 0.8)

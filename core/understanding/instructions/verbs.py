"""Whether a word is a verb where it stands: English nouns and verbs look alike."""

from dataclasses import dataclass

from core.understanding.instructions.sentences import Clause
from core.understanding.instructions.things import of_the_past
from core.understanding.instructions.words import Verb, is_plural, singular, words
from core.understanding.scene import Scene

_FOUND = frozenset({"information", "data", "details", "detail", "records", "record", "status", "list", "statistics", "progress", "content", "type", "types"})


@dataclass(frozen=True, slots=True)
class Where:
    """The clause, whether the item is its first, and what stands before it: a verb without an object, a verb in -ing."""

    clause: Clause
    first: bool
    joined: bool
    behind_verb: bool
    """Whether the item before it began with a verb in -ing."""


def verb_at(scene: Scene, start: int, end: int, where: Where) -> Verb | None:
    """The verb with which an item begins, or None where it begins with a noun."""
    named = not where.first and of_the_past(scene, start, end)
    verb = None if named else words().verb(scene.tokens, start, end)
    if where.clause.mode == "list":
        said = scene.tokens[start].fold
        if verb is None and where.behind_verb and said.endswith("ing") and end - start > 1 and not words().has("nouny", said):
            return Verb("other", said, 1, ing=True)  # In a row of verbs in -ing an unknown one is a verb too.
        after = scene.tokens[start + 1].fold if start + 1 < end else ""
        # "Saving pages, reading saved pages": in such a row what an article or participle follows is a verb.
        object_follows = where.behind_verb and (after in {"a", "an", "the", "their", "own", "new"} or after.endswith("ed"))
        return _listed(scene, start, end, verb, joined=where.joined or object_follows)
    token = scene.tokens[start].fold
    if verb is None:
        return Verb("other", token, 1, token.endswith("ing")) if where.first and end - start > 1 else None
    present = scene.tokens[where.clause.start].fold.endswith("s") and token.endswith("s")
    if where.first or present:
        return verb
    if is_plural(token) and not verb.ing:
        return verb if token in {"process", "access"} else None
    return None if verb.size == 1 and words().has("noun_verbs", verb.root) and _before_noun(scene, start, end, verb) else verb


def _listed(scene: Scene, start: int, end: int, verb: Verb | None, *, joined: bool) -> Verb | None:
    """In a list of abilities only what ends in -ing, follows "to" or is a bare verb ("play, pause and stop") is a verb."""
    if verb is None:
        return None
    bare = end - start == 1 and verb.root == scene.tokens[start].fold and not is_noun_too(scene, start)
    if bare or verb.root == "be" or (start > 0 and scene.tokens[start - 1].fold == "to"):
        return verb
    nouny = verb.size == 1 and not _acts_on_several(scene, start, end) and words().has("nouny", scene.tokens[start].fold) and start + 1 < end and not joined
    return verb if verb.ing and not nouny else None


def _acts_on_several(scene: Scene, start: int, end: int) -> bool:
    """Whether something in the plural follows to which it is done ("scheduling repairs"), not its ways ("processing options")."""
    last = scene.tokens[end - 1].fold
    ability = last != "services" and (words().has("abilities", last) or words().has("empty", singular(last)))
    return words().has("acts_on_several", scene.tokens[start].fold) and end - start > 1 and is_plural(last) and not ability


def _before_noun(scene: Scene, start: int, end: int, verb: Verb) -> bool:
    """Whether the word after it makes a noun of it ("order history"), other than for verbs of looking ("search information")."""
    after = scene.tokens[start + 1].fold if start + 1 < end else ""
    finds = verb.kind in {"search", "view", "watch"} or verb.root in {"share", "post", "record", "upload"}
    return words().has("noun_before", after) and not (finds and after in _FOUND)


def is_noun_too(scene: Scene, at: int) -> bool:
    """Whether the lexicon knows the word as a noun."""
    return bool(scene.concepts(at, at + 1))

"""One more member of a list that the application has: "the flavour lemon", "add Baker Street to the branches", "a third barber called Ali"."""

from core.appspec import Entity
from core.brief import Item, ItemsOffered
from core.understanding.changes.clauses import Clause, content
from core.understanding.changes.labels import LabelHit, sent_in
from core.understanding.changes.naming import behind_verb, like_siblings, name_in
from core.understanding.changes.wording import phrase
from core.understanding.scene import open_scene
from core.understanding.values.words import fold

_LIST_FIELDS = 3
_OF_VISITORS = frozenset({"customer_name", "first_name"})


def member(part: Clause) -> ItemsOffered | None:
    """One more of the things that a record lists, behind its noun: "the flavour lemon"."""
    begin = behind_verb(part)
    if found := joined(part):
        return found
    hit = next((h for h in part.hits if h.label.kind == "entity" and not content(Clause(part.message, begin, h.start), 0)), None) if begin < part.end else None
    entity = next((e for e in part.message.spec.entities if hit and e.label == hit.label.of and e.rows), None)
    if hit is None or entity is None or hit.start < begin or entity.title in _OF_VISITORS:
        return None
    label = phrase(part, hit.end, part.end)
    return ItemsOffered((Item(like_siblings(label, part)),), entity.label) if label else None


def joined(part: Clause) -> ItemsOffered | None:
    """A name for a list that the application has: "add Baker Street to the branches"."""
    made = {key for view in part.message.spec.views for key in sent_in(view)}
    for hit in part.hits:
        entity = listed(part, hit)
        if entity is None or entity.key in made or entity.workflow or entity.title in _OF_VISITORS or len(entity.fields) > _LIST_FIELDS or not hit.whole:
            continue
        called = part.cue("called", hit.end)
        before = name_in(part, behind_verb(part), _link_start(part, hit.start)) if behind_verb(part) < hit.start and not called else ""
        label = (name_in(part, called.end, part.end) if called else "") or before or name_in(part, hit.end, part.end)
        scene = open_scene(label, part.message.lex.language)
        if label and not any(concept.key.field for concept in scene.concepts()):
            return ItemsOffered((Item(like_siblings(label, part)),), entity.label)
    return None


def listed(part: Clause, hit: LabelHit) -> Entity | None:
    """The list that is spoken of: a word for one of its members may also be a field of another record ("a third barber")."""
    spec = part.message.spec
    named = fold(hit.label.text)
    return next(
        (e for e in spec.entities if e.rows and hit.whole and named in {fold(e.label), fold(e.plural)} and hit.label.kind in {"entity", "field", "view"}), None
    )


def _link_start(part: Clause, place: int) -> int:
    """Where the words like "to the" begin that stand before a place."""
    words, lex = part.message.words, part.message.lex
    while place > part.start and (words[place - 1].folded in lex.skip or any(cue.end == place for cue in part.cues("for"))):
        place -= 1
    return place

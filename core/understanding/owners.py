"""Which kind of record a list of statuses belongs to: the one whose fields it was said with."""

from dataclasses import replace

from core.brief import FieldType, FieldWanted, RecordWanted, StatusesWanted
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised
from core.understanding.patterns import Hit
from core.understanding.scene import Noted, Scene

_NEAR = 4
_HAS = frozenset({"with", "have", "has"})


def settle_statuses(scene: Scene) -> None:
    """Gives statuses that end a list of fields ("phone, problem and status: new, done") to that record, as a field with its options."""
    for one in list(scene.noted):
        if isinstance(one.wish, StatusesWanted):
            own = _own_noun(scene, one)
            if own and not any(isinstance(n.wish, RecordWanted) and n.wish.concept == own.key.key for n in scene.noted):
                scene.note(RecordWanted(own.key.one, own.key.several, own.key.key), own.start, own.end, 0.8)
            if own:
                owner = next((n for n in scene.noted if isinstance(n.wish, RecordWanted) and n.wish.concept == own.key.key), None)
            else:
                owner = next((n for n in scene.noted if isinstance(n.wish, RecordWanted) and _lists(scene, n, one)), None)
            if owner and isinstance(owner.wish, RecordWanted):
                _settle(scene, owner, owner.wish, one, one.wish)


def _own_noun(scene: Scene, statuses: Noted) -> Hit[Concept] | None:
    """The noun of "repairs with status open, done", in English: they are its statuses and not those of what was listed before it."""
    if scene.lex.language != "en":
        return None
    left, _ = scene.sentence_of(statuses.start)
    before = [h for h in scene.concepts(left, statuses.start) if h.key.record and not h.key.person]
    return next((h for h in before if h.end + 1 == statuses.start and scene.tokens[h.end].fold in _HAS), None)


def _lists(scene: Scene, record: Noted, statuses: Noted) -> bool:
    """Whether the statuses stand inside the record's list of fields or right behind it."""
    same = scene.sentence_of(record.start) == scene.sentence_of(statuses.start)
    return same and bool(record.claim) and record.start < statuses.start <= max(record.claim) + _NEAR


def _settle(scene: Scene, owner: Noted, record: RecordWanted, one: Noted, statuses: StatusesWanted) -> None:
    known = next((f for f in record.fields if f.concept == "status"), None)
    said = scene.lex.by_concept.get("status")
    label = known.label if known else said.one if said else capitalised(scene.words(one.start, one.start + 1))
    field = FieldWanted(label, "status", FieldType.CHOICE, statuses.statuses)
    fields = (*(f for f in record.fields if f is not known), field)
    scene.noted[scene.noted.index(owner)] = replace(owner, wish=replace(record, fields=fields))
    scene.noted[scene.noted.index(one)] = replace(one, wish=replace(statuses, of=record.label))

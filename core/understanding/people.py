"""Kinds of users and what each may do: "the coordinator approves, everybody else only reads"."""

from core.brief import RoleWanted
from core.understanding.lexicon import Concept
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

_ALWAYS_ROLES = frozenset({"admin", "manager", "coordinator", "supervisor"})


def read_roles(scene: Scene) -> None:
    """Notes every kind of person that is said to do something; what they may do is gathered from all clauses."""
    found: dict[str, tuple[Concept, set[str], int, int]] = {}
    for start, end in scene.sentences:
        for left, right in _clauses(scene, start, end):
            persons = [h for h in scene.concepts(left, right) if h.key.person and h.key.record and not _oneself(scene, h)]
            for person in persons:
                may = _verbs(scene, person, left, right)
                if not may and person.key.key not in _ALWAYS_ROLES:
                    continue
                known = found.get(person.key.key, (person.key, set(), person.start, person.end))
                found[person.key.key] = (known[0], known[1] | may, known[2], known[3])
    restricted = any(key in _ALWAYS_ROLES for key in found) or bool(scene.cue("only"))
    if len(found) < 2 and not restricted:
        return
    for concept, may, start, end in found.values():
        scene.note(RoleWanted(concept.one, concept.key, tuple(sorted(may)) or ("view",), needs_login=concept.key != "visitor"), start, end, 0.7)


def _oneself(scene: Scene, person: Hit[Concept]) -> bool:
    """Whether the speaker says who they are ("I am the coach of ...")."""
    return any(0 <= person.start - h.end <= 1 for h in scene.cue("i_am", max(0, person.start - 4), person.start))


def _clauses(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    return list(scene.chunks(start, end))


def _verbs(scene: Scene, person: Hit[Concept], start: int, end: int) -> set[str]:
    reach = min(end, person.end + 6)
    hits = [h for h in scene.lex.verbs.longest(scene.tokens, max(start, person.end), reach) if not scene.denied.intersection(range(h.start, h.end))]
    # "approves requests": behind a verb, a word that may be a noun is one.
    return {h.key for n, h in enumerate(hits) if n == 0 or not scene.concepts(h.start, h.end)}

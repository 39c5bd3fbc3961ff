"""Kinds of users and what each may do: "the coordinator approves, everybody else only reads"."""

from collections.abc import Mapping
from dataclasses import replace

from core.brief import RoleWanted
from core.understanding.lexicon import CASES, Concept
from core.understanding.listing import capitalised, concept_in
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.text import fold

_ALWAYS_ROLES = frozenset({"admin", "manager", "coordinator", "supervisor"})
_STAFF = frozenset({"employee", "teacher", "trainer", "doctor", "therapist", "technician", "driver", "volunteer", "agent", "hairdresser", "barber"})
_AT_WORK = frozenset({"edit", "delete", "approve", "view"})
_SHORTEST = 3


def read_roles(scene: Scene) -> None:
    """Notes every kind of person that is said to do something; what they may do is gathered from all clauses."""
    found: dict[tuple[str, str], tuple[Concept, set[str], int, int]] = {}
    for start, end in scene.sentences:
        for left, right in _clauses(scene, start, end):
            persons = [p for h in concept_in(scene, left, right) if (p := _somebody(scene, h)) and not _oneself(scene, p)]
            for person in persons:
                may = _verbs(scene, person, left, right) or _only_own(scene, person)
                if not may and person.key.key not in _ALWAYS_ROLES:
                    continue
                who = _called(scene, person)
                known = found.get((who.key, who.one), (who, set(), person.start, person.end))
                found[who.key, who.one] = (known[0], known[1] | may, known[2], known[3])
    restricted = any(key in _ALWAYS_ROLES for key, _ in found) or bool(scene.cue("only")) or _at_work(scene, found)
    if len(found) < 2 and not restricted:
        return
    for concept, may, start, end in found.values():
        scene.note(RoleWanted(concept.one, concept.key, tuple(sorted(may)) or ("view",), needs_login=concept.key != "visitor"), start, end, 0.7)


def _somebody(scene: Scene, hit: Hit[Concept]) -> Hit[Concept] | None:
    """The kind of person that the words name, also where they name a field too (Italian "responsabile")."""
    if not hit.key.person or hit.key.record or scene.lex.language == "en":
        return hit if hit.key.person and hit.key.record else None
    same = scene.lex.concepts.find(scene.tokens, hit.start, hit.end)
    return next((h for h in same if h.key.person and h.key.record and h.size == hit.size), None)


def _at_work(scene: Scene, found: Mapping[tuple[str, str], tuple[Concept, set[str], int, int]]) -> bool:
    """Whether somebody of the staff does more than the public may ("the librarians tick off what came back"), in languages besides English."""
    return scene.lex.language != "en" and any(key in _STAFF and may & _AT_WORK for (key, _), (_, may, _, _) in found.items())


def _only_own(scene: Scene, person: Hit[Concept]) -> set[str]:
    """What follows from "only" right behind a person and no verb ("members only their own")."""
    said = scene.lex.language != "en" and any(h.start == person.end for h in scene.cue("only", person.end))
    return {"view"} if said else set()


def _called(scene: Scene, person: Hit[Concept]) -> Concept:
    """The role as it was said where its word only adds the ending of a woman's to the usual one ("coordinadora")."""
    said = scene.words(person.start, person.end)
    for ending in scene.lex.lists.get("her_endings", ()):
        bare, usual = fold(said).removesuffix(ending), fold(person.key.one)
        if bare != fold(said) and len(bare) > _SHORTEST and usual.startswith(bare) and usual != fold(said) and len(usual) - len(bare) <= len(ending):
            return replace(person.key, one=capitalised(said), several=capitalised(said))
    return person.key


def _oneself(scene: Scene, person: Hit[Concept]) -> bool:
    """Whether the speaker says who they are ("I am the coach of ...")."""
    return any(0 <= person.start - h.end <= 1 for h in scene.cue("i_am", max(0, person.start - 4), person.start))


def _clauses(scene: Scene, start: int, end: int) -> list[tuple[int, int]]:
    return list(scene.chunks(start, end))


def _verbs(scene: Scene, person: Hit[Concept], start: int, end: int) -> set[str]:
    reach = min(end, person.end + 6)
    hits = [h for h in scene.lex.verbs.longest(scene.tokens, max(start, person.end), reach) if not scene.denied.intersection(range(h.start, h.end))]
    if not hits and scene.lex.language in CASES:  # "the scores records the referee", where endings say who does what
        hits = [h for h in scene.lex.verbs.longest(scene.tokens, start, person.start) if h.end == person.start and h.start not in scene.denied]
    # "approves requests": behind a verb, a word that may be a noun is one.
    return {h.key for n, h in enumerate(hits) if n == 0 or not scene.concepts(h.start, h.end)}

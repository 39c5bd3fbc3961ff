"""What people take for a time, in the speaker's own word, in English: "people can reserve a shed", "I rent out allotment sheds"."""

from core.brief import FieldType
from core.understanding.instructions.words import plural, singular
from core.understanding.lexicon import Concept
from core.understanding.scene import Scene

_OWN = 3
_ASKED_WITH = frozenset({"survey", "experience", "poll", "form"})
_ONE = frozenset({"a", "an", "one", "any", "the", "each", "every", "this", "that"})
_LENDING = ("rent", "hire", "hiring", "lend", "borrow", "loan", "let")
_OUT = frozenset({"out", "away"})


def own_noun(scene: Scene, *, several: bool = False) -> tuple[Concept, int, int] | None:
    """The thing that people reserve, rent or borrow, by the noun that the speaker has for it, and where it is named.

    "A shed" goes before "allotment sheds", or behind it where `several` are looked for.
    """
    if scene.lex.language != "en":
        return None
    named = [found for verb in scene.cue("takes") if (found := _behind(scene, verb.end, lent=scene.tokens[verb.start].fold.startswith(_LENDING)))]
    if not named:
        return None
    start, end, plenty = min(named, key=lambda n: (n[2] != several, n[0]))
    words = " ".join(t.text for t in scene.tokens[start:end]).lower()
    one, many = (singular(words), words) if plenty else (words, plural(words))
    known = next((h.key for h in scene.concepts(start, end) if h.end == end), None)
    key = known.key if known and known.key not in _ASKED_WITH else ""
    return Concept(key, _label(one), _label(many), record=True, field=False, type=FieldType.RELATION, unit=None, person=False), start, end


def _label(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _behind(scene: Scene, at: int, *, lent: bool) -> tuple[int, int, bool] | None:
    """Up to three plain words behind the verb and an article, or in the plural, and whether they are several."""
    at += at < len(scene.tokens) and scene.tokens[at].fold in _OUT
    if at >= len(scene.tokens):
        return None
    single = scene.tokens[at].fold in _ONE
    start = stop = at + (single or scene.is_cue("possessives", at) is not None)
    while stop - start <= _OWN and stop < len(scene.tokens) and _plain(scene, stop):
        stop += 1
    if not 0 < stop - start <= _OWN:
        return None
    last = scene.tokens[stop - 1].fold
    several = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    hits = [h for h in scene.concepts(start, stop) if h.end == stop]
    vague = not {last, singular(last)}.isdisjoint(scene.lex.lists.get("no_taken_thing", ()))
    unfit = vague or any(h.key.person or h.key.field or (h.start == start and not lent and h.key.key not in _ASKED_WITH) for h in hits)
    return None if unfit or scene.denied.intersection(range(at, stop)) or not (single or several) else (start, stop, several and not single)


def _plain(scene: Scene, index: int) -> bool:
    """Whether it is a word of its own: no name, no value, none that joins or opens something."""
    token = scene.tokens[index] if index < len(scene.tokens) else None
    if token is None or token.kind != "word" or token.capital or scene.value_at(index):
        return False
    small = ("and", "or", "clause", "place_before", "articles", "possessives", "fillers", "for_what", "for_whom", "but", "wish", "each", "deeds", "has_fields")
    return token.fold not in scene.lex.lists.get("behind_taken", ()) and not any(scene.is_cue(name, index) for name in small)

"""Lists in running speech: where an item begins and ends, and the label an item gets."""

from collections.abc import Sequence
from dataclasses import replace

from core.understanding.lexicon import Concept
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.text import fold, is_break

_SHORTEST_COMPOUND = 7
_MAIN_WORDS = ("fillers", "articles", "possessives", "and", "or")


def split_items(scene: Scene, start: int, end: int, *, alternatives: bool = False) -> list[tuple[int, int]]:
    """Token ranges between commas and "and" (with `alternatives` also "or"); a value is never cut."""
    inside = {i for v in scene.values for i in range(v.start + 1, v.end)}
    names = ("and", "or") if alternatives else ("and",)
    cuts = [(i, i + 1) for i in range(start, end) if i not in inside and is_break(scene.tokens[i])]
    joins = [h for name in names for h in scene.cue(name, start, end) if scene.tokens[h.start].text.lower() != "è"]  # it "is", and no "e"
    cuts += [(h.start, h.end) for h in joins if h.start not in inside]
    if scene.lex.language == "ar":
        cuts += [(i, i) for i in range(start + 1, end) if i not in inside and glued_and(scene, i)]
    items: list[tuple[int, int]] = []
    begin = start
    for left, right in sorted(cuts):
        if left > begin:
            items.append((begin, left))
        begin = max(begin, right)
    if begin < end:
        items.append((begin, end))
    return [item for item in items if item[0] < item[1]]


def glued_and(scene: Scene, index: int) -> bool:
    """Whether an Arabic word carries "and" as its first letter."""
    folded = scene.tokens[index].fold
    return scene.tokens[index].kind == "word" and folded.startswith("و") and len(folded) > 3 and folded not in scene.lex.lists.get("begin_with_waw", ())


def core_range(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The range without small words and marks at both ends."""
    return scene.trim(start, end, *_MAIN_WORDS)


def concept_in(scene: Scene, start: int, end: int) -> tuple[Hit[Concept], ...]:
    """The concepts named in a range, longest first choice, in order."""
    hits = scene.concepts(start, end)
    if not scene.lex.heads:
        return hits
    known = {i for h in hits for i in range(h.start, h.end)}
    compounds = [hit for i in range(start, end) if i not in known and (hit := _compound(scene, i))]
    return tuple(sorted([*hits, *compounds], key=lambda h: h.start))


def _compound(scene: Scene, index: int) -> Hit[Concept] | None:
    """A compound whose last part is a known noun: "Kundennummer" is a number, labelled as said."""
    token = scene.tokens[index]
    if token.kind != "word" or len(token.fold) < _SHORTEST_COMPOUND or scene.value_at(index):
        return None
    for at in range(2, len(token.fold) - 3):
        head = scene.lex.heads.get(token.fold[at:])
        if head:
            one, several = _as_compound(head, capitalised(token.text), token.fold[at:])
            return Hit(replace(head, one=one, several=several), index, index + 1)
    return None


def _as_compound(head: Concept, said: str, ending: str) -> tuple[str, str]:
    """Both numbers of a compound: "Reparaturaufträge" is one "Reparaturauftrag"."""
    for form in (head.one, head.several):
        if fold(form) == ending and len(form) == len(ending):
            begin = said[: len(said) - len(form)]
            return begin + head.one.lower(), begin + head.several.lower()
    return said, said


def content(scene: Scene, start: int, end: int) -> list[int]:
    """The tokens that are neither marks nor small words."""
    small = {i for name in (*_MAIN_WORDS, "of", "place_before", "whether", "which") for h in scene.cue(name, start, end) for i in range(h.start, h.end)}
    return [i for i in range(start, end) if scene.tokens[i].kind != "mark" and i not in small]


def label(scene: Scene, start: int, end: int) -> str:
    """The words as a label: without small words around, first letter capital."""
    start, end = core_range(scene, start, end)
    return capitalised(unglued(scene, start, end)) if start < end else ""


def unglued(scene: Scene, start: int, end: int) -> str:
    """The words as said; an Arabic "and" written onto the first word is taken off."""
    words = scene.words(start, end)
    return words[1:] if scene.lex.language == "ar" and glued_and(scene, start) else words


def capitalised(words: str) -> str:
    """First letter capital, the rest as it is."""
    return words[:1].upper() + words[1:]


def plain(items: Sequence[str]) -> str:
    """Items as a line of text."""
    return ", ".join(items)

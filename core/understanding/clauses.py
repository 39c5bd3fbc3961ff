"""Fields asked for in a few words with a verb or on a scale, "who checked it last", "mood from 1 to 5", "ob es bezahlt ist"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from core.brief import FieldType, FieldWanted
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised, content
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

_TOLD = 4
_ONE = frozenset({"den", "dem", "einen", "einem", "ein", "eine"})
_ASKING = frozenset({"who", "what", "how"})
_ALONE = frozenset({"what", "what for", "from whom", "to whom", "for whom"})
_HAS_IT = frozenset({"has", "have", "had", "got", "many", "much"})
_LONGEST, _LEAST = 6, 3
_SCALE = re.compile(
    r"(?P<what>[a-z][a-z' ]{2,40}?),?(?: (?:from|on a scale (?:of|from)|scale|rated|between|out of))? (?P<low>[01]) ?(?:to|-|–|and) ?(?P<high>5|6|7|10|100)$",  # noqa: RUF001
    re.IGNORECASE,
)


def asked_in_words(scene: Scene, hits: Sequence[Hit[Concept]], start: int, end: int) -> FieldWanted | None:
    """The field that a part of a list of fields asks for so, where no noun says it shorter; None elsewhere."""
    start, end = scene.trim(start, end, "fillers", "and")
    if start >= end:
        return None
    if (scale := on_a_scale(scene, start, end)) is not None:
        return scale
    if scene.words(start, end).lower() in _ALONE and not any(h.size > 1 for h in hits):
        return FieldWanted(capitalised(scene.words(start, end).lower()))
    if scene.tokens[start].fold not in _ASKING or not _LEAST <= end - start <= _LONGEST or any(h.size > 1 or h.start > start for h in hits):
        return None
    return None if scene.tokens[start + 1].fold in _HAS_IT else FieldWanted(capitalised(scene.words(start, end)))


def on_a_scale(scene: Scene, start: int, end: int) -> FieldWanted | None:
    """A whole number between two bounds ("pain from 0 to 10")."""
    found = _SCALE.match(scene.words(start, end)) if scene.lex.language == "en" else None
    if found is None:
        return None
    return FieldWanted(capitalised(found["what"].strip()), None, FieldType.INTEGER, minimum=Decimal(found["low"]), maximum=Decimal(found["high"]))


def told_of(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """What is told behind "whether", without the verb at either end ("si está | esterilizado", "ob es | bezahlt | ist"), in languages besides English."""
    if scene.lex.language == "en":
        return start, end
    asked = scene.is_cue("whether", start)
    begin = asked.end if asked and asked.end < end else start
    verb = scene.is_cue("being", begin)
    begin = verb.end if verb and verb.end < end else begin
    stop = next((h.start for h in scene.cue("being", begin, end) if h.end == end and h.start > begin), end)
    return begin, stop


def ticked_of_several(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """What is ticked of a thing that is named too ("ob die Kaution bezahlt ist"): its words, or None; in languages besides English."""
    start, end = scene.trim(start, end, "and")
    asked = scene.is_cue("whether", start)
    if scene.lex.language == "en" or asked is None:
        return None
    left, right = told_of(scene, start, end)
    return (left, right) if right < end and 1 < len(content(scene, left, right)) <= _TOLD else None


def one_of_them(scene: Scene, left: int) -> bool:
    """Whether a German article shows that a word like the plural is one of them ("den Kunden")."""
    return scene.lex.language == "de" and left > 0 and scene.tokens[left - 1].fold in _ONE

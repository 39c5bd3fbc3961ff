"""Fields asked for in a few words with a verb or on a scale, in English: "who checked it last", "mood from 1 to 5"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from core.brief import FieldType, FieldWanted
from core.understanding.lexicon import Concept
from core.understanding.listing import capitalised
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

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

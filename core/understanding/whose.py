"""Whose fields a list names: the noun before it, known or not, and headings that only say that fields follow."""

from core.understanding.lexicon import CASES, Concept
from core.understanding.listing import concept_in, content, label
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

_BIT = 2
_PLURALS = {
    "en": (("s", "ses"), ("x", "xes"), ("ch", "ches"), ("sh", "shes"), ("ay", "ays"), ("ey", "eys"), ("oy", "oys"), ("y", "ies"), ("", "s")),
    "fr": (("s", "s"), ("x", "x"), ("z", "z"), ("eau", "eaux"), ("al", "aux"), ("eu", "eux"), ("", "s")),
    "it": (("co", "chi"), ("go", "ghi"), ("ca", "che"), ("ga", "ghe"), ("io", "i"), ("o", "i"), ("ista", "isti"), ("a", "e"), ("e", "i")),
    "es": (("z", "ces"), ("s", "s"), ("ión", "iones"), ("a", "as"), ("e", "es"), ("i", "is"), ("o", "os"), ("u", "us"), ("", "es")),
}


def house_before(scene: Scene, start: int) -> bool:
    """Whether the words before a colon only say whose application it is ("our bakery Kornblume: customers order bread"), in languages besides English."""
    left = scene.sentence_of(start)[0]
    houses = {i for n in scene.noted if n.wish.tag in ("trade", "named") for i in n.claim}
    named = scene.lex.language != "en" and bool(houses.intersection(range(left, start)))
    return named and not scene.lex.form_verbs.find(scene.tokens, left, start) and not means_fields(scene, left, start)


def means_fields(scene: Scene, left: int, colon: int) -> bool:
    """Whether a heading only says that fields follow ("Fields:", "Velden:")."""
    words = content(scene, left, colon)
    return 1 <= len(words) <= 2 and any(h.start <= words[-1] < h.end for name in ("has_fields", "we_keep") for h in scene.cue(name, left, colon))


def unknown_owner(scene: Scene, start: int, stop: int) -> str:
    """The noun before "has" that the lexicon lacks, as a label."""
    kept = next((h.start for name in ("manage", "fill_in") for h in scene.cue(name, start, stop) if h.end == stop), None)
    if kept is not None:  # "wir möchten Schäden erfassen mit Datum und Foto"
        start, stop = max((h.end for h in scene.cue("wish", start, kept)), default=start), kept
    listed = max((h.end for name in ("lists", "manage") for h in scene.cue(name, start, stop)), default=None if kept is None else start)
    start, stop = scene.trim(start if listed is None else listed, stop)
    each = scene.is_cue("each_record", start)
    start = each.end if each else start
    if not each and scene.lex.form_verbs.find(scene.tokens, start, stop):
        return ""  # "People book with name and phone" keeps no record called "People book".
    opens = listed or each or any(s <= start <= s + 1 for s, _ in scene.sentences)
    return label(scene, start, stop) if opens and 1 <= len(content(scene, start, stop)) <= 2 and not scene.cue("wish", start, stop) else ""


def owner_before(scene: Scene, start: int, stop: int) -> Hit[Concept] | None:
    """The noun of a record named last in a range; one behind "each" first."""
    hits = [h for h in concept_in(scene, start, stop) if h.key.record]
    marked = [h for h in hits if any(c.end <= h.start and h.start - c.end <= 1 for c in scene.cue("each_record", start, stop))]
    return next(reversed(marked or hits), None)


def of_each(scene: Scene, start: int, hit: Hit[str]) -> tuple[str, int]:
    """The noun that the lexicon lacks behind "each", before or behind the verb ("per ogni pezzo ci serve"), and where the fields begin."""
    if scene.lex.language in CASES:
        return "", hit.end  # Its ending would be that of "of each".
    for each in scene.cue("each_record", start, hit.start):
        if 1 <= len(content(scene, each.end, hit.start)) <= _BIT and not any(h.key.record for h in scene.concepts(each.end, hit.start)):
            stop = next((h.start for h in scene.cue("clause", each.end, hit.start)), hit.start)
            return label(scene, each.end, stop), hit.end
    return "", hit.end


def several_of(language: str, one: str) -> str:
    """More than one of a thing that the lexicon lacks, where the ending tells; else the word as it is."""
    for ending, plural in _PLURALS.get(language, ()):
        if one.endswith(ending) and " " not in one:
            return one.removesuffix(ending) + plural
    return one

"""Changes of what is there: renamed, replaced, taken away, moved."""

from rapidfuzz import fuzz

from core.understanding.changes.clauses import Clause, content, turned
from core.understanding.changes.forms import basic_form
from core.understanding.changes.labels import LabelHit
from core.understanding.changes.lexicon import Cue
from core.understanding.changes.message import VERBS
from core.understanding.changes.usual import CONTACTS, page_meant, page_of
from core.understanding.lexicon import lexicon
from core.understanding.scene import open_scene
from core.understanding.values.words import fold
from core.understood import Rename

_TURNS = ("instead", "add", "add_after", "remove", "remove_after", "missing", "pronouns", "occasion")
_NAMES = frozenset({"name", "full_name", "title"})
_LONGEST = 7
_REACH = 12
_LIKE = 55
_REST = 3


def rename(clause: Clause) -> Rename | None:
    """An old label and a new one: "rename A to B", "A is called B", "B instead of A", "replace A with B"."""
    found = _quoted_pair(clause) or _turned(clause) or _instead_of(clause) or _verb_first(clause) or _called(clause) or _not_so(clause)
    return Rename(page_of(clause, found.old), found.new) if found else None


def _quoted_pair(clause: Clause) -> Rename | None:
    if len(clause.quotes) != 2 or not any(clause.cue(kind) for kind in ("rename", "replace", "called", "instead_of")):
        return None
    first, second = (clause.message.said(q.start, q.end) for q in clause.quotes)
    cue = clause.cue("instead_of")
    if cue and clause.quotes[0].end <= cue.start:
        first, second = second, first
    return Rename(first, second)


def _turned(clause: Clause) -> Rename | None:
    """What becomes something else: "out of A becomes B"."""
    pair = turned(clause)
    new = phrase(clause, pair[1].end, clause.end, through=True, whole=True) if pair else ""
    return Rename(pair[0].label.text, new) if pair and new else None


def _not_so(clause: Clause) -> Rename | None:
    """A name put right: "it's Wagtails, not Wagtail"."""
    for cue in clause.cues("not"):
        old = next((hit for hit in clause.hits if 0 <= hit.start - cue.end <= 1 and hit.whole), None)
        new = phrase(clause, max((i + 1 for i in range(clause.start, cue.start) if not clause.message.words[i].is_word), default=clause.start), cue.start)
        likeness = fuzz.ratio(fold(old.label.text), fold(new)) if old and new else 0
        if old and (likeness >= _LIKE or (old.label.kind == "business" and new)) and not clause.numbers:
            return Rename(old.label.text, new)
    return None


def _instead_of(clause: Clause) -> Rename | None:
    cue = clause.cue("instead_of")
    if cue is None:
        return None
    hit = next((hit for hit in clause.hits if 0 <= hit.start - cue.end <= 2), None)
    end = hit.end if hit else clause.message.written_from(cue.end, clause.end)
    old = hit.label.text if hit else clause.message.said(cue.end, end)
    called = clause.cue("called", end)
    new = phrase(clause, called.end if called else end, clause.end) or phrase(clause, clause.start, cue.start)
    return Rename(old, new) if old and new else None


def _verb_first(clause: Clause) -> Rename | None:  # noqa: PLR0911 - one return a way to say it
    for verb_kind, link_kind in (("replace", "replace_with"), ("rename", "to")):
        verb = clause.cue(verb_kind)
        if verb is None:
            continue
        old = _called_before(clause, verb.start, verb.end) if verb_kind == "rename" else None
        old = old or _named(clause, verb.end)
        if old and (house := _of_the_house(clause, old)):
            return house
        if unknown := _old_unknown(clause, verb, clause.cue(link_kind, verb.end), old):
            return unknown
        link = clause.cue(link_kind, old.end) if old else None
        if old and link:
            stop = verb.start if verb.start > link.end else clause.end
            new = phrase(clause, link.end, stop, whole=True)
            if new:
                return Rename(old.label.text, _title_kept(old, new) or basic_form(with_preposition(clause, link.end, new), clause))
        elif old and verb_kind == "rename" and old.start >= verb.end and (new := phrase(clause, old.end, clause.end, whole=True)):
            return Rename(old.label.text, _title_kept(old, new) or with_preposition(clause, old.end, new))
        elif old and verb_kind == "rename" and old.end <= verb.start and (new := phrase(clause, verb.end, clause.end, whole=True)):
            return Rename(old.label.text, _title_kept(old, new) or new)  # "the knots, call them twists"
        elif old and verb_kind == "replace" and old.start >= verb.end and old.end == clause.end and (new := phrase(clause, clause.start, verb.start)):
            return Rename(old.label.text, new)  # "Ben replaces Anna"
    return None


def _old_unknown(clause: Clause, verb: Cue, link: Cue | None, old: LabelHit | None) -> Rename | None:
    """Where the old name is no label, whatever the new one holds: "rename Care tips to Plant doctor" beside plants; "the gallery" may mean "Photos"."""
    if old and link and verb.end < link.start < old.start and content(Clause(clause.message, verb.end, link.start), 2):
        said = page_meant(clause, verb.end, link.start) or phrase(clause, verb.end, link.start, whole=True)
    elif old is None and verb.kind == "rename":
        said = page_meant(clause, clause.start, clause.end)
    else:
        return None
    new = phrase(clause, link.end if link else verb.end, clause.end, whole=True)
    return Rename(said, new) if said and new else None


def _of_the_house(clause: Clause, old: LabelHit) -> Rename | None:
    """Another name for the business, though a field may be called so too: "change the name to Blue Door"."""
    said, business = clause.message.said(old.start, old.end), clause.message.spec.business.name
    link = clause.cue("to", old.end)
    concepts = {hit.key.key for hit in open_scene(said, clause.message.lex.language).concepts()}
    if (
        old.label.kind != "field"
        or not concepts & _NAMES
        or not business
        or not said.islower()
        or link is None
        or link.start != old.end
        or clause.nouns("field_words")
    ):
        return None
    new = phrase(clause, link.end, clause.end, through=True, whole=True)
    known = bool(open_scene(new, clause.message.lex.language).concepts())  # "to Customer": a label
    return Rename(business, new) if new[:1].isupper() and not known else None


def _called_before(clause: Clause, verb: int, start: int) -> LabelHit | None:
    """The thing that stands before the verb, where what stands behind it is its new name: "the knots, call them cinnamon knots"."""
    ahead = next((hit for hit in reversed(clause.hits) if hit.end <= verb and hit.whole), None)
    behind = next((hit for hit in clause.hits if hit.start >= start), None)
    if ahead is None or (behind and behind.whole and behind.label != ahead.label and content(Clause(clause.message, ahead.end, verb), 0)):
        return None
    return ahead


def _named(clause: Clause, start: int) -> LabelHit | None:
    """The label that a verb speaks of: of "the status waiting" the status."""
    behind = [hit for hit in clause.hits if hit.start >= start]
    first = behind[0] if behind else clause.hits[0] if clause.hits else None
    if first and first.label.kind in {"field", "entity"}:
        sharper = [hit for hit in clause.hits if 0 <= hit.start - first.end <= 1 and hit.label.kind in {"status", "option", "item"}]
        return sharper[0] if sharper else first
    return first


def with_preposition(clause: Clause, start: int, new: str) -> str:
    """The new name with the word like "on" with which it begins ("on the bridge")."""
    words = clause.message.words
    if start < clause.end and words[start].folded in _prepositions(clause.message.lex.language) and words[start].folded != fold(new.split(maxsplit=1)[0]):
        said = clause.message.said(start, clause.end)
        among = start + 1 < clause.end and clause.message.lex.phrases["us"].at(words, start + 1) is not None  # "is called by us"
        return said[: said.find(new) + len(new)] if 0 < said.find(new) <= _REACH and not among else new
    return new


def _prepositions(language: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon(language).lists.get("place_before", ())))


def _called(clause: Clause) -> Rename | None:
    called = clause.cue("called")
    if called is None:
        return None
    before = [hit for hit in clause.hits if hit.end <= called.start]
    while len(before) > 1 and not before[-1].whole and not phrase(clause, called.end, clause.end) and not _between(clause, before[-1].end, called.start):
        before.pop()  # a part of the new name: "Aufträge soll Arbeiten heißen", where "in Arbeit" is a status
    new = phrase(clause, called.end, clause.end, through=True, whole=True) or (_between(clause, before[-1].end, called.start) if before else "")
    adding = clause.cue("missing") or clause.cue("add") or next((cue for cue in clause.cues("new") if any(hit.start == cue.end for hit in before)), None)
    if not new or (adding and adding.start < called.start):
        return None
    if before:
        old = before[-1]
        return Rename(old.label.text, _title_kept(old, new) or with_preposition(clause, called.end, new))
    if not content(Clause(clause.message, clause.start, called.start), 2):
        return Rename(clause.message.spec.business.name, new)
    return None


def _between(clause: Clause, start: int, end: int) -> str:
    """The new name before the verb: "fertig soll erledigt heißen"."""
    cue = clause.message.lex.cue("set", clause.message.words, start, end)
    return phrase(clause, cue.end if cue and cue.start == start else start, end)


def _title_kept(old: LabelHit, new: str) -> str | None:
    """Make of "Herr Vogel heißt Vogler" "Herr Vogler": the part that resembles the new word is replaced."""
    parts = old.label.text.split()
    if len(parts) < 2 or len(new.split()) != 1:
        return None
    likeness = [fuzz.ratio(fold(part), fold(new)) for part in parts]
    best = max(range(len(parts)), key=lambda n: likeness[n])
    return " ".join([*parts[:best], new, *parts[best + 1 :]]) if likeness[best] >= 55 else None


def successor(clause: Clause) -> str | None:
    """Who or what takes the place of something just removed: "Klára takes over"."""
    cue = clause.cue("instead")
    if cue is None or clause.hits:
        return None
    places = content(clause, 1)
    new = phrase(clause, cue.end, clause.end) or phrase(clause, clause.start, cue.start)
    held = {hit.key.key for hit in open_scene(clause.source, clause.message.lex.language).concepts()} & CONTACTS  # "put our number on there"
    return new if new and 1 <= len(places) <= 4 and not held else None


def _whole_name(clause: Clause, start: int, end: int) -> bool:
    """Whether what stands behind "and" is the rest of a name: at most three words, and no verb."""
    lex, words = clause.message.lex, clause.message.words
    return end - start <= _REST and not any(lex.cue(kind, words, start, end) for kind in VERBS)


def phrase(clause: Clause, start: int, end: int, *, through: bool = False, whole: bool = False) -> str:
    """The name in a range: what is quoted, or the words without small words at both ends, up to a word that begins a reason.

    A name that goes `through` to the end of the range may hold an "and"; a `whole` one the nouns of a category ("our courses").
    """
    quoted = next((q for q in clause.quotes if start <= q.start and q.end <= end), None)
    if quoted:
        return clause.message.said(quoted.start, quoted.end)
    words, lex = clause.message.words, clause.message.lex
    used = {
        i
        for kind in (
            "instead",
            "add",
            "add_after",
            "remove",
            "remove_after",
            "missing",
            "pronouns",
            "occasion",
            "trailing",
            *(() if whole else ("item_words", "person_words")),
        )
        for cue in lex.cues(kind, words, start, end)
        for i in range(cue.start, cue.end)
    }
    left = start
    while left < end and (left in used or words[left].folded in lex.skip or not (words[left].is_word or words[left].is_digits)):
        left += 1
    right = left
    while right < end and (words[right].is_word or words[right].is_digits or words[right].folded in {"'", "-", "&", "."}):
        if (
            right > left
            and (lex.phrases["stop"].at(words, right) or lex.phrases["joiners"].at(words, right))
            and not words[right].is_digits
            and not (through and _whole_name(clause, right, end))
        ):
            break
        right += 1
    while right > left and (right - 1 in used or words[right - 1].folded in lex.skip or not (words[right - 1].is_word or words[right - 1].is_digits)):
        right -= 1
    said = clause.message.said(left, right) if 0 < right - left <= _LONGEST else ""
    # Arabic writes "for the" joined to the noun.
    return "ال" + said[2:] if said.startswith("لل") and len(said) > 4 else said

"""What a deed is done to: the name of a kind of record out of the words for it."""

from dataclasses import dataclass, replace

from core.understanding.instructions.words import LONGEST_PHRASE, is_plural, plural, singular, words
from core.understanding.lexicon import Concept
from core.understanding.scene import Scene

_LONGEST_NAME = 4
KEPT = {"image": "photo", "photo": "photo", "file": "file"}
_SHOWN_ON = frozenset({"devices", "platforms", "resolutions", "sizes", "terminals", "browsers"})
_WHICHEVER = frozenset({"different", "various", "multiple", "all", "any", "mobile", "other", "their"})
_PRONOUNS = frozenset({"it", "them", "this", "that", "these", "those", "itself", "themselves"})
_PARTICIPLES_KEPT = frozenset({"used", "feed", "need", "seed", "speed", "bed", "limited"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of record, or a field of one: labels, the concept where the lexicon knows the whole name, and that of its last word."""

    label: str
    plural: str
    concept: Concept | None
    head: Concept | None
    start: int
    end: int
    aspect: str = ""
    part: Concept | None = None
    """The field that was named with it ("room types")."""
    several: bool = False
    kept: bool = False
    """Whether a word for a field is spoken of as something kept for itself ("forward emails")."""

    @property
    def key(self) -> str:
        """By what two mentions are the same thing."""
        return self.concept.key if self.concept else self.plural.casefold()

    @property
    def is_field(self) -> bool:
        """Whether it only names what a record holds (a date, a price); pictures and files are kept for themselves too."""
        return self.concept is not None and self.concept.field and not self.concept.record and self.concept.key not in KEPT and not self.kept

    @property
    def record_concept(self) -> str | None:
        """The concept as which it is kept, where its whole name is known."""
        if self.concept is None:
            return None
        return KEPT.get(self.concept.key) or (self.concept.key if self.concept.record else None)

    @property
    def head_concept(self) -> str | None:
        """The concept of its last word, where that says enough of the whole ("PDF document" is a document, "treatment plan" no tariff)."""
        if self.head is None or not self.head.record or words().has("many_meanings", self.head.key) or self.head.person:
            return None
        return self.head.key


def read_thing(scene: Scene, start: int, end: int) -> Thing | None:  # noqa: C901, PLR0911, PLR0912 one step of cutting a name out after the other
    """The thing that tokens name, or None where they name none."""
    list_ = words()
    tokens = scene.tokens
    start = strip_before(scene, start, end)
    stop = start
    while stop < end and tokens[stop].kind != "mark":
        if tokens[stop].text.endswith(("'s", "’s", "s'", "s’")) and stop + 1 < end:  # noqa: RUF001
            start = strip_before(scene, stop + 1, end)
            stop = start
            continue
        if list_.has("after", tokens[stop].fold) and stop > start:
            break
        stop += 1
    while stop - 1 > start and (_is_participle(tokens[stop - 1].fold) or _is_adverb(tokens[stop - 1].fold)):
        stop -= 1
    aspect = ""
    if stop - start > 1 and list_.at("kept_whole", tokens, start, stop) == stop - start:
        return _named(scene, start, stop, "record")
    if stop < end and tokens[stop].fold == "of" and (all(_says_nothing(scene, i) for i in range(start, stop)) or _of_several(scene, stop, end)):
        aspect = tokens[stop - 1].fold
        inner = read_thing(scene, stop + 1, end)
        return inner and replace(inner, aspect=inner.aspect or aspect)
    if start >= stop or list_.has("after", tokens[start].fold) or len(tokens[stop - 1].fold) == 1:
        return None
    last = stop
    while last - 1 > start and (list_.has("aspects", singular(tokens[last - 1].fold)) or list_.has("abilities", singular(tokens[last - 1].fold))):
        aspect = aspect or singular(tokens[last - 1].fold)
        last -= 1
    if aspect and (list_.has("kept_aspects", aspect) or ((list_.has("aspects", aspect) or aspect == "management") and _describes(tokens[last - 1].fold))):
        last = min(stop, last + 1)
    first = max(start, last - _LONGEST_NAME)
    first = max([first, *(i + 1 for i in range(first, last - 1) if tokens[i].fold in {"a", "an", "the", "their"})])
    while first < last - 1 and (_is_participle(tokens[first].fold) or _is_adverb(tokens[first].fold) or tokens[first].text.count("-") > 1):
        first += 1
    if last - first == 1 and last < stop and (tokens[first].fold == "web" or tokens[last].fold in {"service", "services"}):
        last += 1
    if any(list_.at("controls", tokens, i, last) == last - i for i in range(first, last)):
        return None
    if tokens[last - 1].fold in _PRONOUNS:
        return None
    if list_.has("empty", tokens[last - 1].fold) and last - first == 2 and tokens[first].fold.endswith("ing") and not of_the_past(scene, first, last):
        return None
    if _names_nothing(scene, first, last) or _wherever(scene, first, last):
        return None
    kept = list_.says("kept_names", " ".join(t.fold for t in tokens[first:last]))
    if not kept and any(list_.has("qualities", word) for i in range(first, last) for word in (tokens[i].fold, singular(tokens[i].fold))):
        return None
    return _named(scene, first, last, aspect)


def of_the_past(scene: Scene, first: int, last: int) -> bool:
    """Whether two words name what is written down of something done ("winning records", "reading history"), and not what is done to records."""
    past = scene.tokens[last - 1].fold in {"record", "records", "history", "histories"}
    return last - first == 2 and past and words().has("done_and_written", scene.tokens[first].fold)


def _of_several(scene: Scene, of: int, end: int) -> bool:
    """Whether something single of several is meant: of "the lifecycle of candidates" candidates are kept."""
    if words().has("parts_of", scene.tokens[of - 1].fold):
        return True
    stop = next((i for i in range(of + 1, end) if words().has("after", scene.tokens[i].fold) or scene.tokens[i].kind == "mark"), end)
    return is_plural(scene.tokens[stop - 1].fold) and not is_plural(scene.tokens[of - 1].fold)


def _names_nothing(scene: Scene, first: int, last: int) -> bool:
    """Whether the words hold a figure, are a short acronym alone, or say nothing of what it is."""
    tokens = scene.tokens
    list_ = words()
    word = tokens[first].fold
    # An acronym or a name alone ("Java", "Chinese") is no kind of record.
    named = tokens[first].capital and not is_plural(tokens[first].text) and not scene.concepts(first, last) and first > scene.sentence_of(first)[0]
    acronym = last - first == 1 and (tokens[first].text.isupper() or named)
    parts = tokens[first].text.lower().split("-")
    described = (
        len(parts) > 2
        or (len(parts) > 1 and list_.has("joined_before", parts[0]))
        or word.endswith(("ed", "ly"))
        or (adjective(word) and not scene.concepts(first, last))
    )
    alone = last - first == 1 and described and len(word) > LONGEST_PHRASE
    return (
        acronym
        or alone
        or any(tokens[i].kind == "number" for i in range(first, last))
        or all(_says_nothing(scene, i, beside=last - first > 1) for i in range(first, last))
    )


def _wherever(scene: Scene, first: int, last: int) -> bool:
    """Whether it is only where a page is shown ("various devices", "device types")."""
    if any(words().says("qualities", " ".join(t.fold for t in scene.tokens[i:last])) for i in range(first, last - 1)):
        return True
    which = scene.tokens[first - 1].fold if first else ""
    return last - first == 1 and scene.tokens[first].fold in _SHOWN_ON and which in _WHICHEVER


def _named(scene: Scene, first: int, last: int, aspect: str) -> Thing:
    said = [scene.tokens[i].text for i in range(first, last)]
    said = [w if w.isupper() or any(c.isupper() for c in w[1:]) else w.lower() for w in said]
    one = " ".join([*said[:-1], singular(said[-1])])
    many = " ".join([*said[:-1], plural(said[-1])])
    hits = [h for h in scene.lex.concepts.find(scene.tokens, first, last) if h.end == last and not words().says("other_meanings", scene.words(h.start, h.end))]
    part = next((h for h in hits if h.start > first and h.key.field and not h.key.record and h.key.key not in KEPT), None)
    owner = _whole(scene, first, part.start) if part else None
    if part and owner and not any(h.start == first for h in hits):
        return replace(_named(scene, first, part.start, aspect), part=part.key, start=first, end=last)
    whole = next((h.key for h in sorted(hits, key=lambda h: not h.key.record) if h.start == first), None)
    head = max(hits, key=lambda h: h.size).key if hits else None
    return Thing(one[:1].upper() + one[1:], many[:1].upper() + many[1:], whole, head, first, last, aspect, several=is_plural(scene.tokens[last - 1].fold))


def _whole(scene: Scene, first: int, last: int) -> Concept | None:
    """The kind of record that all these words name."""
    return next((h.key for h in scene.lex.concepts.find(scene.tokens, first, last) if (h.start, h.end) == (first, last) and h.key.record), None)


def strip_before(scene: Scene, start: int, end: int) -> int:
    """Behind words that only say which or how many."""
    moved = True
    while moved and start < end:
        size = words().at("before", scene.tokens, start, end)
        adverb = _is_adverb(scene.tokens[start].fold)
        moved = bool(size) or adverb
        if moved:
            after = start + max(1, size)
            if after >= end:
                return start
            start = after
    return start


def _says_nothing(scene: Scene, index: int, *, beside: bool = False) -> bool:
    word = scene.tokens[index].fold
    list_ = words()
    # "User interaction" is no kind of record, but users are.
    if beside and singular(word) == "user":
        return True
    return any(list_.has(name, word) or list_.has(name, singular(word)) for name in ("empty", "before"))


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > LONGEST_PHRASE and word not in {"family", "assembly", "supply", "monopoly", "anomaly", "butterfly", "reply"}


def adjective(word: str) -> bool:
    """Whether a word looks like an adjective by its ending, or is joined by hyphens ("financial", "on-site")."""
    return "-" in word or (word.endswith(("al", "ic", "ary", "ive", "ous", "able", "ible")) and not words().has("noun_endings_kept", word))


def _describes(word: str) -> bool:
    """Whether a word that is left when "information" or "data" is taken off is an adjective ("financial data")."""
    list_ = words()
    if list_.has("still_counted", word) or list_.has("noun_endings_kept", word):
        return False
    return word.endswith(("ing", "al", "ic", "ive", "ous", "ful", "able", "related", "oriented"))


def _is_participle(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in _PARTICIPLES_KEPT

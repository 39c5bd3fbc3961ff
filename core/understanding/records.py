"""Kinds of records with the fields that were named for them."""

from dataclasses import dataclass, replace

from core.brief import RecordWanted, TextWanted
from core.understanding.ends import already_kept, turns_away
from core.understanding.fields import FieldRead, distinct, named_for, no_field, read_fields, with_options
from core.understanding.forms import (
    FORM_OWNERS,
    a_form,
    asked_of_visitors,
    bought,
    each_then_fields,
    form_concept,
    listed_with,
    said_form,
    somebody_asks,
    visits,
)
from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content, label, split_items
from core.understanding.options import after_colon, bare_noun, bare_person, in_a_breath, known_fields, nothing_but_fields, options_in
from core.understanding.orders import asks_with
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.spans import ENDS
from core.understanding.values import Money
from core.understanding.whose import house_before, means_fields, of_each, owner_before, several_of, unknown_owner
from core.understanding.workings import works_itself

_ENOUGH_UNASKED = 3
_LONGEST_TITLE = 3
_PERSON = frozenset({"name", "first_name", "full_name", "last_name", "customer_name", "child_name", "parent_name"})
_REACHED = frozenset({"phone", "email"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Fields that were named one after the other, and where; `opener` is where their list begins."""

    reads: tuple[FieldRead, ...]
    start: int
    opener: int
    filled_in: bool
    whose: Hit[Concept] | None
    title: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    """Where a list of fields begins (`first`) and the words that open it; untrusted lists need known nouns."""

    first: int
    opener: int
    filled_in: bool = False
    owner: Hit[Concept] | None = None
    trusted: bool = True
    title: str = ""
    kept: bool = False


def read_records(scene: Scene, read: frozenset[int] = frozenset()) -> None:
    """Notes every record whose fields were listed; sentences that begin at `read` list something else."""
    previous: Concept | None = None
    for start, end in scene.sentences:
        for run in () if start in read else _runs(scene, start, end):
            owner = _each(scene, start, run.start) or _owner(scene, run, start) or (None if run.filled_in or run.title else previous)
            if run.kept and owner and not _each(scene, start, run.start) and (owner.person or owner.key in {r.field.concept for r in run.reads}):
                owner, previous = said_form(scene, start), None  # Who writes it down, and what it is about, is not what is kept.
            form = (
                owner is None
                or (owner.person and not _each(scene, start, run.start))
                or (owner.key not in FORM_OWNERS and asked_of_visitors(scene, start, run.start))
            )
            if form and run.filled_in and not run.kept:
                owner = form_concept(scene, start) or (owner if owner and not visits(owner) else None)
            visitor = _of_a_visitor(scene, run, owner, start)
            owner = form_concept(scene, start) if visitor else owner
            owner = owner if run.title else bought(scene, owner or previous, start, end)
            _note(scene, owner, replace(run, filled_in=True) if visitor else run)
            previous = owner or previous
        houses = {i for n in scene.noted if n.wish.tag in ("trade", "named") for i in n.claim}
        nouns = [h.key for h in concept_in(scene, start, end) if h.key.record and not h.key.person and h.start not in houses]
        previous = nouns[0] if nouns else previous


def _of_a_visitor(scene: Scene, run: _Run, owner: Concept | None, start: int) -> bool:
    """Whether a list with nothing before it in its sentence says who somebody is: name and phone are what visitors fill in."""
    concepts = {read.field.concept for read in run.reads}
    asked = bool(scene.lex.form_verbs.longest(scene.tokens)) or any(n.wish.tag == "items" for n in scene.noted)
    told = asked and bool(_PERSON & concepts) and bool(_REACHED & concepts)
    asking = {i for h in scene.cue("fill_in", start, run.start) for i in range(h.start, h.end)}
    nouns = [h for h in concept_in(scene, start, run.start) if h.key.record and h.start not in asking and not means_fields(scene, h.start, h.end)]
    return told and not run.title and not nouns and (owner is None or (owner.key not in FORM_OWNERS and not owner.person))


def _each(scene: Scene, start: int, stop: int) -> Concept | None:
    """The noun behind "each"."""
    cues = scene.cue("each_record", start, stop)
    return next((h.key for h in concept_in(scene, start, stop) if h.key.record and any(0 <= h.start - c.end <= 1 for c in cues)), None)


def _note(scene: Scene, owner: Concept | None, run: _Run) -> None:
    fields = distinct(named_for(r.field, owner) for r in run.reads)
    end = max(r.end for r in run.reads)
    one, several = (owner.one, owner.several) if owner else _titled(scene, fields[0].label, run)
    both = _either(scene, run)
    wish = RecordWanted(
        f"{one} {both[0]} {both[1].one.lower()}" if both and owner else one,
        f"{several} {both[0]} {both[1].several.lower()}" if both and owner else several,
        owner.key if owner else None,
        fields,
        public_form=run.filled_in and (owner is None or owner.key in FORM_OWNERS),
    )
    earlier = next((n for n in scene.noted if isinstance(n.wish, RecordWanted) and (n.wish.concept, n.wish.label) == (wish.concept, wish.label)), None)
    if earlier and isinstance(earlier.wish, RecordWanted):
        scene.noted.remove(earlier)
        wish = replace(wish, fields=distinct((*earlier.wish.fields, *fields)), public_form=wish.public_form or earlier.wish.public_form)
        scene.claimed.update(range(run.opener, end))
        scene.note(wish, earlier.start, earlier.end, earlier.confidence, claim=earlier.claim | set(range(run.opener, end)))
        return
    if both is None:
        _note_between(scene, run)
    scene.note(wish, run.opener, end, 0.9 if all(r.sure for r in run.reads) else 0.75)


def _titled(scene: Scene, first: str, run: _Run) -> tuple[str, str]:
    """What fields without a known owner are called: by the unknown noun, what visitors fill in by its first field, else an entry."""
    if run.title:
        each = scene.cue("each_record", scene.sentence_of(run.start)[0], run.start)
        return run.title, several_of(scene.lex.language, run.title) if each else run.title
    one, _, several = scene.lex.lines.get("entry", "").partition(" | ")
    return (one, several) if run.kept and several else (first, first)


def _either(scene: Scene, run: _Run) -> tuple[str, Concept] | None:
    """The second of two nouns that share their fields, and the "or" between them ("de cada perro o gato: nombre, edad")."""
    other = next((h for h in concept_in(scene, run.whose.end, run.start) if h.key.record and not h.key.person), None) if run.whose else None
    joined = scene.is_cue("or", other.start - 1) if other else None
    if run.whose is None or other is None or joined is None or joined.start != run.whose.end or run.whose.key.person:
        return None
    return scene.words(joined.start, joined.end), other.key


def _note_between(scene: Scene, run: _Run) -> None:
    """Keeps the words between a noun and its fields ("movements in and out with date and user")."""
    if run.whose is None or not any(scene.is_cue(name, i) for name in ("and", "or") for i in range(run.whose.end, run.start)):
        return
    said = {i for name in ("has_fields", "fill_in") for h in scene.cue(name, run.whose.end, run.start) for i in range(h.start, h.end)}
    words = [i for i in content(scene, run.whose.end, run.start) if i not in said]
    if 1 <= len(words) <= _LONGEST_TITLE + 1:
        scene.note(TextWanted(tuple(scene.tokens[i].text for i in words)), words[0], words[-1] + 1, 0.5)


def _runs(scene: Scene, start: int, end: int) -> list[_Run]:
    runs: list[_Run] = []
    if any(scene.tokens[h.start].fold == "with" and asks_with(scene, h.start) for h in scene.cue("has_fields", start, end)):
        return runs
    if scene.cue("function_nouns", start, end):
        including = scene.cue("including", start, end)
        if not including and not _spoken_list(scene, start, end):
            return runs
        start = including[0].start if including else start
    items = split_items(scene, start, end)
    at = 0
    while at < len(items):
        opened = _opening(scene, items, at)
        if opened is None:
            at += 1
            continue
        run, at = _follow(scene, items, at, opened, end)
        if run:
            runs.append(run)
    return runs


def _spoken_list(scene: Scene, start: int, end: int) -> bool:
    """Whether "with" and two field nouns follow ("people are able to book a slot with name, breed and phone")."""
    first = scene.lex.lists.get("with", ("",))[0]
    cues = [h for h in scene.cue("has_fields", start, end) if scene.tokens[h.start].fold == first]
    return any(len(known_fields(scene, h.end, end)) >= 2 and known_fields(scene, h.end, h.end + 4) for h in cues)


def _opening(scene: Scene, items: list[tuple[int, int]], at: int) -> _Opened | None:  # noqa: C901, PLR0911, PLR0912 one branch for every way to begin a list
    """Where fields begin in this item, or None."""
    start, end = items[at]
    if scene.denied.issuperset(range(start, end)) or _in_statuses(scene, start, end) or works_itself(scene, start, end) or already_kept(scene, start, end):
        return None
    priced = {i for n in scene.noted if n.wish.tag == "items" for i in n.claim} if scene.lex.language == "en" else set()
    if any(isinstance(v.value, Money) or v.start in priced for v in scene.values_in(start, end)):
        return None
    if among := listed_with(scene, start, end):
        return _Opened(among[1], among[0].start, owner=among[0])
    cues = [(hit, name) for name in ("we_keep", "fill_in", "has_fields") for hit in scene.cue(name, start, end)]
    inside = [h for h in known_fields(scene, start, end) if h.size > 1 or h.key.key in ENDS]
    cues = [c for c in cues if not any(h.start < c[0].end <= h.end and (h.start < c[0].start or h.key.key in ENDS) for h in inside)]  # "what it is"
    for hit, name in sorted(cues, key=lambda c: (-c[0].end, c[0].start)):
        nouns = [
            h
            for h in concept_in(scene, hit.end, end)
            if h.key.field or (name != "has_fields" and len(content(scene, hit.end, end)) <= 2 and at + 1 < len(items))
        ]
        if end < len(scene.tokens) and scene.tokens[end].text == ":" and not known_fields(scene, hit.end, end):
            continue
        owner = owner_before(scene, start, hit.start) if name == "has_fields" else None
        if name == "has_fields" and owner is None and not after_colon(scene, hit.end):
            owner = owner_before(scene, scene.sentence_of(start)[0], hit.start) if hit.start - start <= 1 else None
            if owner is None:
                title = unknown_owner(scene, start, hit.start)
                if title and (known_fields(scene, hit.end, end) or _leads(scene, items, at, hit.end)):
                    return _Opened(hit.end, start, title=title)
                listed = at + 1 < len(items) and known_fields(scene, hit.end, end) and known_fields(scene, *items[at + 1])
                if listed and asked_of_visitors(scene, start, hit.start):
                    return _Opened(hit.end, start, filled_in=True)
                continue
        if owner and owner.key.key not in FORM_OWNERS and somebody_asks(scene, owner.end, hit.start, person=owner.key.person):
            return _Opened(hit.end, start, filled_in=True)
        following = at + 1 < len(items) and known_fields(scene, *items[at + 1])
        if name == "fill_in" and following and not nouns and a_form(scene, hit.end, end):
            return _Opened(end, start, filled_in=True)
        if (nouns or hit.end == end or _leads(scene, items, at, hit.end)) and (name != "has_fields" or owner):
            whose, first = of_each(scene, start, hit) if name != "has_fields" else ("", hit.end)
            owner = owner or (each_then_fields(scene, hit.end, end) if name == "we_keep" else None)
            first = owner.end if owner and owner.start >= hit.end else first
            return _Opened(first, start, filled_in=name == "fill_in" and not whose, owner=owner, title=whose, kept=name == "we_keep")
    head = known_fields(scene, start, end) or bare_noun(scene, start, end) or bare_person(scene, items, at)
    if after_colon(scene, start) and not house_before(scene, start):
        left = scene.sentence_of(start)[0]
        owner = owner_before(scene, left, start)
        asking = scene.lex.form_verbs.find(scene.tokens, left, start) or [h for h in scene.cue("fill_in", left, start) if start - h.end <= 2]
        if head and owner and asking and owner.end >= start - 1 and not scene.lex.form_verbs.find(scene.tokens, left, start) and not owner.key.person:
            return _Opened(start, left, owner=owner)
        if head and asking and (owner is None or not scene.cue("each_record", left, start)):
            return _Opened(start, left, filled_in=True)
        head = head or list(concept_in(scene, start, end))
        if head and (owner is None or owner.end >= start - 1) and means_fields(scene, left, start):
            return _Opened(start, left)
        if head and owner is None and not scene.cue("wish", left, start) and len(content(scene, left, start)) <= _LONGEST_TITLE:
            return _Opened(start, left, title=label(scene, every.end if (every := scene.is_cue("each_record", left)) else left, start - 1))
        if head and owner:
            return _Opened(start, max(left, owner.start), owner=owner)
    each = each_then_fields(scene, start, end)
    if each:
        return _Opened(each.end, start, owner=each)
    heading = end < len(scene.tokens) and scene.tokens[end].text == ":"
    return _Opened(head[0].start, start, trusted=False) if head and not heading else None


def _in_statuses(scene: Scene, start: int, end: int) -> bool:
    taken = {i for n in scene.noted if n.wish.tag == "statuses" for i in n.claim}
    return taken.issuperset(i for i in range(start, end) if scene.tokens[i].kind != "mark" and not scene.is_cue("and", i) and not scene.is_cue("articles", i))


def _leads(scene: Scene, items: list[tuple[int, int]], at: int, first: int) -> bool:
    """Whether a short unknown item stands before one that is a known field."""
    return at + 1 < len(items) and 1 <= len(content(scene, first, items[at][1])) <= 2 and bool(known_fields(scene, *items[at + 1]))


def _follow(scene: Scene, items: list[tuple[int, int]], at: int, opened: _Opened, end: int) -> tuple[_Run | None, int]:
    """Reads fields from item `at` on until something else begins: the run, and the item to go on with."""
    reads: list[FieldRead] = []
    position = at
    while position < len(items):
        left, right = items[position]
        left = opened.first if position == at else left
        right = min([right, *(n.start for n in scene.noted if n.wish.tag == "statuses" and left < n.start < right)])
        spoken = position > at and in_a_breath(scene, concept_in(scene, left, right), left, right) is not None
        if position > at and not spoken and turns_away(scene, left, right, listed=bool(reads)):
            break
        if left >= right or (reads and _in_statuses(scene, left, right)):
            position += 1
            continue
        head, options, stop = options_in(scene, left, right, end)
        sure_start = bool(reads) or position > at or not opened.filled_in or _leads(scene, items, at, left)
        found = read_fields(scene, left, head, trusted=opened.trusted and sure_start)
        found = [f for f in found if not scene.denied.intersection(range(f.start, f.end)) and not no_field(scene, f)]
        position += 1
        if not found:
            if opened.trusted and position == at + 1:
                continue
            break
        if options:
            found[-1] = replace(with_options(found[-1], options), end=stop)
            while position < len(items) and items[position][0] < stop:
                position += 1
        reads.extend(found)
    sure = len({r.field.concept for r in reads if r.sure})
    listed = len({n for n, (a, b) in enumerate(items) for r in reads if a <= r.start < b}) > 1 or nothing_but_fields(scene, [(r.start, r.end) for r in reads])
    enough = (opened.trusted and sure >= 1 and len(reads) >= 2) or (sure >= _ENOUGH_UNASKED and sure * 10 >= len(reads) * 6 and listed)
    run = _Run(tuple(reads), reads[0].start, opened.opener, opened.filled_in, opened.owner, opened.title, opened.kept) if enough else None
    return run, max(position, at + 1)


def _owner(scene: Scene, run: _Run, start: int) -> Concept | None:
    if run.whose:
        return run.whose.key
    hits = [h for h in concept_in(scene, start, run.start) if h.key.record and not means_fields(scene, h.start, h.end)]
    return hits[-1].key if hits else None

"""Kinds of records with the fields that were named for them."""

from dataclasses import dataclass, replace

from core.brief import RecordWanted, TextWanted
from core.understanding.ends import already_kept, turns_away
from core.understanding.fields import FieldRead, distinct, named_for, no_field, read_fields, with_options
from core.understanding.forms import FORM_OWNERS, a_form, asked_of_visitors, bought, each_then_fields, form_concept, listed_with, somebody_asks, visits
from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content, label, split_items
from core.understanding.options import after_colon, bare_noun, bare_person, in_a_breath, known_fields, nothing_but_fields, options_in
from core.understanding.orders import asks_with
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.spans import ENDS
from core.understanding.values import Money
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


@dataclass(frozen=True, slots=True)
class _Opened:
    """Where a list of fields begins (`first`) and the words that open it; untrusted lists need known nouns."""

    first: int
    opener: int
    filled_in: bool = False
    owner: Hit[Concept] | None = None
    trusted: bool = True
    title: str = ""


def read_records(scene: Scene, read: frozenset[int] = frozenset()) -> None:
    """Notes every record whose fields were listed; sentences that begin at `read` list something else."""
    previous: Concept | None = None
    for start, end in scene.sentences:
        for run in () if start in read else _runs(scene, start, end):
            owner = _each(scene, start, run.start) or _owner(scene, run, start) or (None if run.filled_in or run.title else previous)
            form = (
                owner is None
                or (owner.person and not _each(scene, start, run.start))
                or (owner.key not in FORM_OWNERS and asked_of_visitors(scene, start, run.start))
            )
            if form and run.filled_in:
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
    nouns = [h for h in concept_in(scene, start, run.start) if h.key.record and h.start not in asking and not _means_fields(scene, h.start, h.end)]
    return told and not run.title and not nouns and (owner is None or (owner.key not in FORM_OWNERS and not owner.person))


def _each(scene: Scene, start: int, stop: int) -> Concept | None:
    """The noun behind "each"."""
    cues = scene.cue("each_record", start, stop)
    return next((h.key for h in concept_in(scene, start, stop) if h.key.record and any(0 <= h.start - c.end <= 1 for c in cues)), None)


def _note(scene: Scene, owner: Concept | None, run: _Run) -> None:
    fields = distinct(named_for(r.field, owner) for r in run.reads)
    end = max(r.end for r in run.reads)
    title = owner.one if owner else run.title
    wish = RecordWanted(
        title or fields[0].label,
        owner.several if owner else title or fields[0].label,
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
    _note_between(scene, run)
    scene.note(wish, run.opener, end, 0.9 if all(r.sure for r in run.reads) else 0.75)


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
    cues = [(hit, name) for name in ("fill_in", "we_keep", "has_fields") for hit in scene.cue(name, start, end)]
    inside = [h for h in known_fields(scene, start, end) if h.size > 1 or h.key.key in ENDS]
    cues = [c for c in cues if not any(h.start < c[0].end <= h.end and (h.start < c[0].start or h.key.key in ENDS) for h in inside)]  # "what it is"
    for hit, name in sorted(cues, key=lambda c: (-c[0].end,)):
        nouns = [
            h
            for h in concept_in(scene, hit.end, end)
            if h.key.field or (name != "has_fields" and len(content(scene, hit.end, end)) <= 2 and at + 1 < len(items))
        ]
        if end < len(scene.tokens) and scene.tokens[end].text == ":" and not known_fields(scene, hit.end, end):
            continue
        owner = _owner_before(scene, start, hit.start) if name == "has_fields" else None
        if name == "has_fields" and owner is None and not after_colon(scene, hit.end):
            owner = _owner_before(scene, scene.sentence_of(start)[0], hit.start) if hit.start - start <= 1 else None
            if owner is None:
                title = _unknown_owner(scene, start, hit.start)
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
            return _Opened(hit.end, start, filled_in=name == "fill_in", owner=owner)
    head = known_fields(scene, start, end) or bare_noun(scene, start, end) or bare_person(scene, items, at)
    if after_colon(scene, start) and not _house_before(scene, start):
        left = scene.sentence_of(start)[0]
        owner = _owner_before(scene, left, start)
        asking = scene.lex.form_verbs.find(scene.tokens, left, start) or [h for h in scene.cue("fill_in", left, start) if start - h.end <= 2]
        if head and owner and asking and owner.end >= start - 1 and not scene.lex.form_verbs.find(scene.tokens, left, start) and not owner.key.person:
            return _Opened(start, left, owner=owner)
        if head and asking and (owner is None or not scene.cue("each_record", left, start)):
            return _Opened(start, left, filled_in=True)
        head = head or list(concept_in(scene, start, end))
        if head and (owner is None or owner.end >= start - 1) and _means_fields(scene, left, start):
            return _Opened(start, left)
        if head and owner is None and not scene.cue("wish", left, start) and len(content(scene, left, start)) <= _LONGEST_TITLE:
            return _Opened(start, left, title=label(scene, left, start - 1))
        if head and owner:
            return _Opened(start, max(left, owner.start), owner=owner)
    each = each_then_fields(scene, start, end)
    if each:
        return _Opened(each.end, start, owner=each)
    heading = end < len(scene.tokens) and scene.tokens[end].text == ":"
    return _Opened(head[0].start, start, trusted=False) if head and not heading else None


def _house_before(scene: Scene, start: int) -> bool:
    """Whether the words before a colon only say whose application it is ("our bakery Kornblume: customers order bread"), in languages besides English."""
    left = scene.sentence_of(start)[0]
    houses = {i for n in scene.noted if n.wish.tag in ("trade", "named") for i in n.claim}
    named = scene.lex.language != "en" and bool(houses.intersection(range(left, start)))
    return named and not scene.lex.form_verbs.find(scene.tokens, left, start) and not _means_fields(scene, left, start)


def _means_fields(scene: Scene, left: int, colon: int) -> bool:
    """Whether a heading only says that fields follow ("Fields:", "Velden:")."""
    words = content(scene, left, colon)
    return 1 <= len(words) <= 2 and any(h.start <= words[-1] < h.end for name in ("has_fields", "we_keep") for h in scene.cue(name, left, colon))


def _in_statuses(scene: Scene, start: int, end: int) -> bool:
    taken = {i for n in scene.noted if n.wish.tag == "statuses" for i in n.claim}
    return taken.issuperset(i for i in range(start, end) if scene.tokens[i].kind != "mark" and not scene.is_cue("and", i) and not scene.is_cue("articles", i))


def _unknown_owner(scene: Scene, start: int, stop: int) -> str:
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


def _leads(scene: Scene, items: list[tuple[int, int]], at: int, first: int) -> bool:
    """Whether a short unknown item stands before one that is a known field."""
    return at + 1 < len(items) and 1 <= len(content(scene, first, items[at][1])) <= 2 and bool(known_fields(scene, *items[at + 1]))


def _owner_before(scene: Scene, start: int, stop: int) -> Hit[Concept] | None:
    hits = [h for h in concept_in(scene, start, stop) if h.key.record]
    marked = [h for h in hits if any(c.end <= h.start and h.start - c.end <= 1 for c in scene.cue("each_record", start, stop))]
    return next(reversed(marked or hits), None)


def _follow(scene: Scene, items: list[tuple[int, int]], at: int, opened: _Opened, end: int) -> tuple[_Run | None, int]:
    """Reads fields from item `at` on until something else begins: the run, and the item to go on with."""
    reads: list[FieldRead] = []
    position = at
    while position < len(items):
        left, right = items[position]
        left = opened.first if position == at else left
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
    run = _Run(tuple(reads), reads[0].start, opened.opener, opened.filled_in, opened.owner, opened.title) if enough else None
    return run, max(position, at + 1)


def _owner(scene: Scene, run: _Run, start: int) -> Concept | None:
    if run.whose:
        return run.whose.key
    hits = [h for h in concept_in(scene, start, run.start) if h.key.record and not _means_fields(scene, h.start, h.end)]
    return hits[-1].key if hits else None

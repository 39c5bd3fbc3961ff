"""What is added: an item with its price, a field, a status, an option, a page, a person, a language, a feature."""

from collections.abc import Iterator

from core.appspec import AppSpec, BookingView, Entity, FormView, ShopView
from core.brief import (
    FeatureWanted,
    FieldType,
    FieldWanted,
    Item,
    ItemsOffered,
    LanguagesWanted,
    PageWanted,
    PeopleNamed,
    RecordWanted,
    StatusesWanted,
    Wish,
)
from core.understanding.changes.clauses import NUMERIC, Clause, PlacedValue, content
from core.understanding.changes.labels import LabelHit
from core.understanding.changes.wording import phrase
from core.understanding.fields import read_fields
from core.understanding.scene import Scene, open_scene
from core.understanding.values import Duration, Money, Number

_CATEGORIES = ("status_words", "field_words", "page_words", "person_words", "language_words", "option_words", "item_words")


def additions(clause: Clause) -> list[Wish]:
    """Everything that the clause adds, in order."""
    found: list[Wish] = []
    category: str | None = None
    choice: LabelHit | None = None
    for part in _parts(clause):
        own = _category(part)
        category = own or category
        counted = _counted_choice(part)
        if counted:  # "two sizes, family and party"
            choice = counted
            continue
        wish = _priced(part) or (_one_option(part, choice, _behind_verb(part)) if choice else None) or _one(part, category)
        if wish:
            found.append(wish)
    return found


def _counted_choice(part: Clause) -> LabelHit | None:
    """The choice of which only a number of new values is announced."""
    covered = {i for value in part.numbers for i in range(value.start, value.end)} | {i for hit in part.hits for i in range(hit.start, hit.end)}
    rest = [i for i in content(part, 0) if i not in covered]
    return next((hit for hit in part.hits if hit.label.kind == "field" and part.numbers and not rest), None)


def _parts(clause: Clause) -> list[Clause]:
    """The clause cut at commas and "and"; a bare noun ("a new flower, ...") goes with what follows, a bare price with what stands before."""
    parts: list[Clause] = []
    waiting: Clause | None = None
    for piece in _pieces(clause):
        whole = Clause(clause.message, waiting.start, piece.end) if waiting else piece
        waiting = None
        covered = {i for value in whole.numbers for i in range(value.start, value.end)}
        nouns = {i for kind in _CATEGORIES for cue in whole.nouns(kind) for i in range(cue.start, cue.end)}
        rest = [i for i in content(whole, 0) if i not in covered and i not in nouns]
        if parts and whole.numbers and not rest:
            parts[-1] = Clause(clause.message, parts[-1].start, whole.end)
        elif not rest and not whole.quotes:
            waiting = whole
        else:
            parts.append(whole)
    return parts or ([waiting] if waiting else [])


def _pieces(clause: Clause) -> Iterator[Clause]:
    words, lex = clause.message.words, clause.message.lex
    verb = clause.cue("missing") or clause.cue("add")
    stop = clause.cue("stop", verb.end + 1) if verb else None
    end = stop.start if stop and verb and stop.start > verb.end and content(Clause(clause.message, verb.end, stop.start), 1) else clause.end
    inside = {i for v in clause.values for i in range(v.start, v.end)} | {i for q in clause.quotes for i in range(q.start, q.end)}
    inside |= {i for hit in clause.hits if hit.whole for i in range(hit.start + 1, hit.end)}
    begin = clause.start
    for i in range(clause.start, end):
        joiner = lex.phrases["joiners"].at(words, i)
        if i in inside or not (words[i].folded in {",", ";"} or (joiner and joiner[1] == i + 1 and len(words[i].folded) <= 3)):
            continue
        left = Clause(clause.message, begin, i)
        if content(left, 0):
            yield left
        begin = i + 1
    if begin < end:
        last = Clause(clause.message, begin, end)
        if content(last, 0) or last.quotes:
            yield last


def _category(part: Clause) -> str | None:
    """The kind of thing by its noun, where that noun is the head: right behind the verb, or at the end ("a waiting status")."""
    begin = _behind_verb(part)
    cues: list[tuple[int, str]] = []
    for kind in _CATEGORIES:
        for cue in part.nouns(kind):
            before = content(Clause(part.message, begin, cue.start), 0) if cue.start > begin else []
            behind = content(Clause(part.message, cue.end, part.end), 0) if cue.end < part.end else []
            linked = any(hit.start <= cue.start < hit.end and hit.label.kind == "entity" for hit in part.hits)
            if not before or (not behind and not linked and not _linked(part, cue.start)):
                cues.append((cue.start, kind))
    return min(cues)[1] if cues else None


def _linked(part: Clause, place: int) -> bool:
    """Whether "for" or the like stands before a place, so that the noun there is not the head."""
    links = part.message.lex.phrases["for"]
    return any((hit := links.at(part.message.words, k)) is not None and k < place <= hit[1] + 2 for k in range(max(part.start, place - 3), place))


def _priced(part: Clause) -> ItemsOffered | None:
    """A thing with a price: "a cheese box for 24", "piwonia po 7,80"."""
    price = next((v for v in part.values if isinstance(v.value, Money)), None)
    price = price or _bare_price(part)
    if price is None or not isinstance(price.value, NUMERIC):
        return None
    called = part.cue("called")
    verb = part.cue("add")
    start = called.end if called and called.end < price.start else verb.end if verb and verb.end <= price.start else part.start
    label = _name(part, start, price.start) or _name(part, price.end, part.end)
    if not label:
        return None
    entity = _priced_entity(part.message.spec)
    length = next((v.value for v in part.values if isinstance(v.value, Duration)), None)
    currency = price.value.currency if isinstance(price.value, Money) else None
    item = Item(_like_siblings(label, part), price.value.amount, length.minutes if length else None)
    return ItemsOffered((item,), entity.label if entity else None, None, currency)


def _bare_price(part: Clause) -> PlacedValue | None:
    """A number without a currency that is a price: after "for" or "costs", with decimals, or last of all after a name."""
    plain = [v for v in part.numbers if isinstance(v.value, Number)]
    for value in plain:
        if any(cue.end <= value.start and value.start - cue.end <= 1 for cue in part.cues("cost")):
            return value
    if _category(part) not in {None, "item_words"} or any(hit.label.kind == "field" for hit in part.hits):
        return None
    begin = _behind_verb(part)
    if not plain or plain[-1].end < part.end - 1 or plain[-1].start <= begin:
        return None
    return plain[-1] if content(Clause(part.message, begin, plain[-1].start), 1) else None


def _one(part: Clause, category: str | None) -> Wish | None:  # noqa: PLR0911 - one return a category
    spec = part.message.spec
    core = _core(part)
    scene = open_scene(core.source, part.message.lex.language)
    match category:
        case "status_words":
            label = _after_noun(part, "status_words")
            return StatusesWanted((label,), _owner(part)) if label else None
        case "page_words":
            page = next(iter(scene.lex.pages.longest(scene.tokens)), None)
            label = _after_noun(part, "page_words") or (page.key.label if page else "")
            return PageWanted(_capital(label), page.key.key if page else None) if label else None
        case "person_words":
            label = _after_noun(part, "person_words")
            return PeopleNamed((label,)) if label else None
        case "field_words":
            return _field(part, scene, _after_noun(part, "field_words"))
        case _:
            pass
    spoken = [hit.key for hit in scene.lex.spoken_languages.longest(scene.tokens)]
    if spoken and (category == "language_words" or len(content(part, 1)) <= 2):
        return LanguagesWanted(tuple(dict.fromkeys([spec.language, *spec.languages, *spoken])))
    option = _option(part)
    if option:
        return option
    feature = next(iter(scene.lex.features.longest(scene.tokens)), None)
    head = next((hit for hit in scene.concepts() if hit.key.field), None)
    if feature and not (head and head.start < feature.start):
        return FeatureWanted(feature.key)
    if category == "item_words":
        label = _after_noun(part, "item_words")
        entity = _priced_entity(spec)
        return ItemsOffered((Item(_like_siblings(label, part)),), entity.label if entity else None) if label else None
    return _field(part, scene, phrase(core, core.start, core.end) or phrase(part, part.start, part.end))


def _core(part: Clause) -> Clause:
    """What is added, without the verb before it and without "for each item" behind it."""
    start = _behind_verb(part)
    words, lex = part.message.words, part.message.lex
    while (
        start < part.end and (words[start].folded in lex.skip or lex.phrases["for"].at(words, start)) and content(Clause(part.message, start + 1, part.end), 0)
    ):
        start += 1
    for cue in part.cues("for"):
        owner = any(hit.label.kind == "entity" and 0 <= hit.start - cue.end <= 2 for hit in part.hits)
        if owner and cue.start > start and content(Clause(part.message, start, cue.start), 0):
            return Clause(part.message, start, cue.start)
    return Clause(part.message, start, part.end) if start < part.end else part


def _option(part: Clause) -> RecordWanted | StatusesWanted | None:
    """One more value for a choice that the application has: "the trade of lift fitters is missing"."""
    for hit in part.hits:
        wish = _one_option(part, hit, hit.end) or (
            _one_option(Clause(part.message, part.start, hit.start), hit, _behind_verb(part)) if hit.start > part.start else None
        )
        if wish:
            return wish
    return None


def _one_option(part: Clause, hit: LabelHit, start: int) -> RecordWanted | StatusesWanted | None:
    if hit.label.kind != "field":
        return None
    entity = next(e for e in part.message.spec.entities if e.label == hit.label.of)
    field = entity.field(hit.label.key)
    label = _name(part, start, part.end) if field.options and start < part.end else ""
    if not label:
        return None
    if entity.workflow and entity.workflow.field == field.key:
        return StatusesWanted((label,), entity.label)
    known = tuple(option.label for option in field.options)
    return RecordWanted(entity.label, entity.plural, None, (FieldWanted(field.label, field.key, field.type, (*known, label)),))


def _field(part: Clause, scene: Scene, said: str) -> RecordWanted | None:
    """A field for the record that was named, else for the one that visitors fill in."""
    entity = _entity(part)
    if entity is None or not said:
        return None
    inner = open_scene(said, part.message.lex.language)
    read = read_fields(inner, 0, len(inner.tokens), trusted=True) or read_fields(scene, 0, len(scene.tokens), trusted=False)
    fields = tuple(one.field for one in read) or (FieldWanted(_capital(said), None, FieldType.TEXT),)
    return RecordWanted(entity.label, entity.plural, entity.key, tuple(_optional(field) for field in fields))


def _optional(field: FieldWanted) -> FieldWanted:
    # Rows that exist already have no value for it.
    return FieldWanted(field.label, field.concept, field.type, field.options, field.unit, required=False, minimum=field.minimum, maximum=field.maximum)


def _entity(part: Clause) -> Entity | None:
    spec = part.message.spec
    named = [hit.label.of for hit in part.hits if hit.label.kind == "entity"]
    found = next((e for e in spec.entities if e.label in named), None)
    return found or main_entity(spec)


def main_entity(spec: AppSpec) -> Entity | None:
    """The record that the application is about: what visitors fill in, else what has statuses, else the one with most fields."""
    for view in spec.views:
        match view:
            case ShopView(order=key) | BookingView(entity=key) | FormView(entity=key):
                return next((e for e in spec.entities if e.key == key), None)
            case _:
                pass
    flowing = [e for e in spec.entities if e.workflow]
    return next(iter(flowing or sorted(spec.entities, key=lambda e: -len(e.fields))), None)


def _priced_entity(spec: AppSpec) -> Entity | None:
    priced = [e for e in spec.entities if e.rows and any(f.type is FieldType.MONEY for f in e.fields)]
    return priced[0] if priced else None


def _owner(part: Clause) -> str | None:
    flowing = [e.label for e in part.message.spec.entities if e.workflow]
    named = [hit.label.of for hit in part.hits if hit.label.kind == "entity" and hit.label.of in flowing]
    return next(iter(named or flowing), None)


def _behind_verb(part: Clause) -> int:
    verb = part.cue("missing") or part.cue("add")
    return verb.end if verb else part.start


def _after_noun(part: Clause, kind: str) -> str:
    """The name behind its noun ("a status called waiting"), else before it ("a waiting status")."""
    if part.quotes:
        return part.message.said(part.quotes[0].start, part.quotes[0].end)
    cue = next(iter(part.nouns(kind)), None)
    if cue is None:
        return phrase(part, _behind_verb(part), part.end)
    called = part.cue("called", cue.end)
    start = called.end if called else cue.end
    link = part.message.lex.phrases["for"].at(part.message.words, start)
    where = _first_place(part, start)
    verb = _behind_verb(part)
    name = phrase(part, link[1] if link else start, where)
    return name or phrase(part, verb if verb <= cue.start else part.start, cue.start) or phrase(part, part.start, cue.start)


def _first_place(part: Clause, start: int) -> int:
    """Where "before <label>" begins, which says where it goes and not what it is called."""
    for kind in ("before", "after"):
        cue = part.cue(kind, start + 1)
        if cue and any(hit.start == cue.end for hit in part.hits):
            return cue.start
    return part.end


def placed_beside(clause: Clause) -> tuple[Clause, tuple[str, str] | None]:
    """The clause without the words that say where the new thing goes; "before" or "after", and the label beside which it shall stand."""
    hits = [hit for hit in clause.hits if hit.label.kind in {"status", "option", "page", "view", "field"}]
    between = clause.cue("between")
    inside = [hit for hit in hits if between and hit.start >= between.end]
    if between and len(inside) >= 2:
        rest = Clause(clause.message, clause.start, between.start)
        if not content(rest, 1):
            rest = Clause(clause.message, inside[1].end, clause.end)
        return rest, ("after", inside[0].label.text)
    for kind in ("before", "after"):
        for cue in clause.cues(kind):
            hit = next((h for h in hits if h.start == cue.end), None)
            if hit:
                return clause, (kind, hit.label.text)
    return clause, None


def replacement(clause: Clause) -> ItemsOffered | None:
    """The priced thing that comes instead of one just removed: "instead we do cherry tart for 4.40"."""
    cue = clause.cue("instead")
    return _priced(Clause(clause.message, cue.end if cue else clause.start, clause.end))


def _name(part: Clause, start: int, end: int) -> str:
    words, lex = part.message.words, part.message.lex
    nouns = {i for kind in ("item_words", "option_words", "cost") for cue in lex.cues(kind, words, start, end) for i in range(cue.start, cue.end)}
    while start < end and (start in nouns or words[start].folded in lex.skip or not (words[start].is_word or words[start].is_digits)):
        start += 1
    while end > start and (end - 1 in nouns or words[end - 1].folded in lex.skip or not (words[end - 1].is_word or words[end - 1].is_digits)):
        end -= 1
    return phrase(part, start, end) if start < end else ""


def _like_siblings(label: str, part: Clause) -> str:
    siblings = [one.text for one in part.message.labels if one.kind == "item"]
    return _capital(label) if siblings and all(text[:1].isupper() for text in siblings) else label


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]

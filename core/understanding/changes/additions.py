"""What is added: an item with its price, a field, a status, an option, a page, a person, a language, a feature."""

from dataclasses import replace

from core.appspec import AppSpec, BookingView, Entity, FormView, ShopView
from core.brief import (
    FeatureWanted,
    FieldType,
    FieldWanted,
    Item,
    ItemsOffered,
    LanguagesWanted,
    PeopleNamed,
    RecordWanted,
    StatusesWanted,
    Wish,
)
from core.understanding.changes.clauses import NUMERIC, Clause, content
from core.understanding.changes.labels import LabelHit, sent_in
from core.understanding.changes.lexicon import change_lexicon
from core.understanding.changes.members import joined, listed, member
from core.understanding.changes.message import PlacedValue
from core.understanding.changes.naming import after_noun, behind_verb, capital, category_of, core_of, like_siblings, name_in, parts_of
from core.understanding.changes.pages import page_wanted
from core.understanding.changes.wording import phrase
from core.understanding.fields import FieldRead, read_fields
from core.understanding.scene import Scene, open_scene
from core.understanding.values import ClockTime, Duration, HoursPhrase, Money, Number, TimeSpan
from core.understanding.values.words import fold

_NAME = 4
_PRICES = frozenset({"price", "fee", "rate", "unit_price"})


def additions(clause: Clause) -> list[Wish]:
    """Everything that the clause adds, in order."""
    able = clause.cue("able")
    if able:
        scene = open_scene(clause.message.said(able.end, clause.end), clause.message.lex.language)
        wanted = dict.fromkeys(hit.key for hit in scene.lex.features.longest(scene.tokens))
        if wanted:
            return [FeatureWanted(feature) for feature in wanted]
    found: list[Wish] = []
    category: str | None = None
    choice: LabelHit | None = None
    for part in parts_of(clause):
        own = category_of(part)
        category = own if own or _ability(open_scene(core_of(part).source, part.message.lex.language)) else category
        counted = _counted_choice(part)
        if counted:  # "two sizes, family and party"
            choice = counted
            continue
        wish = _priced(part) or (_one_option(part, choice, behind_verb(part)) if choice else None) or _one(part, category)
        if wish:
            found.append(wish)
    return found


def _counted_choice(part: Clause) -> LabelHit | None:
    """The choice of which only a number of new values is announced."""
    covered = {i for value in part.numbers for i in range(value.start, value.end)} | {i for hit in part.hits for i in range(hit.start, hit.end)}
    rest = [i for i in content(part, 0) if i not in covered]
    return next((hit for hit in part.hits if hit.label.kind == "field" and part.numbers and not rest), None)


def _priced(part: Clause) -> ItemsOffered | None:
    """A thing with a price: "a cheese box for 24", "piwonia po 7,80"."""
    price = next((v for v in part.values if isinstance(v.value, Money)), None)
    price = price or _bare_price(part)
    if price is None or not isinstance(price.value, NUMERIC):
        return None
    called = part.cue("called")
    verb = part.cue("add")
    start = called.end if called and called.end < price.start else verb.end if verb and verb.end <= price.start else part.start
    label = name_in(part, start, price.start) or name_in(part, price.end, part.end)
    if not label:
        return None
    entity = _priced_entity(part.message.spec)
    length = next((v.value for v in part.values if isinstance(v.value, Duration)), None)
    currency = price.value.currency if isinstance(price.value, Money) else None
    item = Item(like_siblings(label, part), price.value.amount, length.minutes if length else None)
    return ItemsOffered((item,), entity.label if entity else None, None, currency)


def _bare_price(part: Clause) -> PlacedValue | None:
    """A number without a currency that is a price: after "for" or "costs", with decimals, or last of all after a name."""
    plain = [v for v in part.numbers if isinstance(v.value, Number)]
    for value in plain:
        if any(cue.end <= value.start and value.start - cue.end <= 1 for cue in part.cues("cost")):
            return value
    if category_of(part) not in {None, "item_words"} or any(hit.label.kind == "field" for hit in part.hits):
        return None
    begin = behind_verb(part)
    if not plain or plain[-1].end < part.end - 1 or plain[-1].start <= begin:
        return None
    return plain[-1] if content(Clause(part.message, begin, plain[-1].start), 1) else None


def _one(part: Clause, category: str | None) -> Wish | None:  # noqa: PLR0911 - one return a category
    spec = part.message.spec
    core = core_of(part)
    scene = open_scene(core.source, part.message.lex.language)
    match category:
        case "status_words":
            label = after_noun(part, "status_words")
            return StatusesWanted((label,), _owner(part)) if label else None
        case "page_words":
            return page_wanted(part, scene)
        case "person_words":
            return _person(part)
        case "field_words":
            return _ability(scene) or _field(part, scene, after_noun(part, "field_words"))
        case _:
            pass
    spoken = [hit.key for hit in scene.lex.spoken_languages.longest(scene.tokens)]
    if spoken and (category == "language_words" or len(content(part, 1)) <= 4):
        return LanguagesWanted(tuple(dict.fromkeys([spec.language, *spec.languages, *spoken])))
    option = _option(part)
    if option:
        return option
    row = member(part)
    if row:
        return row
    feature = next(iter(scene.lex.features.longest(scene.tokens)), None)
    head = next((hit for hit in scene.concepts() if hit.key.field), None)
    if feature and not (head and (head.start < feature.start or (head.start == feature.start and head.end > feature.end))):
        return FeatureWanted(feature.key)
    if category == "item_words":
        label = after_noun(part, "item_words")
        entity = _priced_entity(spec)
        return ItemsOffered((Item(like_siblings(label, part)),), entity.label if entity else None) if label else None
    return _named_option(part, scene) or _unnamed_field(part, scene, core)


def _unnamed_field(part: Clause, scene: Scene, core: Clause) -> RecordWanted | None:
    """A field where nothing says that it is one; "put the about page last and call it Our story" asks for none."""
    if part.nouns("page_words") or part.cue("rename"):
        return None
    return _field(part, scene, phrase(core, core.start, core.end) or phrase(part, part.start, part.end))


def _named_option(part: Clause, scene: Scene) -> RecordWanted | None:
    """One more value of a choice, behind the noun for what the choice holds: "add the room Cosmos", where rooms are chosen among."""
    known = next((hit for hit in scene.concepts() if hit.end < len(scene.tokens)), None)
    name = part.message.said(part.end - 1, part.end) if part.end > part.start else ""
    if known is None or known.end != len(scene.tokens) - 1 or not name[:1].isupper() or part.message.lex.language == "de":
        return None
    for entity in part.message.spec.entities:
        flow = entity.workflow.field if entity.workflow else ""
        for field in entity.fields:
            if field.key == known.key.key and field.options and field.key != flow:
                options = (*(option.label for option in field.options), name)
                return RecordWanted(entity.label, entity.plural, None, (FieldWanted(field.label, field.key, field.type, options),))
    return None


def _person(part: Clause) -> PeopleNamed | ItemsOffered | None:
    """Somebody new: in the list that people of the kind are kept in, where it was named by its member ("a third barber")."""
    if any((entity := listed(part, hit)) and fold(entity.label) == fold(hit.label.text) for hit in part.hits):
        return joined(part)
    label = after_noun(part, "person_words")
    return PeopleNamed((label,)) if label else None


def _ability(scene: Scene) -> FeatureWanted | None:
    """What looks like a field and is something that the application does: "a search box"."""
    whole = next((hit for hit in scene.lex.features.longest(scene.tokens) if not _left_over(scene, hit.start, hit.end)), None)
    known = next((hit for hit in scene.concepts() if hit.key.field), None)
    return FeatureWanted(whole.key) if whole and known is None else None


def _left_over(scene: Scene, start: int, end: int) -> list[int]:
    """Places of words outside a range that say something of their own."""
    lex = change_lexicon(scene.lex.language)
    known = {*lex.nouns["field_words"], *lex.skip}
    return [i for i, token in enumerate(scene.tokens) if not start <= i < end and token.kind == "word" and token.fold not in known]


def _option(part: Clause) -> RecordWanted | StatusesWanted | None:
    """One more value for a choice that the application has: "the trade of lift fitters is missing"."""
    for hit in part.hits:
        wish = _one_option(part, hit, hit.end) or (
            _one_option(Clause(part.message, part.start, hit.start), hit, behind_verb(part)) if hit.start > part.start else None
        )
        if wish:
            return wish
    return None


def _one_option(part: Clause, hit: LabelHit, start: int) -> RecordWanted | StatusesWanted | None:
    if hit.label.kind != "field":
        return None
    entity = next(e for e in part.message.spec.entities if e.label == hit.label.of)
    field = entity.field(hit.label.key)
    label = name_in(part, start, part.end) if field.options and start < part.end else ""
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
    own = {fold(entity.label), fold(entity.plural)}  # "a field for allergies in the booking"
    read = [one for one in read if fold(one.field.label) not in own] or read
    if len(read) == 1 and any(f.key == read[0].field.concept for f in entity.fields) and len(said.split()) > len(read[0].field.label.split()):
        known = read[0].field  # "the vet's phone number" beside the phone number that is there
        read = [FieldRead(replace(known, label=capital(said), concept=None), 0, 0, sure=True)] if len(said.split()) <= _NAME else read
    timed = any(isinstance(v.value, HoursPhrase | TimeSpan | ClockTime) for v in part.values)
    if not read and timed:
        return None
    fields = tuple(one.field for one in read) or (FieldWanted(capital(said), None, FieldType.TEXT),)
    return RecordWanted(entity.label, entity.plural, entity.key, tuple(_optional(field) for field in fields))


def _optional(field: FieldWanted) -> FieldWanted:
    # Rows that exist already have no value for it.
    return FieldWanted(field.label, field.concept, field.type, field.options, field.unit, required=False, minimum=field.minimum, maximum=field.maximum)


def _entity(part: Clause) -> Entity | None:
    spec = part.message.spec
    named = [hit.label.of for hit in part.hits if hit.label.kind == "entity"]
    found = next((e for e in spec.entities if e.label in named), None) or next((e for hit in part.hits if (e := listed(part, hit))), None)
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
    priced = [e for e in spec.entities if e.rows and any(f.type is FieldType.MONEY and not f.formula for f in e.fields)]
    made = {key for view in spec.views for key in sent_in(view)}
    priced.sort(key=lambda e: (e.key in made, not any(f.key in _PRICES for f in e.fields), e.workflow is not None))
    return priced[0] if priced else None


def _owner(part: Clause) -> str | None:
    flowing = [e.label for e in part.message.spec.entities if e.workflow]
    named = [hit.label.of for hit in part.hits if hit.label.kind == "entity" and hit.label.of in flowing]
    return next(iter(named or flowing), None)


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

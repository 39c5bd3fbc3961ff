"""From records, items, people and statuses that were named to entities with fields and rows."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from core.appspec import Field, Option, Value, Workflow
from core.brief import FieldType, FieldWanted, Item, ItemsOffered, RecordWanted, Status, StatusesWanted
from core.compiler import knowledge
from core.compiler.keys import slug, unique
from core.compiler.planner.draft import Draft
from core.compiler.planner.naming import only_sorted
from core.compiler.planner.sheet import OPTIONAL, Sheet, choices
from core.compiler.planner.wants import words_match
from core.features import Feature

# Fewer fields than this do not describe a record, and less certain than this a name was hardly one of a record.
_DESCRIBED = 3
# What a program would have to work out by itself; a demo keeps what people enter.
_WORKED_OUT = frozenset(
    {"recognise", "recognize", "identify", "detect", "translate", "transcribe", "convert", "predict", "forecast", "diagnose", "synthesize", "synthesise"}
    | {"transcode", "compress", "classify", "compute", "estimate"}
)
_VAGUE = 0.5
_CHOSEN_IN = frozenset({"appointment", "booking", "reservation", "order", "registration", "rental", "request", "visit"})
_MONEY_WORDS = frozenset({"price", "unit_price", "cost"})
NAMING = ("name", "title", "full_name", "subject", "question", "first_name", "customer_name", "invoice_number", "opponent")
_PLATES = ("license_plate", "registration")
_LISTS = (FieldType.CHOICE, FieldType.CHOICES, FieldType.TEXT, FieldType.RELATION)


def draft_records(draft: Draft) -> None:
    """One entity a kind of record that was named, with its fields as said; naming one twice joins both."""
    statuses = {s.casefold() for _, wish in draft.wants.each(StatusesWanted) for s in wish.statuses}
    listed: set[str] = set()
    for requirement, wish in draft.wants.each(RecordWanted):
        concept = wish.concept or _known_concept(wish.label, draft.language)
        sheet = (draft.sheet(concept) if concept else None) or draft.called(wish.label)
        if sheet is None:
            sheet = _sheet(draft, wish, concept)
        sheet.said = True
        sheet.req.append(requirement.id)
        if not wish.can or len(wish.fields) >= _DESCRIBED:
            listed.add(sheet.key)
        if requirement.confidence < _VAGUE or _WORKED_OUT.intersection(wish.can):
            draft.remark((requirement.id,), Status.PARTIAL, "note_kept")
        if wish.public_form and (sheet.part == "record" or sheet.concept == "candidate"):
            sheet.part = "request"
        for one in wish.fields:
            # A status that was heard among the fields is a status.
            if one.label.casefold() not in statuses:
                add_field(draft, sheet, one, (requirement.id,))
    for sheet in draft.sheets.values():
        if sheet.fields and sheet.key in listed and not only_sorted(sheet):
            _name_it(draft, sheet)
        else:
            _usual_fields(draft, sheet)


def _usual_fields(draft: Draft, sheet: Sheet) -> None:
    """Named with little or no word about what it holds: it holds what such a record usually does, in front of what was said."""
    spoken = list(sheet.fields)
    known = knowledge.kinds().get(sheet.concept or "") or knowledge.head_of(sheet.label, draft.language)
    for usual in known.fields if known else ("name", "category", "description", "date"):
        label = knowledge.fields()[usual].label(draft.language).casefold() if usual in knowledge.fields() else usual
        if (usual in ("price", "unit_price") and Feature.PRICE_LIST in draft.wants.ruled_out) or any(f.label.casefold() == label for f in spoken):
            continue
        if usual == "status" and known and known.statuses:
            draft.give(sheet, usual, options=draft.options(known.statuses))
        else:
            draft.give(sheet, usual)
    if known and sheet.concept is None:
        sheet.part, sheet.icon = (known.part if sheet.part == "record" else sheet.part), known.icon
    sheet.fields.sort(key=lambda f: f in spoken)


def _name_it(draft: Draft, sheet: Sheet) -> None:
    """A record that would be called by its teacher, its level or its price gets a name of its own, in front."""
    known = knowledge.kinds().get(sheet.concept or "")
    usual = next((f for f in known.fields if f in (*NAMING, *_PLATES)), None) if known else "name"
    if sheet.part == "request" or sheet.own_name or sheet.find(*NAMING, *(u for u in (usual,) if u)):
        return
    title = next(f for f in sheet.fields if f.key == sheet.title)
    says_it = title.type is FieldType.TEXT and not title.options and title.key not in sheet.concepts
    if usual is None or (says_it and known is None):
        return
    made = draft.give(sheet, usual, required=True)
    sheet.fields.remove(made)
    sheet.fields.insert(0, made)


def add_field(draft: Draft, sheet: Sheet, wanted: FieldWanted, req: Iterable[str]) -> Field | None:
    """The field as it was asked for; None when the brief rules prices out and it is one."""
    if not draft.fits(wanted.label) or (wanted.concept in _MONEY_WORDS and Feature.PRICE_LIST in draft.wants.ruled_out):
        return None
    there = next((f for f in sheet.fields if f.label.casefold() == wanted.label.casefold()), None)
    if there:
        sheet.tie(there.key, req)
        if wanted.options and there.options:
            now = next(f for f in sheet.fields if f.key == there.key)
            more = [o for o in wanted.options if o.casefold() not in {x.label.casefold() for x in now.options}]
            sheet.change(now.key, replace(now, options=choices([o.label for o in now.options] + more)))
        return there
    known = knowledge.fields().get(wanted.concept or "") or knowledge.field_of(wanted.label, draft.language)
    concept = wanted.concept or (known.concept if known else None)
    kind = wanted.type
    if kind is FieldType.TEXT and known and not wanted.options:
        kind = known.type
    options = choices(wanted.options) or _sorts(wanted.label, kind)
    if options and kind is not FieldType.CHOICES:
        kind = FieldType.CHOICE
    if kind is FieldType.RELATION:
        kind = FieldType.TEXT
    if kind in (FieldType.CHOICE, FieldType.CHOICES) and not options:
        options = draft.usual_options(sheet, concept) if concept and (known or concept == "status") else ()
        kind = kind if options else FieldType.TEXT
    optional = concept in OPTIONAL or kind in (FieldType.IMAGE, FieldType.FILE, FieldType.BOOLEAN, FieldType.LONG_TEXT)
    made = Field(
        unique(slug(concept or wanted.label), [f.key for f in sheet.fields]),
        wanted.label,
        kind,
        required=wanted.required and not optional,
        options=options,
        unit=wanted.unit or (draft.t("minutes") if kind is FieldType.DURATION else None),
        minimum=Decimal(1) if concept in ("quantity", "party_size") and wanted.minimum is None else wanted.minimum,
        maximum=wanted.maximum,
        req=tuple(req),
    )
    sheet.fields.append(made)
    if concept:
        sheet.concepts[made.key] = concept
        if concept == "status" and made.options:
            sheet.workflow = Workflow(made.key)
    return made


def _sorts(label: str, kind: FieldType) -> tuple[Option, ...]:
    """What the usual sorts are of a field that is called so ("room type")."""
    known = knowledge.toml("options.toml")["labels"].get(slug(label, ""), {}) if kind in (FieldType.TEXT, FieldType.CHOICE) else {}
    said = known.get("en") if label.casefold().endswith((" type", " method", " frequency")) else None
    return choices(said) if said else ()


def draft_items(draft: Draft) -> None:
    """Concrete things become rows of the entity that they are, or the values of the field that names them."""
    for requirement, wish in draft.wants.each(ItemsOffered):
        if wish.currency:
            draft.currency = wish.currency
        items = tuple(i for i in wish.items if draft.fits(i.label))
        if not items:
            continue
        wish = _what_is_chosen(draft, wish)  # noqa: PLW2901 - the same list under the kind that it is
        bare = all(i.price is None and i.duration_min is None and not i.note for i in items)
        target = _listed(draft, items) or (draft.sheet(wish.concept) if wish.concept else None) or (draft.called(wish.of) if wish.of else None)
        place = None if target else _place_for(draft, wish)
        if target is None and bare and place:
            sheet, one = place
            _as_options(sheet, one, items, requirement.id)
            continue
        if target is None:
            target = _offer(draft, wish)
            if place:
                sheet, one = place
                sheet.change(one.key, replace(one, type=FieldType.RELATION, target=target.key, options=(), default=None))
        _as_rows(draft, target, items, requirement.id)


def _what_is_chosen(draft: Draft, wish: ItemsOffered) -> ItemsOffered:
    """Priced things said of a form ("appointments: wash 20, cut 35") are what one chooses in it, and no appointments."""
    named = draft.called(wish.of) if wish.of else None
    formed = wish.concept in _CHOSEN_IN or (named is not None and named.concept in _CHOSEN_IN)
    return replace(wish, of=None, concept=None, plural=None) if formed and any(i.price is not None for i in wish.items) else wish


def _listed(draft: Draft, items: Iterable[Item]) -> Sheet | None:
    """The entity that has these things already; a choice that offers them becomes one, because now more is said of each."""
    labels = {i.label.casefold() for i in items}
    for sheet in draft.sheets.values():
        if sheet.rows and len(labels & {str(r.get(sheet.title)).casefold() for r in sheet.rows}) * 2 >= len(labels):
            return sheet
    for sheet in list(draft.sheets.values()):
        for one in sheet.fields:
            known = {o.label.casefold() for o in one.options}
            if one.type is FieldType.CHOICE and len(labels & known) * 2 >= len(labels) and one.key != (sheet.workflow.field if sheet.workflow else ""):
                concept = sheet.concepts.get(one.key) or slug(one.label, "product")
                made = draft.add(concept if draft.sheet(concept) is None else f"{concept}_kind", one.label, one.label, fields=("name",))
                made.part, made.icon = "offer", "tag"
                made.rows = [{"id": f"{made.key}-{n}", made.title: o.label} for n, o in enumerate(one.options, 1)]
                sheet.change(one.key, replace(one, type=FieldType.RELATION, target=made.key, options=(), default=None))
                return made
    return None


def _as_options(sheet: Sheet, one: Field, items: Iterable[Item], requirement: str) -> None:
    labels = dict.fromkeys([o.label for o in one.options] + [i.label for i in items])
    kind = one.type if one.type is FieldType.CHOICES else FieldType.CHOICE
    sheet.change(one.key, replace(one, type=kind, options=choices(labels), req=(*one.req, requirement)))


def name_field(draft: Draft, sheet: Sheet, concept: str) -> None:
    """Something that has names needs a field for them, in front."""
    if not sheet.find("name", "title", "full_name", "description", "subject", "question") and sheet.title not in (
        f.key for f in sheet.fields if f.key not in sheet.concepts and f.type is FieldType.TEXT
    ):
        made = draft.give(sheet, concept, required=True)
        sheet.fields.remove(made)
        sheet.fields.insert(0, made)


def _as_rows(draft: Draft, sheet: Sheet, items: Iterable[Item], requirement: str) -> None:
    name_field(draft, sheet, "name")
    sheet.req.append(requirement)
    priced = Feature.PRICE_LIST not in draft.wants.ruled_out
    for item in items:
        there = next((r for r in sheet.rows if str(r.get(sheet.title)).casefold() == item.label.casefold()), None)
        if there is not None:
            if item.price is not None and priced and (paid := sheet.find("price", "unit_price", "fee", "cost")):
                there[paid.key] = float(item.price)
            continue
        row: dict[str, Value] = {"id": f"{sheet.key}-{len(sheet.rows) + 1}", sheet.title: item.label}
        if item.price is not None and priced:
            price = sheet.find("price", "unit_price", "fee", "cost") or draft.give(sheet, "price", required=True)
            if item.unit and not price.unit:
                price = sheet.change(price.key, replace(price, unit=item.unit))
            row[price.key] = float(item.price)
            if item.unit and price.unit != item.unit:
                row[draft.give(sheet, "unit", required=False).key] = item.unit
        if item.duration_min is not None:
            row[draft.give(sheet, "duration", unit=draft.t("minutes"), required=True).key] = item.duration_min
        if item.note:
            row[draft.give(sheet, "description").key] = item.note
        sheet.rows.append(row)


def _sheet(draft: Draft, wish: RecordWanted, concept: str | None) -> Sheet:
    known = knowledge.kinds().get(concept or "")
    key = unique(slug(concept or wish.label, "record"), draft.sheets)
    sheet = Sheet(key, wish.label, wish.plural or wish.label, concept, known.part if known else "record", known.icon if known else "list")
    draft.sheets[key] = sheet
    return sheet


def _known_concept(label: str, language: str) -> str | None:
    known = knowledge.entity_of(label, language)
    return known.concept if known else None


def _place_for(draft: Draft, wish: ItemsOffered) -> tuple[Sheet, Field] | None:
    """The field of a record that these items are values of: "which bread" of an order for a list of breads."""
    for sheet in draft.sheets.values():
        for one in sheet.fields:
            if one.type not in _LISTS or one.target:
                continue
            if (wish.concept and sheet.concepts.get(one.key) == wish.concept) or (wish.of and words_match(one.label, wish.of)):
                return sheet, one
    return None


def _offer(draft: Draft, wish: ItemsOffered) -> Sheet:
    concept = wish.concept or (_known_concept(wish.of, draft.language) if wish.of else None)
    if concept is None:
        usual = draft.usual_offer()
        # What has a word of its own is neither the plot of an allotment nor the item of a hire shop.
        own = draft.trade.family == "rental" or (usual in knowledge.kinds() and knowledge.kinds()[usual].part != "offer")
        concept = usual if not wish.of or (draft.sheet(usual) is None and not own) else slug(wish.of, "product")
    label, known = wish.of or "", knowledge.kinds().get(concept)
    usual_plural = known.plural(draft.language) if known and known.label(draft.language).casefold() == label.casefold() else ""
    sheet = draft.add(concept, label, (wish.plural if wish.of else "") or usual_plural or label, fields=("name",))
    if sheet.part in ("record", "request"):
        sheet.part = "offer"
    sheet.icon = sheet.icon if sheet.icon != "list" else "tag"
    return sheet

"""Which record points at which: fields that name another entity become relations to it."""

from dataclasses import replace

from core.appspec import Field
from core.brief import FieldType
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.wants import words_match

_WORDS = (FieldType.TEXT, FieldType.RELATION, FieldType.CHOICE)
PEOPLE = frozenset(
    [
        "assigned_to",
        "responsible",
        "teacher",
        "trainer",
        "therapist",
        "hairdresser",
        "barber",
        "employee",
        "doctor",
        "fixer",
        "agent",
        "technician",
        "author",
        "driver",
        "coach",
        "user",
        "player",
        "member",
        "student",
        "child",
        "guest",
        "resident",
        "volunteer",
        "patient",
        "customer",
    ]
)
_CLIENTS = frozenset({"customer", "patient", "guest", "resident", "member", "student", "child", "player", "user"})
_THING = frozenset(
    [
        "product",
        "service",
        "item",
        "dish",
        "course",
        "class",
        "box",
        "beer",
        "bike",
        "boat",
        "type",
        "package",
        "ticket_type",
        "plan",
        "rental_item",
        "filling",
        "treatment",
        "basket",
        "room",
        "table",
        "stall",
        "pitch",
    ]
)
_NAMES = frozenset(
    ["customer_name", "owner_name", "full_name", "first_name", "last_name", "child_name", "parent_name", "name", "title", "contact_person", "author"]
)


def relate(draft: Draft) -> None:
    """Turn words into relations wherever the entity that they name is there; never a record's own title."""
    for sheet in draft.sheets.values():
        for one in tuple(sheet.fields):
            if one.type not in _WORDS or one.target or one.formula or (one.type is FieldType.CHOICE and one.options):
                continue
            target = _target(draft, sheet, one)
            if target:
                sheet.change(one.key, replace(one, type=FieldType.RELATION, target=target.key, options=(), default=None))
    for sheet in draft.sheets.values():
        _leave_no_dangling(draft, sheet)
    _share_choices(draft)


def _share_choices(draft: Draft) -> None:
    """A word that is a choice of one record is the same choice of another: who looks for a contract picks one of those that are offered."""
    known = {
        f.label.casefold(): f
        for s in draft.sheets.values()
        for f in s.fields
        if f.type is FieldType.CHOICE and f.options and f.key != (s.workflow.field if s.workflow else "")
    }
    for sheet in draft.sheets.values():
        for one in tuple(sheet.fields):
            same = known.get(one.label.casefold())
            if same and one.type is FieldType.TEXT and not one.options and not one.formula:
                sheet.change(one.key, replace(one, type=FieldType.CHOICE, options=same.options))


def _target(draft: Draft, sheet: Sheet, one: Field) -> Sheet | None:
    concept = sheet.concepts.get(one.key)
    if concept in _NAMES:
        return None
    for other in draft.sheets.values():
        if other is sheet or other.part == "request":
            continue
        if concept and other.concept == concept:
            return other
        if len(one.label) > 3 and (words_match(one.label, other.label) or words_match(one.label, other.plural)):
            return other
    if concept in PEOPLE:
        staff = [
            s
            for s in draft.part("people")
            if s is not sheet and s.concept in (PEOPLE | {"employee", "person"}) and (concept in _CLIENTS) == (s.concept in _CLIENTS)
        ]
        return staff[0] if staff and any(s.rows for s in staff) else None
    if concept in _THING and sheet.part == "request":
        offers = [s for s in draft.part("offer") if s is not sheet]
        return offers[0] if len(offers) == 1 else None
    return None


def _leave_no_dangling(draft: Draft, sheet: Sheet) -> None:
    for one in tuple(sheet.fields):
        if one.type is FieldType.RELATION and one.target not in draft.sheets:
            sheet.change(one.key, replace(one, type=FieldType.TEXT, target=None))


def link(draft: Draft, sheet: Sheet, target: Sheet, *, required: bool = True, req: tuple[str, ...] = ()) -> Field:
    """The field of `sheet` that points at `target`: the one there is, or a new one called like the target."""
    found = next((f for f in sheet.fields if f.target == target.key), None)
    if found is None:
        found = next((f for f in sheet.fields if f.type in _WORDS and not f.options and words_match(f.label, target.label)), None)
        if found is None and target.concept:
            found = next((f for f in sheet.fields if sheet.concepts.get(f.key) == target.concept and f.type in _WORDS), None)
        if found:
            found = sheet.change(found.key, replace(found, type=FieldType.RELATION, target=target.key, options=(), default=None))
    if found is None and target.part == "offer" and sheet.part == "request":
        found = _unnamed_choice(sheet)
        if found:
            found = sheet.change(found.key, replace(found, type=FieldType.RELATION, target=target.key, options=(), default=None))
    if found is None:
        key = target.concept or target.key
        found = draft.give(sheet, key, target.label, type=FieldType.RELATION, target=target.key, required=required, options=())
        if found.target != target.key:
            found = sheet.change(found.key, replace(found, type=FieldType.RELATION, target=target.key, options=(), default=None))
        sheet.fields.remove(found)
        sheet.fields.insert(_before(sheet), found)
    if req:
        sheet.tie(found.key, req)
    return next(f for f in sheet.fields if f.key == found.key)


def _unnamed_choice(sheet: Sheet) -> Field | None:
    """What is ordered, where the field has a name of its own ("Bread", before "Quantity"): the unknown word right before the number."""
    many = next((i for i, f in enumerate(sheet.fields) if sheet.concepts.get(f.key) in ("quantity", "weight", "days", "party_size")), None)
    unknown = [f for f in sheet.fields if f.type is FieldType.TEXT and (f.key not in sheet.concepts or sheet.concepts[f.key] in _THING)]
    if many and sheet.fields[many - 1] in unknown:
        return sheet.fields[many - 1]
    return unknown[0] if len(unknown) == 1 and sheet.concepts.get(unknown[0].key) in _THING else None


def _before(sheet: Sheet) -> int:
    """What is asked for stands behind who asks: after the names and numbers of the person, before everything else."""
    person = {"customer_name", "full_name", "first_name", "last_name", "child_name", "parent_name", "email", "phone", "name", "age", "birth_date"}
    place = 0
    for i, one in enumerate(sheet.fields):
        if sheet.concepts.get(one.key) in person:
            place = i + 1
    return place

"""Words for first records: what stands in a text, long or short, of row `i`."""

import zlib

from core.appspec import Field, Value
from core.compiler import knowledge, names
from core.compiler.planner.draft import Draft
from core.compiler.planner.naming import called_by_kind
from core.compiler.planner.sheet import Sheet
from core.compiler.words import phrases

_PERSON = frozenset(
    ["full_name", "customer_name", "owner_name", "parent_name", "contact_person", "author", "payer", "driver", "customer", "teacher", "responsible", "donor"]
)
_ROWS = frozenset({"csv", "excel", "spreadsheet", "xls", "xlsx", "dataset", "data", "table", "import", "export"})
_OF_PEOPLE = frozenset({"quiz_result", "score"})
_FOR_SALE = frozenset({"book", "movie", "song", "video", "recipe", "game"})
_HANDS = frozenset({"assigned_to", "assignee", "fixer", "organizer", "host", "contact", "sender", "editor", "reviewer", "publisher", "artist"})
# Not whom the row is about, but somebody else.
_OTHERS = frozenset({"recipient", "receiver", "referee", "emergency contact"})
_MENDED = frozenset({"item", "device", "object"})
_PAPERS = frozenset({"file", "document", "report", "item", "record"})
_SHORT = 24
_TOWNS = frozenset({"city", "origin", "departure", "from", "start_place", "starting_point", "birthplace", "hometown"})
_CODES = frozenset(
    [
        "code",
        "inventory_number",
        "serial_number",
        "invoice_number",
        "tracking_number",
        "reference",
        "order_number",
        "license_plate",
        "registration",
        "barcode",
        "card_number",
        "prescription_number",
        "chip_number",
        "item_number",
    ]
)


def paper(sheet: Sheet, one: Field) -> Value:
    """The sample that stands in for a file: a table where rows are kept, else a page; None for what visitors attach."""
    if sheet.part == "request" or (not one.required and sheet.part == "people"):
        return None
    words = f"{sheet.key} {one.key}".replace("_", " ").split()
    return "media/sample.csv" if _ROWS & set(words) else "media/sample.pdf"


def long_text(draft: Draft, sheet: Sheet, one: Field, concept: str, i: int) -> Value:
    """Some sentences that fit the field; None where most leave it empty."""
    if concept in ("note", "allergies", "intolerances", "comment", "reason") and i % 3 and sheet.concept not in ("comment", "review"):
        return None
    language = draft.language
    if concept == "location_history":
        return " → ".join(names.towns(language, 2 + i % 3, f"{sheet.key}{i}"))
    known = phrases(f"{sheet.concept}.{concept}", language)
    if one.key == sheet.title:
        known = known or phrases(sheet.concept or "", language)
    if not known and concept == "description" and sheet.part == "request":
        known = phrases("incident" if sheet.concept in {"complaint", "request", "defect"} else "problem", language)
    if not known and concept in ("description", "summary") and sheet.part == "record" and sheet.concept not in _FOR_SALE:
        known = phrases("record.description", language)
    known = known or phrases(concept, language)
    if not known and (one.required or sheet.part != "request"):
        known = phrases("text", language)
    return known[i % len(known)] if known else None


def text(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0917 - one branch a meaning
    draft: Draft, sheet: Sheet, one: Field, concept: str, i: int, person: str
) -> Value:
    """A few words that fit the field; `person` is whom the row is about."""
    language = draft.language
    if concept in ("first_name", "child_name"):
        return names.first_of(person)
    if concept == "last_name":
        return names.last_of(person)
    if concept in _PERSON or concept.endswith("_rep") or (concept == "name" and (sheet.part in ("people", "request") or sheet.concept in _OF_PEOPLE)):
        return person
    if concept in _TOWNS and not one.target:
        return names.towns(language, i + 1, sheet.key)[i]
    if concept in {"company", "supplier"}:
        last = names.last_names(language, i + 1, sheet.key)
        return f"{last[i]} & Co."
    if concept == "number" and sheet.concept == "room" and sheet.find("floor"):
        return f"{i % 3 + 1}{i // 3 + 1:02d}"
    own = () if concept in ("number", "room", "floor") else phrases(f"{sheet.concept}.{concept}", language)
    if one.key == sheet.title and sheet.concept in _MENDED and draft.trade.request == "repair" and draft.wants.trade[0] == "repair_cafe":
        own = phrases("item.description", language)
    if concept not in ("number", "room", "floor") and one.key == sheet.title and not own:
        usual = (sheet.part == "offer" and sheet.concept == draft.usual_offer()) or sheet.concept == "photo"
        own = (tuple(draft.trade.things(language)) if usual else ()) or phrases(sheet.concept or "", language)
        own = own or (tuple(draft.trade.things(language)) if sheet.part == "offer" else ())
    if (
        own
        and one.key == sheet.title
        and sheet.concept in _PAPERS
        and not _usual_name(sheet, language)
        and not (sheet.concept == "item" and sheet.find("code"))
    ):
        # "Music uploads" are no house rules.
        own = called_by_kind(sheet, language) or own
    if own:
        return own[i % len(own)] + (f" {i // len(own) + 1}" if i >= len(own) else "")
    if concept in ("number", "room", "floor") or (one.key == sheet.title and sheet.count):
        return str(i + 1)
    if concept in _CODES:
        mixed = zlib.crc32(f"{sheet.key}{concept}{i}".encode())
        letters = "".join(chr(65 + (mixed >> s) % 26) for s in (3, 9))
        return f"{letters} {mixed % 900 + 100}" if concept in ("license_plate", "registration") else f"{letters}-{mixed % 9000 + 1000}"
    known = phrases(concept, language)
    if known:
        return known[i % len(known)]
    if one.key == sheet.title:
        things = tuple(draft.trade.things(language)) if sheet.concept == draft.usual_offer() else ()
        # Something that nobody knows anything of still has names of its own, as such things do.
        things = things or called_by_kind(sheet, language) or tuple(phrases("codename", language))
        return things[(i + zlib.crc32(sheet.key.encode())) % len(things)] if things else f"{sheet.label} {i + 1}"
    if concept == "period":
        return f"{(draft.today.month - 1 - i) % 12 + 1:02d}/{draft.today.year - (i >= draft.today.month)}"
    if concept in _OTHERS or one.label.casefold() in _OTHERS:
        return names.people(language, 8, sheet.key + one.key)[i % 8]
    if concept in _HANDS or _names_a_person(one.label, language):
        return person
    # Nobody knows what stands there: its own name and a number show how it looks when it is filled in.
    return f"{one.label} {i % 4 + 1}" if len(one.label) <= _SHORT else None


def _usual_name(sheet: Sheet, language: str) -> bool:
    known = knowledge.entities().get(sheet.concept or "")
    return known is not None and sheet.label.casefold() == known.label(language).casefold()


def _names_a_person(label: str, language: str) -> bool:
    known = knowledge.entity_of(label, language)
    return known is not None and known.part == "people"

"""Attached tables become kinds of records with their rows; attached pictures become the logo or the photos of records."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from core.appspec import Field, Value
from core.brief import FieldType
from core.compiler import knowledge
from core.compiler.keys import slug, unique
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet, choices
from core.pictured import speaks_of_logo
from core.reading import Document, Picture, Table

_LIMIT = 400
_YES, _NO = (
    frozenset(["yes", "true", "ja", "oui", "sì", "si", "sí", "ano", "tak", "да", "نعم", "x", "1"]),
    frozenset(["no", "false", "nein", "non", "nee", "ne", "nie", "нет", "لا", "0"]),
)
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%m/%d/%Y", "%d. %m. %Y", "%Y-%m-%d %H:%M:%S", "%d.%m.%y")


def draft_tables(draft: Draft, documents: Sequence[Document]) -> None:
    """One entity a table; a table of a kind that was named fills that kind."""
    for document in documents:
        for table in document.tables:
            if table.columns and table.rows:
                _take(draft, table)


def _take(draft: Draft, table: Table) -> None:
    name = re.sub(r"\.(csv|xlsx?|ods|tsv)$", "", table.name, flags=re.IGNORECASE).replace("_", " ").strip()
    known = knowledge.entity_of(name, draft.language)
    sheet = (draft.sheet(known.concept) if known else None) or draft.called(name) or _alike(draft, table)
    if sheet is None:
        concept = known.concept if known else None
        label = known.label(draft.language) if known else name or draft.t("section_manage")
        plural = known.plural(draft.language) if known else label
        sheet = Sheet(
            unique(slug(concept or name, "record"), draft.sheets),
            label,
            plural,
            concept,
            known.part if known else "record",
            known.icon if known else "list",
            said=True,
        )
        draft.sheets[sheet.key] = sheet
    fields = [_field(draft, sheet, label, [row[i] if i < len(row) else "" for row in table.rows]) for i, label in enumerate(table.columns)]
    for raw in table.rows[:_LIMIT]:
        row: dict[str, Value] = {"id": f"{sheet.key}-{len(sheet.rows) + 1}"}
        for one, cell in zip(fields, raw, strict=False):
            row[one.key] = _cell(one, cell)
        sheet.rows.append(row)


def _alike(draft: Draft, table: Table) -> Sheet | None:
    """The kind of record that has most of the table's columns."""
    best = max(draft.sheets.values(), key=lambda s: sum(bool(s.named(c)) for c in table.columns), default=None)
    return best if best and sum(bool(best.named(c)) for c in table.columns) * 2 >= len(table.columns) else None


def _field(draft: Draft, sheet: Sheet, label: str, cells: list[str]) -> Field:
    there = sheet.named(label)
    if there:
        return there
    full = [c.strip() for c in cells if c.strip()]
    kind = _kind(label, full)
    known = knowledge.field_of(label, draft.language)
    few = tuple(dict.fromkeys(full))
    made = Field(
        unique(slug(known.concept if known else label), [f.key for f in sheet.fields]),
        label.strip() or draft.t("section_manage"),
        kind,
        required=len(full) == len(cells) and not sheet.fields,
        options=choices(few) if kind is FieldType.CHOICE else (),
    )
    sheet.fields.append(made)
    if known:
        sheet.concepts[made.key] = known.concept
    return made


def _kind(label: str, cells: list[str]) -> FieldType:  # noqa: C901, PLR0911 - one return a type
    if not cells:
        return FieldType.TEXT
    if all("@" in c and "." in c for c in cells):
        return FieldType.EMAIL
    if all(c.startswith(("http://", "https://", "www.")) for c in cells):
        return FieldType.URL
    if all(c.casefold() in _YES | _NO for c in cells) and not all(c in "01" for c in cells):
        return FieldType.BOOLEAN
    if all(_day(c) for c in cells):
        return FieldType.DATE
    if all(re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", c) for c in cells):
        return FieldType.TIME
    money = re.compile(r"€|\$|£|kč|zł|eur|usd|chf|₽", re.IGNORECASE)
    if all(_number(money.sub("", c)) is not None for c in cells):
        if any(money.search(c) for c in cells) or re.search(r"price|preis|prix|prezzo|precio|prijs|cena|цена|سعر|kost|betrag|amount", label.casefold()):
            return FieldType.MONEY
        if all(re.fullmatch(r"-?\d{1,9}", c) for c in cells):
            leading = any(c.startswith("0") and len(c) > 1 for c in cells)
            return FieldType.TEXT if leading else FieldType.INTEGER
        return FieldType.DECIMAL
    if all(re.fullmatch(r"[+\d][\d\s()/-]{5,}", c) for c in cells):
        return FieldType.PHONE
    different = len(set(cells))
    if len(cells) >= 6 and different <= 8 and different * 2 <= len(cells) and max(map(len, cells)) <= 30:
        return FieldType.CHOICE
    return FieldType.LONG_TEXT if max(map(len, cells)) > 90 else FieldType.TEXT


def _cell(one: Field, cell: str) -> Value:  # noqa: PLR0911 - one return a type
    said = cell.strip()
    if not said:
        return None
    match one.type:
        case FieldType.BOOLEAN:
            return said.casefold() in _YES
        case FieldType.DATE:
            found = _day(said)
            return found.isoformat() if found else None
        case FieldType.TIME:
            return said[:5].zfill(5)
        case FieldType.INTEGER | FieldType.RATING | FieldType.DURATION:
            number = _number(said)
            return int(number) if number is not None else None
        case FieldType.MONEY | FieldType.DECIMAL | FieldType.PERCENT:
            number = _number(re.sub(r"[^\d.,\-]", "", said))
            return float(number) if number is not None else None
        case FieldType.CHOICE:
            return next((o.key for o in one.options if o.label.casefold() == said.casefold()), None)
        case _:
            return said


def _day(cell: str) -> date | None:
    for shape in _DAYS:
        try:
            return datetime.strptime(cell.strip(), shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _number(cell: str) -> Decimal | None:
    said = cell.strip().replace("\u00a0", "").replace(" ", "").replace("'", "")
    if said.count(",") == 1 and (said.count(".") == 0 or said.index(",") > said.rindex(".")):
        said = said.replace(".", "").replace(",", ".")
    else:
        said = said.replace(",", "")
    try:
        return Decimal(said)
    except InvalidOperation:
        return None


def place_pictures(draft: Draft, pictures: Sequence[Picture]) -> tuple[dict[str, str] | None, str | None]:
    """Where the pictures lie in the site, and which of them is the logo: one that says so, or a lone small or square one."""
    if not pictures:
        return None, None
    assets: dict[str, str] = {}
    logo: str | None = None
    photos: list[str] = []
    for i, one in enumerate(pictures):
        ending = one.name.rpartition(".")[2].casefold()
        path = f"assets/{slug(one.name.rpartition('.')[0] or one.name, 'picture')}_{i + 1}.{ending if ending.isalnum() else 'png'}"
        assets[path] = one.blob
        square = 0.5 <= one.width_px / max(1, one.height_px) <= 2 and one.width_px <= 800
        if logo is None and (speaks_of_logo(one.name) or (len(pictures) == 1 and square and speaks_of_logo(draft.wants.said()))):
            logo = path
        else:
            photos.append(path)
    for sheet in draft.sheets.values():
        image = sheet.typed(FieldType.IMAGE)
        if image is None and photos and sheet.part == "offer":
            image = draft.give(sheet, "photo", required=False)
        if image and photos and sheet.part != "request":
            for row, path in zip(sheet.rows, photos, strict=False):
                row[image.key] = path
            break
    return assets, logo

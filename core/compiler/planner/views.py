"""Lists and forms for entities: which columns, filters, layouts and exports fit their fields and the wishes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from core.appspec import Field, FormView, ListView
from core.brief import FieldType, RecordWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.naming import is_shown
from core.compiler.planner.sheet import Sheet
from core.features import Feature

Layout = Literal["table", "cards", "board", "calendar", "gallery", "feed", "map", "menu", "plan", "checklist"]
_BIG = (FieldType.LONG_TEXT, FieldType.IMAGE, FieldType.FILE)
_DATES = (FieldType.DATE, FieldType.DATETIME)
_NUMBERS = (FieldType.MONEY, FieldType.INTEGER, FieldType.DECIMAL, FieldType.DURATION)
_NO_SUM = frozenset(
    {"price", "unit_price", "age", "year", "floor", "number", "level", "rating", "latitude", "longitude", "temperature", "minimum_stock", "capacity"}
)
_FEEDS = frozenset({"article", "announcement", "post", "topic", "notification", "review", "comment", "daily_report", "news", "feedback"})
_STAFF = frozenset(
    [
        "status",
        "assigned_to",
        "responsible",
        "estimated_cost",
        "done",
        "paid",
        "approved",
        "penalty_points",
        "result",
        "checked",
        "active",
        "driver",
        "technician",
        "fixer",
        "points",
        "at",
        "created_at",
    ]
)
_FULL_ROW = 4
_MOST_FILTERS = 5
_REPEATED = frozenset(
    {
        "city",
        "location",
        "company",
        "brand",
        "author",
        "teacher",
        "subject",
        "country",
        "language",
        "genre",
        "artist",
        "position",
        "origin",
        "destination",
        "breed",
        "species",
        "year",
        "level",
        "bedrooms",
        "rooms",
    }
)
_EVERY_LIST = (Feature.SEARCH, Feature.FILTER, Feature.SORT, Feature.EXPORT_TABLE, Feature.EXPORT_PDF, Feature.REPORTS, Feature.IMPORT_TABLE)


def list_view(draft: Draft, sheet: Sheet, *, label: str = "", layout: Layout | None = None, req: Iterable[str] = ()) -> ListView:
    """A list of all records, with a page for each."""
    wants = draft.wants
    shape = layout or layout_of(draft, sheet)
    when = sheet.typed(*_DATES)
    lists = [f for f in sheet.fields if f.options or f.type is FieldType.BOOLEAN or f.target] if Feature.FILTER not in wants else list(filterable(sheet))
    asked = wants.req(*_EVERY_LIST)
    exports: list[Literal["csv", "pdf"]] = []
    if wants.any(Feature.EXPORT_TABLE, Feature.REPORTS) or (Feature.IMPORT_TABLE in wants):
        exports.append("csv")
    if wants.any(Feature.EXPORT_PDF, Feature.REPORTS):
        exports.append("pdf")
    actions: list[Literal["create", "edit", "delete", "import"]] = ["create", "edit", "delete"]
    if Feature.IMPORT_TABLE in wants and sheet.part != "request":
        actions.append("import")
    totals = tuple(f.key for f in sheet.fields if f.type in _NUMBERS and sheet.concepts.get(f.key) not in _NO_SUM and f.type is not FieldType.DURATION)
    sums = wants.any(Feature.TOTALS, Feature.REPORTS, Feature.STATISTICS, Feature.EXPENSE_SPLIT, Feature.TIME_TRACKING)
    order = when.key if when else None
    return ListView(
        draft.view_key(sheet.plural if sheet.plural.isascii() else sheet.key),
        label or sheet.plural,
        sheet.key,
        shape,
        columns=columns(sheet, shape),
        filters=tuple(f.key for f in sorted(lists, key=lambda f: (f.key != (sheet.workflow.field if sheet.workflow else ""), not f.req))[:_MOST_FILTERS]),
        sort=order,
        descending=bool(when and when.type is FieldType.DATETIME) or shape == "feed",
        group_by=sheet.workflow.field if sheet.workflow and shape == "board" else None,
        date=order,
        actions=tuple(actions),
        exports=tuple(exports),
        totals=totals if sums else (),
        icon=sheet.icon,
        req=tuple(dict.fromkeys((*req, *asked))),
    )


def filterable(sheet: Sheet) -> Iterator[Field]:
    """Fields that a list is narrowed by where filters were asked for: choices first, then words that repeat, prices and days."""
    known = [f for f in sheet.fields if f.options or f.type is FieldType.BOOLEAN or f.target]
    yield from known
    repeated = [f for f in sheet.fields if f not in known and sheet.concepts.get(f.key) in _REPEATED]
    yield from sorted(repeated, key=lambda f: not f.req)
    rest = [f for f in sheet.fields if f.type in {FieldType.MONEY, FieldType.DATE} and not f.formula]
    counted = [f for f in sheet.fields if f.type in {FieldType.INTEGER, FieldType.DECIMAL} and f.req and not f.formula]
    yield from sorted((*rest, *counted), key=lambda f: not f.req)


def layout_of(draft: Draft, sheet: Sheet) -> Layout:  # noqa: PLR0911 - one return a layout
    """The layout that shows these records best."""
    wants = draft.wants
    if sheet.concept in _FEEDS:
        return "feed"
    if sheet.concept in ("dish", "drink", "menu"):
        return "menu"
    if Feature.KANBAN in wants and sheet.workflow:
        return "board"
    sessions = sheet.part == "offer" and sheet.find("date") is not None and sheet.find("time") is not None
    if Feature.CALENDAR in wants and sheet.typed(*_DATES) and (sheet.part in ("request", "record") or sessions) and not draft_has_calendar(draft):
        return "calendar"
    if sheet.typed(FieldType.IMAGE) and (sheet.part != "request"):
        # A gallery shows pictures and names; what has a price is shown with it.
        return "gallery" if len(sheet.fields) <= 4 and not sheet.typed(FieldType.MONEY) else "cards"
    if sheet.concept == "checklist_item":
        return "checklist"
    if sheet.part == "offer" and draft.public:
        return "cards"
    if sheet.concept in ("project", "event", "course", "recipe", "movie", "video", "book", "destination", "animal", "cat", "dog", "job", "property"):
        return "cards"
    return "cards" if is_shown(sheet, draft.language) and not _worked_through(draft, sheet) else "table"


def _worked_through(draft: Draft, sheet: Sheet) -> bool:
    """Whether somebody keeps these records up: then a table shows more of them."""
    return any(requirement.id in sheet.req and {"manage", "edit", "delete", "update"} & set(wish.can) for requirement, wish in draft.wants.each(RecordWanted))


def draft_has_calendar(draft: Draft) -> bool:
    """True when one list is a calendar already."""
    return any(isinstance(v, ListView) and v.layout == "calendar" for v in draft.views)


def columns(sheet: Sheet, layout: Layout) -> tuple[str, ...]:
    """At most seven fields that tell records apart: the title first, the status always."""
    picked = [sheet.title]
    status = sheet.workflow.field if sheet.workflow else None
    for one in sheet.fields:
        link = one.key == "sound" or (one.type is FieldType.FILE and sheet.part != "request")
        wide = one.key == "film" or (one.type in _BIG and not link and (layout in ("table", "board", "calendar", "checklist") or len(picked) > 4))
        if one.key not in picked and not wide:
            picked.append(one.key)
    if layout == "table" and len(picked) < _FULL_ROW:
        # Few columns leave room for what there is to say.
        picked.extend(one.key for one in sheet.fields if one.type is FieldType.LONG_TEXT and one.key not in picked)
    picked = picked[:8] if sheet.said else picked[:7]
    if status and status not in picked:
        picked[-1] = status
    if layout == "checklist":
        box = sheet.typed(FieldType.BOOLEAN)
        picked = [*(box.key for box in (box,) if box), *(k for k in picked if not box or k != box.key)]
    return tuple(picked)


def visitor_fields(draft: Draft, sheet: Sheet) -> tuple[str, ...]:
    """What a visitor fills in: everything that is neither computed nor the staff's to say."""
    status = sheet.workflow.field if sheet.workflow else None
    return tuple(
        f.key
        for f in sheet.fields
        if not f.formula and f.key != status and not (sheet.concepts.get(f.key) in _STAFF and not visitor_says(draft, f)) and not f.roles
    )


def visitor_says(draft: Draft, one: Field) -> bool:
    """True for a field that only looks like the staff's: a required one that has no default and is not a relation to the team."""
    return one.required and one.default is None and not (one.target and draft.sheets[one.target].part == "people")


def form_view(draft: Draft, sheet: Sheet, label: str, intro: str, thanks: str, req: Iterable[str] = ()) -> FormView:  # noqa: PLR0913, PLR0917 - parts of a form
    """A form for visitors that makes one record."""
    return FormView(
        draft.view_key(label if label.isascii() else f"{sheet.key}_form"),
        label,
        sheet.key,
        visitor_fields(draft, sheet),
        intro=intro,
        thanks=thanks,
        icon="pencil",
        req=tuple(req),
    )


def put(draft: Draft, old: ListView, **changed: object) -> ListView:
    """Replace a list that is already planned by a changed one."""
    new = replace(old, **changed)  # type: ignore[arg-type]  # the names are those of ListView
    draft.views[draft.views.index(old)] = new
    return new


def list_of(draft: Draft, sheet: Sheet) -> ListView | None:
    """The list of these records, if one is planned."""
    return next((v for v in draft.views if isinstance(v, ListView) and v.entity == sheet.key), None)

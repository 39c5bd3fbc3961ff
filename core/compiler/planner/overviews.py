"""Pages over records that were asked for by name: reports, calendars, boards, and a page on which one types a number and sees what belongs to it."""

from dataclasses import replace

from core.appspec import Chart, DashboardView, Field, Highlight, ListView, Tile
from core.brief import FieldType, PageWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.drawing import chart_of
from core.compiler.planner.features import counting, marking
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import columns, filterable, list_of, list_view, put

_DATES = (FieldType.DATE, FieldType.DATETIME)
_NUMBERS = (FieldType.MONEY, FieldType.DECIMAL, FieldType.INTEGER, FieldType.DURATION)
_MOST_FILTERS = 4
_MOST_COLUMNS = 7
_NUMBERED = ("tracking_number", "order_number", "number", "code", "license_plate", "registration", "reference", "ticket_number", "invoice_number")
# What a report is of where its name is no name of a kind of record ("sales report").
_MEANT = {
    "sale": ("sale", "order", "order_line", "invoice", "transaction", "booking"),
    "revenue": ("order", "invoice", "payment", "transaction", "booking"),
    "financial": ("transaction", "expense", "invoice", "payment", "order"),
    "inventory": ("stock_item", "item", "product", "part"),
    "stock": ("stock_item", "item", "product", "part"),
    "leave": ("vacation", "absence"),
    "attendance": ("attendance",),
    "performance": ("deal", "task", "employee"),
    "expense": ("expense", "transaction"),
    "delivery": ("delivery", "shipment"),
}
_SAYS_NOTHING = frozenset({"report", "statistic", "monthly", "weekly", "daily", "yearly", "annual", "summary", "data", "detailed", "general"})


def plan_overviews(draft: Draft) -> None:
    """The pages by their names, before the lists are drawn anew."""
    for requirement, page in draft.wants.each(PageWanted):
        match page.concept:
            case "report":
                _report(draft, page.label, requirement.id)
            case "calendar" | "board" as layout:
                _named(draft, page.label, layout, requirement.id)
            case "balance":
                _balance(draft, page.label, requirement.id)
            case "marked":
                _marked(draft, page.label, requirement.id)
            case "lookup":
                _look_up(draft, page.label, requirement.id)
            case _:
                pass


def _report(draft: Draft, label: str, req: str) -> None:
    """Figures, charts and the records themselves, to be narrowed, printed and taken along."""
    sheet = _reported(draft, label)
    if sheet is None:
        return
    fields = tuple(f.key for f in filterable(sheet))[:_MOST_FILTERS]
    when = sheet.typed(*_DATES)
    picked = tuple(dict.fromkeys((*((when.key,) if when and when.key not in fields else ()), *fields)))[:_MOST_FILTERS]
    asked = [c for c in (chart_of(draft, label, "", req),) if c] if " per " in label or (" by " in label and not label.endswith(" by month")) else []
    tiles, charts = counting.figures_of(draft, sheet)
    charts = (*asked, *charts)
    view = DashboardView(
        draft.view_key(label),
        label,
        tiles[:4],
        charts[:2],
        ("csv", "pdf"),
        about=sheet.key,
        filters=picked,
        columns=columns(sheet, "table")[:_MOST_COLUMNS],
        req=(req,),
    )
    plain = next((v for v in draft.views if isinstance(v, DashboardView) and v.about is None), None)
    if plain and not any(f in draft.wants for f in counting.FIGURES):
        draft.views[draft.views.index(plain)] = replace(view, req=tuple(dict.fromkeys((*plain.req, req))))
    else:
        draft.views.append(view)


def _reported(draft: Draft, label: str) -> Sheet | None:
    """What a report is of by its words; else what most of the figures are of."""
    words = [w.removesuffix("s") for w in label.casefold().split()]
    told = [w for w in words if w not in _SAYS_NOTHING]
    for word in reversed(told):
        named = next((s for s in draft.sheets.values() if word in {w.removesuffix("s") for w in s.label.casefold().split()}), None)
        if found := named or draft.sheet(*_MEANT.get(word, ())):
            return found
    if set(told) & {"sale", "revenue", "financial"} and (paid := _with_money(draft)):
        return paid
    return _with_money(draft) or next(iter(counting.counted(draft)), None)


def _with_money(draft: Draft) -> Sheet | None:
    return next((s for s in counting.counted(draft) if s.part in ("record", "request") and s.typed(FieldType.MONEY) and s.typed(*_DATES)), None)


def _named(draft: Draft, label: str, layout: str, req: str) -> None:
    """The list that is drawn so is called as it was asked for."""
    view = next((v for v in draft.views if isinstance(v, ListView) and v.layout == layout), None)
    if view is None:
        return
    sheet = draft.sheets[view.entity]
    changed = put(draft, view, label=label, key=draft.view_key(label), req=tuple(dict.fromkeys((*view.req, req))))
    if layout == "calendar" and sheet.said and list_of(draft, sheet) is changed:
        # What was named beside its calendar keeps a page of its own.
        draft.views.append(list_view(draft, sheet, layout="table"))


def _balance(draft: Draft, label: str, req: str) -> None:
    """What came in less what went out, first of all figures."""
    income, expense = draft.sheet("income"), draft.sheet("expense")
    got, spent = (s.find("amount") if s else None for s in (income, expense))
    if not (income and expense and got and spent):
        return
    if not any(isinstance(v, DashboardView) and v.about is None for v in draft.views):
        counting.dashboard(draft, ())
    view = next((v for v in draft.views if isinstance(v, DashboardView) and v.about is None), None)
    if view:
        tile = Tile(label, income.key, "sum", got.key, less=(expense.key, spent.key), req=(req,))
        draft.views[draft.views.index(view)] = replace(view, tiles=(tile, *view.tiles))


def _marked(draft: Draft, label: str, req: str) -> None:
    """The records alone that are late or low."""
    late = label.split(maxsplit=1)[0].casefold() in ("overdue", "late", "expired", "delayed")
    sheet = draft.called(label.partition(" ")[2]) if late else next((s for s in draft.sheets.values() if _low(s)), None)
    if sheet is None:
        return
    if late and not any(isinstance(r, Highlight) and r.when == "older_than" for r in sheet.rules):
        when = sheet.find("due_date", "return_date", "end_date", "next_inspection") or sheet.typed(*_DATES) or draft.give(sheet, "due_date", required=False)
        marking.mark_late(draft, sheet, when)
    view = replace(list_view(draft, sheet, label=label, layout="table", req=(req,)), key=draft.view_key(label), only="marked", filters=(), search=False)
    draft.views.append(replace(view, actions=("edit",)))


def _low(sheet: Sheet) -> bool:
    return any(isinstance(r, Highlight) and r.when == "below" for r in sheet.rules)


def _look_up(draft: Draft, label: str, req: str) -> None:
    """Somebody without an account types the number and sees where it is."""
    named = [(s, f) for s in draft.sheets.values() if (f := s.find(*_NUMBERED)) and s.part in ("record", "request", "offer")]
    sheet, number = next(((s, f) for s, f in named if s.workflow), next(iter(named), (None, None)))
    if sheet is None or number is None:
        sheet = next((s for s in draft.sheets.values() if s.workflow and s.said), None)
        if sheet is None:
            return
        number = draft.give(sheet, "tracking_number" if "tracking" in label.casefold() else "number", _asked_number(label), required=False)
        sheet.fields.remove(number)
        sheet.fields.insert(0, number)
    if draft.sheet("order") is not sheet and any(w in label.casefold() for w in ("tracking", "parcel", "shipment")):
        _history(draft, sheet)
    shown = tuple(f.key for f in sheet.fields if f.type is not FieldType.IMAGE)
    view = replace(list_view(draft, sheet, label=label, layout="table", req=(req,)), key=draft.view_key(label), lookup=number.key, columns=shown)
    draft.views.append(replace(view, actions=(), filters=(), exports=(), totals=()))


def _asked_number(label: str) -> str:
    """What the number is called that is typed: "Tracking number" of "Look up tracking number"."""
    said = label.removeprefix("Look up ")
    return said[:1].upper() + said[1:]


def _history(draft: Draft, sheet: Sheet) -> None:
    """Where something on its way is and was."""
    if not sheet.find("location", "current_location"):
        draft.give(sheet, "location", required=False)
    if not sheet.find("location_history"):
        sheet.fields.append(Field("location_history", "Location history", FieldType.LONG_TEXT))
        sheet.concepts["location_history"] = "location_history"


def _as_said(draft: Draft) -> str:
    """What the page of figures is called in the brief ("dashboard", "statistics"); "" where it says none of these."""
    if draft.language != "en":
        return ""
    said = " ".join(r.source for r in draft.wants.brief.requirements).casefold()
    return next((word.capitalize() for word in ("dashboard", "statistics", "analytics") if word in said), "")


def narrow_figures(draft: Draft) -> None:
    """Gives the page of figures its name and filters: the choices and days of what it draws first."""
    for i, view in enumerate(draft.views):
        if not isinstance(view, DashboardView) or view.about or not view.charts:
            continue
        sheet = draft.sheets[_most(view.charts)]
        when = sheet.typed(*_DATES)
        keys = [f.key for f in sheet.fields if f.options or f.target]
        picked = tuple(dict.fromkeys([*([when.key] if when else []), *keys]))[:_MOST_FILTERS]
        draft.views[i] = replace(view, label=_as_said(draft) or view.label, about=sheet.key, filters=picked)


def _most(charts: tuple[Chart, ...]) -> str:
    drawn = [c.entity for c in charts]
    return max(drawn, key=drawn.count)

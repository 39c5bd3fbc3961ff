"""Charts and key figures as they were asked for: of which records, measured how, by which field."""

from dataclasses import replace

from core.appspec import Chart, DashboardView, Field, Tile
from core.brief import FieldType, PageWanted
from core.compiler import names
from core.compiler.keys import slug
from core.compiler.planner.draft import Draft
from core.compiler.planner.features import counting
from core.compiler.planner.sheet import Sheet, choices

_TIMES = {"day": "day", "daily": "day", "date": "day", "week": "week", "weekly": "week"} | dict.fromkeys(
    ("month", "monthly", "time", "year", "yearly", "quarter"), "month"
)
_MONEY = frozenset({"revenue", "sale", "turnover", "income", "profit", "spending", "expense", "cost", "earning", "amount", "value", "payment", "budget", "fee"})
_SPENT = frozenset({"spending", "expense", "cost"})
_PERSONS = frozenset(
    {"salesperson", "employee", "agent", "driver", "trainer", "teacher", "staff", "seller", "user", "member", "rep", "consultant", "doctor", "waiter"}
)
_DATES = (FieldType.DATE, FieldType.DATETIME)
_MOST = 6


def draw_of(draft: Draft) -> None:
    """The kinds of record that charts and figures are of, with the fields by which these tell them apart."""
    for _, page in draft.wants.each(PageWanted):
        if page.concept == "figure":
            _tile(draft, page.label, "")
        elif (page.concept or "").startswith("chart"):
            chart_of(draft, page.label, "", "")


def plan_drawing(draft: Draft) -> None:
    """Puts the charts and figures that were asked for first on the page of figures."""
    tiles: list[Tile] = []
    charts: list[Chart] = []
    for requirement, page in draft.wants.each(PageWanted):
        if page.concept == "figure" and (tile := _tile(draft, page.label, requirement.id)):
            tiles.append(tile)
        elif (page.concept or "").startswith("chart") and (made := chart_of(draft, page.label, (page.concept or "").partition("_")[2], requirement.id)):
            charts.append(made)
    if not tiles and not charts:
        return
    if not any(isinstance(v, DashboardView) and v.about is None for v in draft.views):
        counting.dashboard(draft, ())
    view = next(v for v in draft.views if isinstance(v, DashboardView) and v.about is None)
    drawn = {(c.entity, c.by, c.measure) for c in charts}
    more = [c for c in view.charts if (c.entity, c.by, c.measure) not in drawn] if len(charts) < 2 else []
    shown = replace(view, tiles=(*tiles, *(view.tiles if len(tiles) < 2 else ()))[:_MOST], charts=(*charts, *more)[:_MOST])
    draft.views[draft.views.index(view)] = shown


def _words(label: str) -> list[str]:
    return [w.removesuffix("s") if not w.endswith("ss") else w for w in label.casefold().split()]


def measured_sheet(draft: Draft, label: str) -> Sheet:
    """What is measured: the kind of record that the words name, else the one with the money, else sales."""
    said = _words(label)
    for word in said:
        named = next((s for s in counting.counted(draft) if s.said and word in _words(s.label)), None)
        if named:
            return named
    if _MONEY & set(said):
        wanted = ("expense", "transaction") if _SPENT & set(said) else ("sale", "order", "invoice", "payment", "income", "deal", "transaction", "booking")
        paid = draft.sheet(*wanted) or next((s for s in counting.counted(draft) if s.part != "offer" and s.typed(FieldType.MONEY)), None)
        if paid and paid.typed(FieldType.MONEY):
            return paid
        return _sales(draft)
    return next((s for s in counting.counted(draft) if s.said), None) or _sales(draft)


def _sales(draft: Draft) -> Sheet:
    made = draft.add("sale", "Sale", "Sales", fields=("product", "amount", "date"))
    made.icon, made.said = "chart", True
    return made


def dimension(draft: Draft, sheet: Sheet, said: str) -> Field:
    """The field by which something is told apart: the one there is, or a new choice of that name."""
    words = _words(said)
    there = next((f for f in sheet.fields if (f.options or f.target) and set(words) & set(_words(f.label))), None)
    if there:
        return there
    target = next((s for s in draft.sheets.values() if s is not sheet and s.part != "request" and words and words[-1] in _words(s.label)), None)
    if target:
        return draft.give(sheet, target.concept or target.key, target.label, type=FieldType.RELATION, target=target.key, required=False, options=())
    labels = names.people(draft.language, 4, seed=said) if words[-1] in _PERSONS else ()
    options = choices(labels) if labels else draft.usual_options(sheet, slug(words[-1], "category"))
    label = said[:1].upper() + said[1:]
    plain = sheet.named(label)
    if plain and plain.type is FieldType.TEXT and plain.key != sheet.title:
        return sheet.change(plain.key, replace(plain, type=FieldType.CHOICE, options=options))
    return draft.give(sheet, slug(said, "category"), label, type=FieldType.CHOICE, options=options, required=False)


def chart_of(draft: Draft, label: str, kind: str, req: str) -> Chart | None:
    """The chart that the words call for: what, by which field; over months where they name no field."""
    what, _, by = label.replace(" per ", " by ").partition(" by ")
    sheet = measured_sheet(draft, what)
    money = next((f for f in sheet.fields if f.type is FieldType.MONEY), None)
    summed = money is not None and bool(_MONEY & set(_words(what)))
    how = {"measure": "sum", "field": money.key} if money and summed else {"measure": "count", "field": None}
    bucket = next((_TIMES[w] for w in (*_words(by), *_words(what)) if w in _TIMES), None if by else "month")
    status = sheet.status
    step = next((o for o in status.options if o.label.casefold() in what.casefold().split()), None) if status else None
    where = ((status.key, step.key),) if status and step else ()
    when = sheet.typed(*_DATES)
    if bucket and (not by or any(w in _TIMES for w in _words(by))):
        when = when or draft.give(sheet, "date", required=False)
        return Chart(label, sheet.key, _kind(kind, "line"), when.key, bucket=bucket, where=where, req=(req,), **how)  # type: ignore[arg-type]
    one = dimension(draft, sheet, by)
    usual = "doughnut" if "category" in by or "type" in by or "status" in by else "bar"
    return Chart(label, sheet.key, _kind(kind, usual), one.key, where=where, req=(req,), **how)  # type: ignore[arg-type]


def _kind(asked: str, usual: str) -> str:
    return asked if asked in ("line", "bar", "doughnut") else usual


def _tile(draft: Draft, label: str, req: str) -> Tile | None:
    said = _words(label)
    if "number" in said or "count" in said or (said[0] in ("total", "new", "active", "open") and not _MONEY & set(said)):
        counted = [w for w in said if w not in {"number", "of", "total", "count", "new", "active", "open"}]
        sheet = next((s for s in counting.counted(draft) if counted and counted[-1] in _words(s.label)), None) or measured_sheet(draft, label)
        return Tile(label, sheet.key, req=(req,))
    sheet = measured_sheet(draft, label)
    money = next((f for f in sheet.fields if f.type is FieldType.MONEY), None)
    if money is None:
        return Tile(label, sheet.key, req=(req,))
    return Tile(label, sheet.key, "mean" if said[0] in ("average", "mean") else "sum", money.key, req=(req,))

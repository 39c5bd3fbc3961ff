"""Figures, lists of results, money: dashboards, reports, invoices, shared costs, games."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import Chart, DashboardView, ListView, SplitView, Tile
from core.brief import FieldType, RuleKind
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.subject import main_sheet
from core.compiler.planner.relate import link
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import filterable, list_of, list_view, put
from core.features import Feature

_SUMMED = (FieldType.MONEY, FieldType.DECIMAL, FieldType.DURATION)
_DATES = (FieldType.DATE, FieldType.DATETIME)
_HIDDEN = ("order_line", "chat_message", "chat_room", "poll_vote", "notification", "comment", "faq", "subscriber", "poll_choice", "inquiry")


FIGURES = (Feature.STATISTICS, Feature.CHARTS)


def counted(draft: Draft) -> list[Sheet]:
    """The kinds of record that figures are of, what was named and moves first."""
    rank = {"request": 0, "record": 1, "people": 2, "offer": 3}
    return sorted((s for s in draft.sheets.values() if s.concept not in _HIDDEN), key=lambda s: (not s.said, rank[s.part]))


def figures_of(draft: Draft, sheet: Sheet) -> tuple[tuple[Tile, ...], tuple[Chart, ...]]:
    """Tiles and charts of one kind of record."""
    return tuple(_tiles(draft, sheet)), tuple(_charts(draft, sheet))


def dashboard(draft: Draft, req: tuple[str, ...]) -> None:
    """Tiles and charts over the records that matter; one page, whoever asked first."""
    there = next((v for v in draft.views if isinstance(v, DashboardView)), None)
    if there:
        draft.views[draft.views.index(there)] = replace(there, req=tuple(dict.fromkeys((*there.req, *req))))
        return
    sheets = counted(draft) or [main_sheet(draft)]
    tiles: list[Tile] = []
    charts: list[Chart] = []
    for sheet in sheets[:4]:
        tiles.extend(_tiles(draft, sheet))
        charts.extend(_charts(draft, sheet))
    if not charts and Feature.CHARTS in draft.wants:
        draft.give(sheets[0], "category", req=req)
        charts.extend(_charts(draft, sheets[0]))
    exports: tuple[str, ...] = ("csv", "pdf") if Feature.REPORTS in draft.wants else ("csv",) if Feature.EXPORT_TABLE in draft.wants else ()
    if Feature.EXPORT_PDF in draft.wants and "pdf" not in exports:
        exports = (*exports, "pdf")
    view = DashboardView(draft.view_key("figures"), draft.t("figures"), tuple(tiles[:6]), tuple(charts[:4]), exports, req=req)  # type: ignore[arg-type]
    draft.views.append(view)


def _tiles(draft: Draft, sheet: Sheet) -> list[Tile]:
    made = [Tile(sheet.plural, sheet.key)]
    when = sheet.typed(*_DATES)
    status = sheet.status
    if status:
        good = next((o for o in reversed(status.options) if o.tone == "good"), status.options[-1])
        first = status.options[0]
        made = [Tile(good.label, sheet.key, where=((status.key, good.key),)), Tile(first.label, sheet.key, where=((status.key, first.key),)), *made]
        if when:
            made.insert(1, Tile(f"{good.label} · {draft.t('today')}", sheet.key, where=((status.key, good.key),), period="today", date=when.key))
    money = next((f for f in sheet.fields if f.type is FieldType.MONEY and sheet.concepts.get(f.key) not in ("price", "unit_price")), None)
    hours = sheet.find("hours", "owed")
    for one in (money, hours):
        if one:
            made.append(Tile(f"{one.label} · {draft.t('total')}" if one is hours else one.label, sheet.key, "sum", one.key))
    if when and sheet.part == "request":
        made.append(Tile(f"{sheet.plural} · {draft.t('this_week')}", sheet.key, period="week", date=when.key))
    return made


def _charts(draft: Draft, sheet: Sheet) -> list[Chart]:
    made: list[Chart] = []
    money = next((f for f in sheet.fields if f.type in _SUMMED and sheet.concepts.get(f.key) not in ("price", "unit_price", "duration")), None)
    for one in sheet.fields:
        if one.options and len(made) < 2:
            made.append(Chart(draft.t("by", what=sheet.plural, field=one.label), sheet.key, "doughnut" if not made else "bar", one.key))
        elif one.target and len(made) < 2:
            made.append(Chart(draft.t("by", what=sheet.plural, field=one.label), sheet.key, "bar", one.key))
    if not made and (counted := sheet.find("quantity", "stock", "amount", "points", "score", "progress", "value", "views", "likes")) and not counted.formula:
        made.append(Chart(draft.t("by", what=counted.label, field=sheet.label), sheet.key, "bar", sheet.title, "sum", counted.key))
    when = sheet.typed(*_DATES)
    if when:
        label = draft.t("by", what=money.label if money else sheet.plural, field=draft.t("month"))
        chart = Chart(label, sheet.key, "line", when.key, "sum" if money else "count", money.key if money else None, "month" if money else "week")
        made.insert(0, chart)
    return made


def filters(draft: Draft, req: tuple[str, ...]) -> None:
    """Something to narrow the list by: a category, where the records have nothing else that repeats."""
    anywhere(draft, req)
    main = next((s for s in draft.sheets.values() if s.said), None)
    if main and not any(f.type not in {FieldType.MONEY, FieldType.DATE} for f in filterable(main)):
        draft.give(main, "category", req=req)


def reports(draft: Draft, req: tuple[str, ...]) -> None:
    """Figures that can be printed and taken along."""
    dashboard(draft, req)


def totals(draft: Draft, req: tuple[str, ...]) -> None:
    """Sums under the list of what has numbers."""
    numbers = (FieldType.MONEY, FieldType.DECIMAL, FieldType.INTEGER)
    sheet = next((s for s in draft.sheets.values() if any(f.type in numbers for f in s.fields) and s.part in ("record", "request")), None) or main_sheet(draft)
    draft.said_total(*(sheet.concepts.get(f.key, f.key) for f in sheet.fields if f.type in numbers))
    sheet.req.extend(req)


def price_list(draft: Draft, req: tuple[str, ...]) -> None:
    """Prices beside every thing on offer."""
    offer = next((s for s in draft.part("offer") if s.find("price", "unit_price")), None)
    if offer is None:
        offer = next(iter(draft.part("offer")), None) or draft.sheet("package", "plan", "fee", "rate") or draft.add(draft.usual_offer())
        draft.give(offer, "price", required=True)
    one = offer.find("price", "unit_price")
    if one:
        offer.tie(one.key, req)


def online_menu(draft: Draft, req: tuple[str, ...]) -> None:
    """The menu as a page."""
    sheet = draft.sheet("dish", "drink", "menu", "product") or draft.add("dish")
    if list_of(draft, sheet) is None:
        draft.views.append(list_view(draft, sheet, layout="menu", req=req))
    else:
        sheet.req.extend(req)


def invoices(draft: Draft, req: tuple[str, ...]) -> None:
    """Invoices with number, customer, amount, status, printable one by one."""
    sheet = draft.add("invoice", req=req)
    if list_of(draft, sheet) is None:
        view = list_view(draft, sheet, req=req)
        draft.views.append(view)
        put(draft, view, exports=tuple(dict.fromkeys((*view.exports, "pdf"))), totals=("amount",))


def expense_split(draft: Draft, req: tuple[str, ...]) -> None:
    """Who paid what, and who owes whom."""
    people = draft.sheet("person", "member", "resident", "guest", "family", "participant") or next(iter(draft.part("people")), None) or draft.add("person")
    sheet = draft.add("expense", fields=("description", "amount", "date"), req=req)
    amount = sheet.find("amount", "price", "cost") or sheet.typed(FieldType.MONEY) or draft.give(sheet, "amount", required=True)
    if amount.type is not FieldType.MONEY:
        amount = sheet.change(amount.key, replace(amount, type=FieldType.MONEY))
    payer = sheet.find("payer", "paid_by")
    if payer:
        payer = sheet.change(payer.key, replace(payer, type=FieldType.RELATION, target=people.key, options=()))
    else:
        payer = next((f for f in sheet.fields if f.target == people.key), None)
        payer = payer or draft.give(sheet, "payer", type=FieldType.RELATION, target=people.key, required=True)
    among = sheet.find("among", "split_between") or sheet.typed(FieldType.INTEGER)
    if among and among.type is not FieldType.INTEGER:
        among = sheet.change(among.key, replace(among, type=FieldType.INTEGER, minimum=Decimal(1)))
    draft.views.append(
        SplitView(draft.view_key("split"), draft.t("split"), sheet.key, people.key, amount.key, payer.key, among.key if among else None, req=req)
    )


def deposit(draft: Draft, req: tuple[str, ...]) -> None:
    """A deposit that is noted with each booking or order."""
    sheet = next(iter(draft.part("request")), None) or draft.sheet("rental", "booking") or main_sheet(draft)
    there = sheet.find("deposit")
    rule = draft.rule(RuleKind.DEPOSIT)
    if there is None:
        there = draft.give(sheet, "deposit", default=float(rule.amount) if rule and rule.amount is not None else None, required=False)
    sheet.tie(there.key, (*req, *draft.rule_req(RuleKind.DEPOSIT)))


def courses(draft: Draft, req: tuple[str, ...]) -> None:
    """Courses with their lessons."""
    sheet = draft.add("course", req=req)
    lessons = draft.add("lesson", fields=("title", "description", "duration"))
    link(draft, lessons, sheet, required=False)
    if list_of(draft, sheet) is None:
        draft.views.append(list_view(draft, sheet, layout="cards", req=req))


def ranking(draft: Draft, req: tuple[str, ...]) -> None:
    """The best first."""
    sheet = next((s for s in draft.sheets.values() if s.find("points", "score", "likes", "views")), None)
    if sheet is None:
        sheet = draft.sheet("score", "player", "member", "team", "student", "user") or draft.add("score")
    one = sheet.find("points", "score", "likes", "views") or draft.give(sheet, "points", default=0)
    view = replace(list_view(draft, sheet, label=draft.t("ranking"), layout="table", req=req), sort=one.key, descending=True)
    draft.views.append(view)


def points(draft: Draft, req: tuple[str, ...]) -> None:
    """Points of each member, the highest first."""
    sheet = next(iter(draft.part("people")), None) or draft.add("member")
    one = sheet.find("points", "penalty_points", "score") or draft.give(sheet, "points", default=0)
    sheet.tie(one.key, req)


def membership(draft: Draft, req: tuple[str, ...]) -> None:
    """Members and the plans they can choose."""
    plans = draft.add("plan", req=req)
    members = draft.add("member")
    link(draft, members, plans, required=False, req=req)


def anywhere(draft: Draft, req: tuple[str, ...]) -> None:
    """What every list can do already (search, filter, sort, export, import): the lists say so themselves."""
    if not draft.sheets:
        main_sheet(draft)
    for view in draft.views:
        if isinstance(view, ListView):
            put(draft, view, req=tuple(dict.fromkeys((*view.req, *req))))

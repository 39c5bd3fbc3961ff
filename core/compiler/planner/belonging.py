"""What belongs to what, though nobody said so: a rental is of a machine and for a customer, a return is of a rental, what comes in raises a stock."""

from dataclasses import replace

from core.appspec import Field, Formula
from core.brief import FieldType, RecordWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.relate import link
from core.compiler.planner.sheet import Sheet

_CLIENTS = ("customer", "client", "patient", "tenant", "resident", "member", "student", "guest", "donor", "passenger", "contact", "company")
_STAFF = ("employee", "volunteer", "staff", "worker")
_THINGS = (
    *("equipment", "device", "machine", "tool", "vehicle", "car", "truck", "bike", "boat"),
    *("room", "apartment", "property", "book", "asset", "item", "dress"),
)
_WHEELS = ("vehicle", "car", "truck", "van", "bus", "machine", "equipment", "asset", "device", "property", "apartment")
_GOODS = ("product", "item", "stock_item", "material", "part", "ingredient", "goods", "medicine")
# The last word of what holds the link, and the kinds of record that it may lead to: the first that is kept of each group.
_BELONGS: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...] = (
    (("rental", "loan", "hire", "borrowing", "lending", "checkout"), (_THINGS, _CLIENTS)),
    (("return",), (("rental", "loan", "borrowing", "order"),)),
    (("payment", "fee", "contract", "prescription", "donation", "policy", "claim", "receipt"), (_CLIENTS,)),
    (("deal", "opportunity", "activity", "interaction", "meeting", "call", "follow-up"), (("contact", "customer", "client", "company", "lead"),)),
    (("vacation", "leave", "absence", "attendance", "salary", "payroll", "payslip", "overtime", "appraisal", "performance", "shift"), (_STAFF,)),
    (("employee",), (("department",),)),
    (("fuel", "repair", "maintenance", "service", "inspection", "mileage", "insurance", "reminder", "cost", "refueling"), (_WHEELS,)),
    (("task", "milestone"), (("project",),)),
    (("interview", "offer"), (("candidate", "application", "applicant"),)),
    (("application",), (("job", "vacancy", "opening", "position"),)),
    (("donation", "pledge"), (("campaign", "project", "cause"),)),
    (("apartment", "unit", "flat"), (("building",),)),
    (("repair", "complaint"), (("apartment", "unit", "room"),)),
    (("student",), (("class", "grade"),)),
    (("product", "item"), (("supplier",),)),
)
_NAMES = ("customer_name", "full_name", "phone", "email")
_IN = frozenset({"in", "inbound", "incoming", "receipt", "receipts", "inflow"})
_OUT = frozenset({"out", "outbound", "outgoing", "issue", "issues", "outflow"})
_MOST = 3


def belong(draft: Draft) -> None:
    """Links between kinds of record that were named in an instruction, and stock that moves with what comes in and goes out."""
    if not any(w.can for _, w in draft.wants.each(RecordWanted)):
        return
    _move_stock(draft)
    _one_place(draft)
    for sheet in [s for s in draft.sheets.values() if s.said]:
        for holders, groups in _BELONGS:
            if _is(sheet, holders):
                for group in groups:
                    _tie(draft, sheet, group)


def _is(sheet: Sheet, names: tuple[str, ...]) -> bool:
    return sheet.concept in names or sheet.label.casefold().split()[-1] in names or any(sheet.label.casefold() == f"{n} request" for n in names)


def _tie(draft: Draft, sheet: Sheet, group: tuple[str, ...]) -> None:
    target = next((s for name in group for s in draft.sheets.values() if s.said and s is not sheet and _is(s, (name,))), None)
    if target is None or any(f.target == target.key for f in sheet.fields) or sum(1 for f in sheet.fields if f.target) >= _MOST:
        return
    if any(f.target == sheet.key for f in target.fields):
        return
    if target.part == "people" and not draft.public:
        # Who keeps customers picks one, and types no name again.
        sheet.fields = [f for f in sheet.fields if f.req or sheet.concepts.get(f.key) not in _NAMES]
        word = next((f for f in sheet.fields if sheet.concepts.get(f.key) in _CLIENTS and f.type is FieldType.TEXT and not f.req), None)
        if word:
            sheet.fields.remove(word)
    tie = link(draft, sheet, target, required=not draft.public and target.part != "people")
    if sheet.fields.index(tie) > 1 and not sheet.typed(FieldType.TEXT):
        sheet.fields.remove(tie)
        sheet.fields.insert(0, tie)
    if _is(sheet, ("return",)):
        _as_return(draft, sheet, tie)


def _as_return(draft: Draft, sheet: Sheet, tie: Field) -> None:
    """A return of something lent says of which rental, when, and in what condition it came back."""
    asked = [f for f in sheet.fields if f.req and f is not tie]
    sheet.fields, sheet.workflow = [tie, *asked], None
    draft.give(sheet, "date", default="today", required=True)
    draft.give(sheet, "condition", required=False)
    draft.give(sheet, "note", required=False)


def _one_place(draft: Draft) -> None:
    """Where things with a town are looked for by place, the town is the place: addresses that all differ narrow nothing down."""
    for sheet in draft.sheets.values():
        town, place = sheet.find("city"), sheet.find("location", "place")
        if town and place and place.type is FieldType.PLACE and not town.req and place.req:
            sheet.fields.remove(place)
            sheet.change(town.key, replace(town, label=place.label, req=place.req))


def _move_stock(draft: Draft) -> None:
    """What comes in and goes out is noted with product, quantity and day, and the stock follows."""
    goods = next((s for name in _GOODS for s in draft.sheets.values() if s.said and _is(s, (name,)) and s.part != "request"), None)
    ways = {"+": _moved(draft, _IN), "-": _moved(draft, _OUT)}
    if goods is None or not any(ways.values()):
        return
    for sign, sheet in ((way, s) for way, s in ways.items() if s):
        sheet.concept = "goods_in" if sign == "+" else "goods_out"
        sheet.fields = [f for f in sheet.fields if f.req and f.target is None]
        sheet.part, sheet.icon, sheet.workflow = "record", "box", None
        tie = link(draft, sheet, goods, required=True)
        sheet.fields.remove(tie)
        sheet.fields.insert(0, tie)
        draft.give(sheet, "quantity", required=True)
        draft.give(sheet, "date", default="today", required=True)
        draft.give(sheet, "note", required=False)
    stock = goods.find("stock", "quantity") or draft.give(goods, "stock")
    first = Field("opening_stock", "Opening stock", FieldType.INTEGER, default=0)
    goods.fields.insert(goods.fields.index(stock), first)
    goods.concepts["opening_stock"] = "opening_stock"
    parts = [f" {sign} sum({sheet.key}.quantity)" for sign, sheet in ways.items() if sheet]
    goods.change(stock.key, replace(stock, type=FieldType.INTEGER, required=False, default=None, formula=Formula(f"opening_stock{''.join(parts)}")))


def _moved(draft: Draft, words: frozenset[str]) -> Sheet | None:
    for sheet in draft.sheets.values():
        said = sheet.label.casefold().replace("-", " ").split()
        if sheet.said and len(said) > 1 and ({said[-1], said[0]} & words) and sheet.part != "people":
            return sheet
    return None

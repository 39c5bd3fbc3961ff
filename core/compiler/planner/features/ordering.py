"""Orders: a shop with a basket, or a form with one thing and a quantity; pickup, delivery, payment, minimum, deposit."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import Field, Formula, ShopView, Workflow
from core.brief import FieldType, PageWanted, RecordWanted, RuleKind, RuleWanted, Status
from core.compiler.planner.draft import Draft
from core.compiler.planner.relate import link
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import form_view, visitor_fields
from core.features import Feature

_ORDER = (Feature.PICKUP, Feature.DELIVERY, Feature.CART, Feature.PUBLIC_SHOP, Feature.MINIMUM_ORDER, Feature.ONLINE_PAYMENT)
_TAKEN = frozenset({"browse", "buy", "purchase", "order", "select", "choose", "book", "reserve"})
# Requests and records that are no sale.
_NO_SALE = frozenset(
    {
        "vacation",
        "absence",
        "complaint",
        "quote",
        "shift_change",
        "inquiry",
        "payment",
        "notification",
        "user",
        "user_account",
        "article",
        "page",
        "comment",
        "review",
        "transaction",
        "permission",
        "address",
        "log",
    }
)
_RULES = (RuleKind.LEAD_TIME, RuleKind.MINIMUM_ORDER, RuleKind.FREE_DELIVERY_FROM, RuleKind.DELIVERY_FEE, RuleKind.DEPOSIT)
# Where codes were asked for and none was named, so that one can be tried.
_CODE = ("WELCOME10", Decimal(10))
_BOUGHT = frozenset({"buy", "purchase"})
_WHO_AND_WHEN = frozenset(
    [
        "customer_name",
        "full_name",
        "first_name",
        "last_name",
        "name",
        "email",
        "phone",
        "address",
        "delivery_address",
        "company",
        "note",
        "message",
        "comment",
        "date",
        "time",
        "datetime",
        "pickup_date",
        "pickup_time",
        "delivery_date",
        "allergies",
        "intolerances",
        "status",
        "total",
        "amount",
        "delivery_day",
        "day",
        "customer",
        "payment_method",
    ]
)


def plan_sales(draft: Draft) -> None:
    """What an instruction says is bought is sold in a shop, though nobody spoke of one."""
    wants = draft.wants
    if wants.any(Feature.GAME, Feature.CART, Feature.PUBLIC_SHOP, Feature.BOOKING) or Feature.CART in wants.ruled_out:
        return
    for requirement, wish in wants.each(RecordWanted):
        sheet = next((s for s in draft.sheets.values() if requirement.id in s.req), None)
        if _BOUGHT & set(wish.can) and sheet and sheet.part == "offer":
            wants.features[Feature.CART] = (requirement.id,)
            return


def plan_orders(draft: Draft) -> None:
    """The order, what it is of, and the view that makes one."""
    wants = draft.wants
    order = draft.sheet("order")
    if order is None and draft.sheet("shipment", "delivery", "parcel") and not wants.any(Feature.PICKUP, Feature.CART, Feature.PUBLIC_SHOP):
        return  # Who delivers for others sells nothing.
    started = wants.any(Feature.PICKUP, Feature.DELIVERY, Feature.CART, Feature.PUBLIC_SHOP) or (wants.any(*_ORDER) and not _others(draft))
    if order is None and started and not (draft.part("request") and not wants.any(Feature.PICKUP, Feature.CART, Feature.PUBLIC_SHOP)):
        order = next((s for s in draft.part("request") if s.said and s.concept not in _NO_SALE), None) or draft.add("order")
    if order is None:
        if Feature.ONLINE_PAYMENT in wants:
            draft.add("payment", req=wants.req(Feature.ONLINE_PAYMENT))
            draft.remark(wants.req(Feature.ONLINE_PAYMENT), Status.PARTIAL, "note_payment")
        return
    if order.said and not draft.public and not wants.any(*_ORDER):
        # An order that only the people behind it keep is work with its own price, not a sale.
        order.part = "record"
        if not order.workflow:
            _status(draft, order)
        return
    order.part = "request"
    req = wants.req(*_ORDER)
    offers = [s for s in draft.part("offer") if s is not order]
    offer = next((s for s in offers if s.find("price", "unit_price")), offers[0] if offers else None) or _meant(draft) or draft.add(draft.usual_offer())
    _when_and_where(draft, order)
    if not order.workflow:
        _status(draft, order)
    if order.said and not any(f.target == offer.key for f in order.fields):
        link(draft, order, offer)
    if _is_shop(draft, order, offer):
        _shop(draft, order, offer, req)
    else:
        _form(draft, order, offer, req)


def _meant(draft: Draft) -> Sheet | None:
    """What people were said to browse and buy, though its name is no usual word for something on offer; it gets a price."""
    wanted = [(r.id, w) for r, w in draft.wants.each(RecordWanted) if _TAKEN.intersection(w.can)]
    best = next((s for i, _ in wanted for s in draft.sheets.values() if i in s.req and s.part == "record" and s.concept not in _NO_SALE), None)
    if best:
        best.part = "offer"
        if not best.find("price", "unit_price", "amount"):
            draft.give(best, "price", required=False)
    return best


def _others(draft: Draft) -> bool:
    """True when records were described that are no things for sale."""
    return any(s.said and s.part != "offer" for s in draft.sheets.values())


def _is_shop(draft: Draft, order: Sheet, offer: Sheet) -> bool:
    if not offer.find("price", "unit_price"):
        return False
    if draft.wants.any(Feature.CART, Feature.PUBLIC_SHOP):
        return True
    own = [
        f
        for f in order.fields
        if f.target != offer.key and order.concepts.get(f.key) not in _WHO_AND_WHEN and f.type not in (FieldType.LONG_TEXT, FieldType.BOOLEAN)
    ]
    return all(order.concepts.get(f.key) == "quantity" or f.formula or f.type in (FieldType.DATE, FieldType.TIME) for f in own)


def _shop(draft: Draft, order: Sheet, offer: Sheet, req: tuple[str, ...]) -> None:
    lines = draft.add("order_line", fields=())
    old = link(draft, order, offer)
    count = order.find("quantity")
    price = offer.find("price", "unit_price")
    lines.fields.append(Field("order", order.label, FieldType.RELATION, required=True, target=order.key))
    lines.fields.append(Field("item", old.label, FieldType.RELATION, required=True, target=offer.key, req=old.req))
    quantity = replace(count, key="quantity", required=True, minimum=Decimal(1)) if count else None
    lines.fields.append(quantity or Field("quantity", draft.label("quantity"), FieldType.INTEGER, required=True, minimum=Decimal(1), default=1))
    lines.fields.append(Field("amount", draft.label("amount"), FieldType.MONEY, formula=Formula(f"quantity * item.{price.key if price else 'price'}")))
    lines.concepts |= {"order": "order", "item": "item", "quantity": "quantity", "amount": "amount"}
    for gone in (*(f for f in order.fields if f.target == offer.key), count):
        if gone:
            order.fields.remove(gone)
    if not order.find("total"):
        order.fields.append(Field("total", draft.label("total"), FieldType.MONEY, formula=Formula(f"sum({lines.key}.amount)")))
        order.concepts["total"] = "total"
    paid = Feature.ONLINE_PAYMENT in draft.wants
    if paid:
        draft.remark(draft.wants.req(Feature.ONLINE_PAYMENT), Status.PARTIAL, "note_payment")
    rules = {w.kind: w.amount for _, w in draft.wants.each(RuleWanted) if w.amount is not None}
    tied = [
        r.id
        for r, w in draft.wants.each(RuleWanted)
        if w.kind in (RuleKind.MINIMUM_ORDER, RuleKind.DELIVERY_FEE, RuleKind.FREE_DELIVERY_FROM, RuleKind.DEPOSIT)
    ]
    asked = tuple(r.id for r, page in draft.wants.each(PageWanted) if page.concept == "coupon")
    codes = draft.discount_codes() or ((_CODE,) if asked else ())
    told = draft.t("code_hint", name=_CODE[0], n=f"{_CODE[1]:g}") if codes == (_CODE,) else ""
    draft.views.append(
        ShopView(
            draft.view_key("shop" if draft.wants.any(Feature.CART, Feature.PUBLIC_SHOP) else "order"),
            draft.t("shop") if draft.wants.any(Feature.CART, Feature.PUBLIC_SHOP) else draft.t("order_now"),
            offer.key,
            order.key,
            lines.key,
            price.key if price else "price",
            details=visitor_fields(draft, order),
            payment="simulated" if paid else "none",
            delivery_fee=rules.get(RuleKind.DELIVERY_FEE),
            free_delivery_from=rules.get(RuleKind.FREE_DELIVERY_FROM),
            minimum_order=rules.get(RuleKind.MINIMUM_ORDER),
            deposit=rules.get(RuleKind.DEPOSIT),
            codes=codes,
            thanks=draft.t("thanks_order"),
            intro=" ".join(text for text in (draft.rule_words(*_RULES), told) if text),
            req=tuple(dict.fromkeys((*asked, *req, *draft.wants.req(Feature.PRICE_LIST), *tied, *order.req, *draft.rule_req(RuleKind.LEAD_TIME)))),
        )
    )


def _form(draft: Draft, order: Sheet, offer: Sheet, req: tuple[str, ...]) -> None:
    chosen = next((f for f in order.fields if f.target == offer.key), None) or link(draft, order, offer)
    price = offer.find("price", "unit_price")
    many = order.find("quantity", "weight", "stall_count", "days")
    if many is None and not order.said:
        many = draft.give(order, "quantity", default=1, minimum=Decimal(1), required=True)
    if price and not order.find("total"):
        by = f" * {many.key}" if many else ""
        order.fields.append(Field("total", draft.label("total"), FieldType.MONEY, formula=Formula(f"{chosen.key}.{price.key}{by}")))
        order.concepts["total"] = "total"
    if Feature.ONLINE_PAYMENT in draft.wants:
        draft.remark(draft.wants.req(Feature.ONLINE_PAYMENT), Status.NOT_DONE, "note_no_payment_form")
    words = draft.rule_words(RuleKind.LEAD_TIME, RuleKind.MINIMUM_ORDER, RuleKind.DEPOSIT, RuleKind.DELIVERY_FEE)
    tied = draft.rule_req(RuleKind.LEAD_TIME, RuleKind.MINIMUM_ORDER, RuleKind.DEPOSIT, RuleKind.DELIVERY_FEE)
    asked = tuple(r for r in req if r not in draft.wants.req(Feature.ONLINE_PAYMENT))
    draft.views.append(form_view(draft, order, draft.t("order_now"), words, draft.t("thanks_order"), (*asked, *order.req, *tied)))


def _when_and_where(draft: Draft, order: Sheet) -> None:
    wants = draft.wants
    if Feature.PICKUP in wants or (not order.said and Feature.DELIVERY not in wants):
        _moment(draft, order, "pickup_date", "pickup_time", wants.req(Feature.PICKUP))
    if Feature.DELIVERY in wants:
        if not order.find("delivery_address", "address", "place"):
            draft.give(order, "delivery_address", req=wants.req(Feature.DELIVERY))
        if not order.typed(FieldType.DATE, FieldType.DATETIME):
            _moment(draft, order, "delivery_date", None, wants.req(Feature.DELIVERY))
    if (
        order.said is False
        and Feature.PICKUP in wants
        and (spare := order.find("date"))
        and spare.key == "date"
        and len([f for f in order.fields if f.type is FieldType.DATE]) > 1
    ):
        order.fields.remove(spare)


def _moment(draft: Draft, order: Sheet, day: str, hour: str | None, req: tuple[str, ...]) -> None:
    when = order.typed(FieldType.DATE, FieldType.DATETIME)
    time = order.typed(FieldType.TIME)
    if when is None:
        when = draft.give(order, day, required=True)
        order.fields.remove(when)
        order.fields.insert(order.fields.index(time) if time else _middle(order), when)
    order.tie(when.key, req)
    if hour and time is None and when.type is FieldType.DATE and not order.said:
        draft.give(order, hour, required=True)
        moved = order.fields.pop()
        order.fields.insert([f.key for f in order.fields].index(when.key) + 1, moved)


def _middle(order: Sheet) -> int:
    notes = [i for i, f in enumerate(order.fields) if f.type is FieldType.LONG_TEXT or order.concepts.get(f.key) in ("status", "total")]
    return notes[0] if notes else len(order.fields)


def _status(draft: Draft, order: Sheet) -> None:
    steps = ["new", "preparing", "ready", "collected"] if Feature.DELIVERY not in draft.wants else ["new", "preparing", "on_the_way", "delivered"]
    options = draft.options(steps)
    one = order.find("status")
    made = Field("status", draft.label("status"), FieldType.CHOICE, required=True, options=options, default=options[0].key)
    if one:
        order.change(one.key, replace(made, key=one.key, label=one.label, req=one.req))
    else:
        order.fields.append(made)
        order.concepts["status"] = "status"
    order.workflow = Workflow(one.key if one else "status")

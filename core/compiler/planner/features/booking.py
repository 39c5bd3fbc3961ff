"""Appointments, tables, rentals and places in courses: who takes what when, without taking it twice."""

import re
from dataclasses import replace

from core.appspec import BookingView, CancelBefore, Capacity, Field, NoOverlap, Option, Workflow
from core.brief import FieldType, RecordWanted, RuleKind
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.lending import by_the_hour, lent_thing, taken_when
from core.compiler.planner.features.sessions import dated
from core.compiler.planner.relate import link
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import form_view, list_of, list_view, visitor_fields
from core.compiler.planner.wants import hours_of
from core.features import Feature

_REQUESTS = ("appointment", "reservation", "booking", "rental", "registration", "order", "request")
_SESSIONS = ("course", "class", "event", "workshop", "session", "training", "trip", "tour", "lesson")
_PLACES = ("venue", "court", "hall", "studio", "facility", "table", "room", "stall", "pitch", "boat", "bike", "vehicle", "car", "rental_item", "flat")
_AT_ONCE = re.compile(r"\bat (?:a|the same|one) time\b|\bat once\b|\bin total\b|\btogether\b", re.IGNORECASE)
_MOMENTS = (FieldType.DATE, FieldType.TIME, FieldType.DATETIME)
_WHO = ("customer_name", "full_name", "first_name", "last_name", "name", "child_name", "parent_name", "owner_name", "email", "phone", "author", "company")
_BOOKERS = frozenset({"customer", "member", "patient", "student", "guest"})
_TAKES = frozenset({"book", "reserve", "rent", "borrow", "schedule"})


def plan_bookings(draft: Draft) -> None:
    """A booking page for what is booked, where booking was asked for; an internal diary stays a list."""
    wants = draft.wants
    taken = any(s.part == "request" and s.concept not in ("inquiry", "subscriber") for s in draft.sheets.values())
    asked = wants.any(Feature.BOOKING, Feature.WAITING_LIST) or (wants.any(Feature.CAPACITY_LIMIT, Feature.LEAD_TIME, Feature.CANCELLATION) and not taken)
    sheet = draft.sheet("appointment", "reservation", "booking", "rental", "registration")
    if Feature.BOOKING in wants.ruled_out or not (asked or (sheet and sheet.part == "request" and draft.public)):
        if Feature.CANCELLATION in wants and (other := next((s for s in draft.part("request") if s.concept not in ("inquiry", "subscriber")), None)):
            _settle(draft, other)
        return
    made = dated(draft)
    sessions = made or draft.sheet(*_SESSIONS)
    if sheet is None:
        spoken = [s for s in draft.part("request") if s.said and s.concept not in ("inquiry", "order")]
        sheet = spoken[0] if spoken else draft.add(_usual(draft))
    sheet.part = "request"
    meant = (Feature.BOOKING, Feature.WAITING_LIST, Feature.CAPACITY_LIMIT, Feature.LEAD_TIME)
    req = tuple(dict.fromkeys((*wants.req(*meant), *sheet.req)))
    if made:
        # A session has its day and hour: who takes a place in it need not say them again.
        sheet.fields = [f for f in sheet.fields if f.type not in _MOMENTS or f.req]
        _move_calendar(draft, sheet, made)
    if (
        sessions
        and sessions is not sheet
        and not (_undated(sessions) and _limit(draft) and (draft.hours or _AT_ONCE.search(_words_of(draft, RuleKind.CAPACITY))))
    ):
        _places_in(draft, sheet, sessions, req)
    else:
        _slots(draft, sheet, req)


def _undated(sessions: Sheet) -> bool:
    """Whether nothing says when a session is: who takes a place in one chooses its day and hour among the opening hours."""
    return sessions.part == "offer" and not sessions.typed(*_MOMENTS) and not sessions.find("weekday", "days")


def _limit(draft: Draft) -> int | None:
    """How many may come, where a number was said."""
    rule = draft.rule(RuleKind.CAPACITY)
    return int(rule.amount) if rule and rule.amount else None


def _move_calendar(draft: Draft, sheet: Sheet, sessions: Sheet) -> None:
    """A calendar of bookings that have no day of their own shows the sessions instead."""
    old = list_of(draft, sheet)
    if old and old.layout == "calendar" and not sheet.typed(FieldType.DATE, FieldType.DATETIME):
        draft.views.remove(old)
        draft.views.append(list_view(draft, sessions, layout="calendar", req=old.req))


def _usual(draft: Draft) -> str:
    if draft.sheet("table") or draft.trade.request == "reservation":
        return "reservation"
    if draft.sheet(*_SESSIONS):
        return "registration"
    return draft.trade.request if draft.trade.request in _REQUESTS[:5] else "appointment"


def _places_in(draft: Draft, sheet: Sheet, sessions: Sheet, req: tuple[str, ...]) -> None:
    """Registration for sessions with a number of places each."""
    tie = link(draft, sheet, sessions)
    limit = draft.rule(RuleKind.CAPACITY)
    places = sessions.find("capacity", "participants")
    if limit and limit.amount is not None:
        if places is None:
            places = draft.give(sessions, "capacity", required=True)
        sessions.change(places.key, replace(places, default=int(limit.amount)))
        sessions.tie(places.key, draft.rule_req(RuleKind.CAPACITY))
    if places is None and draft.wants.any(Feature.CAPACITY_LIMIT, Feature.WAITING_LIST):
        places = draft.give(sessions, "capacity", default=12, required=True)
    if places:
        waits = Feature.WAITING_LIST in draft.wants
        sheet.rules.append(Capacity(f"{tie.key}.{places.key}", (tie.key,), waiting_list=waits))
        sessions.tie(places.key, draft.wants.req(Feature.CAPACITY_LIMIT))
    _settle(draft, sheet)
    words = draft.rule_words(RuleKind.CAPACITY, RuleKind.CANCEL_BEFORE, RuleKind.LEAD_TIME, RuleKind.DEPOSIT)
    tied = draft.rule_req(RuleKind.CANCEL_BEFORE, RuleKind.LEAD_TIME, RuleKind.DEPOSIT)
    draft.views.append(
        form_view(
            draft,
            sheet,
            draft.t("book_now" if sheet.concept in ("booking", "appointment", "reservation") else "register_now"),
            words,
            draft.t("thanks_register"),
            (*req, *tied),
        )
    )


def _slots(draft: Draft, sheet: Sheet, req: tuple[str, ...]) -> None:
    """A day and a time, or days from and until, of something that can be taken once."""
    first, until, time = taken_when(draft, sheet)
    service = _service(draft, sheet)
    resource = _resource(draft, sheet, service)
    minutes: str | int = 60
    if service and service.target and (length := draft.sheets[service.target].typed(FieldType.DURATION)):
        minutes = f"{service.key}.{length.key}"
    elif draft.trade.family in ("salon", "clinic"):
        minutes = 30
    own = sheet.find("duration")
    if own and own.type is FieldType.DURATION:
        minutes = own.key
    step = 30 if isinstance(minutes, str) else minutes
    # What is rented is itself what can be taken once.
    rented = until is not None or draft.trade.family == "rental" or by_the_hour(draft)
    thing = lent_thing(draft, sheet) if until and resource is None and service is None else None
    who = resource or (service if rented else None) or (link(draft, sheet, thing) if thing else None)
    resource = resource or (who if thing else None)
    many = _how_many(draft, service, until is not None)
    if many is not None and service:
        sheet.rules.append(Capacity(many, (service.key, first.key)))
    elif sheet.concept == "reservation" and who is None and not until:
        sheet.rules.append(Capacity(_limit(draft) or 12, tuple(k for k in (first.key, time.key if time else "") if k)))
    elif (limit := _limit(draft)) and resource is None and time and not until:
        together = _AT_ONCE.search(_words_of(draft, RuleKind.CAPACITY))
        heads = sheet.find("party_size", "participants", "quantity")
        per = (first.key, time.key) if together or service is None else (service.key, first.key, time.key)
        sheet.rules.append(Capacity(limit, per, heads.key if heads and heads.type is FieldType.INTEGER else None))
    elif not (until and who is None):
        sheet.rules.append(NoOverlap(who.key if who else None, first.key, time.key if time else "", 0 if until else minutes, until.key if until else None))
    _settle(draft, sheet)
    special = {first.key, until.key if until else "", time.key if time else "", service.key if service else "", resource.key if resource else ""}
    words = draft.rule_words(RuleKind.CANCEL_BEFORE, RuleKind.LEAD_TIME, RuleKind.DEPOSIT, RuleKind.CAPACITY, RuleKind.NO_DOUBLE_BOOKING)
    tied = draft.rule_req(RuleKind.CANCEL_BEFORE, RuleKind.LEAD_TIME, RuleKind.DEPOSIT, RuleKind.CAPACITY, RuleKind.NO_DOUBLE_BOOKING)
    draft.views.append(
        BookingView(
            draft.view_key("book"),
            draft.t("book_table") if sheet.concept == "reservation" and (draft.sheet("table") or draft.trade.request == "reservation") else draft.t("book_now"),
            sheet.key,
            first.key,
            time.key if time else None,
            service=service.key if service else None,
            resource=resource.key if resource and resource is not service else None,
            slot_minutes=step,
            details=tuple(k for k in visitor_fields(draft, sheet) if k not in special),
            thanks=draft.t("thanks_booking"),
            until=until.key if until else None,
            intro=words,
            req=tuple(dict.fromkeys((*req, *tied))),
        )
    )


def _words_of(draft: Draft, kind: RuleKind) -> str:
    rule = draft.rule(kind)
    return rule.words if rule else ""


def _service(draft: Draft, sheet: Sheet) -> Field | None:
    # A table is booked, not a dish of the menu.
    offers = [s for s in draft.part("offer") if s is not sheet and s.concept not in ("table", "room", "dish", "drink", "menu")]
    if not offers and not sheet.said and draft.trade.family in ("salon", "clinic", "craft", "rental", "garage"):
        offers = [draft.add(draft.usual_offer())]
    if not offers:
        meant = _said_to_be_taken(draft, sheet)
        return link(draft, sheet, meant) if meant else None
    for offer in offers:
        price = offer.find("price")
        if price and draft.trade.family == "clinic" and not (offer.said or offer.rows or price.req or Feature.PRICE_LIST in draft.wants):
            # Nobody's fees are made up: a practice that named no price shows none.
            offer.fields.remove(price)
    meant = _said_to_be_taken(draft, sheet)
    return link(draft, sheet, meant or next((o for o in offers if o.find("price")), offers[0]))


def _said_to_be_taken(draft: Draft, sheet: Sheet) -> Sheet | None:
    """What people were said to book or reserve, though its name is no usual word for that."""
    if any(f.target for f in sheet.fields):
        return None
    wanted = [r.id for r, w in draft.wants.each(RecordWanted) if _TAKES.intersection(w.can)]
    return next((s for i in wanted for s in draft.sheets.values() if i in s.req and s is not sheet and s.part != "request"), None)


def _resource(draft: Draft, sheet: Sheet, service: Field | None) -> Field | None:
    people = [f for f in sheet.fields if f.target and draft.sheets[f.target].part == "people" and sheet.concepts.get(f.key) not in _BOOKERS]
    if people:
        return people[0]
    for concept in _PLACES:
        # "Wedding venues" have no usual kind of their own, but they are venues.
        place = draft.sheet(concept) or next((s for s in draft.sheets.values() if s.concept is None and s.key.split("_")[-1] == concept), None)
        if place and place is not sheet and not (service and service.target == place.key):
            return link(draft, sheet, place)
    staff = [s for s in draft.part("people") if s.rows and s.concept not in _BOOKERS]
    # Who was named by name is somebody one can choose.
    if staff and (not sheet.said or staff[0].req):
        return link(draft, sheet, staff[0])
    return next((f for f in sheet.fields if f.type is FieldType.CHOICE and sheet.concepts.get(f.key) in ("room", "pitch", "table", "bay")), None)


def _how_many(draft: Draft, service: Field | None, spans: bool) -> int | str | None:  # noqa: FBT001 - one caller, one meaning
    """How many of one kind there are, where a count was said of the things on offer."""
    if service is None or service.target is None or spans:
        return None
    stock = draft.sheets[service.target].find("stock", "quantity", "capacity")
    return f"{service.key}.{stock.key}" if stock else None


def _may_book(other: Sheet) -> bool:
    """Whether these are people who book, not those whom one books."""
    return other.concept in _BOOKERS or (other.part == "people" and other.concept is None and not other.rows)


def _settle(draft: Draft, sheet: Sheet) -> None:
    """Statuses, cancelling in time, and an end to what was cancelled."""
    if not sheet.workflow:
        names = ("new", "confirmed", "cancelled")
        options = draft.options(names)
        one = draft.give(sheet, "status", options=options, default=options[0].key, required=True)
        if not one.default:
            sheet.change(one.key, replace(one, default=one.options[0].key))
        sheet.workflow = Workflow(one.key)
    _give_back(sheet)
    if draft.public and not sheet.find(*_WHO) and not any(f.target and _may_book(draft.sheets[f.target]) for f in sheet.fields):
        # Nobody can confirm a booking without knowing whose it is.
        who = draft.give(sheet, "customer_name", required=True)
        sheet.fields.remove(who)
        sheet.fields.insert(0, who)
    rule = draft.rule(RuleKind.CANCEL_BEFORE)
    if Feature.CANCELLATION not in draft.wants and rule is None:
        return
    status = sheet.status
    if status is None:
        return
    over = next((o for o in status.options if o.tone == "bad"), None)
    if over is None:
        over = Option("cancelled", draft.options(("cancelled",))[0].label, "bad")
        status = sheet.change(status.key, replace(status, options=(*status.options, over)))
        _give_back(sheet)
    sheet.tie(status.key, (*draft.wants.req(Feature.CANCELLATION), *draft.rule_req(RuleKind.CANCEL_BEFORE)))
    when = sheet.typed(FieldType.DATE, FieldType.DATETIME)
    time = sheet.typed(FieldType.TIME)
    if rule and rule.amount is not None:
        day, hour = (when.key, time.key if time else None) if when else _of_session(draft, sheet)
        if day:
            sheet.rules.append(CancelBefore(status.key, over.key, day, hour, hours_of(rule)))


def _of_session(draft: Draft, sheet: Sheet) -> tuple[str, str | None]:
    """Paths to the day and the hour of what the records are for; ("", None) where it has none."""
    for tie in sheet.fields:
        target = draft.sheets.get(tie.target or "")
        if target and (day := target.typed(FieldType.DATE)):
            hour = target.typed(FieldType.TIME)
            return f"{tie.key}.{day.key}", f"{tie.key}.{hour.key}" if hour else None
    return "", None


def _give_back(sheet: Sheet) -> None:
    """Cancelled and returned records no longer take up their place."""
    status = sheet.status
    if sheet.workflow and status:
        over = tuple(o.key for o in status.options if o.tone == "bad" or o.key in ("returned", "cancelled"))
        sheet.workflow = replace(sheet.workflow, frees=over)

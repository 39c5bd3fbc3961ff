"""Work and who does it: boards, tasks, attendance, hours, stock, maps, notices, files."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import Field, Formula, Highlight, Notify, RosterView, Workflow
from core.brief import FieldType, RuleKind, RuleWanted, Status
from core.compiler.planner.draft import Draft, Sheet
from core.compiler.planner.relate import PEOPLE, link
from core.compiler.planner.views import list_of, list_view, put

_DATES = (FieldType.DATE, FieldType.DATETIME, FieldType.TIME)
_PEOPLE = ("player", "member", "student", "child", "employee", "guest", "resident", "volunteer", "person", "agent", "user", "family", "trainer")
_OCCASIONS = ("match", "training", "event", "class", "course", "lesson", "session", "workshop", "shift", "trip")


def status_tracking(draft: Draft, req: tuple[str, ...]) -> None:
    """A status that is changed with one tap, in the list and on each page."""
    sheet = main_sheet(draft)
    if not sheet.workflow:
        one = draft.give(sheet, "status", required=True)
        if not one.options:
            one = sheet.change(one.key, replace(one, type=FieldType.CHOICE, options=draft.usual_options(sheet, "status")))
        sheet.change(one.key, replace(one, default=one.default or one.options[0].key))
        sheet.workflow = Workflow(one.key)
    sheet.tie(sheet.workflow.field, req)


def kanban(draft: Draft, req: tuple[str, ...]) -> None:
    """Cards that are drawn from column to column."""
    found = (
        next((s for s in draft.sheets.values() if s.workflow and s.said), None)
        or draft.sheet("task")
        or next((s for s in draft.sheets.values() if s.workflow), None)
    )
    sheet = found or draft.add("task")
    if not sheet.workflow:
        one = draft.give(sheet, "status", required=True)
        sheet.change(one.key, replace(one, default=one.options[0].key if one.options else None))
        sheet.workflow = Workflow(one.key)
    view = list_of(draft, sheet)
    if view:
        put(draft, view, layout="board", group_by=sheet.workflow.field, req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        draft.views.append(list_view(draft, sheet, layout="board", req=req))


def calendar(draft: Draft, req: tuple[str, ...]) -> None:
    """Records by day; the first that have a date, an internal diary before orders."""
    order = ("appointment", "booking", "reservation", "lesson", "shift", "event", "class", "training", "match", "leave", "vacation", "task")
    sheet = draft.sheet(*order) or next((s for s in draft.sheets.values() if s.typed(FieldType.DATE, FieldType.DATETIME) and s.part != "request"), None)
    sheet = sheet or next((s for s in draft.sheets.values() if s.typed(FieldType.DATE, FieldType.DATETIME)), None) or draft.add("event")
    when = sheet.typed(FieldType.DATE, FieldType.DATETIME) or draft.give(sheet, "date", required=True)
    view = list_of(draft, sheet)
    if view:
        put(draft, view, layout="calendar", date=when.key, req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        view = list_view(draft, sheet, layout="calendar", req=req)
        draft.views.append(view)
        put(draft, view, date=when.key)


def assign_task(draft: Draft, req: tuple[str, ...]) -> None:
    """Somebody is responsible for each record."""
    sheet = main_sheet(draft, "task")
    there = sheet.find("assigned_to", "responsible", "fixer", "technician", "driver", "housekeeper", "employee", "trade")
    if there is None:
        team = next((s for s in draft.part("people") if s.rows), None) or draft.add("employee", fields=("full_name", "position"))
        there = draft.give(sheet, "assigned_to", type=FieldType.RELATION, target=team.key, required=False)
    sheet.tie(there.key, req)


def approval(draft: Draft, req: tuple[str, ...]) -> None:
    """Somebody says yes or no to a request."""
    sheet = next((s for s in draft.part("request") if s.said), None) or main_sheet(draft)
    if sheet.workflow:
        one = next(f for f in sheet.fields if f.key == sheet.workflow.field)
        tones = {o.tone for o in one.options}
        if not {"good", "bad"} <= tones:
            extra = tuple(o for o in draft.options(("approved", "rejected")) if o.tone not in tones)
            sheet.change(one.key, replace(one, options=(*one.options, *extra)))
    else:
        options = draft.options(("requested", "approved", "rejected"))
        one = draft.give(sheet, "status", options=options, default="requested", required=True)
        sheet.change(one.key, replace(one, type=FieldType.CHOICE, options=options, default="requested"))
        sheet.workflow = Workflow(one.key)
    sheet.tie(sheet.workflow.field, req)


def checklist(draft: Draft, req: tuple[str, ...]) -> None:
    """Boxes to tick off."""
    sheet = draft.sheet("checklist_item", "task") or next((s for s in draft.sheets.values() if s.typed(FieldType.BOOLEAN) and s.part == "record"), None)
    sheet = sheet or draft.add("checklist_item")
    draft.give(sheet, "done", default=False)
    view = list_of(draft, sheet)
    if view:
        put(draft, view, layout="checklist", req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        draft.views.append(list_view(draft, sheet, layout="checklist", req=req))


def recurring(draft: Draft, req: tuple[str, ...]) -> None:
    """How often a record comes back."""
    sheet = main_sheet(draft, "task")
    draft.give(sheet, "interval", options=draft.options(("daily", "weekly", "monthly")), default="weekly", req=req)
    draft.remark(req, Status.PARTIAL, "note_recurring")


def attendance(draft: Draft, req: tuple[str, ...]) -> None:
    """One row a person, one tap: present or absent; per event where there are events, per day otherwise."""
    marks = draft.sheet("attendance", "response", "answer") or next(
        (s for s in draft.sheets.values() if s.said and s.workflow and s.concept in ("distribution", "check_in")), None
    )
    people = (
        draft.sheet(*_PEOPLE)
        or next((s for s in draft.part("people") if s is not marks), None)
        or next((s for s in draft.part("request") if s.concept == "registration"), None)
    )
    people = people or _whose(draft, marks) or draft.add("member", fields=("full_name",))
    usual = "response" if draft.sheet("match", "training") else "attendance"
    if marks is None:
        marks = draft.add(usual, fields=())
    tied = link(draft, marks, people)
    occasion = next((s for c in _OCCASIONS if (s := draft.sheet(c)) and s is not people), None)
    event = link(draft, marks, occasion) if occasion else None
    day = None if event else (marks.typed(FieldType.DATE) or draft.give(marks, "date", default="today", required=True))
    status = next((f for f in marks.fields if f.options), None)
    if status is None:
        known = ("yes", "no", "maybe") if marks.concept == "response" else ("present", "absent", "excused")
        status = draft.give(marks, "status", options=draft.options(known), required=True)
        if not status.options or status.type is not FieldType.CHOICE:
            status = marks.change(status.key, replace(status, type=FieldType.CHOICE, options=draft.options(known)))
    marks.workflow = Workflow(status.key)
    marks.tie(status.key, req)
    limit = draft.rule(RuleKind.CAPACITY)
    draft.views.append(
        RosterView(
            draft.view_key("attendance"),
            draft.t("who_comes") if marks.concept == "response" else draft.t("attendance"),
            people.key,
            marks.key,
            tied.key,
            status.key,
            event=event.key if event else None,
            date=day.key if day else None,
            intro=draft.rule_words(RuleKind.CAPACITY) if limit else "",
            req=(*req, *(draft.rule_req(RuleKind.CAPACITY) if limit else ())),
        )
    )


def _whose(draft: Draft, marks: Sheet | None) -> Sheet | None:
    """People who were only named as a field of the marks: "player" of an answer."""
    for one in marks.fields if marks else ():
        concept = marks.concepts.get(one.key, "") if marks else ""
        if concept in PEOPLE or concept in _PEOPLE:
            made = draft.add(concept, fields=("full_name",))
            made.part, made.icon = "people", "users"
            return made
    return None


def time_tracking(draft: Draft, req: tuple[str, ...]) -> None:
    """Start, end and break make hours; hours are summed."""
    sheet = (
        draft.sheet("time_entry") or next((s for s in draft.sheets.values() if s.find("start_time") and s.find("end_time")), None) or draft.add("time_entry")
    )
    start, end, rest = sheet.find("start_time"), sheet.find("end_time"), sheet.find("break")
    if start and end and not sheet.find("hours"):
        less = f" - {rest.key} / 60" if rest and rest.type is FieldType.DURATION else ""
        sheet.fields.append(Field("hours", draft.label("hours"), FieldType.DECIMAL, unit="h", formula=Formula(f"{end.key} - {start.key}{less}"), req=req))
        sheet.concepts["hours"] = "hours"
    elif not sheet.find("hours"):
        draft.give(sheet, "hours", unit="h", req=req)
    sheet.req.extend(req)
    draft.said_total("hours")


def due_date(draft: Draft, req: tuple[str, ...]) -> None:
    """A date by which, marked before it comes and after it has passed."""
    sheet = next((s for s in draft.sheets.values() if s.find("due_date", "next_inspection", "end_date", "return_date")), None) or main_sheet(draft, "task")
    when = sheet.find("due_date", "next_inspection", "return_date", "end_date") or draft.give(sheet, "due_date")
    sheet.tie(when.key, req)
    rule = draft.rule(RuleKind.REMIND_BEFORE) or draft.rule(RuleKind.OVERDUE_AFTER)
    days = Decimal(int(rule.amount)) if rule and rule.amount and rule.unit == "days" else Decimal(7)
    _mark(sheet, when, "due_within", days * 1440, "warn", draft.t("due_soon"))
    _mark(sheet, when, "older_than", Decimal(0), "bad", draft.t("overdue"))


def overdue(draft: Draft, req: tuple[str, ...]) -> None:
    """Records that have waited too long turn red."""
    rule = draft.rule(RuleKind.OVERDUE_AFTER)
    timed = [s for s in draft.sheets.values() if s.typed(*_DATES) and s.part in ("record", "request")]
    wanted = ("due_date", "next_inspection", "return_date", "end_time", "end_date", "arrival_time")
    sheet = next((s for s in timed if s.find(*wanted)), None) or next((s for s in timed if s.said), None) or (timed[0] if timed else None)
    if sheet is None:
        sheet = main_sheet(draft, "task")
        draft.give(sheet, "due_date")
    when = sheet.find(*wanted) or sheet.typed(FieldType.DATETIME, FieldType.TIME) or sheet.typed(FieldType.DATE)
    if when is None:
        return
    tied = (*req, *draft.rule_req(RuleKind.OVERDUE_AFTER))
    sheet.tie(when.key, tied)
    _mark(sheet, when, "older_than", minutes_of(rule) if rule else Decimal(0), "bad", rule.words if rule else draft.t("overdue"))


def _mark(sheet: Sheet, one: Field, when: str, amount: Decimal, tone: str, message: str) -> None:
    over: tuple[str, ...] = ()
    if sheet.workflow:
        status = next(f for f in sheet.fields if f.key == sheet.workflow.field)
        over = tuple(o.key for o in status.options if o.tone == "good") or tuple(o.key for o in status.options[-1:])
        if status.options and status.options[-1].key not in over:
            over = (*over, status.options[-1].key)
    if not any(isinstance(r, Highlight) and (r.field, r.when) == (one.key, when) for r in sheet.rules):
        sheet.rules.append(Highlight(one.key, when, amount, tone, message, over))  # type: ignore[arg-type]  # the callers name allowed words


def minutes_of(rule: RuleWanted) -> Decimal:
    """The rule's amount in minutes; 0 when it has none."""
    factor = {"hours": 60, "days": 1440, "weeks": 10080, "months": 43200}.get(rule.unit or "minutes", 1)
    return (rule.amount or Decimal(0)) * factor


def notices(draft: Draft, req: tuple[str, ...]) -> None:
    """A notice in the application when a status changes or a record comes in."""
    source = next((s for s in draft.sheets.values() if s.workflow), None) or next(iter(draft.part("request")), None) or main_sheet(draft)
    sheet = draft.add("notification", req=req)
    for one in tuple(sheet.fields):
        sheet.change(one.key, replace(one, required=False, default="now" if one.type is FieldType.DATETIME else one.default))
    name = "{" + source.title + "}"
    if source.workflow:
        status = next(f for f in source.fields if source.workflow and f.key == source.workflow.field)
        chosen = [o for o in status.options if o.tone in ("good", "bad")] or list(status.options[-1:])
        source.rules.extend(Notify(sheet.key, f"{name}: {o.label}", status.key, o.key) for o in chosen)
    source.rules.append(Notify(sheet.key, f"{draft.t('new_entry')} – {source.label}: {name}"))
    if list_of(draft, sheet) is None:
        draft.views.append(list_view(draft, sheet, layout="feed", req=req))


def email_notices(draft: Draft, req: tuple[str, ...]) -> None:
    """The same notices; a demo writes no e-mail and says so."""
    notices(draft, req)
    draft.remark(req, Status.PARTIAL, "note_no_mail")


def reminders(draft: Draft, req: tuple[str, ...]) -> None:
    """What is near is marked; the reminder itself is written into the notices."""
    sheet = next((s for s in draft.sheets.values() if s.typed(FieldType.DATE, FieldType.DATETIME) and s.part in ("request", "record")), None) or draft.add(
        "reminder"
    )
    when = sheet.typed(FieldType.DATE, FieldType.DATETIME) or draft.give(sheet, "date")
    rule = draft.rule(RuleKind.REMIND_BEFORE)
    sheet.tie(when.key, (*req, *draft.rule_req(RuleKind.REMIND_BEFORE)))
    _mark(sheet, when, "due_within", minutes_of(rule) if rule else Decimal(1440), "warn", rule.words if rule else draft.t("reminder_soon"))
    draft.remark(req, Status.PARTIAL, "note_reminder")


def inventory(draft: Draft, req: tuple[str, ...]) -> None:
    """How many there are of each thing."""
    sheet = draft.sheet("item", "stock_item", "product", "part", "ingredient", "material") or next(iter(draft.part("offer")), None) or draft.add("item")
    one = sheet.find("stock", "quantity") or draft.give(sheet, "stock", default=0)
    sheet.tie(one.key, req)


def low_stock(draft: Draft, req: tuple[str, ...]) -> None:
    """Things below their minimum turn red."""
    inventory(draft, req)
    sheet = next(s for s in draft.sheets.values() if s.find("stock", "quantity") and s.part in ("offer", "record"))
    stock = sheet.find("stock", "quantity")
    rule = draft.rule(RuleKind.LOW_STOCK)
    least = sheet.find("minimum_stock")
    bound: Decimal | str
    if rule and rule.amount is not None and least is None:
        bound = rule.amount
    else:
        least = least or draft.give(sheet, "minimum_stock", default=5)
        bound = least.key
    if stock:
        sheet.tie(stock.key, draft.rule_req(RuleKind.LOW_STOCK))
        sheet.rules.append(Highlight(stock.key, "below", bound, "bad", rule.words if rule else draft.t("low_stock")))


def returnables(draft: Draft, req: tuple[str, ...]) -> None:
    """Empties brought back, and how many are still owed."""
    sheet = draft.sheet("order", "delivery", "rental") or main_sheet(draft)
    many = sheet.find("quantity") or draft.give(sheet, "quantity", default=1)
    back = draft.give(sheet, "returned", default=0)
    if not sheet.find("owed"):
        sheet.fields.append(Field("owed", draft.label("owed"), FieldType.INTEGER, formula=Formula(f"{many.key} - {back.key}"), req=req))
        sheet.concepts["owed"] = "owed"
    draft.said_total("owed")


def scan(draft: Draft, req: tuple[str, ...]) -> None:
    """The number on the code finds the record; a camera is not part of the demo."""
    sheet = draft.sheet("item", "product", "guest", "device", "ticket", "book") or main_sheet(draft)
    one = sheet.find("code", "barcode", "number", "inventory_number", "serial_number") or draft.give(sheet, "code", required=False)
    sheet.tie(one.key, req)
    draft.remark(req, Status.PARTIAL, "note_scan")


def floor_plan(draft: Draft, req: tuple[str, ...]) -> None:
    """Places in a grid, free or taken."""
    sheet = draft.sheet("stall", "table", "room", "plot", "seat", "pitch", "bay") or draft.add("table")
    if not sheet.find("number", "name"):
        draft.give(sheet, "number", required=True)
    if not sheet.workflow:
        one = draft.give(sheet, "status", required=True)
        options = draft.options(("free", "taken"))
        sheet.change(one.key, replace(one, type=FieldType.CHOICE, options=options, default="free"))
        sheet.workflow = Workflow(one.key)
    draft.views.append(list_view(draft, sheet, label=draft.t("floor_plan"), layout="plan", req=req))


def a_map(draft: Draft, req: tuple[str, ...]) -> None:
    """Records on a map."""
    sheet = next((s for s in draft.sheets.values() if s.typed(FieldType.PLACE) and s.part != "request"), None) or draft.sheet(
        "place", "property", "vehicle", "shipment", "event"
    )
    sheet = sheet or draft.add("place")
    if not sheet.typed(FieldType.PLACE):
        draft.give(sheet, "location", required=False)
    draft.views.append(list_view(draft, sheet, label=draft.t("map"), layout="map", req=req))
    draft.remark(req, Status.PARTIAL, "note_map")


def gps(draft: Draft, req: tuple[str, ...]) -> None:
    """Where somebody was last seen, entered by hand."""
    a_map(draft, req)
    draft.remarks.update({r: (Status.PARTIAL, draft.t("note_gps")) for r in req})


def upload(draft: Draft, req: tuple[str, ...], concept: str = "file") -> None:
    """A file or picture can be attached."""
    kinds = (FieldType.IMAGE,) if concept == "photo" else (FieldType.FILE, FieldType.IMAGE)
    sheet = next((s for s in draft.sheets.values() if s.typed(*kinds)), None)
    if sheet is None:
        asked = next((s for s in draft.part("request") if s.said), None)
        sheet = asked or draft.sheet("document", "file", "photo", "post") or next((s for s in draft.sheets.values() if s.said), None)
        sheet = sheet or next(iter(draft.part("request")), None) or draft.add("photo" if concept == "photo" else "document")
        if not sheet.typed(*kinds):
            draft.give(sheet, concept, required=False)
    one = sheet.typed(*kinds)
    if one:
        sheet.tie(one.key, req)


def photo_upload(draft: Draft, req: tuple[str, ...]) -> None:
    """A photo can be attached."""
    upload(draft, req, "photo")


def gallery(draft: Draft, req: tuple[str, ...]) -> None:
    """Pictures side by side."""
    sheet = next((s for s in draft.sheets.values() if s.typed(FieldType.IMAGE) and s.part != "request"), None) or draft.add("photo")
    view = list_of(draft, sheet)
    if view:
        put(draft, view, layout="gallery", req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        draft.views.append(list_view(draft, sheet, layout="gallery", req=req))


def video(draft: Draft, req: tuple[str, ...]) -> None:
    """Films by title and category; the demo carries no moving pictures of its own."""
    sheet = draft.sheet("video", "movie", "lesson", "course", "episode") or draft.add("video")
    if not sheet.find("video", "link", "file"):
        draft.give(sheet, "link", required=False)
    view = list_of(draft, sheet)
    if view:
        put(draft, view, req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        draft.views.append(list_view(draft, sheet, layout="cards", req=req))
    draft.remark(req, Status.PARTIAL, "note_video")


def main_sheet(draft: Draft, otherwise: str = "record") -> Sheet:
    """What the application is about: what was named first, else what is asked for, else a new kind."""
    for sheet in draft.sheets.values():
        if sheet.said and sheet.part in ("record", "request"):
            return sheet
    usual = [
        s for s in draft.sheets.values() if s.part in ("record", "request") and s.concept not in ("order_line", "comment", "review", "inquiry", "subscriber")
    ]
    said = [s for s in draft.sheets.values() if s.said]
    return (usual or said or [draft.add(otherwise)])[0]

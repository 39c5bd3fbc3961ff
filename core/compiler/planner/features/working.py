"""Work and who does it: boards, tasks, attendance, hours, stock, maps, notices, files."""

from dataclasses import replace

from core.appspec import Field, Formula, ListView, RosterView, Workflow
from core.brief import FieldType, RecordWanted, RuleKind, Status
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.subject import main_sheet
from core.compiler.planner.relate import PEOPLE, link
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import list_of, list_view, put

# What is read or looked at has a day, but nobody plans by it.
_READ = frozenset({"article", "announcement", "post", "topic", "news", "photo", "document", "file", "comment", "review", "chat_message", "faq", "poll_vote"})
_DATES = (FieldType.DATE, FieldType.DATETIME, FieldType.TIME)
_PEOPLE = ("player", "member", "student", "child", "employee", "guest", "resident", "volunteer", "person", "agent", "user", "family", "trainer")
_OCCASIONS = ("match", "training", "event", "class", "course", "lesson", "session", "workshop", "shift", "trip")


def status_tracking(draft: Draft, req: tuple[str, ...]) -> None:
    """A status that is changed with one tap, in the list and on each page."""
    moving = [s for s in draft.sheets.values() if s.workflow]
    sheet = next((s for s in moving if s.said), None) or next(iter(moving), None) or _moving(draft)
    if not sheet.workflow:
        one = draft.give(sheet, "status", required=True)
        if not one.options:
            one = sheet.change(one.key, replace(one, type=FieldType.CHOICE, options=draft.usual_options(sheet, "status")))
        sheet.change(one.key, replace(one, default=one.default or one.options[0].key))
        sheet.workflow = Workflow(one.key)
    sheet.tie(sheet.workflow.field, req)


def _moving(draft: Draft) -> Sheet:
    """What usually goes through stages: an order or request before a thing on a shelf."""
    usual = (s for s in draft.part("request") if s.concept not in ("inquiry", "subscriber", "review", "survey_answer"))
    return next(usual, None) or main_sheet(draft)


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
    if view and view.layout != "calendar":
        put(draft, view, layout="board", group_by=sheet.workflow.field, req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        draft.views.append(list_view(draft, sheet, label=_beside(draft, sheet, view, "board"), layout="board", req=req))


def _beside(draft: Draft, sheet: Sheet, there: ListView | None, word: str) -> str:
    """What a second list of the same records is called; "" where it is the only one."""
    return f"{sheet.plural}: {draft.t(word)}" if there else ""


def calendar(draft: Draft, req: tuple[str, ...]) -> None:
    """Records by day; the first that have a date, an internal diary before orders."""
    order = ("appointment", "booking", "reservation", "lesson", "shift", "event", "class", "training", "match", "leave", "vacation", "task")
    dated = [s for s in draft.sheets.values() if s.typed(FieldType.DATE, FieldType.DATETIME) and (s.concept not in _READ or s.said)]
    sheet = draft.sheet(*order) or next((s for s in dated if s.part != "request"), None) or next(iter(dated), None) or draft.add("event")
    when = sheet.typed(FieldType.DATE, FieldType.DATETIME) or draft.give(sheet, "date", required=True)
    view = list_of(draft, sheet)
    if view and view.layout != "board":
        put(draft, view, layout="calendar", date=when.key, req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        view = list_view(draft, sheet, label=_beside(draft, sheet, view, "calendar"), layout="calendar", req=req)
        draft.views.append(view)
        put(draft, view, date=when.key)


def assign_task(draft: Draft, req: tuple[str, ...]) -> None:
    """Somebody is responsible for each record."""
    sheet = main_sheet(draft, "task")
    there = sheet.find("assigned_to", "responsible", "fixer", "technician", "driver", "housekeeper", "employee", "trade")
    if there is None:
        named = [r.id for r, w in draft.wants.each(RecordWanted) if {"assign", "allocate", "dispatch"} & set(w.can)]
        team = next((s for s in draft.part("people") if s is not sheet and set(named) & set(s.req)), None)
        team = team or next((s for s in draft.part("people") if s.rows), None) or draft.add("employee", fields=("full_name", "position"))
        there = draft.give(sheet, "assigned_to", type=FieldType.RELATION, target=team.key, required=False)
    sheet.tie(there.key, req)


def approval(draft: Draft, req: tuple[str, ...]) -> None:
    """Somebody says yes or no to a request."""
    asked = [s for s in draft.part("request") if s.said]
    sheet = next((s for s in asked if s.workflow), None) or next(iter(asked), None) or main_sheet(draft)
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

"""What stands out or is told: dates that come or passed, notices when something happens."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from core.appspec import Field, Highlight, Notify, Tone
from core.brief import FieldType, RuleKind, RuleWanted, Status
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.subject import main_sheet
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import list_of, list_view

When = Literal["older_than", "due_within", "below", "above"]
_DATES = (FieldType.DATE, FieldType.DATETIME, FieldType.TIME)


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


def mark_late(draft: Draft, sheet: Sheet, when: Field) -> None:
    """What is past its day and not over stands out."""
    _mark(sheet, when, "older_than", Decimal(0), "bad", draft.t("overdue"))


def _mark(sheet: Sheet, one: Field, when: When, amount: Decimal, tone: Tone, message: str) -> None:  # noqa: PLR0913, PLR0917 - a mark has that many parts
    over: tuple[str, ...] = ()
    status = sheet.status
    if status:
        over = tuple(o.key for o in status.options if o.tone == "good") or tuple(o.key for o in status.options[-1:])
        if status.options and status.options[-1].key not in over:
            over = (*over, status.options[-1].key)
        if sheet.concepts.get(one.key) in ("arrival", "arrival_time", "start_time") and len(status.options) > 3:
            # Who is only expected does not wait yet.
            over = (status.options[0].key, *over)
    if not any(isinstance(r, Highlight) and (r.field, r.when) == (one.key, when) for r in sheet.rules):
        sheet.rules.append(Highlight(one.key, when, amount, tone, message, over))


def minutes_of(rule: RuleWanted) -> Decimal:
    """The rule's amount in minutes; 0 when it has none."""
    factor = {"hours": 60, "days": 1440, "weeks": 10080, "months": 43200}.get(rule.unit or "minutes", 1)
    return (rule.amount or Decimal(0)) * factor


_TO_PHONES = re.compile(r"\b(?:sms|смс|esemes|whats ?app|ватсап|вотсап|text message)|واتس|رسال[ةه] نصي[ةه]", re.IGNORECASE)
"""Ways to somebody's telephone, in the ten languages; most say SMS."""


def notices(draft: Draft, req: tuple[str, ...]) -> None:
    """A notice in the application when a status changes or a record comes in. What was to go to telephones stays here, and that is said."""
    if outward := tuple(r.id for r in draft.wants.brief.requirements if r.id in req and _TO_PHONES.search(r.source)):
        draft.remark(outward, Status.PARTIAL, "note_no_message")
    source = next((s for s in draft.sheets.values() if s.workflow), None) or next(iter(draft.part("request")), None) or main_sheet(draft)
    sheet = draft.add("notification", req=req)
    for one in tuple(sheet.fields):
        sheet.change(one.key, replace(one, required=False, default="now" if one.type is FieldType.DATETIME else one.default))
    name = "{" + source.title + "}"
    status = source.status
    if status:
        chosen = [o for o in status.options if o.tone in ("good", "bad")] or list(status.options[-1:])
        source.rules.extend(Notify(sheet.key, f"{name}: {o.label}", status.key, o.key) for o in chosen)
    source.rules.append(Notify(sheet.key, f"{draft.t('new_entry')} · {source.label}: {name}"))
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

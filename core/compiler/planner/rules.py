"""Rules with a number: who must order ahead, how many fit, what is the least. What cannot be kept is shown as a sentence and said so."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import BookingView, FormView, LeadTime, Minimum, NoOverlap, RosterView, ShopView
from core.brief import FieldType, RuleKind, RuleWanted, Status, TextWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.features import marking, things
from core.compiler.planner.features.lending import last_day
from core.compiler.planner.relate import PEOPLE
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.wants import hours_of, words_match
from core.features import Feature


def plan_rules(draft: Draft) -> None:
    """Each rule where it belongs; opening hours bind whatever visitors book or pick up."""
    for requirement, rule in draft.wants.each(RuleWanted):
        _one(draft, requirement.id, rule)
    for requirement, text in draft.wants.each(TextWanted):
        _counted(draft, requirement.id, text)
    _lead(draft)


def _one(draft: Draft, requirement: str, rule: RuleWanted) -> None:  # noqa: C901, PLR0912 - one branch a kind of rule
    match rule.kind:
        case RuleKind.CAPACITY:
            _capacity(draft, requirement, rule)
        case RuleKind.OVERDUE_AFTER:
            if Feature.OVERDUE_HIGHLIGHT not in draft.wants:
                marking.overdue(draft, (requirement,))
        case RuleKind.LOW_STOCK:
            if Feature.LOW_STOCK_ALERT not in draft.wants:
                things.low_stock(draft, (requirement,))
        case RuleKind.REMIND_BEFORE:
            if not draft.wants.any(Feature.REMINDERS, Feature.DUE_DATE):
                marking.reminders(draft, (requirement,))
            elif Feature.REMINDERS not in draft.wants:
                sheet = next((s for s in draft.sheets.values() if s.find("due_date", "next_inspection", "return_date", "end_date")), None)
                one = sheet.find("due_date", "next_inspection", "return_date", "end_date") if sheet else None
                if sheet and one:
                    sheet.tie(one.key, (requirement,))
        case RuleKind.NO_DOUBLE_BOOKING:
            _no_double(draft, requirement)
        case RuleKind.MINIMUM_ORDER:
            order = draft.sheet("order")
            if order and rule.amount is not None:
                order.rules.append(Minimum(rule.amount))
                order.req.append(requirement)
        case RuleKind.OTHER:
            draft.notes.append((requirement, rule.words))
            draft.remark((requirement,), Status.PARTIAL, "note_rule")
        case RuleKind.LEAD_TIME | RuleKind.CANCEL_BEFORE | RuleKind.DEPOSIT | RuleKind.DELIVERY_FEE | RuleKind.FREE_DELIVERY_FROM:
            pass
    if rule.words and not _shown(draft, rule) and rule.kind is not RuleKind.OTHER:
        draft.notes.append((requirement, rule.words))


def _counted(draft: Draft, requirement: str, text: TextWanted) -> None:
    """How many of a kind there are ("24 rooms") is how many rows it starts with."""
    for literal in text.literals:
        many, _, word = literal.partition(" ")
        if not many.isdecimal() or not word:
            continue
        for sheet in draft.sheets.values():
            if (
                sheet.said
                and not sheet.rows
                and sheet.part != "request"
                and 1 < int(many) <= 60
                and (words_match(word, sheet.plural) or words_match(word, sheet.label))
            ):
                sheet.count = int(many)
                sheet.req.append(requirement)


def _shown(draft: Draft, rule: RuleWanted) -> bool:
    texts = [v.intro for v in draft.views if isinstance(v, BookingView | ShopView | FormView | RosterView)]
    texts += [str(getattr(r, "message", "")) for s in draft.sheets.values() for r in s.rules]
    return any(rule.words in text for text in texts)


def _capacity(draft: Draft, requirement: str, rule: RuleWanted) -> None:
    if any(requirement in view.req for view in draft.views):
        return
    words = [w for w in (rule.of, rule.unit) if w]
    for sheet in draft.sheets.values():
        if rule.amount is not None and any(words_match(w, sheet.label) or words_match(w, sheet.plural) for w in words):
            sheet.count = int(rule.amount)
            sheet.req.append(requirement)
            return
    for sheet in draft.sheets.values():
        for one in sheet.fields:
            near = any(words_match(w, part) for w in words for part in one.label.split()) and sheet.concepts.get(one.key) not in PEOPLE
            if rule.amount is not None and near and one.type in (FieldType.TEXT, FieldType.INTEGER, FieldType.CHOICE) and not one.options:
                sheet.change(one.key, replace(one, type=FieldType.INTEGER, minimum=one.minimum or Decimal(1), maximum=rule.amount, req=(*one.req, requirement)))
                return


def _no_double(draft: Draft, requirement: str) -> None:
    for sheet in draft.sheets.values():
        if any(isinstance(r, NoOverlap) for r in sheet.rules):
            sheet.req.append(requirement)
            return
    for sheet in draft.sheets.values():
        when, time = sheet.typed(FieldType.DATE), sheet.typed(FieldType.TIME)
        if when and time and sheet.part in ("request", "record"):
            tied = next((f for f in sheet.fields if f.target and f.required), None)
            sheet.rules.append(NoOverlap(tied.key if tied else None, when.key, time.key, 60))
            sheet.req.append(requirement)
            return
    for sheet in draft.part("request"):
        if when := sheet.typed(FieldType.DATE):
            tied = next((f for f in sheet.fields if f.target and f.required), None)
            sheet.rules.append(NoOverlap(tied.key if tied else None, when.key, "", 0, last_day(sheet, when)))
            sheet.req.append(requirement)
            return
    draft.remark((requirement,), Status.PARTIAL, "note_rule")


def _lead(draft: Draft) -> None:
    rule = draft.rule(RuleKind.LEAD_TIME)
    hours = hours_of(rule) if rule and rule.amount is not None else 24 if Feature.LEAD_TIME in draft.wants else 0
    tied = (*draft.rule_req(RuleKind.LEAD_TIME), *draft.wants.req(Feature.LEAD_TIME))
    for sheet in draft.part("request"):
        when = sheet.typed(FieldType.DATE, FieldType.DATETIME)
        if when is None or not _visited(draft, sheet):
            continue
        time = sheet.typed(FieldType.TIME)
        whole_days = hours % 24 == 0 and hours > 0
        within = bool(draft.hours) and sheet.concept != "registration"
        if hours or within or sheet.concept in ("appointment", "reservation", "booking"):
            day_only = whole_days or time is None
            sheet.rules.append(LeadTime(when.key, None if day_only else time.key if time else None, hours, within_hours=within and not (whole_days and time)))
            if whole_days and time and within:
                sheet.rules.append(LeadTime(when.key, time.key, 0, within_hours=True))
        if hours:
            sheet.tie(when.key, tied)


def _visited(draft: Draft, sheet: Sheet) -> bool:
    return any((isinstance(v, FormView | BookingView) and v.entity == sheet.key) or (isinstance(v, ShopView) and v.order == sheet.key) for v in draft.views)

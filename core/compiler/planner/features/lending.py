"""What is lent for days, nights or hours, as its prices say ("12 euros a day", "10 an hour"), and the fields that say when."""

from dataclasses import replace

from core.appspec import Field, Formula, InOrder
from core.brief import FieldType, ItemsOffered
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet

_DAILY = frozenset(
    {
        "day",
        "night",
        "week",
        "weekend",
        "month",
        "tag",
        "nacht",
        "woche",
        "wochenende",
        "monat",
        "jour",
        "nuit",
        "semaine",
        "mois",
        "giorno",
        "notte",
        "settimana",
        "mese",
        "día",
        "noche",
        "semana",
        "mes",
        "dag",
        "maand",
        "den",
        "noc",
        "týden",
        "víkend",
        "měsíc",
        "dzień",
        "doba",
        "dobę",
        "tydzień",
        "miesiąc",
        "день",
        "сутки",
        "ночь",
        "неделю",
        "неделя",
        "месяц",
        "يوم",
        "ليلة",
        "اسبوع",
        "شهر",
    }
)
_HOURLY = frozenset(["hour", "hr", "stunde", "heure", "ora", "hora", "uur", "hodina", "hodinu", "godzina", "godzinę", "час", "ساعة"])
_SPANS = (
    ("start_date", "end_date"),
    ("pickup_date", "return_date"),
    ("arrival", "departure"),
    ("start_date", "return_date"),
    ("pickup_date", "end_date"),
    ("date", "return_date"),
    ("date", "end_date"),
)
_DAYS = (FieldType.DATE, FieldType.DATETIME)


def by_the_hour(draft: Draft) -> bool:
    """Whether something on offer is charged by the hour."""
    return _charged(draft, _HOURLY)


def by_the_day(draft: Draft) -> bool:
    """Whether something on offer is charged by the day, night, week or month."""
    return _charged(draft, _DAILY)


def _charged(draft: Draft, units: frozenset[str]) -> bool:
    return any((item.unit or "").casefold() in units for _, wish in draft.wants.each(ItemsOffered) for item in wish.items)


def taken_when(draft: Draft, sheet: Sheet) -> tuple[Field, Field | None, Field | None]:
    """First day, last day where days are taken, and time where hours are."""
    for start, end in _SPANS:
        a, b = sheet.find(start), sheet.find(end)
        if a and b and a.type in _DAYS and b.type in _DAYS:
            return _in_hours(draft, sheet, a, b) if by_the_hour(draft) and not by_the_day(draft) else (_as_day(sheet, a), _as_day(sheet, b), None)
    if sheet.concept == "rental" and not sheet.said:
        return draft.give(sheet, "start_date"), draft.give(sheet, "end_date"), None
    by_days = draft.trade.family in ("rental", "lodging") or by_the_day(draft)
    if by_days and not sheet.said:
        # Rooms and things are taken by days: the usual hour of an appointment has no place here.
        sheet.fields = [f for f in sheet.fields if f.type is not FieldType.TIME or f.req]
    if by_days and not sheet.find("time", "start_time"):
        when = sheet.typed(FieldType.DATE) or draft.give(sheet, "start_date", required=True)
        if sheet.find("days", "nights"):
            return when, None, None
        return when, draft.give(sheet, "end_date", required=True), None
    mixed = sheet.typed(FieldType.DATETIME)
    if mixed and not sheet.typed(FieldType.DATE):
        sheet.change(mixed.key, replace(mixed, type=FieldType.DATE))
    time = sheet.typed(FieldType.TIME)
    day = sheet.typed(FieldType.DATE)
    if day is None:
        day = draft.give(sheet, "date", required=True)
        sheet.fields.remove(day)
        sheet.fields.insert(sheet.fields.index(time) if time else len(sheet.fields), day)
    return day, None, time or draft.give(sheet, "time", required=True)


def in_order(draft: Draft) -> None:
    """What begins and ends in days, or is taken by the hour of a day, does not end before it begins."""
    for sheet in draft.sheets.values():
        for start, end in _SPANS:
            a, b = sheet.find(start), sheet.find(end)
            kinds = {f.type for f in (a, b) if f}
            if a and b and a is not b and len(kinds) == 1 and kinds <= {FieldType.DATE, FieldType.TIME} and not a.formula and not b.formula:
                sheet.rules.append(InOrder(a.key, b.key))
                break


def last_day(sheet: Sheet, first: Field) -> str | None:
    """Key of the day until which something is taken from `first` on, where it has one."""
    known = ((sheet.find(start), sheet.find(end)) for start, end in _SPANS)
    return next((b.key for a, b in known if a and b and a.key == first.key and b.type is FieldType.DATE), None)


def lent_thing(draft: Draft, sheet: Sheet) -> Sheet | None:
    """The only kind of thing that is kept, where somebody takes one of them from day to day."""
    things = [s for s in draft.sheets.values() if s is not sheet and s.said and s.part in ("record", "offer")]
    return things[0] if len(things) == 1 else None


def _in_hours(draft: Draft, sheet: Sheet, start: Field, end: Field) -> tuple[Field, None, Field]:
    """From and until of what is taken by the hour are hours of one day."""
    day = draft.give(sheet, "date", required=True)
    sheet.fields.remove(day)
    sheet.fields.insert(sheet.fields.index(start), day)
    first = sheet.change(start.key, replace(start, type=FieldType.TIME))
    sheet.change(end.key, replace(end, type=FieldType.TIME))
    draft.give(sheet, "duration", unit=draft.t("minutes"), required=False, formula=Formula(f"({end.key} - {start.key}) * 60"))
    return day, None, first


def _as_day(sheet: Sheet, one: Field) -> Field:
    return one if one.type is FieldType.DATE else sheet.change(one.key, replace(one, type=FieldType.DATE))

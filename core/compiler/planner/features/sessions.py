"""Sessions that were said as a weekday and an hour ("Tuesdays at 19:00"): the next dates of each, so that a place is taken on its weekday only."""

import re
from dataclasses import replace
from datetime import date, timedelta

from core.brief import OpenAt, TextWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet

_KINDS = ("course", "class", "event", "workshop", "session", "training", "lesson")
_WEEKS = 3


def spoken(draft: Draft) -> list[tuple[int, str, str]]:
    """Weekday (0 is Monday), hour and requirement of each session; none where any times have an end, for those are opening hours."""
    said = [(r.id, h) for r, wish in draft.wants.each(OpenAt) for h in wish.hours if h.opens]
    if any(h.closes for _, h in said):
        return []
    return [(day, h.opens, requirement) for requirement, h in said for day in h.days]


def dated(draft: Draft) -> Sheet | None:
    """The sessions of the next weeks as records of their own; None where no session was said or they were described or listed otherwise."""
    times = spoken(draft)
    sheet = draft.sheet(*_KINDS)
    if not times or (sheet and (sheet.said or sheet.rows)):
        return None
    sheet = sheet or draft.add("class", fields=())
    paid = said_price(draft)
    kept = [f for f in sheet.fields if sheet.concepts.get(f.key) == "capacity"]
    sheet.fields.clear()
    sheet.fields.extend(kept)
    for concept in ("time", "date", "title"):
        made = draft.give(sheet, concept, required=True)
        sheet.fields.remove(made)
        sheet.fields.insert(0, made)
    sheet.icon = "calendar"
    days = draft.t("weekdays").split(",")
    moments = sorted((_next(draft.today, day, week), hour, day) for day, hour, _ in times for week in range(_WEEKS))
    for i, (when, hour, day) in enumerate(moments, 1):
        title = f"{days[day][:1].upper()}{days[day][1:]} {_written(draft.language, when)} · {hour}"
        sheet.rows.append({"id": f"{sheet.key}-{i}", "title": title, "date": when.isoformat(), "time": hour})
    if paid:
        made = draft.give(sheet, "price", required=True, req=(paid[0],))
        for row in sheet.rows:
            row[made.key] = paid[1]
    sheet.change("time", replace(next(f for f in sheet.fields if f.key == "time"), req=tuple(dict.fromkeys(r for _, _, r in times))))
    return sheet


def said_price(draft: Draft) -> tuple[str, float] | None:
    """A price that was said of no thing by name ("Price: 15 euros"), with its requirement."""
    word = draft.label("price").casefold()
    for requirement, text in draft.wants.each(TextWanted):
        found = re.search(r"\d+(?:[.,]\d{1,2})?", " ".join(text.literals))
        if found and word in requirement.source.casefold():
            return requirement.id, float(found[0].replace(",", "."))
    return None


def _next(today: date, weekday: int, week: int) -> date:
    """The weekday after today, and the weeks after it."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1 + 7 * week)


def _written(language: str, when: date) -> str:
    match language:
        case "en" | "fr" | "es" | "it" | "ar":
            return f"{when.day}/{when.month}"
        case "nl":
            return f"{when.day}-{when.month}"
        case "pl" | "ru":
            return f"{when.day:02d}.{when.month:02d}"
        case _:
            return f"{when.day}.{when.month}."

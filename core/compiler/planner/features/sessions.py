"""Sessions that were said as a weekday and an hour ("Tuesdays at 19:00"): the next dates of each, so that a place is taken on its weekday only."""

import re
from dataclasses import replace
from datetime import date, timedelta

from core.appspec import Value
from core.brief import FieldType, OpenAt, TextWanted
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet

_KINDS = ("course", "class", "event", "workshop", "session", "training", "lesson")
_WEEKS = 3
_MOST_WORDS, _LINK = 2, 2
# What parts one session from the next, and the words between a session and its weekday that are longer than two letters.
_JOINS = re.compile(r"[,.;:!?\n]|\s(?:and|und|et|e|y|en|a|i|oraz|и|و|then|dann|poi|luego)\s|\s(?=و\w)", re.IGNORECASE)
_LINKS = frozenset(
    {"every", "each", "jeden", "immer", "les", "tous", "chaque", "ogni", "los", "las", "cada", "elke", "vždy", "každý", "każdy", "co", "каждый", "كل", "يوم"}
)


def spoken(draft: Draft) -> list[tuple[int, str, str]]:
    """Weekday (0 is Monday), hour and requirement of each session; none where any times have an end, for those are opening hours."""
    said = [(r.id, h) for r, wish in draft.wants.each(OpenAt) for h in wish.hours if h.opens]
    if any(h.closes for _, h in said):
        return []
    return [(day, h.opens, requirement) for requirement, h in said for day in h.days]


def named(draft: Draft) -> dict[str, str]:
    """What each session is called, by its requirement: the one or two words before its weekday ("Hatha on Monday at 18:00"), where every one has its own."""
    text, found = draft.wants.brief.text, dict[str, str]()
    for requirement, wish in draft.wants.each(OpenAt):
        before, _, _ = text.partition(requirement.source) if requirement.source else ("", "", "")
        words = _JOINS.split(before)[-1].split()
        while words and (len(words[-1]) <= _LINK or words[-1].casefold() in _LINKS):
            words.pop()
        if 0 < len(words) <= _MOST_WORDS and all(word[0].isalpha() for word in words) and any(h.opens for h in wish.hours):
            found[requirement.id] = " ".join(words)
    called = [name.casefold() for name in found.values()]
    return found if len(called) > 1 and len(set(called)) == len(called) == len({r for _, _, r in spoken(draft)}) else {}


def _priced(sheet: Sheet | None) -> Value:
    """The price of a place, where the only thing listed is that price ("a class is 14 euros"); None otherwise."""
    price = sheet.typed(FieldType.MONEY) if sheet and len(sheet.rows) == 1 else None
    return sheet.rows[0].get(price.key) if sheet and price else None


def _tariffs(draft: Draft, sheet: Sheet) -> bool:
    """Whether what was listed of the sessions are ways to pay for them ("a single class 14, ten classes 110"), because they have names of their own."""
    called = {name.casefold() for name in named(draft).values()}
    listed = {str(row.get(sheet.title)).casefold() for row in sheet.rows}
    return len(sheet.rows) > 1 and bool(called) and not sheet.said and not called & listed and sheet.typed(FieldType.MONEY) is not None


def dated(draft: Draft) -> Sheet | None:
    """The sessions of the next weeks as records of their own; None where no session was said or they were described or listed otherwise."""
    times = spoken(draft)
    sheet = draft.sheet(*_KINDS)
    if sheet and times and _tariffs(draft, sheet):
        ticket = knowledge.entities()["ticket_type"]
        sheet.concept, sheet.label, sheet.plural = "ticket_type", ticket.label(draft.language), ticket.plural(draft.language)
        sheet = None
    price = _priced(sheet)
    if not times or (sheet and (sheet.said or (sheet.rows and price is None))):
        return None
    sheet = sheet or draft.add("event" if draft.trade.family == "venue" else "class", fields=())
    known = knowledge.entities().get(sheet.concept or "")
    if known and sheet.plural == sheet.label:
        sheet.plural = known.plural(draft.language)
    called = named(draft)
    paid = said_price(draft) if price is None else (next(iter(sheet.req), ""), price)
    sheet.rows.clear()
    kept = [f for f in sheet.fields if sheet.concepts.get(f.key) == "capacity"]
    sheet.fields.clear()
    sheet.fields.extend(kept)
    for concept in ("time", "date", "title"):
        made = draft.give(sheet, concept, required=True)
        sheet.fields.remove(made)
        sheet.fields.insert(0, made)
    sheet.icon = "calendar"
    days = draft.t("weekdays").split(",")
    moments = sorted((_next(draft.today, day, week), hour, day, called.get(which, "")) for day, hour, which in times for week in range(_WEEKS))
    for i, (when, hour, day, name) in enumerate(moments, 1):
        title = f"{days[day][:1].upper()}{days[day][1:]} {_written(draft.language, when)} · {hour}"
        title = f"{name[:1].upper()}{name[1:]} · {title}" if name else title
        sheet.rows.append({"id": f"{sheet.key}-{i}", "title": title, "date": when.isoformat(), "time": hour})
    if paid:
        made = draft.give(sheet, "price", required=True, req=tuple(filter(None, (paid[0],))))
        for row in sheet.rows:
            row[made.key] = paid[1]
    sheet.change("time", replace(next(f for f in sheet.fields if f.key == "time"), req=tuple(dict.fromkeys(r for _, _, r in times))))
    return sheet


def said_price(draft: Draft) -> tuple[str, Value] | None:
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

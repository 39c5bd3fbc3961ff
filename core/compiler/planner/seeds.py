"""First records: in the trade's own words and the brief's language, near today, consistent with one another. What was named is never added to."""

from datetime import date, timedelta

from core.appspec import Field, Notify, Value
from core.brief import FieldType
from core.compiler import names
from core.compiler.planner.draft import Draft
from core.compiler.planner.naming import called_by_kind
from core.compiler.planner.seed_numbers import YOUNG, number
from core.compiler.planner.seed_words import long_text, paper, text
from core.compiler.planner.sheet import Sheet
from core.compiler.words import phrases

_FEW = {
    "topic": 5,
    "article": 4,
    "announcement": 4,
    "review": 5,
    "comment": 4,
    "faq": 5,
    "inquiry": 3,
    "chat_room": 3,
    "poll_choice": 4,
    "notification": 0,
    "profile": 0,
    "saved_result": 0,
    "drawn_result": 0,
    "subscriber": 4,
    "plan": 3,
    "package": 3,
}
_MANY = {
    "chat_message": 8,
    "order_line": 12,
    "poll_vote": 11,
    "transaction": 14,
    "sale": 24,
    "measurement": 12,
    "expense": 8,
    "time_entry": 10,
    "quiz_question": 6,
}
# Real lists are uneven: some things happen often, most now and then.
_UNEVEN = (0, 1, 0, 2, 1, 3, 0, 4, 2, 1, 5, 0)
_MARKS = frozenset({"response", "attendance"})
_PAST = frozenset(["created_at", "at", "last_inspection", "purchase_date", "invoice_date"])
_PAST_RECORDS = frozenset(
    [
        "article",
        "announcement",
        "review",
        "comment",
        "expense",
        "transaction",
        "measurement",
        "reading",
        "time_entry",
        "invoice",
        "payment",
        "movement",
        "goods_in",
        "goods_out",
        "score",
        "quiz_result",
        "donation",
        "daily_report",
        "lost_item",
    ]
)


def sow(draft: Draft) -> None:
    """Rows for every entity, those that others point at first."""
    done: set[str] = set()
    for sheet in draft.sheets.values():
        _sow(draft, sheet, done, ())
    for sheet in draft.sheets.values():
        if sheet.concept == "profile":
            _profiles(draft, sheet)
        elif sheet.concept == "notification" and not sheet.rows:
            _notices(draft, sheet)


def _sow(draft: Draft, sheet: Sheet, done: set[str], path: tuple[str, ...]) -> None:
    if sheet.key in done or sheet.key in path:
        return
    for one in sheet.fields:
        if one.target and one.target != sheet.key:
            _sow(draft, draft.sheets[one.target], done, (*path, sheet.key))
    done.add(sheet.key)
    named = bool(sheet.rows)
    many = len(sheet.rows) if named else _how_many(draft, sheet)
    if sheet.count and not (named and sheet.part == "people"):
        many = max(many if named else 0, min(sheet.count, 60))
    if sheet.concept == "order_line":
        _lines(draft, sheet)
        return
    who = names.people(draft.language, max(many, 1), sheet.key + draft.wants.name)
    for i in range(many):
        if i >= len(sheet.rows):
            sheet.rows.append({"id": f"{sheet.key}-{i + 1}"})
        row = sheet.rows[i]
        for one in sheet.fields:
            if one.key not in row and not one.formula:
                row[one.key] = value(draft, sheet, one, i, who[i], row)


def _profiles(draft: Draft, sheet: Sheet) -> None:
    """Each account of the demo finds its own."""
    name, email = sheet.find("full_name", "name"), sheet.find("email")
    if not name or not email:
        return
    for i, user in enumerate(draft.users):
        row: dict[str, Value] = {"id": f"{sheet.key}-{i + 1}", name.key: user.name, email.key: user.email}
        for one in sheet.fields:
            if one.key not in row and not one.formula:
                row[one.key] = value(draft, sheet, one, i, user.name, row)
        sheet.rows.append(row)


def _notices(draft: Draft, sheet: Sheet) -> None:
    """What was told lately: the last records of the kind that tells, in its words."""
    text, at, about = sheet.find("text"), sheet.typed(FieldType.DATETIME), sheet.find("about")
    source = next((s for s in draft.sheets.values() if any(isinstance(r, Notify) and r.to == sheet.key for r in s.rules)), None)
    if not text or not at or source is None or not source.rows:
        return
    status = source.status
    labels = {o.key: o.label for o in status.options} if status else {}
    for i, told in enumerate(source.rows[:3]):
        said = labels.get(str(told.get(status.key)), "") if status else draft.t("new_entry")
        row: dict[str, Value] = {"id": f"{sheet.key}-{i + 1}", text.key: f"{told.get(source.title)}: {said}"}
        row[at.key] = value(draft, sheet, at, i, "", row)
        if about:
            row[about.key] = source.label
        sheet.rows.append(row)


def _how_many(draft: Draft, sheet: Sheet) -> int:
    concept = sheet.concept or ""
    if concept in ("response", "attendance"):
        people = next((draft.sheets[f.target] for f in sheet.fields if f.target and draft.sheets[f.target].part in ("people", "request")), None)
        return min(len(people.rows), 8) - 1 if people and people.rows else 5
    if concept in _FEW:
        return _FEW[concept]
    if concept in _MANY:
        return _MANY[concept]
    named = phrases(concept, draft.language) if sheet.part == "record" and not sheet.count else ()
    if named:
        return min(8, len(named))
    if sheet.part == "offer" and (known := draft.trade.things(draft.language)) and concept == draft.usual_offer():
        return min(8, len(known))
    called = called_by_kind(sheet, draft.language) if sheet.part == "record" else ()
    return min(8, len(called) or 8) if sheet.part == "record" else {"offer": 6, "request": 7, "people": 8}[sheet.part]


def _lines(draft: Draft, sheet: Sheet) -> None:
    """One to three lines for each order."""
    order, item = (next(f for f in sheet.fields if f.key == key) for key in ("order", "item"))
    orders, items = draft.sheets[order.target or ""].rows, draft.sheets[item.target or ""].rows
    if not items:
        return
    for i, one in enumerate(orders):
        for j in range(1 + (i % 2)):
            row: dict[str, Value] = {
                "id": f"{sheet.key}-{len(sheet.rows) + 1}",
                "order": one["id"],
                "item": items[(i + j * 2) % len(items)]["id"],
                "quantity": 1 + (i + j) % 3,
            }
            sheet.rows.append(row)


def value(  # noqa: C901, PLR0911, PLR0912, PLR0913, PLR0917 - one branch a type; a value depends on all of these
    draft: Draft, sheet: Sheet, one: Field, i: int, person: str, row: dict[str, Value]
) -> Value:
    """A fitting value for a field of row `i`; None where an empty one is as good."""
    concept = sheet.concepts.get(one.key, one.key)
    language = draft.language
    if one.target:
        rows = draft.sheets[one.target].rows
        if sheet.concept in _MARKS and draft.sheets[one.target].part not in ("people", "request"):
            return rows[0]["id"] if rows else None
        each = sheet.concept in _MARKS or one.key == sheet.title
        return rows[(i if each else _UNEVEN[i % len(_UNEVEN)]) % len(rows)]["id"] if rows else None
    if isinstance(one.default, str) and one.default in ("now", "today", "me"):
        return _moment(draft, sheet, one, i) if one.default != "me" else person
    match one.type:
        case FieldType.CHOICE:
            return _choice(sheet, one, i)
        case FieldType.CHOICES:
            return tuple(o.key for o in one.options[i % max(1, len(one.options)) :][:2])
        case FieldType.BOOLEAN:
            return (i * 5 + len(one.key)) % 3 == 0 if concept != "available" else i % 4 != 0
        case FieldType.DATE | FieldType.DATETIME | FieldType.TIME:
            return _moment(draft, sheet, one, i)
        case FieldType.EMAIL:
            return names.email(_who(sheet, row, person))
        case FieldType.PHONE:
            return names.phones(language, i + 1, sheet.key)[i]
        case FieldType.URL:
            return f"https://www.example.org/{sheet.key}/{i + 1}"
        case FieldType.PLACE:
            return names.streets(language, i + 1, sheet.key)[i] + ", " + (draft.place or names.towns(language, 1, draft.wants.name)[0])
        case FieldType.FILE if concept in ("film", "sound"):
            return "media/film.webm" if concept == "film" else "media/tune.webm"
        case FieldType.FILE:
            return paper(sheet, one)
        case FieldType.IMAGE:
            return None
        case FieldType.RATING:
            return (5, 4, 5, 3, 4)[i % 5]
        case FieldType.COLOR:
            return ("#b5483a", "#3f6f5b", "#2f5d8a", "#c58b2a")[i % 4]
        case FieldType.LONG_TEXT:
            return long_text(draft, sheet, one, concept, i)
        case FieldType.TEXT | FieldType.RELATION:
            return text(draft, sheet, one, concept, i, person)
        case _:
            return number(draft, sheet, one, concept, i)


def _who(sheet: Sheet, row: dict[str, Value], person: str) -> str:
    parts = [str(row[f.key]) for f in sheet.fields if sheet.concepts.get(f.key) in ("first_name", "last_name", "full_name", "customer_name") and row.get(f.key)]
    return " ".join(parts) or person


def _choice(sheet: Sheet, one: Field, i: int) -> Value:
    if not one.options:
        return None
    if sheet.workflow and one.key == sheet.workflow.field:
        # Most are under way, few are over: a list where everything is cancelled says nothing.
        order = [o.key for o in one.options]
        bad = {o.key for o in one.options if o.tone == "bad"}
        live = [k for k in order if k not in bad] or order
        return order[-1] if i % 7 == 6 and bad else live[i % len(live)]
    if sheet.concepts.get(one.key) == "category" and sheet.concept == "transaction":
        return one.options[(0, 1, 2, 3, 1, 4, 3)[i % 7] % len(one.options)].key
    return one.options[(_UNEVEN[i % len(_UNEVEN)] + len(one.key)) % len(one.options)].key


def _moment(draft: Draft, sheet: Sheet, one: Field, i: int) -> Value:
    concept = sheet.concepts.get(one.key, one.key)
    if concept == "birth_date":
        years = 8 + i % 5 if sheet.concept in YOUNG or sheet.find("child_name", "parent_name") else 24 + (i * 7) % 40
        return date(draft.today.year - years, 1 + (i * 5) % 12, 1 + (i * 11) % 28).isoformat()
    back = concept in _PAST or sheet.concept in _PAST_RECORDS
    step = 1 if sheet.part == "request" or concept == "at" else 3
    offset = -(i * step + (1 if sheet.concept != "time_entry" else 0)) if back else i * step - (2 if sheet.part != "request" else 1)
    if concept in ("end_date", "due_date", "return_date", "next_inspection", "expiry_date"):
        offset += 1 if sheet.part == "request" else 3
    if sheet.concept in ("transaction", "expense", "income", "measurement", "sale"):
        offset = -(i * 9)
    day = _open_day(draft, draft.today + timedelta(days=offset), back=back) if sheet.part == "request" and not back else draft.today + timedelta(days=offset)
    clock = _clock(draft, sheet, concept, day, i)
    if one.type is FieldType.TIME and concept in ("end_date", "return_date", "departure"):
        # Until then, from an hour before; the day ends at midnight.
        return f"{int(clock[:2]) + 1:02d}:{clock[3:]}" if clock < "23" else "23:59"
    if one.type is FieldType.TIME:
        return clock
    return day.isoformat() if one.type is FieldType.DATE else f"{day.isoformat()}T{clock}"


def _open_day(draft: Draft, day: date, *, back: bool) -> date:
    opened = {d for h in draft.hours if h.opens for d in h.days} or {0, 1, 2, 3, 4, 5}
    for _ in range(7):
        if day.weekday() in opened:
            return day
        day += timedelta(days=-1 if back else 1)
    return day


def _clock(draft: Draft, sheet: Sheet, concept: str, day: date, i: int) -> str:
    if concept in ("arrival_time", "arrival"):
        # Over the whole day, so that some are late whenever one looks and others are not.
        return ("21:40", "08:15", "22:10", "13:30", "23:05", "10:45", "19:20", "16:00")[i % 8]
    if concept in ("start_time", "end_time"):
        return f"{(8 if concept == 'start_time' else 15) + i % 3:02d}:{'00' if i % 2 else '30'}"
    spans = [h for h in draft.hours if h.opens and h.closes] if sheet.part == "request" else []
    span = next((h for h in spans if day.weekday() in h.days), spans[0] if spans else None)
    first, last = (int(span.opens[:2]) + (span.opens[3:] > "00"), int(span.closes[:2])) if span else (9, 18)
    many = max(1, (last - first if last > first else 24 - first + last))
    return f"{(first + i * 2 % many) % 24:02d}:{'30' if i % 3 == 1 and many > 2 else '00'}"

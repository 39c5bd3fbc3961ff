"""Things and where they are: stock, codes, plans, maps, files and pictures."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import Field, Formula, Highlight, Workflow
from core.brief import FieldType, RuleKind, Status
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.subject import main_sheet
from core.compiler.planner.naming import is_shown
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import list_of, list_view, put

_FILMS = frozenset({"video", "movie", "film", "episode", "tv_show"})
_FILMED = frozenset({"video", "drama", "clip", "film", "movie", "series", "episode", "livestream", "broadcast", "stream", "cartoon", "animation"})
_SONGS = frozenset({"song", "podcast", "track", "audiobook", "recording"})
_HEARD = frozenset({"audio", "music", "sound", "melody", "voice", "speech", "recording", "tune", "podcast", "song"})


def inventory(draft: Draft, req: tuple[str, ...]) -> None:
    """How many there are of each thing."""
    counted = next((s for s in draft.sheets.values() if s.said and s.find("stock")), None)
    known = draft.sheet("item", "stock_item", "product", "part", "ingredient", "material")
    sheet = counted or known or next(iter(draft.part("offer")), None) or draft.add("item")
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


def qr_code(draft: Draft, req: tuple[str, ...]) -> None:
    """The page of each record shows its address as a code for a phone's camera."""
    sheet = draft.sheet("item", "product", "ticket", "device", "guest", "event", "dish", "book") or main_sheet(draft)
    view = list_of(draft, sheet)
    if view is None:
        view = list_view(draft, sheet)
        draft.views.append(view)
    put(draft, view, qr_code=True, req=tuple(dict.fromkeys((*view.req, *req))))


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
    req = (*req, *draft.parts.get("map", ()))
    sheet = next((s for s in draft.sheets.values() if s.typed(FieldType.PLACE) and s.part != "request"), None) or draft.sheet(
        "place", "property", "vehicle", "shipment", "event"
    )
    sheet = sheet or next((s for s in draft.sheets.values() if is_shown(s, draft.language)), None)
    sheet = sheet or draft.add("place")
    if not sheet.typed(FieldType.PLACE):
        draft.give(sheet, "location", required=False)
    draft.views.append(list_view(draft, sheet, label=draft.t("map"), layout="map", req=req))
    draft.remark(req, Status.PARTIAL, "note_map")


def open_at(draft: Draft) -> None:
    """When what is looked at is open, where its hours were asked for and nobody else's."""
    req = draft.parts.get("hours", ())
    sheet = next((s for s in draft.sheets.values() if s.typed(FieldType.PLACE)), None) or next((s for s in draft.sheets.values() if s.said), None)
    if req and sheet:
        draft.give(sheet, "opening_hours", "Opening hours", required=False, req=req)


def gps(draft: Draft, req: tuple[str, ...]) -> None:
    """Where somebody was last seen, entered by hand."""
    a_map(draft, req)
    draft.remarks.update({r: (Status.PARTIAL, draft.t("note_gps")) for r in req})


def upload(draft: Draft, req: tuple[str, ...], concept: str = "file") -> None:
    """A file or picture can be attached."""
    kinds = (FieldType.IMAGE,) if concept == "photo" else (FieldType.FILE, FieldType.IMAGE)
    sheet = next((s for s in draft.sheets.values() if s.typed(*kinds) and s.concept != "chat_message"), None)
    if sheet is None:
        asked = next((s for s in draft.part("request") if s.said), None)
        sheet = asked or draft.sheet("document", "file", "photo", "post") or next((s for s in draft.sheets.values() if s.said), None)
        sheet = sheet or next(iter(draft.part("request")), None) or draft.add("photo" if concept == "photo" else "document")
        if concept == "file" and not sheet.typed(*kinds) and (sheet.concept in _SONGS or _heard(sheet)):
            draft.give(sheet, "sound", draft.t("recording"), type=FieldType.FILE, required=False)
        elif not sheet.typed(*kinds):
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


def plays(draft: Draft) -> None:
    """Films and songs can be watched and heard: a short one of ours stands in until somebody sends theirs."""
    for sheet in draft.sheets.values():
        if sheet.concept in _FILMS and not sheet.find("film", "video", "link", "file"):
            draft.give(sheet, "film", draft.label("video"), type=FieldType.FILE, required=False)
        elif (sheet.concept in _SONGS or _heard(sheet)) and not sheet.find("sound", "audio", "link", "file"):
            draft.give(sheet, "sound", draft.t("recording"), type=FieldType.FILE, required=False)


def _heard(sheet: Sheet) -> bool:
    """Whether it is something to hear by its last word ("sleep sounds")."""
    return sheet.said and sheet.part == "record" and sheet.label.casefold().split()[-1] in _HEARD


def _filmed(draft: Draft) -> Sheet | None:
    """What is a film by its last word, though no usual kind of record ("short dramas")."""
    return next((s for s in draft.sheets.values() if s.said and s.label.casefold().split()[-1] in _FILMED), None)


def video(draft: Draft, req: tuple[str, ...]) -> None:
    """Films that can be watched, by title and category."""
    sheet = draft.sheet("video", "movie", "lesson", "course", "episode", "song", "podcast", "album") or _filmed(draft) or draft.add("video")
    if sheet.concept not in _SONGS and not sheet.find("film", "video", "link"):
        draft.give(sheet, "film", draft.label("video"), type=FieldType.FILE, required=False)
    view = list_of(draft, sheet)
    if view:
        put(draft, view, req=tuple(dict.fromkeys((*view.req, *req))))
    else:
        draft.views.append(list_view(draft, sheet, layout="cards", req=req))
    draft.remark(req, Status.PARTIAL, "note_video")

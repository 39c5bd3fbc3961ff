"""What people say to one another: messages, forum, comments, reviews, votes, surveys, news."""

import re
from dataclasses import replace

from core.appspec import ChatView, Field, FormView, ListView
from core.brief import FieldType, Status
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.subject import main_sheet
from core.compiler.planner.relate import link
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import form_view, list_of, list_view, put

_REVIEWED = ("offer", "record", "people")

_COMMENTED = re.compile(r"\bcomments? (?:on|to|under|below) (?:the |their |each |other )?(\w+)")
# Work that people talk over where nothing to read was named.
_TALKED_OF = frozenset({"ticket", "task", "issue", "case", "project", "bug", "idea"})
# What a list of things put aside is called, by a word that asks for it.
_ASIDE = {"wish": "Wish list", "bookmark": "Bookmarks", "favourite": "Favourites", "favorite": "Favorites", "save for later": "Saved"}


def contact_form(draft: Draft, req: tuple[str, ...]) -> None:
    """A message to the business; where another form was named, that one is it."""
    spoken = [s for s in draft.part("request") if s.said and s.concept not in ("order", "appointment", "booking", "reservation")]
    if spoken and not draft.sheet("inquiry"):
        for view in draft.views:
            if isinstance(view, FormView) and view.entity == spoken[0].key:
                spoken[0].req.extend(req)
                return
        spoken[0].req.extend(req)
        return
    sheet = draft.add("inquiry", req=req)
    sheet.part = "request"
    draft.views.append(form_view(draft, sheet, draft.t("contact"), draft.t("contact_intro"), draft.t("thanks_message"), req))


def newsletter(draft: Draft, req: tuple[str, ...]) -> None:
    """People leave their address."""
    sheet = draft.add("subscriber", req=req)
    draft.views.append(form_view(draft, sheet, draft.t("newsletter"), draft.t("newsletter_intro"), draft.t("thanks_newsletter"), req))
    draft.remark(req, Status.PARTIAL, "note_no_mail")


def chat(draft: Draft, req: tuple[str, ...]) -> None:
    """Rooms with live messages."""
    rooms = draft.add("chat_room", fields=("name",))
    sheet = draft.add("chat_message", fields=(), req=req)
    if not sheet.fields:
        sheet.fields.append(Field("room", rooms.label, FieldType.RELATION, required=True, target=rooms.key))
        sheet.concepts["room"] = "room"
        draft.give(sheet, "author", default="me")
        draft.give(sheet, "text", required=True)
        draft.give(sheet, "at", default="now")
    if not sheet.typed(FieldType.FILE, FieldType.IMAGE):
        draft.give(sheet, "file", required=False)
    draft.views.append(ChatView(draft.view_key("chat"), draft.t("chat"), sheet.key, rooms.key, req=req))


def forum(draft: Draft, req: tuple[str, ...]) -> None:
    """Topics with answers below each."""
    sheet = draft.sheet("topic", "forum_topic") or draft.add("topic")
    sheet.req.extend(one for one in req if one not in sheet.req)
    _own(sheet)
    answers = draft.add("comment", fields=("author", "text", "at"))
    _own(answers)
    link(draft, answers, sheet, required=False)
    view = list_of(draft, sheet)
    if view is None:
        view = list_view(draft, sheet, layout="feed", req=req)
        draft.views.append(view)
    put(draft, view, comments=answers.key)


def comments(draft: Draft, req: tuple[str, ...]) -> None:
    """Comments below each page of what the application is about."""
    _below(draft, "comment", req)


def reviews(draft: Draft, req: tuple[str, ...]) -> None:
    """Stars and words below each thing on offer, or about the whole."""
    _below(draft, "review", req)


def _below(draft: Draft, concept: str, req: tuple[str, ...]) -> None:
    main = next((s for part in _REVIEWED for s in draft.part(part) if s.concept not in ("comment", "review", "notification", "chat_room", "order_line")), None)  # type: ignore[arg-type]
    usual = [s for c in ("article", "post", "topic", "product", "recipe", "video", "movie") if (s := draft.sheet(c))]
    worked = next((s for s in draft.sheets.values() if s.said and s.concept in _TALKED_OF), None) if concept == "comment" else None
    named = _COMMENTED.search(draft.wants.brief.text.casefold()) if concept == "comment" and draft.language == "en" else None
    asked = draft.called(named[1]) if named else None
    main = (
        (asked if asked and asked.said and asked.concept != "comment" else None)
        or next((s for s in usual if s.said), None)
        or worked
        or next(iter(usual), None)
        or main
    )
    sheet = draft.add(concept, req=req)
    _own(sheet)
    if main is None:
        draft.views.append(list_view(draft, sheet, layout="feed", req=req))
        return
    link(draft, sheet, main, required=False)
    view = list_of(draft, main)
    if view is None:
        view = list_view(draft, main)
        draft.views.append(view)
    put(draft, view, comments=sheet.key, req=tuple(dict.fromkeys((*view.req, *req))))


def likes(draft: Draft, req: tuple[str, ...]) -> None:
    """A heart on posts, pictures or what the application is about."""
    kept = _put_aside(draft, req)
    offer = next((s for s in draft.part("offer") if s.said), None) or next(iter(draft.part("offer")), None)
    if kept and offer:
        _saves(draft, offer, kept, req)
        return
    main = (
        draft.sheet("post", "article", "photo", "video", "topic") or next((s for s in draft.sheets.values() if s.part == "record"), None) or draft.add("post")
    )
    one = draft.give(main, "likes", default=0, req=req)
    view = list_of(draft, main)
    if view is None:
        view = list_view(draft, main, layout="feed")
        draft.views.append(view)
    put(draft, view, likes=one.key, req=tuple(dict.fromkeys((*view.req, *req))))


def _put_aside(draft: Draft, req: tuple[str, ...]) -> str:
    """What the page of things put aside is called, where favourites or a wish list were asked for in English; else ""."""
    said = " ".join(r.source for r in draft.wants.brief.requirements if r.id in req).casefold()
    if draft.language != "en":
        return ""
    return next((label for word, label in _ASIDE.items() if word in said), "")


def _saves(draft: Draft, offer: Sheet, label: str, req: tuple[str, ...]) -> None:
    """A heart on each thing on offer, and a page with those that one put aside."""
    view = list_of(draft, offer)
    if view is None:
        view = list_view(draft, offer, layout="cards")
        draft.views.append(view)
    put(draft, view, saves=True, req=tuple(dict.fromkeys((*view.req, *req))))
    aside = list_view(draft, offer, label=label, layout="cards", req=req)
    draft.views.append(replace(aside, key=draft.view_key(label), only="saved", saves=True, filters=(), actions=(), exports=(), totals=()))


def survey(draft: Draft, req: tuple[str, ...]) -> None:
    """A form with questions; the answers are counted on the figures page."""
    spoken = draft.sheet("survey", "survey_answer", "feedback", "form")
    sheet = spoken or draft.add("survey_answer", fields=("full_name", "rating", "choice_answer", "comment"))
    one = sheet.find("choice_answer")
    if one:
        sheet.change(one.key, Field(one.key, draft.t("survey_question"), FieldType.CHOICE, required=True, options=draft.options(("yes", "maybe", "no"))))
    sheet.part = "request"
    sheet.req.extend(req)
    draft.views.append(form_view(draft, sheet, draft.t("survey"), draft.t("survey_intro"), draft.t("thanks_message"), req))


def blog(draft: Draft, req: tuple[str, ...]) -> None:
    """Articles, newest first."""
    sheet = draft.add("article", req=req)
    if list_of(draft, sheet) is None:
        draft.views.append(list_view(draft, sheet, layout="feed", req=req))


def notice_board(draft: Draft, req: tuple[str, ...]) -> None:
    """Announcements with their date, newest first."""
    sheet = draft.add("announcement", req=req)
    if list_of(draft, sheet) is None:
        draft.views.append(list_view(draft, sheet, layout="feed", req=req))


def sign(draft: Draft) -> None:
    """Whatever has an author and a moment is signed by whoever wrote it, then."""
    for sheet in draft.sheets.values():
        if (author := sheet.find("author")) and author.type is FieldType.TEXT and (at := sheet.find("at")) and at.type is FieldType.DATETIME:
            _own(sheet)


def faq(draft: Draft, req: tuple[str, ...]) -> None:
    """Questions and answers; they open on the home page and have a page of their own."""
    sheet = draft.add("faq", req=req)
    if list_of(draft, sheet) is None:
        draft.views.append(list_view(draft, sheet, layout="cards", req=req))


def share(draft: Draft, req: tuple[str, ...]) -> None:
    """A button on the page of each record passes its address on."""
    wanted = draft.sheet("article", "post", "photo", "video", "topic", "recipe", "product", "event") or next(iter(draft.part("offer")), None)
    lists = [v for v in draft.views if isinstance(v, ListView) and not v.lookup]
    target = next((v for v in lists if wanted and v.entity == wanted.key), None) or next(iter(lists), None)
    if target is None:
        target = list_view(draft, wanted or main_sheet(draft))
        draft.views.append(target)
    put(draft, target, share=True, req=tuple(dict.fromkeys((*target.req, *req))))


def _own(sheet: Sheet) -> None:
    author, at = sheet.find("author"), sheet.find("at")
    if author:
        sheet.change(author.key, Field(author.key, author.label, author.type, required=True, default="me", req=author.req))
    if at:
        sheet.change(at.key, Field(at.key, at.label, FieldType.DATETIME, default="now", req=at.req))

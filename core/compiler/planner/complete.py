"""What an application needs beside what was asked for: a list for every kind of record, a form for every request, an order of pages."""

from dataclasses import replace

from core.appspec import BookingView, DashboardView, FormView, ListView, PageView, PollView, QuizView, RosterView, ShopView, ToolView, View, Workflow
from core.brief import FieldType, RecordWanted, RoleWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.features import counting, talking
from core.compiler.planner.features.subject import main_sheet
from core.compiler.planner.relate import link
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import columns, form_view, list_of, list_view
from core.compiler.planner.wants import looked_at
from core.features import Feature

_NO_LIST = frozenset(["order_line", "chat_message", "chat_room", "poll_vote", "response", "attendance"])
_PUBLIC_FEATURES = (
    Feature.BOOKING, Feature.PICKUP, Feature.DELIVERY, Feature.CART, Feature.PUBLIC_SHOP, Feature.CONTACT_FORM, Feature.NEWSLETTER, Feature.ONLINE_MENU,
    Feature.BLOG, Feature.FAQ, Feature.PHOTO_GALLERY, Feature.REVIEWS, Feature.CUSTOMER_ACCESS, Feature.WAITING_LIST, Feature.ADS, Feature.VIDEO, Feature.GAME,
    Feature.QUIZ, Feature.FORUM, Feature.FLOOR_PLAN, Feature.COURSES,
)  # fmt: skip
_OWN_PURPOSE = frozenset({
    Feature.QUIZ, Feature.COURSES, Feature.CALCULATOR, Feature.GAME, Feature.FORUM, Feature.POLL, Feature.VOTING, Feature.SURVEY, Feature.CHAT,
    Feature.EXPENSE_SPLIT, Feature.TIME_TRACKING,
})  # fmt: skip
_BESIDE = frozenset({
    Feature.LOGIN, Feature.ROLES, Feature.SELF_REGISTRATION, Feature.PROFILE, Feature.STATISTICS, Feature.CHARTS, Feature.REPORTS, Feature.POINTS,
    Feature.RANKING, Feature.SEARCH, Feature.FILTER, Feature.SORT, Feature.EXPORT_TABLE, Feature.EXPORT_PDF, Feature.DARK_MODE, Feature.MULTILINGUAL,
    Feature.COMMENTS, Feature.LIKES, Feature.NOTIFICATIONS, Feature.TOTALS, Feature.PRICE_LIST, Feature.OPENING_HOURS, Feature.SHARE,
})  # fmt: skip
_FORMS = {
    "incident": "report_it",
    "defect": "report_it",
    "registration": "register_now",
    "order": "order_now",
    "candidate": "apply_now",
    "application": "apply_now",
}
_SIDE = frozenset(["inquiry", "subscriber", "faq", "notification", "comment", "review", "chat_message", "chat_room", "order_line"])
# What every system has for those who run it; it says nothing of what the application is about.
_BEHIND = frozenset({"Users", "Settings", "Logs", "Permissions", "Roles", "Access permissions", "User permissions"})
_TOOLS = ("finance", "figures", "office_tool", "stock", "logistics", "personal")


def is_public(draft: Draft) -> bool:
    """Whether strangers come to it: then it has a home page and forms; otherwise it is a tool and starts with its work."""
    wants = draft.wants
    if Feature.CUSTOMER_ACCESS in wants.ruled_out and not (Feature.LOGIN in wants.ruled_out and wants.any(*_PUBLIC_FEATURES)):
        # Who wants no accounts for customers still has customers.
        return False
    instructed = [w for _, w in wants.each(RecordWanted) if w.can]
    if instructed and draft.trade.family not in _TOOLS:
        # Ordered by what people do with each record: who may browse is a visitor; who must log in to see anything is not.
        entered = wants.any(Feature.LOGIN, Feature.SELF_REGISTRATION) or bool(list(wants.each(RoleWanted)))
        return not entered or any(looked_at(w) for w in instructed) or (wants.any(*_PUBLIC_FEATURES) and draft.trade.public)
    if wants.any(*_PUBLIC_FEATURES) or any(s.part == "request" and s.said for s in draft.sheets.values()):
        own_people = [w for _, w in wants.each(RoleWanted)]
        return not (draft.trade.family in _TOOLS and own_people and not wants.any(*_PUBLIC_FEATURES))
    if any(s.said for s in draft.sheets.values()):
        return (
            draft.trade.public and draft.trade.key != "" and not any(s.said and s.workflow for s in draft.sheets.values()) and not list(wants.each(RoleWanted))
        )
    return draft.trade.public


def complete_records(draft: Draft) -> None:
    """What the trade usually keeps, where little was named; nothing is added to what somebody described in full."""
    trade, wants = draft.trade, draft.wants
    spoken = [s for s in draft.sheets.values() if (s.said or (s.req and s.concept not in _SIDE)) and s.plural not in _BEHIND]
    told = sum(len(s.fields) for s in draft.sheets.values() if s.said and any(f.req for f in s.fields))
    purpose = set(wants.features) - _BESIDE
    if purpose and purpose <= _OWN_PURPOSE:
        # A course for the staff of a warehouse keeps no stock: the feature is the application, the trade only where it is used.
        return
    # Who asks for charts of sales has sales: readings of a sensor and written reports would be a riddle.
    drawn = wants.drawn
    ordered = drawn or any(w.can and w.plural not in _BEHIND for _, w in wants.each(RecordWanted))
    if trade.also and len(spoken) < 2 and told < 3 and not ordered:
        for concept in trade.also:
            if len([s for s in draft.sheets.values() if s.concept not in _SIDE]) < 4:
                _usual(draft, concept)
    offer = trade.offer
    things = [
        s for s in draft.sheets.values() if s.concept not in _SIDE and s.plural not in _BEHIND and not (s.part == "people" and s.rows and offer and trade.key)
    ]
    if things or any(s.said for s in spoken) or any(isinstance(v, ToolView) for v in draft.views):
        # Who works there says nothing of what there is.
        return
    if offer and not trade.key and wants.any(Feature.LOGIN, Feature.SEARCH) and Feature.CART not in wants:
        offer = "article"  # Something to read and search, of which no more was said.
    if offer and not draft.sheet(offer):
        _usual(draft, offer)
    if trade.key and trade.request not in ("inquiry", "subscriber", "quiz_result", "score", offer) and not draft.sheet(trade.request):
        _usual(draft, trade.request)
    if not draft.public and Feature.STATISTICS not in wants.ruled_out and not draft.sheets:
        main_sheet(draft)


_OF = {
    "post": Feature.FORUM,
    "comment": Feature.COMMENTS,
    "review": Feature.REVIEWS,
    "chat_message": Feature.CHAT,
    "inquiry": Feature.CONTACT_FORM,
    "photo": Feature.PHOTO_GALLERY,
    "topic": Feature.FORUM,
    "article": Feature.BLOG,
    "faq": Feature.FAQ,
    "attendance": Feature.ATTENDANCE,
    "appointment": Feature.BOOKING,
    "booking": Feature.BOOKING,
    "reservation": Feature.BOOKING,
    "order": Feature.CART,
    "quiz_question": Feature.QUIZ,
    "survey_answer": Feature.SURVEY,
}
_MAKERS = {
    "comment": talking.comments,
    "review": talking.reviews,
    "chat_message": talking.chat,
    "inquiry": talking.contact_form,
    "topic": talking.forum,
    "faq": talking.faq,
    "survey_answer": talking.survey,
}


def _usual(draft: Draft, concept: str) -> None:
    """Add a usual kind of record the way its feature would, unless that was ruled out."""
    feature = _OF.get(concept)
    if feature in draft.wants.ruled_out or draft.sheet(concept):
        return
    maker = _MAKERS.get(concept)
    if maker and not (feature and feature in draft.wants):
        maker(draft, ())
    elif maker is None:
        draft.add(concept)


def complete_figures(draft: Draft) -> None:
    """Tools where numbers come first get their figures page; charts by month get a date to go by."""
    if Feature.STATISTICS in draft.wants.ruled_out or Feature.CHARTS in draft.wants.ruled_out:
        return
    if draft.trade.family in _TOOLS and draft.trade.family != "personal" and not any(isinstance(v, DashboardView) for v in draft.views):
        counting.dashboard(draft, ())


def complete_statuses(draft: Draft) -> None:
    """A choice called status is a workflow, with its first value as the default."""
    for sheet in draft.sheets.values():
        one = sheet.find("status")
        if one and one.options and not sheet.workflow:
            sheet.change(one.key, replace(one, default=one.default or one.options[0].key))
            sheet.workflow = Workflow(one.key)


def complete_views(draft: Draft) -> None:
    """A form for each request, a list for each kind of record."""
    asks, post = draft.sheet("candidate", "application"), draft.sheet("job")
    if asks and post and asks.part == "request" and not any(f.target == post.key for f in asks.fields):
        link(draft, asks, post)
    for sheet in list(draft.sheets.values()):
        made = [v for v in draft.views if _makes(v) == sheet.key]
        if sheet.part == "request" and draft.public and not made and sheet.fields:
            label = _FORMS.get(sheet.concept or "", "send_request")
            words = sheet.label if sheet.said and sheet.concept not in ("order", "registration", "candidate", "application") else draft.t(label)
            thanks = {"registration": "thanks_register", "order": "thanks_order", "booking": "thanks_booking"}.get(sheet.concept or "", "thanks_message")
            draft.views.append(form_view(draft, sheet, words, "", draft.t(thanks), sheet.req))
    for sheet in list(draft.sheets.values()):
        shown = list_of(draft, sheet) or sheet.concept in _NO_LIST or any(isinstance(v, QuizView) and v.results == sheet.key for v in draft.views)
        if not shown:
            draft.views.append(list_view(draft, sheet, req=()))
        _beside_its_map(draft, sheet)
    if not draft.views:
        draft.views.append(list_view(draft, main_sheet(draft)))


def _beside_its_map(draft: Draft, sheet: Sheet) -> None:
    """What was asked for by its name and is on a map has a page of that name too."""
    lists = [v for v in draft.views if isinstance(v, ListView) and v.entity == sheet.key]
    if sheet.said and draft.language == "en" and lists and all(v.layout == "map" and v.label.casefold() != sheet.plural.casefold() for v in lists):
        own = list_view(draft, sheet, req=())
        draft.views.insert(draft.views.index(lists[0]), replace(own, likes=lists[0].likes, comments=lists[0].comments))


def _makes(view: View) -> str | None:
    match view:
        case FormView() | BookingView():
            return view.entity
        case ShopView():
            return view.order
        case _:
            return None


def refresh_lists(draft: Draft) -> None:
    """Columns, filters and sums again, now that every field is known."""
    for i, view in enumerate(draft.views):
        match view:
            case ListView():
                draft.views[i] = _refreshed(draft, draft.sheets[view.entity], view)
            case _:
                pass


def _refreshed(draft: Draft, sheet: Sheet, view: ListView) -> ListView:
    fresh = list_view(draft, sheet, layout=view.layout)
    numbers = (FieldType.MONEY, FieldType.DECIMAL, FieldType.INTEGER)
    asked = tuple(
        f.key
        for f in sheet.fields
        if f.type in numbers and (sheet.concepts.get(f.key, f.key) in draft.summed) and sheet.concepts.get(f.key) not in ("price", "unit_price")
    )
    when = sheet.typed(FieldType.DATE, FieldType.DATETIME)
    status = sheet.workflow.field if sheet.workflow else None
    if view.lookup:
        return view
    if view.only:
        return replace(view, columns=columns(sheet, view.layout))
    return replace(
        view,
        columns=columns(sheet, view.layout),
        filters=fresh.filters,
        totals=tuple(dict.fromkeys((*view.totals, *fresh.totals, *asked))),
        date=view.date or (when.key if when else None),
        group_by=(status or view.group_by) if view.layout in ("board", "plan") else view.group_by,
        exports=tuple(dict.fromkeys((*view.exports, *fresh.exports))),
        req=tuple(dict.fromkeys((*view.req, *fresh.req))),
    )


def order_views(draft: Draft) -> None:
    """What one does first, then what there is to see, then what the people behind it need."""

    def rank(view: View) -> tuple[int, int]:  # noqa: PLR0911 - one return a kind of view
        behind = 1 if view.roles and draft.public else 0
        match view:
            case PageView(key="home"):
                return (-1, 0)
            case ShopView() | BookingView() | ToolView():
                return (behind, 0)
            case FormView():
                sheet = draft.sheets[view.entity]
                return (behind, 6 if sheet.concept in ("inquiry", "subscriber", "survey_answer") else 1)
            case RosterView() | QuizView() | PollView():
                return (behind, 2 if draft.public else 1)
            case ListView():
                sheet = draft.sheets[view.entity]
                order = {"offer": 3, "request": 5, "record": 2 if sheet.said or view.req else 4, "people": 5}[sheet.part]
                if not draft.public:
                    order = 0 if (sheet.said and sheet.part in ("record", "request")) or view.req else order
                return (behind, order if sheet.concept not in ("notification", "faq") else 6)
            case DashboardView():
                first = not draft.public and draft.trade.family in ("finance", "figures", "office_tool")
                return (behind, -1 if first else 7)
            case PageView():
                return (behind, 8)
            case _:
                return (behind, 2)

    draft.views.sort(key=rank)


def look_up(draft: Draft) -> None:
    """Who asks for search of their own record types a number and sees that record alone."""
    if Feature.SEARCH not in draft.wants or not draft.public:
        return
    for requirement, wish in draft.wants.each(RoleWanted):
        if wish.needs_login or "view" not in wish.may:
            continue
        for sheet in draft.sheets.values():
            one = sheet.find("license_plate", "registration", "number", "code", "tracking_number", "order_number")
            if one and sheet.workflow and sheet.said:
                shown = tuple(k for k in (one.key, sheet.workflow.field) if k)
                view = list_view(draft, sheet, label=next(f.label for f in sheet.fields if f.key == sheet.workflow.field), req=(requirement.id,))
                draft.views.append(replace(view, lookup=one.key, actions=(), columns=shown, filters=(), exports=(), totals=()))
                return

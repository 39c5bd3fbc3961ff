"""Which handler answers which feature, in the order in which they must run."""

from collections.abc import Callable

from core.brief import Status
from core.compiler.planner.draft import Draft
from core.compiler.planner.features import accounts, counting, games, marking, polls, quizzes, reckoning, talking, things, working
from core.features import Feature

Handler = Callable[[Draft, tuple[str, ...]], None]


def elsewhere(_draft: Draft, _req: tuple[str, ...]) -> None:
    """Answered by a stage of its own: orders, bookings, roles, theme, rules or the pages."""


def _not_here(code: str) -> Handler:
    def say(draft: Draft, req: tuple[str, ...]) -> None:
        draft.remark(req, Status.NOT_DONE, code)

    return say


# What makes kinds of record comes first, then what adds to them, then what counts them.
HANDLERS: dict[Feature, Handler] = {
    Feature.PRICE_LIST: counting.price_list,
    Feature.ONLINE_MENU: counting.online_menu,
    Feature.BLOG: talking.blog,
    Feature.NOTICE_BOARD: talking.notice_board,
    Feature.COURSES: counting.courses,
    Feature.VIDEO: things.video,
    Feature.INVENTORY: things.inventory,
    Feature.LOW_STOCK_ALERT: things.low_stock,
    Feature.MEMBERSHIP: counting.membership,
    Feature.INVOICES: counting.invoices,
    Feature.EXPENSE_SPLIT: counting.expense_split,
    Feature.CHECKLIST: working.checklist,
    Feature.STATUS_TRACKING: working.status_tracking,
    Feature.APPROVAL: working.approval,
    Feature.ASSIGN_TASK: working.assign_task,
    Feature.RECURRING: working.recurring,
    Feature.TIME_TRACKING: working.time_tracking,
    Feature.RETURNABLES_TRACKING: things.returnables,
    Feature.DUE_DATE: marking.due_date,
    Feature.OVERDUE_HIGHLIGHT: marking.overdue,
    Feature.ATTENDANCE: working.attendance,
    Feature.FLOOR_PLAN: things.floor_plan,
    Feature.KANBAN: working.kanban,
    Feature.CALENDAR: working.calendar,
    Feature.PHOTO_UPLOAD: things.photo_upload,
    Feature.FILE_UPLOAD: things.upload,
    Feature.DOWNLOAD: things.upload,
    Feature.PHOTO_GALLERY: things.gallery,
    Feature.BARCODE_SCAN: things.scan,
    Feature.QR_CODE: things.qr_code,
    Feature.MAP: things.a_map,
    Feature.GPS_TRACKING: things.gps,
    Feature.CONTACT_FORM: talking.contact_form,
    Feature.NEWSLETTER: talking.newsletter,
    Feature.FORUM: talking.forum,
    Feature.CHAT: talking.chat,
    Feature.VOTING: polls.vote,
    Feature.POLL: polls.vote,
    Feature.SURVEY: talking.survey,
    Feature.FAQ: talking.faq,
    Feature.QUIZ: quizzes.quiz,
    Feature.GAME: games.game,
    Feature.POINTS: counting.points,
    Feature.RANKING: counting.ranking,
    Feature.DEPOSIT: counting.deposit,
    Feature.REMINDERS: marking.reminders,
    Feature.NOTIFICATIONS: marking.notices,
    Feature.EMAIL_NOTIFICATIONS: marking.email_notices,
    Feature.COMMENTS: talking.comments,
    Feature.REVIEWS: talking.reviews,
    Feature.LIKES: talking.likes,
    Feature.SHARE: talking.share,
    Feature.CALCULATOR: reckoning.calculator,
    Feature.TOTALS: counting.totals,
    Feature.STATISTICS: counting.dashboard,
    Feature.CHARTS: counting.dashboard,
    Feature.REPORTS: counting.reports,
    Feature.SEARCH: counting.anywhere,
    Feature.FILTER: counting.filters,
    Feature.SORT: counting.anywhere,
    Feature.EXPORT_TABLE: counting.anywhere,
    Feature.EXPORT_PDF: counting.anywhere,
    Feature.IMPORT_TABLE: counting.anywhere,
    Feature.PUBLIC_LIST: counting.anywhere,
    Feature.PUBLIC_COST: counting.anywhere,
    Feature.BOOKING: elsewhere,
    Feature.WAITING_LIST: elsewhere,
    Feature.CAPACITY_LIMIT: elsewhere,
    Feature.CANCELLATION: elsewhere,
    Feature.CART: elsewhere,
    Feature.PUBLIC_SHOP: elsewhere,
    Feature.PICKUP: elsewhere,
    Feature.DELIVERY: elsewhere,
    Feature.MINIMUM_ORDER: elsewhere,
    Feature.ONLINE_PAYMENT: elsewhere,
    Feature.LEAD_TIME: elsewhere,
    Feature.LOGIN: elsewhere,
    Feature.ROLES: elsewhere,
    Feature.SELF_REGISTRATION: elsewhere,
    Feature.PROFILE: accounts.profile,
    Feature.CUSTOMER_ACCESS: elsewhere,
    Feature.DARK_MODE: elsewhere,
    Feature.MULTILINGUAL: elsewhere,
    Feature.OPENING_HOURS: elsewhere,
    Feature.ADS: _not_here("note_ads"),
    Feature.TRACKING: _not_here("note_tracking"),
    Feature.POPUPS: _not_here("note_not_done"),
}


def plan_features(draft: Draft) -> None:
    """Run the handler of every wanted feature, in the order of the table."""
    for feature, handler in HANDLERS.items():
        if feature in draft.wants:
            handler(draft, draft.wants.features[feature])

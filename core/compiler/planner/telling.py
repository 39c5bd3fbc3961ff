"""Which requirements a person would recognise as a wish of their own, and which rulings-out the specification keeps."""

from collections.abc import Iterator

from core.appspec import AppSpec, BookingView, ChatView, DashboardView, ListView, PageView, PollView, QuizView, ShopView
from core.brief import (
    Brief,
    FeatureWanted,
    FieldType,
    ItemsOffered,
    NotWanted,
    OpenAt,
    RecordWanted,
    Requirement,
    RoleWanted,
    RuleKind,
    RuleWanted,
    StatusesWanted,
    TextWanted,
    TradeIs,
)
from core.compiler.planner.wants import words_match
from core.features import Feature

# A remark is heard with less confidence than this and holds no name or number.
_REMARK = 0.35
_SAID_BY_RULE = {
    Feature.LEAD_TIME: RuleKind.LEAD_TIME,
    Feature.CAPACITY_LIMIT: RuleKind.CAPACITY,
    Feature.CANCELLATION: RuleKind.CANCEL_BEFORE,
    Feature.MINIMUM_ORDER: RuleKind.MINIMUM_ORDER,
    Feature.LOW_STOCK_ALERT: RuleKind.LOW_STOCK,
    Feature.REMINDERS: RuleKind.REMIND_BEFORE,
    Feature.OVERDUE_HIGHLIGHT: RuleKind.OVERDUE_AFTER,
    Feature.DEPOSIT: RuleKind.DEPOSIT,
}


def is_remark(one: Requirement) -> bool:
    """True for words that ask for nothing: heard faintly, without a name or a number."""
    return isinstance(one.wish, TextWanted) and not one.wish.literals and one.confidence <= _REMARK


def told(one: Requirement, brief: Brief) -> bool:
    """False for a remark, and for what another line says better: the priced items beside "prices", the hours beside "opening hours"."""
    match one.wish:
        case TextWanted():
            return not is_remark(one)
        case TradeIs():
            return False
        case FeatureWanted(feature=feature):
            return not _said_better(feature, brief)
        case _:
            return True


def _said_better(feature: Feature, brief: Brief) -> bool:
    match feature:
        case Feature.PRICE_LIST:
            priced = any(i.price is not None for w in brief.wishes(ItemsOffered) for i in w.items)
            return priced or any(f.type is FieldType.MONEY for w in brief.wishes(RecordWanted) for f in w.fields)
        case Feature.OPENING_HOURS:
            return bool(brief.wishes(OpenAt))
        case Feature.STATUS_TRACKING:
            return bool(brief.wishes(StatusesWanted))
        case Feature.ROLES:
            return bool(brief.wishes(RoleWanted))
        case _:
            kind = _SAID_BY_RULE.get(feature)
            return kind is not None and any(w.kind is kind for w in brief.wishes(RuleWanted))


def kept_out(spec: AppSpec, wish: NotWanted) -> bool:
    """True when nothing in the specification is what was ruled out."""
    if wish.words and any(words_match(wish.words, text) for text in _names(spec)):
        return False
    return wish.feature is None or not _there(spec, wish.feature)


def _names(spec: AppSpec) -> Iterator[str]:
    """What a visitor meets as a page, a field, a choice or a thing."""
    yield from (view.label for view in spec.views)
    for entity in spec.entities:
        yield entity.label
        yield from (f.label for f in entity.fields)
        yield from (o.label for f in entity.fields for o in f.options)
        yield from (str(r.get(entity.title, "")) for r in entity.rows)


def _there(spec: AppSpec, feature: Feature) -> bool:  # noqa: C901, PLR0911, PLR0912 - one branch a feature
    match feature:
        case Feature.LOGIN | Feature.ROLES:
            return bool(spec.users)
        case Feature.SELF_REGISTRATION:
            return spec.registration
        case Feature.ONLINE_PAYMENT:
            return any(isinstance(v, ShopView) and v.payment != "none" for v in spec.views)
        case Feature.CART | Feature.PUBLIC_SHOP:
            return any(isinstance(v, ShopView) for v in spec.views)
        case Feature.BOOKING:
            return any(isinstance(v, BookingView) for v in spec.views)
        case Feature.CHAT:
            return any(isinstance(v, ChatView) for v in spec.views)
        case Feature.POLL | Feature.VOTING:
            return any(isinstance(v, PollView) for v in spec.views)
        case Feature.QUIZ:
            return any(isinstance(v, QuizView) for v in spec.views)
        case Feature.STATISTICS | Feature.CHARTS:
            return any(isinstance(v, DashboardView) for v in spec.views)
        case Feature.COMMENTS | Feature.REVIEWS:
            return any(isinstance(v, ListView) and v.comments == feature.value.rstrip("s") for v in spec.views)
        case Feature.LIKES:
            return any(isinstance(v, ListView) and v.likes for v in spec.views)
        case Feature.PRICE_LIST:
            return any(f.key in ("price", "unit_price") for e in spec.entities for f in e.fields)
        case Feature.DARK_MODE:
            return spec.theme.dark != "never"
        case Feature.MULTILINGUAL:
            return bool(spec.languages)
        case Feature.EXPORT_TABLE:
            return any("csv" in getattr(v, "exports", ()) for v in spec.views)
        case Feature.EXPORT_PDF:
            return any("pdf" in getattr(v, "exports", ()) for v in spec.views)
        case Feature.MAP:
            return any((isinstance(v, ListView) and v.layout == "map") or _section(v, "map") for v in spec.views)
        case Feature.NEWSLETTER:
            return any(_section(v, "newsletter") for v in spec.views)
        case Feature.PHOTO_UPLOAD | Feature.PHOTO_GALLERY:
            return any(f.type is FieldType.IMAGE for e in spec.entities for f in e.fields)
        case Feature.KANBAN:
            return any(isinstance(v, ListView) and v.layout == "board" for v in spec.views)
        case Feature.CALENDAR:
            return any(isinstance(v, ListView) and v.layout == "calendar" for v in spec.views)
        case _:
            # No other part of an application is made unless it was asked for.
            return False


def _section(view: object, kind: str) -> bool:
    return isinstance(view, PageView) and any(section.kind == kind for section in view.sections)

"""Features that follow from other wishes: things with prices want a price list, hours want to be shown, a limit is a limit."""

from collections.abc import Collection, Iterator

from core.brief import (
    FeatureWanted,
    FieldType,
    FieldWanted,
    ItemsOffered,
    NotWanted,
    OpenAt,
    RecordWanted,
    RoleWanted,
    RuleKind,
    RuleWanted,
    StatusesWanted,
    Wish,
)
from core.features import Feature
from core.understanding.scene import Noted, Scene
from core.understanding.text import fold

_BY_RULE = {
    RuleKind.CAPACITY: Feature.CAPACITY_LIMIT,
    RuleKind.MINIMUM_ORDER: Feature.MINIMUM_ORDER,
    RuleKind.DEPOSIT: Feature.DEPOSIT,
    RuleKind.LEAD_TIME: Feature.LEAD_TIME,
    RuleKind.CANCEL_BEFORE: Feature.CANCELLATION,
    RuleKind.OVERDUE_AFTER: Feature.OVERDUE_HIGHLIGHT,
    RuleKind.LOW_STOCK: Feature.LOW_STOCK_ALERT,
    RuleKind.REMIND_BEFORE: Feature.REMINDERS,
    RuleKind.FREE_DELIVERY_FROM: Feature.DELIVERY,
    RuleKind.DELIVERY_FEE: Feature.DELIVERY,
}
_BARRED = 3
_THE_PUBLIC = frozenset({"customer", "visitor", "user", "guest", "patient", "resident", "tenant", "parent", "child", "student", "buyer", "lead", "donor"})
_BY_RECORD = {
    "booking": Feature.BOOKING,
    "appointment": Feature.BOOKING,
    "reservation": Feature.BOOKING,
    "time_entry": Feature.TIME_TRACKING,
    "attendance": Feature.ATTENDANCE,
}
_ENQUIRIES = frozenset({"inquiry", "application", "adoption_request"})


def read_implied(scene: Scene) -> None:
    """Notes features that other wishes imply and nobody has named or ruled out."""
    fees = scene.lex.lists.get("fees", ())
    settled = {w.wish.feature for w in scene.noted if isinstance(w.wish, FeatureWanted | NotWanted) and w.wish.feature}
    for one in list(scene.noted):
        for feature in _implied(one.wish, fees):
            if feature not in settled and not _warned(feature, settled):
                settled.add(feature)
                scene.note(FeatureWanted(feature), one.start, one.end, min(one.confidence, 0.75), claim=())
    role = _told_apart(scene)
    if role and Feature.ROLES not in settled:
        scene.note(FeatureWanted(Feature.ROLES), role.start, role.end, min(role.confidence, 0.75), claim=())


def _warned(feature: Feature, settled: Collection[Feature]) -> bool:
    """Whether "due in less than 30 days" was read as the date that it is due, of which nobody is sent a reminder."""
    return feature is Feature.REMINDERS and Feature.DUE_DATE in settled


def _takes_a_time(fields: tuple[FieldWanted, ...]) -> bool:
    """Whether visitors say a day and a time or a span of days: they book."""
    named = {f.concept for f in fields}
    if named & {"end_time", "distance", "mileage", "hours", "break"}:
        return False  # what was done is written down
    return (
        bool(named & {"date", "day"} and named & {"time", "start_time", "slot"})
        or {"arrival_date", "departure_date"} <= named
        or {"start_date", "end_date"} <= named
    )


def _is_fee(label: str, fees: tuple[str, ...]) -> bool:
    """Whether it is what members or clients are charged, nothing on offer ("membership fee", "hourly rate")."""
    words = fold(label).split()
    return any(word.startswith(fold(fee)) for fee in fees for word in words)


def _told_apart(scene: Scene) -> Noted | None:
    """The role that shows that not everybody may do the same: two of the staff with different rights, or somebody who only looks."""
    roles = [n for n in scene.noted if isinstance(n.wish, RoleWanted)]
    staff = [n for n in roles if isinstance(n.wish, RoleWanted) and n.wish.concept not in _THE_PUBLIC]
    rights = {n.wish.may for n in staff if isinstance(n.wish, RoleWanted)}
    only = {scene.sentence_of(h.start) for h in scene.cue("only")}
    limited = next((n for n in roles if scene.sentence_of(n.start) in only), None) or _kept_from(scene)
    return limited or (staff[-1] if len(staff) > 1 and len(rights) > 1 else None)


def _kept_from(scene: Scene) -> Noted | None:
    """People who may not see or change something ("tenants can't see each other's reports"): somebody else may."""
    for start, end in scene.sentences:
        for who in (h for h in scene.concepts(start, end) if h.key.person):
            barred = next((h for h in scene.cue("deny_before", who.end, min(end, who.end + _BARRED))), None)
            verb = (
                next((v for v in scene.lex.verbs.find(scene.tokens, barred.end, min(end, barred.end + _BARRED)) if v.key != "create"), None) if barred else None
            )
            if verb:
                return Noted(RoleWanted(who.key.one, who.key.key), who.start, verb.end, 0.7)
    return None


def _implied(wish: Wish, fees: tuple[str, ...]) -> Iterator[Feature]:  # noqa: C901 one case for every kind of wish that implies something
    match wish:
        case ItemsOffered(items=items) if any(i.price is not None and not _is_fee(i.label, fees) for i in items):
            yield Feature.PRICE_LIST
        case OpenAt(hours=hours) if any(h.closes or not h.opens for h in hours):
            yield Feature.OPENING_HOURS
        case StatusesWanted():
            yield Feature.STATUS_TRACKING
        case RoleWanted(may=may) if "approve" in may:
            yield Feature.APPROVAL
        case RuleWanted(kind=kind) if kind in _BY_RULE:
            yield _BY_RULE[kind]
        case RecordWanted(concept=concept, fields=fields, public_form=public):
            if concept in _BY_RECORD:
                yield _BY_RECORD[concept]
            elif public and concept != "order" and (_takes_a_time(fields) or concept in _ENQUIRIES):
                yield Feature.CONTACT_FORM if concept in _ENQUIRIES else Feature.BOOKING
            if public and any(f.type is FieldType.IMAGE for f in fields):
                yield Feature.PHOTO_UPLOAD
            if any(f.concept in {"delivery_date", "delivery_method"} for f in fields):
                yield Feature.DELIVERY
            if any(f.concept == "status" for f in fields):
                yield Feature.STATUS_TRACKING
        case _:
            pass

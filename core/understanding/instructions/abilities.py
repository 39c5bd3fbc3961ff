"""What an application shall be able to do, where an instruction says it by a verb, by the noun for an ability, or by a phrase of the lexicon."""

from collections.abc import Iterable
from dataclasses import replace

from core.brief import FeatureWanted
from core.features import Feature
from core.understanding.features import read_features
from core.understanding.instructions.deeds import Deed
from core.understanding.instructions.sentences import opening
from core.understanding.instructions.words import singular, words
from core.understanding.scene import Scene

_NOT_IN_A_GAME = frozenset({Feature.POINTS, Feature.DELIVERY, Feature.PICKUP, Feature.NOTIFICATIONS, Feature.STATUS_TRACKING, Feature.BOOKING})
# Features that one word alone does not ask for, unless it begins so.
_NEVER_ALONE: dict[Feature, str | tuple[str, ...]] = {
    Feature.OVERDUE_HIGHLIGHT: "highlight",
    Feature.ADS: "advert",
    Feature.PICKUP: "pickup",
    Feature.RECURRING: "recur",
    Feature.ATTENDANCE: "attendance",
    Feature.TRACKING: "-",
    Feature.CALCULATOR: "calculat",
    Feature.MAP: "map",
    Feature.POINTS: "point",
    Feature.PRICE_LIST: ("price", "pricing", "fee", "tariff", "cost", "tuition", "charge"),
    Feature.VIDEO: ("video", "stream", "playback", "film", "movie", "watch"),
    Feature.MEMBERSHIP: ("member", "vip"),
    Feature.FORUM: "forum",
    Feature.BOOKING: ("book", "reserv", "appoint"),
    Feature.REVIEWS: "r",
    Feature.RETURNABLES_TRACKING: "-",
    Feature.PHOTO_GALLERY: "galler",
    Feature.BARCODE_SCAN: ("barcode", "qr"),
}
_GO_INTO_MESSAGES = frozenset({Feature.VIDEO, Feature.PHOTO_GALLERY, Feature.PHOTO_UPLOAD, Feature.FILE_UPLOAD})
# Features that need one of these words, however many others stand beside it.
_ONLY_WITH = {Feature.KANBAN: frozenset({"kanban", "board", "boards", "trello", "pipeline"})}
# "The account balance" is no account to log in to.
_OF_MONEY = frozenset({"balance", "balances", "statement", "statements", "transactions"})
# "The pick-up date" of a rental is no collection of goods.
_WHEN_FETCHED = frozenset({"date", "dates", "time", "times", "location", "locations", "day"})
_ACCOUNTS = frozenset({"account", "user_account", "user", "profile", "member", "event", "class", "course"})
_APPROVES = frozenset({"approve", "reject", "accept", "confirm", "approval", "confirmation"})
_FEATURE_OF = {"search": Feature.SEARCH, "watch": Feature.STATUS_TRACKING, "figures": Feature.STATISTICS}


def ability(scene: Scene, deed: Deed) -> Feature | None:
    """The feature that a deed names by its noun ("shopping cart", "messaging")."""
    if deed.root == "invite" and (deed.thing is None or deed.thing.key == "user"):
        return Feature.SHARE
    if deed.thing is None:
        return None
    said = tuple(scene.tokens[i].fold for i in range(deed.thing.start, deed.thing.end))
    said = (*said[:-1], singular(said[-1]))
    whole = tuple(t.fold for t in scene.tokens[deed.thing.start : deed.end])
    if deed.thing.key == "account" and words().says("entering", deed.root):
        return Feature.LOGIN
    if words().has("always_abilities", said[-1]):
        said = said[-1:]
    if deed.kind in {"watch", "figures", "view"} and words().has("measures", said[-1]):
        return Feature.STATISTICS
    for phrase in (said, whole, (*whole[:-1], singular(whole[-1])) if whole else said):
        found = words().abilities.get(phrase)
        if found:
            return Feature(found)
    return Feature.STATISTICS if words().doing.get(said[-1]) == "figures" and not said[-1].startswith("report") else None


def _follows_a_status(scene: Scene, deed: Deed) -> bool:
    """Whether somebody looks how far something is, and likes nobody."""
    return deed.root == "follow" and any(scene.tokens[i].fold in {"status", "progress"} for i in range(deed.start, deed.end))


def goes_into_a_message(deed: Deed) -> bool:
    """Whether it is sent to somebody: "send text, images and voice"."""
    said = deed.thing.label.casefold().split()[-1] if deed.thing else ""
    return deed.root in {"send", "receive", "exchange", "transmit"} and words().has("enclosed", said)


def _is_a_book(scene: Scene, found: Iterable[Deed], at: int) -> bool:
    """Whether "book" is something to read here."""
    return scene.tokens[at].fold in {"book", "books"} and not any(d.root == "book" and d.start <= at < d.end for d in found)


def _sells(scene: Scene, found: Iterable[Deed]) -> bool:
    """Whether something is bought: to manage orders alone is no shop."""
    if any(t.fold.replace("-", "") in {"checkin", "checkins"} for t in scene.tokens):
        return any(t.fold in {"cart", "basket"} for t in scene.tokens)  # Who checks in checks out again.
    ordered = any(words().says("ordering", d.root) and d.thing and d.thing.key == "order" for d in found)
    return ordered or any(words().has("sale", t.fold) for t in scene.tokens)


def is_game(scene: Scene) -> bool:
    """Whether the thing to be built is a game: what players do in it is no record."""
    start, end = opening(scene)
    stop = next(
        (
            i
            for i in range(start, end)
            if scene.tokens[i].kind == "mark"
            or scene.tokens[i].fold in {"for", "that", "where", "with", "to", "in", "which", "based", "featuring", "using", "on"}
        ),
        end,
    )
    said = [scene.tokens[i].fold for i in range(start, stop)]
    return bool(said) and ("game" in said[-2:] or said[-1:] == ["games"]) and "management" not in said and "store" not in said


def note_named(scene: Scene, named: Iterable[tuple[Deed, Feature]]) -> None:
    """Notes the features that were named by their nouns."""
    settled = {n.wish.feature for n in scene.noted if isinstance(n.wish, FeatureWanted)}
    for deed, feature in named:
        if feature in settled:
            scene.claimed.update(range(deed.start, deed.end))
        else:
            settled.add(feature)
            scene.note(FeatureWanted(feature), deed.start, deed.end, 0.8)


def note_known(scene: Scene, found: Iterable[Deed]) -> None:
    """Features by their phrases, without those that are only said of a record's state or of a noun."""
    before = len(scene.noted)
    claimed = set(scene.claimed)
    read_features(scene)
    game = is_game(scene)
    moved = {i for d in found if d.kind == "state" and d.root in words().done and d.root not in _APPROVES for i in range(d.start, d.end)}
    said = {n.wish.feature for n in scene.noted if isinstance(n.wish, FeatureWanted)}
    for at, one in enumerate(scene.noted):
        # "Users can log in" says that they have accounts, not for whom an application is open.
        if isinstance(one.wish, FeatureWanted) and one.wish.feature is Feature.CUSTOMER_ACCESS and Feature.LOGIN not in said:
            scene.noted[at] = replace(one, wish=FeatureWanted(Feature.LOGIN))
    for one in scene.noted[before:]:
        if not isinstance(one.wish, FeatureWanted):
            continue
        alone = one.end - one.start == 1
        done = moved.issuperset(one.claim) and one.wish.feature in {Feature.APPROVAL, Feature.REVIEWS}
        colour = any(n.wish.tag == "colour" and scene.sentence_of(n.start) == scene.sentence_of(one.start) for n in scene.noted)
        unsold = one.wish.feature is Feature.CART and not _sells(scene, found)
        unbooked = one.wish.feature is Feature.BOOKING and alone and _is_a_book(scene, found, one.start)
        sum_of_money = one.wish.feature is Feature.LOGIN and alone and one.end < len(scene.tokens) and scene.tokens[one.end].fold in _OF_MONEY
        # "Register a rental" puts one down, and makes no account.
        put_down = one.wish.feature is Feature.SELF_REGISTRATION and any(
            d.root == "register" and d.thing and d.thing.key not in _ACCOUNTS and d.start <= one.start < d.end for d in found
        )
        fetched = one.wish.feature is Feature.PICKUP and one.end < len(scene.tokens) and scene.tokens[one.end].fold in _WHEN_FETCHED
        watched = one.wish.feature is Feature.LIKES and any(_follows_a_status(scene, d) and d.start <= one.start < d.end for d in found)
        needed = _ONLY_WITH.get(one.wish.feature)
        missing = needed is not None and not any(t.fold in needed for t in scene.tokens[one.start : one.end])
        inside = one.wish.feature in _GO_INTO_MESSAGES and any(goes_into_a_message(d) and d.start <= one.start < d.end for d in found)
        # An "inquiry" of what is kept is a search, not a message to somebody.
        looked = one.wish.feature is Feature.CONTACT_FORM and alone and any(d.kind == "search" and d.start <= one.start < d.end for d in found)
        played = (
            looked or fetched or watched or put_down or sum_of_money or unsold or missing or unbooked or inside or (game and one.wish.feature in _NOT_IN_A_GAME)
        )
        if done or colour or played or (alone and not scene.tokens[one.start].fold.startswith(_NEVER_ALONE.get(one.wish.feature, ""))):
            scene.noted.remove(one)
            scene.claimed -= one.claim - claimed


def note_verbs(scene: Scene, found: Iterable[Deed]) -> None:
    """Search, follow and count where a verb says so."""
    seen = {n.wish.feature for n in scene.noted if isinstance(n.wish, FeatureWanted)}
    for deed in found:
        feature = _FEATURE_OF.get(deed.kind)
        if feature and feature not in seen:
            seen.add(feature)
            scene.note(FeatureWanted(feature), deed.start, deed.end, 0.8)
        elif feature:
            scene.claimed.update(range(deed.start, deed.end))

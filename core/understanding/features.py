"""What the application shall be able to do, and what it shall not."""

from core.brief import Coloured, ContactGiven, FeatureWanted, ItemsOffered, Named, NotWanted, PeopleNamed, RecordWanted, RuleKind, RuleWanted, StatusesWanted
from core.features import Feature
from core.understanding.listing import content, split_items
from core.understanding.options import known_fields
from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.text import fold

# Words that name these also occur in lists of fields; alone they are weak evidence.
_CONDITION = 3
_WEAK = frozenset({Feature.PRICE_LIST, Feature.COMMENTS, Feature.STATISTICS, Feature.TOTALS})
# Nouns that are also fields ("pickup date", "due date", "bar code"): named in a list of fields they ask for no ability.
_FIELDS_TOO = frozenset(
    {
        Feature.BARCODE_SCAN,
        Feature.CALENDAR,
        Feature.DUE_DATE,
        Feature.EMAIL_NOTIFICATIONS,
        Feature.NEWSLETTER,
        Feature.OPENING_HOURS,
        Feature.RETURNABLES_TRACKING,
        Feature.ROLES,
        Feature.SELF_REGISTRATION,
    }
)
_LONGEST_FIELD = 3
_KEPT = frozenset({"payment", "invoice"})
_BOOKED = frozenset({Feature.ONLINE_PAYMENT, Feature.INVOICES})
# One notice is told of once: what it is about, or by which way it comes, says more than that it comes; "a day before" is its time.
_SAID_BETTER = {
    Feature.NOTIFICATIONS: frozenset({Feature.REMINDERS, Feature.EMAIL_NOTIFICATIONS, Feature.LOW_STOCK_ALERT}),
    Feature.LEAD_TIME: frozenset({Feature.REMINDERS, Feature.EMAIL_NOTIFICATIONS, Feature.CANCELLATION, Feature.NOTIFICATIONS}),
    Feature.PHOTO_UPLOAD: frozenset({Feature.PHOTO_GALLERY}),
    Feature.EXPORT_TABLE: frozenset({Feature.EXPORT_PDF}),
}
_REACH = 6
_TABLES = ("csv", "excel", "xls", "tab", "эксел", "табл", "اكسل", "إكسل", "اكسيل", "جدول")
_RULED_OUT_WITH = {
    Feature.SELF_REGISTRATION: (Feature.LOGIN,),
    Feature.CUSTOMER_ACCESS: (Feature.LOGIN,),
    Feature.PHOTO_GALLERY: (Feature.PHOTO_UPLOAD,),
    Feature.PHOTO_UPLOAD: (Feature.PHOTO_GALLERY,),
}
# What visitors look at: a photo of it is shown, not handed in.
_SHOWN = frozenset(["animal", "pet", "cat", "dog", "horse", "apartment", "house", "property", "room", "car", "vehicle", "boat", "bike", "product", "item"])
_SHOWN |= {"book", "plant", "artwork", "dress", "costume", "tool", "member", "player"}


def read_features(scene: Scene) -> None:
    """Notes every feature once: denied where any mention is denied, else wanted."""
    quoted = {i for n in scene.noted if isinstance(n.wish, Named | StatusesWanted | ItemsOffered | PeopleNamed | ContactGiven | Coloured) for i in n.claim}
    listed = {i for n in scene.noted if isinstance(n.wish, RecordWanted) for i in n.claim}
    twice = {i for n in scene.noted if isinstance(n.wish, RuleWanted) and n.wish.kind is RuleKind.NO_DOUBLE_BOOKING for i in n.claim}
    others = {i for n in scene.noted if isinstance(n.wish, RuleWanted) and n.wish.kind is not RuleKind.LEAD_TIME for i in n.claim}
    denials = {i for name in ("deny_before", "deny_after") for h in scene.cue(name) for i in range(h.start, h.end)}
    shown = {i for n in scene.noted if isinstance(n.wish, RecordWanted) and not n.wish.public_form and n.wish.concept in _SHOWN for i in n.claim}
    books = _books(scene)
    claims: dict[Feature, set[int]] = {}
    first: dict[Feature, Hit[Feature]] = {}
    denied: dict[Feature, Hit[Feature]] = {}
    hits = _distinct(scene)
    for hit in hits:
        places = range(hit.start, hit.end)
        if hit.key is Feature.DELIVERY and denials.issuperset(places) and not quoted.intersection(places):
            denied.setdefault(hit.key, hit)  # "Nie dowozimy" says both that and what.
            continue
        if (
            quoted.issuperset(places)
            or (hit.key in _BOOKED and hit.size == 1 and books.issuperset(places))
            or denials.issuperset(places)
            or (hit.key is Feature.LEAD_TIME and others.intersection(places))
        ):
            continue
        refused = bool(scene.denied.intersection(places)) and not twice.intersection(places)
        if not refused and (
            _named_only(scene, hit, listed) or (hit.key is Feature.PHOTO_UPLOAD and shown.issuperset(places)) or _said_better(scene, hit, hits)
        ):
            continue
        book = denied if refused else first
        book.setdefault(hit.key, hit)
        claims.setdefault(hit.key, set()).update(places)
    for feature, hit in denied.items():
        if feature not in first or hit.start > first[feature].start or feature is not Feature.STATUS_TRACKING:
            scene.note(NotWanted(feature=feature), hit.start, hit.end, 0.9, claim=_denied_stretch(scene, hit))
    _note_relatives(scene, denied, set(first))
    for feature, hit in first.items():
        if feature not in denied:
            scene.note(FeatureWanted(feature), hit.start, hit.end, 0.7 if feature in _WEAK else 0.9, claim=claims[feature])


def _books(scene: Scene) -> set[int]:
    """Where payments and invoices are named as records to keep, which asks to take no payment online."""
    return {i for n in scene.noted if isinstance(n.wish, RecordWanted) and not n.wish.fields and n.wish.concept in _KEPT for i in n.claim}


def _note_relatives(scene: Scene, denied: dict[Feature, Hit[Feature]], wanted: set[Feature]) -> None:
    """Notes what is ruled out together with another thing: who may not register needs no account, and costs that nobody sees are not shown."""
    for feature, hit in denied.items():
        for relative in _RULED_OUT_WITH.get(feature, ()):
            kept = wanted & ({relative, Feature.ROLES} if relative is Feature.LOGIN else {relative})
            if relative not in denied and not kept:
                scene.note(NotWanted(feature=relative), hit.start, hit.end, 0.6, claim=())
    costs = next((hit for hit in scene.cue("cost_nouns") if hit.start in scene.denied), None)
    if costs and Feature.PUBLIC_COST not in denied:
        scene.note(NotWanted(feature=Feature.PUBLIC_COST), costs.start, costs.end, 0.8)


def _named_only(scene: Scene, hit: Hit[Feature], listed: set[int]) -> bool:
    """Whether the word stands for a field or a condition here and asks for no ability."""
    inside = listed.issuperset(range(hit.start, hit.end))
    if hit.key is Feature.CANCELLATION:
        return any(0 <= hit.start - w.end <= _CONDITION for w in scene.cue("when", max(0, hit.start - 6), hit.start))
    if hit.key in _WEAK and hit.key is not Feature.TOTALS and hit.size == 1 and inside:
        return True
    if hit.key is Feature.PICKUP:
        return inside and _of_another(scene, hit)
    if hit.key not in _FIELDS_TOO or hit.size > _LONGEST_FIELD:
        return False
    a_field = any(h.start <= hit.start and hit.end <= h.end for h in known_fields(scene, max(0, hit.start - 3), min(len(scene.tokens), hit.end + 3)))
    return (inside and a_field and hit.key is not Feature.EMAIL_NOTIFICATIONS) or _between_fields(scene, hit)


def _of_another(scene: Scene, hit: Hit[Feature]) -> bool:
    """Whether the day of picking up belongs to no order: to a loan, or to a record that visitors do not fill in."""
    owner = next((n.wish for n in scene.noted if isinstance(n.wish, RecordWanted) and hit.start in n.claim), None)
    if owner is None:
        return False
    lent = any(f.concept in {"return_date", "end_date"} for f in owner.fields) or owner.concept in {"rental", "loan", "reservation"}
    return lent or not (owner.public_form or owner.concept in {"order", None})


def _between_fields(scene: Scene, hit: Hit[Feature]) -> bool:
    """Whether it is the whole of a part of the sentence, next to one that is a field ("name, mail, phone")."""
    start, end = scene.sentence_of(hit.start)
    parts = split_items(scene, start, end)
    at = next((n for n, (left, right) in enumerate(parts) if left <= hit.start and hit.end <= right), None)
    if at is None or len(content(scene, *parts[at])) > hit.size:
        return False
    return any(0 <= n < len(parts) and known_fields(scene, *parts[n]) and len(content(scene, *parts[n])) <= _LONGEST_FIELD for n in (at - 1, at + 1))


def _said_better(scene: Scene, hit: Hit[Feature], hits: tuple[Hit[Feature], ...]) -> bool:
    """Whether a word near it in its sentence names the same wish more closely."""
    if hit.key is Feature.EXPORT_TABLE and any(word in fold(scene.words(hit.start, hit.end)) for word in _TABLES):
        return False  # "export as PDF" is no table, "CSV or PDF" is one
    better = _SAID_BETTER.get(hit.key, frozenset())
    start, end = scene.sentence_of(hit.start)
    return any(
        o.key in better and start <= o.start < end and min(abs(o.start - hit.end), abs(hit.start - o.end)) <= _REACH and o.start not in scene.denied
        for o in hits
    )


def _distinct(scene: Scene) -> tuple[Hit[Feature], ...]:
    """Hits that do not lie inside a longer hit of another feature; equal stretches may mean two features."""
    friends = [range(f.start, f.end) for f in scene.cue("not_features")]
    hits = [h for h in scene.lex.features.find(scene.counted) if not any(h.start in f and h.end - 1 in f for f in friends)]
    return tuple(h for h in hits if not any(o.start <= h.start and h.end <= o.end and o.size > h.size and not _hour_of(h, o) for o in hits))


def _hour_of(hit: Hit[Feature], longer: Hit[Feature]) -> bool:
    """Whether the longer words only say when that happens ("hour of pickup")."""
    return hit.key is Feature.PICKUP and longer.key is Feature.OPENING_HOURS


def _denied_stretch(scene: Scene, hit: Hit[Feature]) -> set[int]:
    start, end = hit.start, hit.end
    while start - 1 in scene.denied:
        start -= 1
    while end in scene.denied:
        end += 1
    return set(range(start, end))


def denied_rest(scene: Scene) -> None:
    """Notes what was ruled out in words that name no feature."""
    said = {i for name in ("deny_before", "deny_after", "wish") for h in scene.cue(name) for i in range(h.start, h.end)}
    run: list[int] = []
    for i in [*sorted(scene.denied), -1]:
        if run and i == run[-1] + 1:
            run.append(i)
            continue
        if run and not scene.claimed.intersection(run) and not said.intersection(run):
            start, end = scene.trim(run[0], run[-1] + 1)
            if 0 < end - start <= 4:
                scene.note(NotWanted(words=scene.words(start, end)), run[0], run[-1] + 1, 0.5)
        run = [i]

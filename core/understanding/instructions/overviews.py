"""What briefs name as if it were a kind of record, though it is a page over records or a part of them: reports, calendars, boards, details, look-ups."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.brief import FeatureWanted, FieldType, FieldWanted, PageWanted, StatusesWanted
from core.features import Feature
from core.understanding.instructions.deeds import Deed
from core.understanding.instructions.gather import Kept, put_field
from core.understanding.instructions.looked_up import is_looked_up
from core.understanding.instructions.sentences import opening
from core.understanding.instructions.words import plural, singular, words
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_LOOKED_AT = frozenset(
    {"", "view", "generate", "export", "print", "download", "see", "check", "get", "receive", "obtain", "produce", "display", "show", "search"}
)
_BETWEEN = frozenset({"stages", "statuses", "states", "columns", "phases", "steps", "lanes", "lists"})
_PURPOSES = frozenset({"lend", "rent", "hire", "sell", "ship", "rent out", "lend out"})
_EVERY = frozenset({"daily", "weekly", "monthly", "quarterly", "yearly", "annual"})
_MOVED = frozenset({"in", "out", "inbound", "outbound", "incoming", "outgoing", "receipt", "issue"})
_WIDEST = 14


def settle_overviews(scene: Scene, kept: Sequence[Kept], found: Sequence[Deed]) -> list[Kept]:
    """The kinds of record that are left when reports, calendars and the like have become pages, and details parts of what they belong to."""
    left = [one for one in kept if not (_is_report(scene, one) or _is_detail(scene, one, kept) or _is_received(scene, one, kept))]
    left = [one for one in left if not (_is_board(scene, one, left) or _is_calendar(scene, one, left) or _is_balance(scene, one, left))]
    left = [one for one in left if not (_is_both(one, left) or _is_on_the_shelf(one, left))]
    left = [one for one in left if not _is_log(scene, one, left)]
    left = _without_purpose(scene, left)
    left = _without_other_names(scene, left)
    left = _without_sorts(scene, left, found)
    left = _with_sorts_logged(scene, left, found)
    _note_stages(scene, left, found)
    return [one for one in left if not is_looked_up(scene, one, found)]


def _said(one: Kept) -> list[str]:
    return one.thing.label.casefold().split()


def _page(scene: Scene, one: Kept, concept: str, *features: Feature) -> None:
    before = scene.tokens[one.thing.start - 1].fold if one.thing.start else ""
    every = concept == "report" and before in _EVERY
    label = one.thing.plural if one.thing.several or (concept == "report" and len(_said(one)) == 1 and not every) else one.thing.label
    label = f"{capitalised(before)} {label[:1].lower()}{label[1:]}" if every else label
    place = one.thing.start, one.thing.end
    for feature in features:
        said = any(h.key is feature for h in scene.lex.features.find(scene.counted))
        if not said and not any(isinstance(n.wish, FeatureWanted) and n.wish.feature is feature for n in scene.noted):
            scene.note(FeatureWanted(feature), *place, 0.8, claim=one.places)
    scene.note(PageWanted(label, concept), *place, 0.8, claim=one.places)


def _is_report(scene: Scene, one: Kept) -> bool:
    """A report that is only looked at, printed or taken along is worked out of the records; one that somebody writes is a record."""
    roots = {d.root for d in one.mentions}
    if _said(one)[-1] not in {"report", "statistic"} or one.fields or not set(one.states) <= {"Printed"} or not roots <= _LOOKED_AT:
        return False
    _page(scene, one, "report", Feature.REPORTS)
    return True


def without_listed_reports(scene: Scene, found: Sequence[Deed]) -> list[Deed]:
    """Deeds without the reports of a row ("with menu management and daily sales reports"), which are noted as pages."""
    left = []
    for deed in found:
        if deed.listed and deed.thing and scene.tokens[deed.end - 1].fold == "reports" and deed.kind in {"figures", "view"} and not deed.examples:
            scene.note(PageWanted(capitalised(scene.words(deed.start, deed.end)), "report"), deed.start, deed.end, 0.8)
            if not any(h.key is Feature.REPORTS for h in scene.lex.features.find(scene.counted)):
                scene.note(FeatureWanted(Feature.REPORTS), deed.start, deed.end, 0.8)
        else:
            left.append(deed)
    return left


def _is_detail(scene: Scene, one: Kept, kept: Sequence[Kept]) -> bool:
    """To fill in contact or payment details while doing something keeps no records of their own."""
    personal = words().has("details_of", _said(one)[-1]) and len(_said(one)) == 1
    typed = all(d.root in words().filling or d.root in {"fill", "provide", "submit", "leave"} for d in one.mentions)
    if not (personal and typed and one.thing.aspect in {"detail", "information", "info", "data"} and len(kept) > 1):
        return False
    scene.claimed |= one.places
    return True


def _is_received(scene: Scene, one: Kept, kept: Sequence[Kept]) -> bool:
    """What one is told when something is done ("receive a thank-you message") keeps no records."""
    told = _said(one)[-1] in {"message", "confirmation", "email", "receipt"} and all(d.root == "receive" for d in one.mentions)
    if told and len(kept) > 1:
        scene.claimed |= one.places
    return told and len(kept) > 1


def _base(scene: Scene, one: Kept, kept: Sequence[Kept]) -> Kept | None:
    """The kind of record that a page is named after ("deal pipeline"): the one that is kept beside it, else `one` under that name."""
    said = _said(one)[:-1]
    if not said:
        return None
    label = " ".join([*said[:-1], singular(said[-1])])
    there = next((k for k in kept if k is not one and _said(k)[-1:] == [singular(said[-1])]), None)
    if there:
        there.mentions.extend(one.mentions)
        return there
    hits = (h.key for h in scene.concepts(one.thing.start, one.thing.end - 1) if h.key.record)
    concept = scene.lex.by_concept.get(label.replace(" ", "_")) or next(hits, None)
    several = " ".join([*said[:-1], plural(singular(said[-1]))])
    known = concept if concept and concept.record else None
    one.thing = replace(one.thing, label=capitalised(label), plural=capitalised(several), concept=known, head=known, aspect="")
    return one


def _is_board(scene: Scene, one: Kept, kept: Sequence[Kept]) -> bool:
    if len(_said(one)) < 2 or not words().has("boards", _said(one)[-1]):
        return False
    _page(scene, one, "board", Feature.KANBAN)
    return _base(scene, one, kept) is not one


def _is_log(scene: Scene, one: Kept, kept: Sequence[Kept]) -> bool:
    """What "activity logging" keeps are activities."""
    said = _said(one)
    return len(said) > 1 and said[-1] in {"logging", "log"} and not one.fields and _base(scene, one, kept) is not one


def _with_sorts_logged(scene: Scene, kept: list[Kept], found: Sequence[Deed]) -> list[Kept]:
    """What is logged one by one ("log calls, e-mails and meetings") are sorts of activity, where activities are kept."""
    general = next((k for k in kept if words().has("activities", _said(k)[-1])), None)
    row = [d for d in found if d.root in {"log", "record", "track", "note"} and d.thing and d.kind in {"create", "watch"}]
    first = row[0] if row else None
    row = [d for d in row if first and d.root == first.root and d.actors == first.actors and scene.sentence_of(d.start) == scene.sentence_of(first.start)]
    named = [d.thing for d in row if d.thing]
    if general is None or len(named) < 2 or any(k is general for k in kept for d in row if d in k.mentions):
        return kept
    put_field(general, FieldWanted("Type", "type", FieldType.CHOICE, tuple(singular(t.label) for t in named), required=False))
    general.places.update(i for d in row for i in range(d.start, d.end))
    return [k for k in kept if k is general or not all(d in row for d in k.mentions)]


def _is_calendar(scene: Scene, one: Kept, kept: Sequence[Kept]) -> bool:
    """A calendar of something kept, or of nothing that could be kept ("team calendar")."""
    said = _said(one)
    if said[-1] not in {"calendar", "timetable", "schedule", "agenda"} or one.fields:
        return False
    changed = any(d.kind in {"create", "edit", "delete"} for d in one.mentions)
    same = next((k for k in kept if k is not one and len(said) > 1 and _said(k)[-1] == singular(said[-2])), None)
    if same is None and (changed or (said[-1] != "calendar" and not any(_dated(k) for k in kept if k is not one))):
        return False
    if same:
        same.mentions.extend(d for d in one.mentions if d.kind == "view")
    _page(scene, one, "calendar", Feature.CALENDAR)
    return True


def _dated(one: Kept) -> bool:
    return one.thing.record_concept in {"appointment", "booking", "reservation", "shift", "event", "class", "lesson", "training", "match", "vacation", "task"}


def _is_balance(scene: Scene, one: Kept, kept: Sequence[Kept]) -> bool:
    """What somebody has left is a figure that stands beside them, not a record."""
    said = _said(one)
    if said[-1] != "balance" or one.fields or not all(d.kind in {"view", "watch", "figures"} for d in one.mentions):
        return False
    who = next((k for k in kept if k.thing.concept and k.thing.concept.person), None)
    if who:
        days = any(w in {"leave", "vacation", "holiday", "absence"} for w in said)
        put_field(who, FieldWanted(one.thing.label, None, FieldType.INTEGER if days else FieldType.MONEY, unit="days" if days else None, required=False))
        who.places |= one.places
    elif {"income", "expense"} <= {k.thing.key for k in kept}:
        _page(scene, one, "balance")
        return True
    return who is not None


def _is_both(one: Kept, kept: Sequence[Kept]) -> bool:
    """Transactions that are only looked for are the income and the expenses that are kept beside them."""
    both = [k for k in kept if k.thing.key in {"income", "expense"}]
    if one.thing.key != "transaction" or len(both) < 2 or one.fields or not all(d.kind in {"view", "search"} for d in one.mentions):
        return False
    for k in both:
        k.mentions.extend(one.mentions)
        k.places |= one.places
    return True


def _is_on_the_shelf(one: Kept, kept: Sequence[Kept]) -> bool:
    """The stock of products that is only looked at is how many there are of each."""
    goods = next((k for k in kept if k.thing.key in {"product", "item"}), None)
    if one.thing.key != "stock_item" or goods is None or not all(d.kind in {"view", "watch", "figures", "search"} for d in one.mentions):
        return False
    put_field(goods, FieldWanted("In stock", "stock", FieldType.INTEGER, required=False))
    goods.places |= one.places
    moved = any(set(_said(k)[-1].replace("-", " ").split()) & _MOVED for k in kept)
    goods.fields = [f for f in goods.fields if not (moved and f.concept == "goods")]
    return True


def _without_other_names(scene: Scene, kept: list[Kept]) -> list[Kept]:
    """What is another name of what the site shows: on one of property listings "their listings" are the properties."""
    start, end = opening(scene)
    named = {singular(scene.tokens[i].fold) for i in range(start, min(end, start + _WIDEST))}
    left = []
    for one in kept:
        said = _said(one)
        others = [k for k in kept if k is not one and k.thing.concept and k.thing.concept.record and not k.thing.concept.person]
        best = max(others, key=lambda k: (any(d.kind in {"search", "view"} for d in k.mentions), k.weight), default=None)
        only_status = all(d.thing and d.thing.aspect == "status" for d in one.mentions)
        if (
            best
            and len(said) == 1
            and words().has("other_names", said[0])
            and (said[0] in named or _shown_as(scene, best))
            and (said[0] != "delivery" or only_status)
        ):
            best.mentions.extend(one.mentions)
            best.places |= one.places
        else:
            left.append(one)
    return left


def _without_purpose(scene: Scene, kept: list[Kept]) -> list[Kept]:
    """A site "for lending out tools" that goes on to say what it keeps speaks of its equipment in other words."""
    _, end = opening(scene)
    said = [k for k in kept if any(d.start >= end for d in k.mentions)]
    if len(said) <= 2:
        return kept
    gone = [k for k in kept if k not in said and all(d.root in _PURPOSES for d in k.mentions)]
    for one in gone:
        scene.claimed |= one.places
    return [k for k in kept if k not in gone]


def _shown_as(scene: Scene, best: Kept) -> bool:
    return any(scene.tokens[i].fold in {"listing", "listings"} for d in best.mentions for i in range(d.start, d.end))


def _without_sorts(scene: Scene, kept: list[Kept], found: Sequence[Deed]) -> list[Kept]:
    """Of "browse cakes and breads by category" beside products, cakes and breads are the categories."""
    general = next((k for k in kept if k.thing.key in {"product", "item"}), None)
    if general is None:
        return kept
    for n, deed in enumerate(found):
        after = [scene.tokens[i].fold for i in range(deed.thing.end, deed.end)] if deed.thing else []
        if deed.kind not in {"view", "search"} or after[:2] not in (["by", "category"], ["by", "type"]):
            continue
        row = [d for d in found[max(0, n - 4) : n + 1] if d.thing and d.root == deed.root and d.actors == deed.actors]
        sorts = [k for k in kept if k is not general and any(m is d for d in row for m in k.mentions) and all(m in row for m in k.mentions)]
        if len(sorts) > 1:
            put_field(general, FieldWanted("Category", "category", FieldType.CHOICE, tuple(k.thing.plural for k in sorts), required=False))
            for k in sorts:
                general.places |= k.places
                general.mentions.extend(k.mentions)
            return [k for k in kept if k not in sorts]
    return kept


def _note_stages(scene: Scene, kept: list[Kept], found: Sequence[Deed]) -> None:
    """Between which statuses something is moved: "stages such as Lead, Proposal and Won", "drag cards between To Do and Done"."""
    for deed in found:
        one = next((k for k in kept if deed.thing and _said(k)[-1] == deed.thing.label.casefold().split()[-1]), None)
        between = next((i for i in range(deed.start, deed.end) if scene.tokens[i].fold in {"between", "through", "across"}), None)
        if deed.thing is None or between is None or deed.root not in {"move", "drag", "shift", "advance", "progress", "take"}:
            continue
        staged = any(scene.tokens[i].fold in _BETWEEN for i in range(between + 1, deed.end))
        ranges = list(deed.examples) if staged and deed.examples else list(_capitals(scene, between + 1))
        steps = tuple(dict.fromkeys(capitalised(scene.words(*scene.trim(a, b))) for a, b in ranges))
        if len(steps) > 1:
            if one is None:
                one = Kept(deed.thing, mentions=[replace(deed, kind="edit", examples=())])
                kept.append(one)
            one.states.clear()
            scene.note(StatusesWanted(steps, one.thing.label), ranges[0][0], ranges[-1][1], 0.85)


def _capitals(scene: Scene, start: int) -> Iterator[tuple[int, int]]:
    """Names in a row, each of words with capitals, between commas and "and"."""
    _, end = scene.sentence_of(start)
    at = start
    while at < end and scene.tokens[at].capital:
        stop = at
        while stop < end and scene.tokens[stop].kind == "word" and scene.tokens[stop].fold not in {"and", "or"}:
            stop += 1
        if not scene.tokens[stop - 1].capital:
            return
        yield at, stop
        at = stop
        while at < end and (scene.tokens[at].text == "," or scene.tokens[at].fold in {"and", "or"}):
            at += 1

"""What the application shall be able to do, and what it shall not."""

from core.brief import Coloured, ContactGiven, FeatureWanted, ItemsOffered, Named, NotWanted, PeopleNamed, RecordWanted, RuleKind, RuleWanted, StatusesWanted
from core.features import Feature
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

# Words that name these also occur in lists of fields; alone they are weak evidence.
_CONDITION = 3
_WEAK = frozenset({Feature.PRICE_LIST, Feature.COMMENTS, Feature.STATISTICS, Feature.TOTALS})


def read_features(scene: Scene) -> None:
    """Notes every feature once: denied where any mention is denied, else wanted."""
    quoted = {i for n in scene.noted if isinstance(n.wish, Named | StatusesWanted | ItemsOffered | PeopleNamed | ContactGiven | Coloured) for i in n.claim}
    listed = {i for n in scene.noted if isinstance(n.wish, RecordWanted) for i in n.claim}
    twice = {i for n in scene.noted if isinstance(n.wish, RuleWanted) and n.wish.kind is RuleKind.NO_DOUBLE_BOOKING for i in n.claim}
    others = {i for n in scene.noted if isinstance(n.wish, RuleWanted) and n.wish.kind is not RuleKind.LEAD_TIME for i in n.claim}
    denials = {i for name in ("deny_before", "deny_after") for h in scene.cue(name) for i in range(h.start, h.end)}
    claims: dict[Feature, set[int]] = {}
    first: dict[Feature, Hit[Feature]] = {}
    denied: dict[Feature, Hit[Feature]] = {}
    for hit in _distinct(scene):
        places = range(hit.start, hit.end)
        if quoted.issuperset(places) or denials.issuperset(places) or (hit.key is Feature.LEAD_TIME and others.intersection(places)):
            continue
        if hit.key is Feature.CANCELLATION and any(0 <= hit.start - w.end <= _CONDITION for w in scene.cue("when", max(0, hit.start - 6), hit.start)):
            continue
        if hit.key in _WEAK and hit.key is not Feature.TOTALS and hit.size == 1 and listed.issuperset(places):
            continue
        book = denied if scene.denied.intersection(places) and not twice.intersection(places) else first
        book.setdefault(hit.key, hit)
        claims.setdefault(hit.key, set()).update(places)
    for feature, hit in denied.items():
        if feature not in first or hit.start > first[feature].start or feature is not Feature.STATUS_TRACKING:
            scene.note(NotWanted(feature=feature), hit.start, hit.end, 0.9, claim=_denied_stretch(scene, hit))
    for feature, hit in first.items():
        if feature not in denied:
            scene.note(FeatureWanted(feature), hit.start, hit.end, 0.7 if feature in _WEAK else 0.9, claim=claims[feature])


def _distinct(scene: Scene) -> tuple[Hit[Feature], ...]:
    """Hits that do not lie inside a longer hit of another feature; equal stretches may mean two features."""
    friends = [range(f.start, f.end) for f in scene.cue("not_features")]
    hits = [h for h in scene.lex.features.find(scene.counted) if not any(h.start in f and h.end - 1 in f for f in friends)]
    return tuple(h for h in hits if not any(o.start <= h.start and h.end <= o.end and o.size > h.size for o in hits))


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

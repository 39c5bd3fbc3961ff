"""What is ruled out: which words stand under a "no", "without", "we don't need"."""

from core.understanding.patterns import Hit
from core.understanding.scene import Scene
from core.understanding.twice import said_twice
from core.understanding.values import ColourWord, Money

_CONDITION = 4
_LONGEST_ASKED = 6
_ONE_BREATH = 12
_NEAR = 3


def mark_denied(scene: Scene) -> None:
    """Fills `scene.denied` with the tokens that are ruled out."""
    _mark_clauses(scene)
    _mark_answers(scene)


def _mark_answers(scene: Scene) -> None:
    """Rules out what a lone "no" answers: "a newsletter? no", "the blog, no thanks", "stars and reviews: no"."""
    for n, (start, end) in enumerate(scene.sentences):
        chunks = list(scene.chunks(start, end))
        for at, (left, right) in enumerate(chunks):
            hit = scene.is_cue("refusals", left)
            if hit is None or any(not scene.is_cue("refusals", i) and not scene.is_cue("fillers", i) for i in range(hit.end, right)):
                continue
            if at and at + 1 == len(chunks):
                before = chunks[at - 1]
            elif not at and n and scene.tokens[start - 1].text == "?":
                before = scene.sentences[n - 1]
            else:
                continue
            valued = any(isinstance(v.value, ColourWord | Money) for v in scene.values_in(*before))
            if before[1] - before[0] <= _LONGEST_ASKED and not valued and not scene.denied.intersection(range(*before)):
                scene.denied.update(range(*before))


def _mark_clauses(scene: Scene) -> None:
    denials = [hit for name in ("deny_before", "deny_after") for hit in scene.cue(name)]
    kept = [k for k in scene.cue("deny_not") if not any(d.start <= k.start and k.end <= d.end and d.size > k.size for d in denials)]
    spared = {i for hit in kept for i in range(hit.start, hit.end)} | {i for span in said_twice(scene) for i in range(*span)}
    for start, end in scene.sentences:
        chunks = list(scene.chunks(start, end))
        for at, (left, right) in enumerate(chunks):
            following = chunks[at + 1] if at + 1 < len(chunks) else None
            for hit in scene.cue("deny_before", left, right):
                if not spared.intersection(range(hit.start, hit.end)) and not _in_condition(scene, left, hit):
                    _forward(scene, hit.end, right, following)
            for hit in scene.cue("deny_after", left, right):
                if not spared.intersection(range(hit.start, hit.end)) and not _in_condition(scene, left, hit):
                    _backward(scene, (left, right), hit, chunks[at - 1] if at else None)


def _in_condition(scene: Scene, left: int, hit: Hit[str]) -> bool:
    """Whether the denial only says when something happens ("a message when somebody does not come")."""
    return any(0 <= hit.start - w.end <= _CONDITION for w in scene.cue("when", left, hit.start))


def _forward(scene: Scene, start: int, end: int, following: tuple[int, int] | None) -> None:
    stop = _first_thing(scene, start, _turned(scene, start, end))
    scene.denied.update(range(start, stop))
    if following and start == end and not any(scene.is_cue(name, following[0]) for name in ("but", "turn")):
        scene.denied.update(range(*following))  # "I do not want, that people register"
    if following and stop == end and following[1] - following[0] <= 5 and scene.cue("or", *following) and not scene.cue("wish", *following):
        scene.denied.update(range(*following))


def _backward(scene: Scene, chunk: tuple[int, int], hit: Hit[str], before: tuple[int, int] | None) -> None:
    (start, end), stop = chunk, hit.start
    cuts = [(hit.end, name) for name in ("but", "turn") for hit in scene.cue(name, start, stop)]
    begin = max([end for end, name in cuts if _new_thing(scene, end, stop, name)], default=start)
    begin = _last_thing(scene, begin, stop)
    scene.denied.update(range(begin, stop))
    valued = before and any(isinstance(v.value, ColourWord | Money) for v in scene.values_in(*before))
    ahead = hit.start == start and scene.is_cue("deny_before", start) is not None and _names(scene, hit.end, end)  # "pickup only, no delivery"
    if stop - begin <= 1 and before and not valued and not ahead and scene.sentence_of(before[0]) == scene.sentence_of(start):
        scene.denied.update(range(*before))
    # "we don't need photos": the thing may also follow the denial.
    if stop - begin <= 2:
        scene.denied.update(range(hit.end, _turned(scene, hit.end, end)))


def _turned(scene: Scene, start: int, end: int) -> int:
    """Where something is wanted after all ("no payment but a form", "no payment only booking")."""
    turns = [hit.start for name in ("but", "turn") for hit in scene.cue(name, start, end)]
    return min([*turns, *(hit.start for hit in scene.cue("only", start + 1, end)), *_hues_behind(scene, start, end)], default=end)


def _hues_behind(scene: Scene, start: int, end: int) -> list[int]:
    """Where colours begin behind what a denial names ("no online payment | dark green and cream"), in languages besides English."""
    if scene.lex.language == "en":
        return []
    parts = [h.start for name in ("background", "accent", "textcolour") for h in scene.cue(name, start, end)]
    hues = [v.start for v in scene.values_in(start, end) if isinstance(v.value, ColourWord)]
    return [i for i in (*parts, *hues) if hues and _names(scene, start, i)]


def _first_thing(scene: Scene, start: int, stop: int) -> int:
    """Where a denial said without a pause ends: behind the first ability it names, and those joined to it."""
    hits = sorted(scene.lex.features.longest(scene.tokens, start, stop), key=lambda h: h.start) if stop - start > _ONE_BREATH else []
    if not hits or scene.lex.language == "en":
        return stop
    end = hits[0].end
    for hit in hits[1:]:
        if hit.start > end + 2 or not any(scene.is_cue(name, i) for name in ("and", "or") for i in range(end, hit.start)):
            break
        end = hit.end
    return end


def _last_thing(scene: Scene, start: int, stop: int) -> int:
    """Where what is denied begins in words without a pause before "is not allowed" and the like: at the last thing named."""
    if stop - start <= _ONE_BREATH or scene.lex.language == "en":
        return start
    named = [h.start for h in scene.concepts(start, stop) if stop - h.start <= _NEAR]
    named += [h.start for h in scene.lex.features.find(scene.tokens, start, stop) if stop - h.start <= _NEAR]
    values = [v.end for v in scene.values_in(start, stop)]
    return max([stop - _NEAR, *values, *named])


def _new_thing(scene: Scene, start: int, stop: int, name: str) -> bool:
    """Whether words behind "but" or "we" name what is denied, and so those before do not ("prices we do not need")."""
    if name == "but":
        return stop - start > 1 or scene.tokens[start - 1].fold not in scene.lex.lists.get("there", ())
    return _names(scene, start, stop)


def _names(scene: Scene, start: int, stop: int) -> bool:
    """Whether an ability or a noun of records and fields is named there."""
    return bool(scene.concepts(start, stop) or scene.lex.features.find(scene.tokens, start, stop))

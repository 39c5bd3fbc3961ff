"""What the business or product is called, and where it is."""

from dataclasses import dataclass

from core.brief import Named
from core.understanding.appositions import names_beside_nouns
from core.understanding.arabic_names import houses
from core.understanding.capitals import LONGEST, capital, capital_run, ordinary, prolonged, stops
from core.understanding.listing import glued_and
from core.understanding.scene import Scene
from core.understanding.uncapped import ends_phrase, leads_to_towns, small_names, town_behind, uncapped

_OPEN, _CLOSE = "«“„\"‘'", "»”“\"’'"  # noqa: RUF001
_STRONG = 0.9
_OF = frozenset({"di", "de"})
_THE = {"fr": ("le", "la", "les", "l"), "it": ("il", "lo", "la", "i", "gli", "le", "l"), "es": ("el", "la", "los", "las"), "nl": ("de", "het", "t")}
_SPEAKER = frozenset({"im", "i", "ive", "id", "ill"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float


def read_name(scene: Scene, *, sure: bool = False) -> tuple[int, int] | None:
    """Notes the name that has the best evidence; the range of its tokens, or None. `sure` asks for words like "called" or quotes."""
    found = [*_after_cues(scene), *_before_cues(scene), *_quoted(scene), *_beside_trade(scene), *_in_passing(scene), *_owned_by(scene)]
    found += [_Candidate(*one) for one in (*names_beside_nouns(scene), *small_names(scene))]
    listed = {i for n in scene.noted if n.wish.tag in {"items", "people"} for i in n.claim}
    found = [c for c in found if not _at_work(scene, c) and not listed.intersection(range(c.start, c.end))]
    found = [c for c in found if scene.lex.language != "en" or scene.tokens[c.start].fold not in _SPEAKER]
    if not found:
        return None
    found = [c for c in found if c.score >= _STRONG or not _acronym(scene, c)]
    if not found:
        return None
    best = max(found, key=lambda c: (c.score, -c.start))
    if best.score < (0.8 if sure else 0.5):
        return None
    scene.note(Named(_cased(scene, best)), best.start, best.end, min(best.score, 0.99))
    return best.start, best.end


def _at_work(scene: Scene, found: _Candidate) -> bool:
    """Whether the name is that of people who are said to work ("Anna and Tom work there")."""
    return found.score < _STRONG and any(scene.is_cue("and", i) for i in range(found.start, found.end)) and bool(scene.is_cue("works", found.end))


def _acronym(scene: Scene, found: _Candidate) -> bool:
    """Whether it is one word of a few capitals (CRM, AI), which names a thing and no business."""
    text = scene.words(found.start, found.end)
    return text.isupper() and len(text) <= 4


def _after_cues(scene: Scene) -> list[_Candidate]:
    found: list[_Candidate] = []
    for name, score in (("named_strong", 0.95), ("named_weak", 0.6)):
        for hit in scene.cue(name):
            if _of_people(scene, hit.start):
                continue
            start = hit.end
            while start < len(scene.tokens) and (scene.tokens[start].text in {":", ","} or scene.is_cue("fillers", start)):
                start += 1
            strong = score > 0.9
            if start < len(scene.tokens) and (glued_and(scene, start) or scene.is_cue("and", start)):
                continue  # "His name and his number" are fields.
            paused = any(scene.tokens[i].text == "," for i in range(hit.end, start))
            run = _quote(scene, start) or _whole_run(scene, start) or (_lower(scene, start) if strong and not paused else _house(scene, start))
            if run and _is_trade(scene, *run) and not (strong and scene.tokens[run[0]].capital):
                continue
            if run and not (not strong and _person_before(scene, run[0])):
                extra = 0.1 if not strong and run[1] - run[0] > 1 else 0.0
                found.append(_Candidate(*run, score + extra - 0.0005 * hit.start - (0.4 if _is_field_name(scene, hit.start) else 0)))
    return found


def _house(scene: Scene, start: int) -> tuple[int, int] | None:
    """Two capitals or more behind an article, in English ("we are the Millbrook Tool Library")."""
    if scene.lex.language != "en" or not scene.is_cue("articles", start):
        return None
    run = _whole_run(scene, start + 1)
    return run if run and run[1] - run[0] > 1 else None


def _of_people(scene: Scene, index: int) -> bool:
    """Whether people are called so ("the teachers are called Anna and Ben")."""
    return any(h.end == index and h.key.person for h in scene.concepts(max(0, index - 3), index))


def _whole_run(scene: Scene, start: int, *, vocabulary: bool = False) -> tuple[int, int] | None:
    run = capital_run(scene, start, vocabulary=vocabulary)
    return prolonged(scene, start, run) if run else None


def _before_cues(scene: Scene) -> list[_Candidate]:
    """Names said before the word for being called: "Mossy Gate it's called"."""
    found: list[_Candidate] = []
    for hit in scene.cue("named_after"):
        left = next((i + 1 for i in range(hit.start - 1, -1, -1) if scene.tokens[i].kind == "mark"), 0)
        whole = range(left, hit.start)
        start = next((i for i in whole if capital_run(scene, i)), None)
        if start is not None and hit.start - start <= LONGEST:
            run = prolonged(scene, start, capital_run(scene, start) or (start, start + 1))
            found.append(_Candidate(start, hit.start if run[1] < hit.start <= run[1] + 2 and start == left else run[1], 0.93))
    return found


def _is_trade(scene: Scene, start: int, end: int) -> bool:
    """Whether the words only say what kind of business it is."""
    return end - start == 1 and any(h.start == start for h in scene.lex.trades.find(scene.tokens, start, end))


def _is_field_name(scene: Scene, cue_start: int) -> bool:
    """Whether "called" names a column or page and not the business."""
    before = scene.concepts(max(0, cue_start - 2), cue_start)
    return any(h.end == cue_start and h.key.field and not h.key.record for h in before)


def _quoted(scene: Scene) -> list[_Candidate]:
    found: list[_Candidate] = []
    for i, token in enumerate(scene.tokens):
        if token.text not in _OPEN or token.text == "'" or i + 1 >= len(scene.tokens):
            continue
        run = _quote(scene, i)
        if run and run[1] - run[0] <= 5 and scene.tokens[run[0]].capital | (not scene.tokens[run[0]].text.isascii()):
            beside = bool(scene.lex.trades.find(scene.tokens, max(0, i - 4), i) or scene.concepts(max(0, i - 2), i))
            found.append(_Candidate(*run, 0.7 + (0.15 if beside else 0) - 0.002 * i))
    return found


def _quote(scene: Scene, start: int) -> tuple[int, int] | None:
    if start >= len(scene.tokens) or scene.tokens[start].text not in _OPEN:
        return None
    for end in range(start + 1, min(len(scene.tokens), start + 9)):
        if scene.tokens[end].text in _CLOSE:
            return (start + 1, end) if end > start + 1 else None
    return None


def _beside_trade(scene: Scene) -> list[_Candidate]:
    """Names that stand beside the kind of business: "the bakery Crumb House", "bistro, The Green Door"."""
    if scene.lex.language == "ar":
        return [_Candidate(*one) for one in houses(scene)]
    found: list[_Candidate] = []
    hits = [(h.start, h.end) for h in scene.lex.trades.find(scene.tokens)] + [(h.start, h.end) for h in scene.cue("kinds_of_house")]
    for left, right in hits:
        if scene.denied.intersection(range(left, right)) or scene.value_at(left):
            continue
        within = scene.lex.language == "en" and left > 0 and capital(scene, left - 1)
        full = capital_run(scene, left) if scene.tokens[left].capital and not within else None
        if full and full[1] > right and not _opens_sentence(scene, left) and not _described(scene, left, right, (right, full[1])):
            found.append(_Candidate(*full, 0.83 - 0.0008 * left))
            continue
        start = right
        while start < len(scene.tokens) and (scene.tokens[start].text == "," or scene.is_cue("articles", start)) and not capital(scene, start):
            start += 1
        comma = any(scene.tokens[i].text == "," for i in range(right, start))
        run = _quote(scene, start) or _whole_run(scene, start, vocabulary=scene.lex.language == "de" or comma)
        if not run or _person_before(scene, run[0]) or (comma and _enumerates(scene, run[1])):
            continue
        whole = not comma and scene.tokens[left].capital and not _opens_sentence(scene, left) and scene.tokens[start - 1].kind == "word" and start == right
        whole = whole or (not comma and scene.tokens[left].capital and scene.lex.language in {"de", "nl"} and start == right)
        begin = left if whole else run[0]
        found.append(_Candidate(begin, run[1], 0.82 - (0.1 if comma else 0) - 0.0008 * left))
    return found


def _described(scene: Scene, left: int, right: int, run: tuple[int, int]) -> bool:
    """Whether "ein Campingplatz am See" only says what and where it is."""
    before = {scene.tokens[i].fold for i in range(max(0, left - 2), left)}
    described = scene.tokens[right].fold in {"am", "im", "an", "in"} if right < len(scene.tokens) else False
    return described and run[0] == right and bool(before & {"ein", "eine", "einen", "einem", "einer", "nen", "ne", "a"})


def _enumerates(scene: Scene, end: int) -> bool:
    """Whether the run goes on as a list (", Anna, Ben and ...")."""
    return end + 1 < len(scene.tokens) and scene.tokens[end].text == "," and bool(capital_run(scene, end + 1)) and not scene.is_cue("place_before", end + 1)


def _in_passing(scene: Scene) -> list[_Candidate]:
    """A capitalised name in the first two sentences, in languages that do not capitalise nouns."""
    if scene.lex.language in {"de", "ar"}:
        return []
    found: list[_Candidate] = []
    for number, (start, end) in enumerate(scene.sentences[:3]):
        i = start + 1
        while i < end:
            run = capital_run(scene, i, vocabulary=True)
            if run is None or run[0] != i:
                i += 1
                continue
            i = run[1]
            size = run[1] - run[0]
            if _kept_at(scene, run):
                found.append(_Candidate(*run, 0.5 + 0.02 * (size > 1) - 0.005 * number))
            if _place_before(scene, run[0]) or _person_before(scene, run[0]) or (size == 1 and scene.tokens[run[0]].text.isupper()):
                continue
            if _enumerates(scene, run[1]) or (_enumerated(scene, run[0]) and not _behind_place(scene, run[0])):
                continue
            comma = run[0] > 0 and scene.tokens[run[0] - 1].text in {",", ":"}
            greeting = scene.tokens[run[1]].text in {",", "."} if run[1] < len(scene.tokens) else True
            found.append(_Candidate(*run, 0.45 + (0.1 if size > 1 else 0) + (0.06 if comma and greeting else 0) - 0.05 * number - 0.001 * run[0]))
    return found


def _owned_by(scene: Scene) -> list[_Candidate]:
    """A possessive behind "it's" in English: "it's Luigi's in Brighton"."""
    found: list[_Candidate] = []
    for hit in scene.cue("i_am") if scene.lex.language == "en" else ():
        run = capital_run(scene, hit.end) if hit.end < len(scene.tokens) else None
        if run and scene.tokens[run[1] - 1].text.endswith(("'s", "’s")) and scene.tokens[hit.start].fold in {"its", "it's"}:  # noqa: RUF001
            found.append(_Candidate(*run, 0.8))
    return found


def _enumerated(scene: Scene, start: int) -> bool:
    return start > 1 and (scene.tokens[start - 1].text == "," or bool(scene.is_cue("and", start - 1))) and scene.tokens[start - 2].capital and start - 2 > 0


def _kept_at(scene: Scene, run: tuple[int, int]) -> bool:
    """Whether it stands behind a word like "at" and can only be a house: two words, or one in the possessive."""
    before = scene.tokens[run[0] - 1].fold in scene.lex.lists.get("name_at", ())
    return before and (run[1] - run[0] > 1 or scene.tokens[run[1] - 1].text.endswith(("'s", "’s")))  # noqa: RUF001


def _behind_place(scene: Scene, start: int) -> bool:
    """Whether the words before the comma are a place ("near Whitby, Gull House")."""
    return start > 2 and any(h.end < start - 1 and start - 1 - h.end <= 2 for h in scene.cue("place_before", max(0, start - 5), start - 1))


def _lower(scene: Scene, start: int) -> tuple[int, int] | None:
    """A name after a clear cue in speech written without capitals."""
    begin = start
    while start < len(scene.tokens) and scene.is_cue("articles", start) and scene.lex.language != "ar":
        start += 1
    if start < len(scene.tokens) and scene.lex.language != "de" and (run := _whole_run(scene, start)):
        return run
    end, last = start, min(len(scene.tokens), scene.sentence_of(start)[1])
    while end < last and end - start < 4:
        token = scene.tokens[end]
        if token.kind == "mark" or scene.is_cue("hesitations", end):
            break
        if end > start and stops(scene, end) and not _joins_names(scene, start, end) and not _of_something(scene, end):
            break
        if end > start + 1 and _before_town(scene, end):
            break
        end += 1
    if end == start or scene.is_cue("possessives", start):
        return None
    kept = start - begin == 1 and scene.tokens[begin].fold in _THE.get(scene.lex.language, ())
    return (begin if kept else start), end


def _of_something(scene: Scene, index: int) -> bool:
    """Whether "of" and one word more end a name in small letters ("la chiave di sol e vorrei")."""
    of = scene.tokens[index].fold in _OF and scene.lex.language in {"it", "es"} and uncapped(scene)
    return of and index + 1 < len(scene.tokens) and not stops(scene, index + 1) and ends_phrase(scene, index + 2)


def _before_town(scene: Scene, index: int) -> bool:
    """Whether "near" and a town stand behind a name in small letters ("липовый цвет под рязанью")."""
    before = scene.is_cue("place_before", index) if uncapped(scene) else None
    return before is not None and leads_to_towns(scene, before.end - 1) and town_behind(scene, before.end) is not None


def _joins_names(scene: Scene, start: int, index: int) -> bool:
    """Whether an "and" goes on with the name ("soot and son") and not with a new thought ("and we want")."""
    if not scene.is_cue("and", index) or any(scene.is_cue("and", i) for i in range(start, index)) or index + 2 >= len(scene.tokens):
        return False
    after = index + 1
    new = any(scene.is_cue(name, after) for name in ("possessives", "clause", "wish", "articles", "fillers", "fill_in", "asking", "begins", "which"))
    return not new and scene.tokens[after].kind == "word" and not ordinary(scene, after) and stops(scene, after + 1)


def _cased(scene: Scene, found: _Candidate) -> str:
    words = scene.words(found.start, found.end)
    if scene.lex.language == "ar":
        return words.removeprefix("ل") if scene.tokens[found.start].alternative and scene.lex.trades.find(scene.tokens, found.start, found.start + 1) else words
    if any(c.isupper() for c in words):
        return words
    small = scene.lex.lists.get("name_links", ())
    return " ".join(w if n and w in small else w[:1].upper() + w[1:] for n, w in enumerate(words.split()))


def _person_before(scene: Scene, start: int) -> bool:
    return any(hit.end == start for hit in scene.cue("i_am", max(0, start - 4), start)) or bool(scene.is_cue("here_after", start + 1))


def _place_before(scene: Scene, start: int) -> bool:
    return any(hit.end == start for hit in scene.cue("place_before", max(0, start - 3), start))


def _opens_sentence(scene: Scene, index: int) -> bool:
    return any(start == index for start, _ in scene.sentences)

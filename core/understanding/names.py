"""What the business or product is called, and where it is."""

from dataclasses import dataclass

from core.brief import Named
from core.understanding.scene import Scene
from core.understanding.values import CalendarDate, ColourWord, DateSpan, Email, HoursPhrase, Money, Phone, Url, Weekdays

_OPEN, _CLOSE = "«“„\"‘'", "»”“\"’'"  # noqa: RUF001
_NOT_NAMES = (ColourWord, Weekdays, HoursPhrase, Money, CalendarDate, DateSpan, Email, Phone, Url)
_LONGEST = 7
_STRONG = 0.9


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float


def read_name(scene: Scene) -> tuple[int, int] | None:
    """Notes the name that has the best evidence; the range of its tokens, or None."""
    found = [*_after_cues(scene), *_quoted(scene), *_beside_trade(scene), *_in_passing(scene)]
    if not found:
        return None
    found = [c for c in found if c.score >= _STRONG or not _acronym(scene, c)]
    if not found:
        return None
    best = max(found, key=lambda c: (c.score, -c.start))
    if best.score < 0.5:
        return None
    scene.note(Named(_cased(scene, best)), best.start, best.end, min(best.score, 0.99))
    return best.start, best.end


def _acronym(scene: Scene, found: _Candidate) -> bool:
    """Whether it is one word of a few capitals (CRM, AI), which names a thing and no business."""
    text = scene.words(found.start, found.end)
    return text.isupper() and len(text) <= 4


def _after_cues(scene: Scene) -> list[_Candidate]:
    found: list[_Candidate] = []
    for name, score in (("named_strong", 0.95), ("named_weak", 0.6)):
        for hit in scene.cue(name):
            start = hit.end
            while start < len(scene.tokens) and (scene.tokens[start].text in {":", ","} or scene.is_cue("fillers", start)):
                start += 1
            strong = score > 0.9
            run = _quote(scene, start) or capital_run(scene, start) or (_lower(scene, start) if strong else None)
            if run and not strong and _is_trade(scene, *run):
                continue
            if run and not (not strong and _person_before(scene, run[0])):
                extra = 0.1 if not strong and run[1] - run[0] > 1 else 0.0
                found.append(_Candidate(*run, score + extra - 0.0005 * hit.start - (0.4 if _is_field_name(scene, hit.start) else 0)))
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
    found: list[_Candidate] = []
    hits = [(h.start, h.end) for h in scene.lex.trades.find(scene.tokens)] + [(h.start, h.end) for h in scene.cue("kinds_of_house")]
    for left, right in hits:
        if scene.denied.intersection(range(left, right)) or scene.value_at(left):
            continue
        if scene.lex.language == "ar":
            found.extend(_arabic_house(scene, left, right))
            continue
        full = capital_run(scene, left) if scene.tokens[left].capital else None
        if full and full[1] > right and not _opens_sentence(scene, left):
            found.append(_Candidate(*full, 0.83 - 0.0008 * left))
            continue
        start = right
        while start < len(scene.tokens) and (scene.tokens[start].text == "," or scene.is_cue("articles", start)) and not _capital(scene, start):
            start += 1
        comma = any(scene.tokens[i].text == "," for i in range(right, start))
        run = _quote(scene, start) or capital_run(scene, start, vocabulary=scene.lex.language == "de" or comma)
        if not run or _person_before(scene, run[0]) or (comma and _enumerates(scene, run[1])):
            continue
        whole = not comma and scene.tokens[left].capital and not _opens_sentence(scene, left) and scene.tokens[start - 1].kind == "word" and start == right
        whole = whole or (not comma and scene.tokens[left].capital and scene.lex.language in {"de", "nl"} and start == right)
        begin = left if whole else run[0]
        found.append(_Candidate(begin, run[1], 0.82 - (0.1 if comma else 0) - 0.0008 * left))
    return found


def _arabic_house(scene: Scene, left: int, right: int) -> list[_Candidate]:
    """Arabic, which has no capitals: the kind of house and the unknown words right after it."""
    end = right
    while end < len(scene.tokens) and end - right < 2 and scene.tokens[end].kind == "word" and not ordinary(scene, end) and not _stops(scene, end):
        end += 1
    close = end == right + 1 or (end > right and end < len(scene.tokens) and scene.tokens[end].kind == "mark")
    definite = end > right and scene.tokens[right].fold.startswith("ال")
    return [_Candidate(left, end, 0.72 - 0.001 * left)] if close and definite and not scene.value_at(right) else []


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
            if _place_before(scene, run[0]) or _person_before(scene, run[0]) or (size == 1 and scene.tokens[run[0]].text.isupper()):
                continue
            if _enumerates(scene, run[1]) or _enumerated(scene, run[0]):
                continue
            comma = run[0] > 0 and scene.tokens[run[0] - 1].text in {",", ":"}
            greeting = scene.tokens[run[1]].text in {",", "."} if run[1] < len(scene.tokens) else True
            found.append(_Candidate(*run, 0.45 + (0.1 if size > 1 else 0) + (0.06 if comma and greeting else 0) - 0.05 * number - 0.001 * run[0]))
    return found


def _enumerated(scene: Scene, start: int) -> bool:
    return start > 1 and (scene.tokens[start - 1].text == "," or bool(scene.is_cue("and", start - 1))) and scene.tokens[start - 2].capital and start - 2 > 0


def capital_run(scene: Scene, start: int, *, vocabulary: bool = False) -> tuple[int, int] | None:
    """A stretch of capitalised words from `start`, small link words inside allowed."""
    if start >= len(scene.tokens) or not (_capital(scene, start) or scene.lex.language == "ar"):
        return None
    if scene.lex.language == "ar" or _excluded(scene, start):
        return None
    end = start + 1
    while end < len(scene.tokens) and end - start < _LONGEST:
        numbered = scene.tokens[end].kind == "number" and scene.value_at(end) is None
        if (_capital(scene, end) or numbered) and (not _excluded(scene, end) or _coloured(scene, end)):
            end += 1
            continue
        linked = end
        while linked < len(scene.tokens) and linked - end < 2 and _links(scene, linked):
            linked += 1
        if linked > end and linked < len(scene.tokens) and _capital(scene, linked) and not _excluded(scene, linked):
            if scene.is_cue("place_before", end) and scene.tokens[end].fold not in scene.lex.lists.get("name_links_sure", ()):
                break
            end = linked + 1
            continue
        break
    return None if vocabulary and end - start == 1 and ordinary(scene, start) else (start, end)


def _coloured(scene: Scene, index: int) -> bool:
    """Whether the word names a colour: inside a name it belongs to it ("Red Lion", "Fil Rouge")."""
    value = scene.value_at(index)
    return value is not None and isinstance(value.value, ColourWord)


def _links(scene: Scene, index: int) -> bool:
    return scene.tokens[index].text == "&" or scene.tokens[index].fold in scene.lex.lists.get("name_links", ())


def _capital(scene: Scene, index: int) -> bool:
    return index < len(scene.tokens) and scene.tokens[index].kind == "word" and scene.tokens[index].capital and scene.tokens[index].text != "I"


def _excluded(scene: Scene, index: int) -> bool:
    value = scene.value_at(index)
    return (
        (value is not None and isinstance(value.value, _NOT_NAMES))
        or bool(scene.lex.spoken_languages.find(scene.tokens, index, index + 1))
        or bool(scene.is_cue("wish", index))
        or bool(scene.is_cue("greetings", index))
    )


def ordinary(scene: Scene, index: int) -> bool:
    """Whether the word is ordinary vocabulary."""
    books = (scene.lex.concepts, scene.lex.trades, scene.lex.features)
    return any(h.start == index and h.size == 1 for book in books for h in book.find(scene.tokens, index, index + 1)) or any(
        scene.is_cue(name, index) for name in ("articles", "possessives", "fillers", "wish", "deny_before", "background", "accent", "and", "or", "whether")
    )


def _lower(scene: Scene, start: int) -> tuple[int, int] | None:
    """A name after a clear cue in speech written without capitals."""
    while start < len(scene.tokens) and scene.is_cue("articles", start) and scene.lex.language != "ar":
        start += 1
    end = start
    while end < len(scene.tokens) and end - start < 4:
        token = scene.tokens[end]
        if token.kind == "mark":
            break
        if end > start and _stops(scene, end) and not _joins_names(scene, start, end):
            break
        end += 1
    return (start, end) if end > start and not scene.is_cue("possessives", start) else None


def _joins_names(scene: Scene, start: int, index: int) -> bool:
    """Whether an "and" goes on with the name ("soot and son") and not with a new thought ("and we want")."""
    if not scene.is_cue("and", index) or any(scene.is_cue("and", i) for i in range(start, index)) or index + 2 >= len(scene.tokens):
        return False
    after = index + 1
    new = any(scene.is_cue(name, after) for name in ("possessives", "clause", "wish", "articles", "fillers", "fill_in"))
    return not new and scene.tokens[after].kind == "word" and not ordinary(scene, after) and _stops(scene, after + 1)


def _stops(scene: Scene, index: int) -> bool:
    if scene.lex.language == "ar":
        token = scene.tokens[index]
        return token.fold in scene.lex.lists.get("name_stops", ()) or bool(scene.is_cue("wish", index)) or (token.fold.startswith("و") and len(token.fold) > 3)
    return scene.tokens[index].fold in scene.lex.lists.get("name_stops", ()) or bool(scene.is_cue("wish", index)) or scene.value_at(index) is not None


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

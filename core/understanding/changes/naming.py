"""The parts of a clause that adds something: what kind of thing each is, and what it is called."""

from collections.abc import Iterator

from core.understanding.changes.alike import alike, alike_any
from core.understanding.changes.clauses import Clause, content
from core.understanding.changes.forms import basic_form
from core.understanding.changes.lexicon import Cue
from core.understanding.changes.wording import phrase, with_preposition
from core.understanding.scene import open_scene
from core.understanding.values.words import fold

_CATEGORIES = ("status_words", "field_words", "page_words", "person_words", "language_words", "option_words", "item_words")
_SHORT = 3


def parts_of(clause: Clause) -> list[Clause]:
    """The clause cut at commas and "and"; a bare noun ("a new flower, ...") goes with what follows, a bare price with what stands before."""
    parts: list[Clause] = []
    waiting: Clause | None = None
    for piece in _pieces(clause):
        whole = Clause(clause.message, waiting.start, piece.end) if waiting else piece
        waiting = None
        covered = {i for value in whole.numbers for i in range(value.start, value.end)}
        nouns = {i for kind in _CATEGORIES for cue in whole.nouns(kind) for i in range(cue.start, cue.end)}
        rest = [i for i in content(whole, 0) if i not in covered and i not in nouns]
        if parts and whole.numbers and not rest:
            parts[-1] = Clause(clause.message, parts[-1].start, whole.end)
        elif not rest and not whole.quotes:
            waiting = whole
        else:
            parts.append(whole)
    return parts or ([waiting] if waiting else [])


def _pieces(clause: Clause) -> Iterator[Clause]:
    words, lex = clause.message.words, clause.message.lex
    verb = clause.cue("missing") or clause.cue("add")
    stop = clause.cue("stop", verb.end + 1) if verb else None
    end = stop.start if stop and verb and stop.start > verb.end and content(Clause(clause.message, verb.end, stop.start), 1) else clause.end
    inside = {i for v in clause.values for i in range(v.start, v.end)} | {i for q in clause.quotes for i in range(q.start, q.end)}
    inside |= {i for hit in clause.hits if hit.whole for i in range(hit.start + 1, hit.end)}
    inside |= _in_page_names(clause)
    begin = clause.start
    for i in range(clause.start, end):
        joiner = lex.phrases["joiners"].at(words, i)
        glued = lex.language == "ar" and i > begin and words[i].folded.startswith("و") and len(words[i].folded) > _SHORT
        glued = glued and bool(Clause(clause.message, begin, i).numbers or any(alike_any(words[i].folded[1:], lex.nouns[kind]) for kind in _CATEGORIES))
        if glued:
            yield Clause(clause.message, begin, i)
            begin = i
            continue
        if i in inside or i < begin or not (words[i].folded in {",", ";"} or (joiner and len(words[i].folded) <= 3)):
            continue
        left = Clause(clause.message, begin, i)
        rest = {k for kind in ("before", "after") for cue in clause.cues(kind) for k in range(cue.start, cue.end)}
        if rest and set(content(Clause(clause.message, i, end), 0)) <= rest:
            continue  # "photos before and after"
        if content(left, 0):
            yield left
        begin = joiner[1] if joiner and joiner[1] <= end else i + 1
    if begin < end:
        last = Clause(clause.message, begin, end)
        if content(last, 0) or last.quotes:
            yield last


def _in_page_names(clause: Clause) -> set[int]:
    """Places inside the usual name of a page: "questions and answers" is one page."""
    if not clause.nouns("page_words"):
        return set()
    scene = open_scene(clause.message.text, clause.message.lex.language)
    names = [hit for hit in scene.lex.pages.longest(scene.tokens) if hit.size > 1]
    spans = [(scene.tokens[hit.start].end, scene.tokens[hit.end - 1].end) for hit in names]
    return {i for i in range(clause.start, clause.end) if any(left <= clause.message.words[i].start < right for left, right in spans)}


def category_of(part: Clause) -> str | None:
    """The kind of thing by its noun, where that noun is the head: right behind the verb, or at the end ("a waiting status")."""
    begin = behind_verb(part)
    cues: list[tuple[int, str]] = []
    for kind in _CATEGORIES:
        for cue in part.nouns(kind):
            before = content(Clause(part.message, begin, cue.start), 0) if cue.start > begin else []
            behind = content(Clause(part.message, cue.end, part.end), 0) if cue.end < part.end else []
            linked = any(hit.start <= cue.start < hit.end and hit.label.kind == "entity" for hit in part.hits)
            if not before or (not behind and not linked and not _linked(part, cue.start)):
                cues.append((cue.start, kind))
    return min(cues)[1] if cues else None


def _linked(part: Clause, place: int) -> bool:
    """Whether "for" or the like stands before a place, so that the noun there is not the head."""
    links = part.message.lex.phrases["for"]
    return any((hit := links.at(part.message.words, k)) is not None and k < place <= hit[1] + 2 for k in range(max(part.start, place - 3), place))


def new_kind(part: Clause) -> Cue | None:
    """The "new" before what kind of thing it is: "a new trainer is called Paolo", "new status waiting"."""
    for cue in part.cues("new"):
        kinds = any(noun.start == cue.end for kind in _CATEGORIES for noun in part.nouns(kind))
        known = any(hit.start == cue.end and hit.whole and hit.label.kind in {"entity", "field"} and part.cue("called", hit.end) for hit in part.hits)
        if known or (kinds and not part.numbers):
            return cue
    return None


def behind_verb(part: Clause) -> int:
    """Where the words begin that say what is added."""
    verb = part.cue("missing") or part.cue("add") or new_kind(part)
    return verb.end if verb else part.start


def after_noun(part: Clause, kind: str) -> str:
    """The name behind its noun ("a status called waiting"), else before it ("a waiting status")."""
    if part.quotes:
        return part.message.said(part.quotes[0].start, part.quotes[0].end)
    cue = next(iter(part.nouns(kind)), None)
    if cue is None:
        return phrase(part, behind_verb(part), part.end)
    if kind == "page_words" and not any(alike(part.message.words[cue.start].folded, noun) for noun in part.message.lex.nouns[kind]):
        return part.message.said(cue.start, cue.end)  # "Preisseite" says both
    called = part.cue("called", cue.end)
    start = called.end if called else cue.end
    link = part.message.lex.phrases["for"].at(part.message.words, start)
    where = _first_place(part, start)
    core = core_of(part)
    where = min(where, core.end) if kind == "field_words" and core.end > start else where
    verb = behind_verb(part)
    name = phrase(part, link[1] if link and not called else start, where)
    if called and name:
        return with_preposition(part, start, name)
    return name or phrase(part, verb if verb <= cue.start else part.start, cue.start) or phrase(part, part.start, cue.start)


def _first_place(part: Clause, start: int) -> int:
    """Where "before <label>" begins, which says where it goes and not what it is called."""
    for kind in ("before", "after"):
        cue = part.cue(kind, start + 1)
        if cue and any(hit.start == cue.end for hit in part.hits):
            return cue.start
    for kind in ("first", "last"):
        cue = part.cue(kind, start + 1)
        if cue and all(
            word.folded in part.message.lex.skip or part.message.lex.phrases["topics"].at((word,), 0) for word in part.message.words[cue.end : part.end]
        ):
            return cue.start
    return part.end


def name_in(part: Clause, start: int, end: int) -> str:
    """The name in a range, without small words, nouns of a category and verbs at its ends."""
    words, lex = part.message.words, part.message.lex
    kinds = ("item_words", "option_words", "cost", "missing", "add_after")
    nouns = {i for kind in kinds for cue in lex.cues(kind, words, start, part.end) for i in range(cue.start, cue.end)}
    while start < end and (start in nouns or words[start].folded in lex.skip or not (words[start].is_word or words[start].is_digits)):
        start += 1
    if start - 1 >= part.start and start - 1 in nouns and start < end and (words[start].folded in {"de", "di", "of"} or words[start].folded.startswith("d'")):
        start -= 1  # "a course of drawing": without its noun the name would hang in the air
    while end > start and (end - 1 in nouns or words[end - 1].folded in lex.skip or not (words[end - 1].is_word or words[end - 1].is_digits)):
        end -= 1
    return phrase(part, start, end) if start < end else ""


def like_siblings(label: str, part: Clause) -> str:
    """The label with a capital letter where the things it joins have one; Arabic writes "and" as one word with it."""
    if part.message.lex.language == "ar" and label.startswith("و") and len(label) > len("وشاي") and part.source.startswith(label.split(maxsplit=1)[0]):
        label = label[1:]
    siblings = [one.text for one in part.message.labels if one.kind == "item"]
    named = _as_listed(basic_form(label, part), siblings, part)
    return capital(named) if siblings and all(text[:1].isupper() for text in siblings) else named


def _as_listed(label: str, siblings: list[str], part: Clause) -> str:
    """The last word as the things beside it have it, in languages with cases: "jin jógu" beside "hatha jóga" is "jin jóga"."""
    first, _, last = label.rpartition(" ")
    same = next((word for text in siblings for word in text.split()[-1:] if word != last and alike(fold(last), fold(word))), None)
    return f"{first} {same}" if first and same and part.message.lex.accusative else label


def capital(label: str) -> str:
    """The label with a capital first letter."""
    return label[:1].upper() + label[1:]


def core_of(part: Clause) -> Clause:
    """What is added, without the verb before it and without "for each item" behind it."""
    start = behind_verb(part)
    words, lex = part.message.words, part.message.lex
    for cue in part.cues("instead"):
        start = cue.end if start <= cue.start <= start + 1 and cue.end < part.end else start
    for cue in part.cues("occasion"):  # "when they book": where the thing is wanted, not what
        if content(Clause(part.message, start, cue.start), 1) if start < cue.start else False:
            part = Clause(part.message, part.start, cue.start)
            break
        if content(Clause(part.message, cue.end, part.end), 1) if cue.end < part.end else False:
            start = cue.end
    while (
        start < part.end and (words[start].folded in lex.skip or lex.phrases["for"].at(words, start)) and content(Clause(part.message, start + 1, part.end), 0)
    ):
        start += 1
    for cue in part.cues("for"):
        owner = any(hit.label.kind == "entity" and 0 <= hit.start - cue.end <= 2 for hit in part.hits)
        if owner and cue.start > start and content(Clause(part.message, start, cue.start), 0):
            return Clause(part.message, start, cue.start)
    return Clause(part.message, start, part.end) if start < part.end else part

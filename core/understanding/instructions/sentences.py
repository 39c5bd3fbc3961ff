"""Which briefs are instructions, and the clauses of their sentences: who does something, and where it is said what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.understanding.instructions.words import LONGEST_PHRASE, is_plural, singular, words
from core.understanding.scene import Scene
from core.understanding.text import is_break
from core.understanding.values import Money, Number

_POLITE = frozenset({"please", "kindly", "hi", "hello", "can", "could", "would", "you", "help", "me", "us", "i", "want", "need", "to", "like", "a"})
_FAR = 8
# "Painters can", "trustees should": a plural with such an ending, before a modal, names persons.
_PERSONS = ("ers", "ors", "ists", "ees", "ians")
_THINGS = frozenset(
    {"number", "order", "sensor", "server", "monitor", "filter", "folder", "computer", "controller", "container", "browser", "buffer", "header", "footer"}
)
_BEFORE_SUBJECT = frozenset(
    {"and", "while", "where", "so", "that", "which", "but", "when", "then", "additionally", "also", "furthermore", "moreover", "meanwhile"}
)
_LETS = frozenset(
    {"allow", "allows", "allowing", "enable", "enables", "enabling", "let", "lets", "letting", "help", "helps", "helping", "permit", "permitting"}
)
_WITHOUT_TO = frozenset({"let", "lets", "letting", "help", "helps", "helping", "have"})
_ENDS = frozenset(
    {"which", "who", "ensuring", "ensure", "improving", "thereby", "thus", "making", "providing", "achieving", "enhancing", "facilitating", "meeting"}
)
_ABILITY = frozenset(
    {"ability", "function", "functions", "functionality", "functionalities", "feature", "features", "capability", "capabilities", "module", "modules"}
)
_OF_LIST = frozenset({"for", "of", "such", "like", "including", "to", "as", ":", "that", "namely", "where"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Who (token ranges of persons; empty for the thing itself) and the range of what. A list names abilities, a deed begins with a verb."""

    actors: tuple[tuple[int, int], ...]
    start: int
    end: int
    mode: Literal["deed", "list"]
    opening: bool = False


def is_instruction(scene: Scene) -> bool:
    """Whether it begins by telling somebody to build something, and goes on in whole sentences about what that can do."""
    if scene.lex.language != "en" or not scene.sentences:
        return False
    start, end = scene.sentences[0]
    at = start
    while at < min(end, start + _FAR) and scene.tokens[at].fold in _POLITE:
        at += 1
    asked = at > start and scene.tokens[at - 1].fold in {"please", "kindly"}
    built = any(words().has("kinds", singular(scene.tokens[i].fold)) for i in range(at, end))
    verb = words().at("openers", scene.tokens, at, end)
    if not (verb or (asked and built)) or scene.tokens[at].fold.endswith("ing"):
        return False
    if _priced(scene) >= 2:
        return False  # Who names prices speaks of a business.
    modals = sum(1 for s, e in scene.sentences for i in range(s, e) if words().at("modals", scene.tokens, i, e))
    own = sum(1 for t in scene.tokens if t.fold in {"i", "im", "ive", "we", "weve", "our"})
    told = any(_doers(scene, s, e, i) for s, e in scene.sentences for i in range(s, e))
    return (modals > 0 or (told and not any(t.fold == "my" for t in scene.tokens))) and own <= (1 if asked and built else 0)


def _priced(scene: Scene) -> int:
    """How many parts end with a price or a bare number behind words ("haircut 18,")."""
    ends = [v for v in scene.values if isinstance(v.value, Money | Number) and not (isinstance(v.value, Number) and v.value.ordinal)]
    after = [scene.tokens[v.end].text if v.end < len(scene.tokens) else "." for v in ends]
    plain = [isinstance(v.value, Money) or (scene.tokens[v.start].kind == "number" and a in {",", ".", "and"}) for v, a in zip(ends, after, strict=True)]
    return sum(plain)


def opening(scene: Scene) -> tuple[int, int]:
    """The range of the thing that is to be built, in the first sentence: behind the verb and its article."""
    start, end = scene.sentences[0]
    at = start
    while at < end and scene.tokens[at].fold in _POLITE:
        at += 1
    at += max(1, words().at("openers", scene.tokens, at, end))
    while at < end and scene.tokens[at].fold in {"a", "an", "the", "simple", "new", "complete", "and", "me", "us"} | {
        w for (w, *_) in words().lists["openers"]
    }:
        at += 1
    return at, end


def clauses(scene: Scene) -> Iterator[Clause]:
    """Every clause that says what somebody or the thing can do, in the order of the text. The first sentence is read by `opening`."""
    for start, end in scene.sentences:
        found = list(_heads(scene, start, end))
        if not found and _is_heading(scene, start, end):
            yield Clause((), start, _cut(scene, start, end), "list")
        for n, (actors, _, behind) in enumerate(found):
            stop = found[n + 1][1] if n + 1 < len(found) else end
            yield from _clause(scene, actors, behind, _cut(scene, behind, stop))


def _is_heading(scene: Scene, start: int, end: int) -> bool:
    """Whether a sentence without a verb opens a list ("Supplier management functions, including settlement and accounts.")."""
    for i in range(start + 1, min(end - 2, start + _FAR)):
        if scene.tokens[i].fold in _ABILITY and start > scene.sentences[0][0]:
            return scene.tokens[i + 1].text in {",", ":", "("} or scene.tokens[i + 1].fold in {"including", "such"}
    return False


def _cut(scene: Scene, start: int, end: int) -> int:
    """Where a clause ends that goes on with what it is good for ("..., ensuring that", "in order to")."""
    while end > start and (scene.tokens[end - 1].kind == "mark" or scene.tokens[end - 1].fold in _BEFORE_SUBJECT):
        end -= 1
    for i in range(start + 1, end):
        before = scene.tokens[i - 1].kind == "mark"
        if before and scene.tokens[i].fold in _ENDS:
            return i - 1
        if scene.tokens[i].fold == "order" and scene.tokens[i - 1].fold == "in" and i + 1 < end and scene.tokens[i + 1].fold == "to":
            return i - 1
        if scene.tokens[i].fold == "so" and i + 1 < end and (before or scene.tokens[i + 1].fold in {"that", "as"}):
            return i
    return end


def _heads(scene: Scene, start: int, end: int) -> Iterator[tuple[tuple[tuple[int, int], ...], int, int]]:  # noqa: C901 one branch for every way to begin a clause
    """Subject, where it begins, and where what it does begins."""
    i = start
    done = start
    before: tuple[tuple[int, int], ...] = ()
    while i < end:
        size = words().at("modals", scene.tokens, i, end)
        if size and i > start:
            subject = _subject(scene, done, i)
            if subject is None and done > start and scene.tokens[i - 1].fold in {"and", "but", "also", ","}:
                subject = before, i - 1
            if subject is not None:
                before = subject[0]
                yield subject[0], subject[1], i + size
                done = i + size
                i += size
                continue
        said = scene.tokens[i].fold
        if said in {"for", *_LETS}:
            people = _people(scene, i + 1, min(end, i + 7))
            behind = people[-1][1] if people else 0
            if people and behind < end and scene.tokens[behind].fold == "to":
                yield people, i, behind + 1
                done = behind + 1
                i = behind + 1
                continue
        if told := _doers(scene, start, end, i + (said in _WITHOUT_TO)):
            yield (told,), i, told[1]
            done = i = told[1] + 1
            continue
        if (
            i > start
            and done < i
            and i + 1 < end
            and (words().at("holders", scene.tokens, i, end) and said.endswith("s") and said not in {"features", "supports"})
        ):
            subject = _subject(scene, done, i)
            if subject is not None and not subject[0]:
                yield (), subject[1], i
                done = i + 1
        elif i > start and done < i and words().has("kinds", singular(scene.tokens[i - 1].fold)) and (verb := _present(scene, i, end)):
            subject = _subject(scene, done, i)
            if subject is not None and not subject[0]:
                yield (), subject[1], verb
                done = i + 1
        i += max(1, size)


def _doers(scene: Scene, start: int, end: int, index: int) -> tuple[int, int] | None:
    """Persons in the plural who are said to do something, without a word like "can": "volunteers log hours", "let drivers register vans"."""
    let = index > start and scene.tokens[index - 1].fold in _WITHOUT_TO
    if not let and index > start and scene.tokens[index - 1].fold not in _BEFORE_SUBJECT and scene.tokens[index - 1].kind != "mark":
        return None
    for stop in range(min(end - 2, index + 2), index, -1):
        head = scene.tokens[stop - 1].fold
        persons = _people(scene, index, stop) == ((index, stop),) or (head.endswith(_PERSONS) and singular(head) not in _THINGS)
        verb = words().verb(scene.tokens, stop, end)
        plain = verb is not None and not verb.ing and not words().at("modals", scene.tokens, stop, end) and not scene.tokens[stop].fold.endswith("s")
        if persons and is_plural(head) and plain and scene.tokens[stop].kind == "word":
            return index, stop
    return None


def _present(scene: Scene, at: int, end: int) -> int | None:
    """Where a verb in the present stands ("the system automatically calculates")."""
    while at < end and scene.tokens[at].fold.endswith("ly"):
        at += 1
    verb = words().verb(scene.tokens, at, end) if at < end else None
    return at if verb and scene.tokens[at].fold.endswith("s") and not words().has("noun_verbs", verb.root) else None


def _subject(scene: Scene, left: int, modal: int) -> tuple[tuple[tuple[int, int], ...], int] | None:
    """Who stands before a modal: persons, or () for the thing itself; and where the subject begins."""
    at = modal
    while at > left and scene.tokens[at - 1].fold in {"also", "only", "then", "both", "all", "each", "easily", "thus"}:
        at -= 1
    begin = at
    while begin > max(left, at - _FAR) and not is_break(scene.tokens[begin - 1]) and scene.tokens[begin - 1].fold not in _BEFORE_SUBJECT:
        begin -= 1
    begin = max(begin, left)
    people = _people(scene, begin, at)
    if people and people[-1][1] == at:
        joined = begin
        while joined - 2 >= left and scene.tokens[joined - 1].fold in {"and", ",", "or"}:
            more = [p for p in _people(scene, max(left, joined - 4), joined - 1) if p[1] == joined - 1]
            if not more or joined - 1 - len(more) < left:
                break
            people = (*more, *people)
            joined = more[0][0]
        return people, joined
    head = scene.tokens[at - 1].fold if at > begin else ""
    if head.endswith(_PERSONS) and singular(head) not in _THINGS and not words().has("kinds", singular(head)):
        return ((at - 1, at),), begin
    if begin < at and (words().has("kinds", singular(head)) or words().has("abilities", singular(head)) or at - begin <= 4):
        return (), begin
    return None


def _people(scene: Scene, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Nouns for persons in a range, with the noun before them ("store managers"), joined by "and" or a comma."""
    found: list[tuple[int, int]] = []
    i = start
    known = {h.start: h.end for h in scene.concepts(start, end) if h.key.person and h.key.record}
    while i < end:
        size = max(words().at("everybody", scene.tokens, i, end), words().at("persons", scene.tokens, i, end), known.get(i, i) - i)
        if size:
            beside = found and found[-1][1] == i
            found[-1:] = [(found[-1][0], i + size)] if beside else [*found[-1:], (i, i + size)]
            i += size
            continue
        if found and scene.tokens[i].fold not in {"and", ",", "or", "the", "both", "other"}:
            break
        i += 1
    return tuple(found)


def _clause(scene: Scene, actors: tuple[tuple[int, int], ...], start: int, end: int) -> Iterator[Clause]:
    """A deed, or the list of abilities that it opens ("have functions such as")."""
    at = start
    while at < end and scene.tokens[at].fold in {"also", "be", "able", "to", "then"}:
        at += 1
    if at >= end:
        return
    holds = words().at("holders", scene.tokens, at, end)
    if holds:
        ability, listed = _list_start(scene, at + holds, end)
        if _names_before(scene, at + holds, ability):
            # "Have log management and backup functions to keep things safe", "have a list function, including A and B": what stands in front is the list.
            goes_on = listed is None or listed >= end or scene.tokens[ability + 1].text == ","
            yield Clause((), at + holds, end if goes_on and listed != end else ability, "list")
            if goes_on:
                return
        if listed is not None:
            yield Clause((), listed, end, "deed" if scene.tokens[listed - 1].fold == "to" else "list")
            return
        if not actors:
            yield Clause((), at + holds, end, "list")
            return
    if scene.tokens[at].fold in {"support", "supports"}:
        yield Clause((), at + 1, end, "list")
        return
    yield Clause(actors, at, end, "deed")


def _list_start(scene: Scene, start: int, end: int) -> tuple[int, int | None]:
    """Where the word for abilities stands, and where the list behind it begins ("functions such as", "the function of", "modules for"), if one does."""
    for i in range(start, min(end, start + LONGEST_PHRASE + 4)):
        if is_break(scene.tokens[i]) and scene.tokens[i].text != ":":
            return start, None
        if scene.tokens[i].fold in _ABILITY and i + 1 < end:
            at = i + 1
            opened = False
            while at < end and (scene.tokens[at].fold in _OF_LIST or scene.tokens[at].text in {":", ",", "("}):
                opened = True
                at += 1
            return i, at if opened else None
    return start, None


def _names_before(scene: Scene, start: int, end: int) -> bool:
    """Whether words in front of "functions" say which ("log management", "a search"), and not only what they are like ("the following")."""
    list_ = words()
    while start < end and list_.at("before", scene.tokens, start, end):
        start += max(1, list_.at("before", scene.tokens, start, end))
    return any(list_.doing.get(scene.tokens[i].fold) or list_.has("always_abilities", scene.tokens[i].fold) for i in range(start, end))

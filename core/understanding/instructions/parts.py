"""The parts of a clause between commas and "and", each with the examples that were named behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.understanding.instructions.sentences import Clause
from core.understanding.instructions.verbs import is_noun_too
from core.understanding.instructions.words import is_plural, words
from core.understanding.scene import Scene

_JOINS = frozenset({"and", "or", "plus", "&", "then", "nor"})
SKIP = frozenset({"also", "to", "be", "able", "easily", "quickly", "then", "directly", "freely", "simply", "both", "further", "conveniently", "automatically"})
_EXAMPLES = frozenset({"including", "namely", "e.g"})
_TOLD = frozenset({"information", "details", "data", "info", "fields", "content"})
_WITH = frozenset({"with", "containing", "having"})
_BY_TYPING = frozenset({"entering", "providing", "specifying", "inputting", "giving"})
_SHARED = frozenset({"share", "search", "download", "upload", "post", "comment"})
_ARTICLES = frozenset(
    {"a", "an", "the", "their", "his", "her", "its", "your", "our", "my", "new", "different", "various", "all", "any", "own", "more", "relevant"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a clause, as places of tokens."""

    start: int
    end: int
    examples: tuple[tuple[int, int], ...] = ()
    comma: bool = False
    """Whether a comma stands before it."""
    fields: bool = False


def items(scene: Scene, clause: Clause) -> Iterator[Item]:  # noqa: C901 one branch for every way to go on
    """Parts between commas and "and"; what stands in brackets or behind "such as" belongs to the part before it."""
    tokens = scene.tokens
    examples: list[tuple[int, int]] = []
    fields = False
    where = ""
    held: Item | None = None
    closed_by = -1
    pieces = _pieces(scene, clause.start, clause.end)
    for left, right, opened, closed in pieces:
        comma = left > clause.start and any(tokens[i].text == "," for i in range(max(clause.start, left - 2), left))
        if where and where != "bracket" and clause.mode == "deed" and (_goes_on(scene, left, right) or (where == "with" and _begins_deed(scene, left, right))):
            where = ""
        if opened:
            where = "bracket" if tokens[left - 1].text == "(" else "with" if tokens[left - 1].fold in _WITH | _BY_TYPING else "rest"
            closed_by = -1
        if where == "rest" and clause.mode == "deed" and closed_by >= 0 and left > closed_by and _is_deed(scene, left, right):
            where = ""  # "Such as red, green and blue, and log calls": the "and" before the last example closed them.
        if where == "rest" and not opened and tokens[left - 1].fold in _JOINS:
            closed_by = right
        if where and held is not None:
            fields = fields or where == "with"
            if not examples and right - left == 1 and tokens[left].fold in _TOLD and any(o for a, _, o, _ in pieces if a > left):
                fields = True  # "Including information such as": what follows is what each record says.
            else:
                examples.append((left, right))
            if closed:
                where = ""
            continue
        if held is not None:
            yield replace(held, examples=tuple(examples), fields=fields)
        held, examples, fields = Item(left, right, comma=comma), [], False
        if closed:
            where = ""
    if held is not None:
        yield replace(held, examples=tuple(examples), fields=fields)


def _pieces(scene: Scene, start: int, end: int) -> Sequence[tuple[int, int, bool, bool]]:
    """Start, end, whether examples begin with it, whether a bracket closes behind it."""
    tokens = scene.tokens
    found: list[tuple[int, int, bool, bool]] = []
    begin = start
    opened = False

    def close(stop: int, *, closed: bool = False) -> None:
        nonlocal opened
        if stop > begin:
            found.append((begin, stop, opened, closed))
            opened = False

    i = start
    while i < end:
        token = tokens[i]
        if token.text in {"(", "（"}:  # noqa: RUF001
            close(i)
            begin, opened = i + 1, True
            if begin < end and tokens[begin].fold in {"such", "including", "like"}:
                i += 2 if tokens[begin].fold == "such" else 1
                begin = i + 1
                i = begin
                continue
        elif token.text == ")":
            close(i, closed=True)
            begin = i + 1
        elif token.text in {",", ";", ":", "/", "–", "-"} or token.fold in _JOINS:  # noqa: RUF001
            close(i)
            begin = i + 1
        elif token.fold == "as" and i + 2 < end and tokens[i + 1].fold == "well" and tokens[i + 2].fold == "as":
            close(i)
            i += 2
            begin = i + 1
        elif token.fold in _EXAMPLES or (token.fold == "such" and i + 1 < end and tokens[i + 1].fold == "as") or _fields_follow(scene, i, begin, end):
            close(i - (token.fold in _BY_TYPING))
            i += 1 if token.fold == "such" else 0
            begin, opened = i + 1, True
        i += 1
    close(end)
    return found


def _fields_follow(scene: Scene, index: int, begin: int, end: int) -> bool:
    """Whether a "with" behind an object opens its fields ("add routes with grade, colour and setter")."""
    tokens = scene.tokens
    typed = tokens[index].fold in _BY_TYPING and tokens[index - 1].fold == "by"
    if typed and index - begin > 1:
        return True
    one_word = index - begin == 1 and is_plural(tokens[begin].fold) and any(h.key.record for h in scene.concepts(begin, index))
    if tokens[index].fold not in _WITH or (index - begin < 2 and not one_word):
        return False
    stop = next((i for i in range(index + 1, end) if tokens[i].text in {",", ";"} or tokens[i].fold in _JOINS), end)
    after = next((i for i in range(stop + 1, end) if tokens[i].text in {",", ";"} or tokens[i].fold in _JOINS), end)
    pieces = [(index + 1, stop), (stop + 1, after)] if stop + 1 < after else [(index + 1, stop)]
    return any(h.end == right and h.key.field and not h.key.person for left, right in pieces for h in scene.concepts(left, right))


def _begins_deed(scene: Scene, start: int, end: int) -> bool:
    """Whether an item behind fields is a verb with an object ("mark routes as removed") and not a field of two words."""
    if end - start > 2 and scene.tokens[start + 1].fold in {"on", "to", "from"}:
        return True
    verb = words().verb(scene.tokens, start, end)
    return verb is not None and start + verb.size < end and not any(h.start == start and h.size > 1 for h in scene.concepts(start, end))


def _is_deed(scene: Scene, start: int, end: int) -> bool:
    """Whether an item begins with a verb and goes on with what it is done to."""
    verb = words().verb(scene.tokens, start, end)
    return verb is not None and start + verb.size < end and not words().has("noun_before", scene.tokens[start + verb.size].fold)


def _goes_on(scene: Scene, start: int, end: int) -> bool:
    """Whether an item behind examples begins a deed of its own: a verb and an object with its article, or one that can only be a verb."""
    while start < end and scene.tokens[start].fold in SKIP:
        start += 1
    verb = words().verb(scene.tokens, start, end)
    if verb is None or start + verb.size >= end or is_plural(scene.tokens[start].fold) or words().has("noun_before", scene.tokens[start + verb.size].fold):
        return False
    after = scene.tokens[start + verb.size].fold
    shared = is_plural(after) and (not words().has("noun_verbs", verb.root) or verb.root in _SHARED)
    if after in _ARTICLES or shared:
        return True
    return not is_noun_too(scene, start) and not (words().has("noun_verbs", verb.root) and not verb.ing)

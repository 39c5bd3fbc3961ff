"""What is done: verbs and what they are done to, out of the clauses of an instruction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.understanding.instructions.sentences import Clause
from core.understanding.instructions.things import Thing, adjective, read_thing, strip_before
from core.understanding.instructions.verbs import Where, is_noun_too, verb_at
from core.understanding.instructions.words import Verb, is_plural, singular, words
from core.understanding.scene import Scene

_JOINS = frozenset({"and", "or", "plus", "&", "then", "nor"})
_SKIP = frozenset({"also", "to", "be", "able", "easily", "quickly", "then", "directly", "freely", "simply", "both", "further", "conveniently", "automatically"})
_EXAMPLES = frozenset({"including", "namely", "e.g"})
_TOLD = frozenset({"information", "details", "data", "info", "fields", "content"})
_WITH = frozenset({"with", "containing", "having"})
_PARTICLES = frozenset({"for", "to", "in", "on", "at", "into", "about", "out", "up", "and", "or", "of"})
_ASIDE = frozenset({"through", "with", "from", "via", "by", "over", "between", "within", "using", "among", "as", "according", "based"})
_HOW = frozenset(
    {"use", "click", "choose", "go", "tap", "visit", "login", "log in", "access", "select", "be", "set", "apply", "have", "help", "support", "allow", "serve"}
)
_DOING = frozenset({"perform", "carry out", "execute", "support", "use", "handle"})
_SHARED = frozenset({"share", "search", "download", "upload", "post", "comment"})
_SHARING = frozenset({"create", "edit", "delete", "manage", "view", "search"})
_ALONE = frozenset({"log in", "login", "sign in", "sign up", "register", "log out", "logout"})
_ARTICLES = frozenset(
    {"a", "an", "the", "their", "his", "her", "its", "your", "our", "my", "new", "different", "various", "all", "any", "own", "more", "relevant"}
)


@dataclass(frozen=True, slots=True)
class Deed:
    """`kind` is the class of the verb, `root` its plain form, `said` its words; `examples` are what was named behind "such as"."""

    kind: str
    root: str
    thing: Thing | None
    actors: tuple[tuple[int, int], ...]
    start: int
    end: int
    examples: tuple[tuple[int, int], ...] = ()
    listed: bool = False
    fields: bool = False
    """Whether `examples` are fields, opened by "with"."""


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    examples: tuple[tuple[int, int], ...] = ()
    comma: bool = False
    """Whether a comma stands before it."""
    fields: bool = False


def deeds(scene: Scene, clause: Clause) -> list[Deed]:  # noqa: C901 one branch for every shape of an item
    """The deeds of a clause, in order."""
    found: list[Deed] = []
    waiting: list[tuple[Verb, int]] = []
    last: Verb | None = None
    aside = False
    for item in _items(scene, clause):
        start = item.start
        while start < item.end and (scene.tokens[start].fold in _SKIP or _adverb_of_verb(scene, start, item.end)):
            start += 1
        if start >= item.end:
            continue
        verb = verb_at(scene, start, item.end, Where(clause, first=not found and not waiting, joined=bool(waiting), behind_verb=last is not None and last.ing))
        if verb is None and aside:
            continue  # "Through their phones or computers": neither is what something is done to.
        if verb is None:
            made = list(_noun_deeds(scene, replace(item, start=start), clause, last))
            named = next((d for d in made if d.thing), None)
            if named and waiting:
                found.extend(replace(named, kind=v.kind, root=v.root, start=at, end=at + v.size, examples=()) for v, at in waiting if v.kind in _SHARING)
                waiting = [(v, at) for v, at in waiting if v.kind not in _SHARING]
            found.extend(one for d in made for one in (_of_examples(scene, d) if d.thing is None else [d]))
            aside = any(scene.tokens[i].fold in {"by", "according", "based"} for i in range(start + 1, item.end))
            continue
        start, verb = _second(scene, start, verb, item.end)
        last = verb
        behind = start + verb.size
        while behind < item.end and scene.tokens[behind].fold in _PARTICLES:
            behind += 1
        aside = any(scene.tokens[i].fold in _ASIDE for i in range(behind, item.end))
        if behind >= item.end and not item.examples:
            if verb.root in _ALONE:
                found.append(Deed(verb.kind, verb.root, None, clause.actors, start, item.end))
            else:
                waiting.append((verb, start))
            continue
        thing = _kept_for_itself(read_thing(scene, behind, item.end), verb)
        for earlier, at in waiting:
            shared = not item.comma or earlier.kind in _SHARING
            found.append(
                Deed(
                    earlier.kind,
                    earlier.root,
                    thing if shared else None,
                    clause.actors,
                    at,
                    item.end if shared else at + earlier.size,
                    (),
                    clause.mode == "list",
                )
            )
        waiting = []
        found.append(Deed(verb.kind, verb.root, thing, clause.actors, start, item.end, item.examples, clause.mode == "list", item.fields))
        if thing is None:
            found[-1:] = _of_examples(scene, found[-1])
    found.extend(Deed(verb.kind, verb.root, None, clause.actors, at, at + verb.size, (), clause.mode == "list") for verb, at in waiting)
    return [one for deed in found for one in (deed, *_within(scene, deed))]


def _adverb_of_verb(scene: Scene, at: int, end: int) -> bool:
    return scene.tokens[at].fold.endswith("ly") and at + 1 < end and words().verb(scene.tokens, at + 1, end) is not None


def _within(scene: Scene, deed: Deed) -> Iterator[Deed]:
    """What "order management, including adding orders and supplier settlement" lists is done as well."""
    if deed.thing is None or not (words().has("abilities", deed.thing.aspect) or (deed.listed and deed.root in words().doing)):
        return
    for a, b in deed.examples:
        start = a
        while start < b and scene.tokens[start].fold in _SKIP:
            start += 1
        verb = words().verb(scene.tokens, start, b)
        doing = words().doing.get(scene.tokens[b - 1].fold)
        if verb and verb.ing and verb.kind != "ignore":
            thing = read_thing(scene, start + verb.size, b) if start + verb.size < b else deed.thing
            yield replace(deed, kind=verb.kind, root=verb.root, thing=thing or deed.thing, start=start, end=b, examples=(), fields=False)
        elif doing and b - start > 1:
            yield replace(deed, kind=doing, root=scene.tokens[b - 1].fold, thing=read_thing(scene, start, b - 1), start=start, end=b, examples=(), fields=False)


def _of_examples(scene: Scene, deed: Deed) -> list[Deed]:
    """Where the object itself says nothing ("content such as articles and news"), what is managed are its examples."""
    if len(deed.examples) < 2 or (deed.kind == "ignore" and deed.root not in _DOING):
        return [deed]
    found = []
    for a, b in deed.examples:
        verb = words().verb(scene.tokens, a, b)
        if verb and verb.ing and verb.size == b - a:
            found.append(replace(deed, kind=verb.kind, root=verb.root, thing=None, start=a, end=b, examples=()))
            continue
        own = verb if verb and verb.ing else None
        kind, root = (own.kind, own.root) if own else ("create" if deed.kind == "ignore" else deed.kind, deed.root)
        found.append(replace(deed, kind=kind, root=root, thing=read_thing(scene, a + (own.size if own else 0), b), start=a, end=b, examples=()))
    return found


def _kept_for_itself(thing: Thing | None, verb: Verb) -> Thing | None:
    """A field's name in the plural that is managed, sent or deleted is a kind of record."""
    several = thing is not None and thing.is_field and thing.several and verb.root not in words().filling
    return replace(thing, kept=True) if thing and several else thing


def _second(scene: Scene, start: int, verb: Verb, end: int) -> tuple[int, Verb]:
    """The verb that is meant in "click to view", "use the platform to manage"."""
    if verb.root in _HOW:
        for i in range(start + verb.size, end - 1):
            if scene.tokens[i].fold == "to":
                second = words().verb(scene.tokens, i + 1, end)
                if second:
                    return i + 1, second
    return start, verb


def _noun_deeds(scene: Scene, item: _Item, clause: Clause, last: Verb | None) -> Iterator[Deed]:  # noqa: C901 one branch for every shape of a noun
    """An item without a verb: "order management", "management of orders", or one more thing of the verb before it."""
    list_ = words()
    start, end = item.start, item.end
    adverbs = end - start > 1 and all(scene.tokens[i].fold.endswith("ly") or list_.has("after", scene.tokens[i].fold) for i in range(start + 1, start + 2))
    if adverbs and clause.mode == "deed" and not is_plural(scene.tokens[start].fold) and not scene.concepts(start, start + 1):
        return
    alone = end - start == 1 and not is_plural(scene.tokens[start].fold) and not scene.concepts(start, end)
    if alone and (clause.mode == "deed" or scene.tokens[start].fold.endswith("ing")) and not list_.has("nouny", scene.tokens[start].fold):
        if not list_.has("empty", scene.tokens[start].fold) and (clause.mode == "list" or last is None):
            yield Deed("other", scene.tokens[start].fold, None, clause.actors, start, end, item.examples, clause.mode == "list")
        if clause.mode == "list" or last is None or last.kind == "ignore":
            return
    while start < end - 1 and scene.tokens[start].fold in _PARTICLES:
        start += 1
    cut = next((i for i in range(start + 1, end) if scene.tokens[i].fold != "of" and list_.has("after", scene.tokens[i].fold)), end)
    end = cut if list_.doing.get(scene.tokens[cut - 1].fold) else end
    start = strip_before(scene, start, end)
    if all(list_.has("everybody", singular(scene.tokens[i].fold)) or list_.has("empty", scene.tokens[i].fold) for i in range(start, end)):
        vague = list_.doing.get(scene.tokens[end - 1].fold) if end - start > 1 else None
        if vague and clause.mode == "list":
            # "User management" names no thing, but what is done with which word.
            yield Deed(vague, scene.tokens[end - 1].fold, None, clause.actors, start, item.end, item.examples, listed=True, fields=item.fields)
        return
    while end - 1 > start and list_.has("abilities", singular(scene.tokens[end - 1].fold)) and end - start > 1:
        end -= 1
    head = scene.tokens[end - 1].fold
    doing = list_.doing.get(head)
    said = list_.doing.get(scene.tokens[start].fold)
    if said and start + 2 < end and scene.tokens[start + 1].fold == "of":
        yield Deed(
            said, scene.tokens[start].fold, read_thing(scene, start + 2, end), clause.actors, start, item.end, item.examples, listed=True, fields=item.fields
        )
        return
    if doing and end - start > 1 and (clause.mode == "list" or last is None):
        bare = end - start == 2 and adjective(scene.tokens[start].text.lower())
        # "Financial management" is a name of its own: there are no financials.
        yield Deed(
            doing, head, read_thing(scene, start, end - (0 if bare else 1)), clause.actors, start, item.end, item.examples, listed=True, fields=item.fields
        )
        return
    if doing and end - start == 1 and clause.mode == "list":
        yield Deed(doing, head, None, clause.actors, start, item.end, item.examples, listed=True, fields=item.fields)
        return
    kind, root = (last.kind, last.root) if last else ("view", "")
    yield Deed(kind, root, read_thing(scene, start, item.end), clause.actors, start, item.end, item.examples, clause.mode == "list", item.fields)


def _items(scene: Scene, clause: Clause) -> Iterator[_Item]:
    """Parts between commas and "and"; what stands in brackets or behind "such as" belongs to the part before it."""
    tokens = scene.tokens
    examples: list[tuple[int, int]] = []
    fields = False
    where = ""
    held: _Item | None = None
    pieces = _pieces(scene, clause.start, clause.end)
    for left, right, opened, closed in pieces:
        comma = left > clause.start and any(tokens[i].text == "," for i in range(max(clause.start, left - 2), left))
        if where and where != "bracket" and clause.mode == "deed" and (_goes_on(scene, left, right) or (where == "with" and _begins_deed(scene, left, right))):
            where = ""
        if opened:
            where = "bracket" if tokens[left - 1].text == "(" else "with" if tokens[left - 1].fold in _WITH else "rest"
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
        held, examples, fields = _Item(left, right, comma=comma), [], False
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
            close(i)
            i += 1 if token.fold == "such" else 0
            begin, opened = i + 1, True
        i += 1
    close(end)
    return found


def _fields_follow(scene: Scene, index: int, begin: int, end: int) -> bool:
    """Whether a "with" behind an object opens its fields ("add routes with grade, colour and setter")."""
    tokens = scene.tokens
    if tokens[index].fold not in _WITH or index - begin < 2:
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


def _goes_on(scene: Scene, start: int, end: int) -> bool:
    """Whether an item behind examples begins a deed of its own: a verb and an object with its article, or one that can only be a verb."""
    while start < end and scene.tokens[start].fold in _SKIP:
        start += 1
    verb = words().verb(scene.tokens, start, end)
    if verb is None or start + verb.size >= end or is_plural(scene.tokens[start].fold) or words().has("noun_before", scene.tokens[start + verb.size].fold):
        return False
    after = scene.tokens[start + verb.size].fold
    shared = is_plural(after) and (not words().has("noun_verbs", verb.root) or verb.root in _SHARED)
    if after in _ARTICLES or shared:
        return True
    return not is_noun_too(scene, start) and not (words().has("noun_verbs", verb.root) and not verb.ing)

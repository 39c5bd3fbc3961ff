"""What is done: verbs and what they are done to, out of the clauses of an instruction."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from core.understanding.instructions.parts import SKIP, Item, items
from core.understanding.instructions.sentences import Clause
from core.understanding.instructions.things import Thing, adjective, read_thing, strip_before
from core.understanding.instructions.verbs import Where, verb_at
from core.understanding.instructions.words import LONGEST_PHRASE, Verb, is_plural, singular, words
from core.understanding.scene import Scene

_PARTICLES = frozenset({"for", "to", "in", "on", "at", "into", "about", "out", "up", "and", "or", "of"})
_ASIDE = frozenset({"through", "with", "from", "via", "by", "over", "between", "within", "using", "among", "as", "according", "based"})
_HOW = frozenset(
    {"use", "click", "choose", "go", "tap", "visit", "login", "log in", "access", "select", "be", "set", "apply", "have", "help", "support", "allow", "serve"}
)
_LETS = frozenset({"allow", "support", "facilitate", "ensure"})
_DOING = frozenset({"perform", "carry out", "execute", "support", "use", "handle"})
_SHARING = frozenset({"create", "edit", "delete", "manage", "view", "search"})
_SETS = frozenset({"set", "set up", "define", "create", "plan"})
_SET_FOR_EACH = frozenset({"budget", "goal", "target", "limit", "quota"})
_ALONE = frozenset({"log in", "login", "sign in", "sign up", "register", "log out", "logout"})


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


def deeds(scene: Scene, clause: Clause) -> list[Deed]:
    """The deeds of a clause, in order."""
    return _roles_named(scene, clause) or _done(scene, clause)


def _done(scene: Scene, clause: Clause) -> list[Deed]:  # noqa: C901 one branch for every shape of an item
    found: list[Deed] = []
    waiting: list[tuple[Verb, int]] = []
    last: Verb | None = None
    aside = False
    for item in items(scene, clause):
        start = item.start
        while start < item.end and (scene.tokens[start].fold in SKIP or _adverb_of_verb(scene, start, item.end)):
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
        thing = _kept_for_itself(scene, read_thing(scene, behind, item.end), verb)
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
    return [one for deed in _sharing_fields(scene, found) for one in (deed, *_within(scene, deed))]


def _sharing_fields(scene: Scene, found: list[Deed]) -> list[Deed]:
    """Fields that are named behind "income and expenses with ..." are those of both."""
    shared = list(found)
    for n, (one, after) in enumerate(pairwise(found)):
        joined = one.end < len(scene.tokens) and scene.tokens[one.end].fold == "and" and after.start == one.end + 1
        if joined and after.fields and not one.examples and one.thing and after.thing and one.root == after.root and after.start == after.thing.start:
            shared[n] = replace(one, examples=after.examples, fields=True)
    return shared


def _roles_named(scene: Scene, clause: Clause) -> list[Deed]:
    """Who uses it, where a list names the roles themselves ("three roles: buyers, couriers and administrators"): each may look, and what else is said later."""
    parts = list(items(scene, clause)) if clause.mode == "list" else []
    if not parts:
        return []
    first = parts[0]
    named = [*first.examples, *((i.start, i.end) for i in parts[1:])]
    marked = first.examples or (first.end < clause.end and scene.tokens[first.end].text == ":")
    if scene.tokens[first.end - 1].fold not in {"roles", "role"} or not marked or len(named) < 2:
        return []
    whole = []
    for start, end in named:
        if scene.tokens[start].fold in {"each", "with", "which", "where"}:
            break
        whole.append((start + (scene.tokens[start].fold in {"and", "the", "a", "an"}), end))
    return [Deed("view", "", None, ((a, b),), a, b) for a, b in whole if b - a <= LONGEST_PHRASE]


def _adverb_of_verb(scene: Scene, at: int, end: int) -> bool:
    return scene.tokens[at].fold.endswith("ly") and at + 1 < end and words().verb(scene.tokens, at + 1, end) is not None


def _within(scene: Scene, deed: Deed) -> Iterator[Deed]:
    """What "order management, including adding orders and supplier settlement" lists is done as well."""
    if deed.thing is None or not (words().has("abilities", deed.thing.aspect) or (deed.listed and deed.root in words().doing)):
        return
    for a, b in deed.examples:
        start = a
        while start < b and scene.tokens[start].fold in SKIP:
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


def _kept_for_itself(scene: Scene, thing: Thing | None, verb: Verb) -> Thing | None:
    """A field's name in the plural that is managed, sent or deleted is a kind of record."""
    several = thing is not None and thing.is_field and thing.several and verb.root not in words().filling
    if thing and thing.is_field and verb.root in _SETS and thing.label.casefold() in _SET_FOR_EACH and scene.tokens[thing.end].fold in {"for", "per", "by"}:
        return replace(thing, kept=True)  # "Set a budget for each category": there are as many budgets.
    return replace(thing, kept=True) if thing and several else thing


def _second(scene: Scene, start: int, verb: Verb, end: int) -> tuple[int, Verb]:
    """The verb that is meant in "click to view", "use the platform to manage", "allow submitting"."""
    if verb.root in _HOW:
        for i in range(start + verb.size, end - 1):
            if scene.tokens[i].fold == "to":
                second = words().verb(scene.tokens, i + 1, end)
                if second:
                    return i + 1, second
    behind = start + verb.size
    if verb.root in _LETS and behind < end - 1:
        second = words().verb(scene.tokens, behind, end)
        if second and second.ing:
            return behind, second
    return start, verb


def _noun_deeds(scene: Scene, item: Item, clause: Clause, last: Verb | None) -> Iterator[Deed]:  # noqa: C901, PLR0911 one branch for every shape of a noun
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
        if end - start == 1 and last and last.kind == "manage" and clause.mode == "list" and is_plural(scene.tokens[start].fold):
            # "Managing cars, customers and rentals": customers are kept as well.
            yield Deed(last.kind, last.root, None, clause.actors, start, item.end, item.examples, listed=True)
            return
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

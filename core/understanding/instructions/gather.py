"""Kinds of record, gathered from all deeds that concern them: their fields, what is done to them, the states they pass through."""

from dataclasses import dataclass, field, replace

from core.brief import FieldType, FieldWanted, RecordWanted
from core.features import Feature
from core.understanding.fields import read_fields
from core.understanding.instructions.abilities import is_game
from core.understanding.instructions.deeds import Deed
from core.understanding.instructions.things import Thing
from core.understanding.instructions.vague import vague_things
from core.understanding.instructions.words import LONGEST_PHRASE, singular, words
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_MOST = 12
_LONG = 3
_DATA = frozenset({"information", "info", "detail", "data", "record", "content", "profile", "form", "basic"})
_CHANGES = frozenset({"create", "edit", "delete", "manage"})
_FILLING = frozenset({"choose", "select", "pick", "enter", "input", "specify", "fill in", "fill out", "set", "define"})
_WHEN = frozenset({"date", "time", "datetime", "start_time", "end_time", "start_date", "end_date", "duration"})
_REACH = frozenset({"name", "email", "phone", "message", "address"})
_HANDED_IN = frozenset({"submit", "fill out", "fill in", "fill", "enter", "input", "provide", "leave", "send"})
_WHOLES = frozenset({"library", "collection", "catalog", "catalogue", "archive", "repository", "list"})
_PAST = frozenset({"history", "log", "list", "archive", "work", "learning"})
_PUT_UP = frozenset({"opening", "posting", "vacancy"})
_ASKED = frozenset({"request", "application"})
_ONE_EACH = frozenset(
    {"title", "name", "description", "price", "date", "time", "author", "quantity", "amount", "status", "category", "address", "photo", "duration", "size"}
)
_ENTERED = {
    "apply": "application",
    "enroll": "registration",
    "enrol": "registration",
    "sign up": "registration",
    "register": "registration",
    "join": "registration",
    "participate": "registration",
}
_HANDED_OUT = frozenset({"assign", "allocate", "dispatch"})
_OF_A_PERSON = frozenset({"account", "user_account", "profile"})
_PRONOUNS = frozenset({"it", "them", "these", "those", "this", "and"})
_NO_EXAMPLE = frozenset({"etc", "more", "others", "and so on", "other", "input fields", "fields", "input field"})


@dataclass
class Kept:
    """A kind of record while it is being gathered."""

    thing: Thing
    mentions: list[Deed] = field(default_factory=list)
    fields: list[FieldWanted] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    sought: list[FieldWanted] = field(default_factory=list)
    """Further fields by which it is looked for; they are no description of it."""

    @property
    def weight(self) -> tuple[int, int]:
        """How much was said of it: changes count twice; earlier first."""
        return sum(2 if d.kind in _CHANGES else 1 for d in self.mentions), -self.thing.start


def gather(scene: Scene, found: list[Deed]) -> list[Kept]:  # noqa: C901 one branch for everything that a deed may concern
    """The kinds of record, each with every deed that concerns it, in the order of the text."""
    kept: dict[str, Kept] = {}
    last: Kept | None = None
    early: list[Deed] = []
    booked = any(h.key is Feature.BOOKING for h in scene.lex.features.find(scene.counted))
    for deed in found:
        thing = deed.thing
        if thing is None or deed.kind == "ignore":
            continue
        if thing.is_field:
            if booked and deed.root in _FILLING and thing.concept and thing.concept.key in _WHEN:
                scene.claimed.update(range(deed.start, deed.end))
                continue  # The day and the hour of what one books are no part of whom one books.
            owner = _asked_in_a_form(scene, kept, thing, deed) or last
            if owner:
                _add_field(scene, owner, thing, deed)
            else:
                early.append(deed)
            continue
        filled = not thing.several or (thing.head is not None and thing.head.field and not thing.head.record)
        if last and deed.root in _FILLING and thing.concept is None and filled and _same(kept, thing) is None:
            # "Choose the method and the key": what one picks or types in while making something is a field of it.
            put_field(last, FieldWanted(thing.label, None, FieldType.TEXT, required=False))
            last.places.update(range(deed.start, deed.end))
            continue
        one = _same(kept, thing)
        if one is None:
            if deed.kind == "other" and deed.actors == ():
                continue
            one = kept[thing.key] = Kept(thing)
        elif thing.concept and one.thing.concept is None and len(one.thing.label.split()) >= _LONG:
            one.thing = thing
        last = one
        _concerns(scene, one, deed, thing)
    _settle(scene, kept, early)
    _entered_for(scene, kept, found)
    for deed, thing in vague_things(scene, found, sparse=not kept and not any(isinstance(n.wish, RecordWanted) for n in scene.noted)):
        _concerns(scene, _same(kept, thing) or kept.setdefault(thing.key, Kept(thing)), deed, thing)
    _without_object(scene, kept, found)
    best = sorted(kept.values(), key=lambda k: k.weight, reverse=True)[:_MOST]
    return sorted(best, key=lambda k: k.thing.start)


def _asked_in_a_form(scene: Scene, kept: dict[str, Kept], thing: Thing, deed: Deed) -> Kept | None:
    """The enquiry to which a form's fields belong that say how somebody is reached ("fill out the contact form with name and email")."""
    concept = scene.lex.by_concept.get("inquiry")
    reach = thing.concept is not None and thing.concept.key in _REACH
    if concept is None or not reach or deed.root not in _HANDED_IN or not any(t.fold == "contact" for t in scene.tokens):
        return None
    place = Thing(concept.one, concept.several, concept, concept, deed.start, deed.end)
    one = kept.setdefault("inquiry", Kept(place))
    one.mentions.append(replace(deed, thing=place))
    return one


def _entered_for(scene: Scene, kept: dict[str, Kept], found: list[Deed]) -> None:
    """To apply for a job or to sign up for a course leaves an application or a registration behind, which says for what."""
    playing = is_game(scene)
    for deed in found:
        to = None if playing else _ENTERED.get(deed.root)
        thing = deed.thing
        if to is None or thing is None or thing.is_field or (concept := scene.lex.by_concept.get(to)) is None or to in kept:
            continue
        joined = deed.root == "join" and thing.several
        if not joined and not any(scene.tokens[i].fold in {"for", "in"} for i in range(deed.start, thing.start)):
            continue
        said = thing.label.casefold().split()
        if deed.root in {"join", "participate"} and (words().has("taken_otherwise", said[-1]) or thing.aspect == "category"):
            continue
        for_it = to == "registration" or not (words().has("asked_for", said[-1]) or said[-1] in _ASKED)
        if not for_it or (thing.concept and (thing.concept.person or thing.concept.key in _OF_A_PERSON)) or any(k.split()[-1:] == [f"{to}s"] for k in kept):
            continue
        entered = Thing(concept.one, concept.several, concept, concept, deed.start, deed.end)
        one = kept[to] = Kept(entered)
        one.mentions.append(replace(deed, kind="create", thing=entered))
        put_field(one, FieldWanted(thing.label, thing.record_concept, FieldType.TEXT))


def _settle(scene: Scene, kept: dict[str, Kept], early: list[Deed]) -> None:
    """Fields that were named before any kind of record belong to the first; where there is none ("add work experience") they are kinds themselves."""
    first = next(iter(kept.values()), None)
    for deed in early:
        if deed.thing and first:
            _add_field(scene, first, deed.thing, deed)
        elif deed.thing:
            thing = replace(deed.thing, kept=True)
            _concerns(scene, kept.setdefault(thing.key, Kept(thing)), deed, thing)


def _concerns(scene: Scene, one: Kept, deed: Deed, thing: Thing) -> None:
    one.mentions.append(deed)
    one.places.update(range(deed.start, deed.end))
    _examples(scene, one, deed)
    if thing.part:
        put_field(one, FieldWanted(capitalised(thing.part.one), thing.part.key, thing.part.type, (), thing.part.unit, required=False))
    if thing.aspect == "status" or deed.kind == "watch":
        put_field(one, FieldWanted("Status", "status", FieldType.CHOICE))
    if deed.root == "rate" and not deed.listed:
        put_field(one, FieldWanted("Rating", "rating", FieldType.RATING, required=False))
    if thing.aspect == "progress":
        put_field(one, FieldWanted("Progress", "progress", FieldType.PERCENT))
    marked = _marked_as(scene, deed)
    if marked:
        one.states.extend(m for m in marked if m not in one.states)
    else:
        _moves(one, deed)


def _marked_as(scene: Scene, deed: Deed) -> list[str]:
    """What records are marked as ("mark dishes as ready", "mark it as paid or unpaid")."""
    at = next((i for i in range(deed.start, deed.end) if scene.tokens[i].fold == "as"), None)
    if deed.root != "mark" or at is None or deed.end - at > LONGEST_PHRASE:
        return []
    said = [t.fold for t in scene.tokens[at + 1 : deed.end]]
    return [capitalised(" ".join(said))] if said and said[0] not in {"a", "an", "the", "favorite", "favourite", "read", "spam"} else []


def _moves(one: Kept, deed: Deed) -> None:
    if deed.root in _HANDED_OUT and one.thing.concept and one.thing.concept.person:
        return  # Somebody who is assigned is given something to do; that is no step of theirs.
    if deed.root == "review" and not deed.listed and one.thing.concept and one.thing.concept.person:
        return  # To rate and review somebody is an opinion, no step in a procedure.
    if words().has("playing", deed.root) and words().has("played", one.thing.label.casefold().split()[-1]):
        return
    done = words().done.get(deed.root)
    if deed.kind == "state" and done and done not in one.states:
        one.states.append(done)


def _without_object(scene: Scene, kept: dict[str, Kept], found: list[Deed]) -> None:
    """Deeds that name no object ("merging and compressing") are done to what most was said of."""
    main = max(kept.values(), key=lambda k: k.weight, default=None)
    for deed in found:
        bare = all(scene.tokens[i].fold in _PRONOUNS for i in range(deed.start + 1, deed.end))
        if main and bare and deed.thing is None and deed.kind == "state" and deed.root in words().done:
            _moves(main, deed)
            main.mentions.append(deed)
            main.places.update(range(deed.start, deed.end))


def _same(kept: dict[str, Kept], thing: Thing) -> Kept | None:
    """The kind that this is another name of: the same, or the same noun where one of the two has nothing before it."""
    if thing.key in kept:
        return kept[thing.key]
    said = thing.label.casefold().split()
    for one in kept.values():
        other = one.thing.label.casefold().split()
        shorter = min(len(said), len(other))
        if said[-shorter:] == other[-shorter:]:
            return one
        if said[-1] in _WHOLES and said[:-1] == other:
            return one  # "Manage their video library": the videos.
        if _plain(said) == _plain(other):
            one.thing = thing if len(said) < len(other) and other[-1] in _PAST else one.thing
            return one
        if thing.concept and one.thing.concept and thing.concept.key == one.thing.concept.key:
            return one
    return None


def _plain(said: list[str]) -> list[str]:
    """A name without that it is asked for or looked back on ("refund history", "refund request")."""
    if len(said) > 1 and (said[-1] in _PAST or said[-1] in _PUT_UP or (said[-1] in _ASKED and words().has("asked_for", said[-2]))):
        return said[:-1]
    return said


def _add_field(scene: Scene, owner: Kept, thing: Thing, deed: Deed) -> None:
    concept = thing.concept
    if concept is None:
        return
    options = tuple(capitalised(scene.words(a, b)) for a, b in deed.examples)
    kind = FieldType.CHOICE if options else concept.type
    put_field(owner, FieldWanted(thing.label, concept.key, kind, options, concept.unit, required=False))
    owner.places.update(range(deed.start, deed.end))
    for a, b in deed.examples:
        owner.places.update(range(a, b))


def _examples(scene: Scene, one: Kept, deed: Deed) -> None:
    """What was named behind "such as": fields of information, else the kinds of it that there are."""
    if not deed.examples or (deed.thing and words().has("abilities", deed.thing.aspect)):
        return
    known = [scene.concepts(a, b) for a, b in deed.examples]
    fieldlike = sum(1 for hits in known if any(h.key.field for h in hits)) * 2 >= len(known)
    about = one.thing.aspect in _DATA or (deed.thing is not None and deed.thing.aspect in _DATA)
    for a, b in deed.examples:
        one.places.update(range(a, b))
    if deed.fields or about or (fieldlike and deed.kind in _CHANGES):
        for left, b in deed.examples:
            verb = words().verb(scene.tokens, left, b)
            a = left + verb.size if verb and verb.ing and verb.size < b - left else left
            a += scene.tokens[a].fold in {"a", "an", "the"} and a + 1 < b
            for wanted in _one_field(scene, a, b):
                if wanted.label.casefold() not in _NO_EXAMPLE:
                    put_field(one, wanted)
        return
    options = tuple(capitalised(scene.words(*scene.trim(a, b))) for a, b in deed.examples)
    options = tuple(o for o in options if o and o.casefold() not in _NO_EXAMPLE)
    if len(options) > 1:
        put_field(one, FieldWanted("Type", "type", FieldType.CHOICE, options, required=False))


def _one_field(scene: Scene, start: int, end: int) -> list[FieldWanted]:
    """What stands between two commas is one field ("plate number"), whatever its words mean each for itself."""
    read = [_one_of(one.field) for one in read_fields(scene, start, end, trusted=True)]
    if len(read) < 2 or any(scene.tokens[i].kind != "word" for i in range(start, end)):
        return read
    return [replace(read[-1], label=capitalised(scene.words(start, end)), concept=None, type=FieldType.TEXT)]


def _one_of(wanted: FieldWanted) -> FieldWanted:
    """A field that is named in the plural in the singular: each record has one title."""
    return replace(wanted, label=singular(wanted.label)) if wanted.concept in _ONE_EACH else wanted


def put_field(one: Kept, wanted: FieldWanted) -> None:
    """Gives a kind of record a field, unless it has one of that name or meaning."""
    own = one.thing.label.casefold()
    label = wanted.label
    if label.casefold().startswith(f"{own} "):
        label = capitalised(label[len(own) + 1 :])
    if label.casefold().endswith(f" {one.thing.plural.casefold()}"):
        return  # "Feed birds": what is done to it, by a verb that nobody has listed.
    if not any(f.label.casefold() == label.casefold() or (f.concept and f.concept == wanted.concept) for f in one.fields):
        one.fields.append(replace(wanted, label=label))

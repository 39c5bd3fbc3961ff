"""From deeds to wishes: kinds of record with what is done to them, kinds of users, statuses, and what such an application is called."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from core.brief import FeatureWanted, RecordWanted, RoleWanted, StatusesWanted, TextWanted
from core.features import Feature
from core.understanding.instructions.abilities import ability, goes_into_a_message, is_game, note_known, note_named, note_verbs
from core.understanding.instructions.deeds import Deed, deeds
from core.understanding.instructions.figures import note_figures
from core.understanding.instructions.forms import note_form
from core.understanding.instructions.gather import Kept, gather
from core.understanding.instructions.looked_up import note_look_ups, note_marked
from core.understanding.instructions.overviews import settle_overviews, without_listed_reports
from core.understanding.instructions.sentences import Clause, clauses, opening
from core.understanding.instructions.sorting import sort_records
from core.understanding.instructions.title import read_title
from core.understanding.instructions.words import singular, words
from core.understanding.listing import capitalised
from core.understanding.scene import Scene

_PLAIN = {"manage": "manage", "search": "search", "create": "create", "edit": "edit", "delete": "delete", "watch": "track"}
_OF_LETTERS = ("colo", "font", "letter", "background", "button", "heading", "element", "component")
_COUNTED = frozenset({Feature.STATISTICS, Feature.CHARTS, Feature.REPORTS})
_ENTERED = frozenset({Feature.LOGIN, Feature.SELF_REGISTRATION, Feature.PROFILE, Feature.CUSTOMER_ACCESS})
_APPROVING = frozenset({"approve", "reject", "accept", "confirm", "review", "audit", "verify"})
_IN_CHARGE = frozenset({"admin", "administrator", "manager", "supervisor", "management end", "management side", "management", "administrator end", "admin end"})
_MEDIA = {"video": "video", "film": "video", "movie": "video", "audio": "recording", "music": "recording", "sound": "recording", "voice": "recording"}
_PLANS = ("membership plan", "subscription plan", "pricing plan", "price plan")
_PROCESS = ("tion", "sion", "ance", "ence", "ing", "ment", "sis", "ysis", "ization")


def read_instructions(scene: Scene) -> None:
    """Notes what an instruction asks for; features that the lexicon knows by their phrases are read after it."""
    _forget_colours(scene)
    read_title(scene)
    found = [d for c in (*_purpose(scene), *clauses(scene)) for d in deeds(scene, c) if not scene.denied.intersection(range(d.start, d.end))]
    found = [d for d in found if not _coloured(scene, d)]
    note_form(scene)
    if is_game(scene):
        found = [d for d in found if d.kind in {"manage", "search"} or d.thing is None or words().says("around_a_game", d.root) or _kept_in_a_game(d)]
    found = without_listed_reports(scene, found)
    named = {n: feature for n, d in enumerate(found) if (feature := ability(scene, d))}
    if Feature.CHAT in named.values() or any(h.key is Feature.CHAT for h in scene.lex.features.find(scene.counted)):
        # Who chats writes messages; a second page of them would be a riddle.
        rooms = set() if any(words().has("stay_words", t.fold) for t in scene.tokens) else {"room"}
        named |= {n: Feature.CHAT for n, d in enumerate(found) if d.thing and (d.thing.key in {"message", *rooms} or goes_into_a_message(d))}
    kept = gather(scene, [d for n, d in enumerate(found) if n not in named])
    sort_records(scene, kept)
    kept = settle_overviews(scene, kept, found)
    kept = note_figures(scene, kept, found)
    note_look_ups(scene, found)
    note_marked(scene, kept, found)
    _note_records(scene, kept, {singular(scene.tokens[b - 1].fold) for d in found for _, b in d.actors})
    note_known(scene, found)
    note_named(scene, [(found[n], feature) for n, feature in named.items()])
    note_verbs(scene, found)
    _note_roles(scene, found, {n for n, feature in named.items() if feature in _COUNTED})
    _note_rest(scene, found)


def _kept_in_a_game(deed: Deed) -> bool:
    """Whether it is about what is kept beside playing: characters, rooms, teams."""
    said = deed.thing.label.casefold().split() if deed.thing else []
    return bool(said) and deed.kind in {"create", "view", "edit"} and words().has("kept_in_games", said[-1])


def _purpose(scene: Scene) -> Iterator[Clause]:
    """What the first sentence says that it is for, as far as it holds no clause of its own."""
    start, end = opening(scene)
    said = [c for c in clauses(scene) if start <= c.start < end]
    stop = min((c.start for c in said), default=end)
    for i in range(start, stop - 1):
        word = scene.tokens[i].fold
        verb = words().verb(scene.tokens, i + 1, stop)
        if word == "with" and _row_of_abilities(scene, i + 1, stop):
            yield Clause((), i + 1, stop, "list", opening=True)
            return
        if word in {"for", "to", "that", "which"} and verb and verb.kind != "ignore":
            if word == "for" and not verb.ing:
                continue
            yield Clause((), i + 1, stop, "list" if verb.ing else "deed", opening=True)
            return


def _row_of_abilities(scene: Scene, start: int, stop: int) -> bool:
    """Whether several things stand behind "with", one of them something done with records ("with menu management and sales reports")."""
    row = any(scene.tokens[i].text == "," or scene.tokens[i].fold == "and" for i in range(start, stop))
    done = any(words().doing.get(scene.tokens[i].fold) or scene.tokens[i].fold == "records" for i in range(start + 1, stop))
    return row and done


def _forget_colours(scene: Scene) -> None:
    """Take no word for the colour of letters where nobody speaks of colours ("create text"): paints have such names too."""
    for one in tuple(scene.noted):
        start, end = scene.sentence_of(one.start)
        if one.wish.tag == "colour" and one.wish.role == "text" and not any(scene.tokens[i].fold.startswith(_OF_LETTERS) for i in range(start, end)):
            scene.noted.remove(one)
            scene.claimed -= one.claim


def _coloured(scene: Scene, deed: Deed) -> bool:
    """Whether it speaks of colours, which are read elsewhere."""
    start, end = scene.sentence_of(deed.start)
    return any(n.wish.tag == "colour" and start <= n.start < end for n in scene.noted)


def _note_records(scene: Scene, kept: Sequence[Kept], persons: Collection[str]) -> None:
    taken = {one.thing.record_concept for one in kept}
    booked = (
        any(h.key is Feature.BOOKING for h in scene.lex.features.find(scene.counted))
        and "booking" not in taken
        and not any(one.thing.head_concept == "booking" for one in kept)
    )
    for one in kept:
        thing = one.thing
        concept = "plan" if thing.label.casefold().endswith(_PLANS) else thing.record_concept
        if concept == "order" and booked and not any(words().says("ordering", d.root) for d in one.mentions):
            concept = "booking"  # Where one books, "my orders" are the bookings.
        if concept == "account" and not any(words().has("money_words", t.fold) for t in scene.tokens):
            concept = "user_account"
        if concept == "loan" and not any(words().has("lending_words", t.fold) for t in scene.tokens):
            concept = "credit"
        if concept is None and thing.head_concept not in taken:
            concept = thing.head_concept
            taken.add(concept)
        if concept == "ticket" and not any(words().has("help_desk", t.fold) for t in scene.tokens):
            concept = "ticket_type"
        if concept == "file" and len(before := thing.label.casefold().split()) > 1:
            concept = _MEDIA.get(before[-2], concept)
        if concept is None and thing.label.casefold() in persons:
            concept = "person"
        said = dict.fromkeys(d.root if d.root in _verbs() else _PLAIN.get(d.kind, "view") for d in one.mentions if d.kind not in {"ignore", "other"})
        vague = concept is None and all(d.listed and d.root not in _verbs() for d in one.mentions) and thing.label.casefold().endswith(_PROCESS)
        wish = RecordWanted(thing.label, thing.plural, concept, tuple(one.fields), can=tuple(said) or ("view",), public_form=_filled_in(scene, one))
        scene.note(wish, thing.start, thing.end, 0.45 if vague else 0.8, claim=one.places)
        _note_sought(scene, one, wish)
        if one.states:
            steps = ("New", *one.states) if one.states[0] not in {"Running", "Paused", "Stopped"} else tuple(dict.fromkeys(("Running", *one.states)))
            scene.note(StatusesWanted(steps, thing.label), thing.start, thing.end, 0.7, claim=())


def _note_sought(scene: Scene, one: Kept, wish: RecordWanted) -> None:
    """By what else it is looked for, two fields at a time: three would be taken for the whole description of a record."""
    for n in range(0, len(one.sought), 2):
        scene.note(replace(wish, fields=tuple(one.sought[n : n + 2])), one.thing.start, one.thing.end, 0.7, claim=())


def _filled_in(scene: Scene, one: Kept) -> bool:
    """Whether visitors fill it in: its fields are how to reach somebody, and a form is spoken of beside them."""
    reach = {f.concept for f in one.fields} & {"email", "phone", "address", "message"}
    return len(reach) > 1 and any(t.fold in {"form", "forms"} for t in scene.tokens)


def _verbs() -> frozenset[str]:
    return frozenset(" ".join(v) for v in words().verbs)


def _note_roles(scene: Scene, found: Sequence[Deed], counted: Collection[int]) -> None:
    """Kinds of users, where others than everybody were named; what each may do is what they were said to do."""
    roles: dict[str, tuple[str, str | None, set[str], int, int]] = {}
    for n, deed in enumerate(found):
        for start, end in deed.actors if deed.kind != "ignore" else ():
            label, key = _role(scene, start, end)
            may = {"view", *_may(deed), *({"figures"} if n in counted else ())}
            known = roles.get(label)
            roles[label] = (label, key, (known[2] if known else set()) | may, known[3] if known else start, known[4] if known else end)
    login = any(isinstance(n.wish, FeatureWanted) and n.wish.feature in _ENTERED for n in scene.noted)
    if login and not roles and found:
        # Nobody was named: whoever logs in may do everything that was listed.
        may = {"view"} | {k for d in found for k in _may(d)}
        roles["User"] = ("User", "user", may, found[0].start, found[0].end)
    general = {label for label in roles if words().has("everybody", label.casefold())}
    if not set(roles) - general and not login:
        return
    for label, key, may, start, end in roles.values():
        full = label.casefold() in _IN_CHARGE or (key in _IN_CHARGE)
        scene.note(RoleWanted(label, key, () if full else tuple(sorted(may))), start, end, 0.7)


def _may(deed: Deed) -> Iterator[str]:
    """What a deed lets somebody do with records."""
    match deed.kind:
        case "manage":
            yield from ("create", "edit", "delete")
        case "create" | "edit" | "delete":
            yield deed.kind
        case "figures":
            yield "figures"
        case "state" if deed.root in _APPROVING:
            yield "approve"
        case _:
            pass


def _role(scene: Scene, start: int, end: int) -> tuple[str, str | None]:
    person = next((h.key for h in scene.concepts(start, end) if h.key.person and h.end == end), None)
    said = [scene.tokens[i].text.lower() for i in range(start, end)]
    said[-1] = singular(said[-1])
    label = " ".join(said)
    label = {"they": "user", "management end": "administrator", "management": "administrator", "management side": "administrator", "user end": "user"}.get(
        label, label
    )
    if label in {"administrator", "admin", "administrator end", "admin end"}:
        return "Administrator", "admin"
    return capitalised(label.removesuffix(" end")), person.key if person else None


def _note_rest(scene: Scene, found: Iterable[Deed]) -> None:
    """Deeds that nothing else explains are kept in their own words."""
    for deed in found:
        places = set(range(deed.start, deed.end))
        if scene.claimed.intersection(places) or all(words().has("empty", scene.tokens[i].fold) or scene.tokens[i].kind == "mark" for i in places):
            continue
        bare = deed.thing is None and deed.kind not in {"other", "state"} and deed.end - deed.start == 1
        quality = bare or deed.kind == "ignore" or any(_in(scene, i, "qualities") for i in places) or _says_no_more(scene, deed)
        if scene.lex.features.find(scene.counted, deed.start, deed.end):
            continue
        text = capitalised(scene.words(deed.start, deed.end))
        scene.note(TextWanted(() if quality else (text,)), deed.start, deed.end, 0.3 if quality else 0.5)


def _says_no_more(scene: Scene, deed: Deed) -> bool:
    """Whether a deed is done to nothing in particular ("view detailed information", "browse the pages")."""
    verb = words().verb(scene.tokens, deed.start, deed.end)
    rest = range(deed.start + (verb.size if verb else 0), deed.end)
    return all(any(_in(scene, i, name) for name in ("empty", "before", "kinds", "aspects", "after")) for i in rest) and bool(rest)


def _in(scene: Scene, index: int, name: str) -> bool:
    word = scene.tokens[index].fold
    return words().has(name, word) or words().has(name, singular(word))

"""What visitors fill in: a booking, an order, a registration, and whether a list of fields is theirs."""

from core.features import Feature
from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content
from core.understanding.options import known_fields
from core.understanding.patterns import Hit
from core.understanding.scene import Scene

_FORMS = ("appointment", "reservation", "booking", "registration", "application", "adoption_request", "order", "rental", "request", "inquiry", "repair", "loan")
_LONGEST_FORM = 6
FORM_OWNERS = frozenset(_FORMS) | {"ticket", "donation", "survey", "quote", "complaint"}


def asked_of_visitors(scene: Scene, start: int, stop: int) -> bool:
    """Whether customers give the fields, not the business about its own things."""
    people = any(h.key.person for h in scene.concepts(start, stop))
    return people or bool(scene.lex.form_verbs.find(scene.tokens, start, stop))


def a_form(scene: Scene, start: int, stop: int) -> bool:
    """Whether the words name a form to fill in ("the adoption form", "a booking") and little else."""
    forms = any(h.key.key in FORM_OWNERS for h in scene.concepts(start, stop))
    forms = forms or any(h.key is Feature.CONTACT_FORM for h in scene.lex.features.find(scene.tokens, start, stop))
    return forms and stop - start <= _LONGEST_FORM


def bought(scene: Scene, owner: Concept | None, start: int, end: int) -> Concept | None:
    """A booking instead of the ticket that people buy: what they fill in is no ticket."""
    booked = any(h.key == "booking" for h in scene.lex.form_verbs.longest(scene.tokens, start, end))
    return scene.lex.by_concept.get("booking", owner) if owner and owner.key == "ticket" and booked else owner


def visits(concept: Concept) -> bool:
    """Whether it is a person of no special role."""
    return concept.key in {"customer", "visitor", "user", "guest"}


def form_concept(scene: Scene, before: int) -> Concept | None:
    """What visitors fill in here: the form noun named nearest before, else after."""
    listed = {i for n in scene.noted if n.wish.tag == "statuses" for i in n.claim}
    hits = [h for h in scene.concepts() if h.key.key in _FORMS and h.start not in listed and not scene.denied.intersection(range(h.start, h.end))]
    verbs = [(h.start, h.key) for h in scene.lex.form_verbs.longest(scene.tokens) if not scene.denied.intersection(range(h.start, h.end))]
    places = [(h.start, h.key.key) for h in hits] + verbs
    if not places:
        return scene.lex.by_concept.get(_likely_form(scene))
    place = max((p for p in places if p[0] <= before), default=min(places))
    return scene.lex.by_concept.get(place[1])


def said_form(scene: Scene, before: int) -> Concept | None:
    """The same where a word says it, besides the one for writing something down; else None."""
    kept = {i for h in scene.cue("we_keep") for i in range(h.start, h.end)}
    named = any(h.key.key in _FORMS for h in scene.concepts()) or any(h.start not in kept for h in scene.lex.form_verbs.longest(scene.tokens))
    found = form_concept(scene, before) if named else None
    return found if found and found.key != "registration" else None


def _likely_form(scene: Scene) -> str:
    """What people fill in where no word says it: they sign up for courses, order what has a price, else ask."""
    nouns = {h.key.key for h in scene.concepts() if not scene.denied.intersection(range(h.start, h.end))}
    if any(h.key is Feature.BOOKING for h in scene.lex.features.find(scene.tokens) if h.start not in scene.denied):
        return "booking"
    if nouns & {"course", "class", "workshop", "event", "lesson"}:
        return "registration"
    return "order" if any(n.wish.tag == "items" for n in scene.noted) else "request"


def somebody_asks(scene: Scene, start: int, stop: int, *, person: bool) -> bool:
    """Whether a person books, orders or the like between a noun and the list ("a grooming salon, people can book a wash with name and phone")."""
    asked = bool(scene.lex.form_verbs.find(scene.tokens, start, stop))
    return asked and (person or bool(scene.cue("function_nouns", start, stop)) or any(h.key.person for h in scene.concepts(start, stop)))


def listed_with(scene: Scene, start: int, end: int) -> tuple[Hit[Concept], int] | None:
    """The noun of "a list of members with their voice part", and where its fields begin, in English."""
    for hit in scene.cue("lists", start, end):
        noun = next((h for h in concept_in(scene, hit.end, end) if h.key.record and h.start - hit.end <= 2), None)
        if noun and noun.end < end and scene.tokens[noun.end].fold == "with":
            return noun, noun.end + 1
    return None


def each_then_fields(scene: Scene, start: int, end: int) -> Hit[Concept] | None:
    """The noun behind "each" when a field noun follows it without a verb ("each pupil: name, age")."""
    for cue in scene.cue("each_record", start, end):
        noun = next((h for h in concept_in(scene, cue.end, end) if h.key.record and h.start - cue.end <= 1), None)
        if noun and (known_fields(scene, noun.end, end) or _person_first(scene, noun.end, end)):
            return noun
    return None


def _person_first(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but a person opens a list of fields ("per repair the customer, the fault and the price")."""
    persons = [h for h in scene.concepts(start, end) if h.key.person]
    alone = len(persons) == 1 and len(content(scene, start, end)) == persons[0].size
    return alone and len(known_fields(scene, end, scene.sentence_of(start)[1])) > 1

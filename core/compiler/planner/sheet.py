"""A kind of record that still grows, and the keys of its parts."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from core.appspec import Access, Entity, Field, Option, Rule, Value, Workflow
from core.brief import FieldType
from core.compiler import knowledge
from core.compiler.keys import slug, unique
from core.compiler.knowledge import Part
from core.compiler.planner.wants import words_match

OPTIONAL = frozenset(
    [
        "note",
        "comment",
        "description",
        "summary",
        "allergies",
        "photo",
        "picture",
        "file",
        "video",
        "website",
        "link",
        "age",
        "company",
        "message",
        "hint",
        "reason",
        "result",
        "category",
        "rating",
        "likes",
        "views",
        "progress",
        "material",
        "discount",
        "assigned_to",
        "budget",
        "about",
        "points",
        "due_date",
        "fuel",
        "emergency_phone",
        "skills",
    ]
)


_TITLES = (
    "name",
    "title",
    "full_name",
    "subject",
    "question",
    "license_plate",
    "registration",
    "opponent",
    "customer_name",
    "child_name",
    "first_name",
)
_NAMELY = ("description", "number", "code", "inventory_number", "serial_number")
_ENDINGS = ("name", "title", "titel", "bezeichnung", "nom", "titre", "nome", "titolo", "nombre", "titulo", "naam", "nazev", "jmeno", "nazwa", "tytul")


_PERSONS = frozenset(["last_name", "parent_name", "owner_name", "contact_name", "user_name", "username"])


@dataclass(slots=True)
class Sheet:
    """A kind of record that still grows. `concepts` says what is known of each field by its key."""

    key: str
    label: str
    plural: str
    concept: str | None
    part: Part
    icon: str = "list"
    fields: list[Field] = field(default_factory=list)
    concepts: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, Value]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    workflow: Workflow | None = None
    access: list[Access] = field(default_factory=list)
    req: list[str] = field(default_factory=list)
    said: bool = False
    """True when the person named it, so that its fields are theirs and nothing is added without need."""
    count: int | None = None
    """How many records there are, where that was said."""

    def find(self, *concepts: str) -> Field | None:
        """The first field that is one of these concepts, in the order asked."""
        for concept in concepts:
            for one in self.fields:
                if self.concepts.get(one.key) == concept or one.key == concept:
                    return one
        return None

    def typed(self, *types: FieldType) -> Field | None:
        """The first field of one of these types."""
        return next((one for one in self.fields if one.type in types), None)

    def named(self, label: str) -> Field | None:
        """The field that is called so, or nearly so."""
        exact = next((one for one in self.fields if one.label.casefold() == label.casefold()), None)
        return exact or next((one for one in self.fields if words_match(one.label, label)), None)

    def change(self, key: str, new: Field) -> Field:
        """Put `new` where the field `key` stood."""
        self.fields[next(i for i, one in enumerate(self.fields) if one.key == key)] = new
        if new.key != key and key in self.concepts:
            self.concepts[new.key] = self.concepts.pop(key)
        return new

    def tie(self, key: str, req: Iterable[str]) -> None:
        """Let a field answer these requirements too."""
        one = next(f for f in self.fields if f.key == key)
        self.change(key, replace(one, req=tuple(dict.fromkeys((*one.req, *req)))))

    @property
    def status(self) -> Field | None:
        """The field that its workflow moves."""
        return next((f for f in self.fields if f.key == self.workflow.field), None) if self.workflow else None

    @property
    def title(self) -> str:
        """Key of the field that names a record."""
        for concept in _TITLES:
            found = self.find(concept)
            if found and found.type in (FieldType.TEXT, FieldType.LONG_TEXT):
                return found.key
        if self.own_name:
            return self.own_name.key
        for concept in _NAMELY:
            found = self.find(concept)
            if found and found.type in (FieldType.TEXT, FieldType.LONG_TEXT):
                return found.key
        texts = [f for f in self.fields if f.type is FieldType.TEXT and not f.formula]
        return (texts or self.fields)[0].key

    @property
    def own_name(self) -> Field | None:
        """The field that names a record in words of its own: "Product name", "Kurstitel"."""
        texts = [f for f in self.fields if f.type is FieldType.TEXT and not f.target and not f.options]
        return next((f for f in texts if f.key.endswith(_ENDINGS) and self.concepts.get(f.key, f.key) not in _PERSONS), None)


def freeze(sheet: Sheet) -> Entity:
    """The entity as the specification holds it."""
    return Entity(
        sheet.key,
        sheet.label,
        sheet.plural,
        tuple(sheet.fields),
        sheet.title,
        tuple(sheet.rows),
        tuple(sheet.rules),
        sheet.workflow,
        tuple(sheet.access),
        sheet.icon,
        tuple(sheet.req),
    )


def choices(labels: Iterable[str]) -> tuple[Option, ...]:
    """Labels as options, with the tone of a status that is usually called so."""
    made: list[Option] = []
    for label in labels:
        known = knowledge.status_of(label)
        made.append(Option(unique(slug(label, "option"), [o.key for o in made]), label, known.tone if known else "neutral"))
    return tuple(made)

"""The records of an application: entities, fields, rules and who may do what.

Keys are ASCII snake_case and unique among their siblings; labels are what a visitor reads, in `AppSpec.language`. `req` names the requirements
that a part answers; the compiler writes them into the page as `data-req="r1 r4"`, so that a checklist can point at the part.

Values by type: date "2026-11-30", time "09:30", datetime "2026-11-30T09:30", duration in minutes, money and percent as numbers, choice the key of an
option, choices a tuple of them, relation the "id" of a row of its target, rating 1 to 5, image and file a path in `AppSpec.assets` or "".
In a formula a time counts in hours since midnight, a date in days, a duration in minutes, a boolean as 0 or 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.brief import FieldType

Scalar = str | int | float | bool | None
Value = Scalar | tuple[str, ...]
Action = Literal["view", "create", "edit", "delete", "approve", "answer", "export", "import"]
Tone = Literal["neutral", "info", "good", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed value of a choice; `tone` colours its badge."""

    key: str
    label: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Formula:
    """A computed field: an arithmetic expression over sibling field keys, relation paths ("product.price") and sums ("sum(lines.amount)")."""

    expression: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record. `target` names the entity of a relation; `unit` is shown behind the number ("kg", "min")."""

    key: str
    label: str
    type: FieldType = FieldType.TEXT
    required: bool = False
    options: tuple[Option, ...] = ()
    unit: str | None = None
    target: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    default: Value = None
    """"now", "today" and "me" stand for the moment, the day and the name of whoever makes the record."""
    help: str | None = None
    formula: Formula | None = None
    roles: tuple[str, ...] = ()
    """Roles that may see it ("" is a visitor without a session); empty means everybody who sees the record."""
    req: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unique:
    """No two records agree in all of these fields; for a booking: resource, date and time."""

    fields: tuple[str, ...]
    message: str = ""
    tag: Literal["unique"] = "unique"


@dataclass(frozen=True, slots=True)
class NoOverlap:
    """Two records of the same resource may not overlap in time. `minutes` is a field key, "relation.field" or a number of minutes.

    With `until` both are dates and whole days are taken, the last one included; `time` is "" then.
    """

    resource: str | None
    date: str
    time: str
    minutes: str | int
    until: str | None = None
    tag: Literal["no_overlap"] = "no_overlap"


@dataclass(frozen=True, slots=True)
class Capacity:
    """At most `limit` (a number, or "relation.field") records, or units of `amount`, that agree in `per`."""

    limit: int | str
    per: tuple[str, ...] = ()
    amount: str | None = None
    waiting_list: bool = False
    tag: Literal["capacity"] = "capacity"


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The moment in `date` (and `time`) must be at least `hours` ahead; or lie within `AppSpec.hours` when `within_hours`."""

    date: str
    time: str | None = None
    hours: int = 0
    within_hours: bool = False
    tag: Literal["lead_time"] = "lead_time"


@dataclass(frozen=True, slots=True)
class Highlight:
    """Records are marked with `tone` when the condition holds: a date or time passed by `minutes`, or a number below or above a bound."""

    field: str
    when: Literal["older_than", "due_within", "below", "above"]
    amount: Decimal | str
    tone: Tone
    message: str
    unless: tuple[str, ...] = ()
    """Status keys for which the mark does not apply any more."""
    tag: Literal["highlight"] = "highlight"


@dataclass(frozen=True, slots=True)
class Minimum:
    """The total of an order must reach `amount`."""

    amount: Decimal
    tag: Literal["minimum"] = "minimum"


@dataclass(frozen=True, slots=True)
class CancelBefore:
    """A record can be moved to the status `status` of `field`, or deleted, only until `hours` before the moment in `date` (and `time`)."""

    field: str
    status: str
    date: str
    time: str | None = None
    hours: int = 0
    tag: Literal["cancel_before"] = "cancel_before"


@dataclass(frozen=True, slots=True)
class Notify:
    """When `field` becomes `value` (or a record is made, where `field` is ""), a record is added to entity `to`: fields text (`message`), about, at.

    `message` may name fields of the record in braces: "{customer}: {status}".
    """

    to: str
    message: str
    field: str = ""
    value: str = ""
    tag: Literal["notify"] = "notify"


@dataclass(frozen=True, slots=True)
class InOrder:
    """The date or time in `last` is not before that in `first`."""

    first: str
    last: str
    tag: Literal["in_order"] = "in_order"


Rule = Unique | NoOverlap | Capacity | LeadTime | Highlight | Minimum | CancelBefore | Notify | InOrder


@dataclass(frozen=True, slots=True)
class Workflow:
    """The statuses of an entity: `field` is a choice field; a record moves along its options in their order, or freely."""

    field: str
    free: bool = True
    frees: tuple[str, ...] = ()
    """Status keys in which a record no longer takes up its place or time: cancelled, returned."""


@dataclass(frozen=True, slots=True)
class Access:
    """What a role may do with an entity; role "" is a visitor without a session. `own` limits it to the records they made."""

    role: str
    actions: tuple[Action, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record. `title` is the field that names one; `rows` is what the application starts with, each with a unique "id" beside its fields."""

    key: str
    label: str
    plural: str
    fields: tuple[Field, ...]
    title: str
    rows: tuple[Mapping[str, Value], ...] = ()
    rules: tuple[Rule, ...] = ()
    workflow: Workflow | None = None
    access: tuple[Access, ...] = ()
    """Empty means that everybody may do everything; otherwise a role that is not named may do nothing."""
    icon: str = "list"
    req: tuple[str, ...] = ()

    def field(self, key: str) -> Field:
        """The field with that key; KeyError when there is none."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)

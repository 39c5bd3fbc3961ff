"""The part of a specification that data must obey, read from its JSON form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.demo import formula
from core.demo.shape_rules import Rule, read_rule

Given = Mapping[str, Any]
Hours = Mapping[int, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `type` as in core.brief.FieldType, `tree` when it is computed."""

    key: str
    type: str
    required: bool = False
    options: tuple[str, ...] = ()
    target: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    default: object = None
    tree: formula.Tree | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workflow:
    """`steps` are the statuses in their order."""

    field: str
    free: bool
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Access:
    """What a role may do; `own` limits it to records they made."""

    role: str
    actions: frozenset[str]
    own: bool


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of record. `frees` are the statuses in which one no longer takes up a place."""

    key: str
    title: str
    fields: Mapping[str, Field]
    rows: tuple[Given, ...] = ()
    rules: tuple[Rule, ...] = ()
    workflow: Workflow | None = None
    access: tuple[Access, ...] = ()
    frees: tuple[str, ...] = ()

    def relations_to(self, target: str) -> Iterable[Field]:
        """Its fields that point at records of `target`."""
        return (f for f in self.fields.values() if f.type == "relation" and f.target == target)


@dataclass(frozen=True, slots=True)
class User:
    """An account that exists from the start; its password is shown on the log-in page."""

    name: str
    email: str
    password: str
    role: str


@dataclass(frozen=True, slots=True)
class Shape:
    """All of it. `hours` maps a weekday (0 = Monday) to spans; None when no hours were given."""

    language: str
    name: str
    entities: Mapping[str, Entity]
    views: tuple[Given, ...] = ()
    roles: tuple[str, ...] = ()
    """Keys of the roles that log in."""
    users: tuple[User, ...] = ()
    registration: bool = False
    hours: Hours | None = None

    def view(self, key: str, tag: str) -> Given | None:
        """The view with that key and tag."""
        return next((v for v in self.views if v.get("key") == key and v.get("tag") == tag), None)

    def views_with(self, tag: str, part: str, entity: str) -> Iterable[Given]:
        """Views of a kind whose part (for instance `lines`) is that entity."""
        return (v for v in self.views if v.get("tag") == tag and v.get(part) == entity)


def read_shape(spec: Given) -> Shape:
    """The shape of a specification in its JSON form (core.appspec.to_json). Raises KeyError or BadFormula when it is none."""
    business: Given = spec.get("business") or {}
    return Shape(
        language=str(spec.get("language") or "en"),
        name=str(business.get("name") or ""),
        entities={str(e["key"]): _entity(e) for e in spec["entities"]},
        views=tuple(spec.get("views") or ()),
        roles=tuple(str(r["key"]) for r in spec.get("roles") or () if r.get("login", True)),
        users=tuple(User(str(u["name"]), str(u["email"]), str(u["password"]), str(u["role"])) for u in spec.get("users") or ()),
        registration=bool(spec.get("registration")),
        hours=_hours(business.get("hours") or ()),
    )


def _entity(given: Given) -> Entity:
    fields = {str(f["key"]): _field(f) for f in given["fields"]}
    flow: Given | None = given.get("workflow")
    workflow = None
    frees: tuple[str, ...] = ()
    if flow and flow["field"] in fields:
        steps = fields[flow["field"]].options
        workflow = Workflow(str(flow["field"]), bool(flow.get("free", True)), steps)
        frees = tuple(flow.get("frees") or ())
    return Entity(
        key=str(given["key"]),
        title=str(given["title"]),
        fields=fields,
        rows=tuple(given.get("rows") or ()),
        rules=tuple(rule for one in given.get("rules") or () if (rule := read_rule(one)) is not None),
        workflow=workflow,
        access=tuple(Access(str(a["role"]), frozenset(a["actions"]), bool(a.get("own"))) for a in given.get("access") or ()),
        frees=frees,
    )


def _field(given: Given) -> Field:
    computed: Given | None = given.get("formula")
    return Field(
        key=str(given["key"]),
        type=str(given.get("type") or "text"),
        required=bool(given.get("required")),
        options=tuple(str(o["key"]) for o in given.get("options") or ()),
        target=given.get("target"),
        minimum=_decimal(given.get("minimum")),
        maximum=_decimal(given.get("maximum")),
        default=given.get("default"),
        tree=formula.read(str(computed["expression"])) if computed else None,
        roles=tuple(given.get("roles") or ()),
    )


def _decimal(given: object) -> Decimal | None:
    return None if given is None else Decimal(str(given))


def _hours(given: Sequence[Given]) -> Hours | None:
    days: dict[int, tuple[tuple[str, str], ...]] = {}
    for one in given:
        for day in one["days"]:
            span = ((str(one["opens"]), str(one["closes"])),) if one.get("opens") and one.get("closes") else ()
            days[int(day)] = days.get(int(day), ()) + span
    return days if any(days.values()) else None

"""What must be seen in an application, read off its specification."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import assert_never

from core.appspec import (
    AppSpec,
    BookingView,
    CalculatorView,
    ChatView,
    DashboardView,
    DemoUser,
    Entity,
    Field,
    FormView,
    GameView,
    ListView,
    PageView,
    PollView,
    QuizView,
    RosterView,
    ShopView,
    SplitView,
    ToolView,
    View,
)
from core.brief import FieldType, Status

_MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Literal:
    """Words or a number that must stand somewhere; `where` is the view that should show them."""

    text: str
    what: str
    where: str = ""
    requirement_id: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checklist that claims to be met."""

    id: str
    where: str
    selector: str


def hash_of(view: View, spec: AppSpec) -> str:
    """The address of a view."""
    return "#/" if view is spec.views[0] else f"#/{view.key}"


def open_to(view: View, role: str) -> bool:
    """Whether a role ("" is a visitor) may open a view."""
    return not view.roles or role in view.roles


def strongest_user(spec: AppSpec) -> DemoUser | None:
    """The account that may do most."""

    def power(user: DemoUser) -> int:
        views = sum(open_to(view, user.role) for view in spec.views)
        actions = sum(len(a.actions) * (1 if a.own else 2) for e in spec.entities for a in e.access if a.role == user.role)
        return views * 10 + actions

    return max(spec.users, key=power, default=None)


def literals(spec: AppSpec) -> Iterator[Literal]:
    """Everything that was asked for by name or number and can be read off the specification."""
    yield Literal(spec.business.name, "name", requirement_id=_first(spec.business.req))
    for value in (spec.business.phone, spec.business.email):
        if value:
            yield Literal(value, "contact")
    for note in spec.notes:
        yield Literal(note, "note")
    shown: dict[str, str] = {}
    for view in spec.views:
        yield Literal(view.label, "view", hash_of(view, spec), _first(view.req))
        yield from _in_view(spec, view)
        for key in _entities_listed(view):
            shown.setdefault(key, hash_of(view, spec))
    for entity in spec.entities:
        if entity.key in shown and not _hidden_behind_lookup(spec, entity):
            yield from _of_entity(spec, entity, shown[entity.key])


def lines(spec: AppSpec) -> list[Line]:
    """The checklist's lines that claim to be met."""
    return [Line(m.requirement_id, m.where, m.selector) for m in spec.checklist if m.status is not Status.NOT_DONE]


def missing(wanted: Iterable[Literal], text: str) -> list[Literal]:
    """Those that do not stand in the text."""
    words, numbers = normal(text), set(_numbers(text))
    return [one for one in wanted if not (one.amount in numbers if one.amount is not None else normal(one.text) in words)]


def normal(text: str) -> str:
    """Words as they are compared: case, kinds of spaces and hyphenation aside."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split()).casefold()


def _in_view(spec: AppSpec, view: View) -> Iterator[Literal]:
    """Names of the fields that a form asks for, and of the statuses that a board has columns for."""
    if isinstance(view, FormView):
        for field in (_field(spec.entity(view.entity), key) for key in view.fields):
            if field is not None and not field.roles and field.formula is None:
                yield Literal(field.label, "field", hash_of(view, spec), _first(field.req))
    if isinstance(view, ListView) and view.layout == "board":
        field = _field(spec.entity(view.entity), view.group_by or "")
        for option in field.options if field else ():
            yield Literal(option.label, "status", hash_of(view, spec), _first(field.req) if field else None)


def _of_entity(spec: AppSpec, entity: Entity, where: str) -> Iterator[Literal]:
    requirement = _first(entity.req)
    title = _field(entity, entity.title)
    if title is None or title.roles:
        return
    money = [f for f in entity.fields if f.type is FieldType.MONEY and not f.formula and _is_shown(spec, entity, f)]
    for row in entity.rows[:_MOST_ROWS]:
        name = row.get(entity.title)
        if isinstance(name, str) and name and title.type in (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.EMAIL):
            yield Literal(name, "row", where, requirement)
        for field in money:
            amount = _decimal(row.get(field.key))
            if amount is not None:
                yield Literal(str(amount), "amount", where, _first(field.req) or requirement, amount)


def _is_shown(spec: AppSpec, entity: Entity, field: Field) -> bool:
    for view in spec.views:
        if isinstance(view, ListView) and view.entity == entity.key and field.key in view.columns and not field.roles:
            return True
        if isinstance(view, ShopView) and view.item == entity.key and view.price == field.key:
            return True
    return False


def _hidden_behind_lookup(spec: AppSpec, entity: Entity) -> bool:
    lists = [v for v in spec.views if isinstance(v, ListView) and v.entity == entity.key]
    return bool(lists) and all(v.lookup for v in lists)


def _entities_listed(view: View) -> tuple[str, ...]:
    match view:
        case ListView():
            return () if view.layout in ("calendar", "map") else (view.entity,)
        case ShopView():
            return (view.item,)
        case PollView():
            return (view.choices,)
        case RosterView():
            return (view.people,)
        case PageView():
            return ()
        case BookingView() | CalculatorView() | ChatView() | DashboardView() | FormView() | GameView() | QuizView() | SplitView() | ToolView():
            return ()
        case _:
            assert_never(view)


def _numbers(text: str) -> Iterator[Decimal]:
    """Every number in a text, read with a point and with a comma for decimals, in any script's digits."""
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c for c in text)
    plain = plain.replace("\u066b", ".").replace("\u066c", "")
    for found in re.finditer(r"-?\d[\d.,'\u2019\u00a0\u202f ]*", plain):
        raw = re.sub(r"['\u2019\u00a0\u202f ]", "", found.group()).rstrip(".,")
        for thousands, point in ((",", "."), (".", ",")):
            value = _decimal(raw.replace(thousands, "").replace(point, "."))
            if value is not None:
                yield value
        for piece in re.split(r"[\s'\u2019\u00a0\u202f]", found.group()):
            value = _decimal(piece.rstrip(".,").replace(",", "."))
            if value is not None:
                yield value


def _decimal(value: object) -> Decimal | None:
    if value is None or isinstance(value, bool) or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _field(entity: Entity, key: str) -> Field | None:
    return next((f for f in entity.fields if f.key == key), None)


def _first(ids: tuple[str, ...]) -> str | None:
    return ids[0] if ids else None

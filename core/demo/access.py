"""Who may do what with which records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.demo.refusal import Problem, Refusal
from core.demo.shape import Entity, Field, Shape
from core.demo.tables import Record

Reach = Literal["all", "own"]
ACTIONS = ("view", "create", "edit", "delete", "approve", "answer", "export", "import")


@dataclass(frozen=True, slots=True)
class Who:
    """Whoever sends a request. `session` is the session's name, never its secret; `account` is "" for a visitor."""

    session: str = ""
    account: str = ""
    name: str = ""
    email: str = ""
    role: str = ""

    @property
    def maker(self) -> str:
        """The name under which their records are kept."""
        return self.account or self.session

    def made(self, record: Record) -> bool:
        """Whether the record is theirs, also when they made it before they logged in."""
        return record.by != "" and record.by in (self.account, self.session)

    @property
    def shared(self) -> bool:
        """Whether it is an account of the specification, with a password that everybody may read."""
        return self.account.startswith("user-")


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody at some moment of their wall clock."""

    who: Who
    now: datetime


def reach(entity: Entity, who: Who, action: str) -> Reach | None:
    """How far an action goes: over all records, over one's own, or not at all. A role may what a visitor may."""
    if not entity.access:
        return "all"
    granted = [a for a in entity.access if a.role in (who.role, "") and action in a.actions]
    if not granted:
        return None
    return "own" if all(a.own for a in granted) else "all"


def may(entity: Entity, who: Who, action: str, record: Record | None = None) -> bool:
    """Whether the action is allowed, on this record where one is given."""
    far = reach(entity, who, action)
    return far == "all" or (far == "own" and (record is None or who.made(record)))


def demand(entity: Entity, who: Who, action: str, record: Record | None = None) -> None:
    """Raises Refusal when the action is not allowed."""
    if not may(entity, who, action, record):
        raise denied(entity, who)


def denied(entity: Entity, who: Who) -> Refusal:
    """What is said to somebody who may not."""
    return Refusal(Problem("forbidden" if who.account else "login_needed", entity=entity.key))


def abilities(shape: Shape, who: Who) -> Mapping[str, Mapping[str, Reach]]:
    """What is allowed, entity by entity; what is not is left out."""
    table = {e.key: {action: far for action in ACTIONS if (far := reach(e, who, action))} for e in shape.entities.values()}
    return {key: row for key, row in table.items() if row}


def sees(field: Field, who: Who) -> bool:
    """Whether somebody who sees the record sees this field of it."""
    return not field.roles or who.role in field.roles


def open_roles(shape: Shape) -> tuple[str, ...]:
    """Roles that a visitor may register for: those that may change least of what others made."""
    if not shape.registration:
        return ()

    def power(role: str) -> int:
        who = Who(role=role)
        return sum(reach(e, who, "edit") == "all" or reach(e, who, "delete") == "all" for e in shape.entities.values() if e.access)

    least = min(map(power, shape.roles), default=0)
    return tuple(role for role in shape.roles if power(role) == least) or ("",)

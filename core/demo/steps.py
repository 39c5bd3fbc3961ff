"""What a request wants done to the records, read from its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.demo.refusal import refuse

MOST_STEPS = 500


@dataclass(frozen=True, slots=True)
class Create:
    """Make a record; others of the same batch may point at it as "$ref"."""

    entity: str
    fields: Mapping[str, Any]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """Change fields; refused when `version` is given and no longer the present one."""

    entity: str
    id: str
    fields: Mapping[str, Any]
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove a record with what belongs to it."""

    entity: str
    id: str


@dataclass(frozen=True, slots=True)
class Like:
    """Raise an integer field by one."""

    entity: str
    id: str
    field: str


Step = Create | Update | Delete | Like


def read_batch(body: object) -> tuple[Step, ...]:
    """The steps of a batch. Raises Refusal when it is none."""
    steps = body.get("do") if isinstance(body, dict) else None
    if not isinstance(steps, list) or not steps:
        raise refuse("bad_request", expected="do")
    if len(steps) > MOST_STEPS:
        raise refuse("too_large", limit=MOST_STEPS)
    return tuple(_step(one) for one in steps)


def fields_of(body: object) -> Mapping[str, Any]:
    """The fields in a body, without what the server makes itself. Raises Refusal."""
    if not isinstance(body, dict):
        raise refuse("bad_request", expected="object")
    return {str(key): value for key, value in body.items() if key != "id" and not str(key).startswith("_")}


def version_of(body: object) -> int | None:
    """The version that the sender believes to be the present one."""
    version = body.get("_v") if isinstance(body, dict) else None
    return version if isinstance(version, int) else None


def _step(given: object) -> Step:
    if not isinstance(given, dict) or not isinstance(given.get("entity"), str):
        raise refuse("bad_request", expected="entity")
    entity, record_id = given["entity"], given.get("id")
    fields = fields_of(given.get("fields") or {})
    if given.get("op") == "create":
        return Create(entity, fields, str(given.get("ref") or ""))
    if not isinstance(record_id, str):
        raise refuse("bad_request", expected="id")
    match given.get("op"):
        case "update":
            return Update(entity, record_id, fields, version_of(given) or version_of(given.get("fields")))
        case "delete":
            return Delete(entity, record_id)
        case _:
            raise refuse("bad_request", expected="op")

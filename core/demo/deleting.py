"""What goes with a record when it is deleted, and what holds it back."""

from core.demo.access import Visit, demand
from core.demo.refusal import Problem, Refusal
from core.demo.rules import too_late
from core.demo.shape import Entity, Field, Shape
from core.demo.shape_rules import CancelBefore
from core.demo.tables import Reader, Record, Tables


def delete(shape: Shape, tables: Tables, entity: Entity, record: Record, visit: Visit) -> list[tuple[str, str]]:
    """Remove the record and its parts from the tables and empty what points at it; names (entity, id) of all that changed. Raises Refusal."""
    demand(entity, visit.who, "delete", record)
    reader = Reader(shape, tables)
    for rule in entity.rules:
        if isinstance(rule, CancelBefore):
            problem = next(too_late(reader, entity, rule, record, visit), None)
            if problem is not None:
                raise Refusal(problem)
    return remove(shape, tables, record)


def remove(shape: Shape, tables: Tables, record: Record) -> list[tuple[str, str]]:
    """The same without asking who wants it. Raises Refusal when another record requires this one."""
    changed: list[tuple[str, str]] = []
    for other in shape.entities.values():
        for field in other.relations_to(record.entity):
            pointing = [r for r in tables.of(other.key) if r.values.get(field.key) == record.id]
            if pointing and not is_part(shape, other, field) and field.required:
                raise Refusal(Problem("in_use", entity=record.entity, values={"entity": other.key, "count": len(pointing)}))
            for one in pointing:
                if is_part(shape, other, field):
                    changed += remove(shape, tables, one)
                else:
                    tables.put(one.with_values(**{field.key: None}))
                    changed.append((one.entity, one.id))
    tables.drop(record.entity, record.id)
    changed.append((record.entity, record.id))
    return changed


def is_part(shape: Shape, entity: Entity, field: Field) -> bool:
    """Whether records of the entity are parts of what the field points at: order lines, comments, marks, votes."""
    for view in shape.views:
        match view.get("tag"):
            case "shop":
                part = view.get("lines") == entity.key and view.get("order") == field.target
            case "list":
                part = view.get("comments") == entity.key and view.get("entity") == field.target
            case "roster":
                part = view.get("marks") == entity.key
            case "poll":
                part = view.get("votes") == entity.key and view.get("choices") == field.target
            case "chat":
                part = view.get("messages") == entity.key and view.get("rooms") == field.target
            case _:
                part = False
        if part:
            return True
    return False

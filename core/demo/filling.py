"""What a record gets beside what was sent: defaults, the first status, the price of the item, a free resource."""

from collections.abc import Mapping
from dataclasses import replace

from core.demo.access import Visit, denied, may, sees
from core.demo.refusal import Problem, Refusal
from core.demo.rules import overlapping
from core.demo.shape import Entity, Field, Shape
from core.demo.shape_rules import NoOverlap
from core.demo.tables import Reader, Record, Tables
from core.demo.values import Unfit, Value, clean


def prepared(entity: Entity, sent: Mapping[str, object], visit: Visit, tables: Tables, before: Record | None = None) -> dict[str, Value]:
    """The values to keep of what was sent, defaults included for a new record. Raises Refusal with every problem found."""
    # Who makes a record may say what they will not see afterwards: a telephone number that only the house reads.
    hidden = {key for key, field in entity.fields.items() if before is not None and not sees(field, visit.who)}
    problems = [Problem("unknown_field", key, entity.key) for key in sent if key not in entity.fields or key in hidden]
    values: dict[str, Value] = {}
    for key, field in entity.fields.items():
        if field.tree is not None or (before is not None and key not in sent):
            continue
        try:
            value = _wanted(entity, field, sent, visit, before)
        except Unfit as unfit:
            problems.append(unfit.problem.at(entity.key, key))
            continue
        if field.type == "relation" and value is not None and tables.get(field.target or "", value) is None:
            problems.append(Problem("no_such_record", key, entity.key))
        elif value is None and field.required and not _found_later(entity, key):
            problems.append(Problem("required", key, entity.key))
        else:
            values[key] = value
    if problems:
        raise Refusal(*problems)
    if before is not None:
        _allowed(entity, visit, before, values)
        problems = list(_wrong_step(entity, before, values))
        if problems:
            raise Refusal(*problems)
    return values


def _wanted(entity: Entity, field: Field, sent: Mapping[str, object], visit: Visit, before: Record | None) -> Value:
    steps = entity.workflow.steps if entity.workflow and entity.workflow.field == field.key else ()
    if before is None and steps and not (may(entity, visit.who, "edit") or may(entity, visit.who, "approve")):
        # A visitor's order starts where orders start, whatever the form sent.
        return clean(field, field.default if field.default in steps else steps[0])
    value = clean(field, sent.get(field.key))
    if value is not None or before is not None:
        return value
    if field.default is not None:
        return _default(field, visit)
    if steps:
        return steps[0]
    return False if field.type == "boolean" else None


def _default(field: Field, visit: Visit) -> Value:
    match field.default:
        case "now":
            stamp = visit.now.strftime("%Y-%m-%dT%H:%M")
            return {"date": stamp[:10], "time": stamp[11:]}.get(field.type, stamp)
        case "today":
            return visit.now.date().isoformat()
        case "me":
            return visit.who.name or None
        case other:
            return clean(field, other)


def _found_later(entity: Entity, key: str) -> bool:
    return any(isinstance(rule, NoOverlap) and rule.resource == key for rule in entity.rules)


def _allowed(entity: Entity, visit: Visit, before: Record, values: Mapping[str, Value]) -> None:
    who = visit.who
    if may(entity, who, "edit", before):
        return
    changed = {key for key, value in values.items() if value != before.values.get(key)}
    status = {entity.workflow.field} if entity.workflow else set()
    if may(entity, who, "approve", before):
        changed -= status
    if may(entity, who, "answer", before):
        changed = {key for key in changed if before.values.get(key) not in (None, "")}
    if changed or not (may(entity, who, "approve", before) or may(entity, who, "answer", before)):
        raise denied(entity, who)


def _wrong_step(entity: Entity, before: Record, values: Mapping[str, Value]) -> list[Problem]:
    flow = entity.workflow
    if flow is None or flow.free or flow.field not in values:
        return []
    old, new = before.values.get(flow.field), values[flow.field]
    if old == new or old not in flow.steps or new not in flow.steps or new in entity.frees:
        return []
    if flow.steps.index(str(new)) == flow.steps.index(str(old)) + 1:
        return []
    return [Problem("wrong_step", flow.field, entity.key, "workflow", {"from": old, "to": new})]


def filled(shape: Shape, tables: Tables, entity: Entity, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with what the shop knows better: an order line has the price of its item."""
    result = dict(values)
    for view in shape.views_with("shop", "lines", entity.key):
        price = str(view.get("price") or "")
        item = next((tables.get(f.target or "", result.get(f.key)) for f in entity.relations_to(str(view.get("item")))), None)
        if item is not None and price in entity.fields and entity.fields[price].tree is None:
            result[price] = item.values.get(price)
    return result


def assign_free(reader: Reader, entity: Entity, rule: NoOverlap, record: Record) -> Record:
    """The record with the first resource that is free then, where none was chosen. Raises Refusal when none is."""
    field = entity.fields.get(rule.resource or "")
    if field is None or record.values.get(field.key) is not None:
        return record
    choices = field.options or tuple(one.id for one in reader.tables.of(field.target or ""))
    problem = None
    for choice in choices:
        candidate = replace(record, values={**record.values, field.key: choice})
        problem = next(overlapping(reader, entity, rule, candidate), None)
        if problem is None:
            return candidate
    if problem is None and not field.required:
        return record
    raise Refusal(problem or Problem("required", field.key, entity.key))

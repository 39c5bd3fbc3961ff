"""Limits and capacities under another number."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import AppSpec, Capacity, Rule
from core.compiler.planner.wants import words_match
from core.understood import SetNumber


def limited(spec: AppSpec, wanted: SetNumber) -> AppSpec:
    """Limits and capacities that were that number, where no rule of the brief said so."""
    old, new = wanted.old, wanted.new
    made = []
    for entity in spec.entities:
        places = {f.key for f in entity.fields if f.key in ("capacity", "participants", "places") or words_match(f.label, wanted.what)}
        fields = tuple(replace(f, maximum=new) if f.maximum == old else f for f in entity.fields)
        fields = tuple(replace(f, default=int(new)) if f.key in places and f.default == old else f for f in fields)
        rows = tuple({k: int(new) if k in places and not isinstance(v, str | bool | tuple) and v == old else v for k, v in row.items()} for row in entity.rows)
        rules = tuple(_other_limit(r, old, new) for r in entity.rules)
        made.append(replace(entity, fields=fields, rows=rows, rules=rules) if (fields, rows, rules) != (entity.fields, entity.rows, entity.rules) else entity)
    return replace(spec, entities=tuple(made))


def _other_limit(rule: Rule, old: Decimal | None, new: Decimal) -> Rule:
    match rule:
        case Capacity(limit=int() as limit) if limit == old:
            return replace(rule, limit=int(new))
        case _:
            return rule

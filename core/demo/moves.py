"""What was renamed between two revisions of a specification, as far as that can be told from the two alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.demo.shape import Entity, Shape


@dataclass(frozen=True, slots=True)
class EntityMoves:
    """`key` is the entity's new key; `fields` maps old field keys to new ones, `options` old option keys of a (new) field to new ones."""

    key: str
    fields: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def find_moves(old: Shape, new: Shape) -> dict[str, EntityMoves]:
    """For each old entity that lives on, under its old key, what became of it."""
    renamed = _pairs(list(old.entities), list(new.entities), lambda a, b: _alike(old.entities[a], new.entities[b]))
    return {key: _entity_moves(old.entities[key], new.entities[now]) for key, now in renamed.items()}


def _entity_moves(old: Entity, new: Entity) -> EntityMoves:
    fields = _pairs(list(old.fields), list(new.fields), lambda a, b: old.fields[a].type == new.fields[b].type and old.fields[a].target == new.fields[b].target)
    options = {}
    for key, now in fields.items():
        before, after = old.fields[key].options, new.fields[now].options
        if before and after:
            options[now] = _pairs(before, after, lambda _a, _b: len(before) == len(after))  # noqa: B023 - called at once
    return EntityMoves(new.key, fields, options)


def _alike(old: Entity, new: Entity) -> bool:
    shared = set(old.fields) & set(new.fields)
    return len(shared) * 2 > max(len(old.fields), len(new.fields))


def _pairs(old: Sequence[str], new: Sequence[str], alike: Callable[[str, str], bool]) -> dict[str, str]:
    """Equal keys belong together; of the rest, one that vanished and one that came at the same place and are alike."""
    pairs = {key: key for key in old if key in new}
    gone = [key for key in old if key not in pairs]
    come = [key for key in new if key not in pairs]
    for key in gone:
        there = _neighbours(old, key, pairs)
        match = next((now for now in come if alike(key, now) and _neighbours(new, now, pairs) == there), None)
        if match is not None:
            pairs[key] = match
            come.remove(match)
    return pairs


def _neighbours(keys: Iterable[str], key: str, known: Mapping[str, str]) -> tuple[str | None, str | None]:
    ordered = list(keys)
    at = ordered.index(key)
    kept = set(known)
    before = next((k for k in reversed(ordered[:at]) if k in kept), None)
    after = next((k for k in ordered[at + 1 :] if k in kept), None)
    return before, after

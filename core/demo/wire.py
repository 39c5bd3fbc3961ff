"""What goes over the wire: records, everything at once, sessions."""

from collections.abc import Mapping
from typing import Any

from core.demo.access import Visit, Who, abilities, may, open_roles, sees
from core.demo.rules import waiting_places
from core.demo.shape import Entity, Shape
from core.demo.tables import Reader, Record, Tables

Json = dict[str, Any]


class Window:
    """What one visitor sees of the records."""

    def __init__(self, shape: Shape, tables: Tables, who: Who) -> None:
        """The tables must not change while this is used."""
        self._reader = Reader(shape, tables)
        self._who = who
        self._waiting: dict[str, Mapping[str, int]] = {}

    def record(self, record: Record | None) -> Json | None:
        """A record; None when there is none or this visitor may not see it."""
        entity = self._reader.shape.entities.get(record.entity) if record else None
        if record is None or entity is None or not may(entity, self._who, "view", record):
            return None
        return self.written(entity, record)

    def written(self, entity: Entity, record: Record) -> Json:
        """A record as its maker gets it back, whether or not they may look at the list."""
        made: Json = {
            "id": record.id,
            "_v": record.version,
            "_at": record.made_at,
            "_by": record.by_name,
            "_mine": self._who.made(record),
        }
        place = self._places(entity).get(record.id)
        if place is not None:
            made["_waiting"] = place
        values = self._reader.values(record, entity)
        made.update((key, value) for key, value in values.items() if sees(entity.fields[key], self._who))
        return made

    def entities(self) -> Json:
        """Every record that may be seen, by entity."""
        tables = self._reader.tables
        return {key: [one for r in tables.of(key) if (one := self.record(r)) is not None] for key in self._reader.shape.entities}

    def _places(self, entity: Entity) -> Mapping[str, int]:
        if entity.key not in self._waiting:
            self._waiting[entity.key] = waiting_places(self._reader, entity)
        return self._waiting[entity.key]


def session(shape: Shape, who: Who, token: str | None) -> Json:
    """A session; `token` only where cookies do not exist."""
    user = {"name": who.name, "email": who.email, "role": who.role, "shared": who.shared} if who.account else None
    return {
        "user": user,
        "token": token,
        "registration": shape.registration,
        "register_roles": list(open_roles(shape)),
        "can": abilities(shape, who),
    }


def snapshot(shape: Shape, tables: Tables, visit: Visit, version: int, revision: int) -> Json:
    """Everything that a visitor may see."""
    return {
        "version": version,
        "revision": revision,
        "today": visit.now.date().isoformat(),
        "now": visit.now.strftime("%Y-%m-%dT%H:%M"),
        "entities": Window(shape, tables, visit.who).entities(),
    }

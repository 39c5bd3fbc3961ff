"""Wrapped keys and whose files are whose, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.db import tables
from adapters.db.database import Database
from core.errors import NotFound
from core.privacy.keys import SOUNDS, KeptFile, WrappedKey

_KEYS, _FILES = tables.data_keys, tables.files


class DbShelf:
    """The port `Shelf`."""

    def __init__(self, database: Database) -> None:
        """Nothing is read yet."""
        self._database = database
        self._insert = sqlite.insert if database.is_sqlite else postgresql.insert

    async def key_of(self, owner: str) -> WrappedKey | None:
        """The owner's key, None when there is none yet."""
        found = await self._keys(select(_KEYS).where(_KEYS.c.owner == owner))
        return found[0] if found else None

    async def key(self, key_id: str) -> WrappedKey:
        """The key. Raises NotFound."""
        found = await self._keys(select(_KEYS).where(_KEYS.c.id == key_id))
        if not found:
            raise NotFound(f"key {key_id}")
        return found[0]

    async def add_key(self, key: WrappedKey) -> WrappedKey:
        """Keep it unless the owner has one; the one that is kept."""

        def change(connection: Connection) -> WrappedKey:
            connection.execute(self._insert(_KEYS).values(id=key.id, owner=key.owner, master=key.master, wrapped=key.wrapped).on_conflict_do_nothing())
            return _key(connection.execute(select(_KEYS).where(_KEYS.c.owner == key.owner)).one())

        return await self._database.write(change)

    async def rewrap(self, before: WrappedKey, after: WrappedKey) -> None:
        """Put the same key under another master key, unless somebody has."""
        move = update(_KEYS).where(_KEYS.c.id == before.id, _KEYS.c.master == before.master).values(master=after.master, wrapped=after.wrapped)
        await self._database.write(lambda connection: connection.execute(move))

    async def under_other_masters(self, master: str, limit: int) -> Sequence[WrappedKey]:
        """Keys that are not under that master key."""
        return await self._keys(select(_KEYS).where(_KEYS.c.master != master).limit(limit))

    async def note(self, file: KeptFile) -> None:
        """Note whose a file is."""
        suffix = file.name[file.name.rfind(".") :] if "." in file.name else ""
        keep = self._insert(_FILES).values(
            name=file.name, owner=file.owner, made_at=file.made_at, size_bytes=file.size_bytes, is_sound=suffix in SOUNDS, saved=file.saved
        )
        keep = keep.on_conflict_do_update(index_elements=[_FILES.c.name], set_={"saved": file.saved})
        await self._database.write(lambda connection: connection.execute(keep))

    async def forget(self, name: str) -> None:
        """The file is gone."""
        await self._database.write(lambda connection: connection.execute(delete(_FILES).where(_FILES.c.name == name)))

    async def files_of(self, owner: str) -> Sequence[KeptFile]:
        """Everything of an owner's."""
        return await self._files(select(_FILES).where(_FILES.c.owner == owner).order_by(_FILES.c.made_at))

    async def old_sounds(self, before: datetime, limit: int) -> Sequence[KeptFile]:
        """Recordings made before then that nobody asked to keep."""
        look = select(_FILES).where(_FILES.c.is_sound, ~_FILES.c.saved, _FILES.c.made_at < before).order_by(_FILES.c.made_at).limit(limit)
        return await self._files(look)

    async def _keys(self, look: Select[Any]) -> list[WrappedKey]:
        return [_key(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]

    async def _files(self, look: Select[Any]) -> list[KeptFile]:
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [KeptFile(row.name, row.owner, row.made_at, row.size_bytes, row.saved) for row in rows]


def _key(row: Row[Any]) -> WrappedKey:
    return WrappedKey(row.id, row.owner, row.master, bytes(row.wrapped))

"""Voice profiles in the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from adapters.db import tables
from adapters.db.database import Database
from core.voices import VoiceProfile

_PROFILES = tables.voice_profiles


class DbVoiceProfiles:
    """The protocol `core.voices.VoiceProfiles`."""

    def __init__(self, database: Database) -> None:
        """In that database."""
        self._database = database

    async def add(self, profile: VoiceProfile) -> None:
        """Keep it."""
        row = insert(_PROFILES).values(**{name: getattr(profile, name) for name in VoiceProfile.__dataclass_fields__})
        await self._database.write(lambda connection: connection.execute(row))

    async def of_person(self, person_id: str) -> Sequence[VoiceProfile]:
        """A person's profiles, oldest first."""
        look = select(_PROFILES).where(_PROFILES.c.person_id == person_id).order_by(_PROFILES.c.made_at, _PROFILES.c.id)
        return [_load(row) for row in await self._database.read(lambda connection: connection.execute(look).all())]

    async def delete(self, person_id: str, profile_id: str | None = None) -> Sequence[VoiceProfile]:
        """Forget one profile of a person, or all."""
        which = _PROFILES.c.person_id == person_id
        if profile_id is not None:
            which &= _PROFILES.c.id == profile_id

        def forget(connection: Connection) -> list[VoiceProfile]:
            found = [_load(row) for row in connection.execute(select(_PROFILES).where(which)).all()]
            connection.execute(delete(_PROFILES).where(which))
            return found

        return await self._database.write(forget)


def _load(row: Row[Any]) -> VoiceProfile:
    return VoiceProfile(**{name: getattr(row, name) for name in VoiceProfile.__dataclass_fields__})

"""Voice profiles and the log of looks at them in the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from adapters.db import tables
from adapters.db.database import Database
from core.ports import Clock
from core.voices import VoiceAccess, VoiceProfile

_PROFILES, _LOOKS = tables.voice_profiles, tables.voice_looks


class DbVoiceProfiles:
    """The protocol `core.voices.VoiceProfiles`."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` dates the looks."""
        self._database = database
        self._clock = clock

    async def add(self, profile: VoiceProfile) -> None:
        """Keep it."""
        row = insert(_PROFILES).values(**{name: getattr(profile, name) for name in VoiceProfile.__dataclass_fields__})
        await self._database.write(lambda connection: connection.execute(row))

    async def of_person(self, person_id: str, purpose: str) -> Sequence[VoiceProfile]:
        """A person's profiles, oldest first; looking is noted."""
        look = select(_PROFILES).where(_PROFILES.c.person_id == person_id).order_by(_PROFILES.c.made_at, _PROFILES.c.id)
        now = self._clock.now()

        def read(connection: Connection) -> list[VoiceProfile]:
            found = [_load(row) for row in connection.execute(look).all()]
            if found:
                notes = [{"profile_id": one.id, "person_id": person_id, "at": now, "purpose": purpose} for one in found]
                connection.execute(insert(_LOOKS), notes)
            return found

        return await self._database.write(read)

    async def reseal(self, profile_id: str, key_id: str, sealed: bytes) -> None:
        """Replace what is sealed."""
        change = update(_PROFILES).where(_PROFILES.c.id == profile_id).values(key_id=key_id, sealed=sealed)
        await self._database.write(lambda connection: connection.execute(change))

    async def sealed_otherwise(self, key_id: str) -> Sequence[VoiceProfile]:
        """Profiles sealed with another key."""
        look = select(_PROFILES).where(_PROFILES.c.key_id != key_id)
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

    async def looks(self, person_id: str) -> Sequence[VoiceAccess]:
        """The log for a person, oldest first."""
        look = select(_LOOKS).where(_LOOKS.c.person_id == person_id).order_by(_LOOKS.c.number)
        rows = await self._database.read(lambda connection: connection.execute(look).all())
        return [VoiceAccess(row.profile_id, row.person_id, row.at, row.purpose) for row in rows]


def _load(row: Row[Any]) -> VoiceProfile:
    return VoiceProfile(**{name: getattr(row, name) for name in VoiceProfile.__dataclass_fields__})

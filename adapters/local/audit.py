"""The audit in memory."""

from collections.abc import Sequence

from core.audit import PROGRAM, Act, Audit, Entry


class LocalAudit(Audit):
    """The port `Audit`."""

    def __init__(self) -> None:
        """Empty."""
        self._entries: list[tuple[str, Entry]] = []

    async def note(self, entry: Entry, person_id: str = "") -> None:
        """One more entry."""
        self._entries.append((person_id, entry))

    async def report(self, entry: Entry, person_id: str) -> bool:
        """The program's one entry about a prototype; False when it is there already."""
        if any((one.actor, one.act, one.about) == (PROGRAM, Act.REPORTED, entry.about) for _, one in self._entries):
            return False
        self._entries.append((person_id, entry))
        return True

    async def newest(self, limit: int = 200, act: Act | None = None) -> Sequence[Entry]:
        """The newest entries, newest first."""
        return [entry for _, entry in self._entries[::-1] if act in (None, entry.act)][:limit]

    async def of_person(self, person_id: str) -> Sequence[Entry]:
        """All entries about one person's data, oldest first."""
        return [entry for whose, entry in self._entries if whose == person_id]

"""Everything that is kept of a person, as one thing: to be copied, and to be ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

RECORDINGS_KEPT = timedelta(days=90)
LINK_LASTS = timedelta(hours=24)
"""How long the link to a copy works."""
FAREWELL = timedelta(seconds=20)
"""How long the last sentence to a person who asked to be erased stays readable, for clients that fetch it."""

Rows = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Everything:
    """What the stores hold of a person: rows by table as plain JSON, the names of their files and the slugs of their prototypes."""

    rows: Mapping[str, Rows]
    files: tuple[str, ...]
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """An erasure under way: what is still to be removed outside the database. `id` names it, not the person."""

    id: str
    files: tuple[str, ...]
    slugs: tuple[str, ...]
    counts: Mapping[str, int]


class Persons(Protocol):
    """People across all stores."""

    async def everything(self, person_id: str) -> Everything:
        """What is kept of the person now."""

    async def erase(self, person_id: str, farewell: str | None = None) -> Erasure:
        """End it in one transaction, keys first to go. Of the ledger the entry with the key `farewell` stays for `FAREWELL`."""

    async def unfinished(self, limit: int = 20) -> Sequence[Erasure]:
        """Erasures of which something is left outside the database."""

    async def finished(self, erasure_id: str) -> None:
        """Nothing is left of it but the note that it was."""

    async def last_words(self) -> int:
        """Forget farewells that have been readable long enough; how many."""

    async def was_erased(self, person_id: str) -> bool:
        """Whether an erasure of that person is noted: what a restored backup brings back is to be ended again."""

    async def link(self, person_id: str) -> str:
        """An unguessable id under which the person's copy can be fetched for `LINK_LASTS`."""

    async def linked(self, link_id: str) -> str:
        """The person behind a link. Raises NotFound."""

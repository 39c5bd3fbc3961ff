"""Operators' corrections and endings in memory."""

from collections.abc import Sequence
from datetime import datetime

from adapters.local.prototypes import LocalPrototypes
from core.prototype import Prototype, Revision
from core.supervision import Correction


class LocalSupervision:
    """The port `Supervision`."""

    def __init__(self, prototypes: LocalPrototypes) -> None:
        """`prototypes` are what operators see and end."""
        self._prototypes = prototypes
        self._corrections: dict[str, Correction] = {}

    async def correct(self, correction: Correction) -> None:
        """Keep a correction; the newest for a turn counts."""
        self._corrections[correction.turn_id] = correction

    async def corrections(self) -> Sequence[Correction]:
        """All corrections, oldest first."""
        return sorted(self._corrections.values(), key=lambda one: (one.at, one.turn_id))

    async def prototypes(self, limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Everybody's prototypes, newest first."""
        return (await self._prototypes.everything())[:limit]

    async def living(self, at: datetime, after: str = "", limit: int = 100) -> Sequence[tuple[Prototype, Revision]]:
        """Everybody's prototypes that are not over, by slug."""
        found = [one for one in await self._prototypes.everything() if one[0].expires_at > at and one[0].slug > after]
        return sorted(found, key=lambda one: one[0].slug)[:limit]

    async def end(self, slug: str, at: datetime) -> None:
        """The prototype is over from then on. Raises NotFound."""
        await self._prototypes.end(slug, at)

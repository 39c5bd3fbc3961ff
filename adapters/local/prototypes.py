"""Prototypes and their revisions in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from adapters.local.conversations import LocalConversations
from core.errors import Conflict, NotFound
from core.ports import Clock
from core.prototype import Prototype, Revision


class LocalPrototypes:
    """The port `Prototypes`."""

    def __init__(self, conversations: LocalConversations, clock: Clock) -> None:
        """`conversations` says whose a prototype is, `clock` what has expired."""
        self._conversations = conversations
        self._clock = clock
        self._kept: dict[str, Prototype] = {}
        self._revisions: dict[tuple[str, int], Revision] = {}

    async def add(self, prototype: Prototype, revision: Revision) -> None:
        """Store a revision, with its prototype when it is the first. Raises Conflict when another one has that number or a number is left out."""
        stored = self._revisions.get((revision.slug, revision.number))
        if stored is not None and stored.site_digest == revision.site_digest:
            return
        newest = self._kept[revision.slug].revision if revision.slug in self._kept else 0
        if stored is not None or newest != revision.number - 1:
            raise Conflict(f"{revision.slug} is at revision {newest}")
        self._kept[revision.slug] = prototype
        self._revisions[revision.slug, revision.number] = revision

    async def get(self, slug: str) -> tuple[Prototype, Revision]:
        """The prototype and its newest revision. Raises NotFound."""
        if slug not in self._kept:
            raise NotFound(f"prototype {slug}")
        prototype = self._kept[slug]
        return prototype, self._revisions[slug, prototype.revision]

    async def of_person(self, person_id: str) -> Sequence[tuple[Prototype, Revision]]:
        """A person's prototypes that have not expired, newest first."""
        found = []
        for prototype in self._kept.values():
            owner = await self._conversations.get(prototype.conversation_id)
            if owner.person_id == person_id and prototype.expires_at > self._clock.now():
                found.append(await self.get(prototype.slug))
        return sorted(found, key=lambda both: both[0].made_at, reverse=True)

    async def revisions(self, slug: str) -> Sequence[Revision]:
        """All revisions of a prototype, oldest first."""
        return [self._revisions[key] for key in sorted(self._revisions) if key[0] == slug]

    async def everything(self) -> Sequence[tuple[Prototype, Revision]]:
        """Everybody's prototypes, newest first."""
        return [await self.get(one.slug) for one in sorted(self._kept.values(), key=lambda one: one.made_at, reverse=True)]

    async def end(self, slug: str, at: datetime) -> None:
        """The prototype is over from then on. Raises NotFound."""
        prototype, _ = await self.get(slug)
        self._kept[slug] = replace(prototype, expires_at=at)

    def slugs_of(self, conversation_ids: frozenset[str]) -> list[str]:
        """The prototypes of these conversations."""
        return [one.slug for one in self._kept.values() if one.conversation_id in conversation_ids]

    def erase(self, slug: str) -> None:
        """Forget a prototype and its revisions."""
        del self._kept[slug]
        self._revisions = {key: one for key, one in self._revisions.items() if key[0] != slug}

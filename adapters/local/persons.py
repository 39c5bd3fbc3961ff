"""A person across the stand-ins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from pydantic import TypeAdapter

from adapters.local.audit import LocalAudit
from adapters.local.blobs import LocalBlobs
from adapters.local.conversations import LocalConversations
from adapters.local.orders import LocalOrders
from adapters.local.prototypes import LocalPrototypes
from adapters.local.turns import LocalTurns
from core.audit import PERSON, Act, Entry
from core.errors import NotFound
from core.ports import Clock
from core.privacy.persons import FAREWELL, LINK_LASTS, Erasure, Everything
from core.turn import Turn


class LocalPersons:
    """The port `Persons`."""

    def __init__(  # noqa: PLR0913, PLR0917  a person is in every store
        self,
        turns: LocalTurns,
        conversations: LocalConversations,
        prototypes: LocalPrototypes,
        orders: LocalOrders,
        blobs: LocalBlobs,
        audit: LocalAudit,
        clock: Clock,
    ) -> None:
        """Reads and empties all of them."""
        self._turns = turns
        self._conversations = conversations
        self._prototypes = prototypes
        self._orders = orders
        self._blobs = blobs
        self._audit = audit
        self._clock = clock
        self._links: dict[str, tuple[str, datetime]] = {}
        self._erased: set[str] = set()
        self._left: dict[str, Erasure] = {}
        self._farewells: list[tuple[str, datetime]] = []

    async def everything(self, person_id: str) -> Everything:
        """What is kept of the person now."""
        ids = self._ids(person_id)
        turns = self._turns.of_conversations(ids)
        rows = {
            "conversations": [{"id": one} for one in sorted(ids)],
            "turns": [{"id": turn.id} for turn in turns],
            "messages": [TypeAdapter(Turn).dump_python(replace(turn, spec=None, brief=None), mode="json") for turn in turns],
        }
        return Everything(rows, tuple(self._blobs.of_owner(person_id)), tuple(self._prototypes.slugs_of(ids)))

    async def erase(self, person_id: str, farewell: str | None = None) -> Erasure:
        """End it. Of the ledger the entry with the key `farewell` stays for a moment."""
        everything = await self.everything(person_id)
        ids = self._ids(person_id)
        for slug in everything.slugs:
            self._prototypes.erase(slug)
        self._turns.erase(ids)
        self._orders.erase(person_id)
        self._conversations.erase(person_id, farewell)
        self._links = {key: value for key, value in self._links.items() if value[0] != person_id}
        erasure = Erasure(uuid4().hex, everything.files, everything.slugs, {name: len(rows) for name, rows in everything.rows.items()})
        self._left[erasure.id] = erasure
        self._erased.add(person_id)
        if farewell is not None:
            self._farewells.append((farewell, self._clock.now()))
        await self._audit.note(Entry(self._clock.now(), PERSON, Act.ERASED, erasure.id), person_id)
        return erasure

    async def unfinished(self, limit: int = 20) -> Sequence[Erasure]:
        """Erasures of which something is left."""
        return list(self._left.values())[:limit]

    async def finished(self, erasure_id: str) -> None:
        """Nothing is left of it."""
        self._left.pop(erasure_id, None)

    async def last_words(self) -> int:
        """Forget farewells that have been readable long enough; how many."""
        over = {key for key, at in self._farewells if at + FAREWELL <= self._clock.now()}
        self._conversations.ledger = [said for said in self._conversations.ledger if said.message.key not in over]
        self._farewells = [one for one in self._farewells if one[0] not in over]
        return len(over)

    async def was_erased(self, person_id: str) -> bool:
        """Whether an erasure of that person is noted."""
        return person_id in self._erased

    async def link(self, person_id: str) -> str:
        """An unguessable id under which the person's copy can be fetched."""
        link_id = uuid4().hex
        self._links[link_id] = (person_id, self._clock.now() + LINK_LASTS)
        return link_id

    async def linked(self, link_id: str) -> str:
        """The person behind a link. Raises NotFound."""
        person_id, until = self._links.get(link_id, ("", self._clock.now()))
        if until <= self._clock.now():
            raise NotFound("link")
        return person_id

    def _ids(self, person_id: str) -> frozenset[str]:
        return frozenset(one.id for one in self._conversations.of_person(person_id))

"""A conversation: one person, one address, and how far the offer has gone."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.brief import Situation
from core.messages import Address
from core.understood import Question


class Offer(StrEnum):
    """What the person may still have: a free prototype, one free clarification, then a quote."""

    FREE_PROTOTYPE = "free_prototype"
    FREE_CLARIFICATION = "free_clarification"
    QUOTED = "quoted"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is remembered between turns. `version` grows by one at every save."""

    id: str
    address: Address
    person_id: str
    language: str = "en"
    offer: Offer = Offer.FREE_PROTOTYPE
    slug: str | None = None
    asked: Question | None = None
    pending: str = ""
    """What was said before `asked` and is not built yet; it is read together with the answer."""
    answered_at: datetime | None = None
    silent: bool = False
    """True while a person of ours has taken over."""
    version: int = 0

    @property
    def situation(self) -> Situation:
        """What triage needs to know."""
        if self.asked is not None:
            return Situation.WAS_ASKED
        return Situation.FRESH if self.slug is None else Situation.HAS_PROTOTYPE

    def prototyped(self, slug: str) -> "Conversation":
        """After the first prototype was shown."""
        return replace(self, slug=slug, offer=Offer.FREE_CLARIFICATION)

    def clarified(self) -> "Conversation":
        """After the free clarification was used; paid work stays paid."""
        return self if self.offer is Offer.PAID else replace(self, offer=Offer.QUOTED)

"""A conversation: one person, one address, and how far the offer has gone."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from core.brief import Situation
from core.emotion import Mood
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
    rounds: int | None = None
    """Paid rounds of changes left; None while they are not counted."""
    orders: tuple[str, ...] = ()
    """Paid orders that have been counted in."""
    answered_turn: str | None = None
    """The turn that was answered last; remembering it again changes nothing."""
    mood: Mood | None = None
    """The mood over the last few messages."""
    spent: Decimal = Decimal(0)
    """What language models have cost for it, in euros."""
    saved: Decimal = Decimal(0)
    """What it would have cost more if the dearest of them had always been asked."""
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
        """After a round of changes: the free one, or one of those that were paid."""
        if self.offer is not Offer.PAID:
            return replace(self, offer=Offer.QUOTED)
        if self.rounds is None:
            return self
        left = self.rounds - 1
        return replace(self, rounds=left) if left > 0 else replace(self, offer=Offer.QUOTED, rounds=None)

    def bought(self, order_id: str, rounds: int | None) -> "Conversation":
        """After a payment for so many rounds of changes, None for a whole project, where they are not counted; once an order."""
        if order_id in self.orders:
            return self
        counted = None if rounds is None or (self.offer is Offer.PAID and self.rounds is None) else rounds + (self.rounds or 0)
        return replace(self, offer=Offer.PAID, rounds=counted, orders=(*self.orders, order_id))

"""An order: from a quote to delivered work. Each step is taken once, whatever arrives twice or out of order.

quoted -> accepted -> paid -> in work -> delivered
└────────┴─> expired ─(a payment that was under way)─> paid
any, once money came or goes back -> refunded
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.messages import Address
from core.quote.offer import Quote

SESSION_LASTS = timedelta(hours=23)
"""How long a payment page may be shown again; the provider keeps it for 24 hours."""


class State(StrEnum):
    """How far an order has come."""

    QUOTED = "quoted"
    ACCEPTED = "accepted"
    PAID = "paid"
    IN_WORK = "in_work"
    DELIVERED = "delivered"
    REFUNDED = "refunded"
    EXPIRED = "expired"


BEFORE_MONEY = frozenset({State.QUOTED, State.ACCEPTED, State.EXPIRED})


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts in the smallest unit of `currency`; `gross_minor` is what is paid, VAT included."""

    currency: str
    net_minor: int
    vat_minor: int

    @property
    def gross_minor(self) -> int:
        """Net and VAT."""
        return self.net_minor + self.vat_minor


@dataclass(frozen=True, slots=True)
class Checkout:
    """A payment page of the provider: its id there, its address, and when it was made."""

    session: str
    url: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Order:
    """An order as it is stored. `id` opens the quote for whoever has it (128 random bits); `version` grows by one at every save."""

    id: str
    turn_id: str
    """The turn that it answers; there is one order a turn."""
    conversation_id: str
    person_id: str
    address: Address
    language: str
    quote: Quote
    due: Money
    wish: str = ""
    """What was asked for, in the person's words; carried out once it is paid."""
    slug: str | None = None
    made_at: datetime | None = None
    state: State = State.QUOTED
    checkout: Checkout | None = None
    tries: int = 0
    """Payment pages made so far; part of the key that keeps two clicks from making two."""
    payment: str | None = None
    """The provider's id of the payment."""
    refunded_minor: int = 0
    done: tuple[str, ...] = ()
    """The milestones of a project that have been reached."""
    trouble: str | None = None
    """Why a person of ours has to look at it: "amount" when the sum that came is not the one that was due, "dispute"."""
    history: tuple[tuple[State, datetime], ...] = ()
    version: int = 0

    @property
    def number(self) -> str:
        """What people call it: on the quote, on the payment and in talk."""
        return f"Q-{self.id[:8].upper()}"

    @property
    def holds_until(self) -> date:
        """The last day on which it can be accepted."""
        return self.quote.valid_until

    @property
    def is_paid(self) -> bool:
        """Whether money came and did not go back."""
        return self.state in (State.PAID, State.IN_WORK, State.DELIVERED)

    def lapsed(self, now: datetime) -> "Order":
        """Expired when nobody paid until its last day was over."""
        over = self.state in (State.QUOTED, State.ACCEPTED) and now.date() > self.holds_until
        return self._at(State.EXPIRED, now) if over else self

    def superseded(self, now: datetime) -> "Order":
        """A later offer holds what this one did."""
        return self._at(State.EXPIRED, now) if self.state is State.QUOTED else self

    def accepted(self, now: datetime) -> "Order":
        """The person said yes."""
        return self._at(State.ACCEPTED, now) if self.state is State.QUOTED else self

    def to_be_paid_at(self, checkout: Checkout) -> "Order":
        """A payment page was made."""
        return replace(self, checkout=checkout, tries=self.tries + 1)

    def page_for_payment(self, now: datetime) -> Checkout | None:
        """The payment page that can still be shown."""
        known = self.checkout
        return known if known is not None and now - known.made_at < SESSION_LASTS else None

    def page_lapsed(self, session: str) -> "Order":
        """The provider closed a payment page; another may have been made since."""
        return replace(self, checkout=None) if self.checkout is not None and self.checkout.session == session else self

    def paid(self, payment: str, amount_minor: int | None, currency: str | None, now: datetime) -> "Order":
        """Money came; None where the provider names no amount, which it then took from what we asked for."""
        if self.state not in BEFORE_MONEY:
            return self if self.payment else replace(self, payment=payment)
        if (amount_minor is not None and amount_minor != self.due.gross_minor) or (currency is not None and currency.upper() != self.due.currency):
            return replace(self, payment=payment, trouble="amount")
        return replace(self._at(State.PAID, now), payment=payment, checkout=None)

    def reached(self, step: str) -> "Order":
        """A milestone of a project."""
        return self if step in self.done else replace(self, done=(*self.done, step))

    def begun(self, now: datetime) -> "Order":
        """Work begins."""
        return self._at(State.IN_WORK, now) if self.state is State.PAID else self

    def delivered(self, now: datetime) -> "Order":
        """What was paid for is there."""
        return self._at(State.DELIVERED, now) if self.state in (State.PAID, State.IN_WORK) else self

    def refunded(self, total_minor: int, payment: str | None, now: datetime) -> "Order":
        """So much went back in all; a message about an earlier, smaller sum changes nothing."""
        total_minor = max(total_minor, self.refunded_minor)
        all_of_it = total_minor >= self.due.gross_minor and self.state is not State.REFUNDED
        moved = self._at(State.REFUNDED, now) if all_of_it else self
        return replace(moved, refunded_minor=total_minor, payment=self.payment or payment)

    def disputed(self) -> "Order":
        """The payer's bank asks for the money back."""
        return replace(self, trouble="dispute")

    def forgotten(self) -> "Order":
        """What the law has us keep of an order whose person asked to be erased: number, sums and days, and nobody's name or words."""
        return replace(
            self, turn_id=f"erased:{self.id}", conversation_id="", person_id="", address=Address(self.address.platform, ""), wish="", slug=None, checkout=None
        )

    def _at(self, state: State, now: datetime) -> "Order":
        return replace(self, state=state, history=(*self.history, (state, now)))

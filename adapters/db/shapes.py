"""The core's dataclasses as JSON and back."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Row

from core.appspec import AppSpec
from core.brief import Brief
from core.conversation import Conversation
from core.messages import InboundMessage, OutboundMessage
from core.quote.order import Order
from core.turn import Turn, settled

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RevisionBody:
    """What of a revision is not a column."""

    brief: Brief
    spec: AppSpec
    picture: str | None
    changes: tuple[str, ...]


class Shape(Generic[T]):
    """Writes and reads one kind of dataclass."""

    def __init__(self, kind: type[T]) -> None:
        """Building the adapter takes up to 100 ms, so each is built once, at first use."""
        self._adapter = TypeAdapter(kind)

    def dump(self, one: T) -> str:
        """As JSON."""
        return self._adapter.dump_json(one).decode()

    def load(self, body: str) -> T:
        """From JSON."""
        return self._adapter.validate_json(body)


@cache
def shape(kind: type[T]) -> Shape[T]:
    """The one shape for a kind of dataclass."""
    return Shape(kind)


def build_all() -> None:
    """Build every shape now, so that the first message need not wait for it."""
    for kind in (Turn, InboundMessage, Conversation, OutboundMessage, RevisionBody, Order):
        shape(kind)


def load_conversation(row: Row[Any]) -> Conversation:
    """From a row of `conversations`."""
    found: Conversation = shape(Conversation).load(row.body)
    return found


def dump_turn(turn: Turn) -> str:
    """Without its messages, which have a table of their own."""
    return shape(Turn).dump(replace(turn, messages=()))


def load_turn(row: Row[Any], bodies: list[str]) -> Turn:
    """From a row of `turns` and the bodies of its messages in order of arrival. Joining moves only the columns, so they count."""
    turn: Turn = shape(Turn).load(row.body)
    if turn.version != row.version:
        turn = turn.reopened()
    messages = settled(tuple(shape(InboundMessage).load(body) for body in bodies))
    return replace(turn, messages=messages, version=row.version, last_at=row.last_at)


def dump_said(message: OutboundMessage) -> str:
    """As JSON."""
    return shape(OutboundMessage).dump(message)

"""What is measured of the path of a turn: how long each step took and what became of it. Ids, codes and figures only."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What became of a step."""

    DONE = "done"
    AGAIN = "again"
    """It failed and will be tried once more."""
    GIVEN_UP = "given_up"


class Measures(Protocol):
    """Takes figures; never raises and never waits."""

    def step(self, turn_id: str, stage: str, seconds: float, outcome: Outcome) -> None:
        """A step of a turn ended just now after so many seconds."""

    def answered(self, platform: str, verdict: str, seconds: float) -> None:
        """A turn was answered, so many seconds after its first message."""

    def served(self, by: str, voice_s: float) -> None:
        """An answer was worded by "own", "cache" or "model"; the person spoke for so many seconds."""

    def spent(self, what: str, eur: Decimal, saved_eur: Decimal) -> None:
        """Euros for "models", "hearing" or "speaking", and what was saved by not asking the dearest."""


class Figures(Measures, Protocol):
    """What a process measured, and what the others of the hub did, to be fetched."""

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered; `route` is the pattern of its path, so that ids do not multiply the series."""

    def text(self, gauges: Mapping[str, tuple[str, float]]) -> bytes:
        """Everything in Prometheus' text format; `gauges` are name -> (meaning, value) of this moment."""

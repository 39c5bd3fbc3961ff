"""When trying again is given up, and what the person hears then. There is always a way from here to an answer."""

from dataclasses import dataclass, replace

from core.brief import Intent
from core.errors import Unavailable
from core.turn import Stage, Turn
from core.understood import Triage
from core.verdict import Handoff

FIRST_PAUSE_S = 0.5
"""Before the second try; each further pause is three times as long."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a step is tried, and the longest pause between two tries, in seconds."""

    tries: int
    longest_pause_s: float


WORKING = Patience(4, 10.0)
"""While a person waits for a result: some seven seconds of pauses in all."""

SAYING = Patience(60, 300.0)
"""A finished answer is kept and offered to a platform that is down for about four and a half hours."""


APOLOGY = "handoff_trouble"


def patience(stage: Stage, error: Exception) -> Patience:
    """How long a step at that stage is tried after such an error."""
    return SAYING if stage is Stage.HOSTED and isinstance(error, Unavailable) else WORKING


def give_up(turn: Turn, error: Exception) -> Turn:
    """The turn with only an apology left to say; with nothing left when not even that can be said."""
    failure = f"{turn.stage}: {type(error).__name__}: {error}"[:300]
    if turn.stage is Stage.HOSTED and (isinstance(error, Unavailable) or apologises(turn)):
        return turn.moved(Stage.ANSWERED, failure=failure)
    triage = turn.understood.triage if turn.understood else turn.verdict.triage if turn.verdict else _unknown(turn)
    moved = replace(turn, attempts=0, not_before=None) if turn.stage is Stage.HOSTED else turn.moved(Stage.HOSTED)
    return replace(moved, verdict=Handoff(triage, APOLOGY), slug=None, revision=None, picture=None, failure=failure)


def apologises(turn: Turn) -> bool:
    """Whether the turn ends with an apology because something went wrong."""
    return isinstance(turn.verdict, Handoff) and turn.verdict.phrase == APOLOGY


def _unknown(turn: Turn) -> Triage:
    language = turn.reading.language if turn.reading else (turn.language_hint or "en")[:2].lower()
    return Triage(Intent.HANDOFF, 0.0, "given up before it was understood", language)

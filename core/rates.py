"""What outside services for speech cost; the machine's own cost nothing for each use."""

from dataclasses import dataclass
from decimal import Decimal

from core.turn import Turn

_MINUTE_S = 60
_CHARS = 1000


@dataclass(frozen=True, slots=True)
class Rates:
    """Euros by use. `outside` are the names of models that hear for money, `speaks` says whether an outside voice is configured."""

    hearing_minute: Decimal = Decimal(0)
    speaking_thousand: Decimal = Decimal(0)
    outside: frozenset[str] = frozenset()
    speaks: bool = False

    def hearing(self, turn: Turn) -> Decimal:
        """The euros for hearing a turn."""
        heard = turn.reading.transcripts if turn.reading else ()
        seconds = sum(one.duration_s for one in heard if one.model in self.outside)
        return self.hearing_minute * Decimal(str(round(seconds, 3))) / _MINUTE_S

    def speaking(self, characters: int) -> Decimal:
        """The euros for saying so many characters, as if an outside voice always answered where one is configured: at most so much."""
        return self.speaking_thousand * characters / _CHARS if self.speaks else Decimal(0)


NOTHING = Rates()


def voice_s(turn: Turn) -> float:
    """Seconds that somebody spoke in a turn."""
    return sum(one.duration_s for one in turn.reading.transcripts) if turn.reading else 0.0

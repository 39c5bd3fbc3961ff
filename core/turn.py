"""A turn is what a person says in one breath; it moves from stage to stage and always ends in an answer."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.appspec import AppSpec
from core.errors import WrongStage
from core.messages import Address, InboundMessage
from core.reading import Reading
from core.understood import Understood
from core.verdict import Verdict


class Stage(StrEnum):
    """How far a turn has come."""

    RECEIVED = "received"
    READ = "read"
    TRIAGED = "triaged"
    PLANNED = "planned"
    BUILT = "built"
    HOSTED = "hosted"
    ANSWERED = "answered"


NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.RECEIVED: (Stage.READ, Stage.HOSTED),
    Stage.READ: (Stage.TRIAGED, Stage.HOSTED),
    Stage.TRIAGED: (Stage.PLANNED, Stage.HOSTED),
    Stage.PLANNED: (Stage.BUILT, Stage.HOSTED),
    Stage.BUILT: (Stage.HOSTED,),
    Stage.HOSTED: (Stage.ANSWERED,),
    Stage.ANSWERED: (),
}
"""Where each stage may lead. HOSTED means "only the reply is left", so a turn that builds nothing goes there directly."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn as it is stored. `version` grows by one at every save; a save with an old version is refused."""

    id: str
    conversation_id: str
    address: Address
    opened_at: datetime
    messages: tuple[InboundMessage, ...] = ()
    stage: Stage = Stage.RECEIVED
    version: int = 0
    attempts: int = 0
    """Failed tries of the current step; it starts again at 0 with each stage."""
    not_before: datetime | None = None
    reading: Reading | None = None
    understood: Understood | None = None
    verdict: Verdict | None = None
    spec: AppSpec | None = None
    changes: tuple[str, ...] = ()
    slug: str | None = None
    revision: int | None = None
    picture: str | None = None
    seconds: tuple[tuple[str, float], ...] = ()
    """How long each step took, in order."""
    failure: str | None = None
    """Why a step was given up, for operators."""

    def moved(self, stage: Stage, **found: object) -> "Turn":
        """The turn after a step, with what the step found. Raises WrongStage when the step does not lead there."""
        if stage not in NEXT[self.stage]:
            raise WrongStage(f"{self.stage} does not lead to {stage}")
        return replace(self, stage=stage, attempts=0, not_before=None, **found)  # type: ignore[arg-type]  # the names are checked by replace itself

"""A turn is what a person says in one breath; it moves from stage to stage and always ends in an answer."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from core.appspec import AppSpec
from core.brief import Brief
from core.errors import WrongStage
from core.messages import Address, InboundMessage, MessageKind
from core.quote.offer import Quote
from core.reading import Part, Reading
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

LISTENING = frozenset({Stage.RECEIVED, Stage.READ, Stage.TRIAGED})
"""Stages at which a further message still joins the turn: nothing has been built from it yet."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn as it is stored. `version` grows by one at every save and every joining; a save with an old version is refused."""

    id: str
    conversation_id: str
    address: Address
    opened_at: datetime
    last_at: datetime
    """When its latest message was stored, by our clock; the quiet window counts from here."""
    messages: tuple[InboundMessage, ...] = ()
    """In the order they were written; deleted ones are left out, edited ones carry their new text."""
    stage: Stage = Stage.RECEIVED
    version: int = 0
    attempts: int = 0
    """Failed tries of the current step; it starts again at 0 with each stage."""
    not_before: datetime | None = None
    parts: tuple[Part, ...] = ()
    """What the attachments held, kept as soon as each is known, so that a joining message does not cost a second transcription."""
    reading: Reading | None = None
    understood: Understood | None = None
    verdict: Verdict | None = None
    brief: Brief | None = None
    """Everything that `spec` was made from, former turns included."""
    spec: AppSpec | None = None
    changes: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    slug: str | None = None
    revision: int | None = None
    url: str | None = None
    picture: str | None = None
    quote: Quote | None = None
    order: str | None = None
    """The order that offers `quote`; without a quote, the paid one that this turn carries out."""
    served: Literal["own", "cache", "model"] = "own"
    """Who worded the answer: Statex itself, what was kept of the same question before, or a language model."""
    progress_id: str | None = None
    """The platform's id of the progress message, which further progress edits."""
    seconds: tuple[tuple[str, float], ...] = ()
    """How long each step took, in order."""
    failure: str | None = None
    """Why a step was given up, for operators."""

    def moved(self, stage: Stage, **found: object) -> "Turn":
        """The turn after a step, with what the step found. Raises WrongStage when the step does not lead there."""
        if stage not in NEXT[self.stage]:
            raise WrongStage(f"{self.stage} does not lead to {stage}")
        return replace(self, stage=stage, attempts=0, not_before=None, **found)  # type: ignore[arg-type]  # the names are checked by replace itself

    def reopened(self) -> "Turn":
        """The turn after a message joined it: everything is to be read again, but no attachment fetched twice."""
        return replace(self, stage=Stage.RECEIVED, attempts=0, not_before=None, reading=None, understood=None, verdict=None, slug=None)

    @property
    def is_answered(self) -> bool:
        """Whether nothing is left to do."""
        return self.stage is Stage.ANSWERED

    def knowing(self, parts: tuple[Part, ...]) -> "Turn":
        """The turn with what further attachments held; a part that is known already is left out."""
        known = {part.ref for part in self.parts}
        return replace(self, parts=(*self.parts, *(part for part in parts if part.ref not in known)))

    @property
    def newest(self) -> InboundMessage | None:
        """The message written last, None when all were deleted."""
        return self.messages[-1] if self.messages else None

    def says(self, words: str) -> bool:
        """Whether that was typed, was heard, or is why the turn failed; capitals are as good as small letters."""
        texts = (*(one.text for one in self.messages), (self.reading.heard if self.reading else None) or "", self.failure or "")
        return any(words.casefold() in text.casefold() for text in texts)

    @property
    def language_hint(self) -> str | None:
        """What the platform says of the person's language, from the first message that says anything."""
        return next((m.sender.language_hint for m in self.messages if m.sender.language_hint), None)


def in_order(messages: tuple[InboundMessage, ...]) -> tuple[InboundMessage, ...]:
    """Messages as they were written: by the platform's time, then by the number at the end of its message id, then as they arrived."""

    def key(message: InboundMessage) -> tuple[datetime, int]:
        digits = message.external_id.rpartition(":")[2]
        return message.sent_at, int(digits) if digits.isdecimal() else 0

    return tuple(sorted(messages, key=key))


def settled(messages: tuple[InboundMessage, ...]) -> tuple[InboundMessage, ...]:
    """Messages as they stand after edits and deletions among them, which take effect on what they refer to; `messages` are in order of arrival."""
    kept: dict[str, InboundMessage] = {}
    for one in messages:
        target = one.refers_to or ""
        if one.kind is MessageKind.DELETE:
            kept.pop(target, None)
        elif one.kind is MessageKind.EDIT and target in kept:
            before = kept[target]
            kept[target] = replace(before, text=one.text, attachments=one.attachments or before.attachments)
        else:
            kept[one.external_id] = one
    return in_order(tuple(kept.values()))

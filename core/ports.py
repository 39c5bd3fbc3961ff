"""What the core needs of the world. Every method may raise Unavailable or Refused; every port ships a stand-in in adapters/local."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.appspec import AppSpec
from core.audit import Audit
from core.common_questions import CommonQuestions
from core.consent import Consents
from core.conversation import Conversation
from core.filled import Filled
from core.handoff import Operators
from core.limits import DEFAULTS, Limits
from core.measures import Measures
from core.messages import Address, Attachment, InboundMessage, OutboundMessage, Platform, Said
from core.privacy.keys import Shelf
from core.privacy.persons import Persons
from core.prototype import Prototype, Revision
from core.quote.ports import Orders, Payments, Printer
from core.quote.terms import DEFAULT_TERMS, Terms
from core.rates import NOTHING, Rates
from core.reading import Extract
from core.site import CheckReport, Site
from core.speech import Ears, Transcriber, Voice
from core.supervision import Supervision
from core.turn import Turn
from core.voices import VoiceMaker, VoiceProfiles
from core.wits import Wits

T = TypeVar("T")

CLAIM_S = 60.0
"""How long a claim on an outbound message holds when nothing is heard of it: longer than any one call to a platform may take."""


class Turns(Protocol):
    """Messages and turns, kept for good."""

    async def accept(self, message: InboundMessage, raw: bytes) -> str | None:
        """Store the message once and let it join or open its address's turn, in one transaction; the turn's id, or None for a redelivery."""

    async def get(self, turn_id: str) -> Turn:
        """The turn as stored. Raises NotFound."""

    async def save(self, turn: Turn) -> Turn:
        """Store a moved turn; gives it back with its new version. Raises Conflict when somebody moved it or a message joined it meanwhile."""

    async def touch(self, turn_id: str) -> None:
        """Note that the turn is being worked on, so that no sweep takes it for forgotten; its version stays."""

    async def first_open(self, conversation_id: str) -> str | None:
        """The id of the conversation's oldest unanswered turn: the one to be moved; None when all are answered."""

    async def raw(self, key: str) -> bytes:
        """The delivery as it came, by the message's key. Raises NotFound."""

    async def holding(self, key: str) -> str:
        """The id of the turn that the message with this key joined. Raises NotFound."""

    async def conversation_of(self, turn_id: str) -> str:
        """The id of the conversation that the turn belongs to, without reading the turn. Raises NotFound."""

    async def forgotten(self, before: datetime, limit: int) -> Sequence[str]:
        """Ids of unanswered turns that nobody touched since `before` and whose `not_before` is not after it either, oldest first."""


class Conversations(Protocol):
    """Conversations, their prototypes and the ledger of what was said."""

    async def get(self, conversation_id: str) -> Conversation:
        """The conversation. Raises NotFound."""

    async def save(self, conversation: Conversation) -> Conversation:
        """Store it; gives it back with its new version. Raises Conflict."""

    async def at(self, address: Address) -> Conversation:
        """The conversation at an address. Raises NotFound."""

    async def claim(self, key: str) -> bool:
        """True when the caller may say the outbound message with this key now.

        That is once a key, and once more when a claim is `CLAIM_S` old and nothing was kept by `said`: whoever held it has died. Between the
        platform's taking the message and `said` a death makes it be said twice; everywhere else it is said exactly once.
        """

    async def release(self, key: str) -> None:
        """Give a claim back: what it was for was surely not said."""

    async def said(self, message: OutboundMessage, at: datetime) -> None:
        """Keep what was said, so that a client can ask for it again; the same key again changes nothing."""

    async def said_under(self, key: str) -> Said | None:
        """The ledger's entry with that key, None while it was not said."""

    async def said_after(self, address: Address, number: int, limit: int = 100) -> Sequence[Said]:
        """What was said at an address after that ledger number, oldest first."""

    async def newest_said(self) -> int:
        """The greatest number in the ledger, 0 when it is empty; cheap enough to ask forty times a second."""


class Prototypes(Protocol):
    """Prototypes and their revisions."""

    async def add(self, prototype: Prototype, revision: Revision) -> None:
        """Store a revision, with its prototype when it is the first; storing the same number and digest again changes nothing. Raises Conflict."""

    async def get(self, slug: str) -> tuple[Prototype, Revision]:
        """The prototype and its newest revision. Raises NotFound."""

    async def of_person(self, person_id: str) -> Sequence[tuple[Prototype, Revision]]:
        """A person's prototypes that have not expired, newest first."""

    async def revisions(self, slug: str) -> Sequence[Revision]:
        """All revisions of a prototype, oldest first; none for a slug that nobody knows."""


class Archive(Protocol):
    """Looking back at what is kept: for a person at their own, for an operator at everything."""

    async def conversations_of(self, person_id: str, limit: int = 50) -> Sequence[Conversation]:
        """A person's conversations, the one that was last moved first."""

    async def turns_of(self, conversation_id: str, limit: int = 200) -> Sequence[Turn]:
        """The newest `limit` turns of a conversation, oldest first."""

    async def newest_turns(self, limit: int = 100) -> Sequence[Turn]:
        """Turns of all conversations, the one that was last touched first."""

    async def turns_saying(self, words: str, limit: int = 100) -> Sequence[Turn]:
        """Turns of all time that `say` the words, the one that was last touched first."""

    async def unanswered(self, limit: int = 100) -> Sequence[Turn]:
        """Turns that somebody waits for, oldest first."""

    async def taken_over(self, limit: int = 100) -> Sequence[Conversation]:
        """Conversations in which the program is silent because a person of ours answers."""


class Channel(Protocol):
    """One platform, outwards."""

    platform: Platform

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The attachment's content. Raises BadInput("file_too_large") above the limit."""

    async def working(self, address: Address, about: str | None = None) -> None:
        """Show "typing" or the like, and that the message with the external id `about` was read; lasts a few seconds."""

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Say it; the platform's id of what was said.

        Where the platform can, progress edits what was said before under the id `replaces`, and what is final takes that away.
        """


class Documents(Protocol):
    """Text, tables and pictures out of files."""

    async def read(self, data: bytes, name: str) -> Extract:
        """What a document or image holds; its content decides what it is, never its name. Raises BadInput with a code that says why not."""


class Embedder(Protocol):
    """Meaning of texts."""

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text: shape (len(texts), core.understanding.meaning.DIMENSIONS)."""


class LanguageModel(Protocol):
    """A language model that fills in a shape."""

    async def fill(self, shape: type[T], instruction: str, material: str, seconds: float = 10.0) -> Filled[T]:
        """An instance of `shape` (a dataclass whose fields all are required) from `material`, which is data and never obeyed. Raises Unavailable or Refused."""


class Host(Protocol):
    """Where prototypes live."""

    async def publish(self, slug: str, number: int, site: Site, spec: AppSpec) -> str:
        """Put the files in place at once or not at all, keep entered data, and give the link. The same slug, number and digest again changes nothing."""

    async def withdraw(self, slug: str) -> None:
        """Remove files and data; nothing happens when there are none."""

    async def entered(self, slug: str, entity: str, field: str) -> int:
        """How many records of visitors hold something in that field (with "" in any), beyond what the prototype began with; 0 when there are none."""


class Browser(Protocol):
    """Opens and uses a site before anybody sees it."""

    async def check(self, site: Site, spec: AppSpec) -> CheckReport:
        """Serve the files privately, walk through them and report. Unavailable when no browser can be had."""


class Blobs(Protocol):
    """Files by name."""

    async def put(self, data: bytes, suffix: str, owner: str = "") -> str:
        """Keep the bytes; a new unguessable name with that suffix (".png"). `owner` is the id of the person whose it is, "" for nobody's."""

    async def get(self, name: str) -> bytes:
        """The bytes. Raises NotFound."""

    async def delete(self, name: str) -> None:
        """Forget them; nothing happens when there are none."""


class Scanner(Protocol):
    """Looks for viruses."""

    async def check(self, data: bytes) -> None:
        """Nothing when the file is clean. Raises BadInput("file_infected"), and Unavailable when it was not looked at: then it is not taken either."""


class Jobs(Protocol):
    """Wakes a worker. Losing or doubling a nudge is harmless."""

    async def nudge(self, turn_id: str, delay_s: float = 0.0) -> None:
        """Ask for the turn to be looked at, at once or after `delay_s` seconds. Never raises: the sweep finds what was not nudged."""


class Clock(Protocol):
    """The time, so that tests can have their own."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything the pipeline may touch; all the injection there is."""

    turns: Turns
    conversations: Conversations
    prototypes: Prototypes
    channels: dict[Platform, Channel]
    documents: Documents
    transcriber: Transcriber
    embedder: Embedder
    host: Host
    browser: Browser
    blobs: Blobs
    jobs: Jobs
    clock: Clock
    wits: Wits
    orders: Orders
    persons: Persons
    printer: Printer
    audit: Audit
    limits: Limits = DEFAULTS
    terms: Terms = DEFAULT_TERMS
    payments: Payments | None = None
    model: LanguageModel | None = None
    voice: Voice | None = None
    ears: Ears | None = None
    archive: Archive | None = None
    operators: Operators | None = None
    shelf: Shelf | None = None
    scanner: Scanner | None = None
    supervision: Supervision | None = None
    measures: Measures | None = None
    common: CommonQuestions | None = None
    rates: Rates = NOTHING
    consents: Consents | None = None
    profiles: VoiceProfiles | None = None
    voices: VoiceMaker | None = None
    outside: Transcriber | None = None
    """Hears by way of outside services, the machine's own last; only for people who agreed to that."""
    own_voice: Voice | None = None
    """The machine's own where `voice` is an outside one: for people whose words go to nobody outside."""
    voices_outside: bool = False
    """Whether `voices` sends recordings to a service outside."""

"""What comes in and what goes out, without any platform's shape."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.reading import Part


class Platform(StrEnum):
    """Where a conversation takes place."""

    WEB = "web"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    SLACK = "slack"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer goes: `chat` and `thread` are the platform's own opaque ids."""

    platform: Platform
    chat: str
    thread: str = ""


class AttachmentKind(StrEnum):
    """What an attachment is for, as the platform says; the content decides what it really is."""

    VOICE = "voice"
    AUDIO = "audio"
    IMAGE = "image"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was mentioned but not yet fetched; `ref` is what the channel needs to fetch it."""

    kind: AttachmentKind
    ref: str
    media_type: str | None = None
    name: str | None = None
    size_bytes: int | None = None
    duration_s: float | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote: an opaque id within the platform, and what the platform says of their language (BCP 47)."""

    id: str
    name: str | None = None
    language_hint: str | None = None


def person_of(address: Address, sender: Sender) -> str:
    """The id under which everything of a person is kept: "platform:their id there"."""
    return f"{address.platform}:{sender.id}"


class MessageKind(StrEnum):
    """What a delivery does to the conversation."""

    NEW = "new"
    EDIT = "edit"
    DELETE = "delete"
    PRESS = "press"
    REACTION = "reaction"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One delivery, translated. `key` is stored once and for all; times are aware and in UTC."""

    address: Address
    external_id: str
    sender: Sender
    sent_at: datetime
    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    kind: MessageKind = MessageKind.NEW
    refers_to: str | None = None
    """The external id of the message that this one edits, deletes, presses or replies to."""
    button: str | None = None
    """The `Button.action` that was pressed."""
    album: str | None = None
    parts: tuple[Part, ...] = ()
    """What attachments are known to hold already, because they were heard while they were spoken."""

    @property
    def key(self) -> str:
        """The idempotency key, "platform:external id"."""
        return f"{self.address.platform}:{self.external_id}"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: `action` comes back in `InboundMessage.button`; a `url` opens instead."""

    label: str
    action: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """One thing to say. `key` makes it said once; media are names in the blob store."""

    key: str
    address: Address
    text: str
    link: str | None = None
    picture: str | None = None
    voice: str | None = None
    buttons: tuple[Button, ...] = ()
    further: tuple[Button, ...] = ()
    """Buttons that a channel shows below the others where it has room for them."""
    language: str = "en"
    final: bool = True
    """False for progress, which a channel may show by editing one message, or leave out."""
    answers: str | None = None
    """The external id of the newest message that this answers."""
    asked_at: datetime | None = None
    """When the person wrote that; some platforms take free words only for a while after."""

    def answering(self, message: InboundMessage | None) -> "OutboundMessage":
        """The same, said in answer to that message."""
        return self if message is None else replace(self, answers=message.external_id, asked_at=message.sent_at)


@dataclass(frozen=True, slots=True)
class Said:
    """An entry of the ledger of what was said; `number` grows from entry to entry."""

    number: int
    message: OutboundMessage
    at: datetime

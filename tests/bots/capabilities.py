"""What each messenger can do: inwards by reading the payload files, outwards as the channels say. `python -m tests.bots.capabilities` prints the table."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram.types import Update

from adapters.channels.slack.channel import SlackChannel
from adapters.channels.telegram.channel import TelegramChannel
from adapters.channels.whatsapp.channel import WhatsAppChannel
from adapters.channels.whatsapp_twilio.channel import TwilioChannel
from bots.slack import presses
from bots.slack import translate as slack
from bots.telegram import translate as telegram
from bots.whatsapp import translate as whatsapp
from bots.whatsapp_twilio import translate as twilio
from core.abilities import Abilities
from core.messages import AttachmentKind, InboundMessage, MessageKind

FIXTURES = Path(__file__).parents[1] / "fixtures"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
Read = tuple[str, InboundMessage]


def _telegram(payload: dict[str, Any]) -> Iterator[InboundMessage | None]:
    yield telegram.translate(Update.model_validate(payload), 42, NOW)


def _slack(payload: dict[str, Any]) -> Iterator[InboundMessage | None]:
    heard = slack.translate(payload)
    yield heard.message if heard else presses.pressed(payload)


def _whatsapp(payload: dict[str, Any]) -> Iterator[InboundMessage | None]:
    for value in whatsapp.values(payload):
        for message in value.get("messages", ()):
            yield whatsapp.translate(value, message)


def _twilio(payload: dict[str, Any]) -> Iterator[InboundMessage | None]:
    yield twilio.translate(payload, NOW)


MESSENGERS: tuple[tuple[str, str, Callable[[dict[str, Any]], Iterator[InboundMessage | None]], Abilities], ...] = (
    ("Telegram", "telegram", _telegram, TelegramChannel.abilities),
    ("WhatsApp", "whatsapp", _whatsapp, WhatsAppChannel.abilities),
    ("WhatsApp by Twilio", "twilio", _twilio, TwilioChannel.abilities),
    ("Slack", "slack", _slack, SlackChannel.abilities),
)


def _with(kind: AttachmentKind) -> Callable[[Read], bool]:
    return lambda one: any(file.kind is kind for file in one[1].attachments)


def _of(kind: MessageKind) -> Callable[[Read], bool]:
    return lambda one: one[1].kind is kind


HEARD: dict[str, Callable[[Read], bool]] = {
    "words": lambda one: bool(one[1].text) and not one[1].attachments,
    "voice notes": _with(AttachmentKind.VOICE),
    "sound files": _with(AttachmentKind.AUDIO),
    "pictures": _with(AttachmentKind.IMAGE),
    "documents": _with(AttachmentKind.DOCUMENT),
    "videos, by their sound": _with(AttachmentKind.VIDEO),
    "words under a file": lambda one: bool(one[1].text) and bool(one[1].attachments),
    "several files at once": lambda one: one[1].album is not None or len(one[1].attachments) > 1,
    "places": lambda one: re.search(r"-?\d+\.\d{6}, -?\d+\.\d{6}", one[1].text) is not None,
    "contacts": lambda one: one[0].startswith("contact"),
    "replies": lambda one: one[1].kind is MessageKind.NEW and one[1].refers_to is not None,
    "edits": _of(MessageKind.EDIT),
    "deletions": _of(MessageKind.DELETE),
    "reactions": _of(MessageKind.REACTION),
    "pressed buttons": _of(MessageKind.PRESS),
    "groups": lambda one: one[0].startswith("group") or "channel" in one[0] or "in_a_group" in one[0],
    "threads": lambda one: bool(one[1].address.thread),
}
SAID = {
    "working": "while we work",
    "progress": "progress",
    "text": "text",
    "picture": "picture of the prototype",
    "buttons": "buttons",
    "voice": "spoken answer",
    "late": "after a day of silence",
}


def read(folder: str, reading: Callable[[dict[str, Any]], Iterator[InboundMessage | None]]) -> list[Read]:
    """Every message in the payload files of a messenger, with the file's name."""
    paths = sorted((FIXTURES / folder).glob("*.json"))
    return [(path.stem, one) for path in paths for one in reading(json.loads(path.read_text())) if one is not None]


def table() -> list[str]:
    """The lines of the table."""
    heard = [read(folder, reading) for _, folder, reading, _ in MESSENGERS]
    lines = [f"| | {' | '.join(name for name, *_ in MESSENGERS)} |", "|---|" + "---|" * len(MESSENGERS)]
    lines += [_line(f"in: {what}", ["yes" if any(map(holds, messages)) else "" for messages in heard]) for what, holds in HEARD.items()]
    lines += [_line(f"out: {SAID[one.name]}", [getattr(abilities, one.name) for *_, abilities in MESSENGERS]) for one in fields(Abilities)]
    return lines


def _line(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    print("\n".join(table()))  # noqa: T201  that is what it is for
